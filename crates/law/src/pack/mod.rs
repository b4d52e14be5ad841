//! Packs: the procedures of a country, read from TOML, with every reference resolved.

mod library;
mod model;
mod problem;
mod raw;
mod read;

#[cfg(test)]
mod tests;

pub use library::{File, Library};
pub use model::{
    Answered, Choice, Clock, ClockKind, Count, Counted, Deadline, Document, Field, FieldType,
    Keeping, Loss, Mode, Pack, Period, Phase, Place, Procedure, Relation, Source, SourceKind,
    Start, Status, Step, StepKind, Transition,
};
pub use problem::{Problem, Problems};
