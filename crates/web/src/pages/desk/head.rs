//! The head of every page about one case: whose it is, and which.

use kernel::CaseId;
use law::Text;

use crate::parts::Summary;
use crate::sample;

/// Whose case, and which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// The procedure.
    pub procedure: Text,
    /// The version it is pinned to: `2026-1`.
    pub version: String,
    /// The person.
    pub person: Summary,
}

impl Head {
    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> String {
        format!("/desk/cases/{}", self.case)
    }

    pub(super) fn sample() -> Self {
        Self {
            case: sample::id(40),
            number: sample::CASE.into(),
            procedure: sample::procedure(),
            version: "2026-1".into(),
            person: sample::samira(),
        }
    }
}
