//! A report of violence: made once, continued by who made it, answered, passed on, closed.
//!
//! It says what may be done with a report, and never who it is from: it does not know.

mod allowed;
mod command;
mod decide;
mod evolve;
mod refusal;
#[cfg(test)]
mod tests;

pub use command::{Command, Kind, Told};
pub use decide::{Facts, LONGEST};
pub use evolve::State;
pub use refusal::Refusal;

use crate::{Concept, Recorder};
use record::ReportEvent;

/// The concept of a report.
#[derive(Debug)]
pub enum Report {}

impl Concept for Report {
    type State = State;
    type Event = ReportEvent;
    type Command = Command;
    type Kind = Kind;
    type Facts<'a> = Facts;
    type Refusal = Refusal;

    fn decide(log: &mut Recorder<Self>, command: Command, facts: &Facts) -> Result<(), Refusal> {
        decide::decide(log, command, facts)
    }
    fn evolve(state: &mut State, event: &ReportEvent) {
        evolve::evolve(state, event);
    }
    fn allowed(state: &State) -> Vec<Kind> {
        allowed::allowed(state)
    }
}
