//! Why a use case did not do what was asked: what to say, and to whom.

use reception::form::FieldFault;
use reception::{case, document, duplicate, household, note, person, report};
use record::DecodeError;
use trace::{LogError, SealError, VaultError};

use crate::uses::IntakeError;

/// The result of a use case.
pub type Result<T> = std::result::Result<T, Error>;

/// Why it did not.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// The role may not do this.
    #[error("your role does not allow this")]
    Forbidden,
    /// There is no such thing, or the actor may not know of it.
    #[error("there is nothing here under that number")]
    NotFound,
    /// No version of the procedure is in force.
    #[error("no version of the procedure `{0}` is in force on that day")]
    NotInForce(String),
    /// The form has faults.
    #[error("{} answers of the form are missing or wrong", .0.len())]
    Form(Vec<FieldFault>),
    /// A case does not take the command.
    #[error(transparent)]
    Case(#[from] case::Refusal),
    /// A person's file does not take the command.
    #[error(transparent)]
    Person(#[from] person::Refusal),
    /// A household does not take the command.
    #[error(transparent)]
    Household(#[from] household::Refusal),
    /// Two people's files do not take the decision.
    #[error(transparent)]
    Duplicate(#[from] duplicate::Refusal),
    /// A document is not taken.
    #[error(transparent)]
    Document(#[from] document::Refusal),
    /// A note is not taken.
    #[error(transparent)]
    Note(#[from] note::Refusal),
    /// A report is not taken or not changed.
    #[error(transparent)]
    Report(#[from] report::Refusal),
    /// A file that was sent is not taken.
    #[error(transparent)]
    Intake(IntakeError),
    /// A file cannot be stored or read.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The log did not answer.
    #[error(transparent)]
    Log(#[from] LogError),
    /// Something could not be sealed or opened.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// Something in the log cannot be read.
    #[error(transparent)]
    Decode(#[from] DecodeError),
}
