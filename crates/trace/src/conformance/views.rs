//! The views of the suite, small enough to be seen through.

use std::sync::Arc;

use kernel::{Code, Compartment, ObjectKind, ObjectRef, Position, Timestamp};
use serde_json::Value;

use super::scene::code;
use super::{Outcome, ensure_eq};
use crate::event::{NewEvent, Recorded};
use crate::log::{Append, Log, LogError, Seen};
use crate::memory::MemoryLog;
use crate::select::Select;
use crate::view::{Cell, Column, ColumnType, Opener, Row, View, Views};

/// All views of the suite whose rows do not depend on the numbers of positions.
pub(super) fn all() -> Views {
    Views::new(vec![Box::new(Beds::new()), Box::new(Steps::new()), Box::new(Told::new())], plain())
}

/// The view that shows positions.
pub(super) fn positions() -> Views {
    Views::new(vec![Box::new(Positions(vec![code("step_taken")]))], plain())
}

/// One view by the name of another, with other columns: what a newer program may bring.
pub(super) fn changed() -> Views {
    Views::new(vec![Box::new(Changed(vec![code("bed_given"), code("step_taken")]))], plain())
}

fn plain() -> Box<dyn Opener + Send + Sync> {
    Box::new(Plain)
}

/// Opens parts that were never sealed: their bytes are JSON.
struct Plain;

impl Opener for Plain {
    fn open(&self, event: &Recorded, compartment: Compartment) -> Option<Value> {
        let part = event.payload.sealed.iter().find(|part| part.compartment == compartment)?;
        serde_json::from_slice(&part.bytes).ok()
    }
}

const fn column(name: &'static str, kind: ColumnType, indexed: bool) -> Column {
    Column { name, kind, indexed }
}

/// Who holds the places of a register: a row a holder, oldest first.
struct Beds(Vec<Code>);

impl Beds {
    fn new() -> Self {
        Self(vec![code("bed_given"), code("bed_left")])
    }
}

impl View for Beds {
    fn name(&self) -> &'static str {
        "beds"
    }
    fn columns(&self) -> &'static [Column] {
        const COLUMNS: [Column; 2] =
            [column("holder", ColumnType::Text, true), column("since", ColumnType::Instant, false)];
        &COLUMNS
    }
    fn subjects(&self) -> ObjectKind {
        ObjectKind::Register
    }
    fn types(&self) -> &[Code] {
        &self.0
    }
    fn rows(&self, _: ObjectRef, events: &[Recorded], _: &dyn Opener) -> Vec<Vec<Cell>> {
        let mut holders: Vec<(ObjectRef, Timestamp)> = Vec::new();
        for event in events {
            let people = event.envelope.objects.iter().map(|(object, _)| *object);
            for person in people.filter(|object| object.kind == ObjectKind::Person) {
                holders.retain(|(holder, _)| *holder != person);
                if event.envelope.kind.name == "bed_given" {
                    holders.push((person, event.envelope.occurred_at));
                }
            }
        }
        let row = |(holder, at): (ObjectRef, _)| {
            vec![Cell::Text(holder.id.to_string()), Cell::Instant(at)]
        };
        holders.into_iter().map(row).collect()
    }
}

/// How far a person has come: one row, with what was noted last if it can be opened.
struct Steps(Vec<Code>);

impl Steps {
    fn new() -> Self {
        Self(vec![code("step_taken"), code("noted")])
    }
}

impl View for Steps {
    fn name(&self) -> &'static str {
        "steps"
    }
    fn columns(&self) -> &'static [Column] {
        const COLUMNS: [Column; 3] = [
            column("steps", ColumnType::Integer, true),
            column("since", ColumnType::Instant, true),
            column("note", ColumnType::Text, false),
        ];
        &COLUMNS
    }
    fn subjects(&self) -> ObjectKind {
        ObjectKind::Person
    }
    fn types(&self) -> &[Code] {
        &self.0
    }
    fn rows(&self, _: ObjectRef, events: &[Recorded], opener: &dyn Opener) -> Vec<Vec<Cell>> {
        let steps = events.iter().filter(|event| event.envelope.kind.name == "step_taken").count();
        let since = events.first().map(|event| event.envelope.occurred_at);
        let open = |event| opener.open(event, Compartment::Identity);
        let note = events.iter().rev().find_map(open);
        let note = note.as_ref().and_then(Value::as_str).map(str::to_owned);
        since.map_or_else(Vec::new, |since| {
            vec![vec![
                Cell::Integer(i64::try_from(steps).unwrap_or(i64::MAX)),
                Cell::Instant(since),
                note.map_or(Cell::Null, Cell::Text),
            ]]
        })
    }
}

/// The rows the last `told` event tells, to the letter, so that a case can plant any row; a row of
/// another length than three breaks the contract of views.
struct Told(Vec<Code>);

impl Told {
    fn new() -> Self {
        Self(vec![code("told")])
    }
}

impl View for Told {
    fn name(&self) -> &'static str {
        "told"
    }
    fn columns(&self) -> &'static [Column] {
        const COLUMNS: [Column; 3] = [
            column("word", ColumnType::Text, true),
            column("number", ColumnType::Integer, true),
            column("at", ColumnType::Instant, false),
        ];
        &COLUMNS
    }
    fn subjects(&self) -> ObjectKind {
        ObjectKind::Case
    }
    fn types(&self) -> &[Code] {
        &self.0
    }
    fn rows(&self, _: ObjectRef, events: &[Recorded], _: &dyn Opener) -> Vec<Vec<Cell>> {
        let rows = events.last().and_then(|event| event.payload.clear.as_array());
        let cells = |row: &Value| {
            let cells = row.as_array().map(Vec::as_slice).unwrap_or_default();
            cells.iter().enumerate().map(|(place, cell)| told_cell(place, cell)).collect()
        };
        rows.map(Vec::as_slice).unwrap_or_default().iter().map(cells).collect()
    }
}

fn told_cell(place: usize, cell: &Value) -> Cell {
    let number = || cell.as_i64();
    let instant = || Timestamp::from_nanosecond(i128::from(number()?)).ok();
    match place {
        0 => cell.as_str().map(|text| Cell::Text(text.to_owned())),
        1 => number().map(Cell::Integer),
        _ => instant().map(Cell::Instant),
    }
    .unwrap_or(Cell::Null)
}

/// The position of a person's last step: what a view is given must stand where it will stand.
struct Positions(Vec<Code>);

impl View for Positions {
    fn name(&self) -> &'static str {
        "positions"
    }
    fn columns(&self) -> &'static [Column] {
        const COLUMNS: [Column; 1] = [column("last", ColumnType::Integer, false)];
        &COLUMNS
    }
    fn subjects(&self) -> ObjectKind {
        ObjectKind::Person
    }
    fn types(&self) -> &[Code] {
        &self.0
    }
    fn rows(&self, _: ObjectRef, events: &[Recorded], _: &dyn Opener) -> Vec<Vec<Cell>> {
        let last = events.last().and_then(|event| i64::try_from(event.position.0).ok());
        vec![vec![last.map_or(Cell::Null, Cell::Integer)]]
    }
}

/// `steps` as a later version of the program has it.
struct Changed(Vec<Code>);

impl View for Changed {
    fn name(&self) -> &'static str {
        "steps"
    }
    fn columns(&self) -> &'static [Column] {
        const COLUMNS: [Column; 1] = [column("order", ColumnType::Text, true)];
        &COLUMNS
    }
    fn subjects(&self) -> ObjectKind {
        ObjectKind::Person
    }
    fn types(&self) -> &[Code] {
        &self.0
    }
    fn rows(&self, _: ObjectRef, events: &[Recorded], _: &dyn Opener) -> Vec<Vec<Cell>> {
        let last = events.last().map(|event| event.envelope.kind.name.to_string());
        vec![vec![last.map_or(Cell::Null, Cell::Text)]]
    }
}

/// Every row of a view, in the order that ties give.
pub(super) fn rows(log: &dyn Log, view: &'static str) -> Result<Vec<Row>, LogError> {
    log.select(&Select::from(view).page(0, usize::MAX))
}

/// Every view shows what the reference derives from the same events.
pub(super) fn agree_with_reference(log: &dyn Log) -> Outcome {
    let reference = MemoryLog::new(Arc::new(all()));
    let events = log.page(Position(0), usize::MAX)?;
    let command = kernel::Id::new(uuid::Uuid::nil());
    let events = events.into_iter().map(|event| {
        let Recorded { envelope, payload, .. } = event;
        NewEvent { envelope, payload }
    });
    let unless_newer = Seen::default();
    let events = events.collect();
    reference.append(Append { command, unless_newer, events, outbox: Vec::new() })?;
    for view in all().iter() {
        let (kept, right) = (rows(log, view.name())?, rows(&reference, view.name())?);
        ensure_eq!(kept, right, "the view `{}` is not what its events say", view.name());
    }
    Ok(())
}
