//! Quantiles of sorted values, by the two definitions in use here.
//!
//! It must never sort: whoever asks for several has sorted once.

/// The quantile with straight lines between the values, the least at 0 and the most at 1 (Hyndman and
/// Fan 1996, type 7): at place `1 + p (n - 1)`, counted from 1.
///
/// Not a number when there are no values.
#[must_use]
pub fn type_7(sorted: &[f64], probability: f64) -> f64 {
    at(sorted, 1.0 + probability * (sorted.len() as f64 - 1.0))
}

/// The quantile that is median-unbiased whatever the distribution (Hyndman and Fan 1996, type 8): at
/// place `p (n + 1/3) + 1/3`, counted from 1.
///
/// Not a number when there are no values.
#[must_use]
pub fn type_8(sorted: &[f64], probability: f64) -> f64 {
    at(sorted, probability * (sorted.len() as f64 + 1.0 / 3.0) + 1.0 / 3.0)
}

/// The value at a place from 1, on the line between its neighbours; the first or last beyond them.
fn at(sorted: &[f64], place: f64) -> f64 {
    let place = place.clamp(1.0, sorted.len().max(1) as f64);
    let lower = place.floor() as usize;
    let value = |place: usize| sorted.get(place.saturating_sub(1)).copied();
    let low = value(lower).unwrap_or(f64::NAN);
    let high = value(lower + 1).unwrap_or(low);
    low + (high - low) * (place - place.floor())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_r() {
        // quantile(c(1, 2, 4, 8), c(0, .25, .5, .9, 1), type = 7) and 8, in R.
        let values = [1.0, 2.0, 4.0, 8.0];
        let shares = [0.0, 0.25, 0.5, 0.9, 1.0];
        for (share, wanted) in shares.into_iter().zip([1.0, 1.75, 3.0, 6.8, 8.0]) {
            assert!((type_7(&values, share) - wanted).abs() < 1e-12, "{share}");
        }
        for (share, wanted) in shares.into_iter().zip([1.0, 1.0 + 5.0 / 12.0, 3.0, 8.0, 8.0]) {
            assert!((type_8(&values, share) - wanted).abs() < 1e-12, "{share}");
        }
        assert!(type_7(&[], 0.5).is_nan() && type_8(&[], 0.5).is_nan());
    }
}
