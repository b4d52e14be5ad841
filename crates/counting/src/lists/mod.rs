//! How many there are, from lists that overlap: multiple systems estimation, or capture-recapture.
//!
//! It must never print one number as if it were known: an estimate comes with its interval and with
//! what other sound models say.

pub mod average;
pub mod decomposable;
pub mod design;
pub mod diagnostics;
pub mod fit;
pub mod glm;
pub mod latent;
pub mod model;
mod pattern;
pub mod quantile;

pub use fit::{Fit, FitFault};
pub use model::{Model, ModelFault};
pub use pattern::{LISTS_MOST, Pattern, Patterns};

#[cfg(test)]
mod tests;
