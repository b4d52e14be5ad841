//! Why two people's files do not take a command.

use kernel::EventId;

/// A reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A file is not compared with itself.
    #[error("this is one file already")]
    OneFile,
    /// No reason was given.
    #[error("write why: a colleague must be able to follow it")]
    NoReason,
    /// The reason is too long.
    #[error("a reason has at most 2,000 characters")]
    ReasonTooLong,
    /// It was decided already.
    #[error("this was decided already: undo that decision first")]
    Decided(EventId),
    /// They are one person through others, so they cannot be two.
    #[error("these two are one person through a third: undo one of those decisions first")]
    OneThroughOthers,
    /// Somebody who is one with the first was found to be another than somebody who is one with the
    /// second.
    #[error(
        "these two were found to be different people through a third: undo that decision first"
    )]
    DifferentThroughOthers(EventId),
    /// There is no such decision, or it was undone.
    #[error("there is no such decision")]
    NoSuchDecision(EventId),
}
