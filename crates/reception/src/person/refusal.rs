//! Why a person's file does not take a command.

use kernel::EventId;

/// A reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The file was begun already.
    #[error("this person has a file already")]
    AlreadyRegistered,
    /// There is no such file.
    #[error("this person has no file yet")]
    NotRegistered,
    /// A claim without a name.
    #[error("write at least one name: a person with one name only has it as given name")]
    NoName,
    /// A name too long to be one.
    #[error("a name has at most 200 characters")]
    NameTooLong,
    /// A birth after today, or more than 130 years ago.
    #[error("this date of birth cannot be right: check the year")]
    ImpossibleBirth,
    /// There is no such claim, or it was withdrawn.
    #[error("there is no such statement of identity")]
    NoSuchClaim(EventId),
    /// The only claim left.
    #[error("the only statement of identity on a file cannot be withdrawn: add another first")]
    LastClaim,
}
