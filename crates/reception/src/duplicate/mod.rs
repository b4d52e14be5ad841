//! Whether two registered people are one. Nothing merges by itself: a human decides, with a reason,
//! and the decision can be undone without a trace in anything but the trace.

mod allowed;
mod command;
mod decide;
mod evolve;
mod refusal;
#[cfg(test)]
mod tests;

pub use command::{Command, Kind};
pub use decide::Facts;
pub use evolve::{Standing, State};
pub use refusal::Refusal;

use crate::{Concept, Recorder};
use record::DuplicateEvent;

/// The concept of people who may be one.
#[derive(Debug)]
pub enum Duplicates {}

impl Concept for Duplicates {
    type State = State;
    type Event = DuplicateEvent;
    type Command = Command;
    type Kind = Kind;
    type Facts<'a> = Facts;
    type Refusal = Refusal;

    fn decide(log: &mut Recorder<Self>, command: Command, facts: &Facts) -> Result<(), Refusal> {
        decide::decide(log, command, facts)
    }
    fn evolve(state: &mut State, event: &DuplicateEvent) {
        evolve::evolve(state, event);
    }
    fn allowed(state: &State) -> Vec<Kind> {
        allowed::allowed(state)
    }
}
