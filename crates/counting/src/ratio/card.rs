//! The estimate card of the ratio model: the answer, what each estimator says, what it hangs on.
//!
//! It must never hold one number where estimators disagree by more than was allowed.

use serde::Serialize;

use super::fit::Estimator;
use super::groups::{Group, Groups};
use super::resample::{Bootstrap, Sensitivity};
use super::size::{Share, Size};
use super::warning::Warning;
use crate::lists::card::Answer;
use crate::lists::interval::Level;
use crate::one::Coefficient;

/// What one estimator says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Estimated {
    /// How many are without a permit.
    pub size: Size,
    /// The part of each value of each column.
    pub shares: Vec<Share>,
    /// The exponents: `alpha` of those registered, `beta` of the share in the other register.
    pub coefficients: Vec<Coefficient>,
    /// What is added to that share.
    pub offset: f64,
    /// The shape of the gamma variable (Zhang's random effect of a group); the larger the less groups
    /// differ.
    pub shape: Option<f64>,
    /// The log-likelihood; nothing for least squares.
    pub log_likelihood: Option<f64>,
    /// The Bayesian criterion.
    pub bic: Option<f64>,
    /// One was added to every count, since some are zero and have no logarithm.
    pub shifted: bool,
    /// Whether its number counts: the more in the other register the more are found (`beta > 0`), and
    /// nothing was added to the counts.
    pub counts: bool,
}

impl Estimated {
    /// The exponent of those registered, of one row.
    #[must_use]
    pub fn alpha(&self, groups: &Groups, row: &Group) -> f64 {
        let named = |name: &str| {
            let found = self.coefficients.iter().find(|it| it.name == name);
            found.map_or(0.0, |it| it.estimate)
        };
        let pairs = groups.covariates().iter().zip(&row.values);
        let more = pairs.map(|(column, value)| named(&format!("alpha: {column} = {value}")));
        named("alpha") + more.sum::<f64>()
    }
}

/// An estimator with what came of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Attempt {
    /// The estimator.
    pub estimator: Estimator,
    /// What it says.
    pub estimated: Option<Estimated>,
    /// Why it says nothing.
    pub refused: Option<String>,
}

/// The estimate card.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RatioCard {
    /// How many are without a permit.
    pub answer: Answer,
    /// How many of them were found.
    pub seen: u64,
    /// How many are in the other register.
    pub auxiliary: u64,
    /// How many are registered.
    pub reference: u64,
    /// How many groups there are.
    pub groups: usize,
    /// How many rows there are.
    pub rows: usize,
    /// The level of the intervals.
    pub level: Level,
    /// What to take care of, the gravest first.
    pub warnings: Vec<Warning>,
    /// The estimator of the number: the one asked for, else of the two likelihoods that of the lower
    /// Bayesian criterion.
    pub chosen: Estimator,
    /// What each estimator says.
    pub estimators: Vec<Attempt>,
    /// What leaving out one group does.
    pub sensitivity: Option<Sensitivity>,
    /// The interval from groups weighed by chance, where it was asked for.
    pub bootstrap: Option<Bootstrap>,
}

impl RatioCard {
    /// What an estimator says.
    #[must_use]
    pub fn of(&self, estimator: Estimator) -> Option<&Estimated> {
        let attempt = self.estimators.iter().find(|attempt| attempt.estimator == estimator)?;
        attempt.estimated.as_ref()
    }

    /// What the chosen estimator says.
    #[must_use]
    pub fn chosen(&self) -> Option<&Estimated> {
        self.of(self.chosen)
    }
}
