//! What can be asked of a case.

use kernel::{Code, EventId, Facets, HouseholdId, Timestamp};

use crate::form::Answers;

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Open it, carrying out the step that opens the procedure, if it has one.
    Open(Open),
    /// Carry out a step.
    Act {
        /// Which.
        step: Code,
        /// When it happened; not after now.
        at: Timestamp,
        /// Its form.
        answers: Answers,
    },
    /// A step recorded in error shall not count.
    Annul {
        /// Its event.
        event: EventId,
        /// Why.
        reason: String,
    },
    /// Go over to another version of the procedure, where the law provides for it.
    Move {
        /// The version.
        to: Code,
    },
}

/// How a case is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// With which household.
    pub household: Option<HouseholdId>,
    /// Its number.
    pub number: Code,
    /// What the law asks of the person's file.
    pub facts: Facets,
    /// When.
    pub at: Timestamp,
    /// The form of the opening step.
    pub answers: Answers,
}

/// The command's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`Command::Open`]
    Open,
    /// [`Command::Act`]
    Act,
    /// [`Command::Annul`]
    Annul,
    /// [`Command::Move`]
    Move,
}
