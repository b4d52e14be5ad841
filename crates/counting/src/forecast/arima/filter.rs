//! The Kalman filter of an ARMA model: the exact likelihood of a stationary series.
//!
//! It must never lose the exactness to speed: the recursions of Chandrasekhar give what the filter
//! gives, without its matrices.

use super::autocovariance::{autocovariances, responses};
use super::parameters::Coefficients;

/// What the filter gives.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filtered {
    /// The sum of the squared errors, each over its variance (of errors of variance one).
    pub(super) squares: f64,
    /// The sum of the logarithms of these variances.
    pub(super) logs: f64,
    /// What is known of the periods to come: the state expected after the last value.
    pub(super) state: Vec<f64>,
}

/// Filters a series around its mean.
///
/// State space form of Harvey (1989, section 3.3): the first element of the state is the value, with
/// `r = max(p, q + 1)` elements. The recursions are those of Morf, Sidhu and Kailath (1974): the
/// change of the state's covariance has rank one, `P_2 - P_1 = -K_1 K_1' / F_1`, because `P_1` is that
/// of the stationary process. Nothing when the model has no stationary covariance.
pub(super) fn filter(model: &Coefficients, values: &[f64]) -> Option<Filtered> {
    let size = model.ar.len().max(model.ma.len() + 1);
    let ar = padded(&model.ar, size);
    let first = covariance(model, size)?;
    let mut variance = head(&first);
    let mut gain = first;
    advance(&ar, &mut gain);
    let mut change = gain.clone();
    let mut weight = -1.0 / variance;
    let mut state = vec![0.0; size];
    let (mut squares, mut logs) = (0.0, 0.0);
    for value in values {
        let error = value - model.mean - head(&state);
        squares += error * error / variance;
        logs += variance.ln();
        advance(&ar, &mut state);
        add(&mut state, error / variance, &gain);
        let seen = head(&change);
        advance(&ar, &mut change);
        let next = variance + weight * seen * seen;
        add(&mut gain, weight * seen, &change);
        weight += weight * weight * seen * seen / variance;
        add(&mut change, -seen / next, &gain);
        variance = next;
        if variance.is_nan() || variance <= 0.0 {
            return None;
        }
    }
    Some(Filtered { squares, logs, state })
}

/// The covariance of each element of the state with the value, for errors of variance one:
/// `sum_(j>=i) ar_j gamma_(1+j-i) + ma_(j-1) psi_(j-i)`, elements from 1, `ma_0 = 1`.
fn covariance(model: &Coefficients, size: usize) -> Option<Vec<f64>> {
    let gamma = autocovariances(model, size + 1)?;
    let psi = responses(&model.ar, &model.ma, size);
    let ma: Vec<f64> = std::iter::once(1.0).chain(model.ma.iter().copied()).collect();
    let element = |i: usize| {
        if i == 0 {
            return gamma.first().copied().unwrap_or_default();
        }
        let own = model.ar.iter().skip(i).zip(gamma.iter().skip(1));
        let own: f64 = own.map(|(ar, gamma)| ar * gamma).sum();
        let errors: f64 = ma.iter().skip(i).zip(&psi).map(|(ma, psi)| ma * psi).sum();
        own + errors
    };
    Some((0..size).map(element).collect())
}

/// Moves a state a period on, without new errors: `T a`.
pub(super) fn advance(ar: &[f64], state: &mut [f64]) {
    let value = head(state);
    if !state.is_empty() {
        state.copy_within(1.., 0);
    }
    if let Some(last) = state.last_mut() {
        *last = 0.0;
    }
    add(state, value, ar);
}

/// Coefficients with zeros behind, up to a size.
pub(super) fn padded(coefficients: &[f64], size: usize) -> Vec<f64> {
    let zeros = std::iter::repeat(0.0);
    coefficients.iter().copied().chain(zeros).take(size).collect()
}

/// The first element of a state: the value.
pub(super) fn head(state: &[f64]) -> f64 {
    state.first().copied().unwrap_or_default()
}

fn add(to: &mut [f64], times: f64, what: &[f64]) {
    for (slot, value) in to.iter_mut().zip(what) {
        *slot += times * value;
    }
}
