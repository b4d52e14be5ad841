//! One row an obligation: law minus trace. The worklist reads it; lateness is the reader's clock.

use std::sync::Arc;

use kernel::{AccountId, Code, ObjectKind, ObjectRef, Role, Timestamp};
use law::{Library, Owed, Run};
use trace::{Cell, Column, ColumnType, Opener, Recorded, View};

use super::{case_types, column, household_size, maybe, replayed, text};

pub(crate) const OWED: &str = "owed";

const COLUMNS: [Column; 12] = [
    column("number", ColumnType::Text, false),
    column("procedure", ColumnType::Text, false),
    column("applicant", ColumnType::Text, false),
    column("people", ColumnType::Integer, false),
    column("step", ColumnType::Text, true),
    column("phase", ColumnType::Text, true),
    column("role", ColumnType::Text, true),
    column("since", ColumnType::Instant, false),
    column("late_from", ColumnType::Instant, true),
    column("optional", ColumnType::Integer, false),
    column("consequence", ColumnType::Text, true),
    column("agent", ColumnType::Text, true),
];

/// The place of a column.
pub(crate) fn owed_column(name: &str) -> usize {
    COLUMNS.iter().position(|column| column.name == name).unwrap_or(usize::MAX)
}

pub(super) struct OwedView {
    library: Arc<Library>,
    types: Vec<Code>,
}

impl OwedView {
    pub(super) fn new(library: Arc<Library>) -> Self {
        Self { library, types: case_types() }
    }
}

impl View for OwedView {
    fn name(&self) -> &'static str {
        OWED
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
        let Some(opened) = &state.opened else { return Vec::new() };
        let head = [
            text(&opened.number),
            maybe(state.pinned.as_ref(), text),
            text(opened.applicant),
            household_size(&run),
        ];
        run.owed(Timestamp::MIN)
            .iter()
            .filter_map(|owed| {
                let cells = obligation(&run, owed)?;
                let agent = maybe(last_agent(events, owed.by), text);
                Some(head.iter().cloned().chain(cells).chain([agent]).collect())
            })
            .collect()
    }
}

/// Who acted last on the case in the role that owes: the file is theirs until a colleague takes it
/// further.
fn last_agent(events: &[Recorded], role: Role) -> Option<AccountId> {
    let of_role = |event: &&Recorded| event.envelope.actor.role == role;
    events.iter().rfind(of_role).map(|event| event.envelope.actor.account)
}

fn obligation(run: &Run, owed: &Owed) -> Option<[Cell; 7]> {
    let procedure = run.procedure();
    let step = procedure.step(owed.step)?;
    let consequence = run
        .deadline(owed.relation)
        .and_then(|deadline| deadline.consequence)
        .and_then(|ix| procedure.step(ix));
    Some([
        text(&step.id),
        text(&step.phase),
        text(owed.by),
        Cell::Instant(owed.since),
        maybe(owed.due.map(|due| procedure.end_of(due)), Cell::Instant),
        Cell::Integer(owed.optional.into()),
        maybe(consequence.map(|step| &step.id), text),
    ])
}
