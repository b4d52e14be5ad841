//! What of an identity is compared when somebody may be registered already, and the blind keys by
//! which those who may be alike are found.

use std::collections::BTreeSet;

use kernel::{Country, PartialDate, Sex};
use linkage::date::Date;
use linkage::name::Name;
use linkage::person::Person;
use record::Identity;

use crate::keys::HouseKey;

/// A file's identity as the engine compares it.
pub(crate) fn person(identity: &Identity, sex: Sex, nationality: Country) -> Person {
    let named = |name: &record::Name| Name::from_parts(&name.given, &name.family);
    Person {
        names: identity.names.iter().map(named).collect(),
        birth: identity.birth.and_then(birth),
        sex: (sex != Sex::Unknown).then(|| sex.as_str().to_owned()),
        nationality: (nationality != Country::UNKNOWN).then(|| nationality.as_str().to_owned()),
    }
}

fn birth(date: PartialDate) -> Option<Date> {
    let small = |number: i8| u8::try_from(number).ok();
    match date {
        PartialDate::Year(year) => Date::new(year.into(), None, None),
        PartialDate::Month(year, month) => Date::new(year.into(), small(month), None),
        PartialDate::Day(day) => Date::new(day.year().into(), small(day.month()), small(day.day())),
    }
}

/// What a person is filed under: the sounds of two parts of a name, of two parts with the year of
/// birth, and of one part with the year. Sounds know no script, so neither do the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sought {
    PairAndYear(u64, u64, i32),
    Pair(u64, u64),
    OneAndYear(u64, i32),
    /// For who has one name only, or no year.
    One(u64),
}

/// More names than this a person is not filed under: a list pasted into a name field.
const MOST_NAMES: usize = 4;
/// More parts of one name than this are not paired.
const MOST_PARTS: usize = 5;

fn sought(person: &Person, years: &[i32]) -> BTreeSet<Sought> {
    let mut all = BTreeSet::new();
    for name in person.names.iter().take(MOST_NAMES) {
        // Of the two keys of a part the coarse one: the fine one only says the same more narrowly.
        let keys: BTreeSet<u64> =
            name.keys().map(|key| key.0).filter(|key| key >> 63 == 1).collect();
        let keys: Vec<u64> = keys.into_iter().take(MOST_PARTS).collect();
        for (place, one) in keys.iter().enumerate() {
            all.extend(years.iter().map(|year| Sought::OneAndYear(*one, *year)));
            if keys.len() == 1 || years.is_empty() {
                all.insert(Sought::One(*one));
            }
            for other in keys.iter().skip(place + 1) {
                all.insert(Sought::Pair(*one, *other));
                let pair_and = |year: &i32| Sought::PairAndYear(*one, *other, *year);
                all.extend(years.iter().map(pair_and));
            }
        }
    }
    all
}

/// The keys under which a person is filed.
pub(crate) fn filed_under(key: &HouseKey, person: &Person) -> Vec<i64> {
    let year: Vec<i32> = person.birth.iter().map(Date::year).collect();
    let mut keys: Vec<i64> =
        sought(person, &year).into_iter().map(|sought| blind(key, sought)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The keys under which somebody who may be this person would be filed, the narrowest first: a year
/// may be one off.
pub(crate) fn looked_up_under(key: &HouseKey, person: &Person) -> Vec<i64> {
    let around = |birth: &Date| {
        let year = birth.year();
        [year, year.saturating_sub(1), year.saturating_add(1)]
    };
    let years: Vec<i32> = person.birth.iter().flat_map(around).collect();
    sought(person, &years).into_iter().map(|sought| blind(key, sought)).collect()
}

/// The key under which all who bear two parts of a name are filed, for telling how common it is.
pub(crate) fn namesakes_under(key: &HouseKey, person: &Person) -> Option<i64> {
    let pairs = sought(person, &[]);
    pairs.into_iter().find(|it| matches!(it, Sought::Pair(..))).map(|pair| blind(key, pair))
}

fn blind(key: &HouseKey, sought: Sought) -> i64 {
    let text = match sought {
        Sought::PairAndYear(one, other, year) => format!("{one:x}+{other:x}@{year}"),
        Sought::Pair(one, other) => format!("{one:x}+{other:x}"),
        Sought::OneAndYear(one, year) => format!("{one:x}@{year}"),
        Sought::One(one) => format!("{one:x}"),
    };
    key.number("alike", &text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filed(names: &[&str], year: i32) -> (Person, BTreeSet<i64>) {
        let names = names.iter().map(|name| Name::parse(name)).collect();
        let birth = Date::new(year, None, None);
        let person = Person { names, birth, ..Person::default() };
        let keys = filed_under(&HouseKey::new([5; 32]), &person).into_iter().collect();
        (person, keys)
    }

    fn is_found(names: &[&str], year: i32, among: &BTreeSet<i64>) -> bool {
        let (person, _) = filed(names, year);
        looked_up_under(&HouseKey::new([5; 32]), &person).iter().any(|key| among.contains(key))
    }

    #[test]
    fn a_person_is_found_under_another_spelling_script_and_year() {
        let (_, keys) = filed(&["Mohammad Rezaei"], 1991);
        assert!(is_found(&["Muhamad Rezai"], 1991, &keys));
        assert!(is_found(&["محمد رضایی"], 1991, &keys));
        assert!(is_found(&["Mohammad Karimi"], 1992, &keys), "one part and a year beside");
        assert!(is_found(&["Rezaei Mohammad"], 1960, &keys), "both parts, whatever the year");
        assert!(!is_found(&["Mohammad Karimi"], 1960, &keys));
        assert!(!is_found(&["Tesfay Gebre"], 1991, &keys));
    }

    #[test]
    fn keys_say_nothing_without_the_key_of_the_house() {
        let (person, keys) = filed(&["Zahra Ahmadi"], 2001);
        let elsewhere = filed_under(&HouseKey::new([6; 32]), &person);
        assert!(elsewhere.iter().all(|key| !keys.contains(key)));
        assert_eq!(keys.len(), 4, "a pair, with and without the year, and each part with it");
    }

    #[test]
    fn a_list_pasted_into_a_name_makes_no_flood_of_keys() {
        let list = "Ali Omar Zahra Karim Nadia Samir Huda Tariq Laila Yusuf ".repeat(200);
        assert!(filed(&[&list], 1990).1.len() <= 40);
        assert!(filed(&["", "😀", "7"], 1990).1.len() <= 8);
    }
}
