//! What the number hangs on: each group left out in turn, and groups weighed by chance.
//!
//! It must never depend on how many work at it: a seed a resample.

use rand::SeedableRng;
use rand_distr::{Distribution, Exp1};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use serde::Serialize;

use super::design::{Design, Line};
use super::fit::Fitted;
use super::groups::Groups;
use super::size::Size;
use crate::lists::bootstrap::seeds;
use crate::lists::interval::{Interval, Level};
use crate::numeric::type_8;

/// So many of the resamples may have no estimate.
const FAILED_MOST: f64 = 0.1;

/// What the number becomes when the exponents are found without one group; the number is still that of
/// all groups, for that group is registered too.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moved {
    /// The group left out.
    pub group: String,
    /// The number then.
    pub total: f64,
    /// The number then by the number with all groups.
    pub factor: f64,
}

/// Each group left out in turn.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sensitivity {
    /// The group that moves the number most.
    pub most: Moved,
    /// The least number with one group left out.
    pub low: f64,
    /// The greatest.
    pub high: f64,
    /// Groups without which there is no estimate.
    pub needed: Vec<String>,
}

/// Leaves each group out in turn.
pub(super) fn leave_one_out(
    groups: &Groups,
    (design, fitted): (&Design, &Fitted),
    level: Level,
) -> Option<Sensitivity> {
    let names = groups.names();
    let total = Size::of((design, fitted), |_| true, 0.0, level).ok()?.total;
    let without = |left_out: usize| {
        let weight = |line: &Line| if line.group == left_out { 0.0 } else { 1.0 };
        let weights: Vec<f64> = design.lines.iter().map(weight).collect();
        let again = fitted.again(design, &weights).ok()?;
        Some(Size::of((design, &again), |_| true, 0.0, level).ok()?.total)
    };
    let totals: Vec<Option<f64>> = (0..names.len()).into_par_iter().map(without).collect();
    let mut most: Option<Moved> = None;
    let mut sensitivity = (f64::INFINITY, f64::NEG_INFINITY, Vec::new());
    for (name, without) in names.iter().zip(totals) {
        let Some(without) = without else {
            sensitivity.2.push((*name).to_owned());
            continue;
        };
        sensitivity.0 = without.min(sensitivity.0);
        sensitivity.1 = without.max(sensitivity.1);
        let factor = without / total;
        if most.as_ref().is_none_or(|most| factor.ln().abs() > most.factor.ln().abs()) {
            most = Some(Moved { group: (*name).to_owned(), total: without, factor });
        }
    }
    let (low, high, needed) = sensitivity;
    Some(Sensitivity { most: most?, low, high, needed })
}

/// The interval from groups weighed by chance: the fractional weighted bootstrap (Xu et al. 2020).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bootstrap {
    /// Between the quantiles of the numbers, without correction of bias.
    pub interval: Interval,
    /// Their median.
    pub median: f64,
    /// How many numbers there are.
    pub resamples: usize,
    /// How many resamples had none.
    pub failed: usize,
    /// The seed.
    pub seed: u64,
}

/// Weighs the groups by chance, so many times: weights of mean one, uniform over all that sum up so
/// (Dirichlet). Nothing when too many have no estimate.
pub(super) fn bootstrap(
    (design, fitted): (&Design, &Fitted),
    (resamples, seed): (usize, u64),
    (seen, level): (f64, Level),
) -> Option<Bootstrap> {
    let groups = design.lines.iter().map(|line| line.group + 1).max()?;
    let seeds = seeds(seed, resamples);
    let once = |seed: u64| {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
        let drawn: Vec<f64> = (0..groups).map(|_| Exp1.sample(&mut random)).collect();
        let mean = drawn.iter().sum::<f64>() / groups as f64;
        let weight = |line: &Line| drawn.get(line.group).map_or(0.0, |it| it / mean);
        let weights: Vec<f64> = design.lines.iter().map(weight).collect();
        let again = fitted.again(design, &weights).ok()?;
        let alphas = &again.place.parameters;
        let part = |line: &Line| (line.alpha(alphas) * line.ln_reference).exp();
        Some(design.lines.iter().map(part).sum::<f64>()).filter(|it| it.is_finite())
    };
    let mut numbers: Vec<f64> = seeds.into_par_iter().filter_map(once).collect();
    let failed = resamples - numbers.len();
    if numbers.is_empty() || failed as f64 > FAILED_MOST * resamples as f64 {
        return None;
    }
    numbers.sort_by(f64::total_cmp);
    let tail = (1.0 - level.share()) / 2.0;
    let end = |probability| type_8(&numbers, probability).max(seen);
    Some(Bootstrap {
        interval: Interval::new(end(tail), end(1.0 - tail)),
        median: type_8(&numbers, 0.5),
        resamples: numbers.len(),
        failed,
        seed,
    })
}
