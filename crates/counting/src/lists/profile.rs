//! Intervals from the likelihood itself: every number of all is tried, the model fitted anew for it.
//!
//! It must never search without end: beyond the limit, it says that the end lies beyond.

use serde::Serialize;
use statrs::function::gamma::ln_gamma;

use super::design::Design;
use super::glm::{self, GlmFault};
use super::interval::{Interval, Level};

/// The upper end is looked for up to so many times the estimate.
pub const LIMIT: f64 = 3.0;
/// The most likely number is looked for up to so many times the estimate.
const MAXIMUM_WITHIN: f64 = 1.5;
/// Halvings of a bracket: to a relative 1e-10 and better.
const HALVINGS: usize = 45;
/// Sections of the bracket of a maximum: to what a flat top allows.
const SECTIONS: usize = 45;

/// The most likely number of all, and the interval of its profile likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Profile {
    /// The number of all with the greatest likelihood.
    pub total: f64,
    /// The numbers whose likelihood is not too much less.
    pub interval: Interval,
}

/// Profile of the multinomial likelihood (Cormack 1992).
///
/// For a number `N` the pattern of no list gets the count `n0 = N - n`, the model is fitted, and
/// `l(N) = -deviance/2 + log(n0^n0 N! / (N^N n0!))`. The ends are where `l` has fallen by half the
/// quantile of chi-squared. The exact term is used for every `N`, continuous through the gamma
/// function, where the package Rcapture takes Stirling's for `N > 100`: they differ by `1/(12 n0)`.
///
/// `design` has the constant first, and the pattern of no list has nothing but it.
///
/// # Errors
/// When a fit fails.
pub fn multinomial(
    design: &Design,
    total: f64,
    level: Level,
    limit: f64,
) -> Result<Profile, GlmFault> {
    let seen: f64 = design.counts().iter().sum();
    let mut whole = design.clone();
    whole.push_unseen((total - seen).max(0.0));
    let mut start = glm::fit(design, None)?.coefficients;
    let mut value = |number: f64| {
        let unseen = (number - seen).max(0.0);
        whole.set_last(unseen);
        let fit = glm::fit(&whole, Some(&start))?;
        start = fit.coefficients;
        let power = |n: f64| if n > 0.0 { n * n.ln() - ln_gamma(n + 1.0) } else { 0.0 };
        Ok(power(unseen) - power(number) - fit.deviance / 2.0)
    };
    let top = maximum(&mut value, seen, (MAXIMUM_WITHIN * total).max(seen + 1.0))?;
    let floor = value(top)? - level.chi_squared() / 2.0;
    let mut above = |number: f64| Ok(value(number)? - floor);
    let low = if above(seen)? >= 0.0 { seen } else { root(&mut above, top, seen)? };
    let most = limit.max(1.0) * total;
    let beyond = above(most)? > 0.0;
    let high = if beyond { most } else { root(&mut above, top, most)? };
    Ok(Profile { total: top, interval: Interval { low, high, beyond } })
}

/// Profile of the Poisson likelihood: the constant is held, the rest fitted, and the deviance may
/// rise by the quantile of chi-squared; `N = n + exp(b0)`.
///
/// # Errors
/// When a fit fails.
pub fn poisson(design: &Design, level: Level, limit: f64) -> Result<Profile, GlmFault> {
    let seen: f64 = design.counts().iter().sum();
    let free = glm::fit(design, None)?;
    let constant = free.coefficients.first().copied().unwrap_or_default();
    let total = seen + constant.exp();
    let mut start: Vec<f64> = free.coefficients.iter().skip(1).copied().collect();
    let roof = free.deviance + level.chi_squared();
    let mut below = |constant: f64| {
        let fit = glm::fit(&design.with_constant(constant), Some(&start))?;
        start = fit.coefficients;
        Ok(roof - fit.deviance)
    };
    // A ten-thousandth of one person is none.
    let least = constant.min((1e-4_f64).ln());
    let low =
        if below(least)? >= 0.0 { seen } else { seen + root(&mut below, constant, least)?.exp() };
    let most = (limit.max(1.0) * total - seen).ln();
    let beyond = below(most)? > 0.0;
    let high = if beyond { most } else { root(&mut below, constant, most)? };
    Ok(Profile { total, interval: Interval { low, high: seen + high.exp(), beyond } })
}

/// Where a function with one top has it, by golden sections.
fn maximum<F>(value: &mut F, low: f64, high: f64) -> Result<f64, GlmFault>
where
    F: FnMut(f64) -> Result<f64, GlmFault>,
{
    let golden = (5.0_f64.sqrt() - 1.0) / 2.0;
    let (mut low, mut high) = (low, high);
    let (mut left, mut right) = (high - golden * (high - low), low + golden * (high - low));
    let (mut at_left, mut at_right) = (value(left)?, value(right)?);
    for _ in 0..SECTIONS {
        if at_left >= at_right {
            (high, right, at_right) = (right, left, at_left);
            left = high - golden * (high - low);
            at_left = value(left)?;
        } else {
            (low, left, at_left) = (left, right, at_right);
            right = low + golden * (high - low);
            at_right = value(right)?;
        }
    }
    Ok(f64::midpoint(low, high))
}

/// Where a function goes from positive, at `inside`, to negative, at `outside`.
fn root<F>(value: &mut F, inside: f64, outside: f64) -> Result<f64, GlmFault>
where
    F: FnMut(f64) -> Result<f64, GlmFault>,
{
    let (mut inside, mut outside) = (inside, outside);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(inside, outside);
        if value(middle)? >= 0.0 {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    Ok(f64::midpoint(inside, outside))
}
