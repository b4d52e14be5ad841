//! What of an identity is compared when somebody may be registered already, and the blind keys by
//! which those who may be alike are found.

use kernel::{Country, PartialDate, Sex};
use linkage::date::Date;
use linkage::name::Name;
use linkage::person::{Handle, Person};
use record::Identity;
use uuid::Uuid;

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

/// The blind keys under which a person is filed.
pub(crate) fn filed_under(key: &HouseKey, person: &Person) -> Vec<i64> {
    let handles = linkage::person::filed_under(person);
    let mut keys: Vec<i64> = handles.iter().map(|handle| blind(key, handle)).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A handle as it is kept: nobody can tell which it is, or guess one, without the key of the house.
pub(crate) fn blind(key: &HouseKey, handle: &Handle) -> i64 {
    key.number("alike", &handle.to_string())
}

/// One person in so many is counted.
pub(crate) const COUNTED_OF: u64 = 256;

/// The key under which one person in [`COUNTED_OF`] is filed beside the others, so that it is known
/// at any time about how many there are. Which ones is chance, and always the same.
pub(crate) fn counted_under(key: &HouseKey) -> i64 {
    key.number("alike-counted", "")
}

/// Whether a person is one of those who are counted for the others.
pub(crate) fn is_counted(key: &HouseKey, person: Uuid) -> bool {
    key.number("alike-counted", &person.to_string()).cast_unsigned().is_multiple_of(COUNTED_OF)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use linkage::person::looked_up_under;

    use super::*;

    fn filed(names: &[&str], birth: &str) -> (Person, BTreeSet<i64>) {
        let names = names.iter().map(|name| Name::parse(name)).collect();
        let person = Person { names, birth: Date::parse(birth), ..Person::default() };
        let keys = filed_under(&HouseKey::new([5; 32]), &person).into_iter().collect();
        (person, keys)
    }

    fn is_found(names: &[&str], birth: &str, among: &BTreeSet<i64>) -> bool {
        let (person, _) = filed(names, birth);
        let key = HouseKey::new([5; 32]);
        looked_up_under(&person).iter().any(|handle| among.contains(&blind(&key, handle)))
    }

    #[test]
    fn a_person_is_found_under_another_spelling_script_and_year() {
        let (_, keys) = filed(&["Mohammad Rezaei"], "1991-03-14");
        assert!(is_found(&["Muhamad Rezai"], "1991-03-14", &keys));
        assert!(is_found(&["محمد رضایی"], "1991", &keys));
        assert!(is_found(&["Mohammad Karimi"], "1991-03-14", &keys), "one part and the day");
        assert!(is_found(&["Rezaei Mohammad"], "1960", &keys), "both parts, whatever the year");
        assert!(!is_found(&["Mohammad Karimi"], "1960", &keys));
        assert!(!is_found(&["Tesfay Gebre"], "1991", &keys));
    }

    #[test]
    fn keys_say_nothing_without_the_key_of_the_house() {
        let (person, keys) = filed(&["Zahra Ahmadi"], "2001-05-09");
        let elsewhere = filed_under(&HouseKey::new([6; 32]), &person);
        assert!(elsewhere.iter().all(|key| !keys.contains(key)));
        assert_eq!(keys.len(), elsewhere.len());
    }

    #[test]
    fn one_in_so_many_is_counted_whoever_they_are() {
        let key = HouseKey::new([5; 32]);
        let all = 0..COUNTED_OF * 400;
        let counted = all.filter(|number| is_counted(&key, Uuid::from_u128(u128::from(*number))));
        let counted = counted.count();
        assert!(
            (300..500).contains(&counted),
            "{counted}: four hundred, give or take five deviations"
        );
    }
}
