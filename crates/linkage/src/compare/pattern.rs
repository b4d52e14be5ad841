//! A pattern: the levels of a pair in all comparisons, four bits each.

/// The levels of a pair. Level 0 is missing, 1 the best, then worse and worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct Pattern(pub(crate) u64);

impl Pattern {
    /// The level in the comparison at a place; 0 when missing.
    #[must_use]
    #[inline]
    pub(crate) const fn level(self, comparison: usize) -> usize {
        ((self.0 >> (4 * comparison)) & 15) as usize
    }

    /// The pattern with the level of one more comparison.
    #[must_use]
    #[inline]
    pub(crate) const fn with(self, comparison: usize, level: u8) -> Self {
        let shift = 4 * comparison;
        Self(self.0 & !(15 << shift) | ((level & 15) as u64) << shift)
    }
}
