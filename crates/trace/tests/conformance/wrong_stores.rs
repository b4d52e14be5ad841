//! Stores with one planted bug each, and the test that the suite finds every one of them.

use std::sync::Arc;

use kernel::{Position, Timestamp};
use trace::conformance::{Factory, Fault, Place, failures};
use trace::{
    Append, Boundary, Delivery, Loaded, Log, LogError, MemoryLog, Receipt, Recorded, Row, Select,
    Views,
};

use crate::memory::Kept;
use crate::{wrong_outbox, wrong_reads, wrong_writes};

/// A planted bug: what differs from the reference, the rest being right.
pub(crate) trait Bug: Send + Sync {
    fn opened(&self, _: &MemoryLog) {}
    fn load(&self, log: &MemoryLog, boundary: &Boundary) -> Result<Loaded, LogError> {
        log.load(boundary)
    }
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        log.append(append)
    }
    fn page(
        &self,
        log: &MemoryLog,
        after: Position,
        limit: usize,
    ) -> Result<Vec<Recorded>, LogError> {
        log.page(after, limit)
    }
    fn select(&self, log: &MemoryLog, select: &Select) -> Result<Vec<Row>, LogError> {
        log.select(select)
    }
    fn count(&self, log: &MemoryLog, select: &Select) -> Result<u64, LogError> {
        log.count(select)
    }
    fn rebuild(&self, log: &MemoryLog) -> Result<u64, LogError> {
        log.rebuild()
    }
    fn claim(
        &self,
        log: &MemoryLog,
        now: Timestamp,
        lease_until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        log.claim(now, lease_until, limit)
    }
    fn delivered(&self, log: &MemoryLog, message: &Delivery) -> Result<(), LogError> {
        log.delivered(message)
    }
    fn postpone(
        &self,
        log: &MemoryLog,
        message: &Delivery,
        until: Timestamp,
    ) -> Result<(), LogError> {
        log.postpone(message, until)
    }
    /// What is kept when the log is closed.
    fn kept(&self, log: MemoryLog) -> MemoryLog {
        log
    }
    fn tamper(&self) -> Option<Result<(), String>> {
        None
    }
}

/// Makes the bug afresh for every handle.
type Plant = fn() -> Box<dyn Bug>;

struct Wrong(Plant);

impl Factory for Wrong {
    fn place(&self) -> Result<Box<dyn Place>, Fault> {
        Ok(Box::new(WrongPlace { plant: self.0, kept: Arc::default() }))
    }
}

struct WrongPlace {
    plant: Plant,
    kept: Arc<Kept>,
}

impl Place for WrongPlace {
    fn open(&self, views: Arc<Views>) -> Result<Arc<dyn Log>, LogError> {
        let log = self.kept.handle(views)?;
        let bug = (self.plant)();
        bug.opened(&log);
        Ok(Arc::new(WrongLog { log, bug, kept: Arc::clone(&self.kept) }))
    }
    fn tamper(&self, _: &str) -> Option<Result<(), String>> {
        (self.plant)().tamper()
    }
}

struct WrongLog {
    log: MemoryLog,
    bug: Box<dyn Bug>,
    kept: Arc<Kept>,
}

impl Drop for WrongLog {
    fn drop(&mut self) {
        self.kept.keep(self.bug.kept(self.log.copied()));
    }
}

impl Log for WrongLog {
    fn load(&self, boundary: &Boundary) -> Result<Loaded, LogError> {
        self.bug.load(&self.log, boundary)
    }
    fn append(&self, append: Append) -> Result<Receipt, LogError> {
        self.bug.append(&self.log, append)
    }
    fn page(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError> {
        self.bug.page(&self.log, after, limit)
    }
    fn select(&self, select: &Select) -> Result<Vec<Row>, LogError> {
        self.bug.select(&self.log, select)
    }
    fn count(&self, select: &Select) -> Result<u64, LogError> {
        self.bug.count(&self.log, select)
    }
    fn rebuild(&self) -> Result<u64, LogError> {
        self.bug.rebuild(&self.log)
    }
    fn claim(
        &self,
        now: Timestamp,
        lease_until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        self.bug.claim(&self.log, now, lease_until, limit)
    }
    fn delivered(&self, message: &Delivery) -> Result<(), LogError> {
        self.bug.delivered(&self.log, message)
    }
    fn postpone(&self, message: &Delivery, until: Timestamp) -> Result<(), LogError> {
        self.bug.postpone(&self.log, message, until)
    }
    fn views(&self) -> &Arc<Views> {
        self.log.views()
    }
}

/// A store without a bug, to show that the wrapper itself is right.
struct Right;
impl Bug for Right {}

#[test]
fn a_store_without_a_bug_passes() {
    assert_eq!(failures(&Wrong(|| Box::new(Right)), ""), []);
}

/// Every planted bug fails a case, and one that says what is wrong.
#[test]
fn every_planted_bug_is_found() {
    let bugs = [wrong_writes::BUGS, wrong_reads::BUGS, wrong_outbox::BUGS].concat();
    for (bug, plant, case) in bugs {
        let failed = failures(&Wrong(plant), case);
        let names: Vec<_> = failed.iter().map(|(name, _)| *name).collect();
        assert!(!names.is_empty(), "a store that {bug} passes `{case}`");
    }
}

/// A bug's name, the bug, and the case that must find it.
pub(crate) type Planted = (&'static str, Plant, &'static str);
