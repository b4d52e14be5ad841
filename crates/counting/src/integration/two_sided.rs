//! A score and the host's side, which only exist together.
//!
//! It must never let one side be shown without the other: a low score beside a year of waiting says
//! something of the waiting.

use std::fmt;

use serde::Serialize;

use super::host::HostSide;
use super::score::{Consent, Owner, Score};

/// What a person scored, beside what the host country did. A score cannot be shown in another way.
#[derive(Debug)]
pub struct TwoSided {
    owner: Owner,
    pub(super) score: Score,
    pub(super) host: HostSide,
}

/// Why a score is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotShown {
    /// Nothing of the host's side was recorded.
    #[error("a score is not shown without the host's side, of which nothing is recorded")]
    OneSided,
    /// Another person consented.
    #[error("only its owner can let a score be shown")]
    NotTheOwner,
}

/// Both sides, for the owner and whom the owner lets see it.
#[derive(Debug, Clone, Serialize)]
pub struct Shown {
    purpose: String,
    score: f64,
    dimensions: Vec<(String, f64)>,
    unanswered: usize,
    host: HostSide,
}

impl TwoSided {
    /// Puts both sides together.
    ///
    /// # Errors
    /// When nothing of the host's side is recorded.
    pub fn new(owner: Owner, score: Score, host: HostSide) -> Result<Self, (Owner, NotShown)> {
        if host.is_known() {
            Ok(Self { owner, score, host })
        } else {
            Err((owner, NotShown::OneSided))
        }
    }

    /// Shows both sides, using the owner's consent up.
    ///
    /// # Errors
    /// When it is another's consent.
    pub fn shown(&self, consent: Consent) -> Result<Shown, NotShown> {
        let purpose = consent.purpose_of(&self.owner).ok_or(NotShown::NotTheOwner)?;
        Ok(Shown {
            purpose,
            score: self.score.overall,
            dimensions: self.score.dimensions.clone(),
            unanswered: self.score.missing,
            host: self.host,
        })
    }
}

impl Shown {
    /// The score, 0 to 1.
    #[must_use]
    pub const fn score(&self) -> f64 {
        self.score
    }

    /// The score of each dimension, 0 to 1.
    #[must_use]
    pub fn dimensions(&self) -> &[(String, f64)] {
        &self.dimensions
    }

    /// How many questions were not answered.
    #[must_use]
    pub const fn unanswered(&self) -> usize {
        self.unanswered
    }

    /// The host's side.
    #[must_use]
    pub const fn host(&self) -> HostSide {
        self.host
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Shown for: {}", self.purpose)?;
        writeln!(f, "The host's side. {}.", self.host.words())?;
        writeln!(f, "This scale, from 0 to 1: {:.2}", self.score)?;
        for (name, score) in &self.dimensions {
            writeln!(f, "  {name}: {score:.2}")?;
        }
        if self.unanswered > 0 {
            writeln!(f, "  {} questions were not answered.", self.unanswered)?;
        }
        f.write_str("It describes; it decides nothing.")
    }
}
