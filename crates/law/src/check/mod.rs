//! The checker: what cannot be right in a procedure although every word of its file is.
//!
//! A step that can never happen, an obligation that no one can meet, a deadline before a delay. The
//! reader refuses what is wrong in a file by itself; this module asks what the files make of a case.
//! It never judges whether a rule is good, nor whether it says what the law says.

mod explore;
mod facts;
mod net;
mod relaxed;
mod report;
mod slice;
mod state;
mod steps;
mod terms;
mod walk;

#[cfg(test)]
mod tests;

use std::fmt;
use std::num::NonZero;

use kernel::Code;
use serde::Serialize;

use crate::pack::{Library, Procedure};

pub use report::{PackReport, ProcedureReport, Report, Unverified, report};
pub use steps::{Explored, Outcome};

/// More cores than this are not used.
const MOST_THREADS: usize = 8;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The pack must not be used.
    Error,
    /// Someone should look.
    Warning,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// A step can never happen.
    NeverHappens,
    /// No walk came to a step, and not every state was explored.
    NotReached,
    /// A step becomes owed and can then neither be done nor leave the case.
    NeverMet,
    /// A step becomes owed and only the end of the case settles it.
    OnlyClosed,
    /// The consequence of a term can never follow when the term passes.
    NoConsequence,
    /// A deadline is before the end of a delay it waits for.
    DeadlineBeforeDelay,
    /// A guard holds of no facts.
    GuardNeverHolds,
    /// A clock rule changes no term.
    IdleClock,
    /// No case of the procedure can ever open.
    NeverOpens,
}

/// One thing that cannot be right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file, as it was named to the reader.
    pub file: String,
    /// Line and column, from 1.
    pub place: Option<(usize, usize)>,
    /// How much it weighs.
    pub severity: Severity,
    /// What is wrong.
    pub kind: FindingKind,
    /// What is wrong, in a sentence.
    pub message: String,
    /// The steps that lead there, if a run shows it.
    pub path: Vec<Code>,
}

impl Finding {
    fn new(
        procedure: &Procedure,
        place: Option<(usize, usize)>,
        kind: FindingKind,
        message: String,
    ) -> Self {
        let file = procedure.file.clone();
        Self { file, place, severity: Severity::Error, kind, message, path: Vec::new() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some((line, column)) = self.place {
            write!(f, ":{line}:{column}")?;
        }
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, ": {severity}: {}", self.message)?;
        if !self.path.is_empty() {
            let path: Vec<&str> = self.path.iter().map(Code::as_str).collect();
            write!(f, "\n    by {}", path.join(" → "))?;
        }
        Ok(())
    }
}

/// Everything that cannot be right in these procedures, in the order of the files.
#[must_use]
pub fn check(library: &Library) -> Vec<Finding> {
    check_each(library).into_iter().flat_map(|checked| checked.findings).collect()
}

/// Every procedure checked, in the order of the library. Procedures do not depend on each other:
/// they are shared out between the processor's cores, and the order of the findings is the same.
fn check_each(library: &Library) -> Vec<Checked> {
    let procedures = library.procedures();
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS);
    let share = |thread: usize| {
        let own = procedures.iter().enumerate().skip(thread).step_by(threads);
        own.map(|(number, procedure)| (number, check_procedure(procedure))).collect::<Vec<_>>()
    };
    let mut all: Vec<(usize, Checked)> = std::thread::scope(|scope| {
        let running: Vec<_> =
            (0..threads).map(|thread| scope.spawn(move || share(thread))).collect();
        running.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    all.sort_by_key(|(number, _)| *number);
    let mut checked: Vec<Checked> = all.into_iter().map(|(_, checked)| checked).collect();
    for (checked, procedure) in checked.iter_mut().zip(procedures) {
        checked.findings.splice(0..0, opened_by_someone(library, procedure));
    }
    checked
}

/// What the checker found in one procedure, and how far it looked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// What cannot be right.
    pub findings: Vec<Finding>,
    /// How far it looked.
    pub explored: Explored,
    /// The ways in which a case may end, and whether a run came there.
    pub outcomes: Vec<Outcome>,
}

/// Checks one procedure by itself.
#[must_use]
pub fn check_procedure(procedure: &Procedure) -> Checked {
    let (mut findings, explored, outcomes) = steps::check(procedure);
    findings.extend(terms::check(procedure));
    findings.sort_by_key(|finding| (finding.severity, finding.place, finding.kind));
    Checked { findings, explored, outcomes }
}

/// A procedure that only another one opens, and that the other never starts.
fn opened_by_someone(library: &Library, procedure: &Procedure) -> Option<Finding> {
    let opener = procedure.opened_by.as_ref()?;
    let versions = library.procedures().iter().filter(|it| it.id == *opener);
    let started = versions.flat_map(|it| &it.starts).any(|it| it.procedure == procedure.id);
    let message =
        format!("no step of `{opener}` starts `{}`: no case of it can ever open", procedure.id);
    let place = Some(procedure.at);
    (!started).then(|| Finding::new(procedure, place, FindingKind::NeverOpens, message))
}
