//! Who acts: a pseudonymous account in a role, at an office, for itself or on behalf of another.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::code::Code;
use crate::id::{AccountId, PersonId};

/// What someone is in a procedure; each pack says which body holds the role in its country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The person whose case it is.
    Person,
    /// A helper or representative: association, lawyer, guardian.
    Association,
    /// First reception: welcomes, pre-registers, gives the first appointment (SPADA).
    FirstReception,
    /// Registers the application and its fingerprints (prefecture, Immigration Office, IRCC).
    Registration,
    /// Offers and withdraws reception conditions (OFII, Land, Fedasil).
    ReceptionAuthority,
    /// Decides on the application (OFPRA, BAMF, CGRS, IRB).
    DeterminingAuthority,
    /// Hears the appeal (CNDA, administrative court, CALL, RAD).
    Court,
    /// Runs a reception place.
    Operator,
    /// Gives integration courses and follows the contract.
    Integration,
    /// Steers a service: sees figures and deadlines, opens no file.
    Manager,
    /// Counts and publishes: sees exact figures, opens no file.
    Statistician,
    /// Safeguarding officer or ombudsperson: reads reports of violence, those about staff and
    /// management too, and opens no file.
    Safeguarding,
    /// Havre itself, when a term passes and the law states what follows.
    System,
}

impl Role {
    /// Every role, in order.
    pub const ALL: [Self; 13] = [
        Self::Person,
        Self::Association,
        Self::FirstReception,
        Self::Registration,
        Self::ReceptionAuthority,
        Self::DeterminingAuthority,
        Self::Court,
        Self::Operator,
        Self::Integration,
        Self::Manager,
        Self::Statistician,
        Self::Safeguarding,
        Self::System,
    ];

    /// The word used in packs and storage.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Association => "association",
            Self::FirstReception => "first_reception",
            Self::Registration => "registration",
            Self::ReceptionAuthority => "reception_authority",
            Self::DeterminingAuthority => "determining_authority",
            Self::Court => "court",
            Self::Operator => "operator",
            Self::Integration => "integration",
            Self::Manager => "manager",
            Self::Statistician => "statistician",
            Self::Safeguarding => "safeguarding",
            Self::System => "system",
        }
    }

    /// Finds a role by its word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    /// The account; who stands behind it is kept elsewhere.
    pub account: AccountId,
    /// In which role.
    pub role: Role,
    /// At which office or partner, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub office: Option<Code>,
    /// For whom, when a helper acts in a person's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<PersonId>,
}
