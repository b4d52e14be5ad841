//! What is written is read back the same, sealed where it must be, and refused when it is not ours.
//!
//! Every stored form lies in `fixtures/`. A new event type or version gets its fixture with
//! `cargo test -p record -- --ignored write_the_fixtures_that_are_missing`; a fixture is never changed.

mod fixtures;
mod reading;
mod samples;
mod split;

use std::collections::BTreeMap;

use kernel::{AccountId, Actor, CommandId, Compartment, Envelope, EventId, Role, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    AccessEvent, CaseEvent, DecodeError, DocumentEvent, Draft, DuplicateEvent, HouseholdEvent,
    NoteEvent, Parts, PersonEvent, Recordable, ReportEvent, Stored,
};

/// An event of any concept.
#[derive(Debug, Clone, PartialEq)]
enum Event {
    Person(PersonEvent),
    Household(HouseholdEvent),
    Case(CaseEvent),
    Document(DocumentEvent),
    Note(NoteEvent),
    Duplicate(DuplicateEvent),
    Report(ReportEvent),
    Access(AccessEvent),
}

impl Event {
    fn draft(&self) -> Draft {
        match self {
            Self::Person(event) => event.draft(),
            Self::Household(event) => event.draft(),
            Self::Case(event) => event.draft(),
            Self::Document(event) => event.draft(),
            Self::Note(event) => event.draft(),
            Self::Duplicate(event) => event.draft(),
            Self::Report(event) => event.draft(),
            Self::Access(event) => event.draft(),
        }
    }

    /// The event read back by the one concept it belongs to.
    fn read(stored: &Stored<'_>) -> Result<Self, DecodeError> {
        let answers = [
            PersonEvent::read(stored.clone()).transpose().map(|it| it.map(Self::Person)),
            HouseholdEvent::read(stored.clone()).transpose().map(|it| it.map(Self::Household)),
            CaseEvent::read(stored.clone()).transpose().map(|it| it.map(Self::Case)),
            DocumentEvent::read(stored.clone()).transpose().map(|it| it.map(Self::Document)),
            NoteEvent::read(stored.clone()).transpose().map(|it| it.map(Self::Note)),
            DuplicateEvent::read(stored.clone()).transpose().map(|it| it.map(Self::Duplicate)),
            ReportEvent::read(stored.clone()).transpose().map(|it| it.map(Self::Report)),
            AccessEvent::read(stored.clone()).transpose().map(|it| it.map(Self::Access)),
        ];
        let mut answers = answers.into_iter().flatten();
        let answer = answers.next().expect("some concept knows the type");
        assert!(answers.next().is_none(), "two concepts know {}", stored.envelope.kind.name);
        answer
    }
}

/// An event as it lies in the log, its parts opened.
#[derive(Debug, Clone, PartialEq)]
struct OnFile {
    envelope: Envelope,
    clear: Value,
    opened: BTreeMap<Compartment, Value>,
}

impl OnFile {
    fn of(draft: Draft) -> Self {
        let recorded_at: Timestamp = "2026-06-12T08:00:00Z".parse().unwrap();
        let envelope = Envelope {
            id: draft.id.unwrap_or(EventId::new(Uuid::from_u128(90))),
            kind: draft.kind,
            occurred_at: draft.occurred_at.unwrap_or(recorded_at),
            recorded_at,
            actor: Actor {
                account: AccountId::new(Uuid::from_u128(91)),
                role: Role::Registration,
                office: None,
                on_behalf_of: None,
            },
            legal_basis: draft.legal_basis,
            command: CommandId::new(Uuid::from_u128(92)),
            cause: None,
            procedure: draft.procedure,
            step: draft.step,
            objects: draft.objects,
            facets: draft.facets,
        };
        Self { envelope, clear: draft.parts.clear, opened: draft.parts.sealed }
    }

    fn to_json(&self) -> Value {
        json!({ "envelope": self.envelope, "clear": self.clear, "opened": self.opened })
    }

    fn from_json(value: Value) -> Self {
        let Value::Object(mut map) = value else { panic!("an object") };
        let mut take = |key: &str| map.remove(key).expect(key);
        Self {
            envelope: serde_json::from_value(take("envelope")).unwrap(),
            clear: take("clear"),
            opened: serde_json::from_value(take("opened")).unwrap(),
        }
    }

    /// Reads it with the parts of these compartments.
    fn read_with(&self, open: impl Fn(Compartment) -> bool) -> Result<Event, DecodeError> {
        let opened = self.opened.iter().filter(|(place, _)| open(**place));
        let sealed = opened.map(|(place, part)| (*place, part.clone())).collect();
        let parts = Parts { clear: self.clear.clone(), sealed };
        Event::read(&Stored { envelope: &self.envelope, parts })
    }

    fn read(&self) -> Result<Event, DecodeError> {
        self.read_with(|_| true)
    }
}
