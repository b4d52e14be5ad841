//! How many there are, from lists that overlap: multiple systems estimation, or capture-recapture.
//!
//! It must never print one number as if it were known: an estimate comes with its interval and with
//! what other sound models say.

mod pattern;

pub use pattern::{LISTS_MOST, Pattern, Patterns};

#[cfg(test)]
mod tests;
