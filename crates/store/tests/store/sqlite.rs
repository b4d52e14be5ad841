//! SQLite passes the suite, and its file behaves as a keeper of it expects.

use std::sync::Arc;

use store::SqliteLog;
use trace::conformance::{Factory, Fault, Place, failures};
use trace::{Log, LogError, Views};

use crate::support::{Folder, told};

struct Sqlite;

impl Factory for Sqlite {
    fn place(&self) -> Result<Box<dyn Place>, Fault> {
        Ok(Box::new(FilePlace(Folder::new())))
    }
}

struct FilePlace(Folder);

impl Place for FilePlace {
    fn open(&self, views: Arc<Views>) -> Result<Arc<dyn Log>, LogError> {
        Ok(Arc::new(SqliteLog::open(&self.0.file("log.db"), views)?))
    }
    fn tamper(&self, sql: &str) -> Option<Result<(), String>> {
        let connection = rusqlite::Connection::open(self.0.file("log.db")).unwrap();
        Some(connection.execute_batch(sql).map_err(|error| error.to_string()))
    }
}

#[test]
fn sqlite_passes_every_case() {
    assert_eq!(told(&failures(&Sqlite, "")), "");
}
