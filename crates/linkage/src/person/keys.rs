//! Under what a person is filed, so that whoever may be the same person is found without looking at
//! everyone.
//!
//! A [`Handle`] is a value that two files of one person are likely to share and few others have.
//! One value is not enough: one in ten may be called Mohamed, one in fifty born in a year, and the
//! more people are registered, the more of them share it. So each handle joins several things, and
//! different handles leave out different things, so that any one may be wrong. Measured
//! (`person_seek`, an example of this crate): of people written again, 98.0 % are under a handle
//! that few share among 49,320, and 97.8 % among 985,548. Who agrees on nothing that few have is
//! hardly anybody whom [`super::weigh`] could tell from the others.
//!
//! A day of birth without anything of a name is no handle: whoever shares no more than it is in a
//! large register one of many, and in a small one hardly ever the same.
//!
//! Names come in by their sounds ([`crate::name::Key`], the coarse one), which know neither script
//! nor order.

use std::collections::BTreeSet;
use std::fmt;

use super::Person;
use crate::date::{Date, Precision};

/// More names than this a person is not filed under: a list pasted into a name field.
const MOST_NAMES: usize = 4;
/// More parts of one name than this are not filed.
const MOST_PARTS: usize = 5;
/// More handles than this a person does not have; the narrowest stay. Two parts make 11, three 24.
pub const MOST_HANDLES: usize = 48;

/// A day and a month in no order, so that clerks who exchange them agree; never one that stands for
/// a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayAndMonth(u8, u8);

/// What a person can be found by, the narrowest kind first: they are asked in this order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Handle {
    /// A part of the name and the day of birth. Finds who has one part misspelt, left out, or
    /// taken from elsewhere in a chain of fathers.
    PartAndDay(u64, i32, DayAndMonth),
    /// Two parts and the year of birth; looked for a year around. Finds whose day of birth is
    /// another or not known, which on the routes taken are many.
    PairAndYear(u64, u64, i32),
    /// A part, the day and month in any year, and the nationality. Finds whose year has a digit
    /// wrong.
    PartAndAnniversary(u64, DayAndMonth, String),
    /// A part, the first sound of another, the year and the nationality. Finds who is known by the
    /// year only and has the other part misspelt, where the part alone is too common.
    PartAndInitial(u64, u64, i32, String),
    /// A part, the year, nationality and sex. Finds who is known by the year only and has the
    /// other part misspelt, or left out.
    PartAndOrigin(u64, i32, Origin),
    /// A part, nationality and sex, of who has one part or no date: nothing narrower is there.
    PartAlone(u64, Origin),
    /// Two parts, nationality and sex. Finds whose date is missing or wrong altogether, and puts
    /// them before their namesakes from elsewhere.
    PairAndOrigin(u64, u64, Origin),
    /// Two parts. Finds the same when nationality or sex is wrong or missing too, as long as few
    /// have the name; and tells how many have it.
    Pair(u64, u64),
}

/// Nationality and sex.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    nationality: String,
    sex: String,
}

impl fmt::Display for DayAndMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0, self.1)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.nationality, self.sex)
    }
}

/// A text to make a digest of: two handles have one text only if they are one.
impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PartAndDay(part, year, day) => write!(f, "day {part:x} {year} {day}"),
            Self::PairAndYear(one, other, year) => write!(f, "year {one:x} {other:x} {year}"),
            Self::PartAndAnniversary(part, day, nationality) => {
                write!(f, "anniversary {part:x} {day} {nationality}")
            }
            Self::PartAndInitial(part, initial, year, nationality) => {
                write!(f, "initial {part:x} {initial:x} {year} {nationality}")
            }
            Self::PartAndOrigin(part, year, origin) => write!(f, "part {part:x} {year} {origin}"),
            Self::PartAlone(part, origin) => write!(f, "alone {part:x} {origin}"),
            Self::PairAndOrigin(one, other, origin) => {
                write!(f, "origin {one:x} {other:x} {origin}")
            }
            Self::Pair(one, other) => write!(f, "pair {one:x} {other:x}"),
        }
    }
}

/// The handles under which a person is filed, at most [`MOST_HANDLES`].
#[must_use]
pub fn filed_under(person: &Person) -> BTreeSet<Handle> {
    let year: Vec<i32> = person.birth.iter().map(Date::year).collect();
    handles(person, &year).into_iter().take(MOST_HANDLES).collect()
}

/// The handles under which somebody who may be this person would be filed, the narrowest kind
/// first. A year may be one off; two, where no more than the year is known, for then it is often
/// what was left when an age was taken from a year.
#[must_use]
pub fn looked_up_under(person: &Person) -> BTreeSet<Handle> {
    let around = |birth: &Date| {
        let off = if birth.precision() == Precision::Day { 1 } else { 2 };
        (-off..=off).map(|off| birth.year().saturating_add(off)).collect::<Vec<_>>()
    };
    let years: Vec<i32> = person.birth.iter().flat_map(around).collect();
    handles(person, &years)
}

fn handles(person: &Person, years: &[i32]) -> BTreeSet<Handle> {
    let origin = Origin {
        nationality: person.nationality.clone().unwrap_or_default(),
        sex: person.sex.clone().unwrap_or_default(),
    };
    let day = person.birth.as_ref().and_then(day_of_birth);
    let mut all = BTreeSet::new();
    for name in person.names.iter().take(MOST_NAMES) {
        // Of the keys of a part the coarse one: the others only say the same more narrowly. Two
        // parts may have one, as Mohammad and Ahmadi do: they are a pair all the same.
        let mut parts: Vec<u64> =
            name.keys().map(|key| key.0).filter(|key| key >> 63 == 1).collect();
        parts.sort_unstable();
        parts.truncate(MOST_PARTS);
        for (place, part) in parts.iter().enumerate() {
            all.extend(of_part(*part, day, years, &origin));
            if parts.len() == 1 || years.is_empty() {
                all.insert(Handle::PartAlone(*part, origin.clone()));
            }
            for other in parts.iter().skip(place + 1) {
                all.extend(of_pair((*part, *other), years, &origin));
            }
        }
    }
    all
}

fn of_part(
    part: u64,
    day: Option<(i32, DayAndMonth)>,
    years: &[i32],
    origin: &Origin,
) -> Vec<Handle> {
    let in_year = |year: &i32| Handle::PartAndOrigin(part, *year, origin.clone());
    let mut all: Vec<Handle> = years.iter().map(in_year).collect();
    if let Some((year, day)) = day {
        all.push(Handle::PartAndDay(part, year, day));
        all.push(Handle::PartAndAnniversary(part, day, origin.nationality.clone()));
    }
    all
}

fn of_pair((one, other): (u64, u64), years: &[i32], origin: &Origin) -> Vec<Handle> {
    let of_origin = Handle::PairAndOrigin(one, other, origin.clone());
    let mut all = vec![of_origin, Handle::Pair(one, other)];
    for year in years {
        all.push(Handle::PairAndYear(one, other, *year));
        for (whole, first) in [(one, other), (other, one)] {
            let nationality = origin.nationality.clone();
            all.push(Handle::PartAndInitial(whole, initial(first), *year, nationality));
        }
    }
    all
}

/// The year, and the day and month where they can be believed.
fn day_of_birth(birth: &Date) -> Option<(i32, DayAndMonth)> {
    let (month, day) = birth.month().zip(birth.day())?;
    let known = birth.precision() == Precision::Day;
    known.then(|| (birth.year(), DayAndMonth(month.min(day), month.max(day))))
}

/// The first consonant of the sounds of a part.
fn initial(part: u64) -> u64 {
    let mut sounds = part & !(1 << 63);
    while sounds > 0xF {
        sounds >>= 4;
    }
    sounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::Name;

    fn person(names: &[&str], birth: &str) -> Person {
        Person {
            names: names.iter().map(|name| Name::parse(name)).collect(),
            birth: Date::parse(birth),
            sex: Some("female".to_owned()),
            nationality: Some("AFG".to_owned()),
        }
    }

    /// The kinds of handle under which one is found when the other is filed.
    fn shared(filed: &Person, sought: &Person) -> Vec<&'static str> {
        let mut kinds: Vec<&str> =
            looked_up_under(sought).intersection(&filed_under(filed)).map(kind).collect();
        kinds.dedup();
        kinds
    }

    const fn kind(handle: &Handle) -> &'static str {
        match handle {
            Handle::PartAndDay(..) => "part and day",
            Handle::PairAndYear(..) => "pair and year",
            Handle::PartAndAnniversary(..) => "anniversary",
            Handle::PartAndInitial(..) => "initial",
            Handle::PartAndOrigin(..) => "part and origin",
            Handle::PartAlone(..) => "part alone",
            Handle::PairAndOrigin(..) => "pair and origin",
            Handle::Pair(..) => "pair",
        }
    }

    #[test]
    fn a_person_is_found_whatever_one_thing_is_wrong() {
        let known = person(&["Mohammad Rezaei"], "1991-03-14");
        let all = ["part and day", "pair and year", "anniversary", "initial"];
        let by = |names: &[&str], birth: &str| shared(&known, &person(names, birth));
        for names in [&["Muhamad Rezai"][..], &["محمد رضایی"], &["Rezaei Mohammad"]] {
            assert!(by(names, "1991-03-14").starts_with(&all), "script, spelling, order");
        }
        assert!(by(&["Mohammad Rezaei"], "1992-03-14").starts_with(&["pair and year"]));
        assert_eq!(
            by(&["Mohammad Rezaei"], "1961-03-14"),
            ["anniversary", "pair and origin", "pair"]
        );
        assert_eq!(by(&["Mohammad Rezaei"], ""), ["pair and origin", "pair"]);
        assert_eq!(by(&["Tesfay Gebre"], "1991-03-14"), [""; 0], "a day alone is nobody's");
        assert_eq!(by(&["Mohammad Rabani"], "1990-01-01"), ["initial", "part and origin"]);
        assert_eq!(by(&["Mohammad"], "1991-01-01"), ["part and origin"]);
        assert_eq!(by(&["Tesfay Gebre"], "1991-01-01"), [""; 0], "nothing that few have");
    }

    #[test]
    fn two_parts_of_one_sound_are_a_pair() {
        let known = person(&["Mohammad Ahmadi"], "1991-03-14");
        let sought = person(&["محمد احمدی"], "");
        assert_eq!(shared(&known, &sought), ["pair and origin", "pair"]);
    }

    #[test]
    fn day_and_month_are_found_in_the_other_order() {
        let known = person(&["Zahra Ahmadi"], "2001-03-08");
        let found = shared(&known, &person(&["Zahra Karimi"], "2001-08-03"));
        assert_eq!(found[..2], ["part and day", "anniversary"]);
    }

    #[test]
    fn a_day_that_stands_for_a_year_makes_no_crowd() {
        let known = filed_under(&person(&["Zahra Ahmadi"], "1991-01-01"));
        let only_years = known.iter().map(kind).collect::<BTreeSet<_>>();
        let expected = ["initial", "pair", "pair and origin", "pair and year", "part and origin"];
        assert_eq!(only_years, expected.into_iter().collect());
    }

    #[test]
    fn who_has_one_name_or_no_date_is_found_by_it() {
        let known = person(&["Omid"], "");
        assert_eq!(shared(&known, &person(&["Omid"], "1991-03-14")), ["part alone"]);
        let dated = person(&["Omid Karimi"], "");
        assert_eq!(shared(&dated, &known), ["part alone"]);
    }

    #[test]
    fn a_list_pasted_into_a_name_makes_no_flood_of_handles() {
        let list = "Ali Omar Zahra Karim Nadia Samir Huda Tariq Laila Yusuf ".repeat(200);
        let names = [list.as_str(), "Ali", "Omar Zahra Karim", "Nadia Samir Huda", "Tariq"];
        assert_eq!(filed_under(&person(&names, "1990-05-06")).len(), MOST_HANDLES);
        assert!(filed_under(&person(&["", "😀", "7"], "1990")).len() <= 8);
        assert_eq!(filed_under(&person(&["Zahra Ahmadi"], "2001-05-09")).len(), 11);
    }

    #[test]
    fn two_handles_never_have_one_text() {
        let some = person(&["Mohammad Reza Karimi", "Omid"], "1991-03-14");
        let all: BTreeSet<Handle> =
            [some, person(&["Omid Reza"], "")].iter().flat_map(looked_up_under).collect();
        let texts: BTreeSet<String> = all.iter().map(ToString::to_string).collect();
        assert_eq!(texts.len(), all.len());
    }
}
