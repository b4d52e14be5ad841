//! What the tests of both engines share: folders, facts, a view, a reader of bytes.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use kernel::{
    Actor, Code, Compartment, Envelope, EventId, EventType, Facets, Id, ObjectKind, ObjectRef,
    Position, Role, Timestamp,
};
use serde_json::Value;
use trace::conformance::Fault;
use trace::{
    Append, Cell, Column, ColumnType, Log, NewEvent, Opener, Payload, Recorded, Seen, View, Views,
};
use uuid::Uuid;

/// The cases that failed, one a line.
pub(crate) fn told(failures: &[(&str, Fault)]) -> String {
    failures.iter().map(|(case, fault)| format!("\n{case}\n    {fault}")).collect()
}

/// A folder of its own, removed at the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let number = MADE.fetch_add(1, Ordering::SeqCst);
        let path = std::env::temp_dir().join(format!("havre-{}-{number}", std::process::id()));
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _best_effort = std::fs::remove_dir_all(&self.0);
    }
}

/// Identifiers nobody has had before, also in another process.
pub(crate) fn fresh() -> Uuid {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    static DRAWN: AtomicUsize = AtomicUsize::new(1);
    let (drawn, since) = (DRAWN.fetch_add(1, Ordering::SeqCst) as u128, BEGAN.elapsed().as_nanos());
    Uuid::from_u128(u128::from(std::process::id()) << 96 | (since & 0xffff_ffff) << 64 | drawn)
}

pub(crate) fn person() -> ObjectRef {
    ObjectRef::new(ObjectKind::Person, fresh())
}

/// A fact that touches these objects.
pub(crate) fn event(objects: &[ObjectRef]) -> NewEvent {
    let envelope = Envelope {
        id: Id::new(fresh()),
        kind: EventType { name: Code::lenient("step_taken"), version: 1 },
        occurred_at: Timestamp::UNIX_EPOCH,
        recorded_at: Timestamp::UNIX_EPOCH,
        actor: Actor {
            account: Id::new(fresh()),
            role: Role::Operator,
            office: None,
            on_behalf_of: None,
        },
        legal_basis: None,
        command: Id::new(fresh()),
        cause: None,
        procedure: None,
        step: None,
        objects: objects.iter().map(|object| (*object, Code::lenient("applicant"))).collect(),
        facets: Facets::new(),
    };
    NewEvent { envelope, payload: Payload { clear: Value::Null, subject: None, sealed: vec![] } }
}

/// A command that writes these, unconditionally.
pub(crate) fn command(events: Vec<NewEvent>) -> Append {
    Append { command: Id::new(fresh()), unless_newer: Seen::default(), events, outbox: vec![] }
}

/// The ids of all events, in order.
pub(crate) fn all(log: &dyn Log) -> Vec<EventId> {
    let events = log.page(Position(0), usize::MAX).unwrap();
    events.iter().map(|event| event.envelope.id).collect()
}

/// Rows of `steps`: how many steps each person took.
pub(crate) struct Steps {
    types: Vec<Code>,
    /// How often rows were derived.
    pub(crate) derived: Arc<AtomicUsize>,
}

impl View for Steps {
    fn name(&self) -> &'static str {
        "steps"
    }
    fn columns(&self) -> &'static [Column] {
        &[Column { name: "steps", kind: ColumnType::Integer, indexed: true }]
    }
    fn subjects(&self) -> ObjectKind {
        ObjectKind::Person
    }
    fn types(&self) -> &[Code] {
        &self.types
    }
    fn rows(&self, _: ObjectRef, events: &[Recorded], _: &dyn Opener) -> Vec<Vec<Cell>> {
        self.derived.fetch_add(1, Ordering::SeqCst);
        vec![vec![Cell::Integer(i64::try_from(events.len()).unwrap())]]
    }
}

struct Closed;

impl Opener for Closed {
    fn open(&self, _: &Recorded, _: Compartment) -> Option<Value> {
        None
    }
}

/// The one view of these tests, and how often it was derived.
pub(crate) fn counted_views() -> (Arc<Views>, Arc<AtomicUsize>) {
    let derived = Arc::new(AtomicUsize::new(0));
    let types = vec![Code::lenient("step_taken")];
    let steps = Steps { types, derived: Arc::clone(&derived) };
    (Arc::new(Views::new(vec![Box::new(steps)], Box::new(Closed))), derived)
}

pub(crate) fn views() -> Arc<Views> {
    counted_views().0
}

pub(crate) fn no_views() -> Arc<Views> {
    Arc::new(Views::new(vec![], Box::new(Closed)))
}

/// The files under a folder that hold one of these, as it is or in hexadecimal.
pub(crate) fn holding(folder: &Path, planted: &[&[u8]]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, planted));
            continue;
        }
        // A server may remove a file of its own meanwhile.
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let holds = |planted: &[u8]| {
            let hex: String = planted.iter().map(|byte| format!("{byte:02x}")).collect();
            contains(&bytes, planted) || contains(&bytes, hex.as_bytes())
        };
        if planted.iter().any(|planted| holds(planted)) {
            found.push(path);
        }
    }
    found
}

pub(crate) fn contains(bytes: &[u8], planted: &[u8]) -> bool {
    memchr::memmem::find(bytes, planted).is_some()
}
