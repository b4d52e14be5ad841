//! Documents of a case: received once stored, withdrawn when they do not belong there.

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
use record::DocumentEvent;

/// The concept of the documents of a case.
#[derive(Debug)]
pub enum Documents {}

impl Concept for Documents {
    type State = State;
    type Event = DocumentEvent;
    type Command = Command;
    type Kind = Kind;
    type Facts<'a> = Facts;
    type Refusal = Refusal;

    fn decide(log: &mut Recorder<Self>, command: Command, facts: &Facts) -> Result<(), Refusal> {
        decide::decide(log, command, facts)
    }
    fn evolve(state: &mut State, event: &DocumentEvent) {
        evolve::evolve(state, event);
    }
    fn allowed(state: &State) -> Vec<Kind> {
        allowed::allowed(state)
    }
}
