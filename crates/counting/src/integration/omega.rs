//! McDonald's omega: how much of a sum of items is one thing.
//!
//! It must never hide that one factor does not fit: loadings that turn around or exhaust an item are
//! told.

use nalgebra::DMatrix;
use serde::Serialize;

/// A one-factor model of a covariance matrix, fitted by unweighted least squares.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneFactor {
    /// The loading of each item, in the units of the items.
    pub loadings: Vec<f64>,
    /// What of the variance of each item is its own.
    pub unique: Vec<f64>,
    /// Omega: `(Σλ)² / ((Σλ)² + Σψ)` (McDonald 1999).
    pub omega: f64,
    /// Whether an item was exhausted by the factor (a Heywood case): the fit is then at its bound.
    pub heywood: bool,
    /// Items whose loading has another sign than most: they measure the opposite, or were not
    /// recoded.
    pub turned: Vec<usize>,
    /// The root of the mean square by which the model misses the covariances off the diagonal.
    pub residual: f64,
}

/// Fits one factor to a covariance matrix of three items or more: the loadings that minimise
/// `Σ_{i<j} (s_ij - λ_i λ_j)²`, each `|λ_i|` at most the item's standard deviation. One loading given
/// the others is a quadratic, so each step is exact and none makes the fit worse.
///
/// Nothing when the matrix is not square, has fewer than three items (one factor is then not
/// identified) or an item does not vary.
#[must_use]
pub fn one_factor(covariance: &DMatrix<f64>) -> Option<OneFactor> {
    const ROUNDS: usize = 5_000;
    let items = covariance.nrows();
    let flat = (0..items)
        .any(|item| covariance[(item, item)].partial_cmp(&0.0).is_none_or(|it| it.is_le()));
    if items < 3 || covariance.ncols() != items || flat {
        return None;
    }
    let mut loadings = start(covariance);
    for _ in 0..ROUNDS {
        let mut moved = 0.0_f64;
        for item in 0..items {
            let others = loadings.iter().enumerate().filter(|(other, _)| *other != item);
            let (mut cross, mut square) = (0.0, 0.0);
            for (other, loading) in others {
                cross += covariance[(item, other)] * loading;
                square += loading * loading;
            }
            let most = covariance[(item, item)].sqrt();
            let best = if square > 0.0 { (cross / square).clamp(-most, most) } else { 0.0 };
            if let Some(loading) = loadings.get_mut(item) {
                moved = moved.max((best - *loading).abs() / most);
                *loading = best;
            }
        }
        if moved < 1e-12 {
            break;
        }
    }
    Some(fitted(covariance, loadings))
}

/// Each item's mean covariance with the others, relative to what all have.
fn start(covariance: &DMatrix<f64>) -> Vec<f64> {
    let items = covariance.nrows();
    let off = |item: usize| -> f64 {
        (0..items).filter(|other| *other != item).map(|other| covariance[(item, other)]).sum()
    };
    let all: f64 = (0..items).map(off).sum();
    if all > 0.0 {
        return (0..items).map(|item| off(item) / all.sqrt()).collect();
    }
    (0..items).map(|item| covariance[(item, item)].sqrt() * 0.5).collect()
}

fn fitted(covariance: &DMatrix<f64>, mut loadings: Vec<f64>) -> OneFactor {
    if loadings.iter().sum::<f64>() < 0.0 {
        loadings.iter_mut().for_each(|loading| *loading = -*loading);
    }
    let variances: Vec<f64> = (0..loadings.len()).map(|item| covariance[(item, item)]).collect();
    let unique: Vec<f64> = loadings
        .iter()
        .zip(&variances)
        .map(|(loading, variance)| (variance - loading * loading).max(0.0))
        .collect();
    let heywood = unique.iter().zip(&variances).any(|(own, variance)| *own <= 1e-9 * variance);
    let common = loadings.iter().sum::<f64>().powi(2);
    let all = common + unique.iter().sum::<f64>();
    let (mut squares, mut pairs) = (0.0, 0.0);
    for (i, left) in loadings.iter().enumerate() {
        for (j, right) in loadings.iter().enumerate().skip(i + 1) {
            squares += (covariance[(i, j)] - left * right).powi(2);
            pairs += 1.0;
        }
    }
    let turned = (0..).zip(&loadings).filter(|(_, loading)| **loading < 0.0).map(|(at, _)| at);
    OneFactor {
        turned: turned.collect(),
        omega: if all > 0.0 { common / all } else { 0.0 },
        residual: f64::sqrt(squares / f64::max(pairs, 1.0)),
        loadings,
        unique,
        heywood,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn model(loadings: &[f64], unique: &[f64]) -> DMatrix<f64> {
        DMatrix::from_fn(loadings.len(), loadings.len(), |i, j| {
            loadings[i] * loadings[j] + if i == j { unique[i] } else { 0.0 }
        })
    }

    #[test]
    fn a_true_factor_is_found() {
        let (loadings, unique) = ([0.9, 0.7, 0.5, 0.3], [0.4, 0.6, 0.8, 1.0]);
        let found = one_factor(&model(&loadings, &unique)).unwrap();
        for (found, truth) in found.loadings.iter().zip(loadings) {
            assert!((found - truth).abs() < 1e-6, "{found} {truth}");
        }
        let omega = 2.4_f64.powi(2) / (2.4_f64.powi(2) + 2.8);
        assert!((found.omega - omega).abs() < 1e-6);
        assert!(!found.heywood && found.turned.is_empty() && found.residual < 1e-6);
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let turned = one_factor(&model(&[0.8, 0.7, 0.9, -0.6], &[0.5; 4])).unwrap();
        assert_eq!(turned.turned, [3]);
        let heywood = DMatrix::from_row_slice(3, 3, &[1.0, 0.9, 0.9, 0.9, 1.0, 0.5, 0.9, 0.5, 1.0]);
        assert!(one_factor(&heywood).unwrap().heywood);
        let flat = DMatrix::from_element(3, 3, 0.0);
        assert!(one_factor(&flat).is_none());
        assert!(one_factor(&DMatrix::identity(2, 2)).is_none());
    }

    proptest! {
        #[test]
        fn omega_is_a_share(
            rows in prop::collection::vec(prop::collection::vec(1.0_f64..5.0, 4), 6..30)
        ) {
            let data = DMatrix::from_fn(rows.len(), 4, |i, j| rows[i][j]);
            let covariance = super::super::reliability::covariance(&data).unwrap();
            if let Some(found) = one_factor(&covariance) {
                prop_assert!((0.0..=1.0).contains(&found.omega));
                prop_assert!(found.unique.iter().all(|own| *own >= 0.0));
            }
        }
    }
}
