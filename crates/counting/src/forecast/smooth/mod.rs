//! Exponential smoothing in state space form (Hyndman, Koehler, Ord and Snyder 2008): fifteen models
//! of error, trend and season, fitted by maximum likelihood and chosen by AICc.
//!
//! It must never give back parameters with which old errors would gain weight.

mod admissible;
mod fit;
mod form;
mod predict;
mod recursion;
mod start;

pub use fit::{Fit, best, fit};
pub use form::{Error, Form, Season, Trend};
pub use recursion::{Parameters, State};

#[cfg(test)]
mod tests;
