//! Numerical tools that several methods share: the search for a minimum, quantiles, the interval of a
//! share, numbers as people read them.
//!
//! It must never know what the numbers mean, and never answer with a value that is not finite as if
//! it were a result.

mod descent;
mod minimum;
mod quantile;
mod share;
mod shown;
mod simplex;

pub use minimum::{Minimum, minimise};
pub use quantile::{type_7, type_8};
pub use share::{Z_95, wilson_95};
pub use shown::{apart, decimal, decimal_fine, grouped, leading_zeros, trimmed};
