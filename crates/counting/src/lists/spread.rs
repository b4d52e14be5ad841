//! What all models together say: fitted one by one, the best first, and how far they spread.
//!
//! It must never drop a model silently: what could not be fitted is counted.

use rayon::prelude::*;
use serde::Serialize;

use super::fit::{Fit, fit};
use super::model::Model;
use super::pattern::Patterns;
use crate::numeric::type_7;

/// Models fitted to the same counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AllFits {
    /// The fits, the lowest BIC first.
    pub fits: Vec<Fit>,
    /// How many models could not be fitted.
    pub failed: usize,
}

/// Fits models, in parallel; the answer does not depend on how many cores there are.
#[must_use]
pub fn fit_all(patterns: &Patterns, models: &[Model]) -> AllFits {
    let fits: Vec<Fit> = models.par_iter().filter_map(|model| fit(patterns, model).ok()).collect();
    AllFits::of(fits, models.len())
}

impl AllFits {
    /// Puts fits of so many models in order.
    #[must_use]
    pub fn of(mut fits: Vec<Fit>, models: usize) -> Self {
        fits.retain(|fit| fit.bic.is_finite() && fit.total.is_finite());
        fits.sort_by(|a, b| a.bic.total_cmp(&b.bic).then_with(|| a.model.cmp(&b.model)));
        fits.dedup_by(|a, b| a.model == b.model);
        let failed = models.saturating_sub(fits.len());
        Self { fits, failed }
    }

    /// How the numbers of all of these models spread; nothing when there is none.
    #[must_use]
    pub fn spread(&self) -> Option<Spread> {
        Spread::of(self.fits.iter().map(|fit| fit.total))
    }
}

/// Quantiles of the numbers of all that several models give.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// How many models.
    pub models: usize,
    /// The least.
    pub min: f64,
    /// One model in twenty gives less.
    pub q05: f64,
    /// One model in four gives less.
    pub q25: f64,
    /// Half of the models give less.
    pub median: f64,
    /// One model in four gives more.
    pub q75: f64,
    /// One model in twenty gives more.
    pub q95: f64,
    /// The most.
    pub max: f64,
}

impl Spread {
    /// The spread of some numbers, which are finite; nothing when there is none.
    #[must_use]
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = numbers.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| type_7(&sorted, share);
        Some(Self {
            models: sorted.len(),
            min: *sorted.first()?,
            q05: at(0.05),
            q25: at(0.25),
            median: at(0.5),
            q75: at(0.75),
            q95: at(0.95),
            max: *sorted.last()?,
        })
    }
}
