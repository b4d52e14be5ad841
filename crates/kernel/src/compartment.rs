//! Compartments: what a person's file is divided into, each sealed under its own key.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A part of a person's file that is sealed, opened and erased on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compartment {
    /// Names, dates and places of birth, numbers of documents.
    Identity,
    /// Addresses, telephone numbers, mail.
    Contact,
    /// Who is related to whom.
    Family,
    /// The documents themselves and their titles.
    Documents,
    /// Health and vulnerability.
    Health,
    /// Why the person fled; the interview; reasons of a decision.
    Story,
    /// What was said to a social worker, a lawyer, an association.
    Counselling,
    /// The words of a report of violence. It lies in nobody's file, under a key of its own.
    Report,
}

impl Compartment {
    /// Every compartment of a person's file, in order. [`Self::Report`] is not among them.
    pub const ALL: [Self; 7] = [
        Self::Identity,
        Self::Contact,
        Self::Family,
        Self::Documents,
        Self::Health,
        Self::Story,
        Self::Counselling,
    ];

    /// The word used in packs, in storage and as the label of the derived key.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Contact => "contact",
            Self::Family => "family",
            Self::Documents => "documents",
            Self::Health => "health",
            Self::Story => "story",
            Self::Counselling => "counselling",
            Self::Report => "report",
        }
    }

    /// Finds a compartment by its word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        let known = Self::ALL.into_iter().chain([Self::Report]);
        known.into_iter().find(|compartment| compartment.as_str() == word)
    }
}

impl fmt::Display for Compartment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
