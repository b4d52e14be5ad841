//! The fit of an order by exact maximum likelihood.
//!
//! It must never take values that cannot carry so many coefficients.

use nalgebra::DVector;
use serde::Serialize;

use super::super::series::{Unfit, constant};
use super::super::transform::Transform;
use super::difference::differenced;
use super::filter::filter;
use super::order::Order;
use super::parameters::{Coefficients, Parts};
use crate::numeric::minimise;

/// A model with its numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fit {
    /// The order.
    pub order: Order,
    /// The scale it is modelled on.
    pub on: Transform,
    /// Autoregressive coefficients, of `1 - sum ar_i B^i`.
    pub ar: Vec<f64>,
    /// Moving average coefficients, of `1 + sum ma_i B^i`.
    pub ma: Vec<f64>,
    /// Autoregressive coefficients of the season.
    pub seasonal_ar: Vec<f64>,
    /// Moving average coefficients of the season.
    pub seasonal_ma: Vec<f64>,
    /// The mean of the differenced series; 0 where none is estimated.
    pub mean: f64,
    /// The variance of the errors on that scale: squares over differenced values less numbers
    /// estimated.
    pub variance: f64,
    /// The logarithm of the likelihood of the differenced series.
    pub log_likelihood: f64,
    /// Akaike's criterion, corrected for short series: smaller is better, among equal differences.
    pub aicc: f64,
    #[serde(skip)]
    pub(super) model: Coefficients,
    #[serde(skip)]
    pub(super) scaled: Vec<f64>,
}

/// Fits an order to values on a scale.
///
/// The likelihood is the exact one of the differenced series (Harvey 1989), its variance
/// concentrated out; for a model without differences left this is what a diffuse start gives.
///
/// # Errors
/// When the values are too few for the order, all the same, or have no logarithm where the scale asks
/// for it.
pub fn fit(order: Order, on: Transform, values: &[f64]) -> Result<Fit, Unfit> {
    let needs = order.lost() + order.unknowns() + 5;
    if values.len() < needs {
        return Err(Unfit::TooShort { has: values.len(), needs, why: "the ARIMA model" });
    }
    if constant(values) {
        return Err(Unfit::Constant(values.len()));
    }
    let scaled = on.of(values)?;
    let series = differenced(&scaled, order);
    let n = series.len() as f64;
    let middle = series.iter().sum::<f64>() / n;
    let square = series.iter().map(|it| (it - middle).powi(2)).sum::<f64>() / n;
    if square <= 0.0 {
        return Err(Unfit::Constant(values.len()));
    }
    let unit = square.sqrt();
    let cost = |at: &DVector<f64>| {
        let free: Vec<f64> = at.iter().copied().collect();
        let model = Parts::read(order, &free, unit).multiply(order.season);
        filter(&model, &series).map_or(f64::INFINITY, |it| {
            n / 2.0 * ((std::f64::consts::TAU * it.squares / n).ln() + 1.0) + it.logs / 2.0
        })
    };
    // The mean is the last of the unknowns.
    let mean = |unknown: usize| order.mean && unknown + 1 == order.unknowns();
    let begin = DVector::from_fn(
        order.unknowns(),
        |unknown, _| {
            if mean(unknown) { middle / unit } else { 0.1 }
        },
    );
    let found = minimise(&cost, &begin, 0.3);
    let free: Vec<f64> = found.at.iter().copied().collect();
    let parts = Parts::read(order, &free, unit);
    let model = parts.multiply(order.season);
    let squares = filter(&model, &series).ok_or(Unfit::NoFit)?.squares;
    let k = order.unknowns() as f64 + 1.0;
    let log_likelihood = -found.value;
    Ok(Fit {
        order,
        on,
        variance: squares / (n - k + 1.0),
        log_likelihood,
        aicc: 2.0 * k - 2.0 * log_likelihood + 2.0 * k * (k + 1.0) / (n - k - 1.0),
        ar: parts.ar,
        ma: parts.ma,
        seasonal_ar: parts.seasonal_ar,
        seasonal_ma: parts.seasonal_ma,
        mean: parts.mean,
        model,
        scaled,
    })
}
