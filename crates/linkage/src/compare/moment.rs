//! Dates as the levels and keys see them.

use crate::date::{self, Agreement, Date, Precision};
use crate::settings::DateLevel;

/// A date that was understood.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment(Date);

impl Moment {
    /// Reads a folded date.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        Date::parse(text).map(Self)
    }

    /// How well two dates agree, `None` when not at all.
    pub(crate) fn agreement(&self, other: &Self) -> Option<DateLevel> {
        match date::compare(&self.0, &other.0) {
            Agreement::Same => Some(DateLevel::Same),
            Agreement::Swapped | Agreement::OtherCalendar | Agreement::OneDigit => {
                Some(DateLevel::Slip)
            }
            Agreement::MonthOnly => Some(DateLevel::Month),
            Agreement::YearOnly => Some(DateLevel::Year),
            Agreement::SameYear | Agreement::NearYear => Some(DateLevel::Near),
            Agreement::Years => Some(DateLevel::Generation),
            Agreement::Different => None,
        }
    }

    /// The day, counted from long ago; the middle of what it may be.
    pub(crate) fn days(&self) -> f64 {
        let (first, last) = self.0.likely_days().unwrap_or_default();
        f64::midpoint(f64::from(first), f64::from(last))
    }

    /// A key of the year.
    pub(crate) fn year_key(&self) -> Option<u64> {
        self.0.gregorian_year().map(|year| u64::from(year.unsigned_abs()))
    }

    /// A key of the day.
    pub(crate) fn day_key(&self) -> Option<u64> {
        self.sure_day().map(|day| u64::from(day.unsigned_abs()))
    }

    /// A key of the month and day, whichever was written first.
    pub(crate) fn birthday_key(&self) -> Option<u64> {
        let (month, day) = month_and_day(self.sure_day()?);
        Some(u64::from(month.min(day)) << 8 | u64::from(month.max(day)))
    }

    fn sure_day(&self) -> Option<i32> {
        let (first, _) = self.0.likely_days()?;
        (self.0.precision() == Precision::Day).then_some(first)
    }
}

/// The month and day of a day counted from the one before 1 January of the year 1 (after Hinnant
/// 2013, `civil_from_days`).
fn month_and_day(rata_die: i32) -> (u32, u32) {
    let shifted = rata_die + 305;
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let place = (5 * of_year + 2) / 153;
    let day = of_year - (153 * place + 2) / 5 + 1;
    let month = if place < 10 { place + 3 } else { place - 9 };
    (month.unsigned_abs(), day.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_and_day_of_a_day_are_its_own() {
        for (text, expected) in
            [("2000-02-29", (2, 29)), ("1999-12-30", (12, 30)), ("1970-03-02", (3, 2))]
        {
            let day = Moment::parse(text).unwrap().sure_day().unwrap();
            assert_eq!(month_and_day(day), expected, "{text}");
        }
    }

    #[test]
    fn exchanged_day_and_month_have_one_birthday_key() {
        let key = |text| Moment::parse(text).unwrap().birthday_key();
        assert_eq!(key("1990-05-12"), key("1990-12-05"));
        assert_ne!(key("1990-05-12"), key("1990-05-13"));
        assert_eq!(key("1990-01-01"), None, "no more than a year");
    }
}
