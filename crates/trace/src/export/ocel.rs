//! OCEL 2.0 in JSON (<https://www.ocel-standard.org/2.0/ocel20_specification.pdf>, section 7).

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use kernel::{Coded, ObjectRef};
use serde_json::{Value, json};

use super::{Commas, ExportError, every};
use crate::event::Recorded;
use crate::log::Log;

/// Attributes every event has.
const COMMON: [(&str, &str); 4] =
    [("role", "string"), ("office", "string"), ("procedure", "string"), ("step", "string")];

/// Writes the log as OCEL 2.0 JSON; returns the number of events.
///
/// # Errors
/// The log cannot be read or the output not written.
pub fn write_ocel(log: &dyn Log, out: &mut dyn Write) -> Result<u64, ExportError> {
    let mut types: BTreeMap<String, BTreeMap<String, &'static str>> = BTreeMap::new();
    let mut objects: BTreeSet<ObjectRef> = BTreeSet::new();
    every(log, |event| {
        let attributes = types.entry(event.envelope.kind.name.to_string()).or_default();
        for (fact, value) in &event.envelope.facets {
            attributes.insert(fact.to_string(), kind(value));
        }
        objects.extend(event.envelope.objects.iter().map(|(object, _)| *object));
        Ok(())
    })?;
    let kinds: BTreeSet<&str> = objects.iter().map(|object| object.kind.as_str()).collect();
    let object_types: Vec<Value> =
        kinds.iter().map(|name| json!({ "name": name, "attributes": [] })).collect();
    let event_types: Vec<Value> = types
        .iter()
        .map(|(name, facts)| {
            let common = COMMON.iter().map(|(name, kind)| json!({ "name": name, "type": kind }));
            let facts = facts.iter().map(|(name, kind)| json!({ "name": name, "type": kind }));
            json!({ "name": name, "attributes": common.chain(facts).collect::<Vec<_>>() })
        })
        .collect();
    write!(out, "{{\"objectTypes\":{},", Value::from(object_types))?;
    write!(out, "\"eventTypes\":{},\"objects\":[", Value::from(event_types))?;
    let mut commas = Commas::new();
    for object in &objects {
        commas.next(out)?;
        let (id, kind) = (object.to_string(), object.kind.as_str());
        write!(
            out,
            "{}",
            json!({ "id": id, "type": kind, "attributes": [], "relationships": [] })
        )?;
    }
    write!(out, "],\"events\":[")?;
    let (mut commas, mut count) = (Commas::new(), 0);
    every(log, |recorded| {
        commas.next(out)?;
        count += 1;
        Ok(write!(out, "{}", event(recorded))?)
    })?;
    write!(out, "]}}")?;
    Ok(count)
}

fn event(recorded: &Recorded) -> Value {
    let envelope = &recorded.envelope;
    let mut attributes = vec![json!({ "name": "role", "value": envelope.actor.role.as_str() })];
    for (name, value) in [
        ("office", &envelope.actor.office),
        ("procedure", &envelope.procedure),
        ("step", &envelope.step),
    ] {
        attributes
            .extend(value.as_ref().map(|value| json!({ "name": name, "value": value.as_str() })));
    }
    attributes.extend(
        envelope
            .facets
            .iter()
            .map(|(fact, value)| json!({ "name": fact.as_str(), "value": value })),
    );
    let relationships: Vec<Value> = envelope
        .objects
        .iter()
        .map(|(object, how)| json!({ "objectId": object.to_string(), "qualifier": how.as_str() }))
        .collect();
    json!({
        "id": envelope.id.to_string(),
        "type": envelope.kind.name.as_str(),
        "time": envelope.occurred_at.to_string(),
        "attributes": attributes,
        "relationships": relationships,
    })
}

const fn kind(value: &Coded) -> &'static str {
    match value {
        Coded::Flag(_) => "boolean",
        Coded::Number(_) => "integer",
        Coded::Instant(_) | Coded::Date(_) => "time",
        Coded::Code(_) => "string",
    }
}
