//! Dates as people know them: a day, a month or only a year, and never more than was said.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A date known to the day, the month or the year; written `1990-05-17`, `1990-05` or `1990`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDate {
    /// Only the year is known.
    Year(i16),
    /// The year and the month (1 to 12) are known.
    Month(i16, i8),
    /// The day is known.
    Day(Date),
}

/// A text that is no date of any precision.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a date: write 1990-05-17, 1990-05 or 1990")]
pub struct DatePrecisionError(pub String);

impl PartialDate {
    /// The year, the one part always known.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) | Self::Month(year, _) => year,
            Self::Day(day) => day.year(),
        }
    }

    /// The first day this date can be.
    #[must_use]
    pub fn earliest(self) -> Date {
        match self {
            Self::Year(year) => Date::new(year, 1, 1).unwrap_or(Date::MIN),
            Self::Month(year, month) => Date::new(year, month, 1).unwrap_or(Date::MIN),
            Self::Day(day) => day,
        }
    }

    /// The last day this date can be.
    #[must_use]
    pub fn latest(self) -> Date {
        match self {
            Self::Year(_) => self.earliest().last_of_year(),
            Self::Month(..) => self.earliest().last_of_month(),
            Self::Day(day) => day,
        }
    }

    /// Age in completed years on a day, as the lowest and highest it can be.
    #[must_use]
    pub fn age_on(self, day: Date) -> (i16, i16) {
        (completed_years(self.latest(), day), completed_years(self.earliest(), day))
    }
}

fn completed_years(birth: Date, day: Date) -> i16 {
    let had_birthday = (day.month(), day.day()) >= (birth.month(), birth.day());
    day.year().saturating_sub(birth.year()).saturating_sub(i16::from(!had_birthday)).max(0)
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

impl FromStr for PartialDate {
    type Err = DatePrecisionError;
    fn from_str(text: &str) -> Result<Self, DatePrecisionError> {
        let wrong = || DatePrecisionError(text.to_owned());
        let number = |part: &str, digits: usize| {
            (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<i16>().ok())
                .flatten()
                .ok_or_else(wrong)
        };
        let mut parts = text.split('-');
        let (Some(year), month, day, None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(wrong());
        };
        let year = number(year, 4)?;
        let Some(month) = month else {
            return Ok(Self::Year(year));
        };
        let month = i8::try_from(number(month, 2)?).map_err(|_| wrong())?;
        let Some(day) = day else {
            return Date::new(year, month, 1)
                .map(|_| Self::Month(year, month))
                .map_err(|_| wrong());
        };
        let day = i8::try_from(number(day, 2)?).map_err(|_| wrong())?;
        Date::new(year, month, day).map(Self::Day).map_err(|_| wrong())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    #[test]
    fn every_precision_reads_back() {
        for text in ["1990", "1990-05", "1990-05-17", "2024-02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn impossible_dates_are_refused() {
        for text in ["", "90", "1990-13", "2023-02-29", "1990-5-1", "1990-05-17-1", "+199"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_date_of_any_precision_reads_back_and_lies_between_its_ends(
            year in 0..=9999_i16, month in 1..=12_i8, day in 1..=31_i8, today in 0..3_600_000_i32,
        ) {
            let today = Date::ZERO.checked_add(jiff::Span::new().days(today)).unwrap();
            let day = Date::new(year, month, day).unwrap_or(date(year, month, 1));
            for known in [PartialDate::Year(year), PartialDate::Month(year, month), PartialDate::Day(day)] {
                let text = known.to_string();
                prop_assert_eq!(text.parse(), Ok(known));
                let json = serde_json::to_string(&known).unwrap();
                prop_assert_eq!(serde_json::from_str::<PartialDate>(&json).unwrap(), known);
                prop_assert_eq!(known.year(), year);
                prop_assert!(known.earliest() <= day && day <= known.latest());
                let (least, most) = known.age_on(today);
                prop_assert!(0 <= least && least <= most && most - least <= 1);
                let exact = PartialDate::Day(day).age_on(today).0;
                prop_assert!(least <= exact && exact <= most);
            }
        }
    }

    #[test]
    fn who_is_born_tomorrow_is_no_year_old() {
        assert_eq!(PartialDate::Day(date(2026, 6, 13)).age_on(date(2026, 6, 12)), (0, 0));
        assert_eq!(PartialDate::Year(2030).age_on(date(2026, 6, 12)), (0, 0));
    }

    #[test]
    fn a_birthday_counts_from_its_own_day() {
        let born = PartialDate::Day(date(2008, 6, 12));
        assert_eq!(born.age_on(date(2026, 6, 11)), (17, 17));
        assert_eq!(born.age_on(date(2026, 6, 12)), (18, 18));
        assert_eq!(PartialDate::Month(2008, 6).age_on(date(2026, 6, 12)), (17, 18));
        assert_eq!(PartialDate::Month(2008, 6).age_on(date(2026, 6, 30)), (18, 18));
    }

    #[test]
    fn an_age_from_a_year_is_a_range() {
        let born = PartialDate::Year(2008);
        assert_eq!(born.age_on(date(2026, 6, 12)), (17, 18));
        let leap = PartialDate::Day(date(2008, 2, 29));
        assert_eq!(leap.age_on(date(2026, 2, 28)), (17, 17));
        assert_eq!(leap.age_on(date(2026, 3, 1)), (18, 18));
    }
}
