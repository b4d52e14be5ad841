//! Notes on a case, each in one compartment.

use kernel::{CaseId, EventId, PersonId, Timestamp};
use serde::{Deserialize, Serialize};

use crate::draft::{DecodeError, Draft, Recordable, Stored};
use crate::secret::Secret;

/// What happened to the notes of a case.
#[derive(Debug, Clone, PartialEq)]
pub enum NoteEvent {
    /// A note was written.
    Written(Written),
}

/// A note was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The note.
    pub id: EventId,
    /// On which case.
    pub case: CaseId,
    /// Whose case.
    pub applicant: PersonId,
    /// When.
    pub at: Timestamp,
    /// What it says.
    pub text: Secret<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPayload {
    text: Secret<String>,
}

impl Recordable for NoteEvent {
    fn draft(&self) -> Draft {
        match self {
            Self::Written(note) => {
                let payload = WrittenPayload { text: note.text.clone() };
                let mut draft = Draft::new("note_written", &payload)
                    .touching(note.case, "case")
                    .touching(note.applicant, "applicant")
                    .sealed_for(note.applicant);
                draft.id = Some(note.id);
                draft.occurred_at = Some(note.at);
                draft
            }
        }
    }

    fn read(stored: Stored<'_>) -> Result<Option<Self>, DecodeError> {
        if stored.envelope.kind.name != "note_written" {
            return Ok(None);
        }
        let envelope = stored.envelope;
        let case = CaseId::new(stored.object("case")?);
        let applicant = PersonId::new(stored.object("applicant")?);
        let payload: WrittenPayload = stored.payload()?;
        Ok(Some(Self::Written(Written {
            id: envelope.id,
            case,
            applicant,
            at: envelope.occurred_at,
            text: payload.text,
        })))
    }
}
