//! Every model tried, the one of the lowest Bayesian criterion taken, and what the others say kept.
//!
//! It must never leave out a model that failed: why it did is part of the answer.

use std::collections::BTreeMap;

use serde::Serialize;

use super::bound::Bounds;
use super::design::Design;
use super::fit::{Coefficient, Fitted, Refusal};
use super::goodness::Goodness;
use super::model::Model;
use super::people::People;
use super::size::{PopulationSize, Share};
use crate::lists::interval::{Interval, Level};
use crate::lists::words::number;

/// Models this near in the Bayesian criterion are not told apart (Raftery 1995: six is "strong").
const NEAR: f64 = 6.0;
/// Models disagree when one says this many times as much as another.
const DISAGREE: f64 = 1.5;
/// A fit with a smaller probability is bad.
const BAD_FIT: f64 = 0.05;

/// The answer from one list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OneList {
    /// How many persons were captured.
    pub observed: u64,
    /// How many were captured so many times.
    pub frequencies: BTreeMap<u32, u64>,
    /// The level of every interval.
    pub level: Level,
    /// The model taken.
    pub chosen: Attempt,
    /// Whether the model was asked for by name.
    pub asked: bool,
    /// The lowest and the highest estimate of the models that cannot be told from the chosen one.
    pub spread: Interval,
    /// The lowest and the highest limit of their intervals.
    pub reach: Interval,
    /// Whether these estimates are near enough to give one number.
    pub agree: bool,
    /// Why no one number is given although one model was taken: its own test rejects it, and its whole
    /// interval lies below the lower bound that needs no model.
    pub refused: Option<String>,
    /// How many there are at least, where that is all that can be said.
    pub at_least: Option<f64>,
    /// Every model, the lowest Bayesian criterion first, those that failed last.
    pub models: Vec<Attempt>,
    /// The bounds without a model; nothing when nobody was captured exactly twice.
    pub bounds: Option<Bounds>,
    /// What to be careful about, in plain words.
    pub warnings: Vec<String>,
}

/// A model with what came of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Attempt {
    /// The model; in JSON its name in the field: `ztpoisson`, `oiztgeom`…
    pub model: Model,
    /// The fit; nothing when it failed.
    pub fit: Option<Fit>,
    /// Why it failed.
    pub refused: Option<String>,
}

/// A fitted model in numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fit {
    /// How many persons there are.
    pub size: PopulationSize,
    /// The part of each value of each category.
    pub shares: Vec<Share>,
    /// The coefficients.
    pub coefficients: Vec<Coefficient>,
    /// The log-likelihood.
    pub log_likelihood: f64,
    /// Akaike's criterion.
    pub aic: f64,
    /// The Bayesian criterion.
    pub bic: f64,
    /// The goodness of fit.
    pub goodness: Goodness,
}

/// Estimates how many persons there are from how often each was captured.
///
/// Without a `model`, all are tried and the one of the
/// lowest Bayesian criterion is taken.
///
/// # Errors
/// When the design cannot be made; when the model asked for, or every model, has no estimate: why the
/// plainest has none.
pub fn estimate(people: &People, model: Option<Model>, level: Level) -> Result<OneList, Refusal> {
    let design = Design::of(people)?;
    let mut first = None;
    let mut models = Vec::new();
    for tried in Model::ALL {
        let fit = fit(&design, tried, level);
        if let Err(refusal) = &fit
            && model.is_none_or(|wanted| wanted == tried)
        {
            first = first.or_else(|| Some(refusal.clone()));
        }
        let refused = fit.as_ref().err().map(ToString::to_string);
        models.push(Attempt { model: tried, fit: fit.ok(), refused });
    }
    // Some models cannot be told apart at all: what the arithmetic leaves does not order them.
    models.sort_by(|a, b| (bic(a) * 1e6).round().total_cmp(&(bic(b) * 1e6).round()));
    let wanted = |attempt: &&Attempt| {
        attempt.fit.is_some() && model.is_none_or(|model| model == attempt.model)
    };
    let chosen = models.iter().find(wanted).cloned();
    let chosen = chosen.ok_or_else(|| first.unwrap_or(Refusal::NoRepeat))?;
    let bounds = Bounds::new(people, level).ok();
    let spread = extent(&models, &chosen, |size| (size.estimate, size.estimate));
    let reach = extent(&models, &chosen, |size| (size.lognormal.low, size.lognormal.high));
    let agree = spread.high <= DISAGREE * spread.low;
    // Who asks for a model by name gets its number, with the same doubts beside it.
    let beneath = bounds.as_ref().filter(|bounds| model.is_none() && is_beneath(&chosen, bounds));
    let at_least = beneath.map(|bounds| bounds.chao.total);
    let refused = at_least.map(|bound| refusal(&chosen, bound));
    let mut warnings = warnings(&chosen, bounds.as_ref());
    if !agree {
        warnings.insert(0, disagreement(spread));
    }
    Ok(OneList {
        observed: people.observed(),
        frequencies: people.frequencies(),
        level,
        chosen,
        asked: model.is_some(),
        spread,
        reach,
        agree,
        refused,
        at_least,
        models,
        bounds,
        warnings,
    })
}

fn fit(design: &Design<'_>, model: Model, level: Level) -> Result<Fit, Refusal> {
    let fitted = Fitted::new(design, model)?;
    let (size, shares) = PopulationSize::horvitz_thompson(design, &fitted, level)?;
    let goodness = Goodness::new(design, &fitted);
    Ok(Fit {
        size,
        shares,
        coefficients: fitted.coefficients().to_vec(),
        log_likelihood: fitted.log_likelihood(),
        aic: fitted.aic(),
        bic: fitted.bic(),
        goodness,
    })
}

/// The Bayesian criterion; without a fit, beyond all others.
fn bic(attempt: &Attempt) -> f64 {
    attempt.fit.as_ref().map_or(f64::INFINITY, |fit| fit.bic)
}

/// The lowest and the highest of some values, over the models at most [`NEAR`] above the chosen one.
fn extent(
    models: &[Attempt],
    chosen: &Attempt,
    of: impl Fn(&PopulationSize) -> (f64, f64),
) -> Interval {
    let near = models.iter().filter(|attempt| bic(attempt) <= bic(chosen) + NEAR);
    let mut extent = Interval::new(f64::INFINITY, f64::NEG_INFINITY);
    for fit in near.chain([chosen]).filter_map(|attempt| attempt.fit.as_ref()) {
        let (low, high) = of(&fit.size);
        extent.low = extent.low.min(low);
        extent.high = extent.high.max(high);
    }
    extent
}

fn disagreement(spread: Interval) -> String {
    format!(
        "models that explain the captures about as well disagree: they estimate from {} to {}. \
         No single number is sound; give the range",
        number(spread.low),
        number(spread.high)
    )
}

/// Whether the test of a model rejects it.
fn is_rejected(fit: &Fit) -> bool {
    fit.goodness.p_value.is_some_and(|p| p < BAD_FIT)
}

/// Whether a model is rejected by its own test, and its whole interval lies below Chao's bound.
fn is_beneath(chosen: &Attempt, bounds: &Bounds) -> bool {
    let beneath = |fit: &Fit| is_rejected(fit) && fit.size.lognormal.high < bounds.chao.total;
    chosen.fit.as_ref().is_some_and(beneath)
}

fn refusal(chosen: &Attempt, bound: f64) -> String {
    format!(
        "the best model, the {}, does not fit the captures, and its whole interval is under the lower \
         bound that needs no model (Chao): at least about {}",
        chosen.model,
        number(bound)
    )
}

fn warnings(chosen: &Attempt, bounds: Option<&Bounds>) -> Vec<String> {
    let mut warnings = Vec::new();
    let Some(fit) = &chosen.fit else { return warnings };
    let rejected = is_rejected(fit);
    if rejected {
        warnings.push(format!(
            "the {} does not fit the captures well ({} of samples would differ so much by chance): \
             persons differ in ways that the model does not know",
            chosen.model,
            rarity(fit.goodness.p_value.unwrap_or_default())
        ));
    }
    let inflated = chosen.model.inflation_parameters() > 0;
    let under = bounds.is_some_and(|bounds| bounds.chao.interval.low > fit.size.estimate);
    if inflated {
        warnings.push(
            "more persons were captured exactly once than the captures of the others explain. If they \
             could not be captured again (they left, they hide), Chao's bound and the models without \
             one-inflation are too high; if they could, the estimate is too low"
                .to_owned(),
        );
    }
    // One-inflation that fits explains why Chao's bound is higher; one that does not explains nothing.
    if under && (rejected || !inflated) {
        warnings.push(
            "the estimate is under the lower bound (Chao) that allows for persons who differ: take it \
             for too low"
                .to_owned(),
        );
    }
    warnings
}

/// A small probability in words.
fn rarity(probability: f64) -> String {
    if probability < 1e-4 {
        "fewer than 1 in 10,000".to_owned()
    } else {
        format!("{:.2} %", 100.0 * probability)
    }
}
