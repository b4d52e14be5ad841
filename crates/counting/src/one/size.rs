//! The number of persons: everyone captured stands for as many as her chance of being captured says.
//!
//! It must never give a lower limit below the persons who were seen.

use nalgebra::DVector;
use serde::Serialize;

use super::design::Design;
use super::fit::{Fitted, Refusal};
use super::people::{People, Values};
use crate::lists::interval::{Interval, Level, burnham};

/// The estimated number of persons, captured or not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PopulationSize {
    /// The estimate.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// The interval on the scale of persons.
    pub normal: Interval,
    /// The interval that takes those never captured for log-normal: the better one for few captures.
    pub lognormal: Interval,
}

/// The part of the estimate that has one value of a category.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Share {
    /// The covariate.
    pub covariate: String,
    /// The level.
    pub level: String,
    /// How many of them were captured.
    pub observed: u64,
    /// How many there are by the model.
    pub estimate: f64,
}

/// `estimate -+ z * standard_error`, no lower than the persons seen.
#[must_use]
pub fn normal_interval(seen: f64, estimate: f64, standard_error: f64, level: Level) -> Interval {
    let reach = level.z() * standard_error;
    Interval::new((estimate - reach).max(seen), estimate + reach)
}

impl PopulationSize {
    /// An estimate with both intervals from its standard error.
    #[must_use]
    pub fn new(seen: f64, estimate: f64, standard_error: f64, level: Level) -> Self {
        Self {
            estimate,
            standard_error,
            normal: normal_interval(seen, estimate, standard_error, level),
            lognormal: burnham(seen, estimate, standard_error, level),
        }
    }

    /// The Horvitz-Thompson estimate `N = sum 1 / p_i`, with
    /// `variance = g' I^-1 g + sum (1 - p_i) / p_i^2` and `g = dN / d parameters`
    /// (van der Heijden et al. 2003), and the part of each value of each category.
    ///
    /// # Errors
    /// When the variance is without bound.
    pub(super) fn horvitz_thompson(
        design: &Design<'_>,
        fitted: &Fitted,
        level: Level,
    ) -> Result<(Self, Vec<Share>), Refusal> {
        let people = design.people();
        let (model, gamma) = (fitted.model(), fitted.gamma());
        let mut gradient = DVector::zeros(fitted.covariance().nrows());
        let (mut estimate, mut sampling) = (0.0, 0.0);
        let mut parts = Vec::new();
        for (row, (_, count)) in design.rows().iter().zip(people.observations()) {
            let chance = model.capture(fitted.eta(row), gamma);
            let weight = chance.recip();
            let count = count as f64;
            estimate += count * weight.value;
            sampling += count * (1.0 - chance.value) / chance.value.powi(2);
            let slopes = row.iter().map(|x| x * weight.by_eta).chain([weight.by_gamma]);
            for (slot, slope) in gradient.iter_mut().zip(slopes) {
                *slot += count * slope;
            }
            parts.push(count * weight.value);
        }
        let variance = gradient.dot(&(fitted.covariance() * &gradient)) + sampling;
        if !variance.is_finite() || !estimate.is_finite() {
            return Err(Refusal::Unbounded);
        }
        let seen = people.observed() as f64;
        Ok((Self::new(seen, estimate, variance.sqrt(), level), shares(people, &parts)))
    }
}

/// The parts of each value of each category.
fn shares(people: &People, parts: &[f64]) -> Vec<Share> {
    let mut shares = Vec::new();
    for covariate in people.covariates() {
        let Values::Categories { levels, places } = &covariate.values else { continue };
        for (place, level) in levels.iter().enumerate() {
            let mut share = Share {
                covariate: covariate.name.clone(),
                level: level.clone(),
                observed: 0,
                estimate: 0.0,
            };
            for ((part, (_, count)), it) in parts.iter().zip(people.observations()).zip(places) {
                if *it == place {
                    share.observed += count;
                    share.estimate += part;
                }
            }
            shares.push(share);
        }
    }
    shares
}
