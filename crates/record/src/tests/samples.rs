//! One event or more for every variant of every concept, every word of every list and every field
//! filled and left empty. The first of a type is the one its fixture holds.

use kernel::{
    CaseId, Code, Coded, Compartment, DocumentId, EventId, Facets, HouseholdId, Id, PartialDate,
    PersonId, Sex, Timestamp,
};
use uuid::Uuid;

use super::Event;
use crate::{
    AccessEvent, Answers, CaseEvent, Claimed, ContactDetails, Decided, DocumentEvent, Done,
    DuplicateEvent, Finding, HouseholdEvent, Identity, Joined, MediaType, Name, NameKind,
    NoteEvent, Opened, PersonEvent, Purpose, Received, Referral, Relation, ReportEvent, Reported,
    Reporter, Said, Scene, Secret, Source, Violence, Written,
};

/// Stands in every secret text, and nowhere else.
pub(super) const PLANTED: &str = "plänted";

const fn id<T>(number: u128) -> Id<T> {
    Id::new(Uuid::from_u128(number))
}

pub(super) const PERSON: PersonId = id(1);
const OTHER: PersonId = id(2);
const HOUSEHOLD: HouseholdId = id(3);
const CASE: CaseId = id(4);
const DOCUMENT: DocumentId = id(5);
const EVENT: EventId = id(6);

fn code(word: &str) -> Code {
    Code::new(word).unwrap()
}

fn secret(text: &str) -> String {
    format!("{PLANTED} {text}")
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Every event type at least once.
pub(super) fn samples() -> Vec<Event> {
    let mut all = Vec::new();
    all.extend(persons().into_iter().map(Event::Person));
    all.extend(households().into_iter().map(Event::Household));
    all.extend(cases().into_iter().map(Event::Case));
    all.extend(documents().into_iter().map(Event::Document));
    all.extend(notes().into_iter().map(Event::Note));
    all.extend(duplicates().into_iter().map(Event::Duplicate));
    all.extend(reports().into_iter().map(Event::Report));
    all.extend(looks().into_iter().map(Event::Access));
    all
}

fn persons() -> Vec<PersonEvent> {
    let full = Identity {
        names: [NameKind::Latin, NameKind::Original, NameKind::Alias].map(name).to_vec(),
        birth: Some(PartialDate::Day(jiff_date("1990-05-17"))),
        birth_place: Some(secret("Herat")),
    };
    let contact = ContactDetails {
        phone: Some(secret("+33612345678")),
        email: Some(secret("z@example.org")),
        address: Some(secret("12 rue\nParis")),
        language: Some("fa-AF".parse().unwrap()),
    };
    let mut events = vec![
        PersonEvent::Registered(PERSON),
        claim(Source::Passport, Sex::Female, "AFG", full),
        PersonEvent::ClaimWithdrawn { person: PERSON, claim: EVENT },
        stated(contact),
        stated(ContactDetails::default()),
        PersonEvent::AccessCodeIssued { person: PERSON, digest: "00ff".repeat(8) },
    ];
    let births = [None, Some(PartialDate::Year(1990)), Some(PartialDate::Month(1990, 5))];
    for (birth, sex) in births.into_iter().zip([Sex::Male, Sex::Other, Sex::Unknown]) {
        let identity = Identity { names: vec![name(NameKind::Latin)], birth, birth_place: None };
        events.push(claim(Source::Statement, sex, "XXX", identity));
    }
    for source in Source::ALL {
        let identity = Identity { names: Vec::new(), birth: None, birth_place: None };
        events.push(claim(source, Sex::Female, "SYR", identity));
    }
    events
}

fn jiff_date(text: &str) -> kernel::Date {
    text.parse().unwrap()
}

fn name(kind: NameKind) -> Name {
    Name { kind, family: secret("Karimi"), given: secret("زهرا") }
}

fn claim(source: Source, sex: Sex, nationality: &str, identity: Identity) -> PersonEvent {
    PersonEvent::Claimed(Claimed {
        id: EVENT,
        person: PERSON,
        source,
        sex,
        nationality: nationality.parse().unwrap(),
        year_of_birth: identity.birth.map(PartialDate::year),
        identity: Secret::new(Compartment::Identity, identity),
    })
}

fn stated(contact: ContactDetails) -> PersonEvent {
    let contact = Secret::new(Compartment::Contact, contact);
    PersonEvent::ContactStated { person: PERSON, contact }
}

fn households() -> Vec<HouseholdEvent> {
    let mut events = vec![
        HouseholdEvent::Formed { household: HOUSEHOLD, head: PERSON },
        HouseholdEvent::Left { household: HOUSEHOLD, person: OTHER },
    ];
    let joined = |relation| HouseholdEvent::Joined(Joined::new(HOUSEHOLD, PERSON, relation));
    events.extend(Relation::ALL.map(joined));
    events
}

fn cases() -> Vec<CaseEvent> {
    let facts = Facets::from([
        (code("unaccompanied_minor"), Coded::Flag(false)),
        (code("age"), Coded::Number(36)),
        (code("nationality"), Coded::Code(code("AFG"))),
    ]);
    let opened = Opened {
        case: CASE,
        applicant: PERSON,
        household: Some(HOUSEHOLD),
        procedure: code("xx.asylum:2024-1"),
        number: code("K7Q2-9XMD"),
        facts,
        at: at("2024-03-04T09:30:00Z"),
    };
    let alone = Opened { household: None, facts: Facets::new(), ..opened.clone() };
    let mut events = vec![CaseEvent::Opened(opened), CaseEvent::Opened(alone)];
    for name in
        ["step_taken", "hearing_held", "notice_served", "decision_made", "consequence_followed"]
    {
        events.push(CaseEvent::Done(done(name)));
        let bare = Done { article: None, facts: Facets::new(), answers: vec![], ..done(name) };
        events.push(CaseEvent::Done(bare));
    }
    let reason = CaseEvent::reason(secret("entered on the wrong file"));
    events.push(CaseEvent::Annulled { case: CASE, applicant: PERSON, event: EVENT, reason });
    events.push(CaseEvent::Moved { case: CASE, to: code("xx.asylum:2026-1") });
    events
}

fn done(name: &'static str) -> Done {
    let answers = |place: Compartment| {
        let answer = secret(place.as_str());
        let answers = Answers::from([(code("reasons"), answer), (code("more"), secret("more"))]);
        Secret::new(place, answers)
    };
    Done {
        id: EVENT,
        case: CASE,
        applicant: PERSON,
        procedure: code("xx.asylum:2024-1"),
        name,
        step: code("interview"),
        at: at("2024-06-12T07:30:00.123456Z"),
        article: Some(code("L531-12")),
        facts: Facets::from([
            (code("interview_at"), Coded::Instant(at("2024-07-01T07:30:00Z"))),
            (code("last_day"), Coded::Date(jiff_date("2024-07-31"))),
        ]),
        answers: Compartment::ALL.map(answers).to_vec(),
    }
}

fn documents() -> Vec<DocumentEvent> {
    let received = |(media_type, asked_as)| {
        DocumentEvent::Received(Received {
            document: DOCUMENT,
            case: CASE,
            person: PERSON,
            asked_as,
            media_type,
            bytes: 123_456,
            title: Received::title(secret("Passport of Zahra")),
        })
    };
    let mut events: Vec<DocumentEvent> = [
        (MediaType::Pdf, Some(code("passport"))),
        (MediaType::Jpeg, None),
        (MediaType::Png, None),
        (MediaType::Webp, None),
    ]
    .map(received)
    .to_vec();
    events.push(DocumentEvent::Withdrawn { document: DOCUMENT, case: CASE });
    events
}

fn notes() -> Vec<NoteEvent> {
    let written = |place: Compartment| {
        NoteEvent::Written(Written {
            id: EVENT,
            case: CASE,
            applicant: PERSON,
            at: at("2024-06-12T07:30:00Z"),
            text: Secret::new(place, secret("needs a ground-floor room")),
        })
    };
    Compartment::ALL.map(written).to_vec()
}

fn duplicates() -> Vec<DuplicateEvent> {
    let reason = |text: &str| Secret::new(Compartment::Identity, secret(text));
    let decided = |finding| {
        let reason = reason("the same passport");
        DuplicateEvent::Decided(Decided { id: EVENT, one: PERSON, other: OTHER, finding, reason })
    };
    let (one, other, reason) = (PERSON, OTHER, reason("another photograph"));
    let undone = DuplicateEvent::Undone { decision: EVENT, one, other, reason };
    vec![decided(Finding::Same), decided(Finding::Different), undone]
}

fn reports() -> Vec<ReportEvent> {
    // Its key lies where those of persons do: the test looks for the one of PERSON.
    let (report, day) = (id(1), at("2026-06-11T22:00:00Z"));
    let words = Said::secret(secret("he asked for money at the counter"));
    let said = || Said { id: EVENT, report, at: day, words: words.clone() };
    let reported = |violence, reporter, scene: Option<Scene>| {
        ReportEvent::Reported(Reported {
            id: EVENT,
            report,
            day,
            violence,
            reporter,
            scene,
            office: scene.map(|_| code("guda-lyon")),
            about_staff: violence == Violence::Sexual,
            month: scene.map(|_| code("2026-05")),
            digest: "5f1e".to_owned(),
            words: words.clone(),
        })
    };
    let mut events = vec![
        reported(Violence::Corruption, Reporter::Concerned, Some(Scene::Office)),
        ReportEvent::Continued(said()),
        ReportEvent::Answered(said()),
        ReportEvent::Closed(said()),
        ReportEvent::Opened { report, id: Some(EVENT) },
    ];
    events.extend(Violence::ALL.map(|kind| reported(kind, Reporter::Witness, None)));
    events.extend(Scene::ALL.map(|at| reported(Violence::Other, Reporter::Desk, Some(at))));
    events.extend(Referral::ALL.map(|to| ReportEvent::Referred { report, to }));
    events
}

fn looks() -> Vec<AccessEvent> {
    let mut events = Vec::new();
    let purposes =
        [Purpose::Procedure, Purpose::Search, Purpose::Worklist, Purpose::Duplicates, Purpose::Own];
    for purpose in purposes {
        events.push(AccessEvent::FileOpened {
            case: CASE,
            applicant: PERSON,
            members: vec![OTHER, id(7)],
            purpose,
            compartments: Compartment::ALL.to_vec(),
        });
        events.push(AccessEvent::NamesShown { persons: vec![PERSON, OTHER], purpose });
    }
    events.push(AccessEvent::FileOpened {
        case: CASE,
        applicant: PERSON,
        members: Vec::new(),
        purpose: Purpose::Own,
        compartments: Vec::new(),
    });
    events
}
