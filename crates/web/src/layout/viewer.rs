//! Who reads a page, and what her menu has.
//!
//! It must never offer what the handlers would refuse her.

use app::Use;
use law::Text;

use super::Frame;

/// Which face of the house a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// For the person.
    Portal,
    /// For agents and associations.
    Desk,
}

/// Who reads the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Viewer {
    /// Nobody has signed in.
    Nobody,
    /// The person whose file it is.
    Person {
        /// The name shown to her.
        name: String,
    },
    /// An agent, or a helper of an association.
    Agent {
        /// The name shown.
        name: String,
        /// Who holds the role here: the pack's word for it.
        body: Text,
        /// The office, if any.
        office: Option<String>,
        /// What she may do here: her menu has nothing else.
        uses: Vec<Use>,
    },
}

/// The part of the desk a page lies in, marked in its navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    /// The worklist.
    Work,
    /// Registering a person.
    Register,
    /// The procedures.
    Law,
    /// The overview.
    Overview,
    /// Reports of violence.
    Reports,
    /// None of them.
    Elsewhere,
}

impl Frame {
    fn may(&self, what: Use) -> bool {
        matches!(&self.viewer, Viewer::Agent { uses, .. } if uses.contains(&what))
    }

    /// Whether the worklist is the reader's to open.
    #[must_use]
    pub fn has_worklist(&self) -> bool {
        self.may(Use::Worklist)
    }

    /// Whether the reader registers people.
    #[must_use]
    pub fn registers(&self) -> bool {
        self.may(Use::Register)
    }

    /// Whether the reader finds files: by name, or by their exact number.
    #[must_use]
    pub fn finds_files(&self) -> bool {
        self.may(Use::OpenFile)
    }

    /// Whether the overview is the reader's to open.
    #[must_use]
    pub fn sees_overview(&self) -> bool {
        self.may(Use::Overview)
    }

    /// Whether estimates are the reader's to make.
    #[must_use]
    pub fn estimates(&self) -> bool {
        self.may(Use::Estimate)
    }

    /// Whether reports of violence are the reader's to open.
    #[must_use]
    pub fn sees_reports(&self) -> bool {
        self.may(Use::HandleReports)
    }
}
