//! Which engine keeps the log: the only place that reads it from an address.

use std::path::Path;
use std::sync::Arc;

use trace::{Log, LogError, Views};

use crate::postgres::PostgresLog;
use crate::sqlite::SqliteLog;

/// Opens logs by their address.
pub struct Store;

impl Store {
    /// Opens the log at `sqlite:PATH`, a bare path, or `postgres://…`, bringing its schema and the
    /// tables of these views up to date.
    ///
    /// # Errors
    /// The log cannot be opened; the message says what to do.
    pub fn open(url: &str, views: Arc<Views>) -> Result<Arc<dyn Log>, LogError> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Arc::new(PostgresLog::open(url, views)?));
        }
        let path = url.strip_prefix("sqlite:").unwrap_or(url);
        if path.is_empty() || path.contains("://") {
            return Err(LogError::Unavailable(
                "write the address as sqlite:PATH or postgres://USER@HOST/DATABASE".to_owned(),
            ));
        }
        Ok(Arc::new(SqliteLog::open(Path::new(path), views)?))
    }
}
