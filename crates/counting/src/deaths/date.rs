//! Dates of incidents as registers write them, with the precision they have.
//!
//! It must never make a date more precise than it was written, nor choose between two readings of it.

use std::fmt;

use serde::Serialize;

/// How precisely a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
}

/// A date of the Gregorian calendar, known to the day, the month or the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
}

/// Why a text is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateFault {
    /// It is not written in a way that is known.
    Unreadable,
    /// It can be read as two dates: 3/4/2020 is in March for some and in April for others.
    Ambiguous,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

impl Date {
    /// A date known to the day, if there is such a day.
    #[must_use]
    pub fn day(year: i32, month: u8, day: u8) -> Option<Self> {
        let known = (1..=days_of(year, month)?).contains(&day);
        (known && plausible(year)).then_some(Self { year, month: Some(month), day: Some(day) })
    }

    /// A date known to the month.
    #[must_use]
    pub fn month(year: i32, month: u8) -> Option<Self> {
        let known = (1..=12).contains(&month) && plausible(year);
        known.then_some(Self { year, month: Some(month), day: None })
    }

    /// A date known to the year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        plausible(year).then_some(Self { year, month: None, day: None })
    }

    /// Reads `13-Jan-20`, `13 January 2020`, `January 13, 2020`, `2020-01-13`, `2020-01`, `Jan 2020`,
    /// `2020`; a weekday before it and a time after it are left out. `03/04/2020` is read when only
    /// one reading is a date, or the month beside it (`hint`) tells which is meant; with dots,
    /// `03.04.2020`, the day comes first, as where dates are written so. Years of two digits are 1970
    /// to 2069, as POSIX reads them.
    ///
    /// # Errors
    /// When it is none of these, or could be two dates.
    pub fn parse(text: &str, hint: Option<u8>) -> Result<Self, DateFault> {
        let tokens = tokens(text);
        let read = match tokens.as_slice() {
            [year] => full_year(year).and_then(Self::year),
            [a, b] => match (full_year(a), full_year(b)) {
                (Some(year), None) => month_of(b).and_then(|month| Self::month(year, month)),
                (None, Some(year)) => month_of(a).and_then(|month| Self::month(year, month)),
                (Some(_), Some(_)) | (None, None) => None,
            },
            [a, b, c] => return three([a, b, c], hint, is_dotted(text)),
            _ => None,
        };
        read.ok_or(DateFault::Unreadable)
    }

    /// The year of a text that is no date, because its day does not exist or it can be read as two:
    /// nothing where it names no year, or several.
    #[must_use]
    pub fn year_written(text: &str) -> Option<i32> {
        let tokens = tokens(text);
        let mut years: Vec<i32> = tokens.iter().filter_map(|token| full_year(token)).collect();
        years.dedup();
        match (years.as_slice(), tokens.as_slice()) {
            ([year], _) => Some(*year),
            // A year of two digits is one where it stands last for certain: after a named month, or
            // in both readings.
            ([], [a, b, c]) => {
                let named = [a, b].iter().any(|part| is_named(part) && month_of(part).is_some());
                let ambiguous = three([a, b, c], None, false) == Err(DateFault::Ambiguous);
                some_year(c).filter(|_| named || ambiguous)
            }
            ([] | [_, _, ..], _) => None,
        }
    }

    /// Its year.
    #[must_use]
    pub const fn in_year(self) -> i32 {
        self.year
    }

    /// Its month, 1 to 12, when known.
    #[must_use]
    pub const fn in_month(self) -> Option<u8> {
        self.month
    }

    /// How precisely it is known.
    #[must_use]
    pub const fn precision(self) -> Precision {
        match (self.month, self.day) {
            (Some(_), Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, _) => Precision::Year,
        }
    }

    /// The first and the last day that it can be, as days since 1 January 1970.
    #[must_use]
    pub fn span(self) -> (i64, i64) {
        let (first, last) = match (self.month, self.day) {
            (Some(month), Some(day)) => ((month, day), (month, day)),
            (Some(month), None) => ((month, 1), (month, days_of(self.year, month).unwrap_or(31))),
            (None, _) => ((1, 1), (12, 31)),
        };
        (number(self.year, first), number(self.year, last))
    }

    /// The fewest days that can lie between this and another.
    #[must_use]
    pub fn gap(self, other: Self) -> i64 {
        let ((from, to), (other_from, other_to)) = (self.span(), other.span());
        (other_from - to).max(from - other_to).max(0)
    }
}

impl fmt::Display for Date {
    /// As ISO 8601 writes it, as far as it is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        for part in [self.month, self.day].into_iter().flatten() {
            write!(f, "-{part:02}")?;
        }
        Ok(())
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A month by its name in English (three letters suffice) or its number.
pub(super) fn month_of(text: &str) -> Option<u8> {
    let text = text.trim();
    if let Ok(number) = text.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let lower = text.to_lowercase();
    if lower.len() < 3 || !lower.chars().all(char::is_alphabetic) {
        return None;
    }
    (1..).zip(MONTHS).find(|(_, name)| lower.starts_with(name)).map(|(number, _)| number)
}

/// The parts of a text that may be of a date, without a weekday and a time.
fn tokens(text: &str) -> Vec<&str> {
    let text = text.split_once('T').filter(|(day, _)| is_iso(day)).map_or(text, |(day, _)| day);
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | ',' | '.'))
        .filter(|token| !token.is_empty() && !token.contains(':') && !is_weekday(token))
        .collect()
}

/// Whether dots, and nothing else, part the day, the month and the year.
fn is_dotted(text: &str) -> bool {
    text.matches('.').count() >= 2 && !text.contains(['-', '/', ','])
}

fn is_named(text: &str) -> bool {
    text.chars().all(char::is_alphabetic)
}

fn three([a, b, c]: [&str; 3], hint: Option<u8>, dotted: bool) -> Result<Date, DateFault> {
    let made = |year: Option<i32>, month: Option<u8>, day: &str| {
        Date::day(year?, month?, day.parse().ok()?)
    };
    if let Some(year) = full_year(a) {
        return made(Some(year), month_of(b), c).ok_or(DateFault::Unreadable);
    }
    let year = some_year(c);
    if is_named(b) {
        return made(year, month_of(b), a).ok_or(DateFault::Unreadable);
    }
    if is_named(a) {
        return made(year, month_of(a), b).ok_or(DateFault::Unreadable);
    }
    let day_first = made(year, month_of(b), a);
    let month_first = made(year, month_of(a), b);
    match (day_first, month_first) {
        (Some(one), Some(other)) if one == other => Ok(one),
        (Some(one), Some(other)) => {
            let meant = |date: &&Date| hint.is_some() && date.in_month() == hint;
            let told = [one, other].iter().find(meant).copied();
            told.or(dotted.then_some(one)).ok_or(DateFault::Ambiguous)
        }
        (Some(only), None) | (None, Some(only)) => Ok(only),
        (None, None) => Err(DateFault::Unreadable),
    }
}

fn is_iso(text: &str) -> bool {
    text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

fn is_weekday(token: &str) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let lower = token.to_lowercase();
    DAYS.iter().any(|day| lower == *day || (lower.starts_with(day) && lower.ends_with("day")))
}

fn full_year(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten().filter(|year| plausible(*year))
}

fn some_year(text: &str) -> Option<i32> {
    let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return full_year(text);
    }
    let short: i32 = text.parse().ok()?;
    Some(if short < 70 { 2000 + short } else { 1900 + short })
}

const fn plausible(year: i32) -> bool {
    year >= 1900 && year <= 2200
}

fn days_of(year: i32, month: u8) -> Option<u8> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

/// Days since 1 January 1970, by the usual count of days in 400-year eras that begin in March.
fn number(year: i32, (month, day): (u8, u8)) -> i64 {
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> String {
        Date::parse(text, None).unwrap().to_string()
    }

    #[test]
    fn dates_are_read_as_registers_write_them() {
        assert_eq!(read("13-Jan-20"), "2020-01-13");
        assert_eq!(read("7-Mar-19"), "2019-03-07");
        assert_eq!(read("January 5, 2015"), "2015-01-05");
        assert_eq!(read("5 January 2015"), "2015-01-05");
        assert_eq!(read("2024-02-29 00:00:00"), "2024-02-29");
        assert_eq!(read("2024-02-29T10:00:00Z"), "2024-02-29");
        assert_eq!(read("Thu, 01/16/2014"), "2014-01-16");
        assert_eq!(read("Jan 2014"), "2014-01");
        assert_eq!(read("2014-07"), "2014-07");
        assert_eq!(read("1993"), "1993");
        assert_eq!(read("2-Jan-93"), "1993-01-02");
    }

    #[test]
    fn two_readings_are_told_apart_by_the_month_beside_or_not_at_all() {
        assert_eq!(Date::parse("03/04/2020", None), Err(DateFault::Ambiguous));
        assert_eq!(Date::parse("03/04/2020", Some(3)), Ok(Date::day(2020, 3, 4).unwrap()));
        assert_eq!(Date::parse("03/04/2020", Some(4)), Ok(Date::day(2020, 4, 3).unwrap()));
        assert_eq!(Date::parse("03/04/2020", Some(7)), Err(DateFault::Ambiguous));
        assert_eq!(read("04/04/2020"), "2020-04-04");
        for text in ["", "30-Feb-20", "early 2020", "12", "2020-13-01", "1-2-3-4"] {
            assert_eq!(Date::parse(text, None), Err(DateFault::Unreadable), "{text}");
        }
    }

    #[test]
    fn dots_are_between_day_month_and_year() {
        assert_eq!(read("05.01.2020"), "2020-01-05");
        assert_eq!(read("5. 1. 20"), "2020-01-05");
        assert_eq!(read("05.01.2020 10:30"), "2020-01-05");
        assert_eq!(Date::parse("05-01.2020", None), Err(DateFault::Ambiguous));
    }

    #[test]
    fn the_year_of_what_is_no_date_is_known_where_it_is_one() {
        for text in [
            "03/04/2020",
            "2020-02-30",
            "2020-13-45",
            "2020-02-30T10:00:00Z",
            "32.01.2020",
            "03/04/20",
            "30-Feb-20",
            "early 2020",
        ] {
            assert!(Date::parse(text, None).is_err(), "{text}");
            assert_eq!(Date::year_written(text), Some(2020), "{text}");
        }
        for text in ["", "soon", "12", "20-13-45", "2019 or 2020", "1-2-3-4", "x y 20"] {
            assert_eq!(Date::year_written(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_numbered_from_1970() {
        assert_eq!(Date::day(1970, 1, 1).unwrap().span(), (0, 0));
        assert_eq!(Date::day(2000, 2, 29).unwrap().span(), (11_016, 11_016));
        assert_eq!(Date::day(2020, 1, 13).unwrap().span(), (18_274, 18_274));
    }

    #[test]
    fn the_gap_of_imprecise_dates_is_the_least() {
        let (day, month) = (Date::day(2020, 3, 2).unwrap(), Date::month(2020, 2).unwrap());
        assert_eq!(day.gap(month), 2);
        assert_eq!(month.gap(day), 2);
        assert_eq!(Date::year(2020).unwrap().gap(day), 0);
    }

    proptest! {
        #[test]
        fn days_follow_one_another(year in 1900_i32..2200, month in 1_u8..=12, day in 1_u8..=31) {
            if let Some(date) = Date::day(year, month, day) {
                let next = Date::day(year, month, day + 1)
                    .or_else(|| Date::day(year, month + 1, 1))
                    .or_else(|| Date::day(year + 1, 1, 1));
                if let Some(next) = next {
                    prop_assert_eq!(date.gap(next), 1);
                }
                prop_assert_eq!(Date::parse(&date.to_string(), None), Ok(date));
            }
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,30}", hint in prop::option::of(1_u8..=12)) {
            let _ = (Date::parse(&text, hint), Date::year_written(&text));
        }
    }
}
