//! Opening the file: who may, what it must be, and how its bytes reach the disk.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use trace::LogError;

use super::failure::Failure;
use crate::lock::{Lock, Refused, make_private};
use crate::migrations;

/// "Havr": what a log's file says it is.
const APPLICATION: i32 = 0x4861_7672;
/// How many pages the write-ahead log holds before it is folded into the file: 16 MB.
const FOLD_AFTER: u32 = 4000;
const STATEMENTS: usize = 128;

/// The one connection that writes, and the lock that makes it the only one.
pub(super) fn writer(path: &Path) -> Result<(Lock, Connection), LogError> {
    let shown = path.display();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        let folder = folder.display();
        return Err(LogError::Unavailable(format!(
            "there is no folder {folder}: make it, or correct the path {shown}"
        )));
    }
    if path.is_dir() {
        return Err(LogError::Unavailable(format!(
            "{shown} is a folder: name a file in it, such as {shown}/havre.db"
        )));
    }
    let unwritable = |error| {
        LogError::Unavailable(format!(
            "{shown} cannot be written ({error}): give this program the right to write there"
        ))
    };
    let lock = Lock::beside(path).map_err(|refused| match refused {
        Refused::Held(process) => LogError::Locked(format!(
            "process {process} has opened {shown}: end it first, or ask it to do the work"
        )),
        Refused::Unwritable(error) => unwritable(error),
    })?;
    make_private(path).map_err(unwritable)?;
    let opened = open(path).map_err(LogError::from);
    opened.map(|connection| (lock, connection)).map_err(|error| named(error, path))
}

/// Says which file an error is about.
fn named(error: LogError, path: &Path) -> LogError {
    let shown = path.display();
    match error {
        LogError::Corrupt(said) => LogError::Corrupt(format!("{shown}: {said}")),
        LogError::Unavailable(said) => LogError::Unavailable(format!("{shown}: {said}")),
        LogError::Locked(said) => LogError::Locked(format!("{shown}: {said}")),
        LogError::Full(said) => LogError::Full(format!("{shown}: {said}")),
        LogError::Newer
        | LogError::DuplicateEvent(_)
        | LogError::NoSuchView(_)
        | LogError::BadView(_) => error,
    }
}

fn open(path: &Path) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    common(&connection)?;
    recognise(&connection)?;
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    if mode != "wal" {
        return Err(Failure::from(LogError::Unavailable(format!(
            "no write-ahead log can be kept there (mode {mode}): use a local disk"
        ))));
    }
    // Not NORMAL, which with a write-ahead log loses answered commands on a power cut.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "wal_autocheckpoint", FOLD_AFTER)?;
    connection.pragma_update(None, "cache_size", -65_536)?;
    migrate(&mut connection)?;
    Ok(connection)
}

/// A connection that only reads.
pub(super) fn reader(path: &Path) -> Result<Connection, Failure> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    common(&connection)?;
    Ok(connection)
}

fn common(connection: &Connection) -> Result<(), Failure> {
    connection.busy_timeout(Duration::from_secs(2))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // Plans never depend on what is bound. Otherwise every use of a cached statement prepares it
    // again, as clearing its parameters counts as binding others: a third of all time.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    Ok(())
}

/// Refuses a file of another program; an empty file becomes a log.
fn recognise(connection: &Connection) -> Result<(), Failure> {
    let application: i32 =
        connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 =
        connection.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
    if application == 0 && tables == 0 {
        connection.pragma_update(None, "application_id", APPLICATION)?;
        return Ok(());
    }
    if application == APPLICATION {
        return Ok(());
    }
    Err(Failure::from(LogError::Corrupt(
        "it is a database of another program: name another file".to_owned(),
    )))
}

fn migrate(connection: &mut Connection) -> Result<(), Failure> {
    let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    tx.execute_batch(
        "create table if not exists migrations (
            number integer primary key,
            name   text not null
        ) strict",
    )?;
    let number =
        tx.query_row("select coalesce(max(number), 0) from migrations", [], |row| row.get(0))?;
    for step in migrations::after(migrations::SQLITE, number).map_err(LogError::Corrupt)? {
        tx.execute_batch(step.sql)?;
        tx.execute("insert into migrations values (?1, ?2)", (step.number, step.name))?;
    }
    Ok(tx.commit()?)
}
