//! Documents: those a step asks for, those a file holds.

use kernel::{Code, DocumentId, Timestamp};
use law::Text;

/// A document a step asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its id in the step.
    pub id: Code,
    /// The step.
    pub step: Code,
    /// Its title.
    pub title: Text,
    /// Whether the law requires it.
    pub required: bool,
    /// Whether the file holds one.
    pub given: bool,
}

/// A document a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The document.
    pub id: DocumentId,
    /// What it is.
    pub title: String,
    /// The kind of file, as shown: `PDF`, `JPEG`.
    pub format: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was given.
    pub at: Timestamp,
    /// Who gave it; none when the person herself did.
    pub by: Option<String>,
}

impl Filed {
    /// Its size in kilobytes, rounded up.
    #[must_use]
    pub fn kilobytes(&self) -> i64 {
        i64::try_from(self.bytes.div_ceil(1000)).unwrap_or(i64::MAX)
    }
}
