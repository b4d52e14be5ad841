//! A step as the program uses it: who does it, where, what it asks.

use kernel::{Code, Compartment, Role};

use super::At;
use crate::graph::StepIx;
use crate::text::Text;

/// How a step is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// By phone or computer.
    Online,
    /// At an office.
    Desk,
    /// By letter.
    Post,
}

impl Place {
    /// The word used in packs and as the key of a translation.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Online => "online",
            Self::Desk => "desk",
            Self::Post => "post",
        }
    }
}

/// What a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Something done.
    Act,
    /// A meeting in which someone is heard.
    Hearing,
    /// Something made known to the person; it usually starts a clock.
    Notice,
    /// A decision with its reasons.
    Decision,
    /// What the law makes of a term that passed; carried out by the system.
    Consequence,
}

impl StepKind {
    /// The word used in packs and as the key of a translation.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Act => "act",
            Self::Hearing => "hearing",
            Self::Notice => "notice",
            Self::Decision => "decision",
            Self::Consequence => "consequence",
        }
    }
}

/// One step of a procedure.
#[derive(Debug, Clone)]
pub struct Step {
    /// Its number.
    pub ix: StepIx,
    /// Its id.
    pub id: Code,
    /// The phase it belongs to.
    pub phase: Code,
    /// Who owes and does it.
    pub actor: Role,
    /// Who else may record it.
    pub also: Vec<Role>,
    /// How it is done, the usual way first.
    pub places: Vec<Place>,
    /// What it is.
    pub kind: StepKind,
    /// Its title, said to the person.
    pub title: Text,
    /// Its title as those who work on it call it; the same, if the pack gives no other.
    pub at_desk: Text,
    /// What happens, said to the person.
    pub does: Text,
    /// What the person must bring.
    pub bring: Vec<Text>,
    /// The agent's working time, in minutes.
    pub effort_minutes: u32,
    /// Articles.
    pub cites: Vec<Code>,
    /// Whether the rule was read in its source.
    pub verified: bool,
    /// Whether it may happen again without being included anew.
    pub repeats: bool,
    /// The outcome with which it ends the case.
    pub closes: Option<Code>,
    /// The form it asks.
    pub fields: Vec<Field>,
    /// The documents it asks.
    pub documents: Vec<Document>,
    /// Where it stands in the file.
    pub(crate) at: At,
}

impl Step {
    /// Its title for a reader.
    #[must_use]
    pub fn title_for(&self, reader: Role) -> &Text {
        if reader == Role::Person { &self.title } else { &self.at_desk }
    }

    /// Whether a role may record this step.
    #[must_use]
    pub fn may(&self, role: Role) -> bool {
        self.actor == role || self.also.contains(&role)
    }
}

/// One question of a form.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its id.
    pub id: Code,
    /// What is asked.
    pub label: Text,
    /// A sentence of help.
    pub help: Option<Text>,
    /// The kind of answer.
    pub kind: FieldType,
    /// Whether it must be answered.
    pub required: bool,
    /// Where the answer is kept.
    pub keeping: Keeping,
}

/// Where an answer is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// In clear, as a coded fact.
    Fact,
    /// Sealed in a compartment.
    Sealed(Compartment),
}

/// The kind of answer a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldType {
    /// One line, of at most so many characters.
    Text(u32),
    /// Several lines, of at most so many characters.
    LongText(u32),
    /// A whole number between two bounds.
    Number(i64, i64),
    /// Yes or no.
    Flag,
    /// One of a list.
    Choice(Vec<Choice>),
    /// A day.
    Date,
    /// A day, a month or a year.
    PartialDate,
    /// A day and an hour.
    Instant,
    /// A country, ISO 3166-1 alpha-3.
    Country,
    /// A language.
    Language,
    /// A telephone number.
    Phone,
    /// A mail address.
    Email,
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The code kept.
    pub id: Code,
    /// What is shown.
    pub label: Text,
}

/// A document a step asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: Code,
    /// Its title.
    pub title: Text,
    /// Whether the law requires it.
    pub required: bool,
}
