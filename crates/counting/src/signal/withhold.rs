//! Small numbers withheld from a table with one total, so that subtracting gives none of them back.
//!
//! It must never show a number below the threshold, nor a total that betrays one.

use serde::Serialize;

/// Below this a number is withheld.
pub const THRESHOLD: u64 = 10;

/// A row of numbers with the small ones withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Withheld {
    /// In the order given; `None` where withheld. A zero is withheld as well: who knows that a number
    /// is small and not zero knows that somebody is there.
    pub cells: Vec<Option<u64>>,
    /// Their sum; `None` where it would tell anything of a number that is withheld.
    pub total: Option<u64>,
}

/// Withholds every number below the threshold. The total is shown when no number is withheld, or when
/// each withheld number can still be anything from 0 to one below the threshold: the rest `r` that the
/// total leaves for `h` of them is at least `threshold` and at most `(h - 1) (threshold - 1)`.
///
/// Of two withheld numbers that is never so: 9 + 9 below 10 can be nothing else.
#[must_use]
pub fn withhold(counts: &[u64], threshold: u64) -> Withheld {
    let cells: Vec<Option<u64>> =
        counts.iter().map(|count| (*count >= threshold).then_some(*count)).collect();
    let hidden: Vec<u64> = counts.iter().copied().filter(|count| *count < threshold).collect();
    let sum = |counts: &[u64]| counts.iter().try_fold(0, |sum: u64, it| sum.checked_add(*it));
    let others = u64::try_from(hidden.len()).unwrap_or(u64::MAX).saturating_sub(1);
    let open = threshold..=others.saturating_mul(threshold.saturating_sub(1));
    let safe = hidden.is_empty() || sum(&hidden).is_some_and(|rest| open.contains(&rest));
    let total = sum(counts).filter(|all| safe && *all >= threshold);
    Withheld { cells, total }
}
