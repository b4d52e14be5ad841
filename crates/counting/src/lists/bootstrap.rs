//! An interval that knows the model was chosen: the whole search is done again on resampled persons
//! (bootstrap, bias-corrected and accelerated: Efron 1987; DiCiccio and Efron 1996).
//!
//! It must never leave out resamples in silence: those without an estimate are counted.

use rand::SeedableRng;
use rand_distr::{Binomial, Distribution};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use serde::Serialize;
use statrs::distribution::{ContinuousCDF, Normal};

use super::interval::{Interval, Level};
use super::pattern::{Pattern, Patterns};
use crate::numeric::type_8;

/// Resamples at most.
pub const RESAMPLES_MOST: usize = 100_000;
/// Resamples at the least: with fewer the limits are of chance.
pub const RESAMPLES_LEAST: usize = 100;
/// When more than this share of the resamples have no estimate, there is no interval.
const FAILED_MOST: f64 = 0.05;

/// How to resample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Resampling {
    /// How often.
    pub resamples: usize,
    /// The seed of all draws.
    pub seed: u64,
    /// The level of the interval.
    pub level: Level,
}

/// The interval with what it is made of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bootstrap {
    /// The interval.
    pub interval: Interval,
    /// The acceleration: how the standard error changes with the number.
    pub acceleration: f64,
    /// The correction of bias: the normal quantile of the share of resamples below the estimate.
    pub bias: f64,
    /// Resamples with an estimate.
    pub resamples: usize,
    /// Resamples without one.
    pub failed: usize,
    /// The seed.
    pub seed: u64,
}

/// Why there is no interval.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BootstrapFault {
    /// The number of resamples is out of range.
    #[error("{0} resamples: from {RESAMPLES_LEAST} to {RESAMPLES_MOST}")]
    Resamples(usize),
    /// The counts themselves, or those without one person, have no estimate.
    #[error("without one of the persons there is no estimate: the interval cannot be made")]
    Fragile,
    /// Too many resamples have none.
    #[error("{failed} of {resamples} resamples have no estimate: the interval cannot be trusted")]
    Failed {
        /// Resamples without an estimate.
        failed: usize,
        /// Resamples.
        resamples: usize,
    },
    /// All resamples are on one side of the estimate.
    #[error("all resamples are on one side of the estimate: the interval cannot be made")]
    OneSided,
}

/// The interval of an estimate: `estimate` is the whole procedure, from counts to a number.
///
/// Persons are resampled with replacement. With `z0` the normal quantile of the share of resamples
/// below the estimate and `a` the acceleration, the limits are the quantiles (type 8) at
/// `pnorm(z0 + (z0 + z) / (1 - a (z0 + z)))`. The acceleration is from leaving out one person of each
/// pattern: `a = sum(n_w d^3) / (6 sum(n_w d^2)^1.5)` with `d` the weighted mean less the estimate.
///
/// # Errors
/// When the number of resamples is out of range, or too many have no estimate.
pub fn bootstrap(
    patterns: &Patterns,
    resampling: &Resampling,
    estimate: impl Fn(&Patterns) -> Option<f64> + Sync,
) -> Result<Bootstrap, BootstrapFault> {
    let wanted = resampling.resamples;
    if !(RESAMPLES_LEAST..=RESAMPLES_MOST).contains(&wanted) {
        return Err(BootstrapFault::Resamples(wanted));
    }
    let of = |patterns: &Patterns| estimate(patterns).filter(|number| number.is_finite());
    let here = of(patterns).ok_or(BootstrapFault::Fragile)?;
    let acceleration = acceleration(patterns, &of).ok_or(BootstrapFault::Fragile)?;
    let numbers: Vec<f64> = seeds(resampling.seed, wanted)
        .into_par_iter()
        .filter_map(|seed| of(&resampled(patterns, seed)?))
        .collect();
    let failed = wanted - numbers.len();
    if failed as f64 > FAILED_MOST * wanted as f64 {
        return Err(BootstrapFault::Failed { failed, resamples: wanted });
    }
    let resamples = numbers.len();
    let (interval, bias) = bca(numbers, here, acceleration, resampling.level)?;
    Ok(Bootstrap { interval, acceleration, bias, resamples, failed, seed: resampling.seed })
}

/// The interval and the correction of bias, from the estimates of resamples and the one of the counts.
pub(super) fn bca(
    mut numbers: Vec<f64>,
    here: f64,
    acceleration: f64,
    level: Level,
) -> Result<(Interval, f64), BootstrapFault> {
    numbers.sort_by(f64::total_cmp);
    let below = numbers.partition_point(|number| *number < here);
    if below == 0 || below == numbers.len() {
        return Err(BootstrapFault::OneSided);
    }
    let normal = Normal::standard();
    let bias = normal.inverse_cdf(below as f64 / numbers.len() as f64);
    let limit = |z: f64| {
        let moved = bias + (bias + z) / (1.0 - acceleration * (bias + z));
        type_8(&numbers, normal.cdf(moved))
    };
    Ok((Interval::new(limit(-level.z()), limit(level.z())), bias))
}

/// How the estimate changes when one person of each pattern is left out.
fn acceleration(
    patterns: &Patterns,
    of: &(impl Fn(&Patterns) -> Option<f64> + Sync),
) -> Option<f64> {
    let cells: Vec<(Pattern, u64)> =
        patterns.observable().filter(|(_, count)| *count > 0).collect();
    let without = |left_out: Pattern| {
        let rest = cells
            .iter()
            .map(|(pattern, count)| (*pattern, count - u64::from(*pattern == left_out)));
        of(&patterns.with_counts(rest))
    };
    let numbers: Option<Vec<(f64, f64)>> = cells
        .par_iter()
        .map(|(pattern, count)| Some((*count as f64, without(*pattern)?)))
        .collect();
    let numbers = numbers?;
    let persons: f64 = numbers.iter().map(|(count, _)| count).sum();
    let mean = numbers.iter().map(|(count, number)| count * number).sum::<f64>() / persons;
    let moment = |power: i32| -> f64 {
        numbers.iter().map(|(count, number)| count * (mean - number).powi(power)).sum()
    };
    let spread = moment(2).powf(1.5);
    Some(if spread > 0.0 { moment(3) / (6.0 * spread) } else { 0.0 })
}

/// A seed a resample, so that the answer does not depend on how many work at it.
pub(crate) fn seeds(seed: u64, resamples: usize) -> Vec<u64> {
    use rand::Rng;
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    (0..resamples).map(|_| random.next_u64()).collect()
}

/// As many persons drawn with replacement.
fn resampled(patterns: &Patterns, seed: u64) -> Option<Patterns> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let (mut left, mut rest) = (patterns.observed(), patterns.observed());
    let mut drawn = Vec::new();
    for (pattern, count) in patterns.observable().filter(|(_, count)| *count > 0) {
        let chance = count as f64 / rest as f64;
        let here = Binomial::new(left, chance).ok()?.sample(&mut random);
        drawn.push((pattern, here));
        left -= here;
        rest -= count;
    }
    Some(patterns.with_counts(drawn))
}
