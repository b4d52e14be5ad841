//! The tables of the views: made, kept in the appending transaction, derived again from the log.
//!
//! Rows come from `Views::derive` and from nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kernel::{ObjectKind, ObjectRef};
use rusqlite::types::Value;
use rusqlite::{Connection, TransactionBehavior, params, params_from_iter};
use trace::{Cell, LogError, Recorded, View, Views};
use uuid::Uuid;

use super::append::{Touched, size};
use super::failure::Failure;
use super::read::{EVENT, recorded, stored};
use crate::codec::rows;
use crate::shape::{self, Dialect, ROW, SUBJECT, unless_same};

const DIALECT: Dialect =
    Dialect { subject: "blob", text: "text", number: "integer", options: "strict, without rowid" };

/// The statements that write one view's table.
struct Written {
    upsert: String,
    trim: String,
}

/// The tables of a set of views.
pub(super) struct Tables {
    views: Arc<Views>,
    /// How the events that views of a kind of subject read are found.
    reads: BTreeMap<ObjectKind, (String, Vec<String>)>,
    writes: BTreeMap<&'static str, Written>,
}

impl Tables {
    pub(super) fn new(views: Arc<Views>) -> Self {
        let reads = ObjectKind::ALL.into_iter().map(|kind| {
            let names: Vec<_> = views.types_read(kind).iter().map(ToString::to_string).collect();
            let marks = vec!["?"; names.len()].join(", ");
            let sql = format!(
                "select o.position, {EVENT}
                 from event_objects o join events e on e.position = o.position
                 where o.id = ? and o.kind = ? and o.name in ({marks}) order by o.position"
            );
            (kind, (sql, names))
        });
        let reads = reads.collect();
        let writes = views.iter().map(|view| (view.name(), written(view))).collect();
        Self { views, reads, writes }
    }

    pub(super) fn views(&self) -> &Views {
        &self.views
    }

    /// Makes and derives the tables that are missing or have another shape, and drops those of
    /// views this program does not keep: a table nobody keeps would soon be wrong.
    pub(super) fn bring_up_to_date(&self, connection: &mut Connection) -> Result<(), Failure> {
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut kept: BTreeMap<String, String> = tx
            .prepare("select name, shape from views")?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        let mut fresh = Vec::new();
        for view in self.views.iter() {
            let shape = shape::shape(view);
            if kept.remove(view.name()).as_ref() == Some(&shape) {
                continue;
            }
            tx.execute_batch(&format!("drop table if exists {}", shape::table(view)))?;
            tx.execute_batch(&shape::create(view, &DIALECT))?;
            tx.execute("insert or replace into views values (?1, ?2)", (view.name(), shape))?;
            fresh.push(view);
        }
        for name in kept.keys() {
            tx.execute_batch(&format!("drop table if exists \"view_{name}\""))?;
            tx.execute("delete from views where name = ?1", [name])?;
        }
        self.derive_all(&tx, &fresh)?;
        Ok(tx.commit()?)
    }

    /// Derives the rows of these subjects anew.
    pub(super) fn derive(&self, tx: &Connection, touched: &Touched) -> Result<(), Failure> {
        let mut events: Option<(ObjectRef, Vec<Recorded>)> = None;
        for (subject, name) in touched {
            let Some(view) = self.views.named(name) else { continue };
            // Sorted by subject: its events are read once for all its views.
            let current = match events.take() {
                Some(current) if current.0 == *subject => current,
                _ => (*subject, self.events(tx, *subject)?),
            };
            self.write(tx, view, *subject, &current.1)?;
            events = Some(current);
        }
        Ok(())
    }

    /// Empties every table and fills it from the log.
    pub(super) fn rebuild(&self, tx: &Connection) -> Result<u64, Failure> {
        let views: Vec<_> = self.views.iter().collect();
        for view in &views {
            tx.execute(&format!("delete from {}", shape::table(*view)), [])?;
        }
        self.derive_all(tx, &views)?;
        size(tx)
    }

    fn derive_all(&self, tx: &Connection, views: &[&dyn View]) -> Result<(), Failure> {
        let kinds: BTreeSet<_> = views.iter().map(|view| view.subjects()).collect();
        for kind in kinds {
            let of_kind: Vec<_> = views.iter().filter(|view| view.subjects() == kind).collect();
            let mut find = tx.prepare("select distinct id from event_objects where kind = ?1")?;
            let mut found = find.query([kind.as_str()])?;
            while let Some(row) = found.next()? {
                let id = Uuid::from_slice(row.get_ref(0)?.as_blob()?);
                let id = id.map_err(|_| LogError::Corrupt("an object has no id".to_owned()))?;
                let subject = ObjectRef::new(kind, id);
                let events = self.events(tx, subject)?;
                for view in &of_kind {
                    if events.iter().any(|e| view.types().contains(&e.envelope.kind.name)) {
                        self.write(tx, **view, subject, &events)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A subject's events of every type its views read.
    fn events(&self, tx: &Connection, subject: ObjectRef) -> Result<Vec<Recorded>, Failure> {
        let Some((sql, names)) = self.reads.get(&subject.kind) else { return Ok(Vec::new()) };
        let mut find = tx.prepare_cached(sql)?;
        let values = [
            Value::Blob(subject.id.as_bytes().to_vec()),
            Value::Text(subject.kind.as_str().to_owned()),
        ];
        let names = names.iter().cloned().map(Value::Text);
        let mut found = find.query(params_from_iter(values.into_iter().chain(names)))?;
        let mut events = Vec::new();
        while let Some(row) = found.next()? {
            events.push(recorded(row, 0)?);
        }
        Ok(events)
    }

    fn write(
        &self,
        tx: &Connection,
        view: &dyn View,
        subject: ObjectRef,
        events: &[Recorded],
    ) -> Result<(), Failure> {
        let Some(written) = self.writes.get(view.name()) else { return Ok(()) };
        let derived = self.views.derive(view, subject, events)?;
        let mut upsert = tx.prepare_cached(&written.upsert)?;
        for (cells, number) in derived.iter().zip(0_i64..) {
            let place = [Value::Blob(subject.id.as_bytes().to_vec()), Value::Integer(number)];
            let cells = cells.iter().map(|cell: &Cell| stored(cell));
            upsert.execute(params_from_iter(place.into_iter().chain(cells)))?;
        }
        let mut trim = tx.prepare_cached(&written.trim)?;
        trim.execute(params![subject.id.as_bytes(), rows(derived.len())])?;
        Ok(())
    }
}

fn written(view: &dyn View) -> Written {
    let (table, columns) = (shape::table(view), shape::columns(view));
    let marks = ", ?".repeat(columns.len());
    let update = unless_same(&columns);
    Written {
        upsert: format!(
            "insert into {table} as v values (?, ?{marks})
             on conflict ({SUBJECT}, {ROW}) do {update}"
        ),
        trim: format!("delete from {table} where {SUBJECT} = ? and {ROW} >= ?"),
    }
}
