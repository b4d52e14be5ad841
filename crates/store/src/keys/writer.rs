//! The one thread that makes and destroys keys; what waits together is made durable together.

use std::collections::BTreeMap;

use kernel::PersonId;
use rusqlite::{Connection, TransactionBehavior};
use trace::{KeyError, PersonKey};

use super::file::{Entry, find, said};
use super::master::{Master, fresh};
use crate::queue::Worker;

/// What is asked.
pub(super) enum Job {
    /// The keys of these persons, made where there is none.
    Create(Vec<PersonId>),
    /// An end to this one.
    Destroy(PersonId),
}

type Answer = Result<Vec<PersonKey>, KeyError>;

pub(super) struct Writer {
    connection: Connection,
    master: Master,
}

impl Worker for Writer {
    type Job = Job;
    type Answer = Answer;

    fn work(&mut self, jobs: &[Job]) -> Vec<Answer> {
        match self.together(jobs) {
            Ok(answers) => answers,
            Err(error) => jobs.iter().map(|_| Err(error.clone())).collect(),
        }
    }
}

impl Writer {
    pub(super) const fn new(connection: Connection, master: Master) -> Self {
        Self { connection, master }
    }

    fn together(&mut self, jobs: &[Job]) -> Result<Vec<Answer>, KeyError> {
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate);
        let tx = tx.map_err(said)?;
        let mut answers = Vec::with_capacity(jobs.len());
        for job in jobs {
            answers.push(match job {
                Job::Create(persons) => create(&tx, &self.master, persons)?,
                Job::Destroy(person) => {
                    destroy(&tx, *person).map_err(said)?;
                    Ok(Vec::new())
                }
            });
        }
        tx.commit().map_err(said)?;
        if jobs.iter().any(|job| matches!(job, Job::Destroy(_))) {
            self.overwrite()?;
        }
        Ok(answers)
    }

    /// The destroyed key is still in the write-ahead log: folds that into the file and empties it.
    fn overwrite(&self) -> Result<(), KeyError> {
        let fold = "pragma wal_checkpoint(truncate)";
        let busy: bool = self.connection.query_row(fold, [], |row| row.get(0)).map_err(said)?;
        if busy {
            return Err(KeyError(
                "the key was destroyed, but a reader kept its last trace on the disk: destroy it \
                 again"
                    .to_owned(),
            ));
        }
        Ok(())
    }
}

/// A failure is the storage's; an inner error is the answer: one of the keys was destroyed.
fn create(tx: &Connection, master: &Master, persons: &[PersonId]) -> Result<Answer, KeyError> {
    let mut keys: Vec<PersonKey> = Vec::with_capacity(persons.len());
    let mut made: BTreeMap<PersonId, PersonKey> = BTreeMap::new();
    for person in persons {
        if let Some(key) = made.get(person) {
            keys.push(key.clone());
            continue;
        }
        match find(tx, *person).map_err(said)? {
            Entry::Wrapped(wrapped) => keys.push(master.unwrap(*person, &wrapped)?),
            Entry::Destroyed => {
                // None of them is made then: nothing has been written yet.
                return Ok(Err(KeyError(format!("the key of {person} was destroyed"))));
            }
            Entry::Unknown => {
                let key = fresh()?;
                made.insert(*person, key.clone());
                keys.push(key);
            }
        }
    }
    let mut insert = tx.prepare_cached("insert into keys values (?1, ?2)").map_err(said)?;
    for (person, key) in &made {
        let wrapped = master.wrap(*person, key)?;
        insert.execute((person.uuid().as_bytes(), wrapped)).map_err(said)?;
    }
    Ok(Ok(keys))
}

fn destroy(tx: &Connection, person: PersonId) -> rusqlite::Result<()> {
    let forget = "insert into keys values (?1, null)
        on conflict (person) do update set wrapped = null";
    tx.prepare_cached(forget)?.execute([person.uuid().as_bytes()])?;
    Ok(())
}
