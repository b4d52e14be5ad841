//! Conformal calibration: intervals are what the errors of the past were (Vovk, Gammerman and Shafer
//! 2005), each side for itself: a wave rises otherwise than it ebbs.
//!
//! It must never use a value that was not known when an interval would have been given.

use super::backtest::Origin;
use super::predict::Interval;
use super::score::mean;

/// Errors of steps this near are put together: one step alone has few. Each is brought to the size
/// that errors have at the step asked, for they grow with the distance.
const NEAR: usize = 1;

/// What values a series has: what an interval may hold, and how errors are measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Ground {
    /// Any: errors are distances.
    Any,
    /// None below zero: errors are distances, and intervals end at zero.
    NotNegative,
    /// All above zero: errors are ratios (their logarithms). A point below `least`, far below every
    /// value, counts as that: it has no ratios.
    Positive {
        /// A hundredth of the mean.
        least: f64,
    },
}

impl Ground {
    /// That of a series.
    pub(super) fn of(values: &[f64]) -> Self {
        if values.iter().all(|value| *value > 0.0) {
            Self::Positive { least: mean(values.iter().copied()).unwrap_or(1.0) / 100.0 }
        } else if values.iter().all(|value| *value >= 0.0) {
            Self::NotNegative
        } else {
            Self::Any
        }
    }

    /// How far a value lies above the point, below it where negative.
    fn error(self, truth: f64, point: f64) -> f64 {
        match self {
            Self::Any | Self::NotNegative => truth - point,
            Self::Positive { least } => (truth / point.max(least)).ln(),
        }
    }

    /// The interval of a method calibrated: it reaches from the point as far as errors did, and where
    /// these are too few for the level, at least as far as the method's own. Without errors there is
    /// only the method's own.
    pub(super) fn calibrated(self, own: Interval, point: f64, reach: Option<Reach>) -> Interval {
        let level = own.level;
        let Some(reach) = reach else { return own };
        let mut interval = self.interval(level, point, reach);
        if reach.falls_short(level) {
            let least = if self == Self::Any { f64::NEG_INFINITY } else { 0.0 };
            interval.low = interval.low.min(own.low.max(least));
            interval.high = interval.high.max(own.high);
        }
        interval
    }

    /// The interval that reaches from the point as far as errors did.
    pub(super) fn interval(self, level: f64, point: f64, reach: Reach) -> Interval {
        let (low, high) = (point - reach.down, point + reach.up);
        match self {
            Self::Any => Interval { level, low, high },
            Self::NotNegative => Interval { level, low: low.max(0.0), high: high.max(0.0) },
            Self::Positive { least } => {
                let point = point.max(least);
                Interval { level, low: point / reach.down.exp(), high: point * reach.up.exp() }
            }
        }
    }
}

/// The errors of the past, by step ahead.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Errors(Vec<Vec<f64>>);

/// How far an interval reaches from the point, down and up, in the measure of the ground.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reach {
    pub(super) down: f64,
    pub(super) up: f64,
    /// From how many errors it was taken.
    pub(super) errors: usize,
}

impl Reach {
    /// Whether a level is beyond what its errors can tell: its rank `(n + 1) (1 + level) / 2` lies
    /// past the last of `n`, so that the reach is the largest error and holds less.
    pub(super) fn falls_short(self, level: f64) -> bool {
        level > 1.0 - 2.0 / (self.errors as f64 + 1.0)
    }
}

impl Errors {
    /// The errors of a method that were known when `known` values were.
    pub(super) fn of(origins: &[Origin], method: usize, known: usize, ground: Ground) -> Self {
        let horizon = origins.first().map_or(0, |origin| origin.truth.len());
        let at = |step: usize| {
            let before = origins.iter().filter(|origin| origin.known + step < known);
            let each = before.filter_map(|origin| {
                let said = origin.said.get(method)?.as_ref()?;
                Some(ground.error(*origin.truth.get(step)?, *said.points.get(step)?))
            });
            each.collect()
        };
        Self((0..horizon).map(at).collect())
    }

    /// How far the interval of a step (from 0) must reach to hold `level`: up the error of rank
    /// `(n + 1) (1 + level) / 2` of `n`, down that of rank `(n + 1) (1 - level) / 2`, straight between
    /// two ranks, the outermost where there are too few. The point stays in the interval.
    pub(super) fn reach(&self, step: usize, level: f64) -> Option<Reach> {
        let size = self.size(step);
        let near = (step.saturating_sub(NEAR))..=(step + NEAR);
        let mut errors: Vec<f64> = near
            .filter_map(|near| Some((near, self.0.get(near)?)))
            .flat_map(|(near, errors)| {
                let share = size.zip(self.size(near)).map_or(1.0, |(here, there)| here / there);
                errors.iter().map(move |error| error * share)
            })
            .collect();
        errors.sort_by(f64::total_cmp);
        let count = errors.len() as f64;
        let at = |share: f64| {
            let place = ((count + 1.0) * share).clamp(1.0, count.max(1.0)) - 1.0;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place")]
            let below = place.floor() as usize;
            let low = errors.get(below).copied()?;
            let high = errors.get(below + 1).copied().unwrap_or(low);
            Some(low + (high - low) * place.fract())
        };
        let (up, down) = (at((1.0 + level) / 2.0)?, -at((1.0 - level) / 2.0)?);
        Some(Reach { down: down.max(0.0), up: up.max(0.0), errors: errors.len() })
    }

    /// How large the errors of a step are: the mean of their distances. None where there are none, or
    /// all are nothing.
    fn size(&self, step: usize) -> Option<f64> {
        mean(self.0.get(step)?.iter().map(|error| error.abs())).filter(|size| *size > 0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POSITIVE: Ground = Ground::Positive { least: 1.0 };

    #[test]
    fn a_value_at_the_end_of_an_interval_has_its_reach_as_error() {
        for (ground, point) in [(Ground::Any, 3.0), (POSITIVE, 100.0), (POSITIVE, -7.0)] {
            let interval = ground.interval(0.8, point, Reach { down: 0.6, up: 1.7, errors: 9 });
            assert!((ground.error(interval.low, point) + 0.6).abs() < 1e-12, "{ground:?}");
            assert!((ground.error(interval.high, point) - 1.7).abs() < 1e-12, "{ground:?}");
        }
    }

    #[test]
    fn ends_stay_on_the_ground_of_the_series() {
        let low =
            |ground: Ground| ground.interval(0.8, 1.0, Reach { down: 3.0, up: 0.0, errors: 9 }).low;
        assert_eq!((low(Ground::Any), low(Ground::NotNegative)), (-2.0, 0.0));
        assert!(low(POSITIVE) > 0.0);
    }

    #[test]
    fn grounds_are_told_from_values() {
        assert_eq!(Ground::of(&[100.0, 200.0]), Ground::Positive { least: 1.5 });
        assert_eq!(Ground::of(&[1.0, 0.0]), Ground::NotNegative);
        assert_eq!(Ground::of(&[1.0, -1.0]), Ground::Any);
    }

    #[test]
    fn a_level_beyond_the_errors_takes_the_wider_interval_of_the_method() {
        // 19 errors: 90 % is the last level that they tell.
        let errors = Errors(vec![(-9..=9).map(f64::from).collect()]);
        let own = |level, half| Interval { level, low: 100.0 - half, high: 100.0 + half };
        let ends = |ground: Ground, own: Interval| {
            let interval = ground.calibrated(own, 100.0, errors.reach(0, own.level));
            (interval.low, interval.high)
        };
        assert!(!errors.reach(0, 0.9).unwrap().falls_short(0.9));
        assert!(errors.reach(0, 0.91).unwrap().falls_short(0.91));
        assert_eq!(ends(Ground::Any, own(0.99, 30.0)), (70.0, 130.0));
        assert_eq!(ends(Ground::Any, own(0.99, 3.0)), (91.0, 109.0), "never narrower");
        assert_eq!(ends(Ground::Any, own(0.9, 30.0)), (91.0, 109.0), "errors are enough");
        assert_eq!(ends(Ground::NotNegative, own(0.99, 300.0)), (0.0, 400.0));
    }

    #[test]
    fn reaches_are_the_ranks_of_conformal_prediction() {
        let errors = Errors(vec![(-9..=9).map(f64::from).collect()]);
        // 19 errors: ranks 2 and 18 at 80 %, 2.5 and 17.5 at 75 %.
        for (level, wanted) in [(0.8, 8.0), (0.75, 7.5), (0.99, 9.0)] {
            let Reach { down, up, .. } = errors.reach(0, level).unwrap();
            assert!((down - wanted).abs() < 1e-9 && (up - wanted).abs() < 1e-9, "{level}");
        }
        assert_eq!(Errors(vec![vec![]]).reach(0, 0.8), None);
        // Errors of the steps beside it, twice and thrice as large, count as large as its own.
        let grown = |by: i32| (-9..=9).map(|error| f64::from(by * error)).collect::<Vec<_>>();
        let together = Errors(vec![grown(1), grown(2), grown(3)]);
        for (step, wanted) in [(0, 8.0), (1, 16.0), (2, 24.0)] {
            let up = together.reach(step, 0.8).unwrap().up;
            assert!((up - wanted).abs() <= wanted / 8.0, "{step}: {up}");
        }
        // A step without errors leans on the one before; one without any miss, on what is beside it.
        assert_eq!(Errors(vec![grown(1), vec![]]).reach(1, 0.8).unwrap().up, 8.0);
        assert!(Errors(vec![vec![0.0; 19], grown(1)]).reach(0, 0.8).unwrap().up > 0.0);
        let above = Errors(vec![(1..=9).map(f64::from).collect()]);
        let Reach { down, up, .. } = above.reach(0, 0.6).unwrap();
        assert!(down == 0.0 && (up - 8.0).abs() < 1e-9);
    }
}
