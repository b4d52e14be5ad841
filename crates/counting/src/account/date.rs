//! Days of the common calendar, and periods of them.
//!
//! It must never ask a clock: a date is year, month and day, and all else follows by arithmetic.

use std::fmt;

/// A day of the Gregorian calendar, years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl serde::Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Date {
    /// A day, if there is one.
    #[must_use]
    pub const fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let there = 1 <= year && year <= 9999 && 1 <= day && day <= days_of_month(year, month);
        if there { Some(Self { year, month, day }) } else { None }
    }

    /// A day as `YYYY-MM-DD`, if the text is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |part: &str, length| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let whole = parts.next().is_none() && digits(year, 4) && digits(month, 2) && digits(day, 2);
        whole.then(|| Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
    }

    /// The number of the day, counted from 1 March of the year 0: days between dates are differences.
    #[must_use]
    pub fn number(self) -> i32 {
        // A year that begins in March has its leap day at the end.
        let month = i32::from((self.month + 9) % 12);
        let year = self.year - i32::from(self.month <= 2);
        let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        year * 365 + leaps + (month * 306 + 5) / 10 + i32::from(self.day) - 1
    }

    /// Days from here to a later day; negative to an earlier one.
    #[must_use]
    pub fn days_to(self, other: Self) -> i32 {
        other.number() - self.number()
    }

    /// The next day; the last one there is has none.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let tomorrow = Self::new(self.year, self.month, self.day + 1);
        let month = || Self::new(self.year, self.month + 1, 1);
        tomorrow.or_else(month).or_else(|| Self::new(self.year + 1, 1, 1))
    }

    /// The day before; the first one there is has none.
    #[must_use]
    pub fn before(self) -> Option<Self> {
        if self.day > 1 {
            return Self::new(self.year, self.month, self.day - 1);
        }
        let (year, month) =
            if self.month > 1 { (self.year, self.month - 1) } else { (self.year - 1, 12) };
        Self::new(year, month, days_of_month(year, month))
    }

    /// The same day so many months later (or earlier, when negative); the last day of the month
    /// where it has no such day.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        let months = (self.year * 12 + i32::from(self.month) - 1).checked_add(months)?;
        let (year, month) = (months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?);
        Self::new(year, month, self.day.min(days_of_month(year, month)))
    }

    /// Whole years from a birth to this day: a child of 29 February is a year older on 1 March
    /// where there is no such day. None before the birth.
    #[must_use]
    pub fn age_of(self, born: Self) -> Option<u16> {
        let had = (self.month, self.day) >= (born.month, born.day);
        u16::try_from(self.year - born.year - i32::from(!had)).ok()
    }

    /// The day somebody born on this one becomes so many years old.
    #[must_use]
    pub fn birthday(self, years: u16) -> Option<Self> {
        let year = self.year.checked_add(i32::from(years))?;
        Self::new(year, self.month, self.day).or_else(|| Self::new(year, 3, 1))
    }
}

/// Days of a month; none where there is no such month.
const fn days_of_month(year: i32, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 0,
    }
}

/// Days from a first to a last one, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Period {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
}

impl Period {
    /// A period, if it does not end before it begins.
    #[must_use]
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn has(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }
}
