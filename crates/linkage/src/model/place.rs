//! Two persons of one place or origin: their town, postcode and state agree together, and their
//! names are drawn from fewer. Most such pairs are never candidates, so the group is estimated from
//! random pairs, before all else.

use super::{Group, em::Observed};
use crate::compare::pattern::Pattern;
use crate::table::at;

/// Rounds.
const ROUNDS: usize = 25;
/// What the expectation weighs, in pairs.
const TRUST: f64 = 5.0;

/// Estimates the share of pairs of one place, and how their columns agree; for each comparison how
/// often each level of the others was seen among them.
pub(super) fn estimate(group: &mut Group, flags: &[bool], observed: &Observed) -> Vec<Vec<f64>> {
    let places: Vec<usize> =
        flags.iter().enumerate().filter(|(_, flag)| **flag).map(|(place, _)| place).collect();
    let expected = group.levels.clone();
    let patterns = histogram(&observed.drawn, &places);
    let all: f64 = patterns.iter().map(|(_, count)| count).sum();
    let together = patterns
        .iter()
        .filter(|(pattern, _)| places.iter().all(|&place| pattern.level(place) == 1));
    group.share = ((together.map(|(_, count)| count).sum::<f64>() + 0.5) / (all + 1e3)).min(0.3);
    for _ in 0..ROUNDS {
        let mut sum = 0.0;
        let mut seen: Vec<Vec<f64>> =
            expected.iter().map(|levels| vec![0.0; levels.len()]).collect();
        for &(pattern, count) in &patterns {
            let share = count * together_share(group, observed, &places, pattern);
            sum += share;
            for &place in &places {
                if let Some(level) = pattern.level(place).checked_sub(1)
                    && let Some(slot) = seen.get_mut(place).and_then(|levels| levels.get_mut(level))
                {
                    *slot += share;
                }
            }
        }
        group.share = (sum / all.max(1.0)).clamp(1e-12, 0.3);
        for &place in &places {
            if let (Some(levels), Some(seen), Some(expected)) =
                (group.levels.get_mut(place), seen.get(place), expected.get(place))
            {
                *levels = super::em::blend(seen, expected, TRUST);
            }
        }
    }
    within(group, &places, observed)
}

/// How much of a pattern of random pairs is of the group.
fn together_share(group: &Group, observed: &Observed, places: &[usize], pattern: Pattern) -> f64 {
    let (mut one, mut two) = (group.share, 1.0 - group.share);
    for &place in places {
        if let Some(level) = pattern.level(place).checked_sub(1) {
            let apart = observed.random.get(place).map_or(0.0, |(levels, _)| at(levels, level));
            one *= group.levels.get(place).map_or(1.0, |levels| at(levels, level));
            two *= apart.max(1e-9);
        }
    }
    one / (one + two).max(1e-300)
}

/// How often the levels of all comparisons were seen among random pairs of the group.
fn within(group: &Group, places: &[usize], observed: &Observed) -> Vec<Vec<f64>> {
    let count = |(levels, _): &(Vec<f64>, f64)| vec![0.0; levels.len()];
    let mut seen: Vec<Vec<f64>> = observed.random.iter().map(count).collect();
    for &pattern in &observed.drawn {
        let share = together_share(group, observed, places, pattern);
        for (place, levels) in seen.iter_mut().enumerate() {
            if let Some(slot) =
                pattern.level(place).checked_sub(1).and_then(|level| levels.get_mut(level))
            {
                *slot += share;
            }
        }
    }
    seen
}

/// How often each pattern of these comparisons alone was seen.
fn histogram(drawn: &[Pattern], places: &[usize]) -> Vec<(Pattern, f64)> {
    let mut kept: Vec<Pattern> = drawn
        .iter()
        .map(|pattern| {
            places.iter().fold(Pattern::default(), |kept, &place| {
                kept.with(place, u8::try_from(pattern.level(place)).unwrap_or(0))
            })
        })
        .collect();
    kept.sort_unstable();
    kept.chunk_by(|a, b| a == b)
        .filter_map(|chunk| Some((*chunk.first()?, chunk.len() as f64)))
        .collect()
}
