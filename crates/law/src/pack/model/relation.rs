//! What arrows add to the graph, and what changes terms.

use kernel::{Code, Role};

use super::At;
use crate::clock::{Rule, Term};
use crate::graph::StepIx;
use crate::guard::Guard;
use crate::text::Text;

/// What an arrow adds to the graph.
#[derive(Debug, Clone)]
pub struct Relation {
    /// When it holds; always, without one.
    pub when: Option<Guard>,
    /// The time it sets.
    pub mode: Mode,
    /// Who owes the target of a response, when it is not who does it.
    pub owed_by: Option<Role>,
    /// Whether the target of a response is a right that may be let pass, not a duty.
    pub optional: bool,
    /// Articles.
    pub cites: Vec<Code>,
    /// Whether the rule was read in its source.
    pub verified: bool,
    /// Where it stands in the file; nowhere for the arrows the reader adds.
    pub(crate) at: Option<At>,
}

impl Relation {
    /// Whether it stands in the file. The reader adds two kinds of arrows of its own: a step that
    /// does not repeat excludes itself, and a step that closes the case excludes every other.
    #[must_use]
    pub const fn is_written(&self) -> bool {
        self.at.is_some()
    }

    /// The term of a response, if it has one.
    #[must_use]
    pub const fn deadline(&self) -> Option<&Deadline> {
        match &self.mode {
            Mode::Deadline(deadline) => Some(deadline),
            Mode::Plain | Mode::Delay(_) => None,
        }
    }

    /// The delay of a condition, if it has one.
    #[must_use]
    pub const fn delay(&self) -> Option<&Rule> {
        match &self.mode {
            Mode::Delay(rule) => Some(rule),
            Mode::Plain | Mode::Deadline(_) => None,
        }
    }

    /// An arrow without guard or term, made by the reader.
    pub(crate) const fn plain() -> Self {
        Self {
            when: None,
            mode: Mode::Plain,
            owed_by: None,
            optional: false,
            cites: Vec::new(),
            verified: true,
            at: None,
        }
    }
}

/// The time an arrow sets.
#[derive(Debug, Clone)]
pub enum Mode {
    /// None.
    Plain,
    /// A condition that is met only so long after.
    Delay(Rule),
    /// A response owed by a term.
    Deadline(Deadline),
}

/// A term that is owed.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// How it is counted.
    pub rule: Rule,
    /// Who owes it.
    pub owed_by: Role,
    /// A right the person may let pass, not a duty.
    pub optional: bool,
    /// The system's step when it passes.
    pub consequence: Option<StepIx>,
    /// What lateness means, said to the person.
    pub lateness: Option<Text>,
}

/// What stops, resets or extends the terms owed on a step.
#[derive(Debug, Clone)]
pub struct Clock {
    /// Whose terms.
    pub of: StepIx,
    /// What it does.
    pub kind: ClockKind,
    /// Articles.
    pub cites: Vec<Code>,
    /// Whether the rule was read in its source.
    pub verified: bool,
    /// Where it stands in the file.
    pub(crate) at: At,
}

/// What a clock rule does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockKind {
    /// Stops the term from one step until another.
    Pause(StepIx, StepIx),
    /// Starts the term anew.
    Reset(StepIx),
    /// Adds to it.
    Extend(StepIx, Term),
}

impl ClockKind {
    /// The step that sets it off.
    #[must_use]
    pub const fn cause(self) -> StepIx {
        match self {
            Self::Pause(step, _) | Self::Reset(step) | Self::Extend(step, _) => step,
        }
    }
}

/// Another procedure that a step starts for the same person.
#[derive(Debug, Clone)]
pub struct Start {
    /// The step.
    pub on: StepIx,
    /// The procedure.
    pub procedure: Code,
    /// When.
    pub when: Option<Guard>,
    /// Where the procedure is named in the file.
    pub(crate) at: At,
}

/// A version that a case may move to, by an agent's explicit act.
#[derive(Debug, Clone)]
pub struct Transition {
    /// The version.
    pub to: Code,
    /// When it may.
    pub when: Option<Guard>,
    /// Articles.
    pub cites: Vec<Code>,
    /// Whether the rule was read in its source.
    pub verified: bool,
    /// Where the version is named in the file.
    pub(crate) at: At,
}
