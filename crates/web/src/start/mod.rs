//! The first questions: who someone is, who is with her, how to reach her.
//!
//! A pure journey over what was typed so far (the *draft*). The portal asks one thing a page, the desk
//! all on one page; both ask the same fields and read the same [`NewPerson`]. It never decides
//! whether a person may be registered.

mod fields;
mod people;
mod read;
mod review;
#[cfg(test)]
mod tests;

pub use fields::fields;
pub use people::{add_relative, relative_fields, relatives, remove_relative};
pub use read::{Contact, Names, NewPerson, Relative, problems, read};
pub use review::{Row, review};

/// One question of the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The names.
    Name,
    /// The birth.
    Birth,
    /// Sex as registered.
    Sex,
    /// Nationality and languages.
    Origin,
    /// Who is with her.
    People,
    /// How to reach her.
    Contact,
    /// What the procedure's own first step asks.
    Own,
}

impl Stage {
    /// Every question, in order.
    pub const ALL: [Self; 7] =
        [Self::Name, Self::Birth, Self::Sex, Self::Origin, Self::People, Self::Contact, Self::Own];

    /// The word in its address: `/start/birth`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Birth => "birth",
            Self::Sex => "sex",
            Self::Origin => "origin",
            Self::People => "people",
            Self::Contact => "contact",
            Self::Own => "more",
        }
    }

    /// The question at an address.
    #[must_use]
    pub fn at(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.slug() == slug)
    }

    /// Its number, from 1.
    #[must_use]
    pub fn number(self) -> usize {
        Self::ALL.iter().take_while(|stage| **stage < self).count() + 1
    }

    /// Where it is asked.
    #[must_use]
    pub fn path(self) -> String {
        format!("/start/{}", self.slug())
    }

    /// Where the journey goes on after it: the next question, or the check of all answers.
    #[must_use]
    pub fn next_path(self) -> String {
        let next = Self::ALL.into_iter().find(|stage| *stage > self);
        next.map_or_else(|| "/start/check".to_owned(), Self::path)
    }

    /// Where the journey came from.
    #[must_use]
    pub fn back_path(self) -> String {
        let before = Self::ALL.into_iter().rfind(|stage| *stage < self);
        before.map_or_else(|| "/start".to_owned(), Self::path)
    }

    /// The key of its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Name => "start-name-title",
            Self::Birth => "start-birth-title",
            Self::Sex => "start-sex-title",
            Self::Origin => "start-origin-title",
            Self::People => "start-people-title",
            Self::Contact => "start-contact-title",
            Self::Own => "start-own-title",
        }
    }

    /// The key of the sentence under its heading: why it is asked.
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Self::Name => "start-name-why",
            Self::Birth => "start-birth-why",
            Self::Sex => "start-sex-why",
            Self::Origin => "start-origin-why",
            Self::People => "start-people-why",
            Self::Contact => "start-contact-why",
            Self::Own => "start-own-why",
        }
    }
}
