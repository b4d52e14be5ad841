//! Conformal calibration: intervals are widened or narrowed until those of the past held as often as
//! they said (Vovk, Gammerman and Shafer 2005; Romano, Patterson and Candès 2019).
//!
//! It must never use a value that was not known when an interval would have been given.

use super::backtest::Origin;
use super::predict::Interval;

/// Scores of steps this near are put together: one step alone has few.
const NEAR: usize = 2;

/// How far each value of the past lay from the point, over how far the interval reached to its side;
/// by step ahead. Above 1 is outside.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Scores(Vec<Vec<f64>>);

impl Scores {
    /// The scores of a method at a level (its place among the levels) that were known when `known`
    /// values were.
    pub(super) fn of(origins: &[Origin], (method, level): (usize, usize), known: usize) -> Self {
        let horizon = origins.first().map_or(0, |origin| origin.truth.len());
        let at = |step: usize| {
            let before = origins.iter().filter(|origin| origin.known + step < known);
            let each = before.filter_map(|origin| {
                let said = origin.said.get(method)?.as_ref()?;
                let interval = said.intervals.get(step)?.get(level)?;
                Some(score(*origin.truth.get(step)?, *said.points.get(step)?, interval))
            });
            each.collect()
        };
        Self((0..horizon).map(at).collect())
    }

    /// By what the reach of the interval of a step (from 0) must be multiplied to hold `level`: the
    /// `ceil((n + 1) level)`-th smallest of `n` scores, the largest where there are too few.
    pub(super) fn factor(&self, step: usize, level: f64) -> Option<f64> {
        let near = (step.saturating_sub(NEAR))..=(step + NEAR);
        let mut scores: Vec<f64> =
            near.filter_map(|step| self.0.get(step)).flatten().copied().collect();
        scores.sort_by(f64::total_cmp);
        let rank = ((scores.len() as f64 + 1.0) * level).ceil();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
        let place = (rank as usize).clamp(1, scores.len().max(1)) - 1;
        scores.get(place).copied()
    }
}

/// How far a value lies from the point, in reaches of the interval to that side.
fn score(truth: f64, point: f64, interval: &Interval) -> f64 {
    let (away, reach) = if truth >= point {
        (truth - point, interval.high - point)
    } else {
        (point - truth, point - interval.low)
    };
    if away == 0.0 {
        0.0
    } else if reach > 0.0 {
        away / reach
    } else {
        f64::MAX
    }
}

/// The interval with its reach multiplied; not below zero where values cannot be.
pub(super) fn stretched(interval: &Interval, point: f64, factor: f64, floor: bool) -> Interval {
    let low = point - (point - interval.low).max(0.0) * factor;
    let high = point + (interval.high - point).max(0.0) * factor;
    let low = if floor { low.max(0.0) } else { low };
    Interval { level: interval.level, low, high: high.max(low) }
}
