//! What a protected table shows, and what everyone knows of how it was protected.
//!
//! It must never hold a true count of a cell that is suppressed.

use serde::Serialize;

use super::cube::Shape;

/// A cell as it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cell {
    /// A count, as protected as the method makes it; below zero only under noise that allows it.
    Value(i64),
    /// Nothing: the cell is confidential.
    Suppressed,
}

impl Cell {
    /// The count, if one is published.
    #[must_use]
    pub const fn value(self) -> Option<i64> {
        match self {
            Self::Value(value) => Some(value),
            Self::Suppressed => None,
        }
    }
}

/// What everyone may know of how a table was protected: an attack takes it for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Knowledge {
    /// By how much a published count can be off, either way; nothing when there is no bound.
    pub off: Option<u64>,
    /// The least and the largest count of a suppressed cell, where known.
    pub suppressed: (u64, Option<u64>),
}

/// A protected table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// Its shape.
    pub shape: Shape,
    /// Its cells, margins included.
    pub cells: Vec<Cell>,
    /// What everyone knows of it.
    pub knowledge: Knowledge,
}

impl Release {
    /// How many cells are suppressed.
    #[must_use]
    pub fn suppressed(&self) -> usize {
        self.cells.iter().filter(|cell| **cell == Cell::Suppressed).count()
    }

    /// How many sums of published cells differ from the published sum, and how many could be checked.
    #[must_use]
    pub fn sums_that_do_not_add(&self) -> (usize, usize) {
        let value = |cell: &usize| self.cells.get(*cell).and_then(|cell| cell.value());
        let checked: Vec<bool> = (self.shape.sums().iter())
            .filter_map(|sum| {
                let parts: Option<i64> = sum.parts.iter().map(value).sum();
                Some(parts? == value(&sum.total)?)
            })
            .collect();
        (checked.iter().filter(|adds| !**adds).count(), checked.len())
    }
}
