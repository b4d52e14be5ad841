//! An event as the log holds it: an envelope in clear and a payload sealed for one person.

use kernel::{Compartment, Envelope, PersonId, Position};
use serde_json::Value;

/// What an event carries besides its envelope.
#[derive(Debug, Clone, PartialEq)]
pub struct Payload {
    /// The coded remainder: nothing here names or describes anyone. `Null` when there is none.
    pub clear: Value,
    /// Under whose key the parts are sealed; an event seals for one person only.
    pub subject: Option<PersonId>,
    /// The sealed parts, at most one a compartment.
    pub sealed: Vec<SealedPart>,
}

/// One compartment's part of a payload: an algorithm byte, a nonce and the ciphertext.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedPart {
    /// The compartment whose key opens it.
    pub compartment: Compartment,
    /// Algorithm byte ‖ nonce ‖ ciphertext and tag.
    pub bytes: Vec<u8>,
}

/// An event not yet in the log.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvent {
    /// The clear part.
    pub envelope: Envelope,
    /// The rest.
    pub payload: Payload,
}

/// An event of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// Where it stands.
    pub position: Position,
    /// The clear part.
    pub envelope: Envelope,
    /// The rest.
    pub payload: Payload,
}
