//! Dates of birth with their precision, in four calendars.
//!
//! Many people's day of birth is not known and was written as 1 January. Such a day counts as the
//! year only, and so do 1 July, 30 June and 31 December. A year far from ours is one of another
//! calendar; an Ethiopian year looks like one of ours and is only found by comparing. Nothing here
//! asks for today: an age is an age at a date.

mod calendar;
mod compare;
mod parse;

pub use calendar::Calendar;
pub use compare::{Agreement, compare};

use calendar::Spans;

/// How much of a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The year.
    Year,
    /// The year and the month.
    Month,
    /// The day.
    Day,
}

/// A date as written, and the days it can mean in each calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    /// 0 when not known.
    month: u8,
    /// 0 when not known.
    day: u8,
    spans: Spans,
    /// What the year alone can mean.
    years: Spans,
}

impl Date {
    /// A date as written in some calendar: a day needs a month. Nothing if no calendar has it, or
    /// if the year is none of a person's: Gregorian years are of 1501 to 2150, Ethiopian of 1850 to
    /// 2150, Solar Hijri and Hijri years of 1200 to 1500.
    #[must_use]
    pub fn new(year: i32, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        if month.is_none() && day.is_some() || month == Some(0) || day == Some(0) {
            return None;
        }
        let (month, day) = (month.unwrap_or(0), day.unwrap_or(0));
        let spans = Spans::of(year, month, day);
        let years = if month == 0 { spans } else { Spans::of(year, 0, 0) };
        (!spans.is_empty()).then_some(Self { year, month, day, spans, years })
    }

    /// Reads a date: `1990-05-12`, `12.05.1990`, `12/5/90`, `19900512`, `12 May 1990`, `05/1990`,
    /// `1990`, `1990-00-00`, `٢٥/٣/١٩٨٩`, with or without a time of day after it. The day is taken
    /// to stand before the month where both are possible. Two digits are a year of 1930 to 2029.
    /// Nothing if it is no date.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        parse::parse(text)
    }

    /// The year of birth of someone who was `age` years old at a date: the year before counts as
    /// well, so that comparing it finds a [`Agreement::NearYear`].
    #[must_use]
    pub fn of_age(age: u8, at: &Self) -> Option<Self> {
        Self::new(at.gregorian_year()? - i32::from(age), None, None)
    }

    /// The year as written.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// The month as written, if it is.
    #[must_use]
    pub const fn month(&self) -> Option<u8> {
        if self.month == 0 { None } else { Some(self.month) }
    }

    /// The day of the month as written, if it is.
    #[must_use]
    pub const fn day(&self) -> Option<u8> {
        if self.day == 0 { None } else { Some(self.day) }
    }

    /// How much of it can be believed: days that stand for "some day of this year" count as the
    /// year only.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        match (self.month, self.day) {
            (0, _) | (1 | 7, 1) | (6, 30) | (12, 31) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The calendars it can be written in.
    pub fn calendars(&self) -> impl Iterator<Item = Calendar> {
        let spans = self.spans;
        Calendar::ALL.into_iter().filter(move |&calendar| spans.get(calendar).is_some())
    }

    /// The first and the last day it can mean if it is written in a calendar, counted from the day
    /// before 1 January of the year 1 (rata die); nothing if that calendar has no such date.
    #[must_use]
    pub const fn days(&self, calendar: Calendar) -> Option<(i32, i32)> {
        self.spans.get(calendar)
    }

    /// The first and the last day it can mean in the calendar it is most likely written in.
    #[must_use]
    pub fn likely_days(&self) -> Option<(i32, i32)> {
        self.calendars().next().and_then(|calendar| self.days(calendar))
    }

    /// The Gregorian year in which it begins.
    #[must_use]
    pub fn gregorian_year(&self) -> Option<i32> {
        match self.calendars().next()? {
            Calendar::Gregorian => Some(self.year),
            Calendar::Ethiopian | Calendar::SolarHijri | Calendar::Hijri => {
                Some(calendar::gregorian_year(self.likely_days()?.0))
            }
        }
    }

    /// The least and the most whole years from this date to another: `(17, 18)` for someone born
    /// in a year, at a day of the 18th year after it. Nothing if the other lies before.
    #[must_use]
    pub fn age(&self, at: &Self) -> Option<(u16, u16)> {
        let ((first, last), (from, to)) = (self.believed_days()?, at.likely_days()?);
        let least = calendar::years_between(last, from).max(0);
        let most = calendar::years_between(first, to);
        Some((u16::try_from(least).ok()?, u16::try_from(most).ok()?))
    }

    /// The days it can mean when only what can be believed counts.
    fn believed_days(&self) -> Option<(i32, i32)> {
        let known = match self.precision() {
            Precision::Year => Self::new(self.year, None, None)?,
            Precision::Month => Self::new(self.year, self.month(), None)?,
            Precision::Day => *self,
        };
        known.likely_days()
    }
}

#[cfg(test)]
mod tests;
