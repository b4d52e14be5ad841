//! One command inside a transaction: everything is checked before anything is written, so that a
//! refusal leaves the commands before and after it alone.

use std::collections::BTreeSet;

use kernel::{ObjectRef, Position};
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use trace::{Interest, LogError, Receipt, Views};

use super::failure::Failure;
use super::read::bound;
use crate::codec::{Encoded, Ready, position};
use crate::query::Query;

/// Subjects whose rows must be derived anew, and in which views.
pub(super) type Touched = BTreeSet<(ObjectRef, &'static str)>;

/// Appends a command, or says why not; a failure of the storage is neither.
pub(super) fn append(
    tx: &Connection,
    ready: &Ready,
    views: &Views,
    touched: &mut Touched,
) -> Result<Result<Receipt, LogError>, Failure> {
    if let Some(receipt) = answered(tx, ready)? {
        return Ok(Ok(receipt));
    }
    for (interest, seen) in &ready.append.unless_newer.0 {
        if newer(tx, interest, *seen)? {
            return Ok(Err(LogError::Newer));
        }
    }
    let mut ids = BTreeSet::new();
    for event in &ready.events {
        if !ids.insert(event.id()) || known(tx, event)? {
            return Ok(Err(LogError::DuplicateEvent(event.id())));
        }
    }
    let mut written = Vec::with_capacity(ready.events.len());
    for event in &ready.events {
        written.push(write(tx, event, ready)?);
        let subjects = views.touched(&event.event.envelope);
        touched.extend(subjects.map(|(view, subject)| (subject, view.name())));
    }
    let mut command = tx.prepare_cached("insert into commands values (?1, ?2, ?3)")?;
    let (first, last) = (written.first().copied(), written.last().copied());
    command.execute(params![ready.append.command.uuid().as_bytes(), first, last])?;
    super::outbox::queue(tx, &ready.append.outbox)?;
    Ok(Ok(Receipt {
        first: first.map(position).transpose()?,
        last: last.map(position).transpose()?,
        repeated: false,
    }))
}

/// The first receipt of a command that was executed before.
fn answered(tx: &Connection, ready: &Ready) -> Result<Option<Receipt>, Failure> {
    let mut find = tx.prepare_cached("select first, last from commands where command = ?1")?;
    let places = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let known = find.query_row([ready.append.command.uuid().as_bytes()], places).optional()?;
    let Some((first, last)): Option<(Option<i64>, Option<i64>)> = known else {
        return Ok(None);
    };
    let (first, last) = (first.map(position).transpose()?, last.map(position).transpose()?);
    Ok(Some(Receipt { first, last, repeated: true }))
}

fn newer(tx: &Connection, interest: &Interest, seen: Option<Position>) -> Result<bool, Failure> {
    let query = Query::newer(interest, seen);
    let mut find = tx.prepare_cached(&query.sql)?;
    Ok(find.exists(params_from_iter(query.values.iter().map(bound)))?)
}

fn known(tx: &Connection, event: &Encoded) -> Result<bool, Failure> {
    let mut find = tx.prepare_cached("select 1 from events where id = ?1")?;
    Ok(find.exists([event.id().uuid().as_bytes()])?)
}

fn write(tx: &Connection, event: &Encoded, ready: &Ready) -> Result<i64, Failure> {
    let mut insert = tx.prepare_cached(
        "insert into events
            (id, name, version, recorded_at, command, envelope, clear, subject, sealed)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?;
    let envelope = &event.event.envelope;
    let subject = event.event.payload.subject.map(kernel::Id::uuid);
    let at = insert.insert(params![
        envelope.id.uuid().as_bytes(),
        envelope.kind.name.as_str(),
        envelope.kind.version,
        envelope.recorded_at.as_microsecond(),
        ready.append.command.uuid().as_bytes(),
        event.envelope,
        event.clear,
        subject.as_ref().map(uuid::Uuid::as_bytes),
        event.sealed,
    ])?;
    let mut touch = tx.prepare_cached(
        "insert into event_objects (id, kind, position, name) values (?1, ?2, ?3, ?4)",
    )?;
    for object in &event.objects {
        let (id, kind) = (object.id.as_bytes(), object.kind.as_str());
        touch.execute(params![id, kind, at, envelope.kind.name.as_str()])?;
    }
    Ok(at)
}

/// How many events the log holds.
pub(super) fn size(tx: &Connection) -> Result<u64, Failure> {
    let many: i64 = tx.query_row("select count(*) from events", [], |row| row.get(0))?;
    Ok(u64::try_from(many).unwrap_or_default())
}
