//! A household: who lives, moves and is received together, from when to when.

use kernel::{HouseholdId, PersonId};
use serde::{Deserialize, Serialize};

use crate::draft::{DecodeError, Draft, Recordable, Stored};
use crate::secret::Secret;
use kernel::Compartment;

/// What happened to a household.
#[derive(Debug, Clone, PartialEq)]
pub enum HouseholdEvent {
    /// A household was formed around its head.
    Formed {
        /// Which.
        household: HouseholdId,
        /// Around whom.
        head: PersonId,
    },
    /// Someone joined it.
    Joined(Joined),
    /// Someone left it.
    Left {
        /// Which.
        household: HouseholdId,
        /// Who.
        person: PersonId,
    },
}

/// Someone joined a household.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// Which.
    pub household: HouseholdId,
    /// Who.
    pub person: PersonId,
    /// What the person is to the head.
    pub relation: Secret<Relation>,
}

impl Joined {
    /// A member who is something to the head.
    #[must_use]
    pub const fn new(household: HouseholdId, person: PersonId, relation: Relation) -> Self {
        Self { household, person, relation: Secret::new(Compartment::Family, relation) }
    }
}

/// What a member is to the head of the household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Husband, wife or partner.
    Partner,
    /// Son or daughter.
    Child,
    /// Father or mother.
    Parent,
    /// Brother or sister.
    Sibling,
    /// Another relative.
    Relative,
    /// A child in the head's care.
    Ward,
    /// Someone else.
    Other,
}

impl Relation {
    /// Every relation, in the order of forms.
    pub const ALL: [Self; 7] = [
        Self::Partner,
        Self::Child,
        Self::Parent,
        Self::Sibling,
        Self::Relative,
        Self::Ward,
        Self::Other,
    ];

    /// The word of each, in the order of forms.
    pub const WORDS: [&'static str; 7] =
        ["partner", "child", "parent", "sibling", "relative", "ward", "other"];

    /// The word used in forms and storage.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Child => "child",
            Self::Parent => "parent",
            Self::Sibling => "sibling",
            Self::Relative => "relative",
            Self::Ward => "ward",
            Self::Other => "other",
        }
    }

    /// Finds a relation by its word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.as_str() == word)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct JoinedPayload {
    relation: Secret<Relation>,
}

impl Recordable for HouseholdEvent {
    fn draft(&self) -> Draft {
        match self {
            Self::Formed { household, head } => Draft::new("household_formed", &())
                .touching(*household, "household")
                .touching(*head, "head"),
            Self::Joined(joined) => {
                let payload = JoinedPayload { relation: joined.relation.clone() };
                Draft::new("member_joined", &payload)
                    .touching(joined.household, "household")
                    .touching(joined.person, "member")
                    .sealed_for(joined.person)
            }
            Self::Left { household, person } => Draft::new("member_left", &())
                .touching(*household, "household")
                .touching(*person, "member"),
        }
    }

    fn read(stored: Stored<'_>) -> Result<Option<Self>, DecodeError> {
        let name = stored.envelope.kind.name.clone();
        let household = || stored.object("household").map(HouseholdId::new);
        let member = || stored.object("member").map(PersonId::new);
        Ok(Some(match name.as_str() {
            "household_formed" => {
                let (household, head) = (household()?, PersonId::new(stored.object("head")?));
                stored.payload::<()>()?;
                Self::Formed { household, head }
            }
            "member_joined" => {
                let (household, person) = (household()?, member()?);
                let payload: JoinedPayload = stored.payload()?;
                Self::Joined(Joined { household, person, relation: payload.relation })
            }
            "member_left" => {
                let (household, person) = (household()?, member()?);
                stored.payload::<()>()?;
                Self::Left { household, person }
            }
            _ => return Ok(None),
        }))
    }
}
