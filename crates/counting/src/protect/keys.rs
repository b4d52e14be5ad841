//! Record keys, and the cell keys that are their sums: the same people get the same noise in every
//! table.
//!
//! It must never draw a key anew for a record that has one: a second key would be a second noise, and
//! the mean of noises is the truth.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::decimal::{Decimal, UNITS};

/// How many values a record key can take.
///
/// The cell key is the sum of the record keys modulo this number (facts of the Office for National
/// Statistics' cell key method; the European one takes the fractional part of a sum of fractions).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeySpace {
    /// 0 to 255.
    Byte,
    /// 0 to 4095.
    TwelveBits,
    /// Fractions of one, in billionths.
    Fraction,
}

impl KeySpace {
    /// How many keys there are.
    #[must_use]
    pub const fn size(self) -> u64 {
        match self {
            Self::Byte => 256,
            Self::TwelveBits => 4096,
            Self::Fraction => UNITS,
        }
    }

    /// Reads a key: a whole number below the size, or a fraction below one.
    #[must_use]
    pub fn read(self, text: &str) -> Option<RecordKey> {
        let key = match self {
            Self::Byte | Self::TwelveBits => text.parse().ok()?,
            Self::Fraction => text.parse::<Decimal>().ok()?.0,
        };
        (key < self.size()).then_some(RecordKey(key))
    }

    /// Writes a key the way [`KeySpace::read`] reads it.
    #[must_use]
    pub fn write(self, key: RecordKey) -> String {
        match self {
            Self::Byte | Self::TwelveBits => key.0.to_string(),
            Self::Fraction => Decimal(key.0).to_string(),
        }
    }

    /// The key of something named, from a secret seed: the same name gets the same key whatever the
    /// order it comes in.
    ///
    /// SHA-256 of the seed and the name; 64 of its bits are reduced, so that each key is within one
    /// part in 2³⁴ of equally likely.
    #[must_use]
    pub fn draw(self, seed: u64, name: &str) -> RecordKey {
        let digest = Sha256::new()
            .chain_update(b"havre record key 1\0")
            .chain_update(seed.to_be_bytes())
            .chain_update(name)
            .finalize();
        let first = digest.iter().take(8).fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
        RecordKey(first % self.size())
    }

    /// The key of two groups of records together.
    #[must_use]
    pub const fn add(self, one: CellKey, other: CellKey) -> CellKey {
        // Both are below the size, which is far below half of what the type holds.
        CellKey((one.0 + other.0) % self.size())
    }

    /// The key of a cell: the sum of the keys of its records, modulo the size. Nobody: 0.
    #[must_use]
    pub fn cell(self, records: impl IntoIterator<Item = RecordKey>) -> CellKey {
        records.into_iter().fold(CellKey(0), |sum, key| self.add(sum, self.one(key)))
    }

    /// The key of a cell of one record.
    #[must_use]
    pub const fn one(self, record: RecordKey) -> CellKey {
        CellKey(record.0 % self.size())
    }
}

/// The key of a record, kept with it for as long as tables are made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordKey(pub u64);

/// The key of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellKey(pub u64);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nobody_has_the_key_zero_and_sums_wrap() {
        let keys = [200, 100].map(RecordKey);
        assert_eq!(KeySpace::Byte.cell([]), CellKey(0));
        assert_eq!(KeySpace::Byte.cell(keys), CellKey(44));
        assert_eq!(KeySpace::TwelveBits.cell(keys), CellKey(300));
    }

    #[test]
    fn keys_out_of_their_space_are_refused() {
        assert_eq!(KeySpace::Byte.read("255"), Some(RecordKey(255)));
        assert_eq!(KeySpace::Byte.read("256"), None);
        assert_eq!(KeySpace::Byte.read("0.5"), None);
        assert_eq!(KeySpace::Fraction.read("0.5"), Some(RecordKey(500_000_000)));
        assert_eq!(KeySpace::Fraction.read("1"), None);
    }

    #[test]
    fn drawn_keys_are_spread_evenly() {
        let mut seen = [0_u32; 256];
        for name in 0..25_600 {
            seen[KeySpace::Byte.draw(7, &name.to_string()).0 as usize] += 1;
        }
        // Chi-squared with 255 degrees of freedom: beyond 350 once in about 25,000 seeds.
        let chi: f64 = seen.iter().map(|it| (f64::from(*it) - 100.0).powi(2) / 100.0).sum();
        assert!(chi < 350.0, "{chi}");
    }

    proptest! {
        #[test]
        fn the_key_of_two_groups_is_the_sum(
            one in prop::collection::vec(0_u64..256, 0..9),
            other in prop::collection::vec(0_u64..256, 0..9),
        ) {
            let cell = |keys: &[u64]| KeySpace::Byte.cell(keys.iter().copied().map(RecordKey));
            let both = [one.as_slice(), &other].concat();
            prop_assert_eq!(KeySpace::Byte.add(cell(&one), cell(&other)), cell(&both));
        }

        #[test]
        fn keys_are_read_as_written(key in 0_u64..UNITS) {
            let key = RecordKey(key);
            prop_assert_eq!(KeySpace::Fraction.read(&KeySpace::Fraction.write(key)), Some(key));
        }
    }
}
