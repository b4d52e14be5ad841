//! What the log says in clear of cases, households, claims and decisions about doubles.
//!
//! It must never hold more than is counted, nor judge it.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{
    CaseId, Code, CommandId, Country, EventId, Facets, HouseholdId, PersonId, Position, Sex,
    Timestamp,
};
use reception::Recorder;
use reception::duplicate::Duplicates;
use record::{CaseEvent, DuplicateEvent, Finding, HouseholdEvent, PersonEvent};
use trace::Recorded;

use crate::error::Result;
use crate::parts::{Known, Shut, known};

/// Everything in the log that is counted.
#[derive(Clone, Default)]
pub(crate) struct Records {
    pub(super) cases: BTreeMap<CaseId, CaseRecord>,
    pub(super) annulled: BTreeSet<EventId>,
    homes: BTreeMap<HouseholdId, Vec<Member>>,
    claims: Vec<Claim>,
    withdrawn: BTreeSet<EventId>,
    doubles: Vec<DuplicateEvent>,
    /// Who was ever in a household, and by which command first.
    lived: BTreeMap<PersonId, CommandId>,
    /// The first instant of which what was added last can change what is counted.
    since: Option<Timestamp>,
}

/// A case: whose, with which household, and its steps.
#[derive(Clone)]
pub(super) struct CaseRecord {
    pub(super) applicant: PersonId,
    household: Option<HouseholdId>,
    opened_by: CommandId,
    pub(super) steps: Vec<StepRecord>,
}

/// A step of a case.
#[derive(Clone)]
pub(super) struct StepRecord {
    pub(super) id: EventId,
    pub(super) at: Timestamp,
    pub(super) position: Position,
    pub(super) procedure: Code,
    pub(super) step: Code,
    pub(super) office: Option<Code>,
    pub(super) facts: Facets,
}

/// Someone in a household, from when to when.
#[derive(Clone)]
pub(super) struct Member {
    pub(super) person: PersonId,
    /// Since the case opened, when nothing else is known.
    pub(super) from: Option<(Timestamp, Position)>,
    pub(super) until: Option<Timestamp>,
    joined_by: CommandId,
}

/// What was claimed of someone, in clear.
#[derive(Clone)]
pub(super) struct Claim {
    id: EventId,
    pub(super) person: PersonId,
    pub(super) at: Timestamp,
    pub(super) sex: Sex,
    pub(super) nationality: Country,
    pub(super) year_of_birth: Option<i16>,
}

impl Records {
    /// Adds a page of the log, in its order.
    pub(super) fn add(&mut self, events: &[Recorded]) -> Result<()> {
        for Known { event, recorded } in known::<CaseEvent>(events, &Shut, &[])? {
            self.case(event, recorded);
        }
        for Known { event, recorded } in known::<HouseholdEvent>(events, &Shut, &[])? {
            self.home(event, recorded);
        }
        for Known { event, recorded } in known::<PersonEvent>(events, &Shut, &[])? {
            self.claim(event, recorded);
        }
        for Known { event, .. } in known::<DuplicateEvent>(events, &Shut, &[])? {
            // Two ways become one, or one two, from the beginning.
            self.changes(Timestamp::MIN);
            self.doubles.push(event);
        }
        Ok(())
    }

    /// What is counted of this instant and later may be another now.
    fn changes(&mut self, since: Timestamp) {
        self.since = Some(self.since.map_or(since, |known| known.min(since)));
    }

    /// From when on what is counted may be another than before this was last taken.
    pub(super) const fn since(&self) -> Option<Timestamp> {
        self.since
    }

    /// The same, forgotten with it.
    pub(super) const fn take_since(&mut self) -> Option<Timestamp> {
        self.since.take()
    }

    fn case(&mut self, event: CaseEvent, recorded: &Recorded) {
        match event {
            CaseEvent::Opened(opened) => {
                // By itself a case changes nothing, its steps do; but who followed the case of
                // another follows the own one alone, from the beginning.
                let command = recorded.envelope.command;
                let followed = self.lived.get(&opened.applicant).is_some_and(|by| *by != command);
                if followed || self.found_double(opened.applicant) {
                    self.changes(Timestamp::MIN);
                }
                let record = CaseRecord {
                    applicant: opened.applicant,
                    household: opened.household,
                    opened_by: recorded.envelope.command,
                    steps: Vec::new(),
                };
                self.cases.insert(opened.case, record);
            }
            CaseEvent::Done(done) => {
                self.changes(done.at);
                if let Some(case) = self.cases.get_mut(&done.case) {
                    case.steps.push(StepRecord {
                        id: done.id,
                        at: done.at,
                        position: recorded.position,
                        procedure: done.procedure,
                        step: done.step,
                        office: recorded.envelope.actor.office.clone(),
                        facts: done.facts,
                    });
                }
            }
            CaseEvent::Annulled { event, .. } => {
                self.changes(Timestamp::MIN);
                self.annulled.insert(event);
            }
            // A step names the version it was taken under.
            CaseEvent::Moved { .. } => {}
        }
    }

    fn home(&mut self, event: HouseholdEvent, recorded: &Recorded) {
        let (at, position) = (recorded.envelope.occurred_at, recorded.position);
        self.changes(at);
        let member = |person| Member {
            person,
            from: Some((at, position)),
            until: None,
            joined_by: recorded.envelope.command,
        };
        match event {
            HouseholdEvent::Formed { household, head } => {
                self.lived.entry(head).or_insert(recorded.envelope.command);
                self.homes.entry(household).or_default().push(member(head));
            }
            HouseholdEvent::Joined(joined) => {
                self.lived.entry(joined.person).or_insert(recorded.envelope.command);
                self.homes.entry(joined.household).or_default().push(member(joined.person));
            }
            HouseholdEvent::Left { household, person } => {
                let home = self.homes.entry(household).or_default();
                let mut before = None;
                if let Some(left) = home.iter_mut().rfind(|it| it.person == person) {
                    before = left.until.replace(at);
                }
                before.into_iter().for_each(|until| self.changes(until));
            }
        }
    }

    fn claim(&mut self, event: PersonEvent, recorded: &Recorded) {
        match event {
            PersonEvent::Claimed(claimed) => {
                self.changes(recorded.envelope.recorded_at);
                self.claims.push(Claim {
                    id: claimed.id,
                    person: claimed.person,
                    at: recorded.envelope.recorded_at,
                    sex: claimed.sex,
                    nationality: claimed.nationality,
                    year_of_birth: claimed.year_of_birth,
                });
            }
            PersonEvent::ClaimWithdrawn { claim, .. } => {
                self.changes(Timestamp::MIN);
                self.withdrawn.insert(claim);
            }
            PersonEvent::Registered(_)
            | PersonEvent::ContactStated { .. }
            | PersonEvent::AccessCodeIssued { .. } => {}
        }
    }

    /// Whether it was ever decided that somebody may be another.
    fn found_double(&self, person: PersonId) -> bool {
        let of = |event: &DuplicateEvent| match event {
            DuplicateEvent::Decided(it) => [it.one, it.other].contains(&person),
            DuplicateEvent::Undone { one, other, .. } => [*one, *other].contains(&person),
        };
        self.doubles.iter().any(of)
    }

    /// The claims that stand, in the order of the log.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Claim> {
        self.claims.iter().filter(|claim| !self.withdrawn.contains(&claim.id))
    }

    /// Who lives with the applicant of a case, without the applicant.
    pub(super) fn members(&self, case: &CaseRecord) -> Vec<Member> {
        let home = case.household.and_then(|home| self.homes.get(&home));
        let others = home.into_iter().flatten().filter(|it| it.person != case.applicant);
        let since_opening = |member: &Member| {
            let from = member.from.filter(|_| member.joined_by != case.opened_by);
            Member { from, ..member.clone() }
        };
        others.map(since_opening).collect()
    }

    /// Whoever was found to be another: the one whose id stands for all of them.
    pub(super) fn same(&self) -> BTreeMap<PersonId, PersonId> {
        let log = Recorder::<Duplicates>::replay(&self.doubles);
        let standing = log.state().standing.values().filter(|it| it.finding == Finding::Same);
        let people: BTreeSet<PersonId> = standing.flat_map(|it| [it.one, it.other]).collect();
        let mut same = BTreeMap::new();
        for person in people {
            if same.contains_key(&person) {
                continue;
            }
            let all = log.state().same_as(person);
            let first = all.first().copied().unwrap_or(person);
            same.extend(all.into_iter().map(|it| (it, first)));
        }
        same
    }
}
