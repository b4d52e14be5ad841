//! Pairs of lists taken in one by one (Bales, Hesketh and Silverman 2015): the method of the United
//! Kingdom's Home Office.
//!
//! It must never be read as the only model: it keeps every model that it tried.

use rayon::prelude::*;
use serde::Serialize;
use statrs::distribution::{ContinuousCDF, Normal};

use super::fit::{Fit, FitFault, fit_from};
use super::glm::Glm;
use super::model::{Model, pairs};
use super::pattern::{Pattern, Patterns};

/// A pair is taken in while its term is this unlikely to be nothing.
pub const THRESHOLD: f64 = 0.05;

/// How a search went and where it ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stepwise {
    /// The model it ended at.
    pub fit: Fit,
    /// Pairs in the order in which they were taken in.
    pub steps: Vec<Step>,
    /// Why it ended.
    pub stopped: Stopped,
    /// Every model that was fitted on the way, the independent one first.
    #[serde(skip)]
    pub tried: Vec<Fit>,
}

/// A pair taken in, or looked at last.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Step {
    /// The pair.
    pub pair: Pattern,
    /// Akaike's criterion with it.
    pub aic: f64,
    /// How unlikely its term is to be nothing, by Wald's test.
    pub p: f64,
}

/// Why a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "because")]
pub enum Stopped {
    /// No further pair lowers Akaike's criterion.
    NoGain,
    /// The best further pair may be nothing.
    NotSignificant(Step),
    /// All pairs are in.
    AllIn,
    /// No model with one of the pairs left can be fitted.
    NoneFits,
}

/// Takes pairs in from independent lists on: of all pairs that are not yet in, the one with the lowest
/// Akaike criterion, as long as that falls and Wald's test of the new term gives at most `threshold`.
///
/// # Errors
/// When the independent model cannot be fitted.
pub fn stepwise(patterns: &Patterns, threshold: f64) -> Result<Stepwise, FitFault> {
    let mut model = Model::independent(patterns.lists());
    let (mut fit, mut glm) = fit_from(patterns, &model, None)?;
    let mut tried = vec![fit.clone()];
    let mut steps = Vec::new();
    let open = if patterns.lists() > 2 { pairs(patterns.lists()) } else { Vec::new() };
    let stopped = loop {
        let candidates = round(patterns, &model, &glm, &open);
        tried.extend(candidates.iter().map(|candidate| candidate.fit.clone()));
        let best = candidates.into_iter().min_by(|a, b| a.fit.aic.total_cmp(&b.fit.aic));
        let Some(best) = best else {
            let all = open.iter().all(|pair| model.has(*pair));
            break if all { Stopped::AllIn } else { Stopped::NoneFits };
        };
        let step = Step { pair: best.pair, aic: best.fit.aic, p: best.p };
        if best.fit.aic >= fit.aic {
            break Stopped::NoGain;
        }
        // A p-value that is none, of a term that runs away, says nothing for the term.
        if step.p > threshold || step.p.is_nan() {
            break Stopped::NotSignificant(step);
        }
        steps.push(step);
        model = best.fit.model.clone();
        (fit, glm) = (best.fit, best.glm);
    };
    Ok(Stepwise { fit, steps, stopped, tried })
}

/// A model with one pair more.
struct Candidate {
    pair: Pattern,
    p: f64,
    fit: Fit,
    glm: Glm,
}

/// Every model with one pair more that can be fitted, in the order of the pairs.
fn round(patterns: &Patterns, model: &Model, glm: &Glm, open: &[Pattern]) -> Vec<Candidate> {
    let candidates = open.par_iter().filter(|pair| !model.has(**pair)).filter_map(|pair| {
        let next = model.with(*pair).ok()?;
        let at = 1 + next.terms().iter().position(|term| term == pair)?;
        let mut start = glm.coefficients.clone();
        start.insert(at.min(start.len()), 0.0);
        let (fit, glm) = fit_from(patterns, &next, Some(&start)).ok()?;
        let wald = glm.coefficients.get(at)? / glm.stderr(at);
        Some(Candidate { pair: *pair, p: 2.0 * Normal::standard().cdf(-wald.abs()), fit, glm })
    });
    candidates.collect()
}
