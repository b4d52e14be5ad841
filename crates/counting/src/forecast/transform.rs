//! Scales on which a series is modelled: as it is, or its logarithm.
//!
//! It must never take the logarithm of what has none.

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
            Self::Log if !positive => Err(Unfit::NotPositive),
            Self::Log => Ok(values.iter().map(|value| value.ln()).collect()),
        }
    }

    /// A value of this scale in the units of the series.
    #[must_use]
    pub fn back(self, value: f64) -> f64 {
        match self {
            Self::Level => value,
            Self::Log => value.exp(),
        }
    }
}
