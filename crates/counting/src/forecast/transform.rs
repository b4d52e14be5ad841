//! Scales on which a series is modelled: as it is, its logarithm, or a power (Box and Cox 1964).
//!
//! It must never take the logarithm or power of what has none.

use serde::Serialize;

use super::series::Unfit;

/// A scale.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Transform {
    /// As it is.
    Level,
    /// The natural logarithm.
    Log,
    /// `(y^lambda - 1) / lambda`, of which the logarithm is the limit at 0.
    BoxCox(f64),
}

impl Transform {
    /// The values on this scale.
    ///
    /// # Errors
    /// When a value is zero or less, and the scale is not the level.
    pub fn of(self, values: &[f64]) -> Result<Vec<f64>, Unfit> {
        let positive = values.iter().all(|value| *value > 0.0);
        match self {
            Self::Level => Ok(values.to_vec()),
            Self::Log | Self::BoxCox(_) if !positive => Err(Unfit::NotPositive),
            Self::Log => Ok(values.iter().map(|value| value.ln()).collect()),
            Self::BoxCox(lambda) if lambda.abs() < 1e-8 => Self::Log.of(values),
            Self::BoxCox(lambda) => {
                Ok(values.iter().map(|value| (value.powf(lambda) - 1.0) / lambda).collect())
            }
        }
    }

    /// A value of this scale in the units of the series; 0 below what the power can reach.
    #[must_use]
    pub fn back(self, value: f64) -> f64 {
        match self {
            Self::Level => value,
            Self::Log => value.exp(),
            Self::BoxCox(lambda) if lambda.abs() < 1e-8 => value.exp(),
            Self::BoxCox(lambda) => (value * lambda + 1.0).max(0.0).powf(1.0 / lambda),
        }
    }
}
