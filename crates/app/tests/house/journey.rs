//! The whole way of a mother and her child through the law of France, from the first page she opens
//! herself to the card she is given: each step by whom the law says, each term with its day and how it
//! was counted, and what the system writes by itself when a term passes.

use std::collections::BTreeMap;

use app::{CaseFile, Error, Registered, Registration, Session};
use kernel::{CaseId, Role};
use law::clock::{Line, Start};
use reception::case::Refusal;
use record::Purpose;

use crate::support::*;

/// One line of a derivation, in short.
fn short(line: &Line) -> String {
    match line {
        Line::Start { on, start: Start::SameDay, .. } => format!("{on} counts"),
        Line::Start { on, .. } => format!("from {on}"),
        Line::Reset { on, cause } => format!("anew from {on} ({cause})"),
        Line::AtOnce { on } => format!("at once on {on}"),
        Line::Counted { term, from, to, skipped } => {
            let without = skipped.iter().map(|day| day.date.to_string()).collect::<Vec<_>>();
            let without = if without.is_empty() {
                String::new()
            } else {
                format!(" without {}", without.join(" "))
            };
            format!("{term} {from}..{to}{without}")
        }
        Line::Months { term, from, to, .. } => format!("{term} {from}..{to}"),
        Line::MissingDay { to, .. } => format!("at the end of the month {to}"),
        Line::Clear { last } => format!("clear of {last}"),
        Line::Pause { from, until, adds, cause } => {
            format!("paused {from}..{until} ({cause}) adds {adds}")
        }
        Line::OpenPause { from, cause } => format!("paused from {from} ({cause})"),
        Line::Extension { by, from, cause, .. } => format!("{by} more after {from} ({cause})"),
        Line::NoEffect { on, cause, .. } => format!("no effect on {on} ({cause})"),
        Line::Roll { from, to, .. } => format!("rolls from {from} to {to}"),
        Line::TwoWorkingDays { to, .. } => format!("two working days to {to}"),
        Line::Beyond => "beyond all days".to_owned(),
        Line::Due { on } => format!("due {on}"),
    }
}

/// What is owed on a file: by whom, until when, and how that was counted.
fn owed(file: &CaseFile) -> BTreeMap<String, String> {
    file.run
        .owed(file.now)
        .into_iter()
        .map(|owed| {
            let step = file.procedure().step(owed.step).unwrap().id.to_string();
            let late = if owed.late { " LATE" } else { "" };
            let how = file.run.derivation(&owed).map_or_else(String::new, |derivation| {
                assert_eq!(derivation.due, owed.due, "the short way and the long agree");
                derivation.lines.iter().map(|line| format!(" | {}", short(line))).collect()
            });
            (step, format!("{}{late}{how}", owed.by))
        })
        .collect()
}

struct Journey {
    home: Home,
    arrived: Registered,
    own: Session,
    known: BTreeMap<String, String>,
}

impl Journey {
    /// She opens her case herself, signs in with the code she is given, and begins to owe and be owed.
    fn begins(registration: &Registration) -> Self {
        let home = Home::france();
        let arrived = home.opens(registration);
        let own = home.house.sign_in(arrived.number.as_str(), &arrived.access_code);
        let own = own.unwrap().expect("the code opens the file");
        Self { home, arrived, own, known: BTreeMap::new() }
    }

    fn case(&self) -> CaseId {
        self.arrived.case
    }

    fn file(&self) -> CaseFile {
        self.home.house.open_file(&self.own, self.case(), Purpose::Own).unwrap()
    }

    /// What is owed now that was not, or not so, when it was last asked.
    fn owed_anew(&mut self) -> Vec<String> {
        let now = owed(&self.file());
        let new = now.iter().filter(|(step, how)| self.known.get(*step) != Some(how));
        let new = new.map(|(step, how)| format!("{step}: {how}")).collect();
        self.known = now;
        new
    }

    /// Sets the clock of Paris.
    fn at(&self, paris: &str) {
        let wall: jiff::civil::DateTime = paris.parse().unwrap();
        self.home.world.set(paris_time().to_timestamp(wall).unwrap());
    }

    fn session(&self, role: Role) -> Session {
        if role == Role::Person { self.own.clone() } else { agent(role) }
    }

    /// A step by an agent of that role, or by herself.
    fn step(&self, role: Role, step: &str, typed: &[(&str, &str)]) {
        let done = self.home.act(&self.session(role), self.case(), step, typed);
        done.unwrap_or_else(|error| panic!("{step}: {error:?}"));
    }

    /// Stage after stage, each with what is owed anew after it.
    fn goes(&mut self, stages: &[Stage<'_>]) {
        for (at, role, step, typed, owed) in stages {
            self.at(at);
            self.step(*role, step, typed);
            let (mut new, mut owed) = (self.owed_anew(), owed.to_vec());
            new.sort();
            owed.sort_unstable();
            assert_eq!(new, owed, "after {step}");
        }
    }
}

fn mother_and_child() -> Registration {
    let typed = [
        ("language", "prs"),
        ("interpreter_wanted", "yes"),
        ("contact_channel", "sms"),
        ("phone", "+33 6 12 34 56 78"),
        ("entry_date", "2026-02-20"),
    ];
    Registration {
        procedure: code("fr.asylum"),
        typed: typed.map(|(id, text)| (id.to_owned(), text.to_owned())).into(),
        ..with_child("Zahra", "Karimi", "Omid")
    }
}

/// When in Paris, by whom, which step, with which answers, and what is owed anew.
type Stage<'a> = (&'a str, Role, &'a str, &'a [(&'a str, &'a str)], &'a [&'a str]);

const TO_THE_ANSWER: &[Stage<'_>] = &[
    (
        "2026-03-02T11:00",
        Role::FirstReception,
        "appointment",
        &[("appointment_at", "2026-03-04T09:00"), ("appointment_place", "Paris")],
        &[],
    ),
    (
        "2026-03-04T09:30",
        Role::Registration,
        "register",
        &[
            ("prints", "taken"),
            ("eurodac", "no_match"),
            ("desk_placement", "regular"),
            ("france_asile", "no"),
            ("interview_language", "prs"),
        ],
        &["attestation: registration", "vulnerability_interview: reception_authority"],
    ),
    (
        "2026-03-04T10:00",
        Role::Registration,
        "attestation",
        &[("attestation_until", "2027-01-03")],
        &[
            "lodge: person | from 2026-03-04 | 21 days 2026-03-05..2026-03-25 | due 2026-03-25",
            "renew_attestation: person | from 2026-03-04 | 10 months 2026-03-04..2027-01-04 \
             | due 2027-01-04",
        ],
    ),
    (
        "2026-03-04T11:00",
        Role::ReceptionAuthority,
        "vulnerability_interview",
        &[("needs", "a cot")],
        &["offer_reception: reception_authority"],
    ),
    (
        "2026-03-04T11:30",
        Role::ReceptionAuthority,
        "offer_reception",
        &[("offered_region", "idf"), ("offered_place", "cada")],
        &["answer_offer: person"],
    ),
    (
        "2026-03-04T11:40",
        Role::Person,
        "answer_offer",
        &[("offer_answer", "accepted")],
        &[
            "arrive_at_place: person | from 2026-03-04 | 5 days 2026-03-05..2026-03-09 \
             | due 2026-03-09",
            "open_allowance: reception_authority",
        ],
    ),
    ("2026-03-06T15:00", Role::Operator, "arrive_at_place", &[], &[]),
    (
        "2026-03-06T16:00",
        Role::ReceptionAuthority,
        "open_allowance",
        &[("allowance_from", "2026-03-06"), ("card_given", "yes")],
        &[],
    ),
    (
        "2026-03-20T18:00",
        Role::Person,
        "lodge",
        &[("account", "why she fled")],
        &["acknowledge: determining_authority"],
    ),
    (
        "2026-03-23T10:00",
        Role::DeterminingAuthority,
        "acknowledge",
        &[("file_complete", "yes"), ("examined_as", "regular")],
        &[
            "decide: determining_authority | from 2026-03-23 | 6 months 2026-03-23..2026-09-23 \
             | due 2026-09-23",
            "interview: determining_authority",
            "invite_interview: determining_authority",
            "warn_delay: determining_authority | from 2026-03-23 | 166 days \
             2026-03-24..2026-09-05 | due 2026-09-05",
        ],
    ),
    (
        "2026-03-24T10:00",
        Role::DeterminingAuthority,
        "invite_interview",
        &[("interview_at", "2026-05-04T09:00")],
        &[],
    ),
    (
        "2026-05-04T12:00",
        Role::DeterminingAuthority,
        "interview",
        &[("interview_outcome", "held"), ("interview_notes", "what she said")],
        &[],
    ),
    (
        "2026-05-18T10:00",
        Role::DeterminingAuthority,
        "decide",
        &[
            ("decision", "refused"),
            ("stay_during_appeal", "yes"),
            ("decision_reasons", "not believed"),
        ],
        &["receive_decision: person | 2026-05-18 counts | 15 days 2026-05-18..2026-06-01 \
           | due 2026-06-01"],
    ),
];

/// The letter was not opened: fifteen days later the answer is taken as received.
const DEEMED_RECEIVED: &[&str] = &[
    "appeal: person | from 2026-06-02 | 1 month 2026-06-02..2026-07-02 | clear of 2026-07-02 \
     | 1 day 2026-07-03..2026-07-03 | due 2026-07-03",
    "ask_legal_aid: person | from 2026-06-02 | 15 days 2026-06-03..2026-06-17 | due 2026-06-17",
];

const TO_THE_CARD: &[Stage<'_>] = &[
    (
        "2026-06-10T10:00",
        Role::Association,
        "ask_legal_aid",
        &[],
        &[
            "answer_legal_aid: court",
            "appeal: person | from 2026-06-02 | 1 month 2026-06-02..2026-07-02 | clear of \
             2026-07-02 | 1 day 2026-07-03..2026-07-03 | paused from 2026-06-10 (ask_legal_aid)",
        ],
    ),
    (
        "2026-06-24T10:00",
        Role::Court,
        "answer_legal_aid",
        &[("legal_aid", "granted")],
        &["appeal: person | from 2026-06-02 | 1 month 2026-06-02..2026-07-02 | clear of \
           2026-07-02 | 1 day 2026-07-03..2026-07-03 | paused 2026-06-10..2026-06-24 \
           (ask_legal_aid) adds 14 days | 14 days 2026-07-04..2026-07-17 | due 2026-07-17"],
    ),
    (
        "2026-07-10T10:00",
        Role::Person,
        "appeal",
        &[("appeal_grounds", "what was not heard")],
        &["ruling: court | from 2026-07-10 | 5 months 2026-07-10..2026-12-10 | due 2026-12-10"],
    ),
    (
        "2026-09-01T10:00",
        Role::Court,
        "hearing_notice",
        &[("hearing_at", "2026-10-05T09:00")],
        &["hearing: court"],
    ),
    ("2026-10-05T10:00", Role::Court, "hearing", &[], &[]),
    (
        "2026-10-26T10:00",
        Role::Court,
        "ruling",
        &[("ruling", "refugee")],
        &[
            "leave_place: person | from 2026-10-26 | 3 months 2026-10-26..2027-01-26 \
             | due 2027-01-26",
            "residence_card: registration | from 2026-10-26 | 3 months 2026-10-26..2027-01-26 \
             | due 2027-01-26",
        ],
    ),
    ("2026-11-10T10:00", Role::Registration, "residence_card", &[("card", "resident")], &[]),
    ("2026-11-12T10:00", Role::Person, "leave_place", &[], &[]),
    ("2026-11-12T11:00", Role::Registration, "close_protected", &[], &[]),
];

#[test]
fn a_mother_and_her_child_come_from_the_first_page_to_the_card() {
    let mut journey = Journey::begins(&mother_and_child());
    let arrived = [
        "appointment: first_reception",
        "register: registration | from 2026-03-02 | 3 working days 2026-03-03..2026-03-05 \
         | due 2026-03-05",
    ];
    assert_eq!(journey.owed_anew(), arrived);
    journey.goes(TO_THE_ANSWER);

    journey.at("2026-06-01T23:59");
    assert_eq!(journey.home.house.work_off().unwrap().followed, 0);
    journey.at("2026-06-02T03:00");
    assert_eq!(journey.home.house.work_off().unwrap().followed, 1);
    assert_eq!(journey.owed_anew(), DEEMED_RECEIVED);

    journey.goes(TO_THE_CARD);
    let file = journey.file();
    let (outcome, at) = file.run.closed().unwrap();
    assert_eq!((outcome.as_str(), *at), ("protected", file.now));
    assert!(journey.known.is_empty(), "nothing is owed: {:?}", journey.known);
    assert_eq!(journey.home.house.work_off().unwrap().followed, 0);
    assert_eq!(file.procedure().reference(), "fr.asylum:2024-1", "the law of the day she came");

    // The ruling has opened what follows, under the law of its day, and she sees all who looked.
    let cases = journey.home.house.own_cases(&journey.own).unwrap();
    let [integration, asylum] = cases.as_slice() else { panic!("{cases:?}") };
    assert_eq!(*asylum, journey.case());
    let next = journey.home.file(Role::Integration, *integration);
    assert_eq!(next.procedure().reference(), "fr.integration:2026-1");
    assert_eq!(next.run.opened(), instant("2026-10-26T09:00:00Z"));
    assert_eq!(next.run.facts()["age"].to_string(), "36", "she was 35 when she came");
    let looks = journey.home.house.looks(&journey.own).unwrap();
    assert_eq!(looks[0].role, Role::Integration);
}

#[test]
fn at_every_stage_the_file_shows_as_possible_exactly_what_the_house_takes() {
    let journey = Journey::begins(&mother_and_child());
    let (mut possible, mut refused) = (0, 0);
    for (at, role, step, typed, _) in TO_THE_ANSWER {
        journey.at(at);
        let file = journey.file();
        // Only forms that ask something are tried empty: the others would be taken.
        let asks = |standing: &law::Standing<'_>| standing.step.fields.iter().any(|it| it.required);
        for standing in file.run.standings(file.now).iter().filter(|it| asks(it)) {
            let id = standing.step.id.as_str();
            let session = journey.session(standing.step.actor);
            let error = journey.home.act(&session, journey.case(), id, &[]).unwrap_err();
            if let Error::Case(Refusal::Hindered { reasons, .. }) = &error {
                assert_eq!(*reasons, standing.hindrances, "{id} before {step}");
                refused += 1;
            } else {
                assert!(matches!(error, Error::Form(_)), "{id} before {step}: {error:?}");
                assert!(standing.possible(), "{id} before {step}");
            }
            possible += usize::from(standing.possible());
        }
        journey.step(*role, step, typed);
    }
    assert!(possible > 20 && refused > 200, "{possible} possible, {refused} refused");
}
