//! Seasonal ARIMA models (Box and Jenkins 1970): exact likelihood, order chosen by AICc.
//!
//! It must never compare the likelihoods of series that were differenced or transformed differently.

mod autocovariance;
mod difference;
mod filter;
mod fit;
mod order;
mod parameters;
mod predict;
mod select;

pub use fit::{Fit, fit};
pub use order::Order;
pub use select::{Differences, best, differences};

#[cfg(test)]
mod tests;
