//! All estimators fitted, one of them chosen, and no one number where they disagree.
//!
//! It must never choose by the number: the choice is the asker's or the likelihood's.

use super::card::{Attempt, Estimated, RatioCard};
use super::design::{Design, Offset};
use super::fit::{Estimator, Fitted, Refusal};
use super::groups::Groups;
use super::resample::{bootstrap, leave_one_out};
use super::size::{Size, shares};
use super::warning::warnings;
use crate::lists::card::{Answer, RATIO};
use crate::lists::interval::{Interval, Level};

/// So many resamples at most.
pub const RESAMPLES_MOST: usize = 10_000;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Request {
    /// The estimator whose number is wanted; the others are still fitted.
    pub estimator: Option<Estimator>,
    /// What is added to the share in the other register.
    pub offset: Offset,
    /// The level of intervals.
    pub level: Level,
    /// The factor by which estimators may differ; see [`RATIO`].
    pub ratio: f64,
    /// How many times groups are weighed by chance; none for 0, [`RESAMPLES_MOST`] at most.
    pub resamples: usize,
    /// The seed of these weights.
    pub seed: u64,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            estimator: None,
            offset: Offset::Auto,
            level: Level::default(),
            ratio: RATIO,
            resamples: 0,
            seed: 1,
        }
    }
}

/// An estimator, and its fit with what it says.
type Tried = (Estimator, Result<(Fitted, Estimated), Refusal>);

/// Estimates how many have no permit: `E(M) = N^alpha` in each group, of whom a share `(g + n/N)^beta`
/// is found (Zhang 2008; Beręsewicz and Pawlukiewicz 2020).
///
/// # Errors
/// When the table says nothing of the exponents, or the estimator asked for has no estimate.
pub fn estimate(groups: &Groups, request: &Request) -> Result<RatioCard, Refusal> {
    let design = Design::of(groups, request.offset)?;
    let fits: Vec<Tried> = Estimator::ALL
        .into_iter()
        .map(|estimator| (estimator, said(groups, &design, estimator, request.level)))
        .collect();
    let chosen = choose(&fits, request.estimator)?;
    let seen = groups.sum(|row| row.observed);
    let fitted = fits.iter().find(|(estimator, _)| *estimator == chosen);
    let fitted = fitted.and_then(|(_, fit)| fit.as_ref().ok()).map(|(fitted, _)| fitted);
    let sensitivity =
        fitted.and_then(|fitted| leave_one_out(groups, (&design, fitted), request.level));
    let resamples = request.resamples.min(RESAMPLES_MOST);
    let drawn = fitted.filter(|_| resamples > 0).and_then(|fitted| {
        let (drawing, of) = ((resamples, request.seed), (seen as f64, request.level));
        bootstrap((&design, fitted), drawing, of)
    });
    let attempt = |(estimator, fit): Tried| {
        let (estimated, refused) = match fit {
            Ok((_, estimated)) => (Some(estimated), None),
            Err(refusal) => (None, Some(refusal.to_string())),
        };
        Attempt { estimator, estimated, refused }
    };
    let mut card = RatioCard {
        answer: Answer::Nothing,
        seen,
        auxiliary: groups.sum(|row| row.auxiliary),
        reference: groups.sum(|row| row.reference),
        groups: groups.names().len(),
        rows: groups.rows().len(),
        level: request.level,
        warnings: Vec::new(),
        chosen,
        estimators: fits.into_iter().map(attempt).collect(),
        sensitivity,
        bootstrap: drawn,
    };
    card.answer = answer(&card, request);
    card.warnings = warnings(groups, &card, request);
    Ok(card)
}

fn said(
    groups: &Groups,
    design: &Design,
    estimator: Estimator,
    level: Level,
) -> Result<(Fitted, Estimated), Refusal> {
    let fitted = Fitted::new(design, estimator)?;
    let seen = groups.sum(|row| row.observed) as f64;
    let estimated = Estimated {
        size: Size::of((design, &fitted), |_| true, seen, level)?,
        shares: shares(groups, (design, &fitted), level)?,
        coefficients: fitted.coefficients(design),
        offset: fitted.place.offset,
        shape: fitted.shape(),
        log_likelihood: fitted.log_likelihood,
        bic: fitted.bic,
        shifted: fitted.is_shifted(),
        counts: fitted.beta() > 0.0 && !fitted.is_shifted(),
    };
    Ok((fitted, estimated))
}

/// The estimator of the number: the one asked for, or of those with a likelihood the one of the lower
/// Bayesian criterion.
fn choose(fits: &[Tried], asked: Option<Estimator>) -> Result<Estimator, Refusal> {
    let mut best: Option<(Estimator, f64)> = None;
    let mut refusal = Refusal::NotSettled;
    for (estimator, fit) in fits {
        match fit {
            Ok(_) if asked == Some(*estimator) => return Ok(*estimator),
            Ok((_, estimated)) => {
                let bic = estimated.bic.filter(|bic| best.is_none_or(|(_, least)| *bic < least));
                best = bic.map(|bic| (*estimator, bic)).or(best);
            }
            Err(why) if asked == Some(*estimator) => return Err(why.clone()),
            Err(why) if *estimator == Estimator::Poisson => refusal = why.clone(),
            Err(_) => {}
        }
    }
    best.map(|(estimator, _)| estimator).ok_or(refusal)
}

fn answer(card: &RatioCard, request: &Request) -> Answer {
    let Some(chosen) = card.chosen() else { return Answer::Nothing };
    let Size { total, interval, .. } = chosen.size;
    if request.estimator.is_some() {
        return Answer::UnderModel { total, interval };
    }
    if !chosen.counts {
        return Answer::Nothing;
    }
    let counted = card.estimators.iter().filter_map(|attempt| attempt.estimated.as_ref());
    let mut sizes: Vec<Size> = counted.filter(|it| it.counts).map(|it| it.size).collect();
    sizes.sort_by(|one, two| one.total.total_cmp(&two.total));
    let (Some(lowest), Some(highest)) = (sizes.first(), sizes.last()) else {
        return Answer::Nothing;
    };
    let ratio = highest.total / lowest.total;
    if ratio <= request.ratio {
        return Answer::Number { total, interval };
    }
    let lows = sizes.iter().map(|size| size.interval.low);
    let highs = sizes.iter().map(|size| size.interval.high);
    let interval =
        Interval::new(lows.fold(f64::INFINITY, f64::min), highs.fold(f64::NEG_INFINITY, f64::max));
    Answer::Range { low: lowest.total, high: highest.total, interval, ratio }
}
