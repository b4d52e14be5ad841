//! Quantiles of draws.
//!
//! It must never sort: whoever asks for several has sorted once.

/// The quantile of sorted values, median-unbiased whatever the distribution (Hyndman and Fan 1996,
/// type 8): between the values around place `p (n + 1/3) + 1/3`, counted from 1.
///
/// Not a number when there are no values.
#[must_use]
pub fn type_8(sorted: &[f64], probability: f64) -> f64 {
    let place = probability * (sorted.len() as f64 + 1.0 / 3.0) + 1.0 / 3.0;
    let most = sorted.len().max(1) as f64;
    let place = place.clamp(1.0, most);
    let lower = place.floor() as usize;
    let at = |place: usize| sorted.get(place.saturating_sub(1)).copied();
    let low = at(lower).unwrap_or(f64::NAN);
    let high = at(lower + 1).unwrap_or(low);
    low + (high - low) * (place - place.floor())
}
