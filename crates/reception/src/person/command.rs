//! What can be asked of a person's file.

use kernel::{Country, EventId, Sex};
use record::{ContactDetails, Identity, Source};

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Begin the file with a first claim.
    Register(Claim),
    /// Add a claim.
    Claim(Claim),
    /// Withdraw a claim that no longer stands.
    WithdrawClaim(EventId),
    /// State how the person can be reached.
    StateContact(ContactDetails),
    /// Issue a code to come back with, given as its keyed digest.
    IssueAccessCode(String),
}

/// A claim about who the person is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The id the claim will have.
    pub id: EventId,
    /// Where it comes from.
    pub source: Source,
    /// Sex as claimed.
    pub sex: Sex,
    /// Nationality as claimed.
    pub nationality: Country,
    /// The rest.
    pub identity: Identity,
}

/// The command's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`Command::Register`]
    Register,
    /// [`Command::Claim`]
    Claim,
    /// [`Command::WithdrawClaim`]
    WithdrawClaim,
    /// [`Command::StateContact`]
    StateContact,
    /// [`Command::IssueAccessCode`]
    IssueAccessCode,
}
