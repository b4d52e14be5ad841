//! Decides about notes.

use kernel::{CaseId, EventId, PersonId, Timestamp};
use record::{NoteEvent, Secret, Written};

use super::{Command, Notes, Refusal};
use crate::Recorder;

/// What is looked up beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// The id the note will have.
    pub id: EventId,
    /// On which case.
    pub case: CaseId,
    /// Whose case.
    pub applicant: PersonId,
    /// When it is written.
    pub now: Timestamp,
}

const LONGEST: usize = 20_000;

pub(super) fn decide(
    log: &mut Recorder<Notes>,
    command: Command,
    facts: &Facts,
) -> Result<(), Refusal> {
    let Command::Write(compartment, text) = command;
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::Empty);
    }
    if text.chars().count() > LONGEST {
        return Err(Refusal::TooLong);
    }
    log.record(NoteEvent::Written(Written {
        id: facts.id,
        case: facts.case,
        applicant: facts.applicant,
        at: facts.now,
        text: Secret::new(compartment, text.to_owned()),
    }));
    Ok(())
}
