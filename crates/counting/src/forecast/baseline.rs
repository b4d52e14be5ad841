//! Methods that anything else must beat: naive, seasonal naive and drift.
//!
//! It must never be left out of a comparison.

use super::predict::{Prediction, Spread, Step};
use super::score::mean;
use super::series::Unfit;
use super::transform::Transform;

/// The last value goes on; `var_h = h s^2`, with `s^2` the mean squared one-step error.
///
/// # Errors
/// When there are fewer than 3 values.
pub fn naive(values: &[f64], horizon: usize) -> Result<Prediction, Unfit> {
    let last = last(values, 3, "the naive method")?;
    let square = squared(values, 1, 0.0).unwrap_or_default();
    let steps = (1..=horizon).map(|h| step(last, square * h as f64)).collect();
    Ok(Prediction { model: "naive".to_owned(), steps })
}

/// The value of a season ago comes again; `var_h = (k + 1) s^2`, `k` whole seasons before `h`.
///
/// # Errors
/// When there are no two seasons.
pub fn seasonal_naive(values: &[f64], season: usize, horizon: usize) -> Result<Prediction, Unfit> {
    let season = season.max(1);
    last(values, 2 * season, "the seasonal naive method")?;
    let square = squared(values, season, 0.0).unwrap_or_default();
    let cycle = values.get(values.len() - season..).unwrap_or_default().iter().cycle();
    let steps = cycle.take(horizon).enumerate();
    let steps = steps.map(|(past, point)| step(*point, square * (past / season + 1) as f64));
    Ok(Prediction { model: "seasonal naive".to_owned(), steps: steps.collect() })
}

/// The mean change goes on; `var_h = h (1 + h / (n - 1)) s^2`.
///
/// # Errors
/// When there are fewer than 4 values.
pub fn drift(values: &[f64], horizon: usize) -> Result<Prediction, Unfit> {
    let last = last(values, 4, "the drift method")?;
    let changes = (values.len() - 1) as f64;
    let slope = (last - values.first().copied().unwrap_or(last)) / changes;
    let square = squared(values, 1, slope).unwrap_or_default() * changes / (changes - 1.0);
    let steps = (1..=horizon).map(|h| {
        let h = h as f64;
        step(last + slope * h, square * h * (1.0 + h / changes))
    });
    Ok(Prediction { model: "drift".to_owned(), steps: steps.collect() })
}

fn last(values: &[f64], needs: usize, why: &'static str) -> Result<f64, Unfit> {
    let short = Unfit::TooShort { has: values.len(), needs, why };
    if values.len() < needs {
        return Err(short);
    }
    values.last().copied().ok_or(short)
}

fn squared(values: &[f64], lag: usize, slope: f64) -> Option<f64> {
    let later = values.get(lag..)?.iter().zip(values);
    mean(later.map(|(now, before)| (now - before - slope).powi(2)))
}

fn step(point: f64, variance: f64) -> Step {
    let spread = Spread::Normal { mean: point, deviation: variance.sqrt(), on: Transform::Level };
    Step { point, spread }
}
