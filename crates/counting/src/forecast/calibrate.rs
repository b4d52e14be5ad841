//! Conformal calibration: intervals are widened or narrowed until those of the past held as often as
//! they said (Vovk, Gammerman and Shafer 2005; Romano, Patterson and Candès 2019).
//!
//! It must never use a value that was not known when an interval would have been given.

use super::backtest::Origin;
use super::predict::Interval;

/// Scores of steps this near are put together: one step alone has few.
const NEAR: usize = 2;

/// No interval is stretched more than this: one without any reach would become infinite.
const MOST: f64 = 100.0;

/// What values a series has: what an interval may hold, and how its reach is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ground {
    /// Any: reaches are distances.
    Any,
    /// None below zero: reaches are distances, cut at zero.
    NotNegative,
    /// All above zero: reaches are ratios, the same up and down as the model reaches up. A distance
    /// downwards that is wide enough ends at zero and says nothing.
    Positive,
}

impl Ground {
    /// That of a series.
    pub(super) fn of(values: &[f64]) -> Self {
        if values.iter().all(|value| *value > 0.0) {
            Self::Positive
        } else if values.iter().all(|value| *value >= 0.0) {
            Self::NotNegative
        } else {
            Self::Any
        }
    }

    /// The logarithm of the ratio that an interval reaches to, where ratios are its measure.
    fn ratio(self, point: f64, interval: &Interval) -> Option<f64> {
        let ratio = (interval.high / point).ln();
        let measured = self == Self::Positive && point > 0.0 && ratio > 0.0;
        measured.then_some(ratio)
    }
}

/// How far each value of the past lay from the point, over how far the interval reached to its side;
/// by step ahead. Above 1 is outside.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Scores(Vec<Vec<f64>>);

impl Scores {
    /// The scores of a method at a level (its place among the levels) that were known when `known`
    /// values were.
    pub(super) fn of(
        origins: &[Origin],
        (method, level): (usize, usize),
        known: usize,
        ground: Ground,
    ) -> Self {
        let horizon = origins.first().map_or(0, |origin| origin.truth.len());
        let at = |step: usize| {
            let before = origins.iter().filter(|origin| origin.known + step < known);
            let each = before.filter_map(|origin| {
                let said = origin.said.get(method)?.as_ref()?;
                let interval = said.intervals.get(step)?.get(level)?;
                Some(score(*origin.truth.get(step)?, *said.points.get(step)?, (interval, ground)))
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
        scores.get(place).map(|score| score.min(MOST))
    }
}

/// How far a value lies from the point, in reaches of the interval to that side.
fn score(truth: f64, point: f64, (interval, ground): (&Interval, Ground)) -> f64 {
    if let Some(ratio) = ground.ratio(point, interval) {
        return (truth / point).ln().abs() / ratio;
    }
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
        MOST
    }
}

/// The interval with its reach multiplied.
pub(super) fn stretched(interval: &Interval, point: f64, factor: f64, ground: Ground) -> Interval {
    let level = interval.level;
    if let Some(ratio) = ground.ratio(point, interval) {
        let reach = (ratio * factor).exp();
        return Interval { level, low: point / reach, high: point * reach };
    }
    let low = point - (point - interval.low).max(0.0) * factor;
    let high = point + (interval.high - point).max(0.0) * factor;
    let low = if ground == Ground::Any { low } else { low.max(0.0) };
    Interval { level, low, high: high.max(low) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INTERVAL: Interval = Interval { level: 0.8, low: -20.0, high: 200.0 };

    #[test]
    fn a_value_at_the_end_of_the_stretched_interval_has_the_factor_as_its_score() {
        for ground in [Ground::Any, Ground::Positive] {
            let wide = stretched(&INTERVAL, 100.0, 1.7, ground);
            for end in [wide.low, wide.high] {
                let score = score(end, 100.0, (&INTERVAL, ground));
                assert!((score - 1.7).abs() < 1e-12, "{ground:?} {score}");
            }
        }
    }

    #[test]
    fn ends_stay_on_the_ground_of_the_series() {
        assert_eq!(stretched(&INTERVAL, 100.0, 1.0, Ground::Any).low, -20.0);
        assert_eq!(stretched(&INTERVAL, 100.0, 1.0, Ground::NotNegative).low, 0.0);
        let low = stretched(&INTERVAL, 100.0, 1.0, Ground::Positive).low;
        assert!((low - 50.0).abs() < 1e-12);
        // A point that is not positive has no ratios.
        let fallen = Interval { level: 0.8, low: -9.0, high: 4.0 };
        assert_eq!(stretched(&fallen, -2.0, 1.0, Ground::Positive).low, 0.0);
        assert_eq!(score(-2.0, -2.0, (&fallen, Ground::Positive)), 0.0);
    }

    #[test]
    fn grounds_are_told_from_values() {
        assert_eq!(Ground::of(&[1.0, 2.0]), Ground::Positive);
        assert_eq!(Ground::of(&[1.0, 0.0]), Ground::NotNegative);
        assert_eq!(Ground::of(&[1.0, -1.0]), Ground::Any);
    }

    #[test]
    fn the_factor_is_the_rank_of_conformal_prediction() {
        let scores = Scores(vec![(1..=9).map(f64::from).collect()]);
        assert_eq!(scores.factor(0, 0.8), Some(8.0));
        assert_eq!(scores.factor(0, 0.99), Some(9.0));
        assert_eq!(Scores(vec![vec![]]).factor(0, 0.8), None);
    }
}
