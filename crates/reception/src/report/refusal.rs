//! Why a report is not taken, or not changed.

/// A reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing was written.
    #[error("nothing is written")]
    Empty,
    /// It is too long.
    #[error("a report has at most 20,000 characters: send the rest afterwards, with the code")]
    TooLong,
    /// The report is closed, or does not exist yet, or does already.
    #[error("this cannot be done with the report as it stands")]
    NotNow,
}
