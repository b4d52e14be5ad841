//! An entry of a file's history: what happened, when, by whom, and whether it was annulled.

use kernel::{EventId, Timestamp};
use law::Text;

use crate::i18n::Words;

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// A step of the procedure.
    Step,
    /// A decision.
    Decision,
    /// A document was given.
    Document,
    /// A note was written.
    Note,
    /// Something about the person or her household was recorded or corrected.
    Person,
    /// Something about the case: opened, moved to another version, closed.
    Case,
}

impl EntryKind {
    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Step => "entry-step",
            Self::Decision => "entry-decision",
            Self::Document => "entry-document",
            Self::Note => "entry-note",
            Self::Person => "entry-person",
            Self::Case => "entry-case",
        }
    }
}

/// An entry of a file's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The event.
    pub event: EventId,
    /// What it is about.
    pub kind: EntryKind,
    /// When it happened.
    pub at: Timestamp,
    /// When it was recorded, if on another day.
    pub recorded: Option<Timestamp>,
    /// What happened.
    pub title: Words,
    /// Who did it: the body, and the person at the desk where the reader may know.
    pub by: Text,
    /// The name of who recorded it, where the reader may know it.
    pub name: Option<String>,
    /// What was answered, as far as the reader may see it.
    pub said: Vec<Said>,
    /// Whether it can still be annulled.
    pub can_annul: bool,
    /// How it was annulled, if it was.
    pub annulled: Option<Annulled>,
}

/// One answer: the question and what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The question.
    pub label: Words,
    /// What was said.
    pub value: Words,
}

/// The annulment of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Annulled {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
    /// Why.
    pub reason: String,
}
