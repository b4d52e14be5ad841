//! A share with its doubt: how many of how many, and the interval that goes with it.
//!
//! It must never give a share of nothing.

use serde::Serialize;

use crate::numeric::wilson_95;

/// A share of a number of cases, with a 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Share {
    /// How many have it.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// The share, 0 to 1.
    pub share: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Share {
    /// A share with the interval of Wilson ([`wilson_95`]). None of nothing, or when more have it than
    /// there are.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts are far fewer than 2^52")]
    pub fn of(count: u64, of: u64) -> Option<Self> {
        if of == 0 || count > of {
            return None;
        }
        let (low, high) = wilson_95(count, of);
        Some(Self { count, of, share: count as f64 / of as f64, low, high })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn there_is_no_share_of_nothing() {
        assert_eq!(Share::of(0, 0), None);
        assert_eq!(Share::of(3, 2), None);
    }

    proptest! {
        #[test]
        fn the_share_lies_in_its_interval(of in 1_u64..100_000, part in 0.0_f64..=1.0) {
            let share = Share::of((of as f64 * part) as u64, of).unwrap();
            prop_assert!(share.low <= share.share + 1e-12 && share.share <= share.high + 1e-12);
            prop_assert!(0.0 <= share.low && share.high <= 1.0);
        }
    }
}
