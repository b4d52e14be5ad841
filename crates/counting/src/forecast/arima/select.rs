//! The choice of an order: how many differences, then step by step the AICc.
//!
//! It must never change the differences while it compares.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::score::mean;
use super::super::series::Unfit;
use super::super::transform::Transform;
use super::difference::differenced;
use super::fit::{Fit, fit};
use super::order::Order;

/// So many coefficients of a kind at most.
const MOST: usize = 3;
/// So many coefficients of the season of a kind at most.
const SEASONAL_MOST: usize = 1;
/// Longer seasons have no coefficients of their own, only differences: each would need as many states
/// as the season has periods.
const SEASON_MOST: usize = 24;
/// So many coefficients together at most.
const TOGETHER: usize = 5;
/// A season as strong as this is differenced (Wang, Smith and Hyndman 2006).
const STRONG: f64 = 0.64;
/// The 5 % point of the test of Kwiatkowski, Phillips, Schmidt and Shin (1992) for a level.
const KPSS: f64 = 0.463;

/// How often a series is differenced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Differences {
    /// From one period to the next.
    pub plain: usize,
    /// From one season to the next.
    pub seasonal: usize,
}

/// How often a series should be differenced to be stationary: over a season where the season is
/// strong, and then until the test of Kwiatkowski, Phillips, Schmidt and Shin does not refuse a level
/// at 5 %, twice in all at most.
#[must_use]
pub fn differences(values: &[f64], season: usize) -> Differences {
    let long = season > 1 && values.len() >= 3 * season;
    let seasonal = usize::from(long && strength(values, season).is_some_and(|it| it >= STRONG));
    let mut plain = 0;
    while plain + seasonal < 2 {
        let order = Order::plain((0, plain, 0)).seasonal((0, seasonal, 0), season.max(1));
        if !moves(&differenced(values, order)) {
            break;
        }
        plain += 1;
    }
    Differences { plain, seasonal }
}

/// The fit of least AICc that step by step search finds (Hyndman and Khandakar 2008): from four
/// simple orders, to a neighbour as long as one is better.
///
/// # Errors
/// When none of the first orders fits: the reason of the simplest.
pub fn best(values: &[f64], season: usize, on: Transform) -> Result<Fit, Unfit> {
    let Differences { plain, seasonal } = differences(&on.of(values)?, season);
    let long = season > 1 && values.len() >= 3 * season;
    let season = if long { season } else { 1 };
    let order = |p: usize, q: usize, sp: usize, sq: usize| {
        let (sp, sq) = if has_coefficients(season) { (sp, sq) } else { (0, 0) };
        let mean = plain + seasonal < 2;
        Order { mean, ..Order::plain((p, plain, q)).seasonal((sp, seasonal, sq), season) }
    };
    let simplest = Order { mean: false, ..order(0, 0, 0, 0) };
    let mut tried = BTreeSet::from([simplest]);
    let mut best = fit(simplest, on, values)?;
    let mut ask = vec![order(2, 2, 1, 1), order(0, 0, 0, 0), order(1, 0, 1, 0), order(0, 1, 0, 1)];
    loop {
        ask.retain(|order| tried.insert(*order));
        let fits = ask.iter().filter_map(|order| fit(*order, on, values).ok());
        let found =
            fits.filter(|fit| fit.aicc.is_finite()).min_by(|a, b| a.aicc.total_cmp(&b.aicc));
        match found {
            Some(found) if found.aicc < best.aicc => best = found,
            Some(_) | None => return Ok(best),
        }
        ask = neighbours(best.order);
    }
}

/// Whether a season of this length has coefficients of its own.
fn has_coefficients(season: usize) -> bool {
    (2..=SEASON_MOST).contains(&season)
}

/// The orders that differ a little.
fn neighbours(from: Order) -> Vec<Order> {
    let moved = |by: [i64; 4]| {
        let part = |own: usize, by: i64, most: usize| {
            own.checked_add_signed(by as isize).filter(|it| *it <= most)
        };
        let [p, q, sp, sq] = by;
        let next = Order {
            p: part(from.p, p, MOST)?,
            q: part(from.q, q, MOST)?,
            sp: part(from.sp, sp, SEASONAL_MOST)?,
            sq: part(from.sq, sq, SEASONAL_MOST)?,
            ..from
        };
        let together = next.p + next.q + next.sp + next.sq <= TOGETHER;
        let seasonal = has_coefficients(from.season) || next.sp + next.sq == 0;
        (together && seasonal).then_some(next)
    };
    let steps = [
        [1, 0, 0, 0],
        [-1, 0, 0, 0],
        [0, 1, 0, 0],
        [0, -1, 0, 0],
        [1, 1, 0, 0],
        [-1, -1, 0, 0],
        [0, 0, 1, 0],
        [0, 0, -1, 0],
        [0, 0, 0, 1],
        [0, 0, 0, -1],
        [0, 0, 1, 1],
        [0, 0, -1, -1],
    ];
    let mut orders: Vec<Order> = steps.into_iter().filter_map(moved).collect();
    if from.d + from.sd < 2 {
        orders.push(Order { mean: !from.mean, ..from });
    }
    orders
}

/// How strong the season is, 0 to 1: one less the share of the variance of the detrended series that
/// is left when the mean of each place in the season is taken out.
fn strength(values: &[f64], season: usize) -> Option<f64> {
    let trend = smoothed(values, season);
    let half = season / 2;
    let free: Vec<(usize, f64)> = trend
        .iter()
        .zip(half..)
        .filter_map(|(t, at)| Some((at % season, values.get(at)? - t)))
        .collect();
    let places: Vec<f64> = (0..season)
        .map(|place| mean(free.iter().filter(|it| it.0 == place).map(|it| it.1)))
        .collect::<Option<_>>()?;
    let left = free.iter().filter_map(|(place, value)| Some(value - places.get(*place)?));
    let variance = |values: Vec<f64>| {
        let middle = mean(values.iter().copied())?;
        mean(values.iter().map(|it| (it - middle).powi(2)))
    };
    let whole = variance(free.iter().map(|it| it.1).collect()).filter(|it| *it > 0.0)?;
    Some((1.0 - variance(left.collect())? / whole).max(0.0))
}

/// The centred mean over a season, from half a season on.
fn smoothed(values: &[f64], season: usize) -> Vec<f64> {
    if season % 2 == 1 {
        let spans = values.windows(season);
        return spans.map(|span| span.iter().sum::<f64>() / season as f64).collect();
    }
    let ends = |span: &[f64]| {
        let (first, last) = (span.first().copied(), span.last().copied());
        (first.unwrap_or_default() + last.unwrap_or_default()) / 2.0
    };
    let spans = values.windows(season + 1);
    spans.map(|span| (span.iter().sum::<f64>() - ends(span)) / season as f64).collect()
}

/// Whether the level of a series moves: the test refuses a level at 5 %, with the long-run variance
/// of Bartlett's weights over `3 sqrt(n) / 13` lags.
fn moves(values: &[f64]) -> bool {
    let n = values.len() as f64;
    let Some(middle) = mean(values.iter().copied()) else { return false };
    let free: Vec<f64> = values.iter().map(|it| it - middle).collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    let lags = (3.0 * n.sqrt() / 13.0) as usize;
    let product = |lag: usize| -> f64 {
        free.iter().skip(lag).zip(&free).map(|(a, b)| a * b).sum::<f64>() / n
    };
    let weighted = (1..=lags).map(|lag| (1.0 - lag as f64 / (lags as f64 + 1.0)) * product(lag));
    let long_run = product(0) + 2.0 * weighted.sum::<f64>();
    let sums = free.iter().scan(0.0, |sum, it| {
        *sum += it;
        Some(*sum * *sum)
    });
    sums.sum::<f64>() / (n * n) > KPSS * long_run && long_run > 0.0
}
