//! Where the search begins: a level, a slope and a season told from the first values.
//!
//! It must never be the answer: it is only a place from which the likelihood is climbed.

use super::super::score::mean;
use super::form::{Form, Season, Trend};
use super::recursion::State;

/// So many values at most tell the level and the slope.
const VALUES: usize = 10;

/// The state before the first value, roughly.
pub(super) fn start(form: Form, values: &[f64], season: usize) -> State {
    let seasonal = seasons(form, values, season);
    let free: Vec<f64> = values
        .iter()
        .enumerate()
        .map(|(time, value)| {
            let at = seasonal.get(time % season.max(1)).copied();
            match form.season {
                Season::None => *value,
                Season::Additive => value - at.unwrap_or(0.0),
                Season::Multiplicative => value / at.unwrap_or(1.0),
            }
        })
        .take(VALUES.max(season))
        .collect();
    let (level, slope) = line(&free);
    match form.trend {
        Trend::None => State {
            level: mean(free.iter().copied()).unwrap_or(level),
            slope: 0.0,
            season: seasonal,
        },
        Trend::Additive | Trend::Damped => State { level, slope, season: seasonal },
    }
}

/// How each place of the season stands to the mean of its season, over up to three seasons.
fn seasons(form: Form, values: &[f64], season: usize) -> Vec<f64> {
    if form.season == Season::None || season < 2 {
        return Vec::new();
    }
    let whole: Vec<&[f64]> = values.chunks_exact(season).take(3).collect();
    let relative = |at: usize| {
        let each = whole.iter().filter_map(|cycle| {
            let middle = mean(cycle.iter().copied())?;
            let value = cycle.get(at)?;
            Some(if form.season == Season::Additive { value - middle } else { value / middle })
        });
        mean(each)
    };
    let neutral = if form.season == Season::Additive { 0.0 } else { 1.0 };
    (0..season).map(|at| relative(at).unwrap_or(neutral)).collect()
}

/// The value before the first, and the slope, of the straight line of least squares.
fn line(values: &[f64]) -> (f64, f64) {
    let middle = (values.len() as f64 + 1.0) / 2.0;
    let height = mean(values.iter().copied()).unwrap_or_default();
    let each = (1..).map(f64::from).zip(values);
    let (along, square) = each.fold((0.0, 0.0), |(along, square), (time, value)| {
        let past = time - middle;
        (along + past * (value - height), square + past * past)
    });
    let slope = if square > 0.0 { along / square } else { 0.0 };
    (height - slope * middle, slope)
}
