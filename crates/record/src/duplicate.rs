//! Whether two registered people are one: decided by a human, with a reason, and undone likewise.

use kernel::{EventId, PersonId};
use serde::{Deserialize, Serialize};

use crate::draft::{DecodeError, Draft, Recordable, Stored};
use crate::secret::Secret;

/// What happened between two people's files.
#[derive(Debug, Clone, PartialEq)]
pub enum DuplicateEvent {
    /// It was decided whether they are one person.
    Decided(Decided),
    /// A decision no longer stands.
    Undone {
        /// Which decision.
        decision: EventId,
        /// The person it was about.
        one: PersonId,
        /// The other.
        other: PersonId,
        /// Why.
        reason: Secret<String>,
    },
}

/// It was decided whether two registered people are one.
#[derive(Debug, Clone, PartialEq)]
pub struct Decided {
    /// The decision's own id.
    pub id: EventId,
    /// A person; the reason is sealed under this one's key.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
    /// What was decided.
    pub finding: Finding,
    /// Why.
    pub reason: Secret<String>,
}

/// What was decided of two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// They are one person.
    Same,
    /// They are two.
    Different,
}

impl Finding {
    /// The word used in forms and as the key of a translation.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Different => "different",
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DecidedPayload {
    finding: Finding,
    reason: Secret<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct UndonePayload {
    decision: EventId,
    reason: Secret<String>,
}

const ONE: &str = "person";
const OTHER: &str = "other_person";

impl Recordable for DuplicateEvent {
    fn draft(&self) -> Draft {
        match self {
            Self::Decided(decided) => {
                let payload =
                    DecidedPayload { finding: decided.finding, reason: decided.reason.clone() };
                let mut draft = Draft::new("duplicate_decided", &payload)
                    .touching(decided.one, ONE)
                    .touching(decided.other, OTHER)
                    .sealed_for(decided.one);
                draft.id = Some(decided.id);
                draft
            }
            Self::Undone { decision, one, other, reason } => {
                let payload = UndonePayload { decision: *decision, reason: reason.clone() };
                Draft::new("duplicate_undone", &payload)
                    .touching(*one, ONE)
                    .touching(*other, OTHER)
                    .sealed_for(*one)
            }
        }
    }

    fn read(stored: Stored<'_>) -> Result<Option<Self>, DecodeError> {
        let name = stored.envelope.kind.name.clone();
        let both = || Ok((stored.object(ONE)?, stored.object(OTHER)?));
        let both = || both().map(|(one, other)| (PersonId::new(one), PersonId::new(other)));
        Ok(Some(match name.as_str() {
            "duplicate_decided" => {
                let ((one, other), id) = (both()?, stored.envelope.id);
                let DecidedPayload { finding, reason } = stored.payload()?;
                Self::Decided(Decided { id, one, other, finding, reason })
            }
            "duplicate_undone" => {
                let (one, other) = both()?;
                let UndonePayload { decision, reason } = stored.payload()?;
                Self::Undone { decision, one, other, reason }
            }
            _ => return Ok(None),
        }))
    }
}
