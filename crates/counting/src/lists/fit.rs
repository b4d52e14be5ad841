//! The number of all, on a list or on none, from one hierarchical model.
//!
//! It must never give a number where the model has none: what cannot be fitted is a fault, and a fit
//! whose likelihood has no maximum says so.

use serde::Serialize;

use super::design::Design;
use super::glm::{self, Glm, GlmFault};
use super::model::Model;
use super::pattern::{Pattern, Patterns};

/// What a model says of the number of all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fit {
    /// The model, written by its generators.
    pub model: Model,
    /// The number of all: those on a list and those on none.
    pub total: f64,
    /// Its standard error: `sqrt(exp(b0) + exp(2 b0) Var(b0))` (Cormack 1989).
    pub stderr: f64,
    /// The logarithm of the number on no list: the constant of the model, `b0`.
    pub log_unseen: f64,
    /// The standard error of that logarithm.
    pub log_unseen_stderr: f64,
    /// How far the model is from the counts.
    pub deviance: f64,
    /// Pearson's measure of the same.
    pub x2: f64,
    /// Patterns less coefficients.
    pub df: usize,
    /// Coefficients, the constant included.
    pub parameters: usize,
    /// The logarithm of the Poisson likelihood.
    pub loglik: f64,
    /// `-2 loglik + 2 p`.
    pub aic: f64,
    /// `-2 loglik + log(n) p`, `n` being those on any list.
    pub bic: f64,
    /// Whether the fit settled.
    pub converged: bool,
    /// Whether the likelihood has no maximum: a coefficient runs away (see [`Glm::runs_away`]).
    pub runs_away: bool,
}

/// Why a model cannot be fitted.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FitFault {
    /// Nobody is on any list.
    #[error("nobody is on any list: there is nothing to estimate from")]
    NobodySeen,
    /// There is one list.
    #[error("there is one list: how many are on no list is told by who is on two; bring a second")]
    OneList,
    /// Nobody is on two lists.
    #[error(
        "nobody is on two lists: those who are tell how many are on none, and without them there \
             is no upper end"
    )]
    NoOverlap,
    /// There are more lists than the method can look at.
    #[error("{lists} lists are too many for a search: {most} at most, join some or leave some out")]
    TooManyLists {
        /// How many there are.
        lists: usize,
        /// How many there may be.
        most: usize,
    },
    /// A list has nobody.
    #[error("nobody is on the list \"{0}\": leave it out")]
    EmptyList(String),
    /// The model is of another number of lists.
    #[error("the model is of {model} lists, the counts are of {lists}")]
    OtherLists {
        /// Lists of the model.
        model: usize,
        /// Lists of the counts.
        lists: usize,
    },
    /// The counts cannot tell the terms of the model apart.
    #[error("the counts cannot tell the terms of the model {0} apart: take a term out")]
    Unidentifiable(String),
    /// The arithmetic runs out of range.
    #[error(
        "the numbers of the model {0} run out of range: counts so far apart are lost in the arithmetic, \
         which has 15 digits; look whether a list was copied from another, and whether the unit is right"
    )]
    Range(String),
}

/// Says whether counts can be estimated from at all.
///
/// # Errors
/// When nobody is on any list, there is one list, or nobody is on one of them.
pub fn check(patterns: &Patterns) -> Result<(), FitFault> {
    if patterns.observed() == 0 {
        return Err(FitFault::NobodySeen);
    }
    if patterns.lists() < 2 {
        return Err(FitFault::OneList);
    }
    let mut lists = patterns.names().iter().enumerate();
    match lists.find(|(list, _)| patterns.overlap(Pattern(1 << list)) == 0) {
        Some((_, name)) => Err(FitFault::EmptyList(name.clone())),
        None => Ok(()),
    }
}

/// Fits a hierarchical model by the Poisson likelihood of all `2^t - 1` patterns.
///
/// # Errors
/// As [`check`]; when the model is of other lists, or its terms cannot be told apart.
pub fn fit(patterns: &Patterns, model: &Model) -> Result<Fit, FitFault> {
    fit_from(patterns, model, None).map(|(fit, _)| fit)
}

/// As [`fit`], with the regression behind it (coefficients in the order of [`Model::terms`], the
/// constant first), begun from the coefficients of `start` where their number is the same.
///
/// # Errors
/// As [`fit`].
pub fn fit_from(
    patterns: &Patterns,
    model: &Model,
    start: Option<&[f64]>,
) -> Result<(Fit, Glm), FitFault> {
    check(patterns)?;
    let (of, lists) = (model.lists(), patterns.lists());
    if of != lists {
        return Err(FitFault::OtherLists { model: of, lists });
    }
    let design = Design::of(patterns, model, &[]);
    let glm = glm::fit(&design, start).map_err(|fault| match fault {
        GlmFault::Singular(_) => FitFault::Unidentifiable(model.to_string()),
        GlmFault::Range => FitFault::Range(model.to_string()),
    })?;
    let mut fit = Fit::from_glm(patterns, model, &glm);
    // A term whose lists share nobody has no bottom, however far its coefficient was followed.
    fit.runs_away |= model.terms().iter().any(|term| patterns.overlap(*term) == 0);
    Ok((fit, glm))
}

impl Fit {
    /// What a regression whose first column is the constant says of the number of all.
    #[must_use]
    pub fn from_glm(patterns: &Patterns, model: &Model, glm: &Glm) -> Self {
        let seen = patterns.observed() as f64;
        let log_unseen = glm.coefficients.first().copied().unwrap_or(f64::NAN);
        let log_unseen_stderr = glm.stderr(0);
        let unseen = log_unseen.exp();
        let parameters = glm.coefficients.len();
        let p = parameters as f64;
        Self {
            model: model.clone(),
            total: seen + unseen,
            stderr: (unseen + (unseen * log_unseen_stderr).powi(2)).sqrt(),
            log_unseen,
            log_unseen_stderr,
            deviance: glm.deviance,
            x2: glm.x2,
            df: glm.fitted.len().saturating_sub(parameters),
            parameters,
            loglik: glm.loglik,
            aic: 2.0f64.mul_add(p, -2.0 * glm.loglik),
            bic: seen.ln().mul_add(p, -2.0 * glm.loglik),
            converged: glm.converged,
            runs_away: glm.runs_away(),
        }
    }

    /// Whether the model has a number at all. Where a coefficient runs away the number may still come
    /// near a limit; where the constant runs away it does not.
    #[must_use]
    pub fn has_number(&self) -> bool {
        /// An unseen number known to within a factor of e^100 is not known.
        const FAR: f64 = 100.0;
        self.total.is_finite() && self.log_unseen_stderr < FAR
    }

    /// How many are on no list.
    #[must_use]
    pub fn unseen(&self) -> f64 {
        self.log_unseen.exp()
    }
}
