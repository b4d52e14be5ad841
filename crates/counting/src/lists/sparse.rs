//! Pairs of lists taken in one by one where lists overlap little or not at all (Chan, Silverman and
//! Vincent 2021).
//!
//! It must never take in a pair whose model cannot be estimated: each is checked before.

use serde::Serialize;
use statrs::function::gamma::{gamma_lr, gamma_ur};

use super::bootstrap::{Bootstrap, BootstrapFault, Resampling, bootstrap};
use super::design::Design;
use super::existence::{Existence, empty_pairs, existence, is_proof};
use super::fit::{self, Fit, FitFault, check};
use super::glm::{self, Glm};
use super::interval::{Interval, Level, wald_log};
use super::model::{Model, pairs};
use super::pattern::{Pattern, Patterns};

/// A pair is taken in while its overlap is less probable than this without it.
pub const THRESHOLD: f64 = 0.02;

/// So many lists at most: the search is done again a thousand times.
pub const SPARSE_LISTS_MOST: usize = 10;

/// How a search went and where it ended.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sparse {
    /// The model it ended at.
    pub fit: Fit,
    /// Wald's interval on the logarithm of the unseen. It does not know that the model was chosen.
    pub interval: Interval,
    /// Pairs in the order in which they were taken in.
    pub steps: Vec<Scored>,
    /// Pairs that were probable enough but whose model cannot be estimated.
    pub refused: Vec<Refused>,
    /// Pairs of the model whose lists share nobody: their terms are minus infinity.
    pub without_overlap: Vec<Pattern>,
}

/// A pair of lists with how improbable its overlap is without a term of its own.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Scored {
    /// The pair.
    pub pair: Pattern,
    /// How many are on both.
    pub observed: u64,
    /// How many the model before expects on both.
    pub expected: f64,
    /// The probability of so few, or of so many: the smaller of the two.
    pub p: f64,
}

/// A pair that was not taken in.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Refused {
    /// The pair.
    pub pair: Scored,
    /// What its model lacks.
    pub existence: Existence,
}

/// Why a search has no end.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SparseFault {
    /// The counts cannot be estimated from.
    #[error(transparent)]
    Counts(#[from] FitFault),
    /// There are too many lists.
    #[error("{0} lists, {SPARSE_LISTS_MOST} at most: join some of them")]
    ManyLists(usize),
    /// Not even independent lists can be estimated.
    #[error("not even independent lists can be estimated: {}", .0.words())]
    Unsound(Existence),
    /// The number of resamples is out of range.
    #[error(transparent)]
    Resampling(#[from] BootstrapFault),
}

/// A search with an interval that knows that the model was chosen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SparseEstimate {
    /// How many are on a list.
    pub observed: u64,
    /// The names of the lists.
    pub lists: Vec<String>,
    /// The level of the intervals.
    pub level: Level,
    /// The search.
    #[serde(flatten)]
    pub search: Sparse,
    /// The interval of the whole search; nothing when it cannot be made.
    pub bootstrap: Option<Bootstrap>,
    /// What to be careful about, in plain words.
    pub warnings: Vec<String>,
}

impl SparseEstimate {
    /// Searches, then searches again on resamples for the interval.
    ///
    /// # Errors
    /// As [`sparse`]; and when the number of resamples is out of range.
    pub fn new(
        patterns: &Patterns,
        threshold: f64,
        resampling: &Resampling,
    ) -> Result<Self, SparseFault> {
        let level = resampling.level;
        let search = sparse(patterns, threshold, level)?;
        let again = |patterns: &Patterns| Some(sparse(patterns, threshold, level).ok()?.fit.total);
        let lists = patterns.names().to_vec();
        let mut warnings = warnings(&search, &lists);
        let bootstrap = match bootstrap(patterns, resampling, again) {
            Ok(bootstrap) => Some(bootstrap),
            Err(fault @ BootstrapFault::Resamples(_)) => {
                return Err(SparseFault::Resampling(fault));
            }
            Err(fault) => {
                warnings.push(format!(
                    "the interval does not know that the model was chosen, so it is too narrow: {fault}"
                ));
                None
            }
        };
        let observed = patterns.observed();
        Ok(Self { observed, lists, level, search, bootstrap, warnings })
    }

    /// The interval to show: of the whole search where it could be made.
    #[must_use]
    pub fn interval(&self) -> Interval {
        self.bootstrap.as_ref().map_or(self.search.interval, |bootstrap| bootstrap.interval)
    }
}

fn warnings(search: &Sparse, lists: &[String]) -> Vec<String> {
    let one = "this is one model, found by one search. Others that are as sound may say otherwise: \
               compare with the other methods before you give one number";
    let apart = search.without_overlap.iter().map(|pair| {
        let pair = pair.names(lists);
        format!("nobody is on both lists of {pair}: they are taken to exclude each other")
    });
    std::iter::once(one.to_owned()).chain(apart).collect()
}

/// Takes pairs in from independent lists on: of those whose overlap has a probability below
/// `threshold`, the least probable one whose model can be estimated.
///
/// With `l` the persons that the model expects on both lists, the probability is the smaller of those
/// of a Poisson number of mean `l` being at most, and at least, what was observed. Where two lists
/// share nobody, a term of theirs is minus infinity: their rows are left out.
///
/// # Errors
/// When the counts cannot be estimated from, independent lists cannot, or there are more than
/// [`SPARSE_LISTS_MOST`].
pub fn sparse(patterns: &Patterns, threshold: f64, level: Level) -> Result<Sparse, SparseFault> {
    check(patterns)?;
    if patterns.lists() > SPARSE_LISTS_MOST {
        return Err(SparseFault::ManyLists(patterns.lists()));
    }
    let mut model = Model::independent(patterns.lists());
    let mut fitted = Fitted::new(patterns, &model, None).map_err(|lacks| {
        // What is lost in the arithmetic is no lack of the lists.
        match fit::fit(patterns, &model) {
            Err(fault @ FitFault::Range(_)) => SparseFault::Counts(fault),
            Ok(_) | Err(_) => SparseFault::Unsound(lacks),
        }
    })?;
    let open = if patterns.lists() > 2 { pairs(patterns.lists()) } else { Vec::new() };
    let (mut steps, mut refused) = (Vec::new(), Vec::new());
    loop {
        let mut scored: Vec<Scored> = open
            .iter()
            .filter(|pair| !model.has(**pair))
            .map(|pair| fitted.score(patterns, *pair))
            .filter(|scored| scored.p < threshold)
            .collect();
        scored.sort_by(|a, b| a.p.total_cmp(&b.p));
        refused.clear();
        let mut taken = None;
        for candidate in scored {
            let Ok(next) = model.with(candidate.pair) else { continue };
            match Fitted::new(patterns, &next, Some((&model, &fitted.glm))) {
                Ok(fitted) => {
                    taken = Some((candidate, next, fitted));
                    break;
                }
                Err(existence) => refused.push(Refused { pair: candidate, existence }),
            }
        }
        let Some((step, next, with)) = taken else { break };
        steps.push(step);
        (model, fitted) = (next, with);
    }
    let fit = Fit::from_glm(patterns, &model, &fitted.glm);
    let seen = patterns.observed() as f64;
    let interval = wald_log(seen, fit.log_unseen, fit.log_unseen_stderr, level);
    Ok(Sparse { fit, interval, steps, refused, without_overlap: fitted.left_out })
}

/// A model fitted to the rows that it keeps.
struct Fitted {
    glm: Glm,
    /// The patterns of the rows, in order.
    kept: Vec<Pattern>,
    left_out: Vec<Pattern>,
}

impl Fitted {
    /// Fits a model, begun from a smaller one; what it lacks when it cannot be estimated.
    fn new(
        patterns: &Patterns,
        model: &Model,
        before: Option<(&Model, &Glm)>,
    ) -> Result<Self, Existence> {
        let left_out = empty_pairs(patterns, model);
        let design = Design::of(patterns, model, &left_out);
        let is_out = |pattern: Pattern| left_out.iter().any(|term| pattern.covers(*term));
        let start = before.and_then(|(smaller, glm)| {
            let kept = |of: &Model| -> Vec<Pattern> {
                of.terms().iter().copied().filter(|term| !is_out(*term)).collect()
            };
            let known = kept(smaller);
            let (constant, slopes) = glm.coefficients.split_first()?;
            if slopes.len() != known.len() {
                return None;
            }
            let of = |term: &Pattern| {
                let place = known.iter().position(|other| other == term);
                place.and_then(|place| slopes.get(place)).copied().unwrap_or_default()
            };
            Some(std::iter::once(*constant).chain(kept(model).iter().map(of)).collect::<Vec<f64>>())
        });
        let glm = glm::fit(&design, start.as_deref());
        let sound = glm.as_ref().is_ok_and(is_proof);
        let verdict = if sound { Existence::SOUND } else { existence(patterns, model) };
        match glm {
            Ok(glm) if verdict.is_sound() => {
                let kept = patterns.observable().map(|(pattern, _)| pattern);
                let kept = kept.filter(|pattern| !is_out(*pattern)).collect();
                Ok(Self { glm, kept, left_out })
            }
            Ok(_) | Err(_) if !verdict.is_sound() => Err(verdict),
            // The programme passes it but the regression does not: its numbers cannot be used.
            Ok(_) | Err(_) => Err(Existence { exists: false, ..verdict }),
        }
    }

    /// How improbable the overlap of a pair is.
    fn score(&self, patterns: &Patterns, pair: Pattern) -> Scored {
        let both = self.kept.iter().zip(&self.glm.fitted).filter(|(it, _)| it.covers(pair));
        let expected: f64 = both.map(|(_, mean)| mean).sum();
        let observed = patterns.overlap(pair);
        Scored { pair, observed, expected, p: improbability(observed, expected) }
    }
}

/// The smaller of the probabilities that a Poisson number is at most, and at least, this.
fn improbability(observed: u64, expected: f64) -> f64 {
    if !expected.is_finite() || expected <= 0.0 {
        return if observed == 0 { 1.0 } else { 0.0 };
    }
    let observed = observed as f64;
    // From its mean on, a Poisson number is as large more rarely than as small.
    if observed >= expected {
        return gamma_lr(observed, expected);
    }
    let at_most = gamma_ur(observed + 1.0, expected);
    if at_most < 0.5 || observed == 0.0 {
        return at_most;
    }
    at_most.min(gamma_lr(observed, expected))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_smaller_side_is_found_without_the_other(observed in 0_u64..400, expected in 0.001_f64..400.0) {
            let whole = observed as f64;
            let at_most = gamma_ur(whole + 1.0, expected);
            let at_least = if observed > 0 { gamma_lr(whole, expected) } else { 1.0 };
            let found = improbability(observed, expected);
            prop_assert!((found - at_most.min(at_least)).abs() < 1e-12, "{} {}", found, at_most);
        }
    }
}
