use jiff::civil::date;
use kernel::PartialDate;

use super::*;
use crate::form::{Posted, Wrong};

const TODAY: jiff::civil::Date = date(2026, 11, 23);

fn full() -> Posted {
    Posted::from_pairs([
        ("family", "Haidari"),
        ("given", "Samira"),
        ("birth-year", "1994"),
        ("sex", "female"),
        ("nationality", "AFG"),
        ("language", "fa-AF"),
        ("language_other", "en"),
        ("phone", "+33 6 12 34 56 78"),
        ("person-0-name", "Nouri Haidari"),
        ("person-0-birth-year", "2019"),
        ("person-0-birth-month", "4"),
        ("person-0-relation", "child"),
    ])
}

fn wrong(stage: Stage, change: &[(&str, &str)]) -> Vec<(String, Wrong)> {
    let mut draft = full();
    for (name, value) in change {
        draft.set(*name, *value);
    }
    problems(stage, &draft, &[], TODAY).into_iter().collect()
}

fn is(name: &str, wrong: Wrong) -> Vec<(String, Wrong)> {
    vec![(name.to_owned(), wrong)]
}

#[test]
fn a_full_draft_becomes_a_person() {
    let person = read(&full(), &[], TODAY).unwrap();
    assert_eq!(person.names.written(), "Haidari Samira");
    assert_eq!(person.birth, PartialDate::Year(1994));
    assert_eq!(person.languages.len(), 2);
    assert_eq!(person.contact.phone.as_deref(), Some("+33612345678"));
    assert_eq!(person.people.len(), 1);
    assert_eq!(review(&person, &[]).len(), 10);
}

#[test]
fn a_person_may_have_one_name_only() {
    assert_eq!(wrong(Stage::Name, &[("family", "")]), is("family", Wrong::Missing));
    assert_eq!(wrong(Stage::Name, &[("family", ""), ("one_name", "yes")]), []);
    assert_eq!(wrong(Stage::Name, &[("one_name", "yes")]), is("one_name", Wrong::OneNameOnly));
    assert_eq!(
        wrong(Stage::Name, &[("one_name", "yes"), ("family", ""), ("given", "")]),
        is("given", Wrong::Missing)
    );
}

#[test]
fn a_birth_is_past_and_has_a_year() {
    assert_eq!(wrong(Stage::Birth, &[("birth-year", "")]), is("birth", Wrong::Missing));
    assert_eq!(wrong(Stage::Birth, &[("birth-year", "2027")]), is("birth", Wrong::InFuture));
    assert_eq!(
        wrong(Stage::Birth, &[("birth-year", ""), ("birth-month", "5")]),
        is("birth", Wrong::NoYear)
    );
}

#[test]
fn what_was_not_offered_is_refused() {
    assert_eq!(wrong(Stage::Sex, &[("sex", "x")]), is("sex", Wrong::NotListed));
    assert_eq!(
        wrong(Stage::Origin, &[("language_other", "zz")]),
        is("language_other", Wrong::NotListed)
    );
    assert_eq!(wrong(Stage::Origin, &[("nationality", "")]), is("nationality", Wrong::Missing));
    assert_eq!(wrong(Stage::Contact, &[("phone", "no")]), is("phone", Wrong::NotPhone));
    assert_eq!(wrong(Stage::Contact, &[("phone", "")]), []);
}

#[test]
fn people_are_added_and_taken_away() {
    let mut draft = full();
    let new = Posted::from_pairs([
        ("person-new-name", "Zahra"),
        ("person-new-birth-year", "1970"),
        ("person-new-relation", "parent"),
    ]);
    add_relative(&mut draft, &new).unwrap();
    let names = |draft: &Posted| {
        let all = relatives(draft).unwrap();
        all.into_iter().map(|(place, relative)| (place, relative.name)).collect::<Vec<_>>()
    };
    assert_eq!(names(&draft), [(0, "Nouri Haidari".to_owned()), (1, "Zahra".to_owned())]);
    remove_relative(&mut draft, 0);
    assert_eq!(names(&draft), [(1, "Zahra".to_owned())]);
    let half = Posted::from_pairs([("person-new-name", "Ali")]);
    let problems = add_relative(&mut draft, &half).unwrap_err();
    assert!(problems.keys().eq(["person-new-birth", "person-new-relation"]));
    assert_eq!(names(&draft).len(), 1);
    add_relative(&mut draft, &Posted::default()).unwrap();
    assert_eq!(names(&draft).len(), 1);
}

#[test]
fn the_journey_goes_through_every_question() {
    let mut path = "/start/name".to_owned();
    for stage in Stage::ALL {
        assert_eq!(stage.path(), path);
        assert_eq!(Stage::at(stage.slug()), Some(stage));
        path = stage.next_path();
    }
    assert_eq!(path, "/start/check");
    assert_eq!((Stage::Name.number(), Stage::Own.number()), (1, 7));
    assert_eq!(Stage::Birth.back_path(), "/start/name");
}

#[test]
fn every_field_of_a_question_keeps_what_was_typed() {
    for stage in Stage::ALL {
        for field in fields(stage, &full(), &problems(stage, &Posted::default(), &[], TODAY), &[]) {
            assert!(field.wrong.is_none() || field.required, "{}", field.name);
        }
    }
}
