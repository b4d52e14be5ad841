//! What can be asked of two people's files.

use kernel::{EventId, PersonId};
use record::Finding;

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Decide whether two people are one.
    Decide {
        /// A person.
        one: PersonId,
        /// The other.
        other: PersonId,
        /// Whether they are one.
        finding: Finding,
        /// Why.
        reason: String,
    },
    /// Undo a decision.
    Undo {
        /// Which.
        decision: EventId,
        /// Why.
        reason: String,
    },
}

/// The command's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`Command::Decide`]
    Decide,
    /// [`Command::Undo`]
    Undo,
}
