//! Which models count: those that fit about as well as the best and whose estimate exists.
//!
//! It must never count a model whose likelihood has no maximum, nor forget one that fits as well
//! because its number is unwelcome.

use serde::Serialize;

use super::existence::{Existence, existence};
use super::fit::Fit;
use super::model::Model;
use super::pattern::Patterns;

/// A model counts while its criterion is within this of the best: "no support" begins at 10 (Burnham
/// and Anderson 2002; Kass and Raftery 1995 call 10 of BIC "very strong").
pub const WITHIN: f64 = 10.0;

/// What models are compared by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Criterion {
    /// Schwarz's criterion, with those seen for the sample.
    Bic,
    /// Akaike's criterion.
    Aic,
}

impl Criterion {
    /// The criterion of a fit.
    #[must_use]
    pub const fn of(self, fit: &Fit) -> f64 {
        match self {
            Self::Bic => fit.bic,
            Self::Aic => fit.aic,
        }
    }

    /// Its name in the field.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bic => "BIC",
            Self::Aic => "AIC",
        }
    }
}

/// Whether the estimate of a model exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It does, and it is one.
    Exists,
    /// The likelihood has no maximum.
    NoMaximum,
    /// Many numbers fit the counts equally well.
    NotIdentifiable,
    /// The fit did not settle.
    NotSettled,
}

/// What the fit of a model shows of whether its estimate exists.
const fn verdict(fit: &Fit) -> Verdict {
    if fit.runs_away {
        Verdict::NoMaximum
    } else if !fit.converged {
        Verdict::NotSettled
    } else {
        Verdict::Exists
    }
}

/// Whether the estimate of a model exists, by its fit and then by the linear programme.
#[must_use]
pub fn judged(patterns: &Patterns, fit: &Fit) -> Verdict {
    match verdict(fit) {
        Verdict::Exists => programme(patterns, &fit.model),
        own @ (Verdict::NoMaximum | Verdict::NotIdentifiable | Verdict::NotSettled) => own,
    }
}

/// Whether the estimate of a model exists, by the linear programme alone.
pub(super) fn programme(patterns: &Patterns, model: &Model) -> Verdict {
    let Existence { exists, identifiable } = existence(patterns, model);
    match (exists, identifiable) {
        (true, true) => Verdict::Exists,
        (false, true | false) => Verdict::NoMaximum,
        (true, false) => Verdict::NotIdentifiable,
    }
}

/// The models that count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sound {
    /// What they were compared by.
    pub criterion: Criterion,
    /// They are within this of the best.
    pub within: f64,
    /// How many there are.
    pub models: usize,
    /// All of them, the best first; in JSON they stand among all models.
    #[serde(skip)]
    pub fits: Vec<Fit>,
    /// The best.
    pub best: Option<Fit>,
    /// The one with the least number of all.
    pub lowest: Option<Fit>,
    /// The one with the greatest number of all.
    pub highest: Option<Fit>,
    /// The greatest number by the least; 1 where there is one model.
    pub ratio: f64,
    /// The best model of all whose estimate does not exist, where it would have counted.
    pub without_maximum: Option<(Model, Verdict)>,
}

impl Sound {
    /// Whether a model counts.
    #[must_use]
    pub fn counts(&self, model: &Model) -> bool {
        self.fits.iter().any(|fit| fit.model == *model)
    }

    /// The models that count among fits.
    #[must_use]
    pub fn among(patterns: &Patterns, fits: &[Fit], criterion: Criterion) -> Self {
        let mut sorted: Vec<&Fit> = fits.iter().collect();
        sorted.sort_by(|a, b| criterion.of(a).total_cmp(&criterion.of(b)));
        let mut sound: Vec<&Fit> = Vec::new();
        let mut without_maximum = None;
        for fit in sorted {
            let best = sound.first().map_or(f64::INFINITY, |best| criterion.of(best));
            if criterion.of(fit) > best + WITHIN {
                break;
            }
            // The programme is asked only of models that would count.
            match judged(patterns, fit) {
                Verdict::Exists => sound.push(fit),
                verdict @ (Verdict::NoMaximum | Verdict::NotIdentifiable | Verdict::NotSettled) => {
                    without_maximum.get_or_insert_with(|| (fit.model.clone(), verdict));
                }
            }
        }
        let by_total = |a: &&&Fit, b: &&&Fit| a.total.total_cmp(&b.total);
        let lowest = sound.iter().min_by(by_total).map(|fit| (*fit).clone());
        let highest = sound.iter().max_by(by_total).map(|fit| (*fit).clone());
        let totals = lowest.as_ref().zip(highest.as_ref());
        Self {
            criterion,
            within: WITHIN,
            models: sound.len(),
            fits: sound.iter().map(|fit| (*fit).clone()).collect(),
            best: sound.first().map(|fit| (*fit).clone()),
            ratio: totals.map_or(1.0, |(low, high)| high.total / low.total),
            lowest,
            highest,
            without_maximum,
        }
    }
}
