//! Sheets of numbers as people keep them: separated text, read with the place of every fault.
//!
//! It must never guess a number: what is not one is a fault that says where it stands.

mod fault;
mod number;
mod packed;
mod sheet;

pub use fault::{Fault, What};
pub use sheet::{Row, Sheet};

#[cfg(test)]
mod tests;
