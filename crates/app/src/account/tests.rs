//! Records made by hand: claims corrected, people found to be one, families that follow a case.

use counting::account::{AgeGroups, Date, Period, Sex, Term, What, ledger};
use kernel::{
    Actor, CaseId, Code, CommandId, Envelope, EventId, HouseholdId, Id, PersonId, Position, Role,
    Timestamp,
};
use law::{File, Library};
use record::{
    CaseEvent, Claimed, Decided, Done, Draft, DuplicateEvent, Finding, HouseholdEvent, Identity,
    Joined, Opened, PersonEvent, Recordable, Relation, Secret, Source,
};
use trace::{Payload, Recorded};
use uuid::Uuid;

use super::kept::Kept;
use super::*;

mod kept;

fn library() -> Library {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house/pack");
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let stay = text("stay.toml").replace("@version", "1").replace("@from", "2025-01-01");
    let stay = stay.replace("@until", "2030-01-01").replace("@lodge", "21 days");
    let files = [
        File { path: "xx/pack.toml".into(), text: text("pack.toml") },
        File { path: "xx/after.toml".into(), text: text("after.toml") },
        File { path: "xx/stay-1.toml".into(), text: stay.replace("@more", "") },
    ];
    Library::read(&files).unwrap_or_else(|problems| panic!("{problems}"))
}

fn id<T>(number: u128) -> Id<T> {
    Id::new(Uuid::from_u128(number))
}

fn code(text: &str) -> Code {
    Code::new(text).unwrap()
}

fn at(day: &str) -> Timestamp {
    format!("{day}T09:00:00Z").parse().unwrap()
}

/// A log as it is read, without a store.
#[derive(Default)]
struct Written {
    log: Vec<Recorded>,
    /// The command of several events.
    together: Option<CommandId>,
}

impl Written {
    fn event(&mut self, day: &str, office: &str, event: &impl Recordable) -> EventId {
        let draft: Draft = event.draft();
        let number = self.log.len() as u128 + 1;
        let event = draft.id.unwrap_or_else(|| id(1000 + number));
        let envelope = Envelope {
            id: event,
            kind: draft.kind,
            occurred_at: draft.occurred_at.unwrap_or_else(|| at(day)),
            recorded_at: at(day),
            actor: Actor {
                account: id(9),
                role: Role::Registration,
                office: Some(code(office)),
                on_behalf_of: None,
            },
            legal_basis: None,
            command: self
                .together
                .unwrap_or_else(|| CommandId::new(Uuid::from_u128(5000 + number))),
            cause: None,
            procedure: draft.procedure,
            step: draft.step,
            objects: draft.objects,
            facets: draft.facets,
        };
        let payload =
            Payload { clear: draft.parts.clear, subject: draft.subject, sealed: Vec::new() };
        self.log.push(Recorded {
            position: Position(self.log.len() as u64 + 1),
            envelope,
            payload,
        });
        event
    }

    fn claims(&mut self, day: &str, person: PersonId, sex: kernel::Sex, year: i16) -> EventId {
        let claim = Claimed {
            id: id(2000 + self.log.len() as u128),
            person,
            source: Source::Statement,
            sex,
            nationality: "AFG".parse().unwrap(),
            year_of_birth: Some(year),
            identity: Secret::new(
                kernel::Compartment::Identity,
                Identity { names: Vec::new(), birth: None, birth_place: None },
            ),
        };
        self.event(day, "desk_1", &PersonEvent::Claimed(claim))
    }

    fn opens(&mut self, day: &str, case: CaseId, who: PersonId, home: Option<HouseholdId>) {
        let opened = Opened {
            case,
            applicant: who,
            household: home,
            procedure: code("xx.stay:1"),
            number: code("N1"),
            facts: kernel::Facets::new(),
            at: at(day),
        };
        self.event(day, "desk_1", &CaseEvent::Opened(opened));
        self.done((day, "desk_1"), case, who, "arrive");
    }

    fn done(&mut self, (day, office): (&str, &str), case: CaseId, applicant: PersonId, step: &str) {
        let facts = match step {
            "grant" => [(code("outcome"), kernel::Coded::Code(code("accepted")))].into(),
            _ => kernel::Facets::new(),
        };
        let step = if step == "grant" { "decide" } else { step };
        let done = Done {
            id: id(3000 + self.log.len() as u128),
            case,
            applicant,
            procedure: code("xx.stay:1"),
            name: "step_taken",
            step: code(step),
            at: at(day),
            article: None,
            facts,
            answers: Vec::new(),
        };
        self.event(day, office, &CaseEvent::Done(done));
    }

    fn page(&self, after: Position, most: usize) -> Vec<Recorded> {
        self.log.iter().filter(|it| it.position > after).take(most).cloned().collect()
    }

    fn people(&self, known: &str) -> Vec<Counted> {
        let records = Kept::default().read_on(&mut |after, most| Ok(self.page(after, most)));
        let records = records.unwrap();
        people(&records, &library(), &TimeZone::UTC, at(known))
    }
}

fn terms(counted: &Counted) -> Vec<(String, Term, &str, &str)> {
    let terms = counted.person.movements.iter().filter_map(|it| match it.what {
        What::Term(term) => {
            Some((it.date.to_string(), term, it.place.as_str(), it.status.as_str()))
        }
        What::Applied | What::Decided(_) | What::Withdrawn => None,
    });
    terms.collect()
}

#[test]
fn a_corrected_claim_counts_from_when_it_was_recorded() {
    let mut log = Written::default();
    log.claims("2026-01-05", id(1), kernel::Sex::Male, 1990);
    log.opens("2026-01-05", id(1), id(1), None);
    log.claims("2026-03-01", id(1), kernel::Sex::Female, 2009);
    let before = &log.people("2026-02-01")[0].person;
    assert_eq!((before.sex, before.born), (Sex::Male, Date::new(1990, 1, 1)));
    let after = &log.people("2026-03-02")[0].person;
    assert_eq!((after.sex, after.born), (Sex::Female, Date::new(2009, 1, 1)));
    let PersonEvent::Claimed(wrong) = PersonEvent::read(record::Stored {
        envelope: &log.log.last().unwrap().envelope.clone(),
        parts: crate::parts::parts(log.log.last().unwrap(), &crate::parts::Shut, &[]),
    })
    .unwrap()
    .unwrap() else {
        panic!()
    };
    let back = PersonEvent::ClaimWithdrawn { person: id(1), claim: wrong.id };
    log.event("2026-03-03", "desk_1", &back);
    assert_eq!(log.people("2026-03-04")[0].person.sex, Sex::Male, "what was withdrawn never held");
}

#[test]
fn people_found_to_be_one_are_counted_once_and_the_second_arrival_is_shown() {
    let mut log = Written::default();
    log.opens("2026-01-05", id(1), id(1), None);
    log.opens("2026-02-05", id(2), id(2), None);
    assert_eq!(log.people("2026-03-01").len(), 2);
    let decided = Decided {
        id: id(77),
        one: id(2),
        other: id(1),
        finding: Finding::Same,
        reason: Secret::new(kernel::Compartment::Identity, String::new()),
    };
    log.event("2026-02-06", "desk_1", &DuplicateEvent::Decided(decided));
    let people: Vec<_> = log.people("2026-03-01").into_iter().map(|it| it.person).collect();
    assert_eq!(people.len(), 1);
    let period = |from: &str, to: &str| {
        Period::new(Date::parse(from).unwrap(), Date::parse(to).unwrap()).unwrap()
    };
    let account = ledger(&people, &AgeGroups::new(Vec::new()), period("2026-01-01", "2026-03-01"));
    let whole = account.whole();
    assert_eq!((whole.terms[&Term::Arrival], whole.closing, whole.residual), (2, 1, -1));
    assert_eq!(account.contradictions.len(), 1);
}

#[test]
fn a_family_follows_the_case_from_when_each_joined_until_they_leave() {
    let mut log = Written::default();
    let (case, head, home) = (id(1), id(1), id(8));
    log.event("2026-01-05", "desk_1", &HouseholdEvent::Formed { household: home, head });
    log.opens("2026-01-05", case, head, Some(home));
    log.done(("2026-01-09", "centre_1"), case, head, "register");
    let joined = Joined::new(home, id(2), Relation::Partner);
    log.event("2026-01-20", "desk_1", &HouseholdEvent::Joined(joined));
    log.done(("2026-02-09", "centre_2"), case, head, "register");
    log.event("2026-02-20", "desk_1", &HouseholdEvent::Left { household: home, person: id(2) });
    log.done(("2026-03-09", "centre_3"), case, head, "register");
    let people = log.people("2026-04-01");
    let partner: Vec<_> = terms(&people[1]);
    let said = |day: &str, term, place| (day.to_owned(), term, place, "applicant");
    assert_eq!(
        partner,
        [
            said("2026-01-20", Term::Arrival, "centre_1"),
            said("2026-02-09", Term::TransferOut, "centre_1"),
            said("2026-02-09", Term::TransferIn, "centre_2"),
        ]
    );
    assert_eq!(terms(&people[0]).len(), 7, "the applicant moved on");
}

#[test]
fn a_step_recorded_late_counts_on_the_day_it_happened() {
    let mut log = Written::default();
    log.opens("2026-01-05", id(1), id(1), None);
    log.done(("2026-02-09", "centre_2"), id(1), id(1), "register");
    log.done(("2026-02-01", "centre_1"), id(1), id(1), "register");
    let people = log.people("2026-04-01");
    let places: Vec<_> = terms(&people[0]).into_iter().map(|it| it.2.to_owned()).collect();
    assert_eq!(places, ["desk_1", "desk_1", "centre_1", "centre_1", "centre_2"]);
}

#[test]
fn what_is_refused_to_somebody_protected_takes_no_protection_away() {
    let mut log = Written::default();
    log.opens("2026-01-05", id(1), id(1), None);
    log.done(("2026-02-01", "desk_2"), id(1), id(1), "grant");
    log.done(("2026-03-01", "court"), id(1), id(1), "final");
    let people = log.people("2026-04-01");
    let last = terms(&people[0]).pop().unwrap();
    assert_eq!(last, ("2026-02-01".to_owned(), Term::StatusGained, "desk_1", "protected"));
}
