//! Sheets of numbers as people keep them: separated text, read with the place of every fault, and
//! written so that it can be read again.
//!
//! It must never guess a number: what is not one is a fault that says where it stands.

mod count;
mod fault;
mod number;
mod packed;
mod sheet;
mod total;
mod written;

pub(crate) use count::{COUNT_NAMES, count_names};
pub use fault::{Fault, What};
pub use sheet::{Row, Sheet};
pub(crate) use total::is_total;
pub(crate) use written::quoted;
pub use written::{cell, line};

#[cfg(test)]
mod tests;
