//! A share with its doubt: how many of how many, and the interval that goes with it.
//!
//! It must never give a share of nothing.

use serde::Serialize;

/// The 0.975 quantile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

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
    /// A share with the interval of Wilson (1927): the values `p` for which
    /// `|share - p| <= z sqrt(p (1 - p) / of)`. None of nothing, or when more have it than there are.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts are far fewer than 2^52")]
    pub fn of(count: u64, of: u64) -> Option<Self> {
        if of == 0 || count > of {
            return None;
        }
        let (n, share) = (of as f64, count as f64 / of as f64);
        let scale = 1.0 + Z * Z / n;
        let middle = (share + Z * Z / (2.0 * n)) / scale;
        let half = Z / scale * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
        Some(Self {
            count,
            of,
            share,
            low: (middle - half).max(0.0),
            high: (middle + half).min(1.0),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_interval_solves_its_equation() {
        let share = Share::of(15, 148).unwrap();
        for end in [share.low, share.high] {
            let reach = Z * (end * (1.0 - end) / 148.0).sqrt();
            assert!(((share.share - end).abs() - reach).abs() < 1e-12);
        }
        // Newcombe (1998), method 3: 0.0624 to 0.1605 for 15 of 148; 0 to 0.1611 for 0 of 20.
        assert!((share.low - 0.0624).abs() < 5e-5 && (share.high - 0.1605).abs() < 5e-5);
        let none = Share::of(0, 20).unwrap();
        assert!(none.low.abs() < 1e-12 && (none.high - 0.1611).abs() < 5e-5);
    }

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
