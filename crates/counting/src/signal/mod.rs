//! Do reports crowd in one place for a while, more than chance would have it? And tables of them that
//! single nobody out.
//!
//! It must never say that something happened there: a signal is where to look first, and reports are
//! those people dared to make.

mod scan;
#[cfg(test)]
mod tests;
mod withhold;

pub use scan::{Cluster, FEWEST, Grid, LARGEST, Refusal, Scanned, scan};
pub use withhold::{THRESHOLD, Withheld, withhold};
