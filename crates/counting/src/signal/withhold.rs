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
    /// Their sum; `None` where it would give back a number, or a sum of numbers, below the threshold.
    pub total: Option<u64>,
}

/// Withholds every number below the threshold. The total is shown when no number is withheld, or when
/// two or more are and their sum is not small itself.
#[must_use]
pub fn withhold(counts: &[u64], threshold: u64) -> Withheld {
    let cells: Vec<Option<u64>> =
        counts.iter().map(|count| (*count >= threshold).then_some(*count)).collect();
    let all: u64 = counts.iter().sum();
    let hidden = cells.iter().filter(|cell| cell.is_none()).count();
    let rest = all - cells.iter().flatten().sum::<u64>();
    let safe = hidden == 0 || (hidden >= 2 && rest >= threshold);
    Withheld { cells, total: (safe && all >= threshold).then_some(all) }
}
