//! The forms of exponential smoothing: how error, trend and season enter.
//!
//! It must never offer a form that the length or the sign of a series forbids.

use std::fmt;

use serde::Serialize;

/// How errors enter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Error {
    /// They are added: `y = mu + e`.
    Additive,
    /// They are in proportion: `y = mu (1 + e)`.
    Multiplicative,
}

/// How the level moves by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Trend {
    /// It does not.
    None,
    /// By a slope.
    Additive,
    /// By a slope that fades.
    Damped,
}

/// How the season enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    /// There is none.
    None,
    /// It is added.
    Additive,
    /// It is in proportion.
    Multiplicative,
}

/// A form: `ETS(error,trend,season)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Form {
    /// How errors enter.
    pub error: Error,
    /// How the level moves.
    pub trend: Trend,
    /// How the season enters.
    pub season: Season,
}

/// Longer seasons than this have too many initial values to be estimated.
const SEASON_MOST: usize = 24;

impl Form {
    /// Simple exponential smoothing.
    pub const SES: Self = Self { error: Error::Additive, trend: Trend::None, season: Season::None };
    /// Holt's method with a trend that fades.
    pub const DAMPED_HOLT: Self =
        Self { error: Error::Additive, trend: Trend::Damped, season: Season::None };

    /// A form.
    #[must_use]
    pub const fn new(error: Error, trend: Trend, season: Season) -> Self {
        Self { error, trend, season }
    }

    /// The forms worth trying on values: those in proportion for positive values only, those with a
    /// season for two seasons and more; additive errors with a multiplicative season are left out
    /// (their variance is infinite beyond a season: Hyndman and others 2008, chapter 15).
    #[must_use]
    pub fn worth_trying(values: &[f64], season: usize) -> Vec<Self> {
        let positive = values.iter().all(|value| *value > 0.0);
        let seasonal = (2..=SEASON_MOST).contains(&season) && values.len() >= 2 * season + 5;
        let mut forms = Vec::new();
        for error in [Error::Additive, Error::Multiplicative] {
            for trend in [Trend::None, Trend::Additive, Trend::Damped] {
                for season in [Season::None, Season::Additive, Season::Multiplicative] {
                    let in_proportion =
                        error == Error::Multiplicative || season == Season::Multiplicative;
                    let unstable = error == Error::Additive && season == Season::Multiplicative;
                    if (positive || !in_proportion)
                        && (seasonal || season == Season::None)
                        && !unstable
                    {
                        forms.push(Self::new(error, trend, season));
                    }
                }
            }
        }
        forms
    }

    /// So many numbers are estimated besides the variance, for a season of so many periods.
    #[must_use]
    pub const fn unknowns(self, season: usize) -> usize {
        let trend = match self.trend {
            Trend::None => 0,
            Trend::Additive => 2,
            Trend::Damped => 3,
        };
        let seasonal = match self.season {
            Season::None => 0,
            Season::Additive | Season::Multiplicative => season,
        };
        2 + trend + seasonal
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = match self.error {
            Error::Additive => "A",
            Error::Multiplicative => "M",
        };
        let trend = match self.trend {
            Trend::None => "N",
            Trend::Additive => "A",
            Trend::Damped => "Ad",
        };
        let season = match self.season {
            Season::None => "N",
            Season::Additive => "A",
            Season::Multiplicative => "M",
        };
        write!(f, "ETS({error},{trend},{season})")
    }
}
