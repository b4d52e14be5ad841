//! A procedure as the program uses it: every reference resolved, every term parsed.

mod count;
mod relation;
mod step;

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kernel::{Code, Facets, Role};

use super::problem::Place as At;
use crate::clock::Calendar;
use crate::graph::{Graph, StepIx, Steps};
use crate::text::Text;

pub use count::{Answered, Count, Counted, Loss, Status};
pub use relation::{Clock, ClockKind, Deadline, Mode, Relation, Start, Transition};
pub use step::{Choice, Document, Field, FieldType, Keeping, Place, Step, StepKind};

/// What the procedures of a country share.
#[derive(Debug, Clone)]
pub struct Pack {
    /// The folder's id: `fr`.
    pub id: Code,
    /// The country or level of law.
    pub title: Text,
    /// Legal days are days of this zone.
    pub zone: TimeZone,
    /// Its holidays.
    pub calendar: Calendar,
    /// Who holds each role.
    pub actors: BTreeMap<Role, Text>,
    /// What is cited.
    pub sources: BTreeMap<Code, Source>,
}

/// A text of law, or another source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its title, with the article.
    pub title: Text,
    /// What it is.
    pub kind: SourceKind,
    /// Where it can be read.
    pub url: Option<String>,
}

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// An act of parliament or code.
    Statute,
    /// A regulation of the Union or a country.
    Regulation,
    /// A directive of the Union.
    Directive,
    /// A decree.
    Decree,
    /// An order.
    Order,
    /// An official guidance.
    Guidance,
    /// A report.
    Report,
}

/// The days between which a version is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The first day after the last, if there is one.
    pub until: Option<Date>,
}

impl Period {
    /// Whether the version is in force on a day.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether two periods share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let before = |a: Self, b: Self| a.until.is_some_and(|until| until <= b.from);
        !before(self, other) && !before(other, self)
    }
}

/// One version of one procedure.
#[derive(Debug, Clone)]
pub struct Procedure {
    /// Its id, the same in every version: `fr.asylum`.
    pub id: Code,
    /// This version: `2024-1`.
    pub version: Code,
    /// The file it was read from.
    pub file: String,
    /// Its title.
    pub title: Text,
    /// What it is for, in a sentence.
    pub summary: Text,
    /// When it is in force.
    pub in_force: Period,
    /// The country's pack.
    pub pack: std::sync::Arc<Pack>,
    /// The step that opens a case, unless only another procedure does.
    pub opens: Option<StepIx>,
    /// The procedure that opens a case of this one.
    pub opened_by: Option<Code>,
    /// Facts known from the person's file when a case opens.
    pub opening_facts: Vec<Code>,
    /// The phases, in the order a person meets them.
    pub phases: Vec<Phase>,
    /// The steps, in the order of the file.
    pub steps: Vec<Step>,
    /// The arrows between steps; the number of an arrow is the number of its [`Relation`].
    pub graph: Graph,
    /// What each arrow adds: guard, term, citation.
    pub relations: Vec<Relation>,
    /// What stops, resets or extends terms.
    pub clocks: Vec<Clock>,
    /// Other procedures this one starts.
    pub starts: Vec<Start>,
    /// Versions a case may move to.
    pub transitions: Vec<Transition>,
    /// What its steps count as in statistics.
    pub counts: Vec<Count>,
    /// The steps that are part of a case when it opens.
    pub included: Steps,
    /// Where its id stands in the file.
    pub(crate) at: At,
}

impl Procedure {
    /// `fr.asylum:2024-1`, as cases are pinned to it.
    #[must_use]
    pub fn reference(&self) -> String {
        format!("{}:{}", self.id, self.version)
    }

    /// A step by its number.
    #[must_use]
    pub fn step(&self, ix: StepIx) -> Option<&Step> {
        self.steps.get(ix.index())
    }

    /// A step by its id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    /// What an arrow adds, by its number.
    #[must_use]
    pub fn relation(&self, number: usize) -> Option<&Relation> {
        self.relations.get(number)
    }

    /// Whether the guard of an arrow holds of these facts.
    #[must_use]
    pub fn holds(&self, number: usize, facts: &Facets) -> bool {
        self.relation(number)
            .is_none_or(|relation| relation.when.as_ref().is_none_or(|when| when.holds(facts)))
    }

    /// What a step recorded with these coded answers counts as.
    pub fn counted<'a>(
        &'a self,
        step: &str,
        facts: &'a Facets,
    ) -> impl Iterator<Item = Counted> + use<'a> {
        let on = self.find(step).map(|step| step.ix);
        let rows = self.counts.iter().filter(move |row| Some(row.on) == on && row.is_of(facts));
        rows.flat_map(|row| row.counted.iter().copied())
    }

    /// The decisions that no row counts.
    pub fn uncounted(&self) -> impl Iterator<Item = &Step> {
        let decides = |step: &&Step| step.kind == StepKind::Decision;
        let counts = |step: &&Step| self.counts.iter().any(|row| row.on == step.ix);
        self.steps.iter().filter(decides).filter(move |step| !counts(step))
    }

    /// The name of who holds a role in this country.
    #[must_use]
    pub fn actor(&self, role: Role) -> Option<&Text> {
        self.pack.actors.get(&role)
    }

    /// The legal day of an instant.
    #[must_use]
    pub fn day(&self, at: kernel::Timestamp) -> Date {
        self.pack.zone.to_datetime(at).date()
    }

    /// The instant at which a legal day begins.
    #[must_use]
    pub fn start_of(&self, day: Date) -> kernel::Timestamp {
        let midnight = day.to_datetime(jiff::civil::Time::midnight());
        self.pack.zone.to_timestamp(midnight).unwrap_or(kernel::Timestamp::MAX)
    }

    /// The first instant after a legal day: what was due that day is late from here.
    #[must_use]
    pub fn end_of(&self, day: Date) -> kernel::Timestamp {
        day.tomorrow().map_or(kernel::Timestamp::MAX, |next| self.start_of(next))
    }
}

/// A part of the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Its id.
    pub id: Code,
    /// Its title.
    pub title: Text,
    /// The phase it lies in.
    pub within: Option<Code>,
}
