//! Tables that expose no one: noise from cell keys, rounding, suppression, differential privacy, and
//! attacks that try to undo them.
//!
//! It must never let a table out as safe that its own attacks break without saying so.

pub mod attack;
pub mod cell_key;
mod counted;
pub mod cube;
pub mod decimal;
pub mod keys;
pub mod laplace;
pub mod ledger;
pub mod ptable;
pub mod released;
pub mod round;
mod stream;
pub mod suppress;
pub mod tabulate;
mod total;
