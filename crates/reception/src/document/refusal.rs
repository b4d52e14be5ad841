//! Why a document is not taken.

/// A reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It has no title.
    #[error("give the document a title, so that it can be found again")]
    NoTitle,
    /// The title is too long.
    #[error("a title has at most 200 characters")]
    TitleTooLong,
    /// It is in the file already.
    #[error("this document is in the file already")]
    AlreadyReceived,
    /// It is not in the file.
    #[error("this document is not in the file")]
    NotReceived,
    /// The file is full.
    #[error("a file holds at most 500 documents: withdraw one first")]
    TooMany,
}
