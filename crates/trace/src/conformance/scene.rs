//! What every case starts from: an empty place, a world of its own, and short ways to write facts.

use std::sync::{Arc, Barrier};
use std::thread;

use kernel::{
    Actor, Code, Compartment, Envelope, EventType, Facets, Fixed, Id, ObjectKind, ObjectRef, Role,
    Timestamp, World,
};
use serde_json::Value;

use super::views;
use super::{Factory, Fault, Place};
use crate::event::{NewEvent, Payload, SealedPart};
use crate::log::{Append, Boundary, Interest, Log, LogError, Receipt, Seen};
use crate::outbox::Message;
use crate::view::Views;

/// The instant at which every case begins.
pub(super) const START: Timestamp = Timestamp::constant(1_700_000_000, 123_456_789);

/// A word of the suite as a code.
pub(super) fn code(word: &'static str) -> Code {
    Code::lenient(word)
}

/// An instant some seconds after the start.
pub(super) fn after(seconds: i64) -> Timestamp {
    Timestamp::from_second(START.as_second().saturating_add(seconds)).unwrap_or(START)
}

/// A place and what happens there.
pub(super) struct Scene {
    place: Box<dyn Place>,
    world: Fixed,
}

impl Scene {
    pub(super) fn new(factory: &dyn Factory) -> Result<Self, Fault> {
        Ok(Self { place: factory.place()?, world: Fixed::at(START, 1) })
    }

    /// An empty place with its log opened.
    pub(super) fn opened(factory: &dyn Factory) -> Result<(Self, Arc<dyn Log>), Fault> {
        let scene = Self::new(factory)?;
        let log = scene.open()?;
        Ok((scene, log))
    }

    /// Opens the log with the views of the suite.
    pub(super) fn open(&self) -> Result<Arc<dyn Log>, Fault> {
        self.open_with(views::all())
    }

    pub(super) fn open_with(&self, views: Views) -> Result<Arc<dyn Log>, Fault> {
        self.place.open(Arc::new(views)).map_err(Fault::from)
    }

    pub(super) fn tamper(&self, sql: &str) -> Option<Result<(), String>> {
        self.place.tamper(sql)
    }

    /// An object nothing has touched yet.
    pub(super) fn object(&self, kind: ObjectKind) -> ObjectRef {
        ObjectRef::new(kind, self.world.uuid())
    }

    pub(super) fn person(&self) -> ObjectRef {
        self.object(ObjectKind::Person)
    }

    pub(super) fn case(&self) -> ObjectRef {
        self.object(ObjectKind::Case)
    }

    pub(super) fn register(&self) -> ObjectRef {
        self.object(ObjectKind::Register)
    }

    /// A fact of that name that touches these objects.
    pub(super) fn event(&self, name: &'static str, objects: &[ObjectRef]) -> NewEvent {
        let envelope = Envelope {
            id: Id::new(self.world.uuid()),
            kind: EventType { name: code(name), version: 1 },
            occurred_at: START,
            recorded_at: START,
            actor: Actor {
                account: Id::new(self.world.uuid()),
                role: Role::Operator,
                office: None,
                on_behalf_of: None,
            },
            legal_basis: None,
            command: Id::new(self.world.uuid()),
            cause: None,
            procedure: None,
            step: None,
            objects: objects.iter().map(|object| (*object, code("concerned"))).collect(),
            facets: Facets::new(),
        };
        let payload = Payload { clear: Value::Null, subject: None, sealed: Vec::new() };
        NewEvent { envelope, payload }
    }

    /// A fact with something in clear.
    pub(super) fn telling(
        &self,
        name: &'static str,
        objects: &[ObjectRef],
        clear: Value,
    ) -> NewEvent {
        let mut event = self.event(name, objects);
        event.payload.clear = clear;
        event
    }

    /// A fact with a part only the suite's opener opens.
    pub(super) fn sealing(
        &self,
        name: &'static str,
        person: ObjectRef,
        note: &'static str,
    ) -> NewEvent {
        let mut event = self.event(name, &[person]);
        event.payload.subject = Some(Id::new(person.id));
        event.payload.sealed = vec![SealedPart {
            compartment: Compartment::Identity,
            bytes: Value::from(note).to_string().into_bytes(),
        }];
        event
    }

    /// A command nobody sent before, appended unconditionally.
    pub(super) fn command(&self, events: Vec<NewEvent>) -> Append {
        let command = Id::new(self.world.uuid());
        Append { command, unless_newer: Seen::default(), events, outbox: Vec::new() }
    }

    /// Writes one fact down, unconditionally.
    pub(super) fn write(
        &self,
        log: &dyn Log,
        name: &'static str,
        objects: &[ObjectRef],
    ) -> Result<Receipt, LogError> {
        log.append(self.command(vec![self.event(name, objects)]))
    }
}

/// Something to do, due some seconds after the start.
pub(super) fn message(kind: &'static str, seconds: i64) -> Message {
    let body = serde_json::json!({ "case": kind, "n": seconds });
    Message { kind: code(kind), body, not_before: after(seconds) }
}

/// What was seen of one interest just now.
pub(super) fn seen(log: &dyn Log, interest: Interest) -> Result<Seen, LogError> {
    Ok(log.load(&Boundary::of(interest))?.seen)
}

/// The ids of every event of a boundary, in the order given.
pub(super) fn ids(log: &dyn Log, boundary: &Boundary) -> Result<Vec<kernel::EventId>, LogError> {
    Ok(log.load(boundary)?.events.iter().map(|event| event.envelope.id).collect())
}

/// How many events the log holds.
pub(super) fn size(log: &dyn Log) -> Result<usize, LogError> {
    Ok(log.page(kernel::Position(0), usize::MAX)?.len())
}

/// Runs the same work in several threads that start together; every answer, in no order.
pub(super) fn at_once<T: Send>(
    threads: usize,
    work: impl Fn(usize) -> Result<T, Fault> + Sync,
) -> Result<Vec<T>, Fault> {
    let start = Barrier::new(threads);
    let run = |number: usize| {
        start.wait();
        work(number)
    };
    thread::scope(|scope| {
        let run = &run;
        let running: Vec<_> = (0..threads).map(|n| scope.spawn(move || run(n))).collect();
        let ended = running.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|_| Err(Fault("a thread panicked".to_owned())))
        });
        ended.collect()
    })
}
