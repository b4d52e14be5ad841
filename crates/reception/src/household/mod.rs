//! A household: formed around its head, joined and left by its members.

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
use record::HouseholdEvent;

/// The concept of a household.
#[derive(Debug)]
pub enum Household {}

impl Concept for Household {
    type State = State;
    type Event = HouseholdEvent;
    type Command = Command;
    type Kind = Kind;
    type Facts<'a> = Facts;
    type Refusal = Refusal;

    fn decide(log: &mut Recorder<Self>, command: Command, facts: &Facts) -> Result<(), Refusal> {
        decide::decide(log, command, facts)
    }
    fn evolve(state: &mut State, event: &HouseholdEvent) {
        evolve::evolve(state, event);
    }
    fn allowed(state: &State) -> Vec<Kind> {
        allowed::allowed(state)
    }
}
