//! Stock differencing: growth of a stock taken for a flow from the birthplace.
//!
//! It must never be taken for an account: moves between third places are not in it, nor births,
//! deaths and who replaced whom.

use nalgebra::DMatrix;

use super::grid::at;
use super::stocks::Change;

/// What a stock that became smaller means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decrease {
    /// Nothing (Bertoli and Fernández-Huertas Moraga 2015).
    Zero,
    /// A return to the birthplace (Beine and Parsons 2015).
    Return,
}

/// Flows as differences of stocks: origins × destinations, natives and with them births and deaths
/// left aside.
#[must_use]
pub fn difference(change: &Change, decrease: Decrease) -> DMatrix<f64> {
    let growth = &change.end - &change.start;
    let places = growth.nrows();
    DMatrix::from_fn(places, places, |origin, destination| {
        if origin == destination {
            return 0.0;
        }
        let there = at(&growth, origin, destination).max(0.0);
        match decrease {
            Decrease::Zero => there,
            Decrease::Return => there + (-at(&growth, destination, origin)).max(0.0),
        }
    })
}
