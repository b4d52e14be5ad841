//! Intervals around a number of all, and the level they are asked at.
//!
//! It must never hide that a search stopped at its limit: an end that was not found says so.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use statrs::distribution::{ContinuousCDF, Normal};

use crate::numeric::trimmed;

/// How often an interval is to hold the truth: above a half, below one.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Level(f64);

impl Default for Level {
    fn default() -> Self {
        Self(0.95)
    }
}

impl Level {
    /// A level from 0.5 to 0.9999; nothing for another.
    #[must_use]
    pub fn new(share: f64) -> Option<Self> {
        (0.5..=0.9999).contains(&share).then_some(Self(share))
    }

    /// The share, as 0.95.
    #[must_use]
    pub const fn share(self) -> f64 {
        self.0
    }

    /// So many standard errors to each side: 1.96 for 0.95.
    #[must_use]
    pub fn z(self) -> f64 {
        Normal::standard().inverse_cdf(0.5 + self.0 / 2.0)
    }

    /// How far twice the logarithm of a likelihood may fall: the quantile of chi-squared with one
    /// degree of freedom, which is `z` squared.
    #[must_use]
    pub fn chi_squared(self) -> f64 {
        self.z().powi(2)
    }
}

/// A text is no level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a level is a share from 0.5 to 0.9999, as 0.95")]
pub struct NoLevel;

impl FromStr for Level {
    type Err = NoLevel;

    fn from_str(text: &str) -> Result<Self, NoLevel> {
        text.parse().ok().and_then(Self::new).ok_or(NoLevel)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", trimmed(self.0 * 100.0, 2))
    }
}

/// Where the number of all lies, at a level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end, or how far it was looked for.
    pub high: f64,
    /// The upper end was not found: it is beyond `high`.
    pub beyond: bool,
}

impl Interval {
    /// An interval with both ends.
    #[must_use]
    pub const fn new(low: f64, high: f64) -> Self {
        Self { low, high, beyond: false }
    }

    /// Whether a number is within.
    #[must_use]
    pub fn holds(&self, number: f64) -> bool {
        self.low <= number && (number <= self.high || self.beyond)
    }
}

/// Wald's interval on the logarithm of the unseen: `n + exp(b0 -+ z se(b0))`.
#[must_use]
pub fn wald_log(seen: f64, log_unseen: f64, stderr: f64, level: Level) -> Interval {
    let half = level.z() * stderr;
    Interval::new(seen + (log_unseen - half).exp(), seen + (log_unseen + half).exp())
}

/// Burnham's interval, the unseen taken for log-normal (Burnham et al. 1987; Chao 1987):
/// `[n + T/K, n + T K]` with `T` the unseen and `K = exp(z sqrt(log(1 + var/T^2)))`.
#[must_use]
pub fn burnham(seen: f64, total: f64, stderr: f64, level: Level) -> Interval {
    let unseen = total - seen;
    if unseen <= 0.0 {
        return Interval::new(seen, seen);
    }
    let k = (level.z() * (stderr / unseen).powi(2).ln_1p().sqrt()).exp();
    Interval::new(seen + unseen / k, seen + unseen * k)
}
