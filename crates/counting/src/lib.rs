//! How many there are, and how sure that is.
//!
//! Official statistics on people on the move, from lists that overlap, tables that moved and series
//! that go on. It takes values and returns values: no domain, no clock, no hidden randomness (what
//! draws takes a seed). See the README for worked examples.
//!
//! - [`account`]: who was there, who came and went, who is there.
//! - [`deaths`]: who died or went missing on the way, and which incidents of several lists are one.
//! - [`draw`]: figures as SVG that anyone can read.
//! - [`flows`]: who moved, from who lives where at two moments.
//! - [`forecast`]: what comes next, from a series, and when it leaves the ordinary.
//! - [`input`]: sheets of numbers, read with the place of every fault.
//! - [`integration`]: integration from both sides, in figures of groups only.
//! - [`lists`]: how many, from lists that overlap (multiple systems estimation).
//! - [`numeric`]: the search for a minimum.
//! - [`one`]: how many, from one list with repeated captures (zero-truncated counts).
//! - [`protect`]: tables that expose no one, and attacks that try them.
//! - [`publish`]: figures with an identity, in the forms statistical offices exchange.
//! - [`told`]: warnings and faults as keys and values, for other languages.
//! - [`signal`]: where reports crowd more than chance would have it.

pub mod account;
pub mod deaths;
pub mod draw;
pub mod flows;
pub mod forecast;
pub mod input;
pub mod integration;
pub mod lists;
pub mod numeric;
pub mod one;
pub mod protect;
pub mod publish;
mod separated;
pub mod signal;
pub mod told;
