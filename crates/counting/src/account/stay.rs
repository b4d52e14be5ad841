//! How long somebody has been there: twelve months, and most of the last twelve.
//!
//! It must never store a category: it is derived from dates for the day it is asked for, so that
//! both rules, and later ones, can be applied to the same records.
//!
//! A long-term immigrant establishes usual residence for twelve months at least (United Nations
//! Recommendations on Statistics of International Migration, Revision 1, 1998; Regulation (EC) No
//! 862/2007, article 2); the recommendations for censuses also know a usual resident who has lived
//! there for most of the last twelve months, that is six months and a day at least. What is expected
//! of the future is in no record: both are told from days that have passed.
//!
//! One way to count: a day of arrival and a day of departure are days there, and a rule holds at the
//! end of a day. Who came on 10 January 2024 has been there for twelve months at the end of 9 January
//! 2025, and for six months and a day at the end of 10 July 2024.

use serde::Serialize;

use super::date::Date;
use super::fold::{Kind, after, way};
use super::movement::Person;

/// Days somebody was there, from a first to the last one; still there when there is no last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Presence {
    /// The first day.
    pub first: Date,
    /// The last day, if it is known and over.
    pub last: Option<Date>,
}

/// How many are there at the end of a day, and how many of them by each rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Residents {
    /// There at the end of the day.
    pub present: u64,
    /// There without a break for the last twelve months.
    pub twelve_months: u64,
    /// There for most of the last twelve months: six months and a day.
    pub six_months_and_a_day: u64,
}

impl Residents {
    /// Counts persons at the end of a day.
    #[must_use]
    pub fn of(persons: &[Person], day: Date) -> Self {
        let mut residents = Self::default();
        for person in persons {
            let stay = Stay::on(day, &presence(person, day));
            residents.present += u64::from(stay.present);
            residents.twelve_months += u64::from(stay.twelve_months);
            residents.six_months_and_a_day += u64::from(stay.six_months_and_a_day);
        }
        residents
    }
}

/// What the two rules say of somebody at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stay {
    /// Whether they are there.
    pub present: bool,
    /// There, and on every day of the last twelve months.
    pub twelve_months: bool,
    /// There, and on more days of the last twelve months than the last six have.
    pub six_months_and_a_day: bool,
    /// Days there in the last twelve months.
    pub days: i32,
}

/// When somebody in the system was in it, wherever, up to a day: moves from place to place and changes
/// of status on one day, or from one day to the next, are no break.
#[must_use]
pub fn presence(person: &Person, last: Date) -> Vec<Presence> {
    let mut found: Vec<Presence> = Vec::new();
    let mut since = None;
    for step in way(person, std::iter::empty(), last).steps {
        let Kind::Recorded { term, seat, .. } = step.kind else {
            continue;
        };
        match (after(term, seat).is_some(), since) {
            (true, None) => since = Some(step.date),
            (false, Some(first)) => {
                push(&mut found, Presence { first, last: Some(step.date) });
                since = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    if let Some(first) = since {
        push(&mut found, Presence { first, last: None });
    }
    found
}

/// Adds a presence; one that begins on the day the other ended, or the next, goes on with it.
fn push(found: &mut Vec<Presence>, presence: Presence) {
    if let Some(before) = found.last_mut()
        && before.last.is_some_and(|last| last.days_to(presence.first) <= 1)
    {
        before.last = presence.last;
        return;
    }
    found.push(presence);
}

impl Stay {
    /// What the rules say at the end of a day, from presences in order.
    #[must_use]
    pub fn on(day: Date, presences: &[Presence]) -> Self {
        let there = presences.iter().rfind(|it| it.first <= day);
        // Who leaves on a day is not there at its end.
        let there = there.filter(|it| it.last.is_none_or(|last| day < last));
        let year = begin(day, 12);
        let days = year.map_or(0, |first| days_there(first, day, presences));
        let half = begin(day, 6).map_or(i32::MAX, |first| first.days_to(day) + 1);
        Self {
            present: there.is_some(),
            twelve_months: there.zip(year).is_some_and(|(it, first)| it.first <= first),
            six_months_and_a_day: there.is_some() && days > half,
            days,
        }
    }
}

/// The first of the last so many months, up to the end of a day.
fn begin(day: Date, months: i32) -> Option<Date> {
    day.next()?.plus_months(-months)
}

/// Days there between two, both included.
fn days_there(first: Date, last: Date, presences: &[Presence]) -> i32 {
    let days = presences.iter().map(|it| {
        let (from, to) = (it.first.max(first), it.last.unwrap_or(last).min(last));
        (from.days_to(to) + 1).max(0)
    });
    days.sum()
}
