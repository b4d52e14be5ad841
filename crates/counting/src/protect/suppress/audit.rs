//! The audit of a pattern of suppressed cells: between which values each exposed cell can lie.
//!
//! It must never widen an interval beyond what a whole table witnesses.

use std::collections::BTreeSet;

use microlp::OptimizationDirection;
use serde::Serialize;

use super::problem::{Known, Possible};

/// Between which values anyone knows a suppressed cell to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// The cell.
    pub cell: usize,
    /// The least value it can have.
    pub low: u64,
    /// The largest value it can have (or a value beyond every count worth looking at).
    pub high: u64,
}

impl Interval {
    /// How wide it is: 0 when the cell is known.
    #[must_use]
    pub const fn width(self) -> u64 {
        self.high.saturating_sub(self.low)
    }
}

/// The two tables between which a cell lies.
#[derive(Debug, Clone)]
pub(super) struct Witnesses {
    pub(super) cell: usize,
    pub(super) low: Possible,
    pub(super) high: Possible,
}

impl Witnesses {
    /// Looks for them.
    pub(super) fn of(known: &Known<'_>, cell: usize, hidden: &BTreeSet<usize>) -> Self {
        Self {
            cell,
            low: known.extreme(cell, hidden, OptimizationDirection::Minimize),
            high: known.extreme(cell, hidden, OptimizationDirection::Maximize),
        }
    }

    pub(super) fn interval(&self) -> Interval {
        let value = |of: &Possible| of.get(&self.cell).map_or(0, |value| value.unsigned_abs());
        Interval { cell: self.cell, low: value(&self.low), high: value(&self.high) }
    }

    /// Whether both hold when a cell is published after all.
    pub(super) fn stand_without(&self, cell: usize, truth: i64) -> bool {
        [&self.low, &self.high].iter().all(|of| of.get(&cell).is_none_or(|value| *value == truth))
    }
}
