//! The methods that compete, under one name each.
//!
//! It must never tell one method more of a series than another.

use std::fmt;

use serde::Serialize;

use super::arima;
use super::baseline::{drift, naive, seasonal_naive};
use super::predict::{Prediction, Spread, Step};
use super::series::Unfit;
use super::smooth::{self, Form};
use super::transform::Transform;

/// A method, the simplest first: of two that do as well, the simpler is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The last value goes on.
    Naive,
    /// The value of a season ago comes again.
    SeasonalNaive,
    /// The mean change goes on.
    Drift,
    /// Simple exponential smoothing.
    Ses,
    /// Exponential smoothing with a trend that fades.
    DampedHolt,
    /// The exponential smoothing model of least AICc.
    Ets,
    /// The seasonal ARIMA model of least AICc.
    Arima,
    /// The same on logarithms.
    LogArima,
    /// The mean of simple smoothing, damped Holt, ETS and ARIMA (on logarithms where there are any).
    Combination,
}

impl Method {
    /// Every method, the simplest first.
    pub const ALL: [Self; 9] = [
        Self::Naive,
        Self::SeasonalNaive,
        Self::Drift,
        Self::Ses,
        Self::DampedHolt,
        Self::Ets,
        Self::Arima,
        Self::LogArima,
        Self::Combination,
    ];

    /// Its name in files and for other languages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Naive => "naive",
            Self::SeasonalNaive => "seasonal_naive",
            Self::Drift => "drift",
            Self::Ses => "ses",
            Self::DampedHolt => "damped_holt",
            Self::Ets => "ets",
            Self::Arima => "arima",
            Self::LogArima => "log_arima",
            Self::Combination => "combination",
        }
    }

    /// What it does, in plain words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Naive => "the last value goes on",
            Self::SeasonalNaive => "the value of a season ago comes again",
            Self::Drift => "the mean change so far goes on",
            Self::Ses => "a level that learns from each value goes on",
            Self::DampedHolt => "a level and a trend that fades",
            Self::Ets => "level, trend and season as they suit the series best",
            Self::Arima => "each value from those before it and from the last errors",
            Self::LogArima => "each value, in proportion, from those before it and the last errors",
            Self::Combination => "the mean of four methods",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Naive => "naive",
            Self::SeasonalNaive => "seasonal naive",
            Self::Drift => "drift",
            Self::Ses => "simple smoothing",
            Self::DampedHolt => "damped Holt",
            Self::Ets => "ETS",
            Self::Arima => "ARIMA",
            Self::LogArima => "ARIMA on logarithms",
            Self::Combination => "combination",
        })
    }
}

/// What every method says of the periods after some values, in the order of [`Method::ALL`].
#[must_use]
pub(super) fn all(
    values: &[f64],
    season: usize,
    horizon: usize,
    seed: u64,
) -> Vec<Result<Prediction, Unfit>> {
    let ets = |form: Form| Ok(smooth::fit(form, values, season)?.predict(horizon, seed));
    let arima = |on| Ok(arima::best(values, season, on)?.predict(horizon));
    let seasonal = if season > 1 {
        seasonal_naive(values, season, horizon)
    } else {
        Err(Unfit::Argument("the series has no season".to_owned()))
    };
    let mut said = vec![
        naive(values, horizon),
        seasonal,
        drift(values, horizon),
        ets(Form::SES),
        ets(Form::DAMPED_HOLT),
        smooth::best(values, season).map(|fit| fit.predict(horizon, seed)),
        arima(Transform::Level),
        arima(Transform::Log),
    ];
    let combined = combined(&said);
    said.push(combined);
    said
}

fn combined(said: &[Result<Prediction, Unfit>]) -> Result<Prediction, Unfit> {
    let of = |method: Method| {
        let place = Method::ALL.iter().position(|it| *it == method);
        place.and_then(|place| said.get(place)).and_then(|it| it.as_ref().ok())
    };
    let arima = of(Method::LogArima).or_else(|| of(Method::Arima));
    let parts: Option<Vec<&Prediction>> =
        [of(Method::Ses), of(Method::DampedHolt), of(Method::Ets), arima].into_iter().collect();
    let parts = parts.ok_or_else(|| Unfit::Argument("one of the four does not fit".to_owned()))?;
    let horizon = parts.first().map_or(0, |part| part.steps.len());
    let steps = (0..horizon).map(|at| {
        let steps: Vec<&Step> = parts.iter().filter_map(|part| part.steps.get(at)).collect();
        let point = steps.iter().map(|step| step.point).sum::<f64>() / steps.len() as f64;
        Step { point, spread: Spread::Mean(steps.iter().map(|step| step.spread.clone()).collect()) }
    });
    let models: Vec<&str> = parts.iter().map(|part| part.model.as_str()).collect();
    Ok(Prediction { model: format!("mean of {}", models.join(", ")), steps: steps.collect() })
}
