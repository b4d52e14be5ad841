//! How many have no permit, from three counts a group: who was found without one, who came to notice in
//! another way, who is registered (the ratio model of Zhang 2008).
//!
//! It must never give the number of one estimator as if there were no other: least squares, Poisson and
//! negative binomial are always fitted together, and what leaving out one group does is told.

mod card;
mod choice;
mod design;
mod fit;
mod groups;
mod loss;
mod resample;
mod search;
mod size;
mod warning;
mod words;

pub use card::{Attempt, Estimated, RatioCard};
pub use choice::{RESAMPLES_MOST, Request, estimate};
pub use design::Offset;
pub use fit::{Estimator, Refusal};
pub use groups::{GROUPS_LEAST, Group, Groups, LEVELS_MOST};
pub use resample::{Bootstrap, Moved, Sensitivity};
pub use size::{Share, Size};
pub use warning::Warning;

#[cfg(test)]
mod tests;
