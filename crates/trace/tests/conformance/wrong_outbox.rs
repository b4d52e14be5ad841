//! Bugs of the outbox: messages early, twice, lost, or to two workers.

use std::thread;
use std::time::Duration;

use kernel::Timestamp;
use trace::{Append, Delivery, Log, LogError, MemoryLog, Receipt};

use crate::wrong_stores::{Bug, Planted};

pub(crate) const BUGS: &[Planted] = &[
    ("gives a message twice", || Box::new(NoLease), "given to nobody else until"),
    ("gives a message to two workers", || Box::new(LeasesLate), "two workers never hold"),
    ("gives messages early", || Box::new(Early), "not given before its hour"),
    ("forgets what was delivered", || Box::new(ForgetsDelivered), "never given again"),
    ("leases for ever", || Box::new(LeasesForEver), "until the lease runs out"),
    ("gives the newest first", || Box::new(NewestFirst), "the longest due is given first"),
    ("obeys a stale postponement", || Box::new(ObeysStale), "a stale postponement is ignored"),
    ("forgets attempts", || Box::new(ForgetsAttempts), "given to nobody else until"),
    ("loses all but one message", || Box::new(OneMessage), "the longest due is given first"),
    ("queues for refused commands", || Box::new(QueuesRefused), "leaves no trace"),
];

struct NoLease;
impl Bug for NoLease {
    fn claim(
        &self,
        log: &MemoryLog,
        now: Timestamp,
        _: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        log.claim(now, now, limit)
    }
}

/// Looks for messages in one transaction and leases them in another.
struct LeasesLate;
impl Bug for LeasesLate {
    fn claim(
        &self,
        log: &MemoryLog,
        now: Timestamp,
        lease_until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        let seen = log.copied().claim(now, lease_until, limit)?;
        thread::sleep(Duration::from_millis(2));
        log.claim(now, lease_until, limit)?;
        Ok(seen)
    }
}

struct Early;
impl Bug for Early {
    fn claim(
        &self,
        log: &MemoryLog,
        now: Timestamp,
        lease_until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        let soon = Timestamp::from_second(now.as_second() + 1).unwrap();
        log.claim(soon, lease_until, limit)
    }
}

struct ForgetsDelivered;
impl Bug for ForgetsDelivered {
    fn delivered(&self, _: &MemoryLog, _: &Delivery) -> Result<(), LogError> {
        Ok(())
    }
}

struct LeasesForEver;
impl Bug for LeasesForEver {
    fn claim(
        &self,
        log: &MemoryLog,
        now: Timestamp,
        _: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        log.claim(now, Timestamp::MAX, limit)
    }
}

struct NewestFirst;
impl Bug for NewestFirst {
    fn claim(
        &self,
        log: &MemoryLog,
        now: Timestamp,
        lease_until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        let mut given = log.claim(now, lease_until, limit)?;
        given.reverse();
        Ok(given)
    }
}

struct ObeysStale;
impl Bug for ObeysStale {
    fn postpone(
        &self,
        log: &MemoryLog,
        message: &Delivery,
        until: Timestamp,
    ) -> Result<(), LogError> {
        (1..5).try_for_each(|attempt| log.postpone(&Delivery { attempt, ..message.clone() }, until))
    }
}

struct ForgetsAttempts;
impl Bug for ForgetsAttempts {
    fn claim(
        &self,
        log: &MemoryLog,
        now: Timestamp,
        lease_until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        let given = log.claim(now, lease_until, limit)?;
        Ok(given.into_iter().map(|delivery| Delivery { attempt: 1, ..delivery }).collect())
    }
}

struct OneMessage;
impl Bug for OneMessage {
    fn append(&self, log: &MemoryLog, mut append: Append) -> Result<Receipt, LogError> {
        append.outbox.truncate(1);
        log.append(append)
    }
}

struct QueuesRefused;
impl Bug for QueuesRefused {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        let (messages, other) = (append.outbox.clone(), append.events.first().cloned());
        log.append(append).inspect_err(|_| {
            let command =
                other.map_or_else(|| kernel::Id::new(uuid::Uuid::nil()), |e| e.envelope.command);
            let unless_newer = trace::Seen::default();
            let queued = Append { command, unless_newer, events: Vec::new(), outbox: messages };
            let _ = log.append(queued);
        })
    }
}
