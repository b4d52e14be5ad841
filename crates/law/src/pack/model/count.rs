//! What a step counts as in statistics: law data, so that no program decides what a decision is.
//!
//! It must never hold a number: it says which steps are counted, the trace says how often.

use kernel::{Code, Coded, Facets};

use super::At;
use crate::graph::StepIx;

/// A row of the section `counts`: a step, perhaps with certain answers, and what it counts as.
#[derive(Debug, Clone)]
pub struct Count {
    /// The step.
    pub on: StepIx,
    /// Only with one of these answers; whatever is answered, without any.
    pub when: Option<Answered>,
    /// What it counts as, each at most once.
    pub counted: Vec<Counted>,
    /// Articles.
    pub cites: Vec<Code>,
    /// Whether the rule was read in its source.
    pub verified: bool,
    /// Where it stands in the file.
    pub(crate) at: At,
}

impl Count {
    /// Whether it is about a step recorded with these coded answers.
    #[must_use]
    pub fn is_of(&self, facts: &Facets) -> bool {
        self.when.as_ref().is_none_or(|answered| {
            facts.get(&answered.field).is_some_and(|value| answered.values.contains(value))
        })
    }
}

/// A coded answer to a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The field, kept in clear.
    pub field: Code,
    /// Its values.
    pub values: Vec<Coded>,
}

/// What a step counts as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counted {
    /// The application is lodged, or pending again.
    Applied,
    /// Some protection is granted: an application is decided.
    Positive,
    /// None is: an application is decided.
    Negative,
    /// What is pending ends without a decision.
    Withdrawn,
    /// The person comes into the system, with a status.
    Arrival(Status),
    /// The person leaves the system.
    Departure,
    /// The person dies.
    Death,
    /// The person comes to the office that records the step.
    Transfer,
    /// The person disappears.
    Disappearance,
    /// The person is found again.
    Reappearance,
    /// The person has another status from now on, and lost the one before for this reason.
    Becomes(Status, Loss),
}

impl Counted {
    /// Whether it is about an application: at most one such in a row.
    #[must_use]
    pub const fn is_of_application(self) -> bool {
        match self {
            Self::Applied | Self::Positive | Self::Negative | Self::Withdrawn => true,
            Self::Arrival(_)
            | Self::Departure
            | Self::Death
            | Self::Transfer
            | Self::Disappearance
            | Self::Reappearance
            | Self::Becomes(..) => false,
        }
    }
}

/// Where someone stands towards protection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Asks for protection, and no final answer was given.
    Applicant,
    /// Has some protection.
    Protected,
    /// Was refused for good.
    Refused,
    /// No longer asks.
    Withdrawn,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 4] = [Self::Applicant, Self::Protected, Self::Refused, Self::Withdrawn];

    /// The word used in packs and tables, and as the key of a translation.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Protected => "protected",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Finds a status by its word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// Why someone no longer has a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// Protection was recognised.
    Recognition,
    /// The person became a citizen.
    Naturalisation,
    /// Protection was refused.
    Refusal,
    /// The application was withdrawn.
    Withdrawal,
}

impl Loss {
    /// Every reason.
    pub const ALL: [Self; 4] =
        [Self::Recognition, Self::Naturalisation, Self::Refusal, Self::Withdrawal];

    /// The word used in packs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Recognition => "recognition",
            Self::Naturalisation => "naturalisation",
            Self::Refusal => "refusal",
            Self::Withdrawal => "withdrawal",
        }
    }

    /// Finds a reason by its word.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|loss| loss.as_str() == word)
    }
}
