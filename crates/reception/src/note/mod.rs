//! Notes on a case: written once, each in one compartment, never changed.

mod allowed;
mod command;
mod decide;
mod evolve;
mod refusal;
#[cfg(test)]
mod tests;

pub use command::{Command, Kind};
pub use decide::Facts;
pub use evolve::State;
pub use refusal::Refusal;

use crate::{Concept, Recorder};
use record::NoteEvent;

/// The concept of the notes of a case.
#[derive(Debug)]
pub enum Notes {}

impl Concept for Notes {
    type State = State;
    type Event = NoteEvent;
    type Command = Command;
    type Kind = Kind;
    type Facts<'a> = Facts;
    type Refusal = Refusal;

    fn decide(log: &mut Recorder<Self>, command: Command, facts: &Facts) -> Result<(), Refusal> {
        decide::decide(log, command, facts)
    }
    fn evolve(state: &mut State, event: &NoteEvent) {
        evolve::evolve(state, event);
    }
    fn allowed(state: &State) -> Vec<Kind> {
        allowed::allowed(state)
    }
}
