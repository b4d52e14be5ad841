//! Names as the levels and keys see them.

use crate::name::{self, Name};

/// The bit that tells the coarse key of a part, see [`Name::keys`].
const COARSE: u64 = 1 << 63;

/// A name, prepared.
#[derive(Debug, Clone)]
pub(crate) struct Spoken(Name);

impl Spoken {
    /// Prepares a folded name.
    pub(crate) fn parse(text: &str) -> Self {
        Self(Name::parse(text))
    }

    /// How alike two names are, 0 to 1.
    pub(crate) fn similarity(&self, other: &Self) -> f64 {
        f64::from(name::similarity(&self.0, &other.0))
    }

    /// The sound of each part, as blocking keys.
    pub(crate) fn sounds(&self) -> Vec<u64> {
        self.0.keys().map(|key| key.0).filter(|key| key & COARSE != 0).collect()
    }

    /// The sounds of all parts in one, in any order; 0 when there are none.
    pub(crate) fn sound(&self) -> u64 {
        self.sounds().iter().fold(0, |sum: u64, sound| sum.wrapping_add(*sound))
    }

    /// The sounds of all parts in any order, when there are several.
    pub(crate) fn all_sounds(&self) -> Option<u64> {
        (self.sounds().len() > 1).then(|| self.sound())
    }
}
