//! Moving a case to another version of its procedure: what changes, before an agent confirms it.

use kernel::CommandId;
use law::Text;

use super::head::Head;
use crate::i18n::Words;
use crate::pages::page;
use crate::parts::{Article, Refusal};
use crate::sample;

/// Moving a case to another version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Whose and which case.
    pub head: Head,
    /// The version it would be pinned to.
    pub to: String,
    /// What would change for this case.
    pub changes: Vec<Change>,
    /// The articles the move rests on.
    pub articles: Vec<Article>,
    /// Whether the rule was read in its source.
    pub verified: bool,
    /// The id of the command.
    pub command: CommandId,
    /// Why the case may not be moved.
    pub refusal: Option<Refusal>,
}

/// Something that would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How.
    pub kind: ChangeKind,
    /// What, the step's title.
    pub step: Text,
    /// More about it: the term before and after.
    pub about: Option<Text>,
}

/// How a step changes between two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is no longer there.
    Removed,
    /// Its term is another.
    Term,
}

impl ChangeKind {
    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Added => "change-added",
            Self::Removed => "change-removed",
            Self::Term => "change-term",
        }
    }
}

page!(Move, Agent, "desk/move.html", samples);

fn samples() -> Vec<(&'static str, Move)> {
    let change = |kind, step: Text, about| Change { kind, step, about };
    let open = Move {
        head: Head::sample(),
        to: "2027-1".into(),
        changes: vec![
            change(
                ChangeKind::Added,
                sample::text("Passer l'examen civique", "Take the civic exam"),
                None,
            ),
            change(
                ChangeKind::Term,
                sample::lodge().title,
                Some(sample::text("21 jours, puis 30 jours", "21 days, then 30 days")),
            ),
            change(ChangeKind::Removed, sample::interpreter().title, None),
        ],
        articles: sample::articles(),
        verified: false,
        command: sample::id(98),
        refusal: None,
    };
    let refused = Move {
        refusal: Some(Refusal {
            reason: Words::Law(sample::text(
                "Une décision a déjà été prise : ce dossier garde sa version.",
                "A decision was already taken: this case keeps its version.",
            )),
            articles: sample::articles(),
            allowed: Vec::new(),
        }),
        changes: Vec::new(),
        ..open.clone()
    };
    vec![("open", open), ("refused", refused)]
}
