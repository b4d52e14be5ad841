//! How reliable a scale is among those who answered: Cronbach's alpha and McDonald's omega.
//!
//! It must never take a coefficient for a proof: it is told with its interval and of how many.

use nalgebra::DMatrix;
use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::Serialize;
use statrs::distribution::{ContinuousCDF, FisherSnedecor};

use super::figures::GroupSize;
use super::omega::{OneFactor, one_factor};

/// An interval, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// Samples drawn for the interval of omega.
const DRAWN: usize = 1_000;
/// Fewer of them that can be fitted, and there is no interval.
const FITTED_LEAST: usize = 900;

/// How reliable a scale is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reliability {
    /// People who answered every item; the others are left out.
    pub people: usize,
    /// Items.
    pub items: usize,
    /// Cronbach's alpha.
    pub alpha: f64,
    /// Its 95 % interval (Feldt 1965).
    pub alpha_interval: Interval,
    /// McDonald's omega of a one-factor model; nothing of two items.
    pub omega: Option<f64>,
    /// Its 95 % interval: percentiles of a thousand samples drawn anew, with a seed.
    pub omega_interval: Option<Interval>,
    /// Whether an item was exhausted by the factor (a Heywood case).
    pub heywood: bool,
    /// Items that load the other way around, by their place.
    pub turned: Vec<usize>,
}

/// Why there is no coefficient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoReliability {
    /// Too few answered every item.
    #[error("fewer than {0} people answered every item")]
    Few(usize),
    /// All answered alike.
    #[error("the answers do not vary")]
    Flat,
    /// One item only.
    #[error("one item is no scale")]
    OneItem,
}

/// Cronbach's alpha of a covariance matrix: `k/(k-1) (1 - Σ variances / sum of all)`; nothing for
/// fewer than two items or when the sum does not vary.
#[must_use]
pub fn alpha(covariance: &DMatrix<f64>) -> Option<f64> {
    let (items, sum) = (covariance.nrows() as f64, covariance.sum());
    let defined = covariance.is_square() && covariance.nrows() > 1 && sum > 0.0;
    defined.then(|| items / (items - 1.0) * (1.0 - covariance.trace() / sum))
}

/// The reliability of a scale: a row a person, a column an item, all coded the same way round.
///
/// # Errors
/// See [`NoReliability`].
pub fn reliability(
    answers: &DMatrix<f64>,
    least: GroupSize,
    seed: u64,
) -> Result<Reliability, NoReliability> {
    let (people, items) = answers.shape();
    if items < 2 {
        return Err(NoReliability::OneItem);
    }
    if people < least.people() {
        return Err(NoReliability::Few(least.people()));
    }
    let covariance = covariance(answers).ok_or(NoReliability::Flat)?;
    let alpha = alpha(&covariance).ok_or(NoReliability::Flat)?;
    let factor = one_factor(&covariance);
    let omega_interval = factor.as_ref().and_then(|_| drawn(answers, seed));
    Ok(Reliability {
        people,
        items,
        alpha,
        alpha_interval: feldt(alpha, people, items).ok_or(NoReliability::Flat)?,
        omega: factor.as_ref().map(|factor| factor.omega),
        omega_interval,
        heywood: factor.as_ref().is_some_and(|factor| factor.heywood),
        turned: factor.map(|factor| factor.turned).unwrap_or_default(),
    })
}

/// The interval of Feldt (1965): `1 - (1 - alpha) F` with `F` the 97.5 and 2.5 % quantiles of the F
/// distribution with `n - 1` and `(n - 1)(k - 1)` degrees of freedom.
fn feldt(alpha: f64, people: usize, items: usize) -> Option<Interval> {
    let (people, items) = (people as f64 - 1.0, items as f64 - 1.0);
    let law = FisherSnedecor::new(people, people * items).ok()?;
    let bound = |quantile: f64| 1.0 - (1.0 - alpha) * law.inverse_cdf(quantile);
    Some(Interval { low: bound(0.975), high: bound(0.025) })
}

/// The covariance matrix of columns; nothing of fewer than two rows.
pub(super) fn covariance(answers: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    let rows = answers.nrows();
    if rows < 2 {
        return None;
    }
    let means = answers.row_mean();
    let mut centred = answers.clone();
    for mut row in centred.row_iter_mut() {
        row -= &means;
    }
    Some(centred.tr_mul(&centred) / (rows as f64 - 1.0))
}

/// The interval of omega by percentiles of samples drawn with replacement from the people.
fn drawn(answers: &DMatrix<f64>, seed: u64) -> Option<Interval> {
    let rows = answers.nrows();
    let mut draws = Xoshiro256PlusPlus::seed_from_u64(seed);
    let omega = |rows: Vec<usize>| -> Option<OneFactor> {
        one_factor(&covariance(&answers.select_rows(&rows))?)
    };
    let mut omegas: Vec<f64> = (0..DRAWN)
        .map(|_| (0..rows).map(|_| draws.random_range(0..rows)).collect::<Vec<usize>>())
        .filter_map(omega)
        .map(|factor| factor.omega)
        .collect();
    if omegas.len() < FITTED_LEAST {
        return None;
    }
    omegas.sort_by(f64::total_cmp);
    // The quantile of Hyndman and Fan's type 7, between the two values that it falls between.
    let quantile = |share: f64| {
        let at = share * (omegas.len() as f64 - 1.0);
        let mut from = omegas.iter().skip(at as usize);
        let low = from.next()?;
        let high = from.next().unwrap_or(low);
        Some(low + (high - low) * at.fract())
    };
    Some(Interval { low: quantile(0.025)?, high: quantile(0.975)? })
}
