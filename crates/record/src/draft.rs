//! Between an event of a concept and an event of the log: its name, what it touches, its parts.

use kernel::{Code, Envelope, EventId, EventType, Facets, ObjectRef, PersonId, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::secret::Parts;
use crate::upcast;

/// An event ready to be put in an envelope; the use case adds who, when it was recorded and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The event's id, when the concept chose it.
    pub id: Option<EventId>,
    /// Its type.
    pub kind: EventType,
    /// When it happened, if not now.
    pub occurred_at: Option<Timestamp>,
    /// What it touches.
    pub objects: Vec<(ObjectRef, Code)>,
    /// Coded facts.
    pub facets: Facets,
    /// The procedure it belongs to.
    pub procedure: Option<Code>,
    /// The step it executes.
    pub step: Option<Code>,
    /// The article it rests on.
    pub legal_basis: Option<Code>,
    /// Whose key seals it.
    pub subject: Option<PersonId>,
    /// Its payload.
    pub parts: Parts,
}

/// An event as it comes back from the log, with the parts that could be opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<'a> {
    /// The clear part.
    pub envelope: &'a Envelope,
    /// The payload.
    pub parts: Parts,
}

/// Something in the log that this program cannot read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("event {event} of type {kind} cannot be read: {reason}")]
pub struct DecodeError {
    /// Which event.
    pub event: EventId,
    /// Its type and version.
    pub kind: String,
    /// Why.
    pub reason: String,
}

/// An event of a concept that can be written down and read back.
pub trait Recordable: Sized {
    /// The event as a draft.
    fn draft(&self) -> Draft;

    /// The event read back; `None` for a type that belongs to another concept.
    ///
    /// # Errors
    /// The payload is not what its type and version promise.
    fn read(stored: Stored<'_>) -> Result<Option<Self>, DecodeError>;
}

impl Draft {
    /// A draft of a type, in its current version, with a payload split into its parts.
    #[must_use]
    pub fn new(name: &'static str, payload: &impl Serialize) -> Self {
        let value = serde_json::to_value(payload).unwrap_or(Value::Null);
        Self {
            id: None,
            kind: EventType { name: word(name), version: upcast::current_version(name) },
            occurred_at: None,
            objects: Vec::new(),
            facets: Facets::new(),
            procedure: None,
            step: None,
            legal_basis: None,
            subject: None,
            parts: Parts::split(value),
        }
    }

    /// Adds an object and how it is touched.
    #[must_use]
    pub fn touching(mut self, object: impl Into<ObjectRef>, qualifier: &'static str) -> Self {
        self.objects.push((object.into(), word(qualifier)));
        self
    }

    /// Seals under a person's key.
    #[must_use]
    pub const fn sealed_for(mut self, person: PersonId) -> Self {
        self.subject = Some(person);
        self
    }
}

/// A code known when the program was written; the tests read every one of them.
pub(crate) fn word(text: &'static str) -> Code {
    Code::lenient(text)
}

impl Stored<'_> {
    /// The payload lifted to the newest version and put together.
    ///
    /// # Errors
    /// The version is unknown or the payload is not of this form.
    pub fn payload<T: DeserializeOwned>(self) -> Result<T, DecodeError> {
        let Self { envelope, parts } = self;
        let fail = |reason: String| unreadable(envelope, reason);
        let parts = upcast::lift(&envelope.kind, parts).map_err(fail)?;
        // What was opened must not stand in an error: its words may be those of a person.
        let opened = !parts.sealed.is_empty();
        serde_json::from_value(parts.join()).map_err(|error| {
            let reason =
                if opened { "a part of it is not of its form".into() } else { error.to_string() };
            fail(reason)
        })
    }

    /// The object touched under a qualifier.
    ///
    /// # Errors
    /// The event touches no such object.
    pub fn object(&self, qualifier: &str) -> Result<uuid::Uuid, DecodeError> {
        self.find(qualifier).ok_or_else(|| self.unreadable(&format!("it touches no `{qualifier}`")))
    }

    /// That the event cannot be read, and why.
    pub(crate) fn unreadable(&self, reason: &str) -> DecodeError {
        unreadable(self.envelope, reason.to_owned())
    }

    /// The object touched under a qualifier, if there is one.
    #[must_use]
    pub fn find(&self, qualifier: &str) -> Option<uuid::Uuid> {
        let touched = self.envelope.objects.iter().find(|(_, how)| *how == *qualifier);
        touched.map(|(object, _)| object.id)
    }
}

fn unreadable(envelope: &Envelope, reason: String) -> DecodeError {
    let kind = format!("{} {}", envelope.kind.name, envelope.kind.version);
    DecodeError { event: envelope.id, kind, reason }
}
