//! The keys of persons in a file of their own, apart from the log and its backups.
//!
//! Each key is wrapped under a master key that lies in another file: neither file alone opens
//! anything. A key leaves here for the sealer only, and a destroyed one never again; no key is ever
//! part of a message.

mod cache;
mod file;
mod master;
mod writer;

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use kernel::PersonId;
use rusqlite::Connection;
use trace::{KeyError, Keystore, PersonKey};

use crate::lock::{Lock, Refused};
use crate::queue::Queue;
use cache::Cache;
use file::{Entry, find, said};
use master::Master;
use writer::{Job, Writer};

/// How many requests may share one transaction.
const TOGETHER: usize = 512;
/// How many keys are held in memory.
const CACHED: usize = 20_000;

/// A keystore in a SQLite file.
pub struct KeyFile {
    // Declared before the lock: the writer ends before another program may start.
    queue: Queue<Writer>,
    reader: Mutex<Connection>,
    cache: Mutex<Cache>,
    master: Master,
    _lock: Lock,
}

impl KeyFile {
    /// Opens the keys in one file under the master key in another, such as `keys.db` and
    /// `master.key`; at the first start both are made, readable by their owner alone.
    ///
    /// # Errors
    /// A file cannot be read or made, another program holds the keys, the master key is missing or
    /// another one than they were made under, or others may read it.
    pub fn open(keys: &Path, master: &Path) -> Result<Self, KeyError> {
        let lock = Lock::beside(keys).map_err(|refused| match refused {
            Refused::Held(process) => {
                KeyError(format!("process {process} has opened {}: end it first", keys.display()))
            }
            Refused::Unwritable(error) => KeyError(format!(
                "{} cannot be written ({error}): make its folder and give this program the right \
                 to write there",
                keys.display()
            )),
        })?;
        let master = Master::open(master, file::is_new(keys))?;
        let connection = file::open(keys, &master)?;
        let reader = file::reader(keys)?;
        let worker = Writer::new(connection, master.clone());
        let queue = Queue::start("keys", vec![worker], TOGETHER)
            .map_err(|error| KeyError(format!("no thread can be started: {error}")))?;
        let (reader, cache) = (Mutex::new(reader), Mutex::new(Cache::new(CACHED)));
        Ok(Self { queue, reader, cache, master, _lock: lock })
    }

    /// Makes the keys of many persons in one go, which is a thousand times cheaper than one by one;
    /// those that have a key keep it.
    ///
    /// # Errors
    /// The keystore cannot be written, or one of the keys was destroyed; then none is made.
    pub fn create_many(&self, persons: &[PersonId]) -> Result<(), KeyError> {
        self.made(persons).map(|_| ())
    }

    /// A key for a use of the house's own, derived from the master key; another use, another key.
    #[must_use]
    pub fn derived(&self, purpose: &str) -> [u8; 32] {
        *self.master.derived(purpose)
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(&self, job: Job) -> Result<Vec<PersonKey>, KeyError> {
        let ended = || KeyError("its writer has ended: start again".to_owned());
        self.queue.ask(job).ok_or_else(ended)?
    }

    fn made(&self, persons: &[PersonId]) -> Result<Vec<PersonKey>, KeyError> {
        let begun = self.cache().begun();
        let keys = self.ask(Job::Create(persons.to_vec()))?;
        let mut cache = self.cache();
        for (person, key) in persons.iter().zip(&keys) {
            cache.keep(begun, *person, key.clone());
        }
        Ok(keys)
    }
}

impl Keystore for KeyFile {
    fn create(&self, person: PersonId) -> Result<PersonKey, KeyError> {
        if let Some(key) = self.get(person)? {
            return Ok(key);
        }
        let made = self.made(&[person])?.pop();
        made.ok_or_else(|| KeyError("its writer made no key".to_owned()))
    }

    fn get(&self, person: PersonId) -> Result<Option<PersonKey>, KeyError> {
        let mut cache = self.cache();
        if let Some(key) = cache.get(person) {
            return Ok(Some(key));
        }
        let begun = cache.begun();
        drop(cache);
        let reader = self.reader.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = find(&reader, person).map_err(said)?;
        drop(reader);
        let Entry::Wrapped(wrapped) = entry else { return Ok(None) };
        let key = self.master.unwrap(person, &wrapped)?;
        self.cache().keep(begun, person, key.clone());
        Ok(Some(key))
    }

    fn destroy(&self, person: PersonId) -> Result<(), KeyError> {
        let done = self.ask(Job::Destroy(person));
        // Also when something failed: at worst the key is read again.
        self.cache().forget(person);
        done.map(|_| ())
    }
}
