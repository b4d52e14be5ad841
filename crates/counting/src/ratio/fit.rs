//! The four estimators of the exponents, each with the covariance of what it found.
//!
//! It must never take the spread of counts for that of Poisson: covariances hold whatever it is.

use std::fmt;

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use super::design::Design;
use super::loss::{Loss, slope_of_shape};
use super::search::{Place, Problem};
use crate::one::Coefficient;

/// A shape of the gamma variable beyond which the counts vary as Poisson's.
const NO_SPREAD: f64 = 1e6;
/// A leverage is taken for this much less than one at least.
const REST_LEAST: f64 = 1e-6;

/// How the exponents are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Estimator {
    /// Ordinary least squares on logarithms.
    #[serde(rename = "ols")]
    Logs,
    /// Least squares on the counts.
    #[serde(rename = "nls")]
    Squares,
    /// Poisson maximum likelihood.
    #[serde(rename = "poisson")]
    Poisson,
    /// Negative binomial maximum likelihood: Zhang's model, Poisson with a gamma effect of the group.
    #[serde(rename = "nb")]
    NegativeBinomial,
}

impl Estimator {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Logs, Self::Squares, Self::Poisson, Self::NegativeBinomial];

    /// Its short name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Logs => "ols",
            Self::Squares => "nls",
            Self::Poisson => "poisson",
            Self::NegativeBinomial => "nb",
        }
    }

    /// The estimator of a short name.
    #[must_use]
    pub fn by_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|estimator| estimator.code() == code)
    }
}

impl fmt::Display for Estimator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Logs => "least squares on logarithms",
            Self::Squares => "least squares on counts",
            Self::Poisson => "Poisson",
            Self::NegativeBinomial => "negative binomial",
        })
    }
}

/// Why there is no estimate.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Nobody was found without a permit.
    #[error("nobody was found without a permit in any group: nothing tells how many are there")]
    NobodyObserved,
    /// The other register has nobody.
    #[error(
        "nobody of any group is in the other register (auxiliary): nothing tells how likely it is to \
         be found"
    )]
    NobodyAuxiliary,
    /// Groups have nobody in the other register and nothing is to be added.
    #[error(
        "{0} row(s) have nobody in the other register (auxiliary), whose logarithm is needed: let the \
         offset be estimated, or give one"
    )]
    ZeroShares(usize),
    /// Fewer rows than unknowns and one.
    #[error("{rows} row(s) for {unknowns} unknowns: leave covariates out, or bring more groups")]
    TooFew {
        /// How many rows there are.
        rows: usize,
        /// How many numbers are looked for.
        unknowns: usize,
    },
    /// Columns cannot be told apart.
    #[error(
        "the counts cannot be told apart: every group has the same share in the other register for its \
         size, or a covariate says the same as another"
    )]
    Alike,
    /// The counts vary no more than those of Poisson.
    #[error("the counts vary no more than Poisson's: it would be the same as that")]
    NoSpread,
    /// The search did not settle.
    #[error("the search did not settle: the counts do not fix the exponents")]
    NotSettled,
    /// The numbers run out of range.
    #[error("the counts do not bound the number")]
    Unbounded,
}

/// An estimator's exponents.
#[derive(Debug, Clone)]
pub(super) struct Fitted {
    pub(super) loss: Loss,
    pub(super) place: Place,
    /// The covariance that holds whatever the spread of the counts (HC3), of the exponents and, where it
    /// is searched, of the logarithm of the offset.
    pub(super) robust: DMatrix<f64>,
    /// The same under the estimator's own spread: for the correction of bias.
    pub(super) model: DMatrix<f64>,
    pub(super) log_likelihood: Option<f64>,
    pub(super) bic: Option<f64>,
}

impl Fitted {
    /// Fits an estimator, all rows alike.
    pub(super) fn new(design: &Design, estimator: Estimator) -> Result<Self, Refusal> {
        let weights = vec![1.0; design.lines.len()];
        let (loss, place) = solve(design, &weights, estimator, None)?;
        Self::at(design, &weights, loss, place)
    }

    /// Fits again with other weights of rows, searched from here.
    pub(super) fn again(&self, design: &Design, weights: &[f64]) -> Result<Self, Refusal> {
        let estimator = match self.loss {
            Loss::Logs { .. } => Estimator::Logs,
            Loss::Squares => Estimator::Squares,
            Loss::Poisson => Estimator::Poisson,
            Loss::NegativeBinomial { .. } => Estimator::NegativeBinomial,
        };
        let (loss, place) = match solve(design, weights, estimator, Some(self)) {
            // Without one group the others may vary as Poisson's: the limit of the same model.
            Err(Refusal::NoSpread) => solve(design, weights, Estimator::Poisson, Some(self))?,
            other => other?,
        };
        Self::at(design, weights, loss, place)
    }

    fn at(design: &Design, weights: &[f64], loss: Loss, place: Place) -> Result<Self, Refusal> {
        let problem = Problem { design, weights, loss };
        let (robust, model) = covariances(&problem, &place).ok_or(Refusal::NotSettled)?;
        let etas = problem.etas(&place);
        let rows = design.lines.iter().zip(&etas).zip(weights);
        let parts = rows.map(|((line, eta), weight)| {
            loss.log_likelihood(line.observed, *eta).map(|it| weight * it)
        });
        let log_likelihood: Option<f64> = parts.sum();
        let shape = usize::from(matches!(loss, Loss::NegativeBinomial { .. }));
        let unknowns = (robust.nrows() + shape) as f64;
        let bic = log_likelihood.map(|it| unknowns * (design.lines.len() as f64).ln() - 2.0 * it);
        Ok(Self { loss, place, robust, model, log_likelihood, bic })
    }

    /// What the chance of being found grows with: `beta`.
    pub(super) fn beta(&self) -> f64 {
        self.place.parameters.iter().next_back().copied().unwrap_or_default()
    }

    /// The shape of the gamma variable.
    pub(super) const fn shape(&self) -> Option<f64> {
        match self.loss {
            Loss::NegativeBinomial { shape } => Some(shape),
            Loss::Logs { .. } | Loss::Squares | Loss::Poisson => None,
        }
    }

    /// Whether one was added to all counts.
    pub(super) fn is_shifted(&self) -> bool {
        matches!(self.loss, Loss::Logs { shift } if shift > 0.0)
    }

    /// The exponents with their standard errors.
    pub(super) fn coefficients(&self, design: &Design) -> Vec<Coefficient> {
        let beta = "beta".to_owned();
        let names = design.names.iter().chain([&beta]);
        let errors = self.robust.diagonal().map(f64::sqrt);
        let found = self.place.parameters.iter().zip(errors.iter());
        names
            .zip(found)
            .map(|(name, (estimate, standard_error))| Coefficient {
                name: name.clone(),
                estimate: *estimate,
                standard_error: *standard_error,
            })
            .collect()
    }
}

fn solve(
    design: &Design,
    weights: &[f64],
    estimator: Estimator,
    warm: Option<&Fitted>,
) -> Result<(Loss, Place), Refusal> {
    let problem = |loss| Problem { design, weights, loss };
    let search = |loss| {
        let problem = problem(loss);
        let found = warm.and_then(|warm| problem.from(&warm.place)).or_else(|| problem.solve());
        found.map(|place| (loss, place)).ok_or(Refusal::NotSettled)
    };
    match estimator {
        Estimator::Logs => {
            let zero = design.lines.iter().any(|line| line.observed == 0.0);
            search(Loss::Logs { shift: if zero { 1.0 } else { 0.0 } })
        }
        Estimator::Poisson => search(Loss::Poisson),
        Estimator::Squares => {
            // Squares of counts have several hollows: the way from Poisson's is tried too.
            let poisson = problem(Loss::Poisson).solve();
            let near = poisson.and_then(|place| problem(Loss::Squares).from(&place));
            match (search(Loss::Squares), near) {
                (Ok((loss, place)), Some(near)) if near.value < place.value => Ok((loss, near)),
                (Ok(found), _) => Ok(found),
                (Err(_), Some(near)) => Ok((Loss::Squares, near)),
                (Err(refusal), None) => Err(refusal),
            }
        }
        Estimator::NegativeBinomial => with_shape(&problem(Loss::Poisson), warm),
    }
}

/// Exponents given the shape and the shape given the exponents, in turn until neither moves.
fn with_shape(poisson: &Problem<'_>, warm: Option<&Fitted>) -> Result<(Loss, Place), Refusal> {
    const ROUNDS: usize = 200;
    let found = warm.and_then(|warm| poisson.from(&warm.place)).or_else(|| poisson.solve());
    let mut place = found.ok_or(Refusal::NotSettled)?;
    if !varies_more(poisson, &place) {
        return Err(Refusal::NoSpread);
    }
    let mut shape = shape_of(poisson, &place);
    for _ in 0..ROUNDS {
        if shape >= NO_SPREAD {
            return Err(Refusal::NoSpread);
        }
        let loss = Loss::NegativeBinomial { shape };
        let problem = Problem { loss, ..*poisson };
        let near = problem.from(&place);
        // The offset may move far where the shape is first known: it is searched anew once.
        let next = near.or_else(|| problem.solve()).ok_or(Refusal::NotSettled)?;
        let again = shape_of(&problem, &next);
        // The slope of the shape is a small difference times the shape: rounding moves a large one.
        let still = (again / shape).ln().abs() < 1e-10 * again.max(1.0);
        (place, shape) = (next, again);
        if still {
            return Ok((Loss::NegativeBinomial { shape }, place));
        }
    }
    Err(Refusal::NotSettled)
}

/// Whether the likelihood grows where the shape comes down from infinity:
/// `sum((m - mu)^2 - m) > 0` at the means of Poisson.
fn varies_more(problem: &Problem<'_>, place: &Place) -> bool {
    let rows = problem.design.lines.iter().zip(problem.weights).zip(problem.etas(place));
    let excess = rows.map(|((line, weight), eta)| {
        weight * ((line.observed - eta.exp()).powi(2) - line.observed)
    });
    excess.sum::<f64>() > 0.0
}

/// The shape of the greatest likelihood at these means, by bisection on its logarithm.
fn shape_of(problem: &Problem<'_>, place: &Place) -> f64 {
    let means: Vec<f64> = problem.etas(place).iter().map(|eta| eta.exp()).collect();
    let slope = |ln_shape: f64| -> f64 {
        let rows = problem.design.lines.iter().zip(problem.weights).zip(&means);
        let rows = rows.filter(|((_, weight), _)| **weight > 0.0);
        rows.map(|((line, weight), mu)| weight * slope_of_shape(ln_shape.exp(), line.observed, *mu))
            .sum()
    };
    let (mut low, mut high) = (1e-6_f64.ln(), NO_SPREAD.ln());
    if slope(high) > 0.0 {
        return NO_SPREAD;
    }
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if slope(middle) > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
        if high - low < 1e-13 {
            break;
        }
    }
    f64::midpoint(low, high).exp()
}

/// The robust covariance and the estimator's own.
///
/// Robust is HC3 (MacKinnon and White 1985): `B^-1 sum (s_i / (1 - h_i))^2 z_i z_i' B^-1`, with `B` the
/// expected curvature, `s_i` the score and `h_i` the leverage of a row.
fn covariances(problem: &Problem<'_>, place: &Place) -> Option<(DMatrix<f64>, DMatrix<f64>)> {
    let slopes = problem.slopes(place);
    let size = slopes.first()?.len();
    let mut curvature = DMatrix::<f64>::zeros(size, size);
    let rows = problem.design.lines.iter().zip(problem.weights).zip(problem.etas(place));
    let rows: Vec<(f64, f64, &DVector<f64>)> = rows
        .zip(&slopes)
        .map(|(((line, weight), eta), slope)| {
            let terms = problem.loss.terms(line.observed, eta);
            (weight * terms.score, weight * terms.weight, slope)
        })
        .collect();
    for (_, weight, slope) in &rows {
        curvature.ger(*weight, slope, slope, 1.0);
    }
    let bread = inverse(&curvature)?;
    let mut meat = DMatrix::<f64>::zeros(size, size);
    for (score, weight, slope) in &rows {
        let leverage = weight * slope.dot(&(&bread * *slope));
        let rest = (1.0 - leverage).max(REST_LEAST);
        meat.ger((score / rest).powi(2), slope, slope, 1.0);
    }
    let robust = &bread * meat * &bread;
    let used = problem.weights.iter().filter(|weight| **weight > 0.0).count();
    let spread = match problem.loss {
        Loss::Logs { .. } | Loss::Squares => {
            2.0 * place.value / (used.saturating_sub(size).max(1)) as f64
        }
        Loss::Poisson | Loss::NegativeBinomial { .. } => 1.0,
    };
    let finite = robust.iter().chain(bread.iter()).all(|it| it.is_finite()) && spread.is_finite();
    let sound = robust.diagonal().iter().chain(bread.diagonal().iter()).all(|it| *it >= 0.0);
    (finite && sound).then(|| (robust, bread * spread))
}

/// The inverse of a curvature, each unknown first brought to its own size.
fn inverse(curvature: &DMatrix<f64>) -> Option<DMatrix<f64>> {
    let sizes = DMatrix::from_diagonal(&curvature.diagonal().map(|it| it.sqrt().recip()));
    let alike = &sizes * curvature * &sizes;
    alike.iter().all(|it| it.is_finite()).then_some(())?;
    Some(&sizes * alike.try_inverse()? * &sizes)
}
