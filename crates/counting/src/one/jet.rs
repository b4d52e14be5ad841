//! Numbers that carry their first and second derivatives by the two variables of a count model.
//!
//! It must never be used for more than two variables: the linear predictor and the one-inflation.

use std::ops::{Add, Mul, Neg, Sub};

/// A value with its derivatives by the linear predictor (`eta`) and by the logit of the one-inflation
/// (`gamma`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Jet {
    pub(super) value: f64,
    pub(super) by_eta: f64,
    pub(super) by_gamma: f64,
    pub(super) eta_eta: f64,
    pub(super) eta_gamma: f64,
    pub(super) gamma_gamma: f64,
}

impl Jet {
    pub(super) const fn constant(value: f64) -> Self {
        Self { value, by_eta: 0.0, by_gamma: 0.0, eta_eta: 0.0, eta_gamma: 0.0, gamma_gamma: 0.0 }
    }

    pub(super) const fn eta(value: f64) -> Self {
        Self { by_eta: 1.0, ..Self::constant(value) }
    }

    pub(super) const fn gamma(value: f64) -> Self {
        Self { by_gamma: 1.0, ..Self::constant(value) }
    }

    /// A function of this, by its value and its first two derivatives there (the chain rule).
    fn chain(self, value: f64, first: f64, second: f64) -> Self {
        Self {
            value,
            by_eta: first * self.by_eta,
            by_gamma: first * self.by_gamma,
            eta_eta: second * self.by_eta * self.by_eta + first * self.eta_eta,
            eta_gamma: second * self.by_eta * self.by_gamma + first * self.eta_gamma,
            gamma_gamma: second * self.by_gamma * self.by_gamma + first * self.gamma_gamma,
        }
    }

    pub(super) fn exp(self) -> Self {
        let value = self.value.exp();
        self.chain(value, value, value)
    }

    /// `exp(x) - 1`, exact for small `x`.
    pub(super) fn exp_m1(self) -> Self {
        let slope = self.value.exp();
        self.chain(self.value.exp_m1(), slope, slope)
    }

    pub(super) fn ln(self) -> Self {
        let slope = self.value.recip();
        self.chain(self.value.ln(), slope, -slope * slope)
    }

    pub(super) fn recip(self) -> Self {
        let value = self.value.recip();
        self.chain(value, -value * value, 2.0 * value * value * value)
    }

    /// `1 / (1 + exp(-x))`.
    pub(super) fn logistic(self) -> Self {
        let value = (1.0 + (-self.value).exp()).recip();
        let slope = value * (1.0 - value);
        self.chain(value, slope, slope * (1.0 - 2.0 * value))
    }

    /// `ln(1 + exp(x))`, without overflow.
    pub(super) fn softplus(self) -> Self {
        let value = self.value.max(0.0) + (-self.value.abs()).exp().ln_1p();
        let slope = (1.0 + (-self.value).exp()).recip();
        self.chain(value, slope, slope * (1.0 - slope))
    }

    pub(super) fn times(self, factor: f64) -> Self {
        self.chain(factor * self.value, factor, 0.0)
    }
}

impl Add for Jet {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            value: self.value + other.value,
            by_eta: self.by_eta + other.by_eta,
            by_gamma: self.by_gamma + other.by_gamma,
            eta_eta: self.eta_eta + other.eta_eta,
            eta_gamma: self.eta_gamma + other.eta_gamma,
            gamma_gamma: self.gamma_gamma + other.gamma_gamma,
        }
    }
}

impl Neg for Jet {
    type Output = Self;

    fn neg(self) -> Self {
        self.times(-1.0)
    }
}

impl Sub for Jet {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Jet {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let (a, b) = (self, other);
        Self {
            value: a.value * b.value,
            by_eta: a.by_eta * b.value + a.value * b.by_eta,
            by_gamma: a.by_gamma * b.value + a.value * b.by_gamma,
            eta_eta: a.eta_eta * b.value + 2.0 * a.by_eta * b.by_eta + a.value * b.eta_eta,
            eta_gamma: a.eta_gamma * b.value
                + a.by_eta * b.by_gamma
                + a.by_gamma * b.by_eta
                + a.value * b.eta_gamma,
            gamma_gamma: a.gamma_gamma * b.value
                + 2.0 * a.by_gamma * b.by_gamma
                + a.value * b.gamma_gamma,
        }
    }
}
