//! Iterative proportional fitting: the table nearest to a seed that has given totals.
//!
//! It must never return a table that misses a total, nor go on for ever: margins that contradict
//! each other and totals that zeros make impossible are refused.

use super::cube::Cube;
use super::margin::{Margin, consistent};
use super::refusal::Refusal;

/// When a fit ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The largest difference to a total that is let be, as a share of that total.
    pub tolerance: f64,
    /// Most rounds; a round scales to each margin once.
    pub rounds: u32,
}

impl Default for Limits {
    /// 1e-11, and twenty thousand rounds.
    fn default() -> Self {
        Self { tolerance: 1e-11, rounds: 20_000 }
    }
}

/// A table that has the totals asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The table.
    pub table: Cube,
    /// Rounds made.
    pub rounds: u32,
    /// The largest difference to a total that is left, as a share of it.
    pub gap: f64,
}

/// Fits a seed to margins in two or three dimensions by scaling it to each in turn (Deming and
/// Stephan 1940). Among the tables with these totals it is the one of least Kullback-Leibler
/// distance to the seed; cells that are zero stay zero.
///
/// # Errors
/// When sizes or totals do not fit together, a number is negative, or the zeros of the seed leave
/// no table with these totals.
pub fn ipf(seed: &Cube, margins: &[Margin], limits: Limits) -> Result<Fit, Refusal> {
    consistent(seed, margins)?;
    let mut table = seed.clone();
    let groups: Vec<Vec<usize>> = margins.iter().map(|margin| margin.groups(seed)).collect();
    let mut gap = f64::INFINITY;
    for round in 1..=limits.rounds {
        for (margin, groups) in margins.iter().zip(&groups) {
            scale(&mut table, margin, groups)?;
        }
        gap = (margins.iter().zip(&groups))
            .map(|(margin, groups)| widest(&table, margin, groups))
            .fold(0.0, f64::max);
        if gap <= limits.tolerance {
            return Ok(Fit { table, rounds: round, gap });
        }
    }
    Err(Refusal::Unmet { rounds: limits.rounds, gap })
}

/// The totals of a table along a margin.
pub(super) fn sums(table: &Cube, groups: &[usize], count: usize) -> Vec<f64> {
    let mut sums = vec![0.0; count];
    for (cell, group) in table.cells().iter().zip(groups) {
        if let Some(sum) = sums.get_mut(*group) {
            *sum += cell;
        }
    }
    sums
}

fn scale(table: &mut Cube, margin: &Margin, groups: &[usize]) -> Result<(), Refusal> {
    let mut factors = sums(table, groups, margin.totals().len());
    for (place, (factor, total)) in factors.iter_mut().zip(margin.totals()).enumerate() {
        *factor = match (*factor > 0.0, *total > 0.0) {
            (true, _) => total / *factor,
            (false, false) => 0.0,
            (false, true) => {
                let (margin, total) = (margin.name(), *total);
                return Err(Refusal::Unreachable { margin, place, total });
            }
        };
    }
    for (cell, group) in table.cells_mut().iter_mut().zip(groups) {
        *cell *= factors.get(*group).copied().unwrap_or_default();
    }
    Ok(())
}

/// The largest difference between the totals of a table and a margin, as a share of the total.
pub(super) fn widest(table: &Cube, margin: &Margin, groups: &[usize]) -> f64 {
    let found = sums(table, groups, margin.totals().len());
    let gaps = found.iter().zip(margin.totals()).map(|(found, total)| {
        let gap = (found - total).abs();
        if *total > 0.0 { gap / total } else { gap }
    });
    gaps.fold(0.0, f64::max)
}
