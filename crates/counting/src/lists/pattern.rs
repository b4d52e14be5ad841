//! Capture patterns: who is on which of the lists, and how many of each.
//!
//! It must never tell one order of rows from another: equal rows add up, missing patterns are zero.

use std::sync::Arc;

use serde::{Serialize, Serializer};

/// So many lists at most: the patterns of more could not all be looked at.
pub const LISTS_MOST: usize = 16;

/// Which lists somebody is on: bit `i` for list `i`, the first list being bit 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pattern(pub u32);

impl Pattern {
    /// Whether it is on a list, from 0.
    #[must_use]
    pub const fn on(self, list: usize) -> bool {
        self.0 >> list & 1 == 1
    }

    /// On how many lists it is.
    #[must_use]
    pub const fn captures(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether it is on every list of another.
    #[must_use]
    pub const fn covers(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Its lists, from 0.
    fn on_which(self) -> impl Iterator<Item = usize> {
        (0..32).filter(move |list| self.on(*list))
    }

    /// The numbers of its lists, from 1, where there are so many: `134`; with more than nine, points
    /// stand between: `1.3.4`, for `12` could be the twelfth.
    #[must_use]
    pub fn written(self, lists: usize) -> String {
        let numbers: Vec<String> = self.on_which().map(|list| (list + 1).to_string()).collect();
        numbers.join(if lists > 9 { "." } else { "" })
    }

    /// The names of its lists: `police:hospital`.
    #[must_use]
    pub fn names(self, names: &[String]) -> String {
        let on = names.iter().enumerate().filter(|(list, _)| self.on(*list));
        on.map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(":")
    }
}

impl Serialize for Pattern {
    /// The numbers of its lists, from 1: `[1, 3]`.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.on_which().map(|list| list + 1))
    }
}

/// How many persons (or incidents) have each pattern of lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patterns {
    names: Arc<[String]>,
    counts: Vec<u64>,
    /// How many are on every list of a pattern, whatever other list they are on.
    overlaps: Vec<u64>,
}

impl Patterns {
    /// Patterns of so many lists, by their names; counts of equal patterns add up, and those of the
    /// pattern that is on no list are left out (nobody can have seen them).
    ///
    /// Nothing when there is no list, more than [`LISTS_MOST`], a pattern names another list, or the
    /// counts are too large to add up.
    #[must_use]
    pub fn new(names: Vec<String>, seen: impl IntoIterator<Item = (Pattern, u64)>) -> Option<Self> {
        if names.is_empty() || names.len() > LISTS_MOST {
            return None;
        }
        let mut counts = vec![0_u64; 1 << names.len()];
        for (pattern, count) in seen {
            let slot = counts.get_mut(pattern.0 as usize)?;
            *slot = slot.checked_add(count)?;
        }
        if let Some(unseen) = counts.first_mut() {
            *unseen = 0;
        }
        counts.iter().try_fold(0_u64, |sum, count| sum.checked_add(*count))?;
        Some(Self::counted(names.into(), counts))
    }

    /// Patterns whose counts can be added up.
    fn counted(names: Arc<[String]>, counts: Vec<u64>) -> Self {
        let mut overlaps = counts.clone();
        for list in 0..names.len() {
            for pair in overlaps.chunks_exact_mut(2 << list) {
                let (off, on) = pair.split_at_mut(1 << list);
                for (off, on) in off.iter_mut().zip(on) {
                    *off = off.saturating_add(*on);
                }
            }
        }
        Self { names, counts, overlaps }
    }

    /// The same lists with other counts, of patterns on them; none of the pattern of no list.
    #[must_use]
    pub fn with_counts(&self, seen: impl IntoIterator<Item = (Pattern, u64)>) -> Self {
        let mut counts = vec![0; self.counts.len()];
        for (pattern, count) in seen {
            if let Some(slot) = counts.get_mut(pattern.0 as usize).filter(|_| pattern.0 > 0) {
                *slot = count;
            }
        }
        Self::counted(Arc::clone(&self.names), counts)
    }

    /// These without the lists that nobody is on, and the names of those.
    #[must_use]
    pub fn without_empty(&self) -> (Self, Vec<String>) {
        let (kept, empty): (Vec<usize>, Vec<usize>) =
            (0..self.lists()).partition(|list| self.overlap(Pattern(1 << list)) > 0);
        let name = |list: &usize| self.names.get(*list).cloned();
        let empty: Vec<String> = empty.iter().filter_map(name).collect();
        if empty.is_empty() || kept.is_empty() {
            return (self.clone(), empty);
        }
        let mut counts = vec![0; 1 << kept.len()];
        for (pattern, count) in self.observable().filter(|(_, count)| *count > 0) {
            let on = kept.iter().enumerate().filter(|(_, list)| pattern.on(**list));
            let slot: usize = on.map(|(at, _)| 1 << at).sum();
            if let Some(slot) = counts.get_mut(slot) {
                *slot += count;
            }
        }
        let names: Vec<String> = kept.iter().filter_map(name).collect();
        (Self::counted(names.into(), counts), empty)
    }

    /// The names of the lists.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// How many lists there are.
    #[must_use]
    pub fn lists(&self) -> usize {
        self.names.len()
    }

    /// How many have a pattern.
    #[must_use]
    pub fn count(&self, pattern: Pattern) -> u64 {
        self.counts.get(pattern.0 as usize).copied().unwrap_or_default()
    }

    /// Every pattern that can be observed with its count, zeros included: `2^t - 1` of them.
    pub fn observable(&self) -> impl Iterator<Item = (Pattern, u64)> {
        (0..).map(Pattern).zip(self.counts.iter().copied()).skip(1)
    }

    /// How many are on any list.
    #[must_use]
    pub fn observed(&self) -> u64 {
        self.overlap(Pattern(0))
    }

    /// How many are on every list of a pattern, whatever other list they are on.
    #[must_use]
    pub fn overlap(&self, pattern: Pattern) -> u64 {
        self.overlaps.get(pattern.0 as usize).copied().unwrap_or_default()
    }

    /// How many are on so many lists: `f_k`.
    #[must_use]
    pub fn captured(&self, times: u32) -> u64 {
        let these = self.observable().filter(|(pattern, _)| pattern.captures() == times);
        these.map(|(_, count)| count).sum()
    }
}

impl Serialize for Patterns {
    /// A row a pattern that somebody has: its lists by name, and how many.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Row<'a> {
            lists: Vec<&'a str>,
            count: u64,
        }
        let rows = self.observable().filter(|(_, count)| *count > 0).map(|(pattern, count)| {
            let on = self.names.iter().enumerate().filter(|(list, _)| pattern.on(*list));
            Row { lists: on.map(|(_, name)| name.as_str()).collect(), count }
        });
        serializer.collect_seq(rows)
    }
}
