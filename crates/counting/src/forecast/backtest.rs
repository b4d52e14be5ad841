//! The back-test: every method asked, at many times in the past, what comes next.
//!
//! It must never let a method see a value that came after the time it was asked.

use rayon::prelude::*;

use super::method::{self, Method};
use super::predict::{Interval, Prediction};
use super::score;
use super::series::{Series, Unfit};

/// So many times in the past at most, the latest.
const ORIGINS_MOST: usize = 60;
/// With fewer times than this nothing can be said of a method.
pub(super) const ORIGINS_LEAST: usize = 8;
/// Methods look at the latest twelve seasons, but at no fewer and no more values than these: older
/// ones say little of what comes.
const WINDOW: (usize, usize) = (120, 260);
/// So many seasons at least are known at the first time.
const SEASONS_KNOWN: usize = 3;
/// So many values at least are known at the first time.
const VALUES_KNOWN: usize = 10;

/// What every method said at a time in the past.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Origin {
    /// How many values were known.
    pub(super) known: usize,
    /// The scale of errors: the mean error of the seasonal naive method within what was known.
    pub(super) scale: f64,
    /// The same of squares.
    pub(super) square_scale: f64,
    /// What came.
    pub(super) truth: Vec<f64>,
    /// What each method said, in the order of [`Method::ALL`]; nothing where it did not fit.
    pub(super) said: Vec<Option<Said>>,
}

/// What a method said: points, and intervals of the levels asked for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Said {
    pub(super) points: Vec<f64>,
    /// One list a period, one interval a level.
    pub(super) intervals: Vec<Vec<Interval>>,
}

impl Said {
    pub(super) fn of(prediction: &Prediction, levels: &[f64]) -> Self {
        let intervals = prediction
            .steps
            .iter()
            .map(|step| levels.iter().map(|level| step.interval(*level)).collect());
        Self {
            points: prediction.steps.iter().map(|step| step.point).collect(),
            intervals: intervals.collect(),
        }
    }
}

impl Origin {
    /// The mean absolute scaled error of a method here.
    pub(super) fn mase(&self, method: usize) -> Option<f64> {
        let said = self.said.get(method)?.as_ref()?;
        score::mase(&self.truth, &said.points, self.scale)
    }
}

/// Asks every method at every time that leaves `horizon` values to compare with.
pub(super) fn run(
    series: &Series,
    horizon: usize,
    levels: &[f64],
    seed: u64,
) -> Result<Vec<Origin>, Unfit> {
    let (values, season) = (&series.values, series.season());
    let least = VALUES_KNOWN.max(SEASONS_KNOWN * season);
    let needs = least + horizon + ORIGINS_LEAST - 1;
    if values.len() < needs {
        let why = "a back-test at this horizon";
        return Err(Unfit::TooShort { has: values.len(), needs, why });
    }
    let last = values.len() - horizon;
    let first = least.max((last + 1).saturating_sub(ORIGINS_MOST));
    let places: Vec<usize> = (first..=last).collect();
    let origins = places.par_iter().filter_map(|known| {
        let (sample, truth) = values.split_at_checked(*known)?;
        let sample = window(sample, season);
        let truth = truth.get(..horizon)?.to_vec();
        let scale = score::scale(sample, season)?;
        let square_scale = score::rmsse(&[1.0], &[0.0], sample, season)?.recip();
        let said = method::all(sample, season, horizon, seed.wrapping_add(*known as u64));
        let said = said.into_iter().map(|it| it.ok().map(|it| Said::of(&it, levels))).collect();
        Some(Origin { known: *known, scale, square_scale, truth, said })
    });
    let origins: Vec<Origin> = origins.collect();
    if origins.len() < ORIGINS_LEAST {
        // What has no scale is left out: the errors of a past that repeats itself are zero.
        let without = |known: &&usize| origins.iter().all(|origin| origin.known != **known);
        let values = places.iter().rev().find(without).copied().unwrap_or(first);
        return Err(Unfit::Repeats { values, season });
    }
    Ok(origins)
}

/// The latest of some values: those that methods look at.
pub(super) fn window(values: &[f64], season: usize) -> &[f64] {
    let (least, most) = WINDOW;
    let past = values.len().saturating_sub((12 * season).clamp(least, most));
    values.get(past..).unwrap_or(values)
}

/// The place of the method of least mean absolute scaled error over some times; the simpler of
/// equals. A method must have answered every time.
pub(super) fn winner(origins: &[&Origin]) -> Option<usize> {
    let mean = |method: usize| {
        let each: Option<Vec<f64>> = origins.iter().map(|origin| origin.mase(method)).collect();
        score::mean(each?.into_iter())
    };
    let scored = (0..Method::ALL.len()).filter_map(|method| Some((method, mean(method)?)));
    scored.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(method, _)| method)
}
