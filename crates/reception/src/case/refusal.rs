//! Why a case does not take a command: for a reason of state, of time, of role, or of law.

use kernel::{Code, EventId, Role};
use law::Hindrance;

/// A reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The case is open already.
    #[error("this case is open already")]
    AlreadyOpen,
    /// The case was never opened.
    #[error("this case does not exist")]
    NotOpen,
    /// The procedure has no such step.
    #[error("this procedure has no step `{0}`")]
    NoSuchStep(Code),
    /// The step belongs to someone else.
    #[error("this step is for another role")]
    NotYours {
        /// The step.
        step: Code,
        /// Whose it is.
        actor: Role,
    },
    /// The law does not let the step happen now.
    #[error("the law does not let this step happen now")]
    Hindered {
        /// The step.
        step: Code,
        /// Why, each with the relation that says so.
        reasons: Vec<Hindrance>,
    },
    /// The date given is in the future.
    #[error("this date is in the future: record a step once it has happened")]
    InFuture,
    /// The date given is before the case was opened.
    #[error("this date is before the case was opened")]
    BeforeOpening,
    /// No step was recorded under this id, or it was annulled already.
    #[error("there is no such step on this file, or it was annulled already")]
    NoSuchEvent(EventId),
    /// An annulment without a reason.
    #[error("say why this step does not count")]
    NoReason,
    /// The law provides for no such move.
    #[error("the law does not provide for a move of this case to that version")]
    NoTransition(Code),
}

impl Refusal {
    /// Whether the state of the case, and not its law, its time or its actor, is the reason.
    #[must_use]
    pub const fn is_of_state(&self) -> bool {
        match self {
            Self::AlreadyOpen | Self::NotOpen => true,
            Self::NoSuchStep(_)
            | Self::NotYours { .. }
            | Self::Hindered { .. }
            | Self::InFuture
            | Self::BeforeOpening
            | Self::NoSuchEvent(_)
            | Self::NoReason
            | Self::NoTransition(_) => false,
        }
    }
}
