use app::{Error, ListFilter, Look, Session, Upload};
use kernel::{Compartment, Role};
use record::Purpose;

use crate::meddling::{Failing, Meddled};
use crate::support::*;

const PDF: &[u8] = include_bytes!("pack/page.pdf");

fn page(home: &Home, case: kernel::CaseId) -> kernel::DocumentId {
    let upload = Upload { title: "Passport".into(), asked_as: None, bytes: PDF.to_vec() };
    home.house.attach(&agent(Role::Registration), home.command(), case, &upload).unwrap();
    home.file(Role::Court, case).dossier.documents.pop().unwrap().document
}

fn looks(home: &Home, person: kernel::PersonId) -> Vec<Look> {
    home.house.looks(&Session::person(person)).unwrap()
}

/// The purpose, the role and how many compartments.
fn said(look: &Look) -> (Purpose, Role, usize) {
    (look.purpose, look.role, look.compartments.len())
}

fn to_do(role: Role) -> ListFilter {
    ListFilter { role, late: false, before: None, step: None, phase: None, mine: false, page: 0 }
}

#[test]
fn every_read_of_sealed_data_writes_one_look_and_no_other_read_writes_any() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let (case, number) = (arrived.case, arrived.number.to_string());
    let document = page(&home, case);
    let (house, own) = (&home.house, Session::person(arrived.applicant));
    let clerk = agent(Role::Registration);
    let mut count = home.events().len();
    let mut written = |what: &str| -> Vec<String> {
        let types = home.types_after(count);
        count += types.len();
        assert!(types.len() <= 1, "{what}: {types:?}");
        types
    };
    house.open_file(&clerk, case, Purpose::Procedure).unwrap();
    assert_eq!(written("a file"), ["file_opened"]);
    house.open_file(&own, case, Purpose::Own).unwrap();
    assert_eq!(written("the own file"), ["file_opened"]);
    house.read_document(&clerk, case, document).unwrap();
    assert_eq!(written("a document"), ["file_opened"]);
    house.search(&clerk, "Zahra").unwrap();
    assert_eq!(written("a name"), ["names_shown"]);
    house.search(&clerk, &number).unwrap();
    assert_eq!(written("a number"), ["names_shown"]);
    house.worklist(&clerk, &to_do(Role::Registration)).unwrap();
    assert_eq!(written("a list"), ["names_shown"]);

    house.search(&clerk, "Nobody").unwrap();
    house.worklist(&agent(Role::Court), &to_do(Role::Court)).unwrap();
    house.case_by_number(&number).unwrap();
    house.own_cases(&own).unwrap();
    house.looks(&own).unwrap();
    house.overview(&agent(Role::Manager)).unwrap();
    house.sign_in(&number, &arrived.access_code).unwrap();
    assert!(written("nothing sealed").is_empty());
}

#[test]
fn a_person_sees_who_looked_when_what_for_and_at_what() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let case = arrived.case;
    let document = page(&home, case);
    home.world.advance(jiff::SignedDuration::from_hours(1));
    let before = looks(&home, arrived.applicant).len();
    let house = &home.house;
    house.open_file(&agent(Role::DeterminingAuthority), case, Purpose::Procedure).unwrap();
    house.search(&agent(Role::Registration), "Karimi").unwrap();
    house.worklist(&agent(Role::Registration), &to_do(Role::Registration)).unwrap();
    home.world.advance(jiff::SignedDuration::from_hours(1));
    house.read_document(&agent(Role::Court), case, document).unwrap();
    house.open_file(&Session::person(arrived.applicant), case, Purpose::Own).unwrap();

    let seen = looks(&home, arrived.applicant);
    let newest: Vec<_> = seen[..seen.len() - before].iter().map(said).collect();
    assert_eq!(
        newest,
        [
            (Purpose::Own, Role::Person, 6),
            (Purpose::Procedure, Role::Court, 1),
            (Purpose::Worklist, Role::Registration, 0),
            (Purpose::Search, Role::Registration, 0),
            (Purpose::Procedure, Role::DeterminingAuthority, 6),
        ],
        "the newest first"
    );
    assert_eq!(seen[1].compartments, [Compartment::Documents]);
    assert_eq!(seen[1].at, instant("2026-03-02T11:00:00Z"));
    assert_eq!(seen[2].at, instant("2026-03-02T10:00:00Z"));
    assert_eq!(seen[1].office, Some(code("desk_1")));
    assert_eq!(seen[0].office, None);
}

#[test]
fn who_is_shown_with_a_file_or_in_a_list_is_named_in_the_look_and_nobody_else() {
    let home = Home::small();
    let family = home.opens(&with_child("Zahra", "Karimi", "Omid"));
    let other = home.arrives("Reza", "Nazari");
    let file = home.file(Role::Registration, family.case);
    let child = file.dossier.members[0].card.person;
    assert_eq!(looks(&home, child).len(), 1, "the child's identity was shown with the file");
    assert_eq!(said(&looks(&home, child)[0]), (Purpose::Procedure, Role::Registration, 4));
    home.house.search(&agent(Role::Registration), "Omid").unwrap();
    assert_eq!(said(&looks(&home, child)[0]), (Purpose::Search, Role::Registration, 0));
    assert_eq!(looks(&home, family.applicant).len(), 1, "she was not among those found");
    assert!(looks(&home, other.applicant).is_empty());
    home.house.worklist(&agent(Role::Registration), &to_do(Role::Registration)).unwrap();
    assert_eq!(looks(&home, other.applicant).len(), 1);
    assert_eq!(looks(&home, family.applicant).len(), 2);
    assert_eq!(looks(&home, child).len(), 2, "the list names applicants");
}

#[test]
fn a_list_names_in_its_look_only_those_on_the_page() {
    let home = Home::small();
    for number in 0..26 {
        home.arrives("Zahra", &format!("Karimi{number}"));
    }
    let page = |page| ListFilter { page, ..to_do(Role::Registration) };
    for (number, named) in [(0, 25), (1, 1)] {
        home.house.worklist(&agent(Role::Registration), &page(number)).unwrap();
        let look = home.events().pop().unwrap();
        assert_eq!(look.envelope.objects.len(), named);
    }
    let count = home.events().len();
    home.house.worklist(&agent(Role::Registration), &page(2)).unwrap();
    assert_eq!(home.events().len(), count, "an empty page shows nobody");
}

#[test]
fn what_cannot_be_written_down_is_not_shown() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let document = page(&home, arrived.case);
    let blind = home.on(Meddled::failing(&home.log, Failing::Before));
    let clerk = agent(Role::Registration);
    let full = Error::Log(app::LogError::Full("the disk".into()));
    let opened = blind.open_file(&clerk, arrived.case, Purpose::Procedure).err();
    assert_eq!(opened, Some(full.clone()));
    assert_eq!(blind.search(&clerk, "Zahra"), Err(full.clone()));
    assert_eq!(blind.worklist(&clerk, &to_do(Role::Registration)), Err(full.clone()));
    assert_eq!(blind.read_document(&clerk, arrived.case, document), Err(full));
}

#[test]
fn only_a_person_asks_who_looked_and_only_at_the_own_file() {
    let home = Home::small();
    home.arrives("Zahra", "Karimi");
    assert_eq!(home.house.looks(&agent(Role::Court)), Err(Error::Forbidden));
    assert_eq!(home.house.looks(&visitor()), Err(Error::NotFound));
}

#[test]
fn a_look_holds_nothing_of_what_was_seen() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    home.file(Role::Court, arrived.case);
    let look = home.events().pop().unwrap();
    assert!(look.payload.sealed.is_empty());
    assert_eq!(look.payload.subject, None);
    let words = format!("{:?} {}", look.envelope, look.payload.clear);
    assert!(!words.contains("Zahra") && !words.contains("Karimi"));
}
