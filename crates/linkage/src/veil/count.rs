//! How many persons are in both files, those included whom no tag brought together.

/// The size of an overlap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overlap {
    /// The expected number of true ones among the pairs met, one to one.
    pub met: f64,
    /// The estimated number of persons in both files.
    pub persons: f64,
    /// The lower end of an interval of 95 %.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Estimates an overlap from pairs that are one to one: for each its probability and how many
/// tickets it shares. Those that share none are estimated from those that share one and two (Chao
/// 1987, bias corrected); as some persons are harder to find than others it is a lower bound.
pub(super) fn overlap(pairs: impl Iterator<Item = (f64, usize)>, most: usize) -> Overlap {
    let (mut met, mut doubt, mut once, mut twice) = (0.0, 0.0, 0.0, 0.0);
    for (probability, shared) in pairs {
        met += probability;
        doubt += probability * (1.0 - probability);
        match shared {
            1 => once += probability,
            2 => twice += probability,
            _ => {}
        }
    }
    let missed = f64::max(0.0, once * (once - 1.0) / (2.0 * (twice + 1.0)));
    // The variance of the estimator (Chao 1987, for the bias-corrected form).
    let beside = twice + 1.0;
    let spread = missed
        + once * (2.0 * once - 1.0) * (2.0 * once - 1.0) / (4.0 * beside * beside)
        + once * once * twice * (once - 1.0) * (once - 1.0) / (4.0 * beside.powi(4));
    let most = most as f64;
    let error = 1.96 * (doubt + spread.max(0.0)).sqrt();
    let persons = (met + missed).min(most);
    let low = (met - 1.96 * doubt.sqrt()).max(persons - error).max(0.0);
    Overlap { met, persons, low: low.min(persons), high: (persons + error).min(most) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_met_is_nobody() {
        let none = overlap(std::iter::empty(), 100);
        assert_eq!((none.met, none.persons, none.low, none.high), (0.0, 0.0, 0.0, 0.0));
    }

    #[test]
    fn those_met_by_many_tickets_hide_nobody() {
        let all = overlap((0..500).map(|_| (1.0, 8)), 1000);
        assert_eq!((all.persons, all.low, all.high), (500.0, 500.0, 500.0));
    }

    #[test]
    fn those_met_once_tell_of_those_never_met() {
        let pairs = || (0..300).map(|place| (1.0, 1 + place % 3));
        let all = overlap(pairs(), 1000);
        assert!(all.persons > 340.0 && all.persons < 360.0, "{all:?}");
        assert!(all.low < all.persons && all.persons < all.high);
        assert!(all.low >= 300.0);
        assert_eq!(overlap(pairs(), 310).high, 310.0);
    }
}
