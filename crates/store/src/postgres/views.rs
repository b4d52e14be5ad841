//! The tables of the views: made, kept in the appending transaction, derived again from the log.
//!
//! Rows come from `Views::derive` and from nowhere else. A subject's rows are written by whoever
//! holds the lock of the subject.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kernel::{ObjectKind, ObjectRef};
use tokio_postgres::Row as SqlRow;
use trace::{Cell, ColumnType, LogError, Recorded, View, Views};
use uuid::Uuid;

use super::connect::{Ask, Bound, Link};
use super::failure::Failure;
use super::locks::BEGIN_ALONE;
use super::read::{EVENT, number, recorded, size, text};
use crate::codec::{Encoded, rows};
use crate::shape::{self, Dialect, ROW, SUBJECT, unless_same};

const DIALECT: Dialect =
    Dialect { subject: "uuid", text: "text collate \"C\"", number: "bigint", options: "" };

/// How many subjects a rebuild holds in memory at once.
const AT_ONCE: i64 = 500;

/// The events of some subjects, of the types that views read, in the order of the log.
pub(super) type Histories = BTreeMap<ObjectRef, Vec<Recorded>>;

/// The rows of some subjects in one view.
type Derived = Vec<(Uuid, Vec<Vec<Cell>>)>;

/// The tables of a set of views.
pub(super) struct Tables {
    views: Arc<Views>,
    /// Every event type that some view reads.
    names: Vec<String>,
}

impl Tables {
    pub(super) fn new(views: Arc<Views>) -> Self {
        let kinds = ObjectKind::ALL.into_iter();
        let names: BTreeSet<_> = kinds.flat_map(|kind| views.types_read(kind)).collect();
        let names = names.iter().map(ToString::to_string).collect();
        Self { views, names }
    }

    pub(super) const fn views(&self) -> &Arc<Views> {
        &self.views
    }

    /// The subjects whose rows these events change.
    pub(super) fn subjects<'a>(
        &self,
        events: impl Iterator<Item = &'a Encoded>,
    ) -> BTreeSet<ObjectRef> {
        let mut subjects = BTreeSet::new();
        for event in events {
            subjects.extend(self.views.touched(&event.event.envelope).map(|(_, subject)| subject));
        }
        subjects
    }

    /// Asks for the histories of subjects.
    pub(super) fn history(&self, subjects: &BTreeSet<ObjectRef>) -> Ask {
        let sql = format!(
            "select s.kind, s.id, e.position, {EVENT}
             from unnest($1::text[], $2::uuid[]) as s(kind, id)
             join event_objects o on o.id = s.id and o.kind = s.kind and o.name = any($3)
             join events e on e.position = o.position
             order by e.position"
        );
        let kinds: Vec<_> = subjects.iter().map(|subject| subject.kind.as_str()).collect();
        let ids: Vec<_> = subjects.iter().map(|subject| subject.id).collect();
        Ask::new(sql).with(kinds).with(ids).with(self.names.clone())
    }

    /// What brings the rows up to date once these events follow the histories.
    pub(super) fn updated(
        &self,
        histories: &mut Histories,
        events: Vec<Recorded>,
    ) -> Result<Vec<Ask>, LogError> {
        let mut touched: BTreeMap<&'static str, BTreeSet<ObjectRef>> = BTreeMap::new();
        for event in events {
            let mut subjects = BTreeSet::new();
            for (view, subject) in self.views.touched(&event.envelope) {
                touched.entry(view.name()).or_default().insert(subject);
                subjects.insert(subject);
            }
            for subject in subjects {
                histories.entry(subject).or_default().push(event.clone());
            }
        }
        let mut asks = Vec::new();
        for (name, subjects) in touched {
            let Some(view) = self.views.named(name) else { continue };
            let derived = subjects.iter().map(|subject| {
                let events = histories.get(subject).map(Vec::as_slice).unwrap_or_default();
                Ok((subject.id, self.views.derive(view, *subject, events)?))
            });
            asks.extend(replace(view, derived.collect::<Result<_, LogError>>()?));
        }
        Ok(asks)
    }

    /// Makes and derives the tables that are missing or have another shape, and drops those of
    /// views this program does not keep: a table nobody keeps would soon be wrong.
    pub(super) async fn bring_up_to_date(&self, link: &mut Link) -> Result<(), Failure> {
        let wanted: BTreeMap<String, String> =
            self.views.iter().map(|view| (view.name().to_owned(), shape::shape(view))).collect();
        if kept(link).await? == wanted {
            return Ok(());
        }
        link.transaction(BEGIN_ALONE, async |link: &mut Link| {
            let kept = kept(link).await?;
            for name in kept.keys().filter(|name| !wanted.contains_key(*name)) {
                link.run(&format!("drop table if exists \"view_{name}\"")).await?;
                link.ask(Ask::new("delete from views where name = $1").with(name.clone())).await?;
            }
            let mut fresh = Vec::new();
            for view in self.views.iter() {
                let shape = shape::shape(view);
                if kept.get(view.name()) == Some(&shape) {
                    continue;
                }
                make(link, view, shape).await?;
                fresh.push(view);
            }
            self.derive_all(link, &fresh).await
        })
        .await
    }

    /// Empties every table and fills it from the log, while nobody writes.
    pub(super) async fn rebuild(&self, link: &mut Link) -> Result<u64, Failure> {
        link.transaction(BEGIN_ALONE, async |link: &mut Link| {
            let views: Vec<_> = self.views.iter().collect();
            for view in &views {
                link.run(&format!("delete from {}", shape::table(*view))).await?;
            }
            self.derive_all(link, &views).await?;
            size(link).await
        })
        .await
    }

    async fn derive_all(&self, link: &mut Link, views: &[&dyn View]) -> Result<(), Failure> {
        let kinds: BTreeSet<_> = views.iter().map(|view| view.subjects()).collect();
        for kind in kinds {
            let of_kind: Vec<_> = views.iter().filter(|view| view.subjects() == kind).collect();
            let mut after = None;
            loop {
                let subjects = next_subjects(link, kind, after).await?;
                let Some(last) = subjects.last() else { break };
                after = Some(last.id);
                let histories = histories(&link.ask(self.history(&subjects)).await?)?;
                for view in &of_kind {
                    let derived = self.derived(**view, &histories)?;
                    link.ask_all(&replace(**view, derived)).await?;
                }
            }
        }
        Ok(())
    }

    /// The rows a view has for each subject that has an event it reads.
    fn derived(&self, view: &dyn View, histories: &Histories) -> Result<Derived, LogError> {
        let read = |event: &Recorded| view.types().contains(&event.envelope.kind.name);
        let some = histories.iter().filter(|(_, events)| events.iter().any(read));
        let rows = |(subject, events): (&ObjectRef, &Vec<Recorded>)| {
            Ok((subject.id, self.views.derive(view, *subject, events)?))
        };
        some.map(rows).collect()
    }
}

/// The tables there are and the shapes they were made with.
async fn kept(link: &mut Link) -> Result<BTreeMap<String, String>, Failure> {
    let found = link.ask(Ask::new("select name, shape from views")).await?;
    found.iter().map(|row| Ok((row.try_get(0)?, row.try_get(1)?))).collect()
}

async fn make(link: &mut Link, view: &dyn View, shape: String) -> Result<(), Failure> {
    let table = shape::table(view);
    link.run(&format!("drop table if exists {table}")).await?;
    link.run(&shape::create(view, &DIALECT)).await?;
    link.run(&format!(
        "do $$ begin
             if exists (select from pg_roles where rolname = 'havre_app') then
                 grant select, insert, update, delete on {table} to havre_app;
             end if;
         end $$"
    ))
    .await?;
    let note = "insert into views values ($1, $2) on conflict (name) do update set shape = $2";
    link.ask(Ask::new(note).with(view.name()).with(shape)).await.map(|_| ())
}

async fn next_subjects(
    link: &mut Link,
    kind: ObjectKind,
    after: Option<Uuid>,
) -> Result<BTreeSet<ObjectRef>, Failure> {
    let sql = "
        select distinct id from event_objects
        where kind = $1 and (id > $2 or $2 is null) order by id limit $3";
    let ask = Ask::new(sql).with(kind.as_str()).with(after).with(AT_ONCE);
    let found = link.ask(ask).await?;
    found.iter().map(|row| Ok(ObjectRef::new(kind, row.try_get(0)?))).collect()
}

/// Histories as [`Tables::history`] finds them.
pub(super) fn histories(found: &[SqlRow]) -> Result<Histories, Failure> {
    let mut histories = Histories::new();
    for row in found {
        let kind: &str = row.try_get(0)?;
        let unknown = || LogError::Corrupt(format!("an object of kind {kind:?}"));
        let kind = ObjectKind::named(kind).ok_or_else(unknown)?;
        let subject = ObjectRef::new(kind, row.try_get(1)?);
        histories.entry(subject).or_default().push(recorded(row, 2)?);
    }
    Ok(histories)
}

/// What makes these the rows of these subjects, leaving alone rows that do not change.
fn replace(view: &dyn View, derived: Derived) -> [Ask; 2] {
    let (table, columns) = (shape::table(view), shape::columns(view));
    let trim = format!(
        "delete from {table} v using unnest($1::uuid[], $2::int8[]) as kept(subject, many)
         where v.{SUBJECT} = kept.subject and v.{ROW} >= kept.many"
    );
    let subjects: Vec<_> = derived.iter().map(|(subject, _)| *subject).collect();
    let many: Vec<_> = derived.iter().map(|(_, cells)| rows(cells.len())).collect();
    let trim = Ask::new(trim).with(subjects).with(many);

    let kinds = view.columns().iter().zip(3..).map(|(column, place): (_, usize)| {
        format!(", ${place}::{}[]", if column.kind == ColumnType::Text { "text" } else { "int8" })
    });
    let kinds: String = kinds.collect();
    let upsert = format!(
        "insert into {table} as v select * from unnest($1::uuid[], $2::int8[]{kinds})
         on conflict ({SUBJECT}, {ROW}) do {}",
        unless_same(&columns)
    );
    let mut upsert = Ask::new(upsert);
    upsert.values = arrays(view, derived);
    [trim, upsert]
}

/// Rows, column by column: subject, row number, and the view's own.
fn arrays(view: &dyn View, derived: Derived) -> Vec<Bound> {
    let (mut subjects, mut numbers, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for (subject, rows) in derived {
        for (cells, number) in rows.into_iter().zip(0_i64..) {
            subjects.push(subject);
            numbers.push(number);
            all.push(cells);
        }
    }
    let mut arrays: Vec<Bound> = vec![Box::new(subjects), Box::new(numbers)];
    for (place, column) in view.columns().iter().enumerate() {
        let cells = all.iter().map(|cells| cells.get(place).unwrap_or(&Cell::Null));
        arrays.push(match column.kind {
            ColumnType::Text => Box::new(cells.map(text).collect::<Vec<_>>()),
            ColumnType::Integer | ColumnType::Instant => {
                Box::new(cells.map(number).collect::<Vec<_>>())
            }
        });
    }
    arrays
}
