//! What may be decided about persons, households, cases, documents, notes and reports.
//!
//! Pure and synchronous: no I/O, no clock, no randomness, no serialisation. Every concept has the
//! same files: `command`, `decide`, `evolve`, `allowed`, `refusal`, `tests`.

pub mod case;
mod concept;
pub mod document;
pub mod duplicate;
pub mod form;
pub mod household;
pub mod note;
pub mod person;
pub mod report;

pub use concept::{Concept, Recorder};
