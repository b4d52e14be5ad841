//! A case: one run of one procedure. What may happen next is the law's to say; this concept says
//! who recorded what, when, and what does not count after all.

mod allowed;
mod command;
mod decide;
mod evolve;
mod refusal;
#[cfg(test)]
mod tests;

pub use command::{Command, Kind, Open};
pub use decide::Facts;
pub use evolve::{Happened, State};
pub use refusal::Refusal;

use crate::{Concept, Recorder};
use record::CaseEvent;

/// The concept of a case.
#[derive(Debug)]
pub enum Case {}

impl Concept for Case {
    type State = State;
    type Event = CaseEvent;
    type Command = Command;
    type Kind = Kind;
    type Facts<'a> = Facts<'a>;
    type Refusal = Refusal;

    fn decide(
        log: &mut Recorder<Self>,
        command: Command,
        facts: &Facts<'_>,
    ) -> Result<(), Refusal> {
        decide::decide(log, command, facts)
    }
    fn evolve(state: &mut State, event: &CaseEvent) {
        evolve::evolve(state, event);
    }
    fn allowed(state: &State) -> Vec<Kind> {
        allowed::allowed(state)
    }
}
