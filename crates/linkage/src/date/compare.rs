//! How far two dates agree.

use super::calendar::Calendar;
use super::{Date, Precision};

/// How far two dates of birth agree, the best first. Levels are exclusive: the first that holds is
/// the one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Agreement {
    /// The same day, and it can be believed.
    Same,
    /// The same day if day and month change places.
    Swapped,
    /// The same day if one is read in another calendar. By the moon, two days more or less are
    /// the same.
    OtherCalendar,
    /// The same but for one digit, or for two neighbouring digits that change places.
    OneDigit,
    /// The same month of the same year; the day is missing from one of them, or both.
    MonthOnly,
    /// The same year, after conversion if need be; of one of them, or both, no more can be believed.
    YearOnly,
    /// The same year, and days that differ.
    SameYear,
    /// Years that differ by one, or by two if one of the dates is no more than a year.
    NearYear,
    /// Years that differ by more, but by less than a generation.
    Years,
    /// A generation apart, or not to be compared.
    Different,
}

/// From so many years on, one of two may be the other's parent.
const GENERATION: i32 = 14;

/// How far two dates agree. Symmetric.
#[must_use]
pub fn compare(one: &Date, other: &Date) -> Agreement {
    match (one.precision(), other.precision()) {
        (Precision::Day, Precision::Day) => days(one, other),
        (Precision::Year, _) | (_, Precision::Year) => years(one, other),
        (Precision::Month, Precision::Month | Precision::Day)
        | (Precision::Day, Precision::Month) => months(one, other),
    }
}

fn days(one: &Date, other: &Date) -> Agreement {
    if one.year == other.year {
        if (one.month, one.day) == (other.month, other.day) {
            return Agreement::Same;
        }
        if (one.month, one.day) == (other.day, other.month) {
            return Agreement::Swapped;
        }
    }
    if agree_elsewhere(one, other) {
        return Agreement::OtherCalendar;
    }
    if is_one_digit(one, other) {
        return Agreement::OneDigit;
    }
    if one.year == other.year || share_days(one, other, true) {
        return Agreement::SameYear;
    }
    near(one, other, 1)
}

fn months(one: &Date, other: &Date) -> Agreement {
    if one.year == other.year && one.month == other.month {
        return Agreement::MonthOnly;
    }
    if one.year == other.year {
        return Agreement::SameYear;
    }
    if share_days(one, other, false) {
        return Agreement::MonthOnly;
    }
    near(one, other, 1)
}

fn years(one: &Date, other: &Date) -> Agreement {
    if one.year == other.year || share_days(one, other, true) {
        return Agreement::YearOnly;
    }
    near(one, other, 2)
}

/// Whether both mean one day, read in different calendars.
fn agree_elsewhere(one: &Date, other: &Date) -> bool {
    pairs().any(|(left, right)| {
        let by_moon = left == Calendar::Hijri || right == Calendar::Hijri;
        let slack = if by_moon { 2 } else { 0 };
        let days = one.days(left).zip(other.days(right));
        left != right && days.is_some_and(|(left, right)| (left.0 - right.0).abs() <= slack)
    })
}

/// Whether the days that two dates can mean overlap, read in calendars whose years cannot be
/// taken for each other; of the whole year if that is all that counts.
fn share_days(one: &Date, other: &Date, whole_years: bool) -> bool {
    let of = |date: &Date| if whole_years { date.years } else { date.spans };
    let (one, other) = (of(one), of(other));
    let are_apart = |left: Calendar, right: Calendar| {
        left != right && left != Calendar::Ethiopian && right != Calendar::Ethiopian
    };
    pairs().filter(|&(left, right)| are_apart(left, right)).any(|(left, right)| {
        let spans = one.get(left).zip(other.get(right));
        spans.is_some_and(|(left, right)| left.0 <= right.1 && right.0 <= left.1)
    })
}

fn pairs() -> impl Iterator<Item = (Calendar, Calendar)> {
    let all = Calendar::ALL;
    all.into_iter().flat_map(move |left| all.into_iter().map(move |right| (left, right)))
}

fn near(one: &Date, other: &Date, slack: i32) -> Agreement {
    let years = one.gregorian_year().zip(other.gregorian_year());
    match years {
        Some((one, other)) if (one - other).abs() <= slack => Agreement::NearYear,
        Some((one, other)) if (one - other).abs() < GENERATION => Agreement::Years,
        Some(_) | None => Agreement::Different,
    }
}

/// Whether two dates of eight digits differ in one, or in two neighbours that change places.
fn is_one_digit(one: &Date, other: &Date) -> bool {
    let (one, other) = (digits(one), digits(other));
    let at = |digits: &[i32; 8], place: usize| digits.get(place).copied();
    let mut differing = (0..one.len()).filter(|&place| at(&one, place) != at(&other, place));
    match (differing.next(), differing.next(), differing.next()) {
        (Some(_), None, _) => true,
        (Some(first), Some(second), None) if first + 1 == second => {
            at(&one, first) == at(&other, second) && at(&one, second) == at(&other, first)
        }
        _ => false,
    }
}

fn digits(date: &Date) -> [i32; 8] {
    let (year, month, day) = (date.year, i32::from(date.month), i32::from(date.day));
    [
        year / 1000,
        year / 100 % 10,
        year / 10 % 10,
        year % 10,
        month / 10,
        month % 10,
        day / 10,
        day % 10,
    ]
}
