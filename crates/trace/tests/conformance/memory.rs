//! Places for the reference itself.

use std::sync::{Arc, Mutex, PoisonError};

use trace::conformance::{Factory, Fault, Place};
use trace::{Log, LogError, MemoryLog, Views};

pub(crate) struct Memory;

impl Factory for Memory {
    fn place(&self) -> Result<Box<dyn Place>, Fault> {
        Ok(Box::new(Kept::default()))
    }
}

/// A memory that outlives the handles of its log.
#[derive(Default)]
pub(crate) struct Kept(Mutex<Option<MemoryLog>>);

impl Kept {
    /// Another handle of the log kept here.
    pub(crate) fn handle(&self, views: Arc<Views>) -> Result<MemoryLog, LogError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let log = kept.take().unwrap_or_else(|| MemoryLog::new(Arc::clone(&views)));
        let handle = log.reopened(views);
        *kept = Some(log);
        handle
    }

    /// Forgets what was written and keeps this instead.
    pub(crate) fn keep(&self, log: MemoryLog) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(log);
    }
}

impl Place for Kept {
    fn open(&self, views: Arc<Views>) -> Result<Arc<dyn Log>, LogError> {
        Ok(Arc::new(self.handle(views)?))
    }
    fn tamper(&self, _: &str) -> Option<Result<(), String>> {
        None
    }
}
