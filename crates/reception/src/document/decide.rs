//! Decides about documents.

use kernel::{CaseId, PersonId};
use record::{DocumentEvent, Received};

use super::{Command, Documents, Refusal};
use crate::Recorder;

/// What is looked up beforehand.
#[derive(Debug, Clone, Copy)]
pub struct Facts {
    /// On which case.
    pub case: CaseId,
    /// Whose case.
    pub applicant: PersonId,
}

/// More documents than this are no file any more.
pub(super) const MOST: usize = 500;
const LONGEST_TITLE: usize = 200;

pub(super) fn decide(
    log: &mut Recorder<Documents>,
    command: Command,
    facts: &Facts,
) -> Result<(), Refusal> {
    let held = &log.state().held;
    match command {
        Command::Receive { document, asked_as, media_type, bytes, title } => {
            let title = title.trim();
            if held.len() >= MOST {
                return Err(Refusal::TooMany);
            }
            if held.contains(&document) {
                return Err(Refusal::AlreadyReceived);
            }
            if title.is_empty() {
                return Err(Refusal::NoTitle);
            }
            if title.chars().count() > LONGEST_TITLE {
                return Err(Refusal::TitleTooLong);
            }
            log.record(DocumentEvent::Received(Received {
                document,
                case: facts.case,
                person: facts.applicant,
                asked_as,
                media_type,
                bytes,
                title: Received::title(title.to_owned()),
            }));
        }
        Command::Withdraw(document) => {
            if !held.contains(&document) {
                return Err(Refusal::NotReceived);
            }
            log.record(DocumentEvent::Withdrawn { document, case: facts.case });
        }
    }
    Ok(())
}
