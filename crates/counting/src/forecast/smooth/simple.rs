//! Simple exponential smoothing by least squares, begun at the first value: the textbook's form.
//!
//! It must never be mixed up with the fit by likelihood, whose first level is estimated.

use nalgebra::DVector;
use serde::Serialize;

use super::super::series::{Unfit, constant};
use crate::numeric::minimise;

/// Simple exponential smoothing begun at the first value.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Simple {
    /// How much of an error the level learns.
    pub alpha: f64,
    /// The level after the last value: the forecast of every period to come.
    pub level: f64,
    /// The sum of the squares of the one-step errors.
    pub squares: f64,
}

/// Smooths values with the `alpha` that makes the squares of the one-step errors least.
///
/// # Errors
/// When there are fewer than 3 values, or all are the same.
pub fn simple(values: &[f64]) -> Result<Simple, Unfit> {
    let short = Unfit::TooShort { has: values.len(), needs: 3, why: "exponential smoothing" };
    let (first, later) = values.split_first().ok_or_else(|| short.clone())?;
    if values.len() < 3 {
        return Err(short);
    }
    if constant(values) {
        return Err(Unfit::Constant(values.len()));
    }
    let run = |alpha: f64| {
        later.iter().fold((*first, 0.0), |(level, squares), value| {
            let error = value - level;
            (level + alpha * error, squares + error * error)
        })
    };
    let alpha = |free: &DVector<f64>| 1.0 / (1.0 + (-free.sum()).exp());
    let found = minimise(&|free| run(alpha(free)).1, &DVector::from_element(1, 0.0), 1.0);
    let alpha = alpha(&found.at);
    let (level, squares) = run(alpha);
    Ok(Simple { alpha, level, squares })
}
