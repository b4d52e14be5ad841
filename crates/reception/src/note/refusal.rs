//! Why a note is not taken.

/// A reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing was written.
    #[error("the note is empty")]
    Empty,
    /// It is too long.
    #[error("a note has at most 20,000 characters: attach a document instead")]
    TooLong,
}
