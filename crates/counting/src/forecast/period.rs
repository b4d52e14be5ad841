//! Periods of a calendar: years, quarters, months and weeks, as people label them.
//!
//! It must never read one label as two periods, nor mistake a date for a count.

use std::fmt;

use serde::{Serialize, Serializer};

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Frequency {
    /// A calendar year.
    Yearly,
    /// A quarter of a year.
    Quarterly,
    /// A calendar month.
    Monthly,
    /// A week from Monday to Sunday (ISO 8601).
    Weekly,
}

impl Frequency {
    /// So many periods after which the season returns: 1 (no season), 4, 12, 52.
    ///
    /// A year has 52.18 weeks; the season of weekly series slips by a week in about six years.
    #[must_use]
    pub const fn season(self) -> usize {
        match self {
            Self::Yearly => 1,
            Self::Quarterly => 4,
            Self::Monthly => 12,
            Self::Weekly => 52,
        }
    }

    /// One of these periods, and several.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Yearly => ("year", "years"),
            Self::Quarterly => ("quarter", "quarters"),
            Self::Monthly => ("month", "months"),
            Self::Weekly => ("week", "weeks"),
        }
    }
}

/// A period: its length, and its number from an origin that is the same for all of that length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    frequency: Frequency,
    number: i64,
}

impl Period {
    /// Reads a label: `2019`, `2019-Q3`, `2019Q3`, `2019-07`, `2019M07`, `2019-W31`, `2019W31`.
    #[must_use]
    pub fn read(label: &str) -> Option<Self> {
        let label = label.trim();
        let (year, rest) = label.split_at_checked(4)?;
        let year = digits(year)?;
        if rest.is_empty() {
            return Some(Self { frequency: Frequency::Yearly, number: year });
        }
        let rest = rest.strip_prefix(['-', ' ']).unwrap_or(rest);
        if let Some(quarter) = rest.strip_prefix(['Q', 'q']) {
            return part(Frequency::Quarterly, year, quarter);
        }
        if let Some(week) = rest.strip_prefix(['W', 'w']) {
            return Self::week(year, digits(week)?);
        }
        let dashed = label.as_bytes().get(4) == Some(&b'-');
        match rest.strip_prefix(['M', 'm']) {
            Some(month) => part(Frequency::Monthly, year, month),
            None if dashed => part(Frequency::Monthly, year, rest),
            None => None,
        }
    }

    /// A date `2019-07-29` as the day's number since 0000-03-01, if the label is one.
    pub(super) fn read_day(label: &str) -> Option<i64> {
        let mut parts = label.trim().split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || year.len() != 4 {
            return None;
        }
        let (year, month, day) = (digits(year)?, digits(month)?, digits(day)?);
        let number = day_number(year, month, day);
        let known = (1..=12).contains(&month) && day >= 1;
        (known && date_of(number) == (year, month, day)).then_some(number)
    }

    /// The period of this length that a day is in.
    pub(super) const fn of_day(frequency: Frequency, day: i64) -> Self {
        let (year, month, _) = date_of(day);
        let number = match frequency {
            Frequency::Yearly => year,
            Frequency::Quarterly => year * 4 + (month - 1) / 3,
            Frequency::Monthly => year * 12 + month - 1,
            Frequency::Weekly => (day - A_MONDAY).div_euclid(7),
        };
        Self { frequency, number }
    }

    /// Whether a day is the first of its month.
    pub(super) const fn begins_month(day: i64) -> bool {
        date_of(day).2 == 1
    }

    /// A month, 1 to 12, of a year.
    pub(super) fn month(year: i64, month: i64) -> Option<Self> {
        Self::of_year(Frequency::Monthly, year, month)
    }

    /// A quarter, 1 to 4, of a year.
    pub(super) fn quarter(year: i64, quarter: i64) -> Option<Self> {
        Self::of_year(Frequency::Quarterly, year, quarter)
    }

    /// A part of a year, from 1: a month, a quarter, or the year itself.
    pub(super) fn of_year(frequency: Frequency, year: i64, part: i64) -> Option<Self> {
        let parts = frequency.season() as i64;
        (1..=parts).contains(&part).then_some(Self { frequency, number: year * parts + part - 1 })
    }

    fn week(year: i64, week: i64) -> Option<Self> {
        // The first week of a year is the one with 4 January in it.
        let first = Self::of_day(Frequency::Weekly, day_number(year, 1, 4)).number;
        let next = Self::of_day(Frequency::Weekly, day_number(year + 1, 1, 4)).number;
        let number = first + week - 1;
        (week >= 1 && number < next).then_some(Self { frequency: Frequency::Weekly, number })
    }

    /// How long it is.
    #[must_use]
    pub const fn frequency(self) -> Frequency {
        self.frequency
    }

    /// The period so many later (earlier where negative).
    #[must_use]
    pub const fn later(self, periods: i64) -> Self {
        Self { frequency: self.frequency, number: self.number + periods }
    }

    /// So many periods after another; nothing when they differ in length.
    #[must_use]
    pub fn since(self, other: Self) -> Option<i64> {
        (self.frequency == other.frequency).then(|| self.number - other.number)
    }

    /// Whether a year begins with it: where an axis has its marks.
    #[must_use]
    pub fn begins_year(self) -> bool {
        self.year() != self.later(-1).year()
    }

    /// The year it is in (of a week: the year it is numbered in).
    #[must_use]
    pub fn year(self) -> i64 {
        match self.frequency {
            Frequency::Yearly => self.number,
            Frequency::Quarterly => self.number.div_euclid(4),
            Frequency::Monthly => self.number.div_euclid(12),
            Frequency::Weekly => date_of(self.number * 7 + A_MONDAY + 3).0,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year();
        match self.frequency {
            Frequency::Yearly => write!(f, "{year:04}"),
            Frequency::Quarterly => write!(f, "{year:04}-Q{}", self.number.rem_euclid(4) + 1),
            Frequency::Monthly => write!(f, "{year:04}-{:02}", self.number.rem_euclid(12) + 1),
            Frequency::Weekly => {
                let first = Self::of_day(Frequency::Weekly, day_number(year, 1, 4)).number;
                write!(f, "{year:04}-W{:02}", self.number - first + 1)
            }
        }
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

fn part(frequency: Frequency, year: i64, text: &str) -> Option<Period> {
    Period::of_year(frequency, year, digits(text)?)
}

fn digits(text: &str) -> Option<i64> {
    let written = !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    if written { text.parse().ok() } else { None }
}

/// A Monday: 3 January 2000.
const A_MONDAY: i64 = day_number(2000, 1, 3);

/// The days since 0000-03-01 (Gregorian calendar): years are counted from March, so that a leap day
/// is the last of one.
const fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    year * 365 + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (month * 306 + 5) / 10
        + day
        - 1
}

/// Year, month and day of such a number.
const fn date_of(number: i64) -> (i64, i64, i64) {
    let era = number.div_euclid(146_097);
    let of_era = number.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400;
    (if month <= 2 { year + 1 } else { year }, month, day)
}
