//! What is made is the same each time, and as hard as it is said to be.

use std::collections::{BTreeMap, BTreeSet};

use super::custom::{Group, Script};
use super::lists::LISTS;
use super::{people as people_of, *};

fn made(people: u32, seed: u64) -> People {
    people_of(&Options { people, seed, ..Options::default() })
}

fn column<'a>(table: &'a Table, name: &str) -> Vec<&'a str> {
    let column = table.column(name).unwrap();
    (0..table.rows()).map(|row| column.get(row).unwrap_or_default()).collect()
}

#[test]
fn the_same_seed_makes_the_same_people_and_another_seed_others() {
    assert_eq!(made(3000, 7), made(3000, 7));
    assert_ne!(made(3000, 7), made(3000, 8));
}

#[test]
fn so_many_people_are_made_as_were_asked_for() {
    for count in [0, 1, 100, 1024, 2500] {
        let people = made(count, 3);
        let truth: BTreeSet<&str> = column(&people.table, "truth").into_iter().collect();
        assert_eq!(truth.len(), count as usize);
        assert_eq!(people.traits.len(), people.table.rows());
        let ids: BTreeSet<&str> = column(&people.table, "record").into_iter().collect();
        assert_eq!(ids.len(), people.table.rows());
    }
}

#[test]
fn many_people_are_there_more_than_once() {
    let people = made(10_000, 1);
    let share = people.table.rows() as f64 / 10_000.0;
    assert!((1.4..2.0).contains(&share), "{share} records a person");
}

#[test]
fn the_same_person_is_spelt_in_many_ways() {
    let people = made(10_000, 2);
    let truth = column(&people.table, "truth");
    let (given, family) =
        (column(&people.table, "given_name"), column(&people.table, "family_name"));
    let mut spellings: BTreeMap<&str, BTreeSet<(&str, &str)>> = BTreeMap::new();
    let mut records: BTreeMap<&str, usize> = BTreeMap::new();
    for row in 0..truth.len() {
        spellings.entry(truth[row]).or_default().insert((given[row], family[row]));
        *records.entry(truth[row]).or_default() += 1;
    }
    let again = records.values().filter(|count| **count > 1).count();
    let other = spellings.values().filter(|spellings| spellings.len() > 1).count();
    let share = other as f64 / again as f64;
    assert!((0.5..0.98).contains(&share), "{share} of those there again are spelt otherwise");
}

#[test]
fn without_noise_dates_known_to_the_day_are_exact() {
    let options = Options { people: 2000, seed: 5, noise: 0.0, ..Options::default() };
    let people = people_of(&options);
    let wrong = |it: &&Trait| !matches!(it.date, DateQuality::Exact | DateQuality::YearOnly);
    assert_eq!(people.traits.iter().filter(wrong).count(), 0);
}

#[test]
fn every_kind_of_record_is_there() {
    let people = made(20_000, 4);
    let systems: BTreeSet<System> = people.traits.iter().map(|it| it.system).collect();
    assert_eq!(systems.len(), 10);
    let scripts: BTreeSet<Script> = people.traits.iter().map(|it| it.script).collect();
    assert!(scripts.len() >= 8, "{scripts:?}");
    let dates: BTreeSet<DateQuality> = people.traits.iter().map(|it| it.date).collect();
    assert_eq!(dates.len(), 5);
    let dates = column(&people.table, "birth_date");
    let share = |ending: &str| dates.iter().filter(|it| it.ends_with(ending)).count();
    assert!(share("-01-01") * 20 > dates.len(), "1 January is common");
    assert!(share("-01-01") * 2 < dates.len(), "1 January is not all there is");
}

#[test]
fn twins_and_namesakes_tempt() {
    let people = made(20_000, 6);
    let names = ["given_name", "family_name", "birth_date"].map(|it| column(&people.table, it));
    let truth = column(&people.table, "truth");
    let mut seen: BTreeMap<[&str; 3], BTreeSet<&str>> = BTreeMap::new();
    for row in 0..truth.len() {
        seen.entry([names[0][row], names[1][row], names[2][row]]).or_default().insert(truth[row]);
    }
    assert!(seen.values().any(|people| people.len() > 1), "two people, one name and date");
}

#[test]
fn every_custom_of_an_origin_has_names_in_its_letters() {
    let mut dice = Dice::new(1, 1);
    for custom in LISTS.customs() {
        for elements in [&custom.men, &custom.women] {
            for _ in 0..50 {
                let element = elements.draw(&mut dice).unwrap();
                assert!(!element.latin.is_empty());
                assert_eq!(
                    element.original.is_empty(),
                    custom.script == Script::Latin,
                    "{} of {}",
                    element.latin,
                    custom.name
                );
            }
        }
        assert!(custom.group >= Group::Arabic);
    }
    for origin in &LISTS.origins {
        for _ in 0..20 {
            assert!(LISTS.custom(origin, &mut dice).is_some(), "{}", origin.country);
        }
        assert!(origin.towns.len() >= 4, "{}", origin.country);
    }
}

#[test]
fn fathers_names_become_patronymics_and_families_have_forms_for_women() {
    let people = made(20_000, 9);
    let own = column(&people.table, "name_in_own_letters");
    assert!(own.iter().any(|name| name.ends_with("овна") || name.ends_with("івна")));
    assert!(own.iter().any(|name| name.contains("ович")));
    let family = column(&people.table, "family_name");
    assert!(family.iter().any(|name| name.ends_with("ova")));
}
