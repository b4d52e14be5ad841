//! Perturbation tables: which noise a cell gets, from its count and its key.
//!
//! They must never look at anything else: two cells of the same people get the same noise.

mod design;
mod entropy;
mod rows;
mod rule;

pub use design::{Design, Designed, Impossible, Row, Target};
pub use rows::Rows;
pub use rule::{PCV_MOST, pcv, ten_five};

use super::cell_key::signed;
use super::keys::{CellKey, KeySpace};

/// A perturbation table.
#[derive(Debug, Clone, PartialEq)]
pub enum Ptable {
    /// The rule 10-5 of the Office for National Statistics: cells below 10 go to 0, others to the
    /// nearest 5. Independent of the key.
    TenFive,
    /// A table in the form of the Office for National Statistics: a noise for each count and key.
    Rows(Rows),
    /// A table designed by maximum entropy, in the form of Destatis and the ESSnet.
    Designed(Designed),
}

impl Ptable {
    /// The noise of a cell: what is added to its count.
    #[must_use]
    pub fn noise(&self, count: u64, key: CellKey, space: KeySpace) -> i64 {
        match self {
            Self::TenFive => ten_five(pcv(count)),
            Self::Rows(rows) => rows.noise(pcv(count), key),
            Self::Designed(designed) => designed.noise(count, key.0 as f64 / space.size() as f64),
        }
    }

    /// The largest noise either way, of cells that are not suppressed below `threshold`.
    #[must_use]
    pub fn reach(&self, threshold: u64) -> u64 {
        match self {
            // Below ten everything goes to zero, which is suppressed unless zero is published.
            Self::TenFive => {
                if threshold > 0 {
                    2
                } else {
                    9
                }
            }
            Self::Rows(rows) => rows.reach(threshold),
            Self::Designed(designed) => u64::from(designed.design.deviation),
        }
    }

    /// The largest count that can be published below a threshold; nothing when no bound is known, or
    /// none is below.
    #[must_use]
    pub fn most_below(&self, threshold: u64) -> Option<u64> {
        match self {
            Self::TenFive => (0..threshold.saturating_add(10)).rev().find(|count| {
                signed(*count).saturating_add(ten_five(pcv(*count))) < signed(threshold)
            }),
            Self::Rows(rows) => rows.most_below(threshold),
            Self::Designed(designed) => {
                let deviation = u64::from(designed.design.deviation);
                threshold.checked_sub(1).map(|below| below.saturating_add(deviation))
            }
        }
    }
}

#[cfg(test)]
mod tests;
