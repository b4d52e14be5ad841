//! The law: procedures as timed DCR graphs, and the legal clock their terms are computed by.
//!
//! Values in, values out: this crate reads no file, knows no present instant and keeps no state.

pub mod check;
pub mod clock;
pub mod draw;
pub mod explain;
#[cfg(test)]
mod fixture;
pub mod graph;
mod guard;
pub mod pack;
mod run;
mod text;

pub use guard::{Guard, GuardError, Op};
pub use pack::{File, Library, Pack, Procedure, Step};
pub use run::{Hindrance, NoSuchStep, Owed, Run, Standing};
pub use text::Text;
