//! What must happen after a commit, at least once: queued in the transaction, delivered outside it.

use kernel::{Code, Timestamp};
use serde_json::Value;

/// Something to do after the commit. The body holds ids and codes, never personal data.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// Which job does it.
    pub kind: Code,
    /// What the job needs.
    pub body: Value,
    /// Not before this instant, truncated to the microsecond when stored.
    pub not_before: Timestamp,
}

/// A message taken from the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    /// Its number in the outbox.
    pub id: u64,
    /// How often it was given out, this time included.
    pub attempt: u32,
    /// The message.
    pub message: Message,
}
