//! How many bear one name and are two persons, from all pairs of one name.
//!
//! Estimated before all else, like a community: candidates alone would not show them, for most
//! namesakes agree in nothing that blocking looks for, and the class would starve and leave what it
//! explains to the class of one person.

use super::em::{Observed, blend};
use super::herself::bounded;
use super::start::{Grouping, expected_m};
use super::{Group, Weights};
use crate::compare::pattern::Pattern;
use crate::settings::Comparison;
use crate::table::at;

/// Rounds.
const ROUNDS: usize = 40;
/// What an expectation weighs, in pairs.
const TRUST: f64 = 20.0;
/// With fewer pairs of one name nothing is said of namesakes.
const PAIRS_LEAST: usize = 100;

/// All pairs that agree exactly in some names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Named {
    /// The comparisons they agree in.
    pub(crate) called: Vec<usize>,
    /// Their share of all pairs.
    pub(crate) share: f64,
    /// The patterns of some of them.
    pub(crate) patterns: Vec<Pattern>,
}

/// How much of all pairs is of two persons with exactly one name; the levels of what namesakes share
/// besides are put into the group. Nothing when too few pairs were seen.
pub(super) fn estimate(
    group: &mut Group,
    grouping: &Grouping,
    comparisons: &[Comparison],
    (named, weights): (&Named, &[Weights]),
) -> Option<f64> {
    if named.patterns.len() < PAIRS_LEAST {
        return None;
    }
    let places: Vec<usize> =
        (0..comparisons.len()).filter(|&place| !at(&grouping.by_chance, place)).collect();
    let mut two = Two::start(comparisons, weights);
    for _ in 0..ROUNDS {
        two.round(named, &places, comparisons, (grouping, weights));
    }
    for &place in places.iter().filter(|&&place| at(&grouping.own, place)) {
        if let (Some(levels), Some(found)) = (group.levels.get_mut(place), two.apart.get(place)) {
            levels.clone_from(found);
        }
    }
    Some(named.share * (1.0 - two.one))
}

/// The share of namesakes among all pairs, from that of those who write their name in one way: two
/// of one name write it as differently as one person does.
pub(super) fn share_of(weights: &[Weights], observed: &Observed, namesakes: f64) -> f64 {
    let called = observed.named.iter().flat_map(|named| &named.called);
    let first = |place: &usize| weights.get(*place).map_or(1.0, |it| at(&it.m, 0));
    let alike: f64 = called.map(first).product();
    (namesakes / alike.max(1e-3)).clamp(1e-15, 0.4)
}

/// One person, or two: the share of the first, and the levels of both.
struct Two {
    one: f64,
    same: Vec<Vec<f64>>,
    apart: Vec<Vec<f64>>,
}

impl Two {
    fn start(comparisons: &[Comparison], weights: &[Weights]) -> Self {
        Self {
            one: 0.5,
            same: comparisons.iter().map(expected_m).collect(),
            apart: weights.iter().map(|weights| weights.u.clone()).collect(),
        }
    }

    fn share(&self, pattern: Pattern, places: &[usize]) -> f64 {
        let (mut one, mut two) = (self.one, 1.0 - self.one);
        for &place in places {
            if let Some(level) = pattern.level(place).checked_sub(1) {
                let of = |levels: &[Vec<f64>]| levels.get(place).map_or(1.0, |it| at(it, level));
                one *= of(&self.same);
                two *= of(&self.apart).max(1e-12);
            }
        }
        one / (one + two).max(f64::MIN_POSITIVE)
    }

    fn round(
        &mut self,
        named: &Named,
        places: &[usize],
        comparisons: &[Comparison],
        (grouping, weights): (&Grouping, &[Weights]),
    ) {
        let none = |levels: &Vec<f64>| vec![0.0; levels.len()];
        let mut seen: (Vec<_>, Vec<_>) =
            (self.same.iter().map(none).collect(), self.apart.iter().map(none).collect());
        let mut sum = 0.0;
        for &pattern in &named.patterns {
            let one = self.share(pattern, places);
            sum += one;
            for &place in places {
                let Some(level) = pattern.level(place).checked_sub(1) else { continue };
                let count = |seen: &mut Vec<Vec<f64>>, share: f64| {
                    if let Some(slot) = seen.get_mut(place).and_then(|it| it.get_mut(level)) {
                        *slot += share;
                    }
                };
                count(&mut seen.0, one);
                count(&mut seen.1, 1.0 - one);
            }
        }
        self.one = (sum / named.patterns.len() as f64).clamp(1e-6, 1.0 - 1e-6);
        for &place in places {
            let Some(comparison) = comparisons.get(place) else { continue };
            if let (Some(levels), Some(seen)) = (self.same.get_mut(place), seen.0.get(place)) {
                *levels = bounded(comparison, blend(seen, &expected_m(comparison), TRUST));
            }
            // What is a person's own says nothing of how namesakes differ: as any two do.
            let own = at(&grouping.own, place);
            if let (Some(levels), Some(seen), Some(weights), true) =
                (self.apart.get_mut(place), seen.1.get(place), weights.get(place), own)
            {
                *levels = blend(seen, &weights.u, TRUST);
            }
        }
    }
}
