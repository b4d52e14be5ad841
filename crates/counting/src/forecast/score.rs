//! How wrong a forecast was: MAE, MASE, RMSSE and the pinball loss.
//!
//! It must never divide by a scale of nothing: where there is none, there is no score.

/// The mean absolute error. Nothing for no values.
#[must_use]
pub fn mae(truth: &[f64], forecast: &[f64]) -> Option<f64> {
    mean(truth.iter().zip(forecast).map(|(truth, forecast)| (truth - forecast).abs()))
}

/// The scale of MASE: the mean absolute error of the seasonal naive method within the sample
/// (Hyndman and Koehler 2006); `season` 1 for series without one.
///
/// Nothing when the sample is no longer than a season, or repeats itself.
#[must_use]
pub fn scale(sample: &[f64], season: usize) -> Option<f64> {
    let later = sample.get(season..)?;
    mae(later, sample).filter(|scale| *scale > 0.0)
}

/// The mean absolute scaled error: MAE over [`scale`].
#[must_use]
pub fn mase(truth: &[f64], forecast: &[f64], scale: f64) -> Option<f64> {
    mae(truth, forecast).map(|mae| mae / scale)
}

/// The root mean squared scaled error (Makridakis and others 2022): as MASE, with squares.
#[must_use]
pub fn rmsse(truth: &[f64], forecast: &[f64], sample: &[f64], season: usize) -> Option<f64> {
    let squared = |a: &[f64], b: &[f64]| mean(a.iter().zip(b).map(|(a, b)| (a - b).powi(2)));
    let scale = squared(sample.get(season..)?, sample).filter(|scale| *scale > 0.0)?;
    Some((squared(truth, forecast)? / scale).sqrt())
}

/// The pinball loss of a forecast of the quantile `share` (above 0, below 1): what is above it costs
/// `share`, what is below `1 - share`, in the units of the series.
#[must_use]
pub fn pinball(truth: f64, quantile: f64, share: f64) -> f64 {
    let above = truth - quantile;
    if above >= 0.0 { share * above } else { (share - 1.0) * above }
}

/// The mean, or nothing of nothing.
pub(super) fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), it| (sum + it, count + 1));
    (count > 0).then(|| sum / count as f64)
}
