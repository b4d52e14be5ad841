//! A human being on a page: names as claimed, a birth as far as it is known.

use kernel::{Country, PartialDate, PersonId, Sex};

/// A name, as on the document and in the person's own script.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// Family name and given names, or the one name.
    pub written: String,
    /// The same in another script.
    pub own_script: Option<String>,
}

impl Name {
    /// A name known in one script only.
    #[must_use]
    pub fn plain(written: &str) -> Self {
        Self { written: written.to_owned(), own_script: None }
    }
}

/// What tells one person from another on a screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The person.
    pub person: PersonId,
    /// Her name.
    pub name: Name,
    /// Her birth, as far as it is known.
    pub born: Option<PartialDate>,
    /// Her age today, lowest and highest it can be.
    pub age: Option<(i16, i16)>,
    /// Her nationality.
    pub nationality: Option<Country>,
    /// Sex as registered.
    pub sex: Option<Sex>,
}
