//! Coefficients of polynomials, kept stationary and invertible.
//!
//! It must never hand over a root on or within the unit circle.

use super::order::Order;

/// The coefficients of a model, multiplied out: `1 - sum ar_i B^i` and `1 + sum ma_i B^i`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Coefficients {
    pub(super) ar: Vec<f64>,
    pub(super) ma: Vec<f64>,
    pub(super) mean: f64,
}

/// The four polynomials of a model before they are multiplied out, each with the signs that
/// `1 - sum ar B^i` and `1 + sum ma B^i` give them.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Parts {
    pub(super) ar: Vec<f64>,
    pub(super) ma: Vec<f64>,
    pub(super) seasonal_ar: Vec<f64>,
    pub(super) seasonal_ma: Vec<f64>,
    pub(super) mean: f64,
}

/// Nearer to the circle than this no root may come.
const NEAREST: f64 = 0.9999;

impl Parts {
    /// The parts that numbers without bounds stand for: each polynomial by its partial
    /// autocorrelations (Monahan 1984), the mean in units of `unit`.
    pub(super) fn read(order: Order, free: &[f64], unit: f64) -> Self {
        let mut free = free.iter().copied();
        let mut take = |count: usize| -> Vec<f64> {
            let partial: Vec<f64> =
                free.by_ref().take(count).map(|free| free.tanh() * NEAREST).collect();
            stationary(&partial)
        };
        let ar = take(order.p);
        let ma = take(order.q).into_iter().map(|it| -it).collect();
        let seasonal_ar = take(order.sp);
        let seasonal_ma = take(order.sq).into_iter().map(|it| -it).collect();
        let mean = if order.mean { free.next().unwrap_or_default() * unit } else { 0.0 };
        Self { ar, ma, seasonal_ar, seasonal_ma, mean }
    }

    /// The parts multiplied out.
    pub(super) fn multiply(&self, season: usize) -> Coefficients {
        let signed = |own: &[f64], sign: f64, step: usize| {
            let mut polynomial = vec![0.0; own.len() * step + 1];
            for (slot, value) in polynomial.iter_mut().step_by(step).skip(1).zip(own) {
                *slot = sign * value;
            }
            if let Some(first) = polynomial.first_mut() {
                *first = 1.0;
            }
            polynomial
        };
        let ar = product(&signed(&self.ar, -1.0, 1), &signed(&self.seasonal_ar, -1.0, season));
        let ma = product(&signed(&self.ma, 1.0, 1), &signed(&self.seasonal_ma, 1.0, season));
        Coefficients {
            ar: ar.into_iter().skip(1).map(|it| -it).collect(),
            ma: ma.into_iter().skip(1).collect(),
            mean: self.mean,
        }
    }
}

/// The coefficients of a stationary autoregression with these partial autocorrelations
/// (the recursion of Durbin and Levinson).
fn stationary(partial: &[f64]) -> Vec<f64> {
    let mut coefficients: Vec<f64> = Vec::with_capacity(partial.len());
    for last in partial {
        let turned: Vec<f64> = coefficients.iter().rev().copied().collect();
        for (own, other) in coefficients.iter_mut().zip(turned) {
            *own -= last * other;
        }
        coefficients.push(*last);
    }
    coefficients
}

/// The product of two polynomials, the lowest power first.
pub(super) fn product(a: &[f64], b: &[f64]) -> Vec<f64> {
    let mut result = vec![0.0; (a.len() + b.len()).saturating_sub(1)];
    for (shift, left) in a.iter().enumerate() {
        for (slot, right) in result.iter_mut().skip(shift).zip(b) {
            *slot += left * right;
        }
    }
    result
}
