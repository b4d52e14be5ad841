//! The terms of the account: each a countable event that adds a person to a cell or takes one off.
//!
//! It must never have a term for "other": what is not one of these is the residual.

/// Whether a term adds or takes off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// It adds a person.
    In,
    /// It takes a person off.
    Out,
}

/// A term of the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Term {
    /// Came into the system.
    Arrival,
    /// Born into it.
    Birth,
    /// Has a status from now on: the other side of a status lost.
    StatusGained,
    /// Came from another place of the system.
    TransferIn,
    /// Was found again after having disappeared.
    Reappearance,
    /// Became so old as to be counted in this age group: follows from dates of birth.
    AgedIn,
    /// Left the system.
    Departure,
    /// Died.
    Death,
    /// Lost a status because protection was recognised.
    LostByRecognition,
    /// Lost a status by becoming a citizen.
    LostByNaturalisation,
    /// Lost a status because protection was refused.
    LostByRefusal,
    /// Lost a status because the application was withdrawn.
    LostByWithdrawal,
    /// Went to another place of the system.
    TransferOut,
    /// Disappeared: no one knows where.
    Disappearance,
    /// Became too old to be counted in this age group.
    AgedOut,
}

impl Term {
    /// All terms, those that add first.
    pub const ALL: [Self; 15] = [
        Self::Arrival,
        Self::Birth,
        Self::StatusGained,
        Self::TransferIn,
        Self::Reappearance,
        Self::AgedIn,
        Self::Departure,
        Self::Death,
        Self::LostByRecognition,
        Self::LostByNaturalisation,
        Self::LostByRefusal,
        Self::LostByWithdrawal,
        Self::TransferOut,
        Self::Disappearance,
        Self::AgedOut,
    ];

    /// Whether it adds or takes off.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::Arrival
            | Self::Birth
            | Self::StatusGained
            | Self::TransferIn
            | Self::Reappearance
            | Self::AgedIn => Direction::In,
            Self::Departure
            | Self::Death
            | Self::LostByRecognition
            | Self::LostByNaturalisation
            | Self::LostByRefusal
            | Self::LostByWithdrawal
            | Self::TransferOut
            | Self::Disappearance
            | Self::AgedOut => Direction::Out,
        }
    }

    /// The term in words, after a number.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Arrival => "arrived",
            Self::Birth => "born",
            Self::StatusGained => "gained the status",
            Self::TransferIn => "came from another place",
            Self::Reappearance => "reappeared",
            Self::AgedIn => "came of this age",
            Self::Departure => "left",
            Self::Death => "died",
            Self::LostByRecognition => "lost the status by recognition",
            Self::LostByNaturalisation => "lost the status by naturalisation",
            Self::LostByRefusal => "lost the status by refusal",
            Self::LostByWithdrawal => "lost the status by withdrawal",
            Self::TransferOut => "went to another place",
            Self::Disappearance => "disappeared",
            Self::AgedOut => "grew out of this age",
        }
    }

    /// What it does to the number of people: one more, or one less.
    #[must_use]
    pub const fn sign(self) -> i64 {
        match self.direction() {
            Direction::In => 1,
            Direction::Out => -1,
        }
    }
}
