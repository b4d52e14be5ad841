//! Reading the file: a boundary, a page of the log, rows of a view.

use kernel::{ObjectRef, Position};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Row as SqlRow, params_from_iter};
use trace::{Boundary, Cell, ColumnType, Loaded, Recorded, Row, Select, View};
use uuid::Uuid;

use super::failure::Failure;
use crate::codec::{Columns, Found, column, numeric, position, rows};
use crate::interest::AT_ONCE;
use crate::query::{OneOf, Query, Value};

const ONE_OF: OneOf = OneOf("in (select value from json_each(", "))");
/// What [`recorded`] reads after the position.
pub(super) const EVENT: &str = "e.envelope, e.clear, e.subject, e.sealed";

/// An event from columns that begin at a place.
pub(super) fn recorded(row: &SqlRow<'_>, at: usize) -> Result<Recorded, Failure> {
    let place = |next: usize| at.saturating_add(next);
    let subject = row.get_ref(place(3))?.as_blob_or_null()?;
    let subject = subject.map(Uuid::from_slice).transpose();
    let columns = Columns {
        position: row.get(place(0))?,
        envelope: row.get_ref(place(1))?.as_str()?,
        clear: row.get_ref(place(2))?.as_str_or_null()?,
        subject: subject.map_err(|_| rusqlite::types::FromSqlError::InvalidType)?,
        sealed: row.get_ref(place(4))?.as_blob_or_null()?,
    };
    Ok(columns.decoded()?)
}

pub(super) fn load(connection: &Connection, boundary: &Boundary) -> Result<Loaded, Failure> {
    // Several statements see one moment when they share a transaction.
    let several = boundary.0.len() > AT_ONCE;
    let _moment = several.then(|| connection.unchecked_transaction()).transpose()?;
    let mut all = Found::default();
    for (number, interests) in boundary.0.chunks(AT_ONCE).enumerate() {
        let query = Query::events(interests, number.saturating_mul(AT_ONCE), EVENT);
        let mut find = connection.prepare_cached(&query.sql)?;
        let mut found = find.query(params_from_iter(query.values.iter().map(bound)))?;
        while let Some(row) = found.next()? {
            all.take(row.get(0)?, position(row.get(1)?)?, || recorded(row, 1))?;
        }
    }
    Ok(all.loaded(boundary))
}

pub(super) fn page(
    connection: &Connection,
    after: Position,
    limit: usize,
) -> Result<Vec<Recorded>, Failure> {
    let sql = format!(
        "select e.position, {EVENT} from events e where position > ?1 order by position limit ?2"
    );
    let mut find = connection.prepare_cached(&sql)?;
    let mut found = find.query((column(after), rows(limit)))?;
    let mut events = Vec::new();
    while let Some(row) = found.next()? {
        events.push(recorded(row, 0)?);
    }
    Ok(events)
}

pub(super) fn select(
    connection: &Connection,
    view: &dyn View,
    select: &Select,
) -> Result<Vec<Row>, Failure> {
    let query = Query::rows(view, select, &ONE_OF);
    let mut find = connection.prepare_cached(&query.sql)?;
    let mut found = find.query(params_from_iter(query.values.iter().map(bound)))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let id = row.get_ref(0)?.as_blob()?;
        let id = Uuid::from_slice(id).map_err(|_| rusqlite::types::FromSqlError::InvalidType)?;
        let columns = view.columns().iter().zip(1..);
        let cells = columns.map(|(column, place)| cell(row, place, column.kind));
        let subject = ObjectRef::new(view.subjects(), id);
        rows.push(Row { subject, cells: cells.collect::<Result<_, _>>()? });
    }
    Ok(rows)
}

pub(super) fn count(
    connection: &Connection,
    view: &dyn View,
    select: &Select,
) -> Result<u64, Failure> {
    let query = Query::count(view, select, &ONE_OF);
    let mut find = connection.prepare_cached(&query.sql)?;
    let values = params_from_iter(query.values.iter().map(bound));
    let many: i64 = find.query_row(values, |row| row.get(0))?;
    Ok(u64::try_from(many).unwrap_or_default())
}

fn cell(row: &SqlRow<'_>, place: usize, kind: ColumnType) -> Result<Cell, Failure> {
    if kind == ColumnType::Text {
        let text = row.get_ref(place)?.as_str_or_null()?;
        return Ok(text.map_or(Cell::Null, |text| Cell::Text(text.to_owned())));
    }
    let number: Option<i64> = row.get(place)?;
    Ok(number.map_or(Ok(Cell::Null), |number| numeric(kind, number))?)
}

/// A cell as SQLite keeps it.
pub(super) fn stored(cell: &Cell) -> Sql {
    match cell {
        Cell::Null => Sql::Null,
        Cell::Text(text) => Sql::Text(text.clone()),
        Cell::Integer(number) => Sql::Integer(*number),
        Cell::Instant(at) => Sql::Integer(at.as_microsecond()),
    }
}

pub(super) fn bound(value: &Value) -> Sql {
    match value {
        Value::Subject(id) => Sql::Blob(id.as_bytes().to_vec()),
        Value::Cell(cell) => stored(cell),
        Value::Number(number) => Sql::Integer(*number),
        Value::List(cells) => {
            Sql::Text(cells.iter().map(json).collect::<serde_json::Value>().to_string())
        }
    }
}

fn json(cell: &Cell) -> serde_json::Value {
    match cell {
        Cell::Null => serde_json::Value::Null,
        Cell::Text(text) => text.as_str().into(),
        Cell::Integer(number) => (*number).into(),
        Cell::Instant(at) => at.as_microsecond().into(),
    }
}
