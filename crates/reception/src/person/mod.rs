//! A person's file: identity as claims, contact, the code to come back with.

mod allowed;
mod command;
mod decide;
mod evolve;
mod refusal;
#[cfg(test)]
mod tests;

pub use command::{Claim, Command, Kind};
pub use decide::Facts;
pub use evolve::State;
pub use refusal::Refusal;

use crate::{Concept, Recorder};
use record::PersonEvent;

/// The concept of a person.
#[derive(Debug)]
pub enum Person {}

impl Concept for Person {
    type State = State;
    type Event = PersonEvent;
    type Command = Command;
    type Kind = Kind;
    type Facts<'a> = Facts;
    type Refusal = Refusal;

    fn decide(log: &mut Recorder<Self>, command: Command, facts: &Facts) -> Result<(), Refusal> {
        decide::decide(log, command, facts)
    }
    fn evolve(state: &mut State, event: &PersonEvent) {
        evolve::evolve(state, event);
    }
    fn allowed(state: &State) -> Vec<Kind> {
        allowed::allowed(state)
    }
}
