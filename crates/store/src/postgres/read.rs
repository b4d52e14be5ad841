//! Reading the database: a boundary, a page of the log, rows of a view.

use kernel::{ObjectRef, Position};
use tokio_postgres::Row as SqlRow;
use trace::{Boundary, Cell, ColumnType, Loaded, Recorded, Row, Select, View};

use super::connect::{Ask, Bound, Link};
use super::failure::Failure;
use crate::codec::{Columns, Found, column, numeric, position, rows};
use crate::interest::AT_ONCE;
use crate::query::{OneOf, Query, Value};

const ONE_OF: OneOf = OneOf("= any(", ")");

/// What [`recorded`] reads after the position.
pub(super) const EVENT: &str = "e.envelope, e.clear, e.subject, e.sealed";

/// An event from columns that begin at a place.
pub(super) fn recorded(row: &SqlRow, at: usize) -> Result<Recorded, Failure> {
    let place = |next: usize| at.saturating_add(next);
    let columns = Columns {
        position: row.try_get(place(0))?,
        envelope: row.try_get(place(1))?,
        clear: row.try_get(place(2))?,
        subject: row.try_get(place(3))?,
        sealed: row.try_get(place(4))?,
    };
    Ok(columns.decoded()?)
}

pub(super) async fn load(link: &mut Link, boundary: &Boundary) -> Result<Loaded, Failure> {
    if boundary.0.len() <= AT_ONCE {
        return load_here(link, boundary).await;
    }
    // Several statements see one moment when they share a transaction of this kind.
    let begin = "begin isolation level repeatable read, read only";
    link.transaction(begin, async |link: &mut Link| load_here(link, boundary).await).await
}

async fn load_here(link: &mut Link, boundary: &Boundary) -> Result<Loaded, Failure> {
    let mut all = Found::default();
    for (number, interests) in boundary.0.chunks(AT_ONCE).enumerate() {
        let query = Query::events(interests, number.saturating_mul(AT_ONCE), EVENT);
        for row in ask(link, query).await? {
            let interest: i32 = row.try_get(0)?;
            all.take(interest.into(), position(row.try_get(1)?)?, || recorded(&row, 1))?;
        }
    }
    Ok(all.loaded(boundary))
}

pub(super) async fn page(
    link: &mut Link,
    after: Position,
    limit: usize,
) -> Result<Vec<Recorded>, Failure> {
    // Two statements: what was committed when the first one looked, the second one sees.
    let found = link.ask(Ask::new("select settled()")).await?;
    let settled: i64 = found.first().map_or(Ok(0), |row| row.try_get(0))?;
    let sql = format!(
        "select e.position, {EVENT} from events e
         where position > $1 and position <= $2 order by position limit $3"
    );
    let ask = Ask::new(sql).with(column(after)).with(settled).with(rows(limit));
    let found = link.ask(ask).await?;
    found.iter().map(|row| recorded(row, 0)).collect()
}

pub(super) async fn select(
    link: &mut Link,
    view: &dyn View,
    select: &Select,
) -> Result<Vec<Row>, Failure> {
    let found = ask(link, Query::rows(view, select, &ONE_OF)).await?;
    found.iter().map(|row| shown(row, view)).collect()
}

pub(super) async fn count(
    link: &mut Link,
    view: &dyn View,
    select: &Select,
) -> Result<u64, Failure> {
    counted(&ask(link, Query::count(view, select, &ONE_OF)).await?)
}

fn counted(found: &[SqlRow]) -> Result<u64, Failure> {
    let many: i64 = found.first().map_or(Ok(0), |row| row.try_get(0))?;
    Ok(u64::try_from(many).unwrap_or_default())
}

async fn ask(link: &mut Link, query: Query) -> Result<Vec<SqlRow>, Failure> {
    let values = query.values.into_iter().map(bound).collect();
    link.ask(Ask { sql: query.sql, values }).await
}

fn shown(row: &SqlRow, view: &dyn View) -> Result<Row, Failure> {
    let columns = view.columns().iter().zip(1..);
    let cells = columns.map(|(column, place)| cell(row, place, column.kind));
    let subject = ObjectRef::new(view.subjects(), row.try_get(0)?);
    Ok(Row { subject, cells: cells.collect::<Result<_, _>>()? })
}

fn cell(row: &SqlRow, place: usize, kind: ColumnType) -> Result<Cell, Failure> {
    if kind == ColumnType::Text {
        let text: Option<String> = row.try_get(place)?;
        return Ok(text.map_or(Cell::Null, Cell::Text));
    }
    let number: Option<i64> = row.try_get(place)?;
    Ok(number.map_or(Ok(Cell::Null), |number| numeric(kind, number))?)
}

fn bound(value: Value) -> Bound {
    match value {
        Value::Subject(id) => Box::new(id),
        Value::Number(number) => Box::new(number),
        Value::Cell(Cell::Text(text)) => Box::new(text),
        Value::Cell(cell) => Box::new(number(&cell)),
        Value::List(cells) => match cells.first() {
            Some(Cell::Text(_)) => Box::new(cells.iter().map(text).collect::<Vec<_>>()),
            Some(Cell::Null | Cell::Integer(_) | Cell::Instant(_)) | None => {
                Box::new(cells.iter().map(number).collect::<Vec<_>>())
            }
        },
    }
}

/// The text of a cell of a text column.
pub(super) fn text(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(text.clone()),
        Cell::Null | Cell::Integer(_) | Cell::Instant(_) => None,
    }
}

/// The number of a cell of a numeric column.
pub(super) fn number(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Integer(number) => Some(*number),
        Cell::Instant(at) => Some(at.as_microsecond()),
        Cell::Null | Cell::Text(_) => None,
    }
}

/// How many events the log holds.
pub(super) async fn size(link: &mut Link) -> Result<u64, Failure> {
    let found = link.ask(Ask::new("select count(*) from events")).await?;
    counted(&found)
}
