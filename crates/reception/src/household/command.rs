//! What can be asked of a household.

use kernel::PersonId;
use record::Relation;

/// A command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Form it around a head.
    Form(PersonId),
    /// A person joins, being something to the head.
    Join(PersonId, Relation),
    /// A member leaves.
    Leave(PersonId),
}

/// The command's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`Command::Form`]
    Form,
    /// [`Command::Join`]
    Join,
    /// [`Command::Leave`]
    Leave,
}
