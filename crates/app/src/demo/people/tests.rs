use std::collections::BTreeSet;

use jiff::civil::date;
use record::Name;

use super::homes::HOMES;
use super::names::{Script, System};
use super::*;
use crate::demo::figures::{countries, household, nationality};

const TODAY: Date = date(2026, 2, 28);

fn country(iso: &str) -> Country {
    iso.parse().unwrap()
}

fn of(names: &[Name], kind: NameKind) -> Option<&Name> {
    names.iter().find(|name| name.kind == kind)
}

fn latin(names: &[Name]) -> &Name {
    of(names, NameKind::Latin).unwrap()
}

fn pools() -> impl Iterator<Item = &'static Pool> {
    HOMES.iter().flat_map(|home| home.pools).map(|(pool, _)| *pool)
}

fn population(seed: u64, count: usize) -> Vec<Vec<Someone>> {
    let mut dice = Dice::new(seed);
    let mut one = || {
        let country = nationality(&mut dice);
        let household = household(&mut dice, country);
        people(&mut dice, country, &household, TODAY)
    };
    (0..count).map(|_| one()).collect()
}

/// Whether a letter belongs to a script; spaces and signs belong to all.
fn written_in(script: Script, letter: char) -> bool {
    let block = match script {
        Script::Latin => {
            return letter.is_alphabetic() && (letter as u32) < 0x250 || " '-".contains(letter);
        }
        Script::Arabic => 0x0600..=0x06ff,
        Script::Armenian => 0x0530..=0x058f,
        Script::Bengali => 0x0980..=0x09ff,
        Script::Cyrillic => 0x0400..=0x04ff,
        Script::Ethiopic => 0x1200..=0x137f,
        Script::Georgian => 0x10a0..=0x10ff,
        Script::Gurmukhi => 0x0a00..=0x0a7f,
        Script::Han => 0x4e00..=0x9fff,
        Script::Tamil => 0x0b80..=0x0bff,
        Script::Tibetan => 0x0f00..=0x0fff,
    };
    letter == ' ' || block.contains(&(letter as u32))
}

#[test]
fn every_origin_has_a_home_and_every_home_an_origin() {
    let origins: BTreeSet<Country> = countries().collect();
    let homes: BTreeSet<Country> = HOMES.iter().map(|home| country(home.iso)).collect();
    assert_eq!(origins, homes);
    assert_eq!(homes.len(), HOMES.len());
    assert!(HOMES.is_sorted_by_key(|home| home.iso));
    for home in HOMES {
        for (pool, _) in home.pools {
            let towns = homes::towns(country(home.iso), pool);
            assert!(towns.split_whitespace().count() >= 4, "{}", home.iso);
            assert!(!towns.contains('|'), "{}", home.iso);
        }
        let groups = home.towns.split('|').count();
        assert!(groups == 1 || groups == home.pools.len(), "{}", home.iso);
        let papers = home.papers;
        assert!(papers.passport * 1.2 < 1.0 && papers.new_year + papers.year_only < 1.0);
    }
}

#[test]
fn lists_are_long_sorted_enough_and_each_word_in_its_script() {
    for pool in pools() {
        assert!(pool.men.split_whitespace().count() >= 12, "{pool:?}");
        assert!(pool.women.split_whitespace().count() >= 10, "{pool:?}");
        for list in [pool.men, pool.women, pool.families, pool.hers] {
            let words: Vec<&str> = list.split_whitespace().collect();
            let unique: BTreeSet<&&str> = words.iter().collect();
            assert_eq!(unique.len(), words.len(), "twice the same in {list}");
            for word in words {
                let (latin, original) = word.split_once('=').unwrap_or((word, ""));
                let (latin, original) = (latin.replace('_', " "), original.replace('_', " "));
                assert!(!latin.is_empty(), "{word}");
                assert!(latin.chars().all(|c| written_in(Script::Latin, c)), "{word}");
                assert_eq!(original.is_empty(), pool.script == Script::Latin, "{word}");
                assert!(original.chars().all(|c| written_in(pool.script, c)), "{word}");
                assert_eq!(
                    original.nfc().collect::<String>().nfd().count(),
                    original.nfd().count()
                );
            }
        }
        let languages = pool.languages.split_whitespace();
        assert!(languages.clone().count() > 0);
        assert!(languages.into_iter().all(|tag| tag.parse::<Language>().is_ok()));
        let own_system =
            matches!(pool.system, System::Father | System::Grandfather | System::Husband);
        assert_eq!(pool.families.is_empty(), own_system, "{pool:?}");
    }
}

#[test]
fn a_seed_names_the_same_people() {
    assert_eq!(population(1, 300), population(1, 300));
    assert_ne!(population(1, 300), population(2, 300));
}

#[test]
fn names_are_never_empty_and_in_their_scripts() {
    let mut dice = Dice::new(2);
    for home in HOMES {
        for turn in 0..200 {
            let sex = if turn % 2 == 0 { Sex::Male } else { Sex::Female };
            let parts = named(&mut dice, country(home.iso), sex, Kin::Stranger);
            let names = parts.names();
            assert!(names.iter().all(|name| !name.given.is_empty() && !name.full().contains("  ")));
            let full = latin(&names).full();
            assert!(full.chars().all(|c| written_in(Script::Latin, c)), "{full}");
            assert!(names.len() <= 2);
            if let Some(original) = of(&names, NameKind::Original) {
                assert!(!written_in(Script::Latin, original.given.chars().next().unwrap()));
                assert_eq!(original.family.is_empty(), latin(&names).family.is_empty());
            }
        }
    }
}

#[test]
fn some_afghans_have_one_name_and_so_have_their_children() {
    let mut dice = Dice::new(3);
    let afghan = country("AFG");
    let mut alone = 0;
    for _ in 0..1000 {
        let father = named(&mut dice, afghan, Sex::Male, Kin::Stranger);
        let child = Kin::ChildOf { father: &father, mother: None };
        let child = named(&mut dice, afghan, Sex::Female, child);
        assert_eq!(latin(&father.names()).family, latin(&child.names()).family);
        alone += usize::from(latin(&father.names()).family.is_empty());
    }
    assert!((380..520).contains(&alone), "{alone}");
}

#[test]
fn children_bear_what_their_custom_hands_on() {
    let mut dice = Dice::new(4);
    let mut family = |iso: &str, sex: Sex| {
        let country = country(iso);
        let father = named(&mut dice, country, Sex::Male, Kin::Stranger);
        let mother = named(&mut dice, country, Sex::Female, Kin::PartnerOf(&father));
        let kin = Kin::ChildOf { father: &father, mother: Some(&mother) };
        let child = named(&mut dice, country, sex, kin);
        [father, mother, child].map(|parts| parts.names())
    };
    for _ in 0..50 {
        let [father, _, child] = family("ERI", Sex::Female);
        assert_eq!(latin(&child).family, latin(&father).given);
        let [father, _, child] = family("SOM", Sex::Male);
        let grandfather = latin(&father).family.split(' ').next().unwrap();
        assert_eq!(latin(&child).family, format!("{} {grandfather}", latin(&father).given));
        let [father, mother, child] = family("COL", Sex::Male);
        let first = |names: &[Name]| latin(names).family.split(' ').next().unwrap().to_owned();
        assert_eq!(latin(&child).family, format!("{} {}", first(&father), first(&mother)));
        let [father, _, child] = family("GEO", Sex::Female);
        assert_eq!(latin(&child).family, latin(&father).family);
        let [father, _, child] = family("COD", Sex::Male);
        assert_eq!(first(&child), first(&father));
        let [father, _, child] = family("BGD", Sex::Male);
        assert_eq!(latin(&child).family, latin(&father).family);
        let [father, mother, child] = family("UKR", Sex::Female);
        assert_eq!(of(&child, NameKind::Original).unwrap().given.split(' ').count(), 2);
        let stem = latin(&father).family.chars().take(4).collect::<String>();
        assert!(latin(&child).family.starts_with(&stem), "{child:?} {mother:?}");
        let [_, _, child] = family("CHN", Sex::Male);
        assert!(latin(&child).family.is_empty() || of(&child, NameKind::Original).is_some());
    }
}

#[test]
fn wives_take_the_name_where_it_is_the_custom() {
    let mut dice = Dice::new(5);
    let mut taken = |iso: &str| {
        let country = country(iso);
        let mut same = 0;
        for _ in 0..400 {
            let husband = named(&mut dice, country, Sex::Male, Kin::Stranger);
            let wife = named(&mut dice, country, Sex::Female, Kin::PartnerOf(&husband));
            same += usize::from(latin(&husband.names()).family == latin(&wife.names()).family);
        }
        same
    };
    assert!(taken("TUR") > 320);
    assert!(taken("SYR") < 60);
    let husband = named(&mut dice, country("LKA"), Sex::Male, Kin::Stranger);
    let wife = (0..20)
        .map(|_| named(&mut dice, country("LKA"), Sex::Female, Kin::PartnerOf(&husband)))
        .find(|wife| latin(&wife.names()).family == latin(&husband.names()).given);
    assert!(wife.is_some());
}

#[test]
fn relatives_share_what_relatives_share() {
    let mut dice = Dice::new(6);
    for home in HOMES {
        let country = country(home.iso);
        let head = named(&mut dice, country, Sex::Male, Kin::Stranger);
        let brother = named(&mut dice, country, Sex::Male, Kin::SiblingOf(&head));
        let father = named(&mut dice, country, Sex::Male, Kin::ParentOf(&head));
        let mother = named(&mut dice, country, Sex::Female, Kin::ParentOf(&head));
        let son = Kin::ChildOf { father: &father, mother: Some(&mother) };
        let again = named(&mut dice, country, Sex::Male, son);
        let family = |parts: &NameParts| latin(&parts.names()).family.clone();
        let first = |parts: &NameParts| family(parts).split(' ').next().unwrap_or("").to_owned();
        let (pool, system) = home.pools[0];
        assert!(system > 0.0);
        if home.pools.len() == 1 && pool.system != System::Own {
            assert_eq!(first(&brother), first(&head), "{}", home.iso);
            assert_eq!(first(&again), first(&head), "{}", home.iso);
        }
        assert!(!mother.given().is_empty());
    }
}

#[test]
fn people_of_a_household_go_together() {
    for people in population(7, 3000) {
        let (head, others) = people.split_first().unwrap();
        assert!(head.relation.is_none() && others.iter().all(|it| it.relation.is_some()));
        for someone in &people {
            let birth = someone.identity.birth.unwrap();
            let (least, most) = birth.age_on(TODAY);
            assert!((least..=most).contains(&someone.age), "{birth} for {}", someone.age);
            assert_eq!(someone.age < 18, most < 18, "{birth} for {}", someone.age);
            assert!(birth.earliest() <= TODAY);
            assert!(!someone.identity.birth_place.as_ref().unwrap().contains(['_', '|']));
            assert!(someone.contact.email.is_none() || someone.age >= 15);
        }
        let parents =
            people.iter().filter(|it| matches!(it.relation, None | Some(Relation::Partner)));
        let born = |it: &Someone| it.identity.birth.unwrap().latest();
        for parent in parents {
            for child in people.iter().filter(|it| it.relation == Some(Relation::Child)) {
                assert!(born(parent) < born(child), "{people:?}");
            }
        }
        let children = people.iter().filter(|it| it.relation == Some(Relation::Child));
        let given: Vec<&str> =
            children.map(|it| latin(&it.identity.names).given.as_str()).collect();
        let unique: BTreeSet<&&str> = given.iter().collect();
        assert!(unique.len() == given.len(), "{given:?}");
    }
}

#[test]
fn brothers_and_sisters_bear_one_name_when_one_parent_is_not_there() {
    let mut dice = Dice::new(11);
    for iso in ["COL", "BRA", "HTI", "ERI", "SOM", "GEO"] {
        let country = country(iso);
        let mut seen = 0;
        while seen < 20 {
            let household = household(&mut dice, country);
            let people = people(&mut dice, country, &household, TODAY);
            let families: BTreeSet<String> = people
                .iter()
                .filter(|it| it.relation == Some(Relation::Child))
                .map(|it| latin(&it.identity.names).family.clone())
                .collect();
            seen += usize::from(!families.is_empty());
            assert!(families.len() <= 1, "{families:?}");
        }
    }
}

#[test]
fn birthdays_heap_on_new_year_only_where_offices_set_them() {
    let mut dice = Dice::new(8);
    let mut of = |iso: &str| {
        let country = country(iso);
        let births: Vec<PartialDate> =
            (0..4000).map(|_| birth(&mut dice, 30, country, TODAY)).collect();
        let new_year = |it: &PartialDate| matches!(it, PartialDate::Day(d) if d.day_of_year() == 1);
        let year = |it: &PartialDate| matches!(it, PartialDate::Year(_));
        (
            births.iter().filter(|it| new_year(it)).count(),
            births.iter().filter(|it| year(it)).count(),
        )
    };
    let (new_year, year) = of("AFG");
    assert!((1400..1750).contains(&new_year) && (450..680).contains(&year), "{new_year} {year}");
    let (new_year, year) = of("GEO");
    assert!(new_year < 110 && year == 0, "{new_year} {year}");
}

#[test]
fn a_birthday_on_a_leap_day_is_no_trouble() {
    let mut dice = Dice::new(9);
    for age in 0..90 {
        let born = birth(&mut dice, age, country("GEO"), date(2024, 2, 29));
        assert_eq!(born.age_on(date(2024, 2, 29)), (age, age), "{born}");
    }
}

#[test]
fn nobody_real_can_be_reached() {
    let mut dice = Dice::new(10);
    for home in HOMES {
        let parts = named(&mut dice, country(home.iso), Sex::Female, Kin::Stranger);
        let (phone, email) = (phone(&mut dice), email(&mut dice, &parts));
        assert!(phone.starts_with("06 39 98 ") && phone.len() == 14, "{phone}");
        let (local, domain) = email.split_once('@').unwrap();
        assert_eq!(domain, "example.org");
        assert!(local.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.'));
        assert!(local.starts_with(|c: char| c.is_ascii_lowercase()), "{email}");
        assert!(language(&mut dice, country(home.iso)).is_some());
    }
    assert_eq!(plain("Şırnak"), "sirnak");
}
