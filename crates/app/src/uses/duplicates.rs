//! Is somebody registered already? Who may be one person is shown side by side with the reasons;
//! whether they are is decided by a human, and undone by one.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{CaseId, Code, CommandId, Compartment, EventId, PersonId, Timestamp};
use linkage::person::{Among, Bounds, Person, UNSHOWN, Weighed, seek, weigh};
use reception::duplicate::{Command, Duplicates, Facts, Refusal};
use reception::{Concept, Recorder};
use record::{AccessEvent, DuplicateEvent, Finding, Purpose, Recordable};
use trace::{Boundary, Interest, Receipt, Seen};

use super::filed_alike::FiledAlike;
use super::{Claim, NewPerson, PersonCard};
use crate::alike;
use crate::error::{Error, Result};
use crate::house::{Change, House, Session};
use crate::parts::{known, plain};
use crate::policy::{Use, compartments};
use crate::views::case_column;

/// So many are shown.
const MOST_SHOWN: usize = 8;

/// Somebody registered who may be the person.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Who, by what is claimed.
    pub card: PersonCard,
    /// The cases: id and number.
    pub cases: Vec<(CaseId, String)>,
    /// What speaks for and against, in bits.
    pub weighed: Weighed,
}

/// A decision about a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The decision.
    pub id: EventId,
    /// The other person.
    pub other: PersonCard,
    /// The other's cases: id and number.
    pub cases: Vec<(CaseId, String)>,
    /// What was decided.
    pub finding: Finding,
    /// Why, if the role opens identity and the file was not erased.
    pub reason: Option<String>,
    /// When.
    pub at: Timestamp,
    /// At which office.
    pub office: Option<Code>,
    /// When and why it was undone, if it was.
    pub undone: Option<(Timestamp, Option<String>)>,
}

/// Who may be, is, and is not the same person as somebody.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Doubles {
    /// Those about whom nothing was decided, the likeliest first.
    pub candidates: Vec<Candidate>,
    /// What was decided and stands, the newest first.
    pub decided: Vec<Decision>,
    /// What was decided and undone, the newest first.
    pub undone: Vec<Decision>,
}

/// A case of somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseOf {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// The version of its procedure: `fr.asylum:2024-1`.
    pub procedure: String,
}

/// What was found of somebody registered when a person is registered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Who.
    pub other: PersonId,
    /// Whether it is the same person.
    pub finding: Finding,
    /// Why.
    pub reason: String,
}

impl House {
    /// Those registered who may be somebody about to be, the likeliest first. The look is written
    /// down before anything is shown.
    ///
    /// # Errors
    /// The role may not; the log fails.
    pub fn registered_already(&self, session: &Session, who: &NewPerson) -> Result<Vec<Candidate>> {
        session.must(Use::Compare)?;
        let person = alike::person(&who.identity, who.sex, who.nationality);
        let candidates = self.compared(session, &person, &BTreeSet::new())?;
        self.shown(session, candidates.iter().map(|candidate| candidate.card.person))?;
        Ok(candidates)
    }

    /// Who may be, is, and is not the same person as somebody registered.
    ///
    /// # Errors
    /// The role may not; there is no such person; the log fails.
    pub fn doubles(&self, session: &Session, person: PersonId) -> Result<Doubles> {
        session.must(Use::Compare)?;
        let open = compartments(session.role());
        let card = self.card(person, open)?;
        let Some(leading) = card.leading() else { return Err(Error::NotFound) };
        let (log, _) = self.recorder(&[person])?;
        let state = log.state();
        let (undone, decided): (Vec<Decision>, Vec<Decision>) =
            self.decided(session, person)?.into_iter().partition(|it| it.undone.is_some());
        let mut known: BTreeSet<PersonId> = state.same_as(person);
        known.extend(decided.iter().map(|decision| decision.other.person));
        let candidates = match &leading.identity {
            Some(_) => self.compared(session, &all_claimed(&card), &known)?,
            None => Vec::new(),
        };
        let others = decided.iter().chain(&undone).map(|decision| decision.other.person);
        self.shown(session, others.chain(candidates.iter().map(|it| it.card.person)))?;
        Ok(Doubles { candidates, decided, undone })
    }

    /// The cases of a person, also those under a file found to be the same person's.
    ///
    /// # Errors
    /// The role may not; the log fails.
    pub fn cases_of_person(&self, session: &Session, person: PersonId) -> Result<Vec<CaseOf>> {
        session.must(Use::OpenFile)?;
        let mut cases = BTreeMap::new();
        for same in self.same_as(person)? {
            for row in self.cases_of(same)? {
                let text = |name| row.text(case_column(name)).unwrap_or_default().to_owned();
                let case = CaseId::new(row.subject.id);
                let of = CaseOf { case, number: text("number"), procedure: text("procedure") };
                cases.insert(case, of);
            }
        }
        Ok(cases.into_values().collect())
    }

    /// Decides whether two people registered are one.
    ///
    /// # Errors
    /// The role may not; the decision contradicts another; the log fails.
    pub fn decide_duplicate(
        &self,
        session: &Session,
        command: CommandId,
        one: PersonId,
        found: &Found,
    ) -> Result<Receipt> {
        session.must(Use::Compare)?;
        for person in [one, found.other] {
            if self.card(person, &[])?.claims.is_empty() {
                return Err(Error::NotFound);
            }
        }
        let (mut log, seen) = self.recorder(&[one, found.other])?;
        self.find(&mut log, one, found)?;
        self.append_findings(session, command, log, seen)
    }

    /// Undoes a decision about a person.
    ///
    /// # Errors
    /// The role may not; no such decision stands; the log fails.
    pub fn undo_duplicate(
        &self,
        session: &Session,
        command: CommandId,
        person: PersonId,
        undo: (EventId, &str),
    ) -> Result<Receipt> {
        session.must(Use::Compare)?;
        let (mut log, seen) = self.recorder(&[person])?;
        let (decision, reason) = (undo.0, undo.1.to_owned());
        let own = log.state().standing.get(&decision);
        if !own.is_some_and(|pair| [pair.one, pair.other].contains(&person)) {
            return Err(Refusal::NoSuchDecision(decision).into());
        }
        let facts = Facts { id: self.world.id() };
        log_decide(&mut log, Command::Undo { decision, reason }, &facts)?;
        self.append_findings(session, command, log, seen)
    }

    /// Adds a finding to decisions loaded.
    pub(super) fn find(
        &self,
        log: &mut Recorder<Duplicates>,
        one: PersonId,
        found: &Found,
    ) -> Result<()> {
        let (other, finding, reason) = (found.other, found.finding, found.reason.clone());
        let facts = Facts { id: self.world.id() };
        log_decide(log, Command::Decide { one, other, finding, reason }, &facts)
    }

    fn append_findings(
        &self,
        session: &Session,
        command: CommandId,
        log: Recorder<Duplicates>,
        seen: Seen,
    ) -> Result<Receipt> {
        let drafts = log.into_recorded().iter().map(Recordable::draft).collect();
        self.commit(&session.actor, Change { command, seen, drafts, outbox: Vec::new() })
    }

    /// The decisions about people and about all whom those bring in, to decide on.
    pub(super) fn recorder(&self, persons: &[PersonId]) -> Result<(Recorder<Duplicates>, Seen)> {
        let mut about: BTreeSet<PersonId> = persons.iter().copied().collect();
        loop {
            let types = ["duplicate_decided", "duplicate_undone"].map(Code::lenient);
            let interests =
                about.iter().map(|person| Interest::in_object(*person).of_types(types.clone()));
            let loaded = self.log.load(&Boundary(interests.collect()))?;
            let events = plain::<DuplicateEvent>(&loaded.events)?;
            let before = about.len();
            for event in &events {
                let (one, other) = match event {
                    DuplicateEvent::Decided(decided) => (decided.one, decided.other),
                    DuplicateEvent::Undone { one, other, .. } => (*one, *other),
                };
                about.extend([one, other]);
            }
            if about.len() == before {
                return Ok((Recorder::replay(&events), loaded.seen));
            }
        }
    }

    /// Everyone who was found to be the same person, with this one.
    pub(super) fn same_as(&self, person: PersonId) -> Result<BTreeSet<PersonId>> {
        Ok(self.recorder(&[person])?.0.state().same_as(person))
    }

    /// Every decision about a person with its reason, the newest first.
    fn decided(&self, session: &Session, person: PersonId) -> Result<Vec<Decision>> {
        let open = compartments(session.role());
        let types = ["duplicate_decided", "duplicate_undone"].map(Code::lenient);
        let loaded = self.log.load(&Boundary::of(Interest::in_object(person).of_types(types)))?;
        let mut decided: Vec<Decision> = Vec::new();
        for known in known::<DuplicateEvent>(&loaded.events, &self.sealer, open)? {
            let envelope = &known.recorded.envelope;
            match known.event {
                DuplicateEvent::Decided(it) => {
                    let other = if it.one == person { it.other } else { it.one };
                    decided.push(Decision {
                        id: it.id,
                        other: self.card(other, open)?,
                        cases: self.numbers(other)?,
                        finding: it.finding,
                        reason: it.reason.open().cloned(),
                        at: envelope.recorded_at,
                        office: envelope.actor.office.clone(),
                        undone: None,
                    });
                }
                DuplicateEvent::Undone { decision, reason, .. } => {
                    let undone = decided.iter_mut().find(|it| it.id == decision);
                    if let Some(it) = undone {
                        it.undone = Some((envelope.recorded_at, reason.open().cloned()));
                    }
                }
            }
        }
        decided.reverse();
        Ok(decided)
    }

    /// Those who may be a person, compared, without those known to be or not to be.
    fn compared(
        &self,
        session: &Session,
        person: &Person,
        known: &BTreeSet<PersonId>,
    ) -> Result<Vec<Candidate>> {
        let open = compartments(session.role());
        if !open.contains(&Compartment::Identity) {
            return Ok(Vec::new());
        }
        let filed = FiledAlike::new(self);
        let people = filed.people()?;
        let mut candidates = Vec::new();
        for found in seek(&filed, person, people, &Bounds::default())? {
            if known.contains(&found.who) {
                continue;
            }
            let card = self.card(found.who, open)?;
            let among = Among { people, namesakes: found.namesakes };
            let weighed = weigh(person, &all_claimed(&card), among);
            if weighed.probability >= UNSHOWN {
                candidates.push(Candidate { card, cases: Vec::new(), weighed });
            }
        }
        candidates.sort_by_key(|it| (-it.weighed.total, it.card.person));
        candidates.truncate(MOST_SHOWN);
        for candidate in &mut candidates {
            candidate.cases = self.numbers(candidate.card.person)?;
        }
        Ok(candidates)
    }

    fn numbers(&self, person: PersonId) -> Result<Vec<(CaseId, String)>> {
        let rows = self.cases_of(person)?;
        let number = |row: &trace::Row| {
            let number = row.text(case_column("number")).unwrap_or_default().to_owned();
            (CaseId::new(row.subject.id), number)
        };
        Ok(rows.iter().map(number).collect())
    }

    fn shown(&self, session: &Session, persons: impl Iterator<Item = PersonId>) -> Result<()> {
        let mut persons: Vec<PersonId> = persons.collect();
        persons.sort();
        persons.dedup();
        if persons.is_empty() {
            return Ok(());
        }
        self.write_look(session, &AccessEvent::NamesShown { persons, purpose: Purpose::Duplicates })
    }
}

fn log_decide(log: &mut Recorder<Duplicates>, command: Command, facts: &Facts) -> Result<()> {
    Ok(Duplicates::decide(log, command, facts)?)
}

/// A person as all claims that stand say: every name, and of the rest what the file goes by.
fn all_claimed(card: &PersonCard) -> Person {
    let of =
        |claim: &Claim| Some(alike::person(claim.identity.as_ref()?, claim.sex, claim.nationality));
    let mut person = card.leading().and_then(of).unwrap_or_default();
    for claimed in card.claims.iter().filter_map(of) {
        for name in claimed.names {
            if !person.names.contains(&name) {
                person.names.push(name);
            }
        }
        person.birth = person.birth.or(claimed.birth);
    }
    person
}
