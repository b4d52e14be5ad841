//! The one thread that writes: all that is waiting goes into one transaction, is made durable once,
//! and only then is anything answered.
//!
//! When something fails beyond a command's own refusal, nothing of the transaction is kept and
//! each job is tried alone, so that one that cannot be done never takes others with it.

use kernel::Timestamp;
use rusqlite::{Connection, TransactionBehavior};
use trace::{Delivery, LogError, Receipt};

use super::append::{Touched, append};
use super::failure::Failure;
use super::outbox;
use super::views::Tables;
use crate::codec::Ready;
use crate::queue::Worker;

/// What the writer is asked.
pub(super) enum Job {
    Append(Ready),
    Claim {
        now: Timestamp,
        lease_until: Timestamp,
        limit: usize,
    },
    Delivered(u64),
    Postpone {
        id: u64,
        attempt: u32,
        until: Timestamp,
    },
    Rebuild,
    #[cfg(feature = "testing")]
    LimitPages(u32),
    #[cfg(feature = "testing")]
    NotDurable,
}

/// What the writer replies.
#[derive(Debug)]
pub(super) enum Reply {
    Appended(Receipt),
    Claimed(Vec<Delivery>),
    Rebuilt(u64),
    Done,
}

pub(super) struct Writer {
    connection: Connection,
    tables: Tables,
}

impl Worker for Writer {
    type Job = Job;
    type Answer = Result<Reply, LogError>;

    fn work(&mut self, jobs: &[Job]) -> Vec<Self::Answer> {
        match self.together(jobs) {
            Ok(answers) => answers,
            Err(failure) if jobs.len() <= 1 => vec![Err(failure.into())],
            Err(_) => jobs.iter().map(|job| self.alone(job)).collect(),
        }
    }
}

impl Writer {
    pub(super) const fn new(connection: Connection, tables: Tables) -> Self {
        Self { connection, tables }
    }

    fn alone(&mut self, job: &Job) -> Result<Reply, LogError> {
        let mut answers = self.together(std::slice::from_ref(job))?;
        answers.pop().unwrap_or(Ok(Reply::Done))
    }

    fn together(&mut self, jobs: &[Job]) -> Result<Vec<Result<Reply, LogError>>, Failure> {
        if !self.connection.is_autocommit() {
            // The last transaction failed so badly that it could not be rolled back then.
            self.connection.execute_batch("rollback")?;
        }
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut touched = Touched::new();
        let mut answers = Vec::with_capacity(jobs.len());
        for job in jobs {
            answers.push(one(&tx, &self.tables, job, &mut touched)?);
        }
        // Once a subject, however many commands were about it.
        self.tables.derive(&tx, &touched)?;
        tx.commit()?;
        Ok(answers)
    }
}

fn one(
    tx: &Connection,
    tables: &Tables,
    job: &Job,
    touched: &mut Touched,
) -> Result<Result<Reply, LogError>, Failure> {
    let reply = match job {
        Job::Append(ready) => {
            return Ok(append(tx, ready, tables.views(), touched)?.map(Reply::Appended));
        }
        Job::Claim { now, lease_until, limit } => {
            Reply::Claimed(outbox::claim(tx, *now, *lease_until, *limit)?)
        }
        Job::Delivered(id) => {
            outbox::delivered(tx, *id)?;
            Reply::Done
        }
        Job::Postpone { id, attempt, until } => {
            outbox::postpone(tx, *id, *attempt, *until)?;
            Reply::Done
        }
        Job::Rebuild => Reply::Rebuilt(tables.rebuild(tx)?),
        #[cfg(feature = "testing")]
        Job::LimitPages(most) => {
            let most = if *most == 0 { u32::MAX - 1 } else { *most };
            tx.query_row(&format!("pragma max_page_count = {most}"), [], |_| Ok(()))?;
            Reply::Done
        }
        #[cfg(feature = "testing")]
        Job::NotDurable => {
            tx.execute_batch("commit; pragma synchronous = off; begin immediate")?;
            Reply::Done
        }
    };
    Ok(Ok(reply))
}
