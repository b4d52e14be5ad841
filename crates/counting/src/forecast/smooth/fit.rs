//! The fit of a form by maximum likelihood, and the choice of one by AICc.
//!
//! It must never compare likelihoods of different values.

use nalgebra::DVector;
use serde::Serialize;

use super::super::score::mean;
use super::super::series::{Unfit, constant};
use super::admissible::admissible;
use super::form::{Error, Form, Season, Trend};
use super::recursion::{Parameters, State};
use super::start::start;
use crate::numeric::minimise;

/// A form with its numbers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fit {
    /// The form.
    pub form: Form,
    /// How fast it learns.
    pub parameters: Parameters,
    /// What was known before the first value.
    pub start: State,
    /// What is known after the last.
    pub end: State,
    /// The variance of the errors (relative where they are multiplicative): their squares over the
    /// number of values less the numbers estimated.
    pub variance: f64,
    /// The logarithm of the likelihood.
    pub log_likelihood: f64,
    /// Akaike's criterion, corrected for short series: smaller is better.
    pub aicc: f64,
    /// How many values it was fitted to.
    pub values: usize,
}

/// Fits a form to values.
///
/// The likelihood is that of Ord, Koehler and Snyder (1997): `-n/2 (ln(2 pi s^2) + 1) - sum ln|mu|`,
/// the sum for multiplicative errors only, `s^2` the mean square of the errors. The initial state is
/// estimated with the parameters, which keep to `0 < beta < alpha < 1`, `0 < gamma < 1 - alpha`,
/// `0.8 <= phi <= 0.98` and to what is admissible.
///
/// # Errors
/// When the values are too few for the form, all the same, or not positive for a form in proportion.
pub fn fit(form: Form, values: &[f64], season: usize) -> Result<Fit, Unfit> {
    let unknowns = form.unknowns(season);
    let needs = unknowns + 4;
    if values.len() < needs || (form.season != Season::None && values.len() < 2 * season) {
        let needs = needs.max(if form.season == Season::None { 0 } else { 2 * season });
        return Err(Unfit::TooShort { has: values.len(), needs, why: "exponential smoothing" });
    }
    if constant(values) {
        return Err(Unfit::Constant(values.len()));
    }
    let in_proportion =
        form.error == Error::Multiplicative || form.season == Season::Multiplicative;
    if in_proportion && values.iter().any(|value| *value <= 0.0) {
        return Err(Unfit::NotPositive);
    }
    let search = Search::new(form, values, season);
    let found = minimise(&|at| search.cost(at), &search.begin(), 0.5);
    if !found.value.is_finite() {
        return Err(Unfit::NoFit);
    }
    let (parameters, start) = search.read(&found.at);
    let run = search.run(&parameters, start.clone());
    let n = values.len() as f64;
    let k = unknowns as f64 + 1.0;
    let log_likelihood = -found.value;
    let aicc = 2.0 * k - 2.0 * log_likelihood + 2.0 * k * (k + 1.0) / (n - k - 1.0);
    let variance = run.squares / (n - unknowns as f64);
    let (end, values) = (run.end, values.len());
    Ok(Fit { form, parameters, start, end, variance, log_likelihood, aicc, values })
}

/// The fit of least AICc among the forms worth trying.
///
/// # Errors
/// When no form fits: the reason of the simplest.
pub fn best(values: &[f64], season: usize) -> Result<Fit, Unfit> {
    let simplest = fit(Form::SES, values, season)?;
    let others = Form::worth_trying(values, season).into_iter().filter(|form| *form != Form::SES);
    let others = others.filter_map(|form| fit(form, values, season).ok());
    let fits = others.filter(|fit| fit.aicc.is_finite());
    Ok(fits.fold(simplest, |best, fit| if fit.aicc < best.aicc { fit } else { best }))
}

/// The search of a fit: unknowns without bounds, and what they stand for.
struct Search<'a> {
    form: Form,
    values: &'a [f64],
    rough: State,
    /// The size of a step of level and season.
    unit: f64,
}

/// What a run over the values gave.
struct Run {
    squares: f64,
    logs: f64,
    end: State,
}

impl<'a> Search<'a> {
    fn new(form: Form, values: &'a [f64], season: usize) -> Self {
        let rough = start(form, values, season);
        let changes = values.iter().zip(values.iter().skip(1)).map(|(a, b)| (b - a).abs());
        let unit = mean(changes).filter(|unit| *unit > 0.0).unwrap_or(1.0);
        Self { form, values, rough, unit }
    }

    /// The best of a few speeds of learning with the rough state.
    fn begin(&self) -> DVector<f64> {
        let season = self.rough.season.len();
        let mut best = (f64::INFINITY, DVector::zeros(self.form.unknowns(season)));
        for alpha in [-3.0, -1.5, 0.0, 2.0] {
            for slow in [-3.0, -0.5] {
                let learners = self.learners();
                let at = DVector::from_fn(self.form.unknowns(season), |unknown, _| match unknown {
                    0 => alpha,
                    _ if unknown < learners => slow,
                    _ => 0.0,
                });
                let cost = self.cost(&at);
                if cost < best.0 {
                    best = (cost, at);
                }
            }
        }
        best.1
    }

    /// So many unknowns come before the state.
    fn learners(&self) -> usize {
        let trend = match self.form.trend {
            Trend::None => 0,
            Trend::Additive => 1,
            Trend::Damped => 2,
        };
        1 + trend + usize::from(self.form.season != Season::None)
    }

    /// What the unknowns stand for.
    fn read(&self, at: &DVector<f64>) -> (Parameters, State) {
        let mut unknowns = at.iter().copied();
        let mut next = || unknowns.next().unwrap_or_default();
        let alpha = between(1e-4, 0.9999, next());
        let mut by = Parameters { alpha, beta: 0.0, gamma: 0.0, phi: 1.0 };
        if self.form.trend != Trend::None {
            by.beta = alpha * between(1e-4, 0.9999, next());
        }
        if self.form.trend == Trend::Damped {
            by.phi = between(0.8, 0.98, next());
        }
        if self.form.season != Season::None {
            by.gamma = (1.0 - alpha) * between(1e-4, 0.9999, next());
        }
        let mut state = self.rough.clone();
        state.level += self.unit * next();
        if self.form.trend != Trend::None {
            state.slope += 0.1 * self.unit * next();
        }
        let (unit, total) = match self.form.season {
            Season::Multiplicative => (0.1, state.season.len() as f64),
            Season::None | Season::Additive => (self.unit, 0.0),
        };
        let mut rest = total;
        if let Some((last, others)) = state.season.split_last_mut() {
            for value in others {
                *value += unit * next();
                rest -= *value;
            }
            *last = rest;
        }
        (by, state)
    }

    fn run(&self, by: &Parameters, mut state: State) -> Run {
        let (mut squares, mut logs) = (0.0, 0.0);
        let places = (0..state.season.len().max(1)).cycle();
        for (place, value) in places.zip(self.values) {
            let expected = state.expects(self.form, by.phi, place);
            let error = match self.form.error {
                Error::Additive => value - expected,
                Error::Multiplicative if expected <= 0.0 => f64::NAN,
                Error::Multiplicative => {
                    logs += expected.ln();
                    (value - expected) / expected
                }
            };
            squares += error * error;
            state.learn(self.form, by, place, *value);
        }
        Run { squares, logs, end: state }
    }

    /// The logarithm of the likelihood, turned to be least.
    fn cost(&self, at: &DVector<f64>) -> f64 {
        let (by, state) = self.read(at);
        let season = state.season.len();
        let negative = state.season.iter().any(|value| *value <= 0.0);
        if (self.form.season == Season::Multiplicative && negative)
            || !admissible(self.form, &by, season)
        {
            return f64::INFINITY;
        }
        let run = self.run(&by, state);
        let n = self.values.len() as f64;
        n / 2.0 * ((std::f64::consts::TAU * run.squares / n).ln() + 1.0) + run.logs
    }
}

/// A number between two bounds for one without bounds.
fn between(low: f64, high: f64, free: f64) -> f64 {
    low + (high - low) / (1.0 + (-free).exp())
}
