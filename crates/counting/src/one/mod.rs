//! How many, from one list only: how often each person was captured tells how many never were.
//!
//! It must never hide that a model was chosen: every answer carries what the other models say, and the
//! lower bound that needs none of them.

mod bound;
mod choice;
mod design;
mod fit;
mod goodness;
mod jet;
mod model;
mod people;
mod size;
mod words;

pub use bound::Bounds;
pub use choice::{Attempt, Fit, OneList, estimate};
pub use fit::{Coefficient, Refusal};
pub use goodness::{Cell, Goodness};
pub use model::{Family, Model, OneInflation};
pub use people::{CAPTURES_MOST, Covariate, LEVELS_MOST, People, Values};
pub use size::{PopulationSize, Share, normal_interval};

#[cfg(test)]
mod tests;
