//! When something fails: what happened, in human words, and where to go from here.

use crate::i18n::Words;
use crate::pages::page;
use crate::parts::Refusal;
use crate::sample;

/// A page that says something failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What failed.
    pub kind: FailureKind,
    /// What the law refused, where it did.
    pub refusal: Option<Refusal>,
    /// Where to go from here: the page before, or home.
    pub back: String,
    /// The number under which operators find it in their logs; it names nobody.
    pub trace: Option<String>,
}

/// What failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FailureKind {
    /// 400: the request cannot be understood, or its token is stale.
    Unreadable,
    /// 403: not for this reader.
    Forbidden,
    /// 404: no such page, or none the reader may know of.
    NotFound,
    /// 409: someone else has just changed the file.
    Conflict,
    /// 413: too large.
    TooLarge,
    /// 422: the law refuses.
    Refused,
    /// 429: too many requests.
    TooMany,
    /// 500: our own mistake.
    Internal,
    /// 503: the database cannot be reached.
    Database,
}

impl FailureKind {
    /// Every kind.
    pub const ALL: [Self; 9] = [
        Self::Unreadable,
        Self::Forbidden,
        Self::NotFound,
        Self::Conflict,
        Self::TooLarge,
        Self::Refused,
        Self::TooMany,
        Self::Internal,
        Self::Database,
    ];

    /// The HTTP status.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::Unreadable => 400,
            Self::Forbidden => 403,
            Self::NotFound => 404,
            Self::Conflict => 409,
            Self::TooLarge => 413,
            Self::Refused => 422,
            Self::TooMany => 429,
            Self::Internal => 500,
            Self::Database => 503,
        }
    }

    /// The key of its heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Unreadable => "failure-unreadable",
            Self::Forbidden => "failure-forbidden",
            Self::NotFound => "failure-not-found",
            Self::Conflict => "failure-conflict",
            Self::TooLarge => "failure-too-large",
            Self::Refused => "failure-refused",
            Self::TooMany => "failure-too-many",
            Self::Internal => "failure-internal",
            Self::Database => "failure-database",
        }
    }

    /// The key of what happened and what to do.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Unreadable => "failure-unreadable-about",
            Self::Forbidden => "failure-forbidden-about",
            Self::NotFound => "failure-not-found-about",
            Self::Conflict => "failure-conflict-about",
            Self::TooLarge => "failure-too-large-about",
            Self::Refused => "failure-refused-about",
            Self::TooMany => "failure-too-many-about",
            Self::Internal => "failure-internal-about",
            Self::Database => "failure-database-about",
        }
    }

    /// The key of what is said about the way back.
    #[must_use]
    pub const fn way_back(self) -> &'static str {
        match self {
            Self::Conflict => "failure-reload",
            Self::TooMany | Self::Internal | Self::Database => "failure-again",
            Self::Unreadable
            | Self::Forbidden
            | Self::NotFound
            | Self::TooLarge
            | Self::Refused => "failure-back",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Unreadable => "400",
            Self::Forbidden => "403",
            Self::NotFound => "404",
            Self::Conflict => "409",
            Self::TooLarge => "413",
            Self::Refused => "422",
            Self::TooMany => "429",
            Self::Internal => "500",
            Self::Database => "503",
        }
    }
}

page!(Failure, Visitor, "shared/failure.html", samples);

fn samples() -> Vec<(&'static str, Failure)> {
    let refusal = || Refusal {
        reason: Words::Law(sample::text(
            "Le recours devait arriver avant le 20 novembre 2026.",
            "The appeal had to arrive before 20 November 2026.",
        )),
        articles: sample::articles(),
        allowed: vec![(
            sample::text("Demander le réexamen", "Ask for a new examination"),
            "/me".into(),
        )],
    };
    let failure = |kind: FailureKind| Failure {
        kind,
        refusal: (kind == FailureKind::Refused).then(refusal),
        back: "/".into(),
        trace: (kind.status() >= 500).then(|| "7F3A-22C1".into()),
    };
    FailureKind::ALL.into_iter().map(|kind| (kind.word(), failure(kind))).collect()
}
