use std::sync::{Arc, Mutex};

use app::{Error, Use, may};
use kernel::{Coded, CommandId, Fixed, PersonId, Role, Timestamp, World};
use reception::{case, form, person};
use record::CaseEvent;
use uuid::Uuid;

use crate::support::*;

#[test]
fn a_person_opens_the_own_case_in_one_append() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let types = [
        "person_registered",
        "identity_claimed",
        "access_code_issued",
        "household_formed",
        "case_opened",
        "step_taken",
    ];
    assert_eq!(home.types_after(0), types);
    for event in home.events() {
        let actor = event.envelope.actor;
        assert_eq!((actor.role, actor.account.uuid()), (Role::Person, arrived.applicant.uuid()));
    }
    assert_eq!(home.house.case_by_number(arrived.number.as_str()), Ok(arrived.case));
}

#[test]
fn a_family_is_registered_together_and_the_law_is_told_of_it() {
    let home = Home::small();
    let arrived = home.opens(&with_child("Zahra", "Karimi", "Omid"));
    let file = home.file(Role::Registration, arrived.case);
    assert_eq!(file.dossier.applicant.name().as_deref(), Some("Zahra Karimi"));
    let member = &file.dossier.members[0];
    assert_eq!(member.card.name().as_deref(), Some("Omid Karimi"));
    assert_eq!(member.relation, Some(record::Relation::Child));
    let facts = file.run.facts();
    assert_eq!(facts["age"], Coded::Number(35));
    assert_eq!(facts["household_size"], Coded::Number(2));
    assert_eq!(facts["unaccompanied_minor"], Coded::Flag(false));
    assert_eq!(facts["nationality"], Coded::Code(code("AFG")));
    assert_eq!(facts["sex"], Coded::Code(code("female")));
}

#[test]
fn who_may_be_a_child_is_taken_for_one_and_who_is_with_an_adult_is_not_alone() {
    let unaccompanied = |birth: &str, members: &[&str]| {
        let home = Home::small();
        let mut registration = alone("Omid", "Karimi");
        registration.applicant = someone("Omid", "Karimi", birth);
        registration.members = members.iter().map(|it| someone("A", "Karimi", it)).collect();
        let case = home.opens(&registration).case;
        home.file(Role::Registration, case).run.facts()["unaccompanied_minor"].clone()
    };
    for (birth, members, alone) in [
        ("2010-01-01", &[][..], true),
        ("2008", &[], true),
        ("2007", &[], false),
        ("2010-01-01", &["1980"], false),
        ("2010-01-01", &["2012"], true),
        ("1990", &["2012"], false),
    ] {
        assert_eq!(unaccompanied(birth, members), Coded::Flag(alone), "{birth} with {members:?}");
    }
}

#[test]
fn a_registration_sent_twice_gives_the_same_answer_and_is_written_once() {
    let home = Home::small();
    let command = home.command();
    let register = || home.house.register(&visitor(), command, &alone("Zahra", "Karimi")).unwrap();
    let first = register();
    let count = home.events().len();
    home.days_pass(1);
    assert_eq!(register(), first);
    assert_eq!(home.events().len(), count);
    assert!(home.house.sign_in(first.number.as_str(), &first.access_code).unwrap().is_some());
}

/// A world that keeps what it gave, and gives one id at a certain draw.
struct Loaded {
    world: Fixed,
    given: Mutex<Vec<Uuid>>,
    forced: Option<(usize, Uuid)>,
}

impl Loaded {
    fn new(seed: u64, forced: Option<(usize, Uuid)>) -> Arc<Self> {
        let world = Fixed::at(instant(MONDAY), seed);
        Arc::new(Self { world, given: Mutex::default(), forced })
    }
}

impl World for Loaded {
    fn now(&self) -> Timestamp {
        self.world.now()
    }
    fn uuid(&self) -> Uuid {
        let mut given = self.given.lock().unwrap();
        let uuid = match self.forced {
            Some((draw, uuid)) if draw == given.len() => uuid,
            _ => self.world.uuid(),
        };
        given.push(uuid);
        uuid
    }
}

#[test]
fn two_cases_never_bear_the_same_number() {
    let home = Home::small();
    let register = |world: Arc<Loaded>, seed: u128| {
        let house = app::House { world, ..home.house.clone() };
        let command = CommandId::new(Uuid::from_u128(seed));
        house.register(&visitor(), command, &alone("Zahra", "Karimi")).unwrap().number
    };
    let world = Loaded::new(7, None);
    let first = register(world.clone(), 1);
    let given = world.given.lock().unwrap().clone();
    let number_of = |uuid: Uuid| {
        let code = app::access_code(&home.house.key, PersonId::new(uuid)).replace('-', "");
        format!("{}-{}", &code[..4], &code[4..8])
    };
    let draw = given.iter().position(|uuid| first == *number_of(*uuid)).unwrap();
    let world = Loaded::new(8, Some((draw, given[draw])));
    let second = register(world.clone(), 2);
    assert_eq!(world.given.lock().unwrap()[draw], given[draw], "the same number was drawn");
    assert_ne!(second, first);
}

#[test]
fn a_form_with_faults_is_refused_with_all_of_them_and_nothing_is_written() {
    let home = Home::small();
    let mut registration = alone("Zahra", "Karimi");
    registration.typed = [("arrived_on", "yesterday"), ("phone", "call me")]
        .map(|(id, text)| (id.to_owned(), text.to_owned()))
        .into();
    let refused = home.house.register(&visitor(), home.command(), &registration).unwrap_err();
    let Error::Form(faults) = refused else { panic!("{refused:?}") };
    let faults: Vec<_> =
        faults.iter().map(|fault| (fault.field.as_str(), fault.fault.clone())).collect();
    assert_eq!(
        faults,
        [
            ("language", form::Fault::Missing),
            ("arrived_on", form::Fault::NotDate),
            ("phone", form::Fault::NotPhone),
        ]
    );
    assert!(home.events().is_empty());
}

#[test]
fn each_refusal_of_a_registration_has_its_reason_and_writes_nothing() {
    let home = Home::small();
    let with = |change: fn(&mut app::Registration)| {
        let mut registration = alone("Zahra", "Karimi");
        change(&mut registration);
        home.house.register(&visitor(), home.command(), &registration).unwrap_err()
    };
    let nameless = with(|it| it.applicant = someone(" ", "", "1990"));
    assert_eq!(nameless, Error::Person(person::Refusal::NoName));
    let unborn = with(|it| it.members = vec![someone("Omid", "Karimi", "2026-03-03")]);
    assert_eq!(unborn, Error::Person(person::Refusal::ImpossibleBirth));
    let nowhere = with(|it| it.procedure = code("xx.sail"));
    assert_eq!(nowhere, Error::NotInForce("xx.sail".into()));
    let not_by_itself = with(|it| it.procedure = code("xx.after"));
    assert_eq!(not_by_itself, Error::NotInForce("xx.after".into()));
    let too_early = with(|it| it.at = Some(instant("2024-12-31T12:00:00Z")));
    assert_eq!(too_early, Error::NotInForce("xx.stay".into()));
    let tomorrow = with(|it| it.at = Some(instant("2026-03-03T12:00:00Z")));
    assert_eq!(tomorrow, Error::Case(case::Refusal::InFuture));
    assert!(home.events().is_empty());
}

#[test]
fn a_case_is_pinned_to_the_version_in_force_on_the_day() {
    let home = Home::small();
    home.at("2026-06-11T21:59:59Z");
    let last = home.arrives("Zahra", "Karimi");
    home.at("2026-06-11T22:00:00Z");
    let first = home.arrives("Omid", "Nazari");
    let pinned = |case| home.file(Role::Court, case).procedure().reference();
    assert_eq!(pinned(last.case), "xx.stay:1");
    assert_eq!(pinned(first.case), "xx.stay:2", "midnight in Paris");
    // What happened before the change is registered under the law of its day.
    let mut late = alone("Reza", "Amini");
    late.at = Some(instant("2026-06-10T12:00:00Z"));
    assert_eq!(pinned(home.opens(&late).case), "xx.stay:1");
}

#[test]
fn only_those_who_may_register_do_and_only_as_the_law_lets_them() {
    for role in Role::ALL {
        let home = Home::small();
        let registered =
            home.house.register(&agent(role), home.command(), &alone("Zahra", "Karimi"));
        match role {
            Role::Person | Role::Association | Role::FirstReception => {
                assert!(registered.is_ok(), "{role}: {registered:?}");
                let actor = home.events()[0].envelope.actor.clone();
                assert_eq!(actor.role, role);
            }
            Role::Registration => {
                assert!(may(role, Use::Register));
                let refusal = case::Refusal::NotYours { step: code("arrive"), actor: Role::Person };
                assert_eq!(registered, Err(Error::Case(refusal)), "this law has it done before");
            }
            Role::ReceptionAuthority
            | Role::DeterminingAuthority
            | Role::Court
            | Role::Operator
            | Role::Integration
            | Role::Manager
            | Role::Statistician
            | Role::Safeguarding
            | Role::System => assert_eq!(registered, Err(Error::Forbidden), "{role}"),
        }
    }
}

#[test]
fn what_is_written_belongs_to_the_command_the_law_and_the_step() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    home.registered(arrived.case);
    let events = home.events();
    let step = events.iter().rfind(|event| event.envelope.step == Some(code("register"))).unwrap();
    let envelope = &step.envelope;
    assert_eq!(envelope.procedure, Some(code("xx.stay:1")));
    assert_eq!(envelope.legal_basis, Some(code("L1")));
    assert_eq!(envelope.actor.office, Some(code("desk_1")));
    assert!(envelope.touches(arrived.case.into()) && envelope.touches(arrived.applicant.into()));
    let opened = events.iter().find(|event| event.envelope.kind.name == "case_opened").unwrap();
    assert!(opened.envelope.touches(CaseEvent::number_register(&arrived.number)));
    let commands: std::collections::BTreeSet<_> =
        events[..6].iter().map(|event| event.envelope.command).collect();
    assert_eq!(commands.len(), 1, "one command, one append");
}
