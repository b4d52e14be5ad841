//! An event as its columns, the same for every engine: the envelope and the clear remainder as the
//! JSON they were given as, the sealed parts as one run of bytes. What was stored is never
//! rewritten.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use kernel::{Compartment, EventId, Id, ObjectRef, Position, Timestamp};
use serde_json::Value;
use trace::{
    Append, Boundary, Cell, ColumnType, Loaded, LogError, Message, NewEvent, Payload, Recorded,
    SealedPart, Seen,
};
use uuid::Uuid;

/// An event ready to be written; made by the caller's thread, to leave less to the writer's.
pub(crate) struct Encoded {
    pub(crate) event: NewEvent,
    pub(crate) envelope: String,
    pub(crate) clear: Option<String>,
    pub(crate) sealed: Option<Vec<u8>>,
    /// The objects it touches, each once.
    pub(crate) objects: BTreeSet<ObjectRef>,
}

impl Encoded {
    pub(crate) const fn id(&self) -> EventId {
        self.event.envelope.id
    }

    /// The event as it will be read.
    pub(crate) fn recorded(&self, position: Position) -> Recorded {
        let NewEvent { envelope, payload } = self.event.clone();
        Recorded { position, envelope, payload }
    }
}

/// A command with its events ready to be written.
pub(crate) struct Ready {
    pub(crate) append: Append,
    pub(crate) events: Vec<Encoded>,
}

impl Ready {
    pub(crate) fn new(mut append: Append) -> Result<Self, LogError> {
        let events = std::mem::take(&mut append.events);
        let events = events.into_iter().map(encode).collect::<Result<_, _>>()?;
        Ok(Self { append, events })
    }
}

fn encode(event: NewEvent) -> Result<Encoded, LogError> {
    let envelope = serde_json::to_string(&event.envelope)
        .map_err(|error| LogError::Corrupt(format!("an envelope is no JSON: {error}")))?;
    let clear = Some(&event.payload.clear).filter(|clear| !clear.is_null()).map(Value::to_string);
    let sealed = packed(&event.payload.sealed)?;
    let objects = event.envelope.objects.iter().map(|(object, _)| *object).collect();
    Ok(Encoded { event, envelope, clear, sealed, objects })
}

/// Each part as the length of its compartment's word, the word, the length of the rest, the rest.
fn packed(parts: &[SealedPart]) -> Result<Option<Vec<u8>>, LogError> {
    let mut bytes = Vec::new();
    for part in parts {
        let word = part.compartment.as_str().as_bytes();
        let lengths = (u8::try_from(word.len()), u32::try_from(part.bytes.len()));
        let (Ok(short), Ok(long)) = lengths else {
            return Err(LogError::Full("a sealed part is longer than 4 GB".to_owned()));
        };
        bytes.push(short);
        bytes.extend_from_slice(word);
        bytes.extend_from_slice(&long.to_be_bytes());
        bytes.extend_from_slice(&part.bytes);
    }
    Ok(Some(bytes).filter(|bytes| !bytes.is_empty()))
}

fn unpacked(mut bytes: &[u8]) -> Option<Vec<SealedPart>> {
    let mut parts = Vec::new();
    while let Some((short, rest)) = bytes.split_first() {
        let (word, rest) = rest.split_at_checked(usize::from(*short))?;
        let (long, rest) = rest.split_first_chunk()?;
        let long = usize::try_from(u32::from_be_bytes(*long)).ok()?;
        let (sealed, rest) = rest.split_at_checked(long)?;
        let compartment = Compartment::named(std::str::from_utf8(word).ok()?)?;
        parts.push(SealedPart { compartment, bytes: sealed.to_vec() });
        bytes = rest;
    }
    Some(parts)
}

/// The columns of an event as an engine read them.
pub(crate) struct Columns<'a> {
    pub(crate) position: i64,
    pub(crate) envelope: &'a str,
    pub(crate) clear: Option<&'a str>,
    pub(crate) subject: Option<Uuid>,
    pub(crate) sealed: Option<&'a [u8]>,
}

impl Columns<'_> {
    pub(crate) fn decoded(&self) -> Result<Recorded, LogError> {
        let wrong = |what: &str| LogError::Corrupt(format!("event {}: {what}", self.position));
        let envelope =
            serde_json::from_str(self.envelope).map_err(|error| wrong(&error.to_string()))?;
        let clear = match self.clear {
            Some(clear) => serde_json::from_str(clear).map_err(|_| wrong("the clear part"))?,
            None => Value::Null,
        };
        let sealed = unpacked(self.sealed.unwrap_or_default()).ok_or_else(|| wrong("the seal"))?;
        let subject = self.subject.map(Id::new);
        Ok(Recorded {
            position: position(self.position)?,
            envelope,
            payload: Payload { clear, subject, sealed },
        })
    }
}

/// What a boundary has been found to hold so far.
#[derive(Default)]
pub(crate) struct Found {
    events: BTreeMap<Position, Recorded>,
    last: BTreeMap<i64, Position>,
}

impl Found {
    /// Takes an event of the interest of that number; those of one interest come in order.
    pub(crate) fn take<E>(
        &mut self,
        interest: i64,
        at: Position,
        event: impl FnOnce() -> Result<Recorded, E>,
    ) -> Result<(), E> {
        if let Entry::Vacant(free) = self.events.entry(at) {
            free.insert(event()?);
        }
        self.last.insert(interest, at);
        Ok(())
    }

    pub(crate) fn loaded(self, boundary: &Boundary) -> Loaded {
        let interests = boundary.0.iter().zip(0..);
        let seen =
            interests.map(|(interest, number)| (interest.clone(), self.last.get(&number).copied()));
        let seen = Seen(seen.collect());
        Loaded { events: self.events.into_values().collect(), seen }
    }
}

/// A position as a column has it.
pub(crate) fn position(column: i64) -> Result<Position, LogError> {
    let wrong = |_| LogError::Corrupt(format!("{column} is no position"));
    u64::try_from(column).map(Position).map_err(wrong)
}

/// A position as a column; beyond the last possible one there is nothing anyway.
pub(crate) fn column(position: Position) -> i64 {
    i64::try_from(position.0).unwrap_or(i64::MAX)
}

/// A number of rows as engines count them.
pub(crate) fn rows(many: usize) -> i64 {
    i64::try_from(many).unwrap_or(i64::MAX)
}

/// An instant as stored, or a fault of the store.
pub(crate) fn instant(microseconds: i64) -> Result<Timestamp, LogError> {
    Timestamp::from_microsecond(microseconds)
        .map_err(|_| LogError::Corrupt(format!("{microseconds} is no instant")))
}

/// A cell of a numeric column.
pub(crate) fn numeric(kind: ColumnType, number: i64) -> Result<Cell, LogError> {
    match kind {
        ColumnType::Integer => Ok(Cell::Integer(number)),
        ColumnType::Instant => instant(number).map(Cell::Instant),
        ColumnType::Text => Err(LogError::Corrupt(format!("the number {number} in a text column"))),
    }
}

/// A message as it was queued.
pub(crate) fn message(kind: &str, body: &str, not_before: i64) -> Result<Message, LogError> {
    let wrong = || LogError::Corrupt(format!("a message of kind {kind:?}"));
    Ok(Message {
        kind: kind.parse().map_err(|_| wrong())?,
        body: serde_json::from_str(body).map_err(|_| wrong())?,
        not_before: instant(not_before)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sealed_parts_survive_packing_and_no_truncation_passes_for_less() {
        let part = |compartment, many| SealedPart { compartment, bytes: vec![7; many] };
        let parts = [part(Compartment::Story, 300), part(Compartment::Identity, 0)];
        let bytes = packed(&parts).unwrap().unwrap();
        assert_eq!(unpacked(&bytes).unwrap(), parts);
        assert_eq!(packed(&[]).unwrap(), None);
        let whole = [packed(&parts[..1]).unwrap().unwrap().len(), bytes.len(), 0];
        for length in (0..=bytes.len()).filter(|length| !whole.contains(length)) {
            assert_eq!(unpacked(&bytes[..length]), None);
        }
    }
}
