//! The recursion of exponential smoothing: what is expected, and what is learnt from what came.
//!
//! It must never look ahead: a state knows the values before its time only.

use serde::Serialize;

use super::form::{Form, Season, Trend};

/// The numbers that say how fast things are learnt and forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Parameters {
    /// Of the level.
    pub alpha: f64,
    /// Of the slope (0 without one); the slope learns `beta` of an error.
    pub beta: f64,
    /// Of the season (0 without one).
    pub gamma: f64,
    /// What is left of the slope after a period (1 where it does not fade).
    pub phi: f64,
}

/// What is known before a period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct State {
    /// The level.
    pub level: f64,
    /// The slope; 0 without a trend.
    pub slope: f64,
    /// The season, one value a place in it; the place of period `t` is `t` modulo the length.
    /// Empty without a season.
    pub season: Vec<f64>,
}

impl State {
    /// The place in the season of a time, from 0.
    #[must_use]
    pub fn place(&self, time: usize) -> usize {
        time.checked_rem(self.season.len()).unwrap_or_default()
    }

    /// What is expected at a place in the season.
    #[must_use]
    pub fn expects(&self, form: Form, phi: f64, place: usize) -> f64 {
        let trended = self.level + phi * self.slope;
        match (form.season, self.season.get(place)) {
            (Season::Additive, Some(season)) => trended + season,
            (Season::Multiplicative, Some(season)) => trended * season,
            (Season::None, _) | (Season::Additive | Season::Multiplicative, None) => trended,
        }
    }

    /// Learns from the value that came at a place in the season.
    pub fn learn(&mut self, form: Form, by: &Parameters, place: usize, value: f64) {
        let faded = by.phi * self.slope;
        let trended = self.level + faded;
        let season = self.season.get(place).copied().unwrap_or_default();
        let (free, apart) = match form.season {
            Season::None => (value, 0.0),
            Season::Additive => (value - season, value - trended),
            Season::Multiplicative => (value / season, value / trended),
        };
        let surprise = free - trended;
        self.level = trended + by.alpha * surprise;
        if form.trend != Trend::None {
            self.slope = faded + by.beta * surprise;
        }
        if let Some(slot) = self.season.get_mut(place) {
            *slot = season + by.gamma * (apart - season);
        }
    }

    /// What is expected `steps` periods from a time on, the first of them at `time`, if nothing
    /// surprising comes.
    #[must_use]
    pub fn ahead(&self, form: Form, phi: f64, time: usize, steps: usize) -> Vec<f64> {
        let mut state = self.clone();
        let mut points = Vec::with_capacity(steps);
        for step in 0..steps {
            points.push(state.expects(form, phi, state.place(time + step)));
            state.slope *= phi;
            state.level += state.slope;
        }
        points
    }
}
