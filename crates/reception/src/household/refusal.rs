//! Why a household does not take a command.

/// A reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It was formed already.
    #[error("this household exists already")]
    AlreadyFormed,
    /// It was not formed yet.
    #[error("this household does not exist")]
    NotFormed,
    /// The person lives in it already.
    #[error("this person is in the household already")]
    AlreadyMember,
    /// The person does not live in it.
    #[error("this person is not in the household")]
    NotMember,
    /// The head does not leave while others stay.
    #[error("the head of a household leaves last: the others leave or join another first")]
    HeadLeavesLast,
    /// More people than a household can have.
    #[error("a household has at most 60 people: form another")]
    TooMany,
}
