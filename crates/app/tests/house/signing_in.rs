use app::{Session, access_code};
use kernel::{Code, CommandId, Envelope, EventType, PersonId, Position};
use trace::{Append, Log, NewEvent, Payload, Seen};

use crate::support::*;

#[test]
fn a_number_and_its_code_open_the_own_file_however_they_are_typed() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let (number, code) = (arrived.number.to_string(), &arrived.access_code);
    let own = Some(Session::person(arrived.applicant));
    for number in
        [number.clone(), number.to_lowercase(), number.replace('-', " "), format!(" {number} ")]
    {
        for code in
            [code.clone(), code.to_lowercase(), code.replace('-', ""), code.replace('-', " - ")]
        {
            assert_eq!(home.house.sign_in(&number, &code), Ok(own.clone()), "{number} {code}");
        }
    }
    assert_eq!(*code, access_code(&home.house.key, arrived.applicant), "it can be printed again");
}

#[test]
fn a_wrong_number_and_a_wrong_code_get_the_same_answer() {
    let home = Home::small();
    let mine = home.arrives("Zahra", "Karimi");
    let other = home.arrives("Omid", "Nazari");
    let count = home.events().len();
    for (number, code) in [
        (mine.number.as_str(), "2222-2222-2222"),
        (mine.number.as_str(), other.access_code.as_str()),
        (other.number.as_str(), mine.access_code.as_str()),
        ("2222-2222", mine.access_code.as_str()),
        ("", mine.access_code.as_str()),
        (mine.number.as_str(), ""),
        ("", ""),
    ] {
        assert_eq!(home.house.sign_in(number, code), Ok(None), "{number} {code}");
    }
    assert_eq!(home.events().len(), count, "nothing is written");
}

/// Issues another code, as a command that the house will have for a lost one.
fn issue(home: &Home, person: PersonId, code: &str) {
    let digest = home.house.key.digest("access-digest", &code.replace('-', ""));
    let session = Session::person(person);
    let envelope = Envelope {
        id: kernel::Id::new(kernel::World::uuid(&*home.world)),
        kind: EventType { name: Code::new("access_code_issued").unwrap(), version: 1 },
        occurred_at: kernel::World::now(&*home.world),
        recorded_at: kernel::World::now(&*home.world),
        actor: session.actor,
        legal_basis: None,
        command: home.command(),
        cause: None,
        procedure: None,
        step: None,
        objects: vec![(person.into(), Code::new("person").unwrap())],
        facets: kernel::Facets::new(),
    };
    let clear = serde_json::json!({ "digest": digest });
    let payload = Payload { clear, subject: None, sealed: Vec::new() };
    let command: CommandId = envelope.command;
    let events = vec![NewEvent { envelope, payload }];
    let receipt = home
        .log
        .append(Append { command, unless_newer: Seen::default(), events, outbox: Vec::new() })
        .unwrap();
    assert!(receipt.last > Some(Position(0)));
}

#[test]
fn once_a_new_code_is_issued_the_old_one_opens_nothing() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    issue(&home, arrived.applicant, "K7Q2-9XMD-4WTF");
    let number = arrived.number.as_str();
    assert_eq!(home.house.sign_in(number, &arrived.access_code), Ok(None));
    let own = Some(Session::person(arrived.applicant));
    assert_eq!(home.house.sign_in(number, "k7q2 9xmd 4wtf"), Ok(own));
}

#[test]
fn the_code_stands_nowhere_in_the_log() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let plain = arrived.access_code.replace('-', "");
    for event in home.events() {
        let text = format!("{:?} {}", event.envelope, event.payload.clear);
        assert!(!text.contains(&plain) && !text.contains(&arrived.access_code));
    }
    assert!(!format!("{:?}", home.rows()).contains(&plain));
}

#[test]
fn a_person_with_several_cases_signs_in_with_any_of_their_numbers() {
    let home = Home::small();
    home.at("2026-04-20T09:00:00Z");
    let arrived = home.decided("accepted");
    let own = Session::person(arrived.applicant);
    for case in home.house.own_cases(&own).unwrap() {
        let number = home.file(kernel::Role::Court, case).number;
        assert_eq!(
            home.house.sign_in(number.as_str(), &arrived.access_code),
            Ok(Some(own.clone()))
        );
    }
}
