//! How many there are, and how sure that is.
//!
//! Official statistics on people on the move, from lists that overlap, tables that moved and series
//! that go on. It takes values and returns values: no domain, no clock, no hidden randomness (what
//! draws takes a seed). See the README for worked examples.
//!
//! - [`draw`]: the answers as drawings (SVG).
//! - [`forecast`]: what comes next, from a series, and when it leaves the ordinary.
//! - [`input`]: sheets of numbers, read with the place of every fault.
//! - [`lists`]: how many, from lists that overlap (multiple systems estimation).
//! - [`numeric`]: the search for a minimum.

pub mod draw;
pub mod forecast;
pub mod input;
pub mod lists;
pub mod numeric;
