//! Bugs of writing: conditions forgotten, facts lost, commands executed twice.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use kernel::{Code, CommandId, Id, ObjectRef, Position};
use trace::{
    Append, Boundary, Interest, Log, LogError, MemoryLog, Receipt, Recorded, Row, Seen, Select,
};
use uuid::Uuid;

use crate::wrong_stores::{Bug, Planted};

pub(crate) const BUGS: &[Planted] = &[
    ("forgets the condition", || Box::new(ForgetsCondition), "a newer event of any interest"),
    ("checks only the first interest", || Box::new(FirstInterest), "a newer event of any interest"),
    ("ignores types", || Box::new(IgnoresTypes), "an event of an unrelated type"),
    ("checks only the first type", || Box::new(FirstType), "an event of an unrelated type"),
    ("checks only the first object", || Box::new(FirstObject), "touches only some of the objects"),
    ("watches the whole log", || Box::new(WholeLog), "an event of an unrelated object"),
    ("looks only at the latest events", || Box::new(LatestOnly), "refused however old"),
    ("checks, then writes", || Box::new(ChecksThenWrites), "one bed wanted by many"),
    ("checks, then writes", || Box::new(ChecksThenWrites), "two decisions that each read"),
    ("loses the second event", || Box::new(LosesSecond), "events come in the order"),
    ("writes events one by one", || Box::new(OneByOne), "written wholly or not at all"),
    ("executes a command again", || Box::new(Again), "answered with its first receipt"),
    ("executes a command sent at once", || Box::new(AgainAtOnce::default()), "by many at once"),
    ("judges before it remembers", || Box::new(JudgesFirst), "before its condition is judged"),
    ("forgets commands without events", || Box::new(ForgetsEmpty), "a command without events"),
    ("remembers refused commands", || Box::new(RemembersRefused::default()), "may come again"),
    ("takes an event id twice", || Box::new(TakesTwice), "an event id is taken once"),
    ("answers before it is durable", || Box::new(NotDurable::default()), "nothing is missing"),
    ("updates views late", || Box::new(LateViews::default()), "as soon as it is answered"),
    ("lets the log be changed", || Box::new(Changeable), "no statement changes"),
];

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a wrong condition makes of each interest.
fn altered(append: Append, alter: impl Fn(&Interest) -> Interest) -> Append {
    let seen = append.unless_newer.0.iter().map(|(interest, last)| (alter(interest), *last));
    Append { unless_newer: Seen(seen.collect()), ..append }
}

fn rebuilt(objects: &[ObjectRef], types: &[Code]) -> Interest {
    let first = Interest::in_object(objects[0]).of_types(types.to_vec());
    objects.iter().skip(1).fold(first, |interest, object| interest.and(*object))
}

struct ForgetsCondition;
impl Bug for ForgetsCondition {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        log.append(Append { unless_newer: Seen::default(), ..append })
    }
}

struct FirstInterest;
impl Bug for FirstInterest {
    fn append(&self, log: &MemoryLog, mut append: Append) -> Result<Receipt, LogError> {
        append.unless_newer.0.truncate(1);
        log.append(append)
    }
}

struct IgnoresTypes;
impl Bug for IgnoresTypes {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        let all = |interest: &Interest| rebuilt(&interest.objects().collect::<Vec<_>>(), &[]);
        log.append(altered(append, all))
    }
}

struct FirstType;
impl Bug for FirstType {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        log.append(altered(append, |interest| {
            let first: Vec<_> = interest.types().iter().take(1).cloned().collect();
            rebuilt(&interest.objects().collect::<Vec<_>>(), &first)
        }))
    }
}

struct FirstObject;
impl Bug for FirstObject {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        log.append(altered(append, |interest| {
            let objects: Vec<_> = interest.objects().take(1).collect();
            rebuilt(&objects, interest.types())
        }))
    }
}

struct WholeLog;
impl Bug for WholeLog {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        let last = log.page(Position(0), usize::MAX)?.last().map(|event| event.position);
        let seen = &append.unless_newer.0;
        if !seen.is_empty() && seen.iter().all(|(_, seen)| *seen < last) {
            return Err(LogError::Newer);
        }
        log.append(append)
    }
}

/// Judges by the last twenty events.
struct LatestOnly;
impl Bug for LatestOnly {
    fn append(&self, log: &MemoryLog, mut append: Append) -> Result<Receipt, LogError> {
        let last = log.page(Position(0), usize::MAX)?.last().map_or(0, |event| event.position.0);
        for (_, seen) in &mut append.unless_newer.0 {
            *seen = (*seen).max(Some(Position(last.saturating_sub(20))));
        }
        log.append(append)
    }
}

/// Judges in one transaction and writes in another.
struct ChecksThenWrites;
impl Bug for ChecksThenWrites {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        for (interest, seen) in &append.unless_newer.0 {
            let now = log.load(&Boundary::of(interest.clone()))?.seen;
            if now.0.iter().any(|(_, last)| last > seen) {
                return Err(LogError::Newer);
            }
        }
        thread::sleep(Duration::from_millis(2));
        log.append(Append { unless_newer: Seen::default(), ..append })
    }
}

struct LosesSecond;
impl Bug for LosesSecond {
    fn append(&self, log: &MemoryLog, mut append: Append) -> Result<Receipt, LogError> {
        append.events.truncate(1);
        log.append(append)
    }
}

struct OneByOne;
impl Bug for OneByOne {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        let (Some((last, before)), true) = (append.events.split_last(), append.events.len() > 1)
        else {
            return log.append(append);
        };
        for event in before {
            let command = Id::new(event.envelope.id.uuid());
            log.append(Append { command, events: vec![event.clone()], ..append.clone() })?;
        }
        log.append(Append { events: vec![last.clone()], ..append })
    }
}

struct Again;
impl Bug for Again {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        let size = log.page(Position(0), usize::MAX)?.len();
        let command = Id::new(Uuid::from_u128(append.command.uuid().as_u128() ^ size as u128));
        log.append(Append { command, ..append })
    }
}

/// Remembers commands, but looks before it writes.
#[derive(Default)]
struct AgainAtOnce(Mutex<BTreeMap<CommandId, Receipt>>);
impl Bug for AgainAtOnce {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        let known = lock(&self.0).get(&append.command).copied();
        if let Some(first) = known {
            return Ok(Receipt { repeated: true, ..first });
        }
        thread::sleep(Duration::from_millis(2));
        let command = append.command;
        let another = append.events.first().map_or(command.uuid(), |e| e.envelope.id.uuid());
        let receipt = log.append(Append { command: Id::new(another), ..append })?;
        lock(&self.0).insert(command, receipt);
        Ok(receipt)
    }
}

struct JudgesFirst;
impl Bug for JudgesFirst {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        for (interest, seen) in &append.unless_newer.0 {
            let now = log.load(&Boundary::of(interest.clone()))?.seen;
            if now.0.iter().any(|(_, last)| last > seen) {
                return Err(LogError::Newer);
            }
        }
        log.append(append)
    }
}

struct ForgetsEmpty;
impl Bug for ForgetsEmpty {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        if append.events.is_empty() && append.outbox.is_empty() {
            return Ok(Receipt { first: None, last: None, repeated: false });
        }
        let command = if append.events.is_empty() {
            Id::new(Uuid::from_u128(append.command.uuid().as_u128() ^ 1))
        } else {
            append.command
        };
        log.append(Append { command, ..append })
    }
}

#[derive(Default)]
struct RemembersRefused(Mutex<Vec<CommandId>>);
impl Bug for RemembersRefused {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        let command = append.command;
        if lock(&self.0).contains(&command) {
            return Ok(Receipt { first: None, last: None, repeated: true });
        }
        log.append(append).inspect_err(|_| lock(&self.0).push(command))
    }
}

struct TakesTwice;
impl Bug for TakesTwice {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        let (command, outbox) = (append.command, append.outbox.clone());
        match log.append(append) {
            Err(LogError::DuplicateEvent(_)) => {
                let unless_newer = Seen::default();
                log.append(Append { command, unless_newer, events: Vec::new(), outbox })
            }
            answer => answer,
        }
    }
}

/// Keeps what was there before the last answer.
#[derive(Default)]
struct NotDurable(Mutex<Option<MemoryLog>>);
impl Bug for NotDurable {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        *lock(&self.0) = Some(log.copied());
        log.append(append)
    }
    fn kept(&self, log: MemoryLog) -> MemoryLog {
        lock(&self.0).take().unwrap_or(log)
    }
}

/// Shows what was there before the last answer.
#[derive(Default)]
struct LateViews(Mutex<Option<MemoryLog>>);
impl Bug for LateViews {
    fn append(&self, log: &MemoryLog, append: Append) -> Result<Receipt, LogError> {
        *lock(&self.0) = Some(log.copied());
        log.append(append)
    }
    fn select(&self, log: &MemoryLog, select: &Select) -> Result<Vec<Row>, LogError> {
        lock(&self.0).as_ref().unwrap_or(log).select(select)
    }
}

struct Changeable;
impl Bug for Changeable {
    fn tamper(&self) -> Option<Result<(), String>> {
        Some(Ok(()))
    }
    fn page(&self, log: &MemoryLog, after: Position, n: usize) -> Result<Vec<Recorded>, LogError> {
        log.page(after, n)
    }
}
