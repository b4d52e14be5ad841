//! The envelope of an event: all that is kept in clear, and nothing that names or describes anyone.
//!
//! A reader that meets a key it does not know refuses the envelope: the clear part is a contract.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::actor::Actor;
use crate::code::{Code, Facets};
use crate::id::{CommandId, EventId};
use crate::object::ObjectRef;

/// Where an event stands in the log, counted from 1.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Position(pub u64);

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What happened, in the past tense, with the version of its payload: `step_taken` 1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventType {
    /// The name; a changed meaning gets a new one.
    pub name: Code,
    /// The version of the payload's form, from 1.
    pub version: u16,
}

/// All that an event says in clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// The event's own id.
    pub id: EventId,
    /// What happened.
    pub kind: EventType,
    /// When it happened, as far as the law is concerned.
    pub occurred_at: Timestamp,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// The article it rests on, as a source id of a pack.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<Code>,
    /// The command that caused it.
    pub command: CommandId,
    /// The event that caused it, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<EventId>,
    /// The procedure's id and version, as `fr.asylum:2024-1`, when the event belongs to a case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<Code>,
    /// The step of the procedure that this event executes, if it executes one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Code>,
    /// The objects it touches, each with a qualifier that says how (`applicant`, `file`).
    pub objects: Vec<(ObjectRef, Code)>,
    /// Coded facts for the law's guards and for statistics.
    #[serde(default, skip_serializing_if = "Facets::is_empty")]
    pub facets: Facets,
}

impl Envelope {
    /// Whether the event touches this object.
    #[must_use]
    pub fn touches(&self, object: ObjectRef) -> bool {
        self.objects.iter().any(|(touched, _)| *touched == object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AccountId, CaseId, Coded, ObjectKind, PersonId, Role};
    use serde_json::{Value, json};
    use uuid::Uuid;

    fn whole() -> Value {
        json!({
            "id": Uuid::from_u128(1),
            "kind": { "name": "step_taken", "version": 1 },
            "occurred_at": "2026-06-12T07:30:00Z",
            "recorded_at": "2026-06-12T07:31:00Z",
            "actor": {
                "account": Uuid::from_u128(2),
                "role": "association",
                "office": "spada_75",
                "on_behalf_of": Uuid::from_u128(3),
            },
            "legal_basis": "L531-2",
            "command": Uuid::from_u128(4),
            "cause": Uuid::from_u128(5),
            "procedure": "fr.asylum:2026-1",
            "step": "lodge",
            "objects": [[format!("case:{}", Uuid::from_u128(6)), "case"]],
            "facets": { "age": 30 },
        })
    }

    #[test]
    fn an_envelope_reads_back_what_it_writes() {
        let envelope: Envelope = serde_json::from_value(whole()).unwrap();
        assert_eq!(serde_json::to_value(&envelope).unwrap(), whole());
        assert_eq!(envelope.actor.account, AccountId::new(Uuid::from_u128(2)));
        assert_eq!(envelope.actor.role, Role::Association);
        assert_eq!(envelope.facets["age"], Coded::Number(30));
    }

    #[test]
    fn what_is_not_there_is_not_written() {
        let mut bare = whole();
        let map = bare.as_object_mut().unwrap();
        for key in ["legal_basis", "cause", "procedure", "step", "facets"] {
            map.remove(key);
        }
        map["actor"].as_object_mut().unwrap().retain(|key, _| key == "account" || key == "role");
        let envelope: Envelope = serde_json::from_value(bare.clone()).unwrap();
        assert_eq!(serde_json::to_value(&envelope).unwrap(), bare);
    }

    #[test]
    fn a_key_nobody_knows_is_refused_wherever_it_stands() {
        for path in ["", "/kind", "/actor"] {
            let mut more = whole();
            more.pointer_mut(path).unwrap()["name_of_person"] = json!("Zahra");
            assert!(serde_json::from_value::<Envelope>(more).is_err(), "{path}");
        }
    }

    #[test]
    fn prose_has_no_way_into_an_envelope() {
        for path in [
            "/kind/name",
            "/actor/office",
            "/legal_basis",
            "/procedure",
            "/step",
            "/objects/0/1",
            "/facets/age",
        ] {
            let mut prose = whole();
            *prose.pointer_mut(path).unwrap() = json!("she fled the war");
            assert!(serde_json::from_value::<Envelope>(prose).is_err(), "{path}");
        }
    }

    #[test]
    fn an_envelope_touches_the_objects_it_names() {
        let envelope: Envelope = serde_json::from_value(whole()).unwrap();
        let id = Uuid::from_u128(6);
        assert!(envelope.touches(CaseId::new(id).into()));
        assert!(!envelope.touches(PersonId::new(id).into()));
        assert!(!envelope.touches(ObjectRef::new(ObjectKind::Case, Uuid::from_u128(7))));
    }
}
