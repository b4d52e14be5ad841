//! How long somebody has been there: the twelve-month rule, and six months and a day.
//!
//! It must never store a category: it is derived from dates for the day it is asked for, so that
//! both rules, and later ones, can be applied to the same records.
//!
//! A long-term migrant has been in a country for twelve months (United Nations Recommendations on
//! Statistics of International Migration, Revision 1, 1998); a usual resident has lived there for
//! most of the last twelve months, that is at least six months and a day (Principles and
//! Recommendations for Population and Housing Censuses).

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

/// What the two rules say of somebody on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Stay {
    /// Whether they are there on that day.
    pub present: bool,
    /// There without a break for twelve months up to that day.
    pub twelve_months: bool,
    /// There on more days of the last twelve months than six months have: most of the year.
    pub six_months_and_a_day: bool,
    /// Days there in the twelve months up to that day.
    pub days: i32,
}

/// When somebody in the system was in it, wherever: moves from place to place and changes of status
/// on one day, or from one day to the next, are no break.
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
    /// What the rules say on a day, from presences in order.
    #[must_use]
    pub fn on(day: Date, presences: &[Presence]) -> Self {
        // The twelve months up to a day begin the day after the same day a year before.
        let begins = |months: i32| day.plus_months(-months).and_then(Date::next);
        let there = presences.iter().rfind(|it| it.first <= day);
        let there = there.filter(|it| it.last.is_none_or(|last| day <= last));
        let year = begins(12).map_or(0, |first| days_there(first, day, presences));
        let half = begins(6).map_or(i32::MAX, |first| first.days_to(day) + 1);
        Self {
            present: there.is_some(),
            twelve_months: there
                .and_then(|it| twelve_months(it.first))
                .is_some_and(|reached| reached <= day),
            six_months_and_a_day: year > half,
            days: year,
        }
    }
}

/// The day somebody who came on this one has been there for twelve months.
#[must_use]
pub fn twelve_months(arrival: Date) -> Option<Date> {
    arrival.plus_months(12)
}

/// The day somebody who came on this one has been there for six months and a day.
#[must_use]
pub fn six_months_and_a_day(arrival: Date) -> Option<Date> {
    arrival.plus_months(6)?.next()
}

/// Days there between two, both included.
fn days_there(first: Date, last: Date, presences: &[Presence]) -> i32 {
    let days = presences.iter().map(|it| {
        let (from, to) = (it.first.max(first), it.last.unwrap_or(last).min(last));
        (from.days_to(to) + 1).max(0)
    });
    days.sum()
}
