//! The outbox in SQLite: `due` is when a message may be given, moved on by every lease.

use kernel::Timestamp;
use rusqlite::{Connection, params};
use trace::{Delivery, Message};

use super::failure::Failure;
use crate::codec::{message, rows};

pub(super) fn queue(tx: &Connection, messages: &[Message]) -> Result<(), Failure> {
    let mut insert = tx.prepare_cached(
        "insert into outbox (kind, body, not_before, due) values (?1, ?2, ?3, ?3)",
    )?;
    for message in messages {
        let due = message.not_before.as_microsecond();
        insert.execute(params![message.kind.as_str(), message.body.to_string(), due])?;
    }
    Ok(())
}

pub(super) fn claim(
    tx: &Connection,
    now: Timestamp,
    lease_until: Timestamp,
    limit: usize,
) -> Result<Vec<Delivery>, Failure> {
    let mut due = tx.prepare_cached(
        "select id, attempt + 1, kind, body, not_before from outbox
         where due <= ?1 order by due, id limit ?2",
    )?;
    let mut lease = tx.prepare_cached("update outbox set due = ?2, attempt = ?3 where id = ?1")?;
    let (mut given, mut leases) = (Vec::new(), Vec::new());
    let mut found = due.query((now.as_microsecond(), rows(limit)))?;
    while let Some(row) = found.next()? {
        let (kind, body) = (row.get_ref(2)?.as_str()?, row.get_ref(3)?.as_str()?);
        let message = message(kind, body, row.get(4)?)?;
        let (id, attempt): (i64, u32) = (row.get(0)?, row.get(1)?);
        leases.push((id, lease_until.as_microsecond(), attempt));
        given.push(Delivery { id: id.cast_unsigned(), attempt, message });
    }
    for leased in leases {
        lease.execute(leased)?;
    }
    Ok(given)
}

pub(super) fn delivered(tx: &Connection, id: u64) -> Result<(), Failure> {
    tx.prepare_cached("delete from outbox where id = ?1")?.execute([id.cast_signed()])?;
    Ok(())
}

pub(super) fn postpone(
    tx: &Connection,
    id: u64,
    attempt: u32,
    until: Timestamp,
) -> Result<(), Failure> {
    tx.prepare_cached("update outbox set due = ?3 where id = ?1 and attempt = ?2")?.execute((
        id.cast_signed(),
        attempt,
        until.as_microsecond(),
    ))?;
    Ok(())
}
