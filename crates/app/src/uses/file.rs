//! Opens a file: what the case is, who the people are, what happened. The look is written down
//! before anything is shown.

use std::sync::Arc;

use kernel::{CaseId, Code, Compartment, Country, EventId, Facets, PersonId, Role, Sex, Timestamp};
use law::{Procedure, Run};
use reception::Recorder;
use reception::case::Case;
use record::{
    AccessEvent, Answers, CaseEvent, DocumentEvent, HouseholdEvent, Identity, Name, NameKind,
    NoteEvent, PersonEvent, Purpose, Recordable, Relation, Source,
};
use trace::{Boundary, Cell, Condition, Interest, Recorded, Seen, Select};

use super::documents::{StoredDocument, held};
use super::sign_in::dashed;
use crate::error::{Error, Result};
use crate::house::{Change, House, Session};
use crate::parts::{known, plain};
use crate::policy::{Use, compartments};
use crate::views::CASES;

/// A file, as far as the role opens it.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: Code,
    /// Where it stands.
    pub run: Run,
    /// The instant at which it was opened for reading.
    pub now: Timestamp,
    /// The people and what happened.
    pub dossier: Dossier,
}

/// The people of a file and what happened on it.
#[derive(Debug, Clone)]
pub struct Dossier {
    /// The applicant.
    pub applicant: PersonCard,
    /// The others of the household.
    pub members: Vec<Member>,
    /// What happened, in the order of the log.
    pub entries: Vec<Entry>,
    /// The documents in the file now.
    pub documents: Vec<StoredDocument>,
}

/// A person, by what is claimed.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonCard {
    /// Who.
    pub person: PersonId,
    /// The claims that stand, oldest first.
    pub claims: Vec<Claim>,
}

/// One claim that stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its event.
    pub event: EventId,
    /// When it was recorded.
    pub at: Timestamp,
    /// Where it comes from.
    pub source: Source,
    /// Sex.
    pub sex: Sex,
    /// Nationality.
    pub nationality: Country,
    /// Names and birth, if the role opens identity and the file was not erased.
    pub identity: Option<Identity>,
}

impl PersonCard {
    /// The claim the file goes by: the newest from a document, else the newest.
    #[must_use]
    pub fn leading(&self) -> Option<&Claim> {
        let shown = |claim: &&Claim| claim.source != Source::Statement;
        self.claims.iter().rev().find(shown).or_else(|| self.claims.last())
    }

    /// The name in Latin letters, if it may be shown.
    #[must_use]
    pub fn name(&self) -> Option<String> {
        let names = &self.leading()?.identity.as_ref()?.names;
        let latin = names.iter().find(|name| name.kind == NameKind::Latin);
        latin.or_else(|| names.first()).map(Name::full)
    }

    /// The name in the person's own script, if it may be shown.
    #[must_use]
    pub fn original_name(&self) -> Option<String> {
        let names = &self.leading()?.identity.as_ref()?.names;
        names.iter().find(|name| name.kind == NameKind::Original).map(Name::full)
    }
}

/// Someone in the applicant's household.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Who.
    pub card: PersonCard,
    /// What the person is to the applicant, if the role opens the family compartment.
    pub relation: Option<Relation>,
}

/// Something that happened on the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its event.
    pub event: EventId,
    /// When it happened.
    pub at: Timestamp,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// In which role.
    pub role: Role,
    /// At which office.
    pub office: Option<Code>,
    /// What.
    pub kind: EntryKind,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum EntryKind {
    /// The case was opened.
    Opened,
    /// A step was carried out.
    Done {
        /// Which.
        step: Code,
        /// Coded answers.
        facts: Facets,
        /// Sealed answers; nothing where the role does not open the compartment.
        answers: Vec<(Compartment, Option<Answers>)>,
        /// Whether it was annulled since.
        annulled: bool,
    },
    /// A step was annulled.
    Annulled {
        /// Its event.
        event: EventId,
        /// Why, if the role opens it.
        reason: Option<String>,
    },
    /// The case moved to another version.
    Moved(Code),
    /// A note was written.
    Note(Compartment, Option<String>),
    /// A document came in.
    DocumentReceived(Option<String>),
    /// A document was taken out.
    DocumentWithdrawn,
}

impl House {
    /// Finds a case by its number as typed.
    ///
    /// # Errors
    /// There is none, or the log fails.
    pub fn case_by_number(&self, number: &str) -> Result<CaseId> {
        let number = Cell::Text(dashed(number));
        let select = Select::from(CASES).when(Condition::Is("number", number)).page(0, 1);
        let rows = self.log.select(&select)?;
        rows.first().map(|row| CaseId::new(row.subject.id)).ok_or(Error::NotFound)
    }

    /// The cases of the person who asks, newest first.
    ///
    /// # Errors
    /// The session is no person's; the log fails.
    pub fn own_cases(&self, session: &Session) -> Result<Vec<CaseId>> {
        session.must(Use::OwnFile)?;
        let person = session.own.ok_or(Error::NotFound)?;
        let select = Select::from(CASES)
            .when(Condition::Is("applicant", Cell::Text(person.to_string())))
            .by(trace::Order::Descending("opened_at"));
        Ok(self.log.select(&select)?.iter().map(|row| CaseId::new(row.subject.id)).collect())
    }

    /// Opens a file for reading.
    ///
    /// # Errors
    /// The role may not; there is no such case; the look cannot be written down.
    pub fn open_file(&self, session: &Session, case: CaseId, purpose: Purpose) -> Result<CaseFile> {
        session.must(if session.own.is_some() { Use::OwnFile } else { Use::OpenFile })?;
        let known = self.load_case(session, case)?;
        let procedure = Arc::clone(&known.procedure);
        let applicant = known.opened.applicant;
        let home = match known.opened.household {
            Some(household) => self.load(household)?.events,
            None => Vec::new(),
        };
        let looked = AccessEvent::FileOpened {
            case,
            applicant,
            members: others(&plain(&home)?, applicant),
            purpose,
            compartments: compartments(session.role()).to_vec(),
        };
        self.write_look(session, &looked)?;
        let number = known.opened.number.clone();
        let dossier = self.dossier(session, case, applicant, &home)?;
        let run = known.log.state().run(&procedure).ok_or(Error::NotFound)?;
        Ok(CaseFile { case, number, run, now: self.now(), dossier })
    }

    /// Writes down a look; what is read may be shown only after this.
    pub(super) fn write_look(&self, session: &Session, look: &AccessEvent) -> Result<()> {
        let change = Change {
            command: self.world.id(),
            seen: Seen::default(),
            drafts: vec![look.draft()],
            outbox: Vec::new(),
        };
        self.commit(&session.actor, change).map(|_| ())
    }

    fn dossier(
        &self,
        session: &Session,
        case: CaseId,
        applicant: PersonId,
        home: &[Recorded],
    ) -> Result<Dossier> {
        let open = compartments(session.role());
        let loaded = self.log.load(&Boundary::of(Interest::in_object(case)))?;
        let events = loaded.events;
        Ok(Dossier {
            applicant: self.card(applicant, open)?,
            members: self.members(home, applicant, open)?,
            entries: self.entries(&events, open)?,
            documents: held(&known::<DocumentEvent>(&events, &self.sealer, open)?),
        })
    }

    /// A person by what is claimed, opening the compartments named.
    pub(super) fn card(&self, person: PersonId, open: &[Compartment]) -> Result<PersonCard> {
        let types = ["identity_claimed", "identity_claim_withdrawn"].map(Code::lenient);
        let interest = Interest::in_object(person).of_types(types);
        let loaded = self.log.load(&Boundary::of(interest))?;
        let events = known::<PersonEvent>(&loaded.events, &self.sealer, open)?;
        let mut claims = Vec::new();
        for known in events {
            match known.event {
                PersonEvent::Claimed(claim) => claims.push(Claim {
                    event: claim.id,
                    at: known.recorded.envelope.recorded_at,
                    source: claim.source,
                    sex: claim.sex,
                    nationality: claim.nationality,
                    identity: claim.identity.open().cloned(),
                }),
                PersonEvent::ClaimWithdrawn { claim, .. } => {
                    claims.retain(|standing: &Claim| standing.event != claim);
                }
                PersonEvent::Registered(_)
                | PersonEvent::ContactStated { .. }
                | PersonEvent::AccessCodeIssued { .. } => {}
            }
        }
        Ok(PersonCard { person, claims })
    }

    fn members(
        &self,
        home: &[Recorded],
        applicant: PersonId,
        open: &[Compartment],
    ) -> Result<Vec<Member>> {
        let events = known::<HouseholdEvent>(home, &self.sealer, open)?;
        let events: Vec<HouseholdEvent> = events.into_iter().map(|known| known.event).collect();
        let relation = |person: PersonId| {
            events.iter().rev().find_map(|event| match event {
                HouseholdEvent::Joined(joined) if joined.person == person => {
                    joined.relation.open().copied()
                }
                HouseholdEvent::Joined(_)
                | HouseholdEvent::Formed { .. }
                | HouseholdEvent::Left { .. } => None,
            })
        };
        others(&events, applicant)
            .into_iter()
            .map(|person| Ok(Member { card: self.card(person, open)?, relation: relation(person) }))
            .collect()
    }

    fn entries(&self, events: &[Recorded], open: &[Compartment]) -> Result<Vec<Entry>> {
        let annulled =
            Recorder::<Case>::replay(&plain::<CaseEvent>(events)?).state().annulled.clone();
        let mut entries = Vec::new();
        let mut push = |recorded: &Recorded, kind: EntryKind| {
            let envelope = &recorded.envelope;
            entries.push((
                recorded.position,
                Entry {
                    event: envelope.id,
                    at: envelope.occurred_at,
                    recorded_at: envelope.recorded_at,
                    role: envelope.actor.role,
                    office: envelope.actor.office.clone(),
                    kind,
                },
            ));
        };
        for known in known::<CaseEvent>(events, &self.sealer, open)? {
            let is_annulled = annulled.contains(&known.recorded.envelope.id);
            push(known.recorded, case_entry(known.event, is_annulled));
        }
        for known in known::<NoteEvent>(events, &self.sealer, open)? {
            let NoteEvent::Written(note) = known.event;
            let text = note.text.open().cloned();
            push(known.recorded, EntryKind::Note(note.text.compartment(), text));
        }
        for known in known::<DocumentEvent>(events, &self.sealer, open)? {
            let kind = match known.event {
                DocumentEvent::Received(it) => {
                    EntryKind::DocumentReceived(it.title.open().cloned())
                }
                DocumentEvent::Withdrawn { .. } => EntryKind::DocumentWithdrawn,
            };
            push(known.recorded, kind);
        }
        entries.sort_by_key(|(position, _)| *position);
        Ok(entries.into_iter().map(|(_, entry)| entry).collect())
    }
}

/// Who lives with the applicant now, in the order in which they came.
fn others(events: &[HouseholdEvent], applicant: PersonId) -> Vec<PersonId> {
    let mut present: Vec<PersonId> = Vec::new();
    for event in events {
        match event {
            HouseholdEvent::Formed { head, .. } => present.push(*head),
            HouseholdEvent::Joined(joined) => present.push(joined.person),
            HouseholdEvent::Left { person, .. } => present.retain(|who| who != person),
        }
    }
    present.retain(|person| *person != applicant);
    present
}

fn case_entry(event: CaseEvent, annulled: bool) -> EntryKind {
    match event {
        CaseEvent::Opened(_) => EntryKind::Opened,
        CaseEvent::Done(done) => EntryKind::Done {
            step: done.step,
            facts: done.facts,
            answers: (done.answers.iter())
                .map(|secret| (secret.compartment(), secret.open().cloned()))
                .collect(),
            annulled,
        },
        CaseEvent::Annulled { event, reason, .. } => {
            EntryKind::Annulled { event, reason: reason.open().cloned() }
        }
        CaseEvent::Moved { to, .. } => EntryKind::Moved(to),
    }
}

impl CaseFile {
    /// The procedure the case is pinned to.
    #[must_use]
    pub const fn procedure(&self) -> &Arc<Procedure> {
        self.run.procedure()
    }
}
