//! How many there are, and how sure that is.
//!
//! Official statistics on people on the move, from lists that overlap, tables that moved and series
//! that go on. It takes values and returns values: no domain, no clock, no hidden randomness (what
//! draws takes a seed). See the README for worked examples.
//!
//! - [`account`]: who was there, who came and went, who is there.
//! - [`draw`]: flows as chord and Sankey diagrams, the estimate card.
//! - [`flows`]: who moved, from who lives where at two moments.
//! - [`input`]: sheets of numbers, read with the place of every fault.
//! - [`lists`]: how many, from lists that overlap (multiple systems estimation).
//! - [`one`]: how many, from one list with repeated captures (zero-truncated counts).
//! - [`told`]: warnings and faults as keys and values, for other languages.

pub mod account;
pub mod draw;
pub mod flows;
pub mod input;
pub mod lists;
pub mod one;
pub mod told;
