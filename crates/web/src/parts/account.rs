//! Who has an account, who lives together, and what was noted.

use kernel::{AccountId, CaseId, Compartment, NoteId, PartialDate, PersonId, Timestamp};
use law::Text;

use super::person::Name;

/// An account one may sign in to in a house of demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The account.
    pub id: AccountId,
    /// The name shown.
    pub name: String,
    /// What this person does, or where she is on her way.
    pub about: Text,
}

/// People received together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Household {
    /// Its members, the person herself left out.
    pub members: Vec<Member>,
}

/// A member of a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// Her name.
    pub name: Name,
    /// Her birth.
    pub born: Option<PartialDate>,
    /// How she is related: a word of `i18n::RELATIONS`.
    pub relation: String,
    /// Her own case, if she has one the reader may open.
    pub case: Option<(CaseId, String)>,
}

/// A note on a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The note.
    pub id: NoteId,
    /// What it says.
    pub text: String,
    /// The compartment it is sealed in.
    pub compartment: Compartment,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it.
    pub by: String,
}
