//! Decides about people who may be one.

use kernel::{Compartment, EventId, PersonId};
use record::{Decided, DuplicateEvent, Finding, Secret};

use super::{Command, Duplicates, Refusal, State};
use crate::Recorder;

/// What is looked up beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// The id a decision will have.
    pub id: EventId,
}

const LONGEST: usize = 2_000;

pub(super) fn decide(
    log: &mut Recorder<Duplicates>,
    command: Command,
    facts: &Facts,
) -> Result<(), Refusal> {
    match command {
        Command::Decide { one, other, finding, reason } => {
            possible(log.state(), one, other, finding)?;
            let reason = reasoned(&reason)?;
            let decided = Decided { id: facts.id, one, other, finding, reason };
            log.record(DuplicateEvent::Decided(decided));
        }
        Command::Undo { decision, reason } => {
            let standing = log.state().standing.get(&decision).copied();
            let pair = standing.ok_or(Refusal::NoSuchDecision(decision))?;
            let reason = reasoned(&reason)?;
            let (one, other) = (pair.one, pair.other);
            log.record(DuplicateEvent::Undone { decision, one, other, reason });
        }
    }
    Ok(())
}

/// A finding must not contradict those that stand: who is one with another is one with all who are.
fn possible(
    state: &State,
    one: PersonId,
    other: PersonId,
    finding: Finding,
) -> Result<(), Refusal> {
    if one == other {
        return Err(Refusal::OneFile);
    }
    if let Some((decision, _)) = state.between(one, other) {
        return Err(Refusal::Decided(decision));
    }
    let (ones, others) = (state.same_as(one), state.same_as(other));
    match finding {
        Finding::Different if ones.contains(&other) => Err(Refusal::OneThroughOthers),
        Finding::Same => match state.apart(&ones, &others) {
            Some(decision) => Err(Refusal::DifferentThroughOthers(decision)),
            None => Ok(()),
        },
        Finding::Different => Ok(()),
    }
}

fn reasoned(reason: &str) -> Result<Secret<String>, Refusal> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::NoReason);
    }
    if reason.chars().count() > LONGEST {
        return Err(Refusal::ReasonTooLong);
    }
    Ok(Secret::new(Compartment::Identity, reason.to_owned()))
}
