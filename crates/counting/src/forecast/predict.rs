//! What a method says of the periods to come: a point, and how it is spread around.
//!
//! It must never name an interval without its level.

use serde::Serialize;
use statrs::distribution::{ContinuousCDF, Normal};

use super::transform::Transform;

/// What a method says of consecutive periods to come.
#[derive(Debug, Clone, PartialEq)]
pub struct Prediction {
    /// The model, as the field writes it: `ETS(M,A,A)`.
    pub model: String,
    /// One a period, the next first.
    pub steps: Vec<Step>,
}

/// What is said of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The point forecast.
    pub point: f64,
    /// How values are spread around it.
    pub spread: Spread,
}

/// A predictive distribution.
#[derive(Debug, Clone, PartialEq)]
pub enum Spread {
    /// Normal on the scale of a transform.
    Normal {
        /// The mean there.
        mean: f64,
        /// The standard deviation there.
        deviation: f64,
        /// The scale.
        on: Transform,
    },
    /// Simulated values, sorted.
    Drawn(Vec<f64>),
    /// The quantiles are the means of the quantiles of these.
    Mean(Vec<Spread>),
}

/// An interval that should hold the value with a probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The probability, above 0 and below 1.
    pub level: f64,
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// Whether a value is in it.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

impl Spread {
    /// The value below which the truth should be with a probability `share`.
    #[must_use]
    pub fn quantile(&self, share: f64) -> f64 {
        match self {
            Self::Normal { mean, deviation, on } => on.back(mean + deviation * normal(share)),
            Self::Drawn(values) => drawn(values, share),
            Self::Mean(spreads) => {
                let sum: f64 = spreads.iter().map(|spread| spread.quantile(share)).sum();
                sum / spreads.len().max(1) as f64
            }
        }
    }
}

impl Step {
    /// The interval of a level with equal tails.
    #[must_use]
    pub fn interval(&self, level: f64) -> Interval {
        let tail = (1.0 - level) / 2.0;
        let (low, high) = (self.spread.quantile(tail), self.spread.quantile(1.0 - tail));
        Interval { level, low, high }
    }
}

/// The quantile of the standard normal distribution.
pub(super) fn normal(share: f64) -> f64 {
    Normal::standard().inverse_cdf(share)
}

/// The quantile of sorted values, straight between neighbours (type 7).
fn drawn(values: &[f64], share: f64) -> f64 {
    let place = share.clamp(0.0, 1.0) * values.len().saturating_sub(1) as f64;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in values"
    )]
    let below = place.floor() as usize;
    let low = values.get(below).copied().unwrap_or(f64::NAN);
    let high = values.get(below + 1).copied().unwrap_or(low);
    low + (high - low) * place.fract()
}
