//! Suppression: cells that expose somebody are left out, and others with them so that nobody works
//! them out from what adds up.
//!
//! It must never hand out a pattern that its own audit does not find safe.

mod audit;
pub mod primary;
mod problem;
mod secondary;

pub use audit::Interval;
pub use secondary::{Loss, Refused, Rule, Suppressed, suppress};

#[cfg(test)]
mod tests;
