//! Two people who may be one, side by side, with what speaks for it and what against.

use kernel::CaseId;

use super::Summary;
use crate::i18n::Words;

/// Somebody registered who may be the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Double {
    /// Who.
    pub person: Summary,
    /// The cases, with their numbers.
    pub cases: Vec<(CaseId, String)>,
    /// How likely it is.
    pub likely: Likely,
    /// What was compared.
    pub reasons: Vec<Reason>,
}

/// How likely two files are one person's, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likely {
    /// Under one half.
    Hardly,
    /// One half and more.
    Maybe,
    /// So likely that it is proposed.
    Very,
}

impl Likely {
    /// The message that says it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hardly => "double-hardly",
            Self::Maybe => "double-maybe",
            Self::Very => "double-very",
        }
    }
}

/// One thing that was compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What.
    pub label: &'static str,
    /// As it was typed, or stands on the file that is open.
    pub here: Words,
    /// As it stands on the other file.
    pub there: Words,
    /// For or against.
    pub sign: Sign,
    /// How well the two agree.
    pub said: &'static str,
}

/// Which way a reason points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// For one person.
    For,
    /// Neither.
    Open,
    /// Against.
    Against,
}

impl Sign {
    /// Which way so many hundredths of a bit point: under half a bit, neither.
    #[must_use]
    pub const fn of(hundredths: i32) -> Self {
        match hundredths {
            ..=-51 => Self::Against,
            -50..=50 => Self::Open,
            _ => Self::For,
        }
    }

    /// The mark shown, besides the words.
    #[must_use]
    pub const fn mark(self) -> &'static str {
        match self {
            Self::For => "done",
            Self::Open => "calm",
            Self::Against => "late",
        }
    }
}
