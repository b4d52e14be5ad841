//! The most that a pair can still be worth while its comparisons are made, so that those that cannot
//! matter any more are left out.
//!
//! It must never be less than what the pair turns out to be worth: what is left out changes nothing.

use crate::compare::level::Comparer;
use crate::model::{BitTable, Model};
use crate::table::at;

/// The most bits a pair can have.
#[derive(Debug)]
pub(super) struct Limits {
    /// Before any comparison.
    pub(super) start: f64,
    /// For each comparison.
    pub(super) parts: Vec<Limit>,
}

/// The most bits of a comparison.
#[derive(Debug)]
pub(super) struct Limit {
    /// For each level, the missing one first, but for the frequency of the value.
    pub(super) levels: Vec<f64>,
    /// Of values that are alike and not equal, but for the frequency.
    pub(super) near: f64,
    /// Of values that are not alike; the frequency does not count.
    pub(super) last: f64,
    /// Of values that are equal, but for the frequency.
    pub(super) equal: f64,
}

impl Limits {
    pub(super) fn of(model: &Model, table: &BitTable, comparer: &Comparer) -> Self {
        let parts = (0..model.comparisons.len())
            .map(|place| {
                let levels = table.most(place);
                let (last, alike) = levels.split_last().unwrap_or((&0.0, &[]));
                let best = |from: usize| {
                    let some = alike.get(from..).unwrap_or_default();
                    some.iter().copied().fold(f64::NEG_INFINITY, f64::max)
                };
                let is_exact = comparer.is_exact(place);
                let near = best(if is_exact && !comparer.may_move(place) { 2 } else { 1 });
                let equal = if is_exact { at(&levels, 1) } else { best(1).max(*last) };
                Limit { near, last: *last, equal, levels }
            })
            .collect();
        Self { start: table.start(), parts }
    }
}
