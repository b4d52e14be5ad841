//! Count models: how often a person is captured, given that she was captured at all.
//!
//! It must never give a probability to zero captures: nobody in the data has any.

use std::fmt;

use serde::{Serialize, Serializer};
use statrs::function::gamma::ln_gamma;

use super::jet::Jet;

/// The distribution of the number of captures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Poisson: everyone with the same covariates is captured at the same rate.
    Poisson,
    /// Geometric: rates differ among those with the same covariates, as an exponential distribution.
    Geometric,
}

/// Persons captured once who could not be captured again (they left, they hide): one-inflation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OneInflation {
    /// None.
    None,
    /// A share of all, before the zeros are cut off (`oizt`): some who would have had none have one.
    BeforeTruncation,
    /// A share of those captured, after the zeros are cut off (`ztoi`).
    AfterTruncation,
}

/// A zero-truncated count model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Model {
    /// The distribution.
    pub family: Family,
    /// The one-inflation.
    pub one_inflation: OneInflation,
}

impl Model {
    /// Every model there is, the plainest first.
    pub const ALL: [Self; 6] = [
        Self { family: Family::Poisson, one_inflation: OneInflation::None },
        Self { family: Family::Geometric, one_inflation: OneInflation::None },
        Self { family: Family::Poisson, one_inflation: OneInflation::BeforeTruncation },
        Self { family: Family::Poisson, one_inflation: OneInflation::AfterTruncation },
        Self { family: Family::Geometric, one_inflation: OneInflation::BeforeTruncation },
        Self { family: Family::Geometric, one_inflation: OneInflation::AfterTruncation },
    ];

    /// The name in the field: `ztpoisson`, `oiztgeom`…
    #[must_use]
    pub const fn code(self) -> &'static str {
        match (self.family, self.one_inflation) {
            (Family::Poisson, OneInflation::None) => "ztpoisson",
            (Family::Poisson, OneInflation::BeforeTruncation) => "oiztpoisson",
            (Family::Poisson, OneInflation::AfterTruncation) => "ztoipoisson",
            (Family::Geometric, OneInflation::None) => "ztgeom",
            (Family::Geometric, OneInflation::BeforeTruncation) => "oiztgeom",
            (Family::Geometric, OneInflation::AfterTruncation) => "ztoigeom",
        }
    }

    /// The model of a name of the field.
    #[must_use]
    pub fn by_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|model| model.code() == code)
    }

    /// How many numbers it has beside the coefficients of the rate.
    #[must_use]
    pub const fn inflation_parameters(self) -> usize {
        match self.one_inflation {
            OneInflation::None => 0,
            OneInflation::BeforeTruncation | OneInflation::AfterTruncation => 1,
        }
    }

    /// The logarithm of the probability of so many captures, given at least one.
    ///
    /// `eta` is the logarithm of the rate, `gamma` the logit of the one-inflation.
    pub(super) fn ln_probability(self, captures: u32, eta: f64, gamma: f64) -> Jet {
        let base = self.ln_untruncated(captures, Jet::eta(eta));
        let gamma = Jet::gamma(gamma);
        let capable = || -gamma.softplus();
        match self.one_inflation {
            OneInflation::None => base - self.not_zero(eta).ln(),
            OneInflation::AfterTruncation => {
                let truncated = base - self.not_zero(eta).ln();
                if captures == 1 {
                    (gamma.logistic() + (truncated + capable()).exp()).ln()
                } else {
                    truncated + capable()
                }
            }
            OneInflation::BeforeTruncation => {
                let seen = self.capture(eta, gamma.value).ln();
                if captures == 1 {
                    (gamma.logistic() + (base + capable()).exp()).ln() - seen
                } else {
                    base + capable() - seen
                }
            }
        }
    }

    /// The probability of being captured at all: what the Horvitz-Thompson estimate divides by.
    pub(super) fn capture(self, eta: f64, gamma: f64) -> Jet {
        let not_zero = self.not_zero(eta);
        match self.one_inflation {
            OneInflation::None | OneInflation::AfterTruncation => not_zero,
            OneInflation::BeforeTruncation => {
                let zero = self.ln_untruncated(0, Jet::eta(eta)).exp();
                not_zero + Jet::gamma(gamma).logistic() * zero
            }
        }
    }

    /// The logarithm of the probability of so many captures before anything is cut off or added.
    fn ln_untruncated(self, captures: u32, eta: Jet) -> Jet {
        let times = f64::from(captures);
        match self.family {
            Family::Poisson => eta.times(times) - eta.exp() - Jet::constant(ln_gamma(times + 1.0)),
            Family::Geometric => eta.times(times) - eta.softplus().times(times + 1.0),
        }
    }

    /// One less the probability of no capture, before one-inflation.
    fn not_zero(self, eta: f64) -> Jet {
        let eta = Jet::eta(eta);
        match self.family {
            Family::Poisson => -(-eta.exp()).exp_m1(),
            Family::Geometric => eta.logistic(),
        }
    }
}

impl Serialize for Model {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let family = match self.family {
            Family::Poisson => "Poisson",
            Family::Geometric => "geometric",
        };
        match self.one_inflation {
            OneInflation::None => write!(f, "zero-truncated {family}"),
            OneInflation::BeforeTruncation => write!(f, "one-inflated zero-truncated {family}"),
            OneInflation::AfterTruncation => write!(f, "zero-truncated one-inflated {family}"),
        }
    }
}
