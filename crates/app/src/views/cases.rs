//! One row a case: what it is, where it stands, what is due first.

use std::sync::Arc;

use kernel::{Code, ObjectKind, ObjectRef, Timestamp};
use law::{Library, Run};
use trace::{Cell, Column, ColumnType, Opener, Recorded, View};

use super::{case_types, column, household_size, maybe, replayed, text};

pub(crate) const CASES: &str = "cases";

/// The columns, in order.
const COLUMNS: [Column; 11] = [
    column("number", ColumnType::Text, true),
    column("procedure", ColumnType::Text, true),
    column("phase", ColumnType::Text, true),
    column("applicant", ColumnType::Text, true),
    column("household", ColumnType::Text, true),
    column("opened_at", ColumnType::Instant, true),
    column("last_at", ColumnType::Instant, false),
    column("closed_at", ColumnType::Instant, false),
    column("outcome", ColumnType::Text, true),
    column("late_from", ColumnType::Instant, true),
    column("household_size", ColumnType::Integer, false),
];

/// The place of a column.
pub(crate) fn case_column(name: &str) -> usize {
    COLUMNS.iter().position(|column| column.name == name).unwrap_or(usize::MAX)
}

pub(super) struct Cases {
    library: Arc<Library>,
    types: Vec<Code>,
}

impl Cases {
    pub(super) fn new(library: Arc<Library>) -> Self {
        Self { library, types: case_types() }
    }
}

impl View for Cases {
    fn name(&self) -> &'static str {
        CASES
    }
    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }
    fn subjects(&self) -> ObjectKind {
        ObjectKind::Case
    }
    fn types(&self) -> &[Code] {
        &self.types
    }
    fn rows(&self, _: ObjectRef, events: &[Recorded], _: &dyn Opener) -> Vec<Vec<Cell>> {
        let Some((state, run)) = replayed(&self.library, events) else { return Vec::new() };
        let Some(opened) = state.opened else { return Vec::new() };
        let last = events.iter().map(|event| event.envelope.occurred_at).max();
        vec![vec![
            text(&opened.number),
            maybe(state.pinned.as_ref(), text),
            maybe(current_phase(&run), text),
            text(opened.applicant),
            maybe(opened.household, text),
            Cell::Instant(opened.at),
            maybe(last, Cell::Instant),
            maybe(run.closed().map(|(_, at)| *at), Cell::Instant),
            maybe(run.closed().map(|(outcome, _)| outcome), text),
            maybe(first_late(&run), Cell::Instant),
            household_size(&run),
        ]]
    }
}

/// Where the case is: the furthest phase in which something is owed (a renewal of papers goes on
/// beside it), else that of the last step done, else the first.
pub(crate) fn current_phase(run: &Run) -> Option<&Code> {
    let owed = run.owed(Timestamp::MIN);
    let step = match owed.iter().rfind(|owed| !owed.optional).or_else(|| owed.last()) {
        Some(owed) => run.procedure().step(owed.step),
        None => {
            let last = |step: &&law::Step| run.times(step.ix).last().copied();
            let done = run.procedure().steps.iter().filter(|step| last(step).is_some());
            done.max_by_key(last)
        }
    };
    step.map(|step| &step.phase).or_else(|| Some(&run.procedure().phases.first()?.id))
}

/// The first instant at which something owed on the case is late; a right that is let pass is not.
fn first_late(run: &Run) -> Option<Timestamp> {
    let owed = run.owed(Timestamp::MIN);
    owed.iter()
        .filter(|owed| !owed.optional)
        .filter_map(|owed| Some(run.procedure().end_of(owed.due?)))
        .min()
}
