//! Differences, and how forecasts of differences become forecasts of values.
//!
//! It must never lose a value more than the order says.

use super::order::Order;
use super::parameters::product;

/// The polynomial `(1 - B)^d (1 - B^m)^D`, the lowest power first.
pub(super) fn polynomial(order: Order) -> Vec<f64> {
    let mut seasonal = vec![0.0; order.season + 1];
    if let (Some(last), 1..) = (seasonal.last_mut(), order.sd) {
        *last = -1.0;
    }
    if let Some(first) = seasonal.first_mut() {
        *first = 1.0;
    }
    let plain = std::iter::repeat_n(vec![1.0, -1.0], order.d);
    let seasonal = std::iter::repeat_n(seasonal, order.sd);
    plain.chain(seasonal).fold(vec![1.0], |whole, factor| product(&whole, &factor))
}

/// The differences of values.
pub(super) fn differenced(values: &[f64], order: Order) -> Vec<f64> {
    let polynomial = polynomial(order);
    let spans = values.windows(polynomial.len());
    spans.map(|span| span.iter().rev().zip(&polynomial).map(|(y, c)| y * c).sum()).collect()
}

/// Values from the values before and the differences to come.
pub(super) fn integrated(values: &[f64], order: Order, differences: &[f64]) -> Vec<f64> {
    let polynomial = polynomial(order);
    let mut whole = values.to_vec();
    for difference in differences {
        let past = whole.iter().rev().zip(polynomial.iter().skip(1));
        let past: f64 = past.map(|(y, c)| y * c).sum();
        whole.push(difference - past);
    }
    whole.split_off(values.len())
}
