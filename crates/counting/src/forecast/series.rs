//! A series: values of consecutive periods.
//!
//! It must never have a gap: what is not known is a fault to be mended by whoever knows, not a value
//! to be made up.

use serde::Serialize;

use super::period::{Frequency, Period};

/// Values of consecutive periods, the first of which is named.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Series {
    /// What it is of.
    pub name: String,
    /// The period of the first value.
    pub first: Period,
    /// The values, all finite.
    pub values: Vec<f64>,
}

impl Series {
    /// How long its periods are.
    #[must_use]
    pub const fn frequency(&self) -> Frequency {
        self.first.frequency()
    }

    /// So many periods after which the season returns; 1 where there is none.
    #[must_use]
    pub const fn season(&self) -> usize {
        self.frequency().season()
    }

    /// The period of a value, from 0; also beyond the last.
    #[must_use]
    pub const fn period(&self, place: usize) -> Period {
        self.first.later(place as i64)
    }

    /// The period of the last value.
    #[must_use]
    pub const fn last(&self) -> Period {
        self.period(self.values.len().saturating_sub(1))
    }

    /// The series up to before a place.
    #[must_use]
    pub fn until(&self, place: usize) -> &[f64] {
        self.values.get(..place).unwrap_or(&self.values)
    }
}

/// Why a series cannot be forecast or watched by a method, in the words of who gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Unfit {
    /// Too few values.
    #[error("{has} values are too few: {why} needs {needs}")]
    TooShort {
        /// How many there are.
        has: usize,
        /// How many are needed.
        needs: usize,
        /// By what.
        why: &'static str,
    },
    /// All values are the same.
    #[error("all {0} values are the same: there is nothing to learn from")]
    Constant(usize),
    /// Each value is that of the season before, so long that the errors of other times have no scale.
    #[error(
        "each of the first {values} values is {}: without an error in them there is nothing to \
         compare the errors of a method with",
        before(*season)
    )]
    Repeats {
        /// How many values.
        values: usize,
        /// How many periods a season has.
        season: usize,
    },
    /// A logarithm of what has none.
    #[error("a value is zero or less: it has no logarithm, only its level can be used")]
    NotPositive,
    /// The search for the numbers of a model ended nowhere.
    #[error("no numbers of the model fit the series")]
    NoFit,
    /// An argument that makes no sense.
    #[error("{0}")]
    Argument(String),
}

fn before(season: usize) -> String {
    match season {
        0 | 1 => "the same as the one before".to_owned(),
        season => format!("the same as the one {season} periods before"),
    }
}

/// Whether every value is the same as the first; of fewer than two nothing can be said.
pub(super) fn constant(values: &[f64]) -> bool {
    values.len() > 1 && values.windows(2).all(|pair| pair.first() == pair.last())
}
