//! From what was recorded of one person to where they were: presence day by day.
//!
//! It must never believe two records that contradict each other: the later one holds, and the
//! contradiction is written down with what it does to the account.

use serde::Serialize;

use super::date::Date;
use super::movement::{Movement, Person, What};
use super::term::{Direction, Term};

/// A place and a status.
pub(super) type Seat<'a> = (&'a str, &'a str);

/// Records of a person that contradict those before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contradiction {
    /// The person.
    pub person: String,
    /// The day of the record.
    pub date: Date,
    /// The place of the record.
    pub place: String,
    /// The status of the record.
    pub status: String,
    /// The term of the record.
    pub term: Term,
    /// What is wrong with it.
    pub why: Why,
}

/// What is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Taken off where the person was not: they were nowhere.
    WasNowhere,
    /// Taken off where the person was not: they were elsewhere, and are nowhere now.
    WasElsewhere {
        /// Where.
        place: String,
        /// With which status.
        status: String,
    },
    /// Added while the person was still there or elsewhere, and not taken off.
    WasStill {
        /// Where.
        place: String,
        /// With which status.
        status: String,
    },
    /// Ageing that was recorded: it follows from the day of birth.
    AgeingRecorded,
}

/// A step of a person's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step<'a> {
    pub(super) date: Date,
    pub(super) kind: Kind<'a>,
}

/// What a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// A record with its term; where the person was until then, and whether the two agree.
    Recorded { term: Term, seat: Seat<'a>, was: Option<Seat<'a>>, sound: bool },
    /// Came into another age group, there.
    Aged { seat: Seat<'a> },
}

/// The steps of a person up to a day, and the records that contradict those before.
pub(super) struct Way<'a> {
    pub(super) steps: Vec<Step<'a>>,
    pub(super) contradictions: Vec<Contradiction>,
}

/// Puts the records of a person in order and walks through them.
pub(super) fn way<'a>(
    person: &'a Person,
    birthdays: impl Iterator<Item = Date>,
    last: Date,
) -> Way<'a> {
    let mut days: Vec<(Date, Option<(&Movement, Term)>)> =
        birthdays.map(|birthday| (birthday, None)).collect();
    days.extend(person.movements.iter().filter_map(|movement| match movement.what {
        What::Term(term) => Some((movement.date, Some((movement, term)))),
        What::Applied | What::Decided(_) | What::Withdrawn => None,
    }));
    days.retain(|(date, _)| *date <= last);
    // Somebody is older from the beginning of the day; the order of records of a day is kept.
    days.sort_by_key(|(date, movement)| (*date, movement.is_some()));
    let mut seat: Option<Seat<'a>> = None;
    let mut way = Way { steps: Vec::new(), contradictions: Vec::new() };
    for (date, movement) in days {
        match movement {
            None => way.steps.extend(seat.map(|seat| Step { date, kind: Kind::Aged { seat } })),
            Some((movement, term)) => {
                let here = (movement.place.as_str(), movement.status.as_str());
                let why = contradicts(term, here, seat);
                let kind = Kind::Recorded { term, seat: here, was: seat, sound: why.is_none() };
                way.contradictions.extend(why.map(|why| Contradiction {
                    person: person.id.clone(),
                    date,
                    place: movement.place.clone(),
                    status: movement.status.clone(),
                    term,
                    why,
                }));
                way.steps.push(Step { date, kind });
                seat = after(term, here);
            }
        }
    }
    way
}

/// Where a person is after a record, whatever was before.
pub(super) fn after<'a>(term: Term, here: Seat<'a>) -> Option<Seat<'a>> {
    match term.direction() {
        Direction::In => Some(here),
        Direction::Out => None,
    }
}

fn contradicts(term: Term, here: Seat<'_>, seat: Option<Seat<'_>>) -> Option<Why> {
    if matches!(term, Term::AgedIn | Term::AgedOut) {
        return Some(Why::AgeingRecorded);
    }
    let owned = |(place, status): Seat<'_>| (place.to_owned(), status.to_owned());
    match (term.direction(), seat) {
        (Direction::In, None) => None,
        (Direction::In, Some(was)) => {
            let (place, status) = owned(was);
            Some(Why::WasStill { place, status })
        }
        (Direction::Out, None) => Some(Why::WasNowhere),
        (Direction::Out, Some(was)) if was == here => None,
        (Direction::Out, Some(was)) => {
            let (place, status) = owned(was);
            Some(Why::WasElsewhere { place, status })
        }
    }
}
