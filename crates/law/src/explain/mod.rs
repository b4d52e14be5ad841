//! Why: what a step is, what must come first, what it starts, who owes what by when, and under
//! which article, as data and in words.
//!
//! It explains the law as the pack states it and never adds to it: what is not verified says so.

mod build;
mod owed;
mod text;
mod words;

#[cfg(test)]
mod tests;

use jiff::civil::Date;
use kernel::Code;
use serde::Serialize;

use crate::clock::{Derivation, Term};
use crate::text::Text;

pub use build::explain;
pub use owed::explain_owed;
pub use words::guard_in_words;

pub(crate) use build::changes;
pub(crate) use owed::change_in_words;
pub(crate) use words::{actor, kind, pick, place};

/// A step explained, as if it happened on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// `fr.asylum:2024-1`.
    pub procedure: String,
    /// The title of the procedure.
    pub procedure_title: Text,
    /// The day from which terms are counted.
    pub from: Date,
    /// The step.
    pub step: Named,
    /// The phases it lies in, the widest first.
    pub phases: Vec<Text>,
    /// `act`, `hearing`, `notice`, `decision` or `consequence`.
    pub kind: &'static str,
    /// Who owes and does it.
    pub actor: Text,
    /// Who else may record it.
    pub also: Vec<Text>,
    /// `online`, `desk` or `post`, the usual way first.
    pub places: Vec<&'static str>,
    /// What happens, said to the person.
    pub does: Text,
    /// What to bring.
    pub bring: Vec<Text>,
    /// What is asked.
    pub asks: Vec<Text>,
    /// The documents asked, and whether the law requires them.
    pub documents: Vec<Asked>,
    /// Whether something must include it before it is part of a case.
    pub starts_out_excluded: bool,
    /// Whether it may happen again without being included anew.
    pub repeats: bool,
    /// The outcome with which it ends the case.
    pub closes: Option<Code>,
    /// Where it is written.
    pub cites: Cites,
    /// What must come first.
    pub first: Vec<First>,
    /// What it makes owed.
    pub starts: Vec<Duty>,
    /// What makes this step owed.
    pub owed: Vec<Duty>,
    /// What becomes part of the case.
    pub includes: Vec<Move>,
    /// What leaves the case.
    pub excludes: Vec<Move>,
    /// The procedures it starts for the same person.
    pub opens: Vec<Opens>,
}

/// A step by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its id.
    pub id: Code,
    /// Its title.
    pub title: Text,
}

/// A document a step asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Its title.
    pub title: Text,
    /// Whether the law requires it.
    pub required: bool,
}

/// Where a rule is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cites {
    /// The sources.
    pub sources: Vec<Cited>,
    /// Whether the rule was read there.
    pub verified: bool,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// Its id in the pack.
    pub id: Code,
    /// Its title, with the article.
    pub title: Text,
    /// Where it can be read.
    pub url: Option<String>,
}

/// When a rule holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct When {
    /// As it is written in the pack.
    pub guard: String,
    /// In words.
    pub words: Text,
    /// Whether it holds of the facts given; nothing when they do not tell.
    pub holds: Option<bool>,
}

/// What must come first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct First {
    /// The step that must have happened, or must not be owed any more.
    pub step: Named,
    /// Whether it only must not be owed any more.
    pub only_if_owed: bool,
    /// When this holds.
    pub when: Option<When>,
    /// The delay, counted as if that step had happened on the day given.
    pub delay: Option<Derivation>,
    /// The first day on which the delay is over.
    pub not_before: Option<Date>,
    /// Where it is written.
    pub cites: Cites,
}

/// What is owed, by whom and by when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Duty {
    /// The step that makes it owed.
    pub from: Named,
    /// The step owed.
    pub to: Named,
    /// Who owes it.
    pub by: Text,
    /// Whether it is a right that may be let pass.
    pub optional: bool,
    /// When this holds.
    pub when: Option<When>,
    /// The term, counted as if `from` happened on the day given; none when the law sets none.
    pub term: Option<Derivation>,
    /// What lateness means.
    pub lateness: Option<Text>,
    /// What the system does when the term passes.
    pub consequence: Option<Named>,
    /// What could stop, reset or extend the term.
    pub changes: Vec<Change>,
    /// Where it is written.
    pub cites: Cites,
}

/// What could change a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What it does.
    pub kind: ChangeKind,
    /// The step that sets it off.
    pub on: Named,
    /// Where it is written.
    pub cites: Cites,
}

/// How a term could change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It stops until another step.
    PausesUntil(Named),
    /// It starts anew.
    Resets,
    /// It grows.
    Extends(Term),
}

/// A step that becomes part of the case, or leaves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Move {
    /// The step.
    pub step: Named,
    /// When this holds.
    pub when: Option<When>,
}

/// A procedure that is started.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opens {
    /// Its id.
    pub procedure: Code,
    /// When this holds.
    pub when: Option<When>,
}
