//! What can be asked of the notes of a case.

use kernel::Compartment;

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Write a note in a compartment.
    Write(Compartment, String),
}

/// The command's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`Command::Write`]
    Write,
}
