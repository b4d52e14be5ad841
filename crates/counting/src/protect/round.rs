//! Rounding of counts: to the nearest multiple of a base, or at random without bias.
//!
//! It must never pretend that rounded cells add up: each margin is rounded on its own, and the sum of
//! rounded parts is another number than the rounded sum.

use serde::Serialize;

use super::cube::Counts;
use super::keys::{CellKey, KeySpace};
use super::released::{Cell, Knowledge, Release};

/// How counts are rounded, to multiples of a base of 2 to 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// To the nearest multiple; a count half way goes up. (Eurostat's asylum tables: base 5.)
    Nearest(Base),
    /// Up or down at random, so that the mean is the count; the cell key decides, so that the same
    /// people are rounded the same way in every table.
    Random(Base),
}

/// What counts are rounded to multiples of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Base(u64);

impl Base {
    /// A base of 2 to 1000.
    #[must_use]
    pub fn new(base: u64) -> Option<Self> {
        (2..=1000).contains(&base).then_some(Self(base))
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}

impl Rounding {
    /// Rounds a count.
    ///
    /// At random it goes up when `key * base < rest * keys`: of all keys a share of `rest / base`,
    /// exactly where the base divides the number of keys, else within one part in that number.
    #[must_use]
    pub fn round(self, count: u64, key: CellKey, space: KeySpace) -> u64 {
        let (base, up): (u64, bool) = match self {
            Self::Nearest(Base(base)) => (base, count % base * 2 >= base),
            Self::Random(Base(base)) => (base, key.0 * base < count % base * space.size()),
        };
        (count / base + u64::from(up)).saturating_mul(base)
    }

    /// By how much a rounded count can be off.
    #[must_use]
    pub const fn off(self) -> u64 {
        match self {
            Self::Nearest(Base(base)) => base / 2,
            Self::Random(Base(base)) => base - 1,
        }
    }

    /// Rounds a table, every margin on its own; `keys` are those of all its cells.
    #[must_use]
    pub fn release(self, counts: &Counts, keys: &[CellKey], space: KeySpace) -> Release {
        let cells = counts.values().iter().zip(keys);
        let cells =
            cells.map(|(count, key)| Cell::Value(self.round(*count, *key, space).cast_signed()));
        Release {
            shape: counts.shape().clone(),
            cells: cells.collect(),
            knowledge: Knowledge { off: Some(self.off()), suppressed: (0, None) },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::protect::cube::tests::flat;
    use crate::protect::keys::RecordKey;

    fn nearest(base: u64, count: u64) -> u64 {
        Rounding::Nearest(Base::new(base).unwrap()).round(count, CellKey(0), KeySpace::Byte)
    }

    #[test]
    fn counts_go_to_the_nearest_multiple() {
        let rounded = [0, 2, 3, 7, 8, 12, 13].map(|count| nearest(5, count));
        assert_eq!(rounded, [0, 0, 5, 5, 10, 10, 15]);
        assert_eq!([4, 5, 6].map(|count| nearest(10, count)), [0, 10, 10]);
        assert_eq!([0, 1, 1001].map(Base::new), [None; 3]);
    }

    #[test]
    fn sums_of_rounded_cells_do_not_add() {
        let counts = flat(&[3], &[7, 7, 7]);
        let base = Base::new(5).unwrap();
        let keys = [CellKey(0); 4];
        let release = Rounding::Nearest(base).release(&counts, &keys, KeySpace::Byte);
        let values: Vec<_> = release.cells.iter().filter_map(|cell| cell.value()).collect();
        assert_eq!(values, [20, 5, 5, 5]);
        assert_eq!(release.sums_that_do_not_add(), (1, 1));
    }

    #[test]
    fn random_rounding_has_the_count_as_its_mean() {
        // Over all 4096 keys, exactly for a base that divides their number.
        let round = |base, count, key| {
            let rounding = Rounding::Random(Base::new(base).unwrap());
            rounding.round(count, CellKey(key), KeySpace::TwelveBits)
        };
        for count in 0..40 {
            let sum: u64 = (0..4096).map(|key| round(8, count, key)).sum();
            assert_eq!(sum, count * 4096);
            let sum: u64 = (0..4096).map(|key| round(5, count, key)).sum();
            assert!(sum.abs_diff(count * 4096) < 5, "within one key");
        }
    }

    proptest! {
        #[test]
        fn what_is_known_of_rounding_is_true(
            count in 0_u64..10_000, base in 2_u64..30, key in 0_u64..1_000_000_000, nearest: bool,
        ) {
            let base = Base::new(base).unwrap();
            let rounding =
                if nearest { Rounding::Nearest(base) } else { Rounding::Random(base) };
            let space = KeySpace::Fraction;
            let rounded = rounding.round(count, space.one(RecordKey(key)), space);
            prop_assert_eq!(rounded % base.get(), 0);
            prop_assert!(rounded.abs_diff(count) <= rounding.off());
        }
    }
}
