//! How many there are, and how sure that is.
//!
//! Official statistics on people on the move, from lists that overlap, tables that moved and series
//! that go on. It takes values and returns values: no domain, no clock, no hidden randomness (what
//! draws takes a seed). See the README for worked examples.
//!
//! - [`deaths`]: who died or went missing on the way, and which incidents of several lists are one.
//! - [`draw`]: figures as accessible SVG.
//! - [`input`]: sheets of numbers, read with the place of every fault.
//! - [`integration`]: integration from both sides, in figures of groups only.
//! - [`lists`]: how many, from lists that overlap (multiple systems estimation).

pub mod deaths;
pub mod draw;
pub mod input;
pub mod integration;
pub mod lists;
