//! The number of persons: everyone captured stands for as many as her chance of being captured says.
//!
//! It must never give a lower limit below the persons who were seen.

use nalgebra::DVector;
use serde::Serialize;

use super::design::Design;
use super::fit::{Fitted, Refusal};
use super::jet::Jet;
use super::people::Values;
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
    #[serde(flatten)]
    pub size: PopulationSize,
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
    /// (van der Heijden et al. 2003), and the part of each value of each category, whose sums are over
    /// those who have it.
    ///
    /// # Errors
    /// When the variance is without bound.
    pub(super) fn horvitz_thompson(
        design: &Design<'_>,
        fitted: &Fitted,
        level: Level,
    ) -> Result<(Self, Vec<Share>), Refusal> {
        let everybody = vec![0; design.rows().len()];
        let whole = parts(design, fitted, 1, &everybody);
        let whole = whole.first().ok_or(Refusal::Unbounded)?.size(fitted, level)?;
        let mut shares = Vec::new();
        for covariate in design.people().covariates() {
            let Values::Categories { levels, places } = &covariate.values else { continue };
            for (name, part) in levels.iter().zip(parts(design, fitted, levels.len(), places)) {
                shares.push(Share {
                    covariate: covariate.name.clone(),
                    level: name.clone(),
                    observed: part.observed,
                    size: part.size(fitted, level)?,
                });
            }
        }
        Ok((whole, shares))
    }
}

/// The sums of the estimate over some persons.
struct Part {
    observed: u64,
    estimate: f64,
    /// The variance of being captured or not.
    sampling: f64,
    /// The derivative of the estimate by the parameters.
    gradient: DVector<f64>,
}

impl Part {
    /// Adds persons of one row of the design, who are captured with a chance.
    fn add(&mut self, count: u64, row: &[f64], chance: Jet) {
        let (persons, weight) = (count as f64, chance.recip());
        self.observed += count;
        self.estimate += persons * weight.value;
        self.sampling += persons * (1.0 - chance.value) / chance.value.powi(2);
        let slopes = row.iter().map(|x| x * weight.by_eta).chain([weight.by_gamma]);
        for (slot, slope) in self.gradient.iter_mut().zip(slopes) {
            *slot += persons * slope;
        }
    }

    fn size(&self, fitted: &Fitted, level: Level) -> Result<PopulationSize, Refusal> {
        let variance = self.gradient.dot(&(fitted.covariance() * &self.gradient)) + self.sampling;
        if !variance.is_finite() || !self.estimate.is_finite() {
            return Err(Refusal::Unbounded);
        }
        Ok(PopulationSize::new(self.observed as f64, self.estimate, variance.sqrt(), level))
    }
}

/// The sums of so many parts; each observation is in the part of its place.
fn parts(design: &Design<'_>, fitted: &Fitted, count: usize, places: &[usize]) -> Vec<Part> {
    let (model, gamma) = (fitted.model(), fitted.gamma());
    let gradient = DVector::zeros(fitted.covariance().nrows());
    let nobody = || Part { observed: 0, estimate: 0.0, sampling: 0.0, gradient: gradient.clone() };
    let mut parts: Vec<Part> = (0..count).map(|_| nobody()).collect();
    let observations = design.rows().iter().zip(design.people().observations());
    for ((row, (_, persons)), place) in observations.zip(places) {
        if let Some(part) = parts.get_mut(*place) {
            part.add(persons, row, model.capture(fitted.eta(row), gamma));
        }
    }
    parts
}
