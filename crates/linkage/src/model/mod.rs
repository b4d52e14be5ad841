//! What a pattern is worth: Fellegi and Sunter's model, estimated without labels.
//!
//! The evidence of a level is log2(m/u): how much more often it is seen when the two are one person
//! than when they are two (Fellegi and Sunter 1969). Pairs that are two persons of one household,
//! or of one place, are classes of their own, so that what they share is not counted once per
//! column; the difference is a step of its own in the waterfall.

mod em;
mod groups;
mod herself;
mod logs;
mod namesakes;
mod place;
mod start;
mod threshold;
mod twins;

use serde::{Deserialize, Serialize};

use crate::compare::pattern::Pattern;
use crate::settings::Settings;
use crate::table::at;
pub(crate) use em::{Observed, estimate};
pub(crate) use namesakes::Named;
pub(crate) use start::called;
pub use threshold::{Zone, Zones};

/// Bits a frequency may add or take at the most.
const FREQUENCY_MOST: f64 = 12.0;

/// A model with its numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Model {
    /// The share of all pairs that is one person.
    pub prior: f64,
    /// One for each comparison of the settings.
    pub comparisons: Vec<Weights>,
    /// Pairs whose columns travel together.
    pub groups: Vec<Group>,
    /// How many pairs there are.
    pub pairs: f64,
    /// From which probability what is done.
    pub zones: Zones,
}

/// The probabilities of the levels of a comparison, the best level first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// The probability of each level when the two are one person.
    pub m: Vec<f64>,
    /// The probability of each level when they are two.
    pub u: Vec<f64>,
    /// Whether the frequency of a value counts.
    pub frequency: bool,
}

/// Pairs whose columns travel together: two persons of a household, a family, a place, an origin or
/// a name, or one person who has moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// What is shared, as a stable key: `household`, `twins`, `relatives`, `namesakes`, `origin`, `place`,
    /// `moved`.
    pub key: String,
    /// Whether the pairs are of one person.
    #[serde(default)]
    pub same: bool,
    /// The share of all pairs.
    pub share: f64,
    /// For each comparison the probabilities of its levels, empty when they are those of any other
    /// pair of one person, or of two.
    pub levels: Vec<Vec<f64>>,
    /// For each comparison whether two of the group agree in it by chance alone, only more often
    /// than others: then the frequency of a value counts as it does anywhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_chance: Vec<bool>,
}

/// What a pair is worth, in bits.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// log2 of the odds that any two records are one person.
    pub prior: f64,
    /// For each comparison the bits of its level.
    pub levels: Vec<f64>,
    /// For each comparison the bits of the frequency of the value.
    pub frequency: Vec<f64>,
    /// Bits that are taken back because columns travel together in households and places.
    pub shared: f64,
    /// The sum: log2 of the odds that the two are one person.
    pub total: f64,
}

/// How frequent the values of a pair are: for each comparison log2(u of equality / frequency),
/// already discounted for values that are only similar.
pub(crate) type Frequencies = [f64; 16];

impl Model {
    /// The bits of a level, 0 for a missing one.
    #[must_use]
    pub fn bits(&self, comparison: usize, level: usize) -> f64 {
        let Some(place) = level.checked_sub(1) else { return 0.0 };
        self.comparisons
            .get(comparison)
            .and_then(|weights| Some((weights.m.get(place)?, weights.u.get(place)?)))
            .map_or(0.0, |(m, u)| (m / u).log2())
    }

    /// The sum of the prior and the bits of all levels, without households and places.
    pub(crate) fn simple(
        &self,
        table: &BitTable,
        pattern: Pattern,
        frequencies: &Frequencies,
    ) -> f64 {
        let mut total = table.prior;
        for (place, bits) in table.bits.iter().enumerate() {
            total += at(bits, pattern.level(place)) + at(frequencies, place);
        }
        total
    }

    /// log2 of the odds that a pair is one person.
    pub(crate) fn total(
        &self,
        table: &BitTable,
        pattern: Pattern,
        frequencies: &Frequencies,
    ) -> f64 {
        let simple = self.simple(table, pattern, frequencies);
        simple + self.shared(table, pattern, frequencies)
    }

    /// The bits given or taken back because columns travel together: log2 of how much more often
    /// this pattern is seen in one person than its columns apart would have it, less the same for
    /// two persons.
    fn shared(&self, table: &BitTable, pattern: Pattern, frequencies: &Frequencies) -> f64 {
        let [mut same, mut two] = table.rest;
        for group in &table.groups {
            let mut bits = group.share;
            for (place, levels) in group.levels.iter().enumerate() {
                if let Some(level) = levels.get(pattern.level(place)) {
                    let kept = group.same || at(&group.by_chance, place);
                    let frequency = if kept { 0.0 } else { at(frequencies, place) };
                    bits += level + frequency;
                }
            }
            if group.same {
                same += bits.exp2();
            } else {
                two += bits.exp2();
            }
        }
        (same / two).log2()
    }

    /// All steps of a pair, which sum up to the total exactly in the order they are listed.
    pub(crate) fn score(
        &self,
        table: &BitTable,
        pattern: Pattern,
        frequencies: &Frequencies,
    ) -> Score {
        let count = self.comparisons.len();
        let levels: Vec<f64> = table
            .bits
            .iter()
            .enumerate()
            .map(|(place, bits)| at(bits, pattern.level(place)))
            .collect();
        let frequency: Vec<f64> = frequencies.iter().copied().take(count).collect();
        let shared = self.shared(table, pattern, frequencies);
        let steps: f64 = levels
            .iter()
            .zip(&frequency)
            .fold(table.prior, |sum, (level, more)| sum + (level + more));
        Score { prior: table.prior, levels, frequency, shared, total: steps + shared }
    }

    /// Puts the numbers found into the settings, so that they can be used again as they are.
    pub fn write_into(&self, settings: &mut Settings) {
        settings.prior = Some(self.prior);
        settings.groups.clone_from(&self.groups);
        for (comparison, weights) in settings.comparisons.iter_mut().zip(&self.comparisons) {
            for (place, level) in comparison.levels.iter_mut().enumerate() {
                level.m = weights.m.get(place).copied();
                level.u = weights.u.get(place).copied();
            }
        }
    }

    /// The model that settings give in full, `None` when something is left to be estimated.
    pub(crate) fn given(settings: &Settings, pairs: f64) -> Option<Self> {
        let prior = settings.prior.filter(|_| settings.is_estimated())?;
        let comparisons = settings.comparisons.iter().map(|comparison| {
            let levels = comparison.levels.iter();
            let (m, u) = levels.map(|level| (sure(level.m), sure(level.u))).unzip();
            Weights { m, u, frequency: comparison.frequency }
        });
        Some(Self {
            prior: prior.clamp(1e-15, 1.0 - 1e-9),
            comparisons: comparisons.collect(),
            groups: settings.groups.clone(),
            pairs,
            zones: Zones::default(),
        })
    }

    /// Keeps the numbers that settings give in part.
    pub(crate) fn keep(&mut self, settings: &Settings) {
        if let Some(prior) = settings.prior {
            self.prior = prior.clamp(1e-15, 1.0 - 1e-9);
        }
        for (weights, comparison) in self.comparisons.iter_mut().zip(&settings.comparisons) {
            let levels = weights.m.iter_mut().zip(&mut weights.u).zip(&comparison.levels);
            for ((m, u), level) in levels {
                *m = level.m.map_or(*m, |given| sure(Some(given)));
                *u = level.u.map_or(*u, |given| sure(Some(given)));
            }
        }
    }

    /// The model of nothing.
    pub(crate) fn empty() -> Self {
        Self {
            prior: 0.5,
            comparisons: Vec::new(),
            groups: Vec::new(),
            pairs: 0.0,
            zones: Zones::default(),
        }
    }
}

/// A probability that is never quite nothing, so that no evidence is without limit.
fn sure(probability: Option<f64>) -> f64 {
    probability.unwrap_or(0.0).clamp(1e-12, 1.0)
}

/// The bits of a model, ready to be added up.
#[derive(Debug)]
pub(crate) struct BitTable {
    prior: f64,
    /// For each comparison the bits of each level, the missing one first.
    bits: Vec<Vec<f64>>,
    /// The share of pairs of no group, among those of one person and among those of two.
    rest: [f64; 2],
    groups: Vec<GroupBits>,
}

/// A group, ready to be added up.
#[derive(Debug)]
struct GroupBits {
    same: bool,
    /// log2 of its share among pairs of one person, or of two.
    share: f64,
    by_chance: Vec<bool>,
    /// For each comparison the bits of the levels relative to pairs of no group, missing first,
    /// none where they are the same.
    levels: Vec<Vec<f64>>,
}

impl BitTable {
    /// Prepares a model for scoring.
    pub(crate) fn of(model: &Model) -> Self {
        let bits = (0..model.comparisons.len())
            .map(|place| {
                let levels = model.comparisons.get(place).map_or(0, |weights| weights.m.len());
                (0..=levels).map(|level| model.bits(place, level)).collect()
            })
            .collect();
        let others = 1.0 - model.prior;
        let of = |same: bool| if same { model.prior } else { others };
        let grouped = |same: bool| -> f64 {
            model.groups.iter().filter(|group| group.same == same).map(|group| group.share).sum()
        };
        let rest = [true, false].map(|same| (1.0 - grouped(same) / of(same)).max(1e-9));
        let bits_of = |group: &Group| GroupBits {
            same: group.same,
            share: (group.share / of(group.same)).log2(),
            by_chance: group.by_chance.clone(),
            levels: group
                .levels
                .iter()
                .zip(&model.comparisons)
                .map(|(levels, weights)| {
                    relative(levels, if group.same { &weights.m } else { &weights.u })
                })
                .collect(),
        };
        Self {
            prior: (model.prior / others).log2(),
            bits,
            rest,
            groups: model.groups.iter().map(bits_of).collect(),
        }
    }
}

impl BitTable {
    /// The most that a pair of no agreement and no disagreement can be worth.
    pub(crate) fn start(&self) -> f64 {
        let [_, two] = self.rest;
        self.prior - two.log2()
    }

    /// For each level of a comparison, the missing one first, the most it is worth in any class of
    /// pairs of one person, against any two.
    pub(crate) fn most(&self, place: usize) -> Vec<f64> {
        let mut most = self.bits.get(place).cloned().unwrap_or_default();
        for (level, bits) in most.iter_mut().enumerate() {
            let same = self.groups.iter().filter(|group| group.same);
            let more = same.filter_map(|group| group.levels.get(place)?.get(level));
            *bits += more.copied().fold(0.0, f64::max);
        }
        most
    }
}

/// log2 of how much more often a level is seen in a group than outside, missing first.
fn relative(levels: &[f64], outside: &[f64]) -> Vec<f64> {
    if levels.is_empty() {
        return Vec::new();
    }
    let ratios = levels.iter().zip(outside).map(|(group, any)| (group / any).log2());
    std::iter::once(0.0).chain(ratios).collect()
}

/// The bits by which a value's frequency differs from the average agreement, within bounds.
pub(crate) fn frequency_bits(average: f64, frequency: f64) -> f64 {
    if frequency <= 0.0 || average <= 0.0 {
        return 0.0;
    }
    (average / frequency).log2().clamp(-FREQUENCY_MOST, FREQUENCY_MOST)
}

/// The probability that belongs to log2 odds.
#[must_use]
pub fn probability(bits: f64) -> f64 {
    1.0 / (1.0 + (-bits).exp2())
}

#[cfg(test)]
mod tests;
