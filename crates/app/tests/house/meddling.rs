//! Logs that misbehave as real ones do: someone else is quicker, the line is cut, the disk is full.

use std::sync::{Arc, Mutex};

use kernel::{Position, Timestamp};
use trace::{
    Append, Boundary, Delivery, Loaded, Log, LogError, MemoryLog, Receipt, Recorded, Row, Select,
    Views,
};

type Meddling = Box<dyn FnOnce() + Send>;

/// A log in which something happens just before an append, or the append fails.
pub(crate) struct Meddled {
    log: Arc<MemoryLog>,
    before: Mutex<Vec<Meddling>>,
    fails: Mutex<Option<Failing>>,
}

/// How an append fails.
#[derive(Clone, Copy)]
pub(crate) enum Failing {
    /// Nothing was written.
    Before,
    /// It was written, but the answer was lost.
    After,
}

impl Meddled {
    /// Before each append one of these happens, in their order.
    pub(crate) fn with(log: &Arc<MemoryLog>, before: Vec<Meddling>) -> Arc<Self> {
        let before = Mutex::new(before.into_iter().rev().collect());
        Arc::new(Self { log: Arc::clone(log), before, fails: Mutex::new(None) })
    }

    /// Every append fails.
    pub(crate) fn failing(log: &Arc<MemoryLog>, how: Failing) -> Arc<Self> {
        let fails = Mutex::new(Some(how));
        Arc::new(Self { log: Arc::clone(log), before: Mutex::default(), fails })
    }
}

impl Log for Meddled {
    fn load(&self, boundary: &Boundary) -> Result<Loaded, LogError> {
        self.log.load(boundary)
    }
    fn append(&self, append: Append) -> Result<Receipt, LogError> {
        let next = self.before.lock().unwrap().pop();
        if let Some(meddle) = next {
            meddle();
        }
        let fails = *self.fails.lock().unwrap();
        match fails {
            None => self.log.append(append),
            Some(Failing::Before) => Err(LogError::Full("the disk".into())),
            Some(Failing::After) => {
                self.log.append(append)?;
                Err(LogError::Unavailable("the line was cut".into()))
            }
        }
    }
    fn page(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError> {
        self.log.page(after, limit)
    }
    fn select(&self, select: &Select) -> Result<Vec<Row>, LogError> {
        self.log.select(select)
    }
    fn count(&self, select: &Select) -> Result<u64, LogError> {
        self.log.count(select)
    }
    fn rebuild(&self) -> Result<u64, LogError> {
        self.log.rebuild()
    }
    fn claim(
        &self,
        now: Timestamp,
        lease_until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        self.log.claim(now, lease_until, limit)
    }
    fn delivered(&self, message: &Delivery) -> Result<(), LogError> {
        self.log.delivered(message)
    }
    fn postpone(&self, message: &Delivery, until: Timestamp) -> Result<(), LogError> {
        self.log.postpone(message, until)
    }
    fn views(&self) -> &Arc<Views> {
        self.log.views()
    }
}
