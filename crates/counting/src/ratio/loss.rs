//! What each estimator makes small, with what moves it: one search serves all of them.
//!
//! It must never be evaluated away from the logarithm of a mean: a mean is positive.

use statrs::function::gamma::{digamma, ln_gamma};

/// What is made small.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Loss {
    /// Squares of logarithms of counts, to which something is added where some are zero.
    Logs {
        /// What is added.
        shift: f64,
    },
    /// Squares of counts.
    Squares,
    /// Less the logarithm of the Poisson likelihood.
    Poisson,
    /// Less the logarithm of the negative binomial likelihood: Poisson, the mean multiplied by a gamma
    /// variable of mean one.
    NegativeBinomial {
        /// Its shape: the variance is `mu + mu^2 / shape`.
        shape: f64,
    },
}

/// A row's part of the loss.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Terms {
    /// The loss.
    pub(super) value: f64,
    /// Less its derivative by the logarithm of the mean.
    pub(super) score: f64,
    /// Its expected second derivative.
    pub(super) weight: f64,
}

impl Loss {
    /// The part of a count whose mean has this logarithm.
    pub(super) fn terms(self, observed: f64, eta: f64) -> Terms {
        let mu = eta.exp();
        match self {
            Self::Logs { shift } => {
                let rest = (observed + shift).ln() - eta;
                Terms { value: rest * rest / 2.0, score: rest, weight: 1.0 }
            }
            Self::Squares => {
                let rest = observed - mu;
                Terms { value: rest * rest / 2.0, score: mu * rest, weight: mu * mu }
            }
            Self::Poisson => Terms { value: mu - observed * eta, score: observed - mu, weight: mu },
            Self::NegativeBinomial { shape } => {
                let damped = shape / (shape + mu);
                let value = (observed + shape) * (shape + mu).ln() - observed * eta;
                Terms { value, score: damped * (observed - mu), weight: damped * mu }
            }
        }
    }

    /// The logarithm of the likelihood of a count; nothing for least squares.
    pub(super) fn log_likelihood(self, observed: f64, eta: f64) -> Option<f64> {
        let known = match self {
            Self::Logs { .. } | Self::Squares => return None,
            Self::Poisson => 0.0,
            Self::NegativeBinomial { shape } => {
                ln_gamma(observed + shape) - ln_gamma(shape) + shape * shape.ln()
            }
        };
        Some(known - ln_gamma(observed + 1.0) - self.terms(observed, eta).value)
    }
}

/// How the log-likelihood of the negative binomial grows with the logarithm of its shape.
pub(super) fn slope_of_shape(shape: f64, observed: f64, mu: f64) -> f64 {
    let counts = digamma(observed + shape) - digamma(shape);
    shape * (counts + (shape / (shape + mu)).ln() + (mu - observed) / (shape + mu))
}
