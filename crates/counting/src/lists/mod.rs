//! How many there are, from lists that overlap: multiple systems estimation, or capture-recapture.
//!
//! It must never print one number as if it were known: an estimate comes with its interval and with
//! what other sound models say.

pub mod average;
pub mod bootstrap;
pub mod bounds;
pub mod card;
pub mod decomposable;
pub mod design;
pub mod diagnostics;
pub mod enumerate;
pub mod existence;
pub mod fit;
pub mod glm;
pub mod heterogeneity;
pub mod interval;
pub mod latent;
mod lattice;
pub mod model;
mod pattern;
pub mod profile;
mod read;
pub mod sound;
pub mod sparse;
pub mod spread;
pub mod stepwise;
pub mod strata;
mod table;
pub mod telling;
pub mod warning;
pub(crate) mod words;

pub use card::{Card, Method, Request, estimate};
pub use fit::{Fit, FitFault};
pub use model::{Model, ModelFault};
pub use pattern::{LISTS_MOST, Pattern, Patterns};
pub use read::{Counted, Reading, count_called};
pub(crate) use read::{asked_whether_it_counts, seems_count};

#[cfg(test)]
mod tests;
