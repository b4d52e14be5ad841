//! How alike two events are, field by field, in levels.
//!
//! It must never count what is not stated as a difference.

use serde::Serialize;

use super::event::Event;
use crate::deaths::date::Precision;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Days between two dates that are known to the day.
    Day,
    /// Whether one can be in the other's month, where one is known to the month only.
    Month,
    /// Kilometres between, on a great circle.
    Place,
    /// Dead and missing.
    Number,
    /// The migration route, or the region where a route is not stated, of incidents that are not
    /// known to be near each other.
    Route,
    /// The same of incidents less than 300 km apart: two that are near share their route anyway, so
    /// it is told apart from those that may be far.
    RouteNear,
}

/// So many levels a field has at most.
pub const LEVELS_MOST: usize = 6;

/// The level that each field falls in, nothing where it is not stated on both sides.
pub(super) type Vector = [Option<usize>; Field::ALL.len()];

impl Field {
    /// Every field, in the order of the reasons.
    pub const ALL: [Self; 6] =
        [Self::Day, Self::Month, Self::Place, Self::Number, Self::Route, Self::RouteNear];

    /// The levels: what each means, and how often one incident told twice is assumed to fall in it
    /// (`m`). The shares are our judgement of how such lists are kept, not measured: fit them where
    /// lists are long enough.
    #[must_use]
    pub const fn levels(self) -> &'static [(&'static str, f64)] {
        match self {
            Self::Day => &[
                ("same day", 0.70),
                ("one day apart", 0.15),
                ("two or three days apart", 0.08),
                ("four to seven days apart", 0.05),
                ("more than a week apart", 0.02),
            ],
            Self::Month => {
                &[("can be the same day, to the month", 0.95), ("not in the same month", 0.05)]
            }
            Self::Place => &[
                ("less than 5 km apart", 0.45),
                ("5 to 25 km apart", 0.25),
                ("25 to 100 km apart", 0.20),
                ("100 to 300 km apart", 0.08),
                ("more than 300 km apart", 0.02),
            ],
            Self::Number => &[
                ("the same number, ten or more", 0.15),
                ("the same number, three to nine", 0.20),
                ("the same number, less than three", 0.35),
                ("numbers one apart, or by a tenth at most", 0.15),
                ("numbers that differ by a half at most", 0.10),
                ("numbers that differ by more than a half", 0.05),
            ],
            Self::Route | Self::RouteNear => &[
                ("the same route", 0.70),
                ("the same region, a route not stated", 0.25),
                ("another route or region", 0.05),
            ],
        }
    }

    /// The level of a pair of events.
    pub(super) fn level(self, left: &Event, right: &Event) -> Option<usize> {
        let to_the_day =
            left.date.precision() == Precision::Day && right.date.precision() == Precision::Day;
        match self {
            Self::Day => to_the_day.then(|| match left.date.gap(right.date) {
                0 => 0,
                1 => 1,
                2..=3 => 2,
                4..=7 => 3,
                _ => 4,
            }),
            Self::Month => (!to_the_day).then(|| usize::from(left.date.gap(right.date) > 0)),
            Self::Place => {
                let apart = left.place?.kilometres_to(right.place?);
                let within = [5.0, 25.0, 100.0, 300.0];
                Some(within.iter().take_while(|bound| apart >= **bound).count())
            }
            Self::Number => number(left.total, right.total),
            Self::Route => (!near(left, right)).then(|| route(left, right)).flatten(),
            Self::RouteNear => near(left, right).then(|| route(left, right)).flatten(),
        }
    }
}

/// How alike two numbers are: equal large numbers say more than equal small ones.
fn number(left: u64, right: u64) -> Option<usize> {
    if left == 0 || right == 0 {
        return None;
    }
    let (less, more) = (left.min(right), left.max(right));
    let apart = more - less;
    Some(match (apart, less) {
        (0, 10..) => 0,
        (0, 3..) => 1,
        (0, _) => 2,
        (1, 3..) => 3,
        (_, _) if apart * 10 <= more => 3,
        (_, _) if apart * 2 <= more => 4,
        (_, _) => 5,
    })
}

fn near(left: &Event, right: &Event) -> bool {
    let both = left.place.zip(right.place);
    both.is_some_and(|(left, right)| left.kilometres_to(right) < 300.0)
}

fn route(left: &Event, right: &Event) -> Option<usize> {
    let stated = |a: &str, b: &str| !a.is_empty() && !b.is_empty();
    if stated(&left.route, &right.route) {
        return Some(if left.route == right.route { 0 } else { 2 });
    }
    if stated(&left.region, &right.region) {
        return Some(if left.region == right.region { 1 } else { 2 });
    }
    None
}

/// The levels of all fields.
pub(super) fn vector(left: &Event, right: &Event) -> Vector {
    Field::ALL.map(|field| field.level(left, right))
}
