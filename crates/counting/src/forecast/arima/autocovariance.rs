//! Autocovariances and impulse responses of an ARMA model with errors of variance one.
//!
//! It must never be asked about a model that is not stationary.

use nalgebra::{DMatrix, DVector};

use super::parameters::Coefficients;

/// What an error of one adds to the value `j` periods later, for `j` from 0: `psi_j`.
pub(super) fn responses(ar: &[f64], ma: &[f64], count: usize) -> Vec<f64> {
    let mut psi: Vec<f64> = Vec::with_capacity(count);
    for j in 0..count {
        let own = if j == 0 { 1.0 } else { ma.get(j - 1).copied().unwrap_or_default() };
        let past: f64 = ar.iter().zip(psi.iter().rev()).map(|(ar, psi)| ar * psi).sum();
        psi.push(own + past);
    }
    psi
}

/// The autocovariances at lags 0 to `count - 1`.
///
/// The equations of Yule and Walker `gamma_k - sum ar_i gamma_|k-i| = sum_(j>=k) ma_j psi_(j-k)`
/// (Brockwell and Davis 1991, section 3.3) are solved for the first lags and followed for the others.
/// Nothing when they have no solution.
pub(super) fn autocovariances(model: &Coefficients, count: usize) -> Option<Vec<f64>> {
    let (ar, ma) = (&model.ar, &model.ma);
    let psi = responses(ar, ma, ma.len() + 1);
    let right = |k: usize| -> f64 {
        let weights = std::iter::once(1.0).chain(ma.iter().copied()).skip(k);
        weights.zip(&psi).map(|(ma, psi)| ma * psi).sum()
    };
    let first = ar.len() + 1;
    let mut gamma: Vec<f64> = if ar.is_empty() {
        vec![right(0)]
    } else {
        let mut left = DMatrix::identity(first, first);
        for k in 0..first {
            for (i, ar) in (1_usize..).zip(ar) {
                if let Some(slot) = left.get_mut((k, k.abs_diff(i))) {
                    *slot -= ar;
                }
            }
        }
        let solved = left.lu().solve(&DVector::from_fn(first, |k, _| right(k)))?;
        solved.iter().copied().collect()
    };
    for k in gamma.len()..count {
        let past: f64 = ar.iter().zip(gamma.iter().rev()).map(|(ar, gamma)| ar * gamma).sum();
        gamma.push(past + right(k));
    }
    let sound = gamma.iter().all(|it| it.is_finite()) && gamma.first().is_some_and(|it| *it > 0.0);
    gamma.truncate(count);
    sound.then_some(gamma)
}
