//! The file of wrapped keys: made for its owner alone, overwriting what it deletes.

use std::path::Path;
use std::time::Duration;

use kernel::PersonId;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use trace::KeyError;
use uuid::Uuid;

use super::master::Master;
use crate::lock::make_private;

/// "HavK": what a file of keys says it is.
const APPLICATION: i32 = 0x4861_764b;

/// A wrapped key that is null was destroyed; the row stays, so that none is made again.
const TABLES: &str = "
    create table if not exists keys (
        person  blob not null primary key,
        wrapped blob
    ) strict, without rowid";

/// What the file holds about a person.
pub(super) enum Entry {
    Unknown,
    Destroyed,
    Wrapped(Vec<u8>),
}

pub(super) fn said(error: rusqlite::Error) -> KeyError {
    KeyError(format!("{error}; look at the disk of the keys, or restore their last backup"))
}

/// Whether there are no keys yet.
pub(super) fn is_new(path: &Path) -> bool {
    std::fs::metadata(path).map_or(true, |file| file.len() == 0)
}

/// The one connection that writes; the master key is tried on a key made for nobody.
pub(super) fn open(path: &Path, master: &Master) -> Result<Connection, KeyError> {
    make_private(path).map_err(|error| KeyError(format!("{}: {error}", path.display())))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(said)?;
    let application = prepare(&connection).map_err(said)?;
    if application != APPLICATION {
        let shown = path.display();
        return Err(KeyError(format!("{shown} is a file of another program: name another file")));
    }
    let nobody = PersonId::new(Uuid::nil());
    match find(&connection, nobody).map_err(said)? {
        Entry::Wrapped(wrapped) => master.unwrap(nobody, &wrapped).map(|_| ())?,
        Entry::Unknown | Entry::Destroyed => {
            let wrapped = master.wrap(nobody, &super::master::fresh()?)?;
            let insert = "insert or replace into keys values (?1, ?2)";
            connection.execute(insert, (nobody.uuid().as_bytes(), wrapped)).map_err(said)?;
        }
    }
    Ok(connection)
}

/// Sets the connection up and gives what the file says it is; an empty one becomes ours.
fn prepare(connection: &Connection) -> rusqlite::Result<i32> {
    connection.busy_timeout(Duration::from_secs(5))?;
    let empty: bool =
        connection.query_row("select count(*) = 0 from sqlite_schema", [], |row| row.get(0))?;
    let application: i32 =
        connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application != APPLICATION && !(empty && application == 0) {
        return Ok(application);
    }
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    connection.execute_batch(TABLES)?;
    Ok(APPLICATION)
}

/// A connection that only reads.
pub(super) fn reader(path: &Path) -> Result<Connection, KeyError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(said)?;
    connection.busy_timeout(Duration::from_secs(5)).map_err(said)?;
    Ok(connection)
}

pub(super) fn find(connection: &Connection, person: PersonId) -> rusqlite::Result<Entry> {
    let mut find = connection.prepare_cached("select wrapped from keys where person = ?1")?;
    let found = find.query_row([person.uuid().as_bytes()], |row| row.get(0)).optional()?;
    Ok(match found {
        None => Entry::Unknown,
        Some(None) => Entry::Destroyed,
        Some(Some(wrapped)) => Entry::Wrapped(wrapped),
    })
}
