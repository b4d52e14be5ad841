//! Tests of the ledger: what it counts, and that it holds whatever was recorded.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn cell(place: &str, status: &str, age: AgeGroup) -> Cell {
    let (place, status) = (Some(place.to_owned()), Some(status.to_owned()));
    Cell { place, status, sex: Some(Sex::Female), age }
}

const CHILD: AgeGroup = AgeGroup::Between { from: 0, to: Some(17) };
const ADULT: AgeGroup = AgeGroup::Between { from: 18, to: None };

fn grown() -> AgeGroups {
    AgeGroups::new(vec![18])
}

#[test]
fn an_account_of_a_year() {
    let persons = [
        person(
            "1",
            Some("1990-05-01"),
            vec![
                term("2022-06-01", "Camp", "applicant", Term::Arrival),
                term("2023-03-01", "Camp", "applicant", Term::TransferOut),
                term("2023-03-01", "Town", "applicant", Term::TransferIn),
                term("2023-09-01", "Town", "applicant", Term::LostByRecognition),
                term("2023-09-01", "Town", "refugee", Term::StatusGained),
                term("2024-02-01", "Town", "refugee", Term::Departure),
            ],
        ),
        person("2", Some("2023-04-01"), vec![term("2023-04-01", "Camp", "applicant", Term::Birth)]),
        person(
            "3",
            Some("2005-07-01"),
            vec![
                term("2023-01-01", "Camp", "applicant", Term::Arrival),
                term("2023-11-01", "Camp", "applicant", Term::Disappearance),
            ],
        ),
    ];
    let made = ledger(&persons, &grown(), year(2023));
    assert_eq!(made.contradictions, []);
    let line = |place: &str, status: &str, age| &made.lines[&cell(place, status, age)];
    let adults = line("Camp", "applicant", ADULT);
    assert_eq!((adults.opening, adults.closing, adults.residual), (1, 0, 0));
    let terms =
        BTreeMap::from([(Term::AgedIn, 1), (Term::TransferOut, 1), (Term::Disappearance, 1)]);
    assert_eq!(adults.terms, terms);
    let children = line("Camp", "applicant", CHILD);
    assert_eq!((children.opening, children.closing, children.residual), (0, 1, 0));
    let terms = BTreeMap::from([(Term::Arrival, 1), (Term::Birth, 1), (Term::AgedOut, 1)]);
    assert_eq!(children.terms, terms);
    assert_eq!(line("Town", "refugee", ADULT).closing, 1);
    assert_eq!(line("Town", "applicant", ADULT).terms[&Term::LostByRecognition], 1);
    let whole = made.whole();
    assert_eq!((whole.opening, whole.closing, whole.residual), (1, 2, 0));
}

#[test]
fn what_does_not_add_up_is_shown_with_its_record() {
    let persons = [
        person(
            "1",
            None,
            vec![
                term("2023-02-01", "Camp", "applicant", Term::Arrival),
                // The transfer was recorded by the place of arrival only.
                term("2023-03-01", "Town", "applicant", Term::TransferIn),
            ],
        ),
        person("2", None, vec![term("2023-05-01", "Camp", "applicant", Term::Death)]),
    ];
    let made = ledger(&persons, &grown(), year(2023));
    let line = |place: &str| &made.lines[&cell(place, "applicant", AgeGroup::Unknown)];
    let (camp, town) = (line("Camp"), line("Town"));
    // One who is not there any more and was not taken off, one who was taken off and not there.
    assert_eq!((camp.closing, camp.expected(), camp.residual), (0, 0, 0));
    assert_eq!((town.closing, town.residual), (1, 0));
    assert_eq!((camp.contradictions, town.contradictions), (2, 1));
    let still = Why::WasStill { place: "Camp".into(), status: "applicant".into() };
    let why: Vec<_> = made.contradictions.iter().map(|it| (it.person.as_str(), &it.why)).collect();
    assert_eq!(why, [("1", &still), ("2", &Why::WasNowhere)]);
    let one = ledger(&persons[..1], &grown(), year(2023));
    assert_eq!(one.lines[&cell("Camp", "applicant", AgeGroup::Unknown)].residual, -1);
    assert_eq!(one.whole().residual, -1);
    assert_eq!(
        one.whole().text(),
        "0 at the start + 1 arrived + 1 came from another place - 1 unexplained (records that \
         contradict others: 2) = 1 at the end"
    );
    let json = serde_json::to_value(&one).unwrap();
    assert_eq!(json["lines"][0]["place"], "Camp");
    assert_eq!(json["lines"][0]["terms"]["arrival"], 1);
    assert_eq!(json["contradictions"][0]["date"], "2023-03-01");
}

#[test]
fn contradictions_before_the_period_are_not_of_it() {
    let records = vec![
        term("2022-02-01", "Camp", "applicant", Term::Arrival),
        term("2022-03-01", "Camp", "applicant", Term::Arrival),
    ];
    let made = ledger(&[person("1", None, records)], &grown(), year(2023));
    assert_eq!(made.contradictions, []);
    let whole = made.whole();
    assert_eq!((whole.opening, whole.closing, whole.residual), (1, 1, 0));
}

#[test]
fn a_record_before_birth_changes_group_at_birth() {
    let records = vec![term("2023-02-01", "Camp", "applicant", Term::Arrival)];
    let made = ledger(&[person("1", Some("2023-03-01"), records)], &grown(), year(2023));
    assert!(made.lines.values().all(|line| line.residual == 0));
    assert_eq!(made.lines[&cell("Camp", "applicant", CHILD)].terms[&Term::AgedIn], 1);
}

fn any_date() -> impl Strategy<Value = Date> {
    (2021i32..2025, 1u8..13, 1u8..29)
        .prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn any_movement() -> impl Strategy<Value = Movement> {
    let places = prop::sample::select(vec!["Camp", "Town", "Port"]);
    let statuses = prop::sample::select(vec!["applicant", "refugee"]);
    let terms = prop::sample::select(Term::ALL.to_vec());
    (any_date(), places, statuses, terms).prop_map(|(date, place, status, term)| Movement {
        date,
        place: place.to_owned(),
        status: status.to_owned(),
        what: What::Term(term),
    })
}

fn any_persons() -> impl Strategy<Value = Vec<Person>> {
    let sexes = prop::sample::select(vec![Sex::Female, Sex::Male, Sex::Other, Sex::Unknown]);
    let born = prop::option::of(
        (2003i32..2026, 1u8..13).prop_map(|(year, month)| Date::new(year, month, 9).unwrap()),
    );
    let person = (sexes, born, prop::collection::vec(any_movement(), 0..9));
    prop::collection::vec(person, 0..7).prop_map(|persons| {
        let persons = persons.into_iter().enumerate().map(|(place, (sex, born, movements))| {
            Person { id: place.to_string(), sex, born, movements }
        });
        persons.collect()
    })
}

/// What contradictions do to the residual of places and statuses, told from their words alone.
fn explained(made: &Ledger) -> BTreeMap<(String, String), i64> {
    let mut residuals = BTreeMap::new();
    let mut add = |place: &str, status: &str, by: i64| {
        *residuals.entry((place.to_owned(), status.to_owned())).or_insert(0) += by;
    };
    for it in &made.contradictions {
        match &it.why {
            Why::WasNowhere => add(&it.place, &it.status, 1),
            Why::WasStill { place, status } => add(place, status, -1),
            Why::WasElsewhere { place, status } => {
                add(place, status, -1);
                add(&it.place, &it.status, 1);
            }
            Why::AgeingRecorded => {}
        }
    }
    residuals.retain(|_, residual| *residual != 0);
    residuals
}

/// Where a person is at the end of a day, found without the ledger.
fn seat(person: &Person, last: Date) -> Option<(String, String)> {
    let mut records: Vec<_> = person.movements.iter().filter(|it| it.date <= last).collect();
    records.sort_by_key(|it| it.date);
    let last = records.last()?;
    match last.what {
        What::Term(term) if term.sign() > 0 => Some((last.place.clone(), last.status.clone())),
        What::Term(_) | What::Applied | What::Decided(_) | What::Withdrawn => None,
    }
}

proptest! {
    #[test]
    fn the_identity_holds_whatever_was_recorded(persons in any_persons()) {
        let made = ledger(&persons, &grown(), year(2023));
        for line in made.lines.values() {
            let mut sum = line.opening as i64 + line.residual;
            for (term, count) in &line.terms {
                sum += term.sign() * *count as i64;
            }
            prop_assert_eq!(sum, line.closing as i64);
            prop_assert!(line.residual == 0 || line.contradictions > 0);
        }
    }

    #[test]
    fn opening_and_closing_are_who_is_there(persons in any_persons()) {
        let made = ledger(&persons, &grown(), year(2023)).over(&[Dimension::Sex, Dimension::Age]);
        let there = |date: &str| -> BTreeMap<(String, String), u64> {
            let mut there = BTreeMap::new();
            for seat in persons.iter().filter_map(|person| seat(person, day(date))) {
                *there.entry(seat).or_insert(0) += 1;
            }
            there
        };
        let told = |of: fn(&Line) -> u64| -> BTreeMap<(String, String), u64> {
            let lines = made.lines.iter().filter(|(_, line)| of(line) > 0);
            lines.map(|(cell, line)| ((cell.place.clone().unwrap(), cell.status.clone().unwrap()), of(line))).collect()
        };
        prop_assert_eq!(told(|line| line.opening), there("2022-12-31"));
        prop_assert_eq!(told(|line| line.closing), there("2023-12-31"));
    }

    #[test]
    fn every_residual_is_explained_by_contradictions(mut persons in any_persons()) {
        for person in &mut persons {
            person.movements.retain(|it| !matches!(it.what, What::Term(Term::AgedIn | Term::AgedOut)));
        }
        let made = ledger(&persons, &grown(), year(2023)).over(&[Dimension::Sex, Dimension::Age]);
        let residuals = made.lines.iter().filter(|(_, line)| line.residual != 0);
        let residuals: BTreeMap<_, _> = residuals.map(|(cell, line)| ((cell.place.clone().unwrap(), cell.status.clone().unwrap()), line.residual)).collect();
        prop_assert_eq!(residuals, explained(&made));
    }

    #[test]
    fn places_add_up_to_the_whole(persons in any_persons()) {
        let made = ledger(&persons, &grown(), year(2023));
        let mut nowhere = persons.clone();
        for movement in nowhere.iter_mut().flat_map(|person| &mut person.movements) {
            movement.place = "everywhere".to_owned();
        }
        // Told without places from the start, and summed over places: the same but for what
        // contradicts by place alone.
        let (whole, told) = (made.whole(), ledger(&nowhere, &grown(), year(2023)).whole());
        prop_assert_eq!((whole.opening, whole.closing), (told.opening, told.closing));
        prop_assert_eq!(&whole.terms, &told.terms);
        prop_assert_eq!(whole.residual, told.residual);
        let over = made.over(&[Dimension::Place, Dimension::Status, Dimension::Sex, Dimension::Age]);
        prop_assert!(over.lines.len() <= 1);
        prop_assert!(over.lines.values().all(|line| *line == whole));
    }
}
