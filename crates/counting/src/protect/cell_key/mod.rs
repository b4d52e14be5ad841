//! The cell key method: noise that the same people get in every table, so that asking again or
//! asking about almost the same people shows nothing.
//!
//! It must never give two cells of the same people two noises, and never publish a cell below the
//! threshold.

use serde::Serialize;

use super::cube::Counts;
use super::keys::{CellKey, KeySpace};
use super::ptable::Ptable;
use super::released::{Cell, Knowledge, Release};

/// How a table is perturbed.
#[derive(Debug, Clone, PartialEq)]
pub struct CellKeys {
    /// The perturbation table.
    pub ptable: Ptable,
    /// The keys that records have.
    pub space: KeySpace,
    /// Cells that are below this after the noise are suppressed (10 in the Office for National
    /// Statistics' variant, 0 in the European one).
    pub threshold: u64,
}

/// What becomes of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Perturbed {
    /// The noise.
    pub noise: i64,
    /// What is published.
    pub cell: Cell,
}

impl CellKeys {
    /// Perturbs one cell: looks its noise up, adds it, suppresses what is below the threshold.
    #[must_use]
    pub fn cell(&self, count: u64, key: CellKey) -> Perturbed {
        let noise = self.ptable.noise(count, key, self.space);
        let value = signed(count).saturating_add(noise);
        let cell =
            if value < signed(self.threshold) { Cell::Suppressed } else { Cell::Value(value) };
        Perturbed { noise, cell }
    }

    /// Perturbs a table, every margin on its own; `keys` are those of all its cells.
    ///
    /// Sums of published cells are not the published sums.
    #[must_use]
    pub fn release(&self, counts: &Counts, keys: &[CellKey]) -> Release {
        let cells = counts.values().iter().zip(keys);
        let cells = cells.map(|(count, key)| self.cell(*count, *key).cell).collect();
        let knowledge = Knowledge {
            off: Some(self.ptable.reach(self.threshold)),
            suppressed: (0, self.ptable.most_below(self.threshold)),
        };
        Release { shape: counts.shape().clone(), cells, knowledge }
    }
}

/// A count as a number with a sign. One beyond all that can be counted stays beyond: it must not come
/// out below zero, where it would let every cell through.
pub(super) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
