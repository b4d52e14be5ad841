//! Lower bounds that need no model of how people differ: Chao's and Zelterman's.
//!
//! It must never call them estimates of everybody: they say how many there are at least.

use serde::Serialize;

use super::fit::Refusal;
use super::people::People;
use super::size::{Interval, lognormal_interval};

/// A bound with its doubt.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bound {
    /// The value.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// Its log-normal interval.
    pub interval: Interval,
}

/// The bounds from those captured once (`f1`) and twice (`f2`).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bounds {
    /// Chao (1987): `n + f1^2 / (2 f2)`.
    pub chao: Bound,
    /// Chao, corrected for bias: `n + f1 (f1 - 1) / (2 (f2 + 1))`.
    pub chao_corrected: f64,
    /// Zelterman (1988): `n / (1 - exp(-2 f2 / f1))`.
    pub zelterman: Bound,
}

impl Bounds {
    /// The bounds, with intervals of a level (0.95).
    ///
    /// The variance of Chao's is `f2 (r^4 / 4 + r^3 + r^2 / 2)` with `r = f1 / f2`; that of
    /// Zelterman's is `n G (1 + n G l^2 (1 / f1 + 1 / f2))` with `l = 2 f2 / f1` and
    /// `G = exp(-l) / (1 - exp(-l))^2` (Böhning 2008).
    ///
    /// # Errors
    /// When nobody was captured exactly once, or nobody exactly twice.
    pub fn new(people: &People, level: f64) -> Result<Self, Refusal> {
        let frequencies = people.frequencies();
        let of = |times| frequencies.get(&times).copied().unwrap_or_default() as f64;
        let (once, twice, seen) = (of(1), of(2), people.observed() as f64);
        if once == 0.0 || twice == 0.0 {
            return Err(Refusal::NoRepeat);
        }
        let bound = |estimate: f64, variance: f64| {
            let standard_error = variance.sqrt();
            let interval = lognormal_interval(seen, estimate, standard_error, level);
            Bound { estimate, standard_error, interval }
        };
        let ratio = once / twice;
        let chao = bound(
            seen + once * once / (2.0 * twice),
            twice * (ratio.powi(4) / 4.0 + ratio.powi(3) + ratio.powi(2) / 2.0),
        );
        let rate = 2.0 * twice / once;
        let captured = -(-rate).exp_m1();
        let unseen = seen * (-rate).exp() / captured.powi(2);
        let zelterman = bound(
            seen / captured,
            unseen * (1.0 + unseen * rate * rate * (once.recip() + twice.recip())),
        );
        let chao_corrected = seen + once * (once - 1.0) / (2.0 * (twice + 1.0));
        Ok(Self { chao, chao_corrected, zelterman })
    }
}
