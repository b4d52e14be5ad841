//! Which cells expose somebody by themselves.
//!
//! It must never look at other cells: what they give away is the matter of secondary suppression.

use crate::protect::cube::Counts;

/// The cells, margins included, with at least one and fewer than `threshold` people.
#[must_use]
pub fn below(counts: &Counts, threshold: u64) -> Vec<bool> {
    counts.values().iter().map(|count| (1..threshold).contains(count)).collect()
}

/// The p % rule for a cell of amounts (not of people): somebody could know the largest contribution
/// to within `p` per cent. With contributions `x1 >= x2 >= …` and their sum `X`:
/// `X - x1 - x2 < p / 100 * x1`.
#[must_use]
pub fn p_percent(contributions: &[u64], p: u64) -> bool {
    let sorted = descending(contributions);
    let Some(first) = sorted.first().copied().filter(|first| *first > 0) else { return false };
    let rest: u128 = sorted.iter().skip(2).sum();
    rest * 100 < u128::from(p) * first
}

/// The dominance rule for a cell of amounts: the `n` largest contributions are over `k` per cent of the
/// sum.
#[must_use]
pub fn dominance(contributions: &[u64], n: usize, k: u64) -> bool {
    let sorted = descending(contributions);
    let largest: u128 = sorted.iter().take(n).sum();
    let sum: u128 = sorted.iter().sum();
    largest * 100 > u128::from(k) * sum
}

fn descending(contributions: &[u64]) -> Vec<u128> {
    let mut sorted: Vec<u128> = contributions.iter().copied().map(u128::from).collect();
    sorted.sort_unstable_by(|one, other| other.cmp(one));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protect::cube::tests::flat;

    #[test]
    fn small_cells_and_small_margins_expose() {
        let counts = flat(&[2, 2], &[1, 2, 0, 9]);
        let cells = below(&counts, 4);
        // 12 | 1 11 / 3 | 1 2 / 9 | 0 9
        assert_eq!(counts.values(), [12, 1, 11, 3, 1, 2, 9, 0, 9]);
        assert_eq!(cells, [false, true, false, true, true, true, false, false, false]);
    }

    #[test]
    fn a_contribution_that_others_can_work_out_exposes() {
        // 100 + 20 + 5: whoever gave 20 knows the 100 to within 5.
        assert!(p_percent(&[20, 100, 5], 10));
        assert!(!p_percent(&[20, 100, 10], 10), "exactly ten per cent is enough");
        assert!(p_percent(&[7], 10), "alone in the cell");
        assert!(!p_percent(&[], 10));
        assert!(!p_percent(&[0, 0], 10));
    }

    #[test]
    fn a_few_that_are_most_of_a_cell_expose() {
        assert!(dominance(&[50, 40, 10], 2, 85));
        assert!(!dominance(&[50, 40, 10], 2, 90));
        assert!(!dominance(&[], 1, 50));
    }
}
