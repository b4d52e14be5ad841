//! Numerical tools that several methods share: the search for a minimum.
//!
//! It must never know what the numbers mean, and never answer with a value that is not finite as if
//! it were a result.

mod descent;
mod minimum;
mod simplex;

pub use minimum::{Minimum, minimise};
