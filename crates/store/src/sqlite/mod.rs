//! The log in one SQLite file: one writer with group commit, a few readers that never wait for it.
//!
//! Write-ahead log with `synchronous=FULL`: an answer is given after the bytes are on the disk.
//! One program at a time may open the file for writing; other tools may read it meanwhile.

mod append;
mod connect;
mod failure;
mod outbox;
mod read;
mod views;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::{Position, Timestamp};
use rusqlite::Connection;
use trace::{
    Append, Boundary, Delivery, Loaded, Log, LogError, Receipt, Recorded, Row, Select, Views,
};

use crate::codec::Ready;
use crate::lock::Lock;
use crate::pool::{Good, Pool};
use crate::queue::Queue;
use failure::Failure;
use writer::{Job, Reply, Writer};

/// How many commands may share one transaction.
const TOGETHER: usize = 512;
/// How many threads may read at once.
const READERS: usize = 4;

/// A log in a SQLite file.
pub struct SqliteLog {
    // Declared before the lock: the writer ends before another program may start.
    queue: Queue<Writer>,
    readers: Pool<Connection>,
    views: Arc<Views>,
    path: PathBuf,
    _lock: Lock,
}

impl SqliteLog {
    /// Opens the log in a file, made if there is none, and brings its schema and the tables of
    /// these views up to date.
    ///
    /// # Errors
    /// The file cannot be opened, is held by another program, is no log, or is newer than this
    /// program; or a view is at fault.
    pub fn open(path: &Path, views: Arc<Views>) -> Result<Self, LogError> {
        views.check()?;
        let (lock, mut connection) = connect::writer(path)?;
        let tables = views::Tables::new(Arc::clone(&views));
        tables.bring_up_to_date(&mut connection).map_err(LogError::from)?;
        let queue = Queue::start("log", vec![Writer::new(connection, tables)], TOGETHER)
            .map_err(|error| LogError::Unavailable(format!("no thread can be started: {error}")))?;
        let readers = Pool::new(READERS);
        Ok(Self { queue, readers, views, path: path.to_owned(), _lock: lock })
    }

    /// Limits the file to a number of pages, as a full disk would; 0 lifts the limit.
    ///
    /// # Errors
    /// The storage cannot be written.
    #[cfg(feature = "testing")]
    pub fn limit_pages(&self, most: u32) -> Result<(), LogError> {
        self.ask(Job::LimitPages(most)).map(|_| ())
    }

    /// Gives up durability, to show that a test of it notices.
    ///
    /// # Errors
    /// The storage cannot be written.
    #[cfg(feature = "testing")]
    pub fn answer_before_durable(&self) -> Result<(), LogError> {
        self.ask(Job::NotDurable).map(|_| ())
    }

    fn ask(&self, job: Job) -> Result<Reply, LogError> {
        let ended = || LogError::Unavailable("the writer has ended: start again".to_owned());
        self.queue.ask(job).ok_or_else(ended)?
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, LogError> {
        let make = || connect::reader(&self.path);
        let answer = self.readers.with(make, |connection| {
            let answer = work(connection);
            let good = if answer.is_ok() { Good::Yes } else { Good::No };
            (answer, good)
        });
        answer.map_err(LogError::from)
    }
}

/// A reply of another kind than was asked for: never, as each job has its own.
fn astray() -> LogError {
    LogError::Unavailable("the writer answered another question".to_owned())
}

impl Log for SqliteLog {
    fn load(&self, boundary: &Boundary) -> Result<Loaded, LogError> {
        self.read(|connection| read::load(connection, boundary))
    }

    fn append(&self, append: Append) -> Result<Receipt, LogError> {
        let Reply::Appended(receipt) = self.ask(Job::Append(Ready::new(append)?))? else {
            return Err(astray());
        };
        Ok(receipt)
    }

    fn page(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError> {
        // One writer: what is committed is settled.
        self.read(|connection| read::page(connection, after, limit))
    }

    fn select(&self, select: &Select) -> Result<Vec<Row>, LogError> {
        let view = select.checked(&self.views)?;
        self.read(|connection| read::select(connection, view, select))
    }

    fn count(&self, select: &Select) -> Result<u64, LogError> {
        let view = select.checked(&self.views)?;
        self.read(|connection| read::count(connection, view, select))
    }

    fn rebuild(&self) -> Result<u64, LogError> {
        let Reply::Rebuilt(events) = self.ask(Job::Rebuild)? else {
            return Err(astray());
        };
        Ok(events)
    }

    fn claim(
        &self,
        now: Timestamp,
        lease_until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        let Reply::Claimed(given) = self.ask(Job::Claim { now, lease_until, limit })? else {
            return Err(astray());
        };
        Ok(given)
    }

    fn delivered(&self, message: &Delivery) -> Result<(), LogError> {
        self.ask(Job::Delivered(message.id)).map(|_| ())
    }

    fn postpone(&self, message: &Delivery, until: Timestamp) -> Result<(), LogError> {
        let (id, attempt) = (message.id, message.attempt);
        self.ask(Job::Postpone { id, attempt, until }).map(|_| ())
    }

    fn views(&self) -> &Arc<Views> {
        &self.views
    }
}
