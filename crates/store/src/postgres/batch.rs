//! Several commands judged as if one came after the other, before any of them is written.
//!
//! Pure: what the log holds was looked up beforehand, and what the commands of the batch do to each
//! other is decided here.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{CommandId, EventId, Position};
use trace::{LogError, Receipt};

use crate::codec::{Encoded, Ready};

/// What the log holds of all that the commands ask about.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Commands executed before, with their receipts.
    pub(super) commands: BTreeMap<CommandId, Receipt>,
    /// The places in the batch of commands one of whose interests has a newer event.
    pub(super) newer: BTreeSet<usize>,
    /// Event ids that are taken.
    pub(super) events: BTreeSet<EventId>,
}

/// What becomes of a command.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Verdict {
    /// It is written.
    Accepted,
    /// It was executed before.
    Repeated(Receipt),
    /// It is the same command as an accepted one at that place of the batch.
    SameAs(usize),
    /// It is refused.
    Refused(LogError),
}

/// Judges every command of a batch, in order.
pub(super) fn judge(batch: &[Ready], known: &Known) -> Vec<Verdict> {
    let mut accepted: BTreeMap<CommandId, usize> = BTreeMap::new();
    let mut events = BTreeSet::new();
    let mut verdicts = Vec::with_capacity(batch.len());
    for (place, ready) in batch.iter().enumerate() {
        let command = ready.append.command;
        let verdict = if let Some(first) = known.commands.get(&command) {
            Verdict::Repeated(Receipt { repeated: true, ..*first })
        } else if let Some(first) = accepted.get(&command) {
            Verdict::SameAs(*first)
        } else if known.newer.contains(&place) || overtaken(ready, batch, &accepted) {
            Verdict::Refused(LogError::Newer)
        } else if let Some(id) = taken(ready, known, &events) {
            Verdict::Refused(LogError::DuplicateEvent(id))
        } else {
            accepted.insert(command, place);
            events.extend(ready.events.iter().map(Encoded::id));
            Verdict::Accepted
        };
        verdicts.push(verdict);
    }
    verdicts
}

/// Whether an accepted command of the batch writes what this one had to know.
fn overtaken(ready: &Ready, batch: &[Ready], accepted: &BTreeMap<CommandId, usize>) -> bool {
    let interests = &ready.append.unless_newer.0;
    let before = accepted.values().filter_map(|place| batch.get(*place));
    before
        .flat_map(|earlier| &earlier.events)
        .any(|event| interests.iter().any(|(interest, _)| interest.matches(&event.event.envelope)))
}

/// The first event id of a command that is taken already.
fn taken(ready: &Ready, known: &Known, accepted: &BTreeSet<EventId>) -> Option<EventId> {
    let mut own = BTreeSet::new();
    ready
        .events
        .iter()
        .map(Encoded::id)
        .find(|id| known.events.contains(id) || accepted.contains(id) || !own.insert(*id))
}

/// The receipts, once the accepted commands have their positions from a first one on.
pub(super) fn receipts(
    batch: &[Ready],
    verdicts: &[Verdict],
    first: Position,
) -> Vec<Result<Receipt, LogError>> {
    let mut next = first.0;
    let mut written: BTreeMap<usize, Receipt> = BTreeMap::new();
    let mut answers = Vec::with_capacity(batch.len());
    for (place, (ready, verdict)) in batch.iter().zip(verdicts).enumerate() {
        answers.push(match verdict {
            Verdict::Accepted => {
                let begin = next;
                next = next.saturating_add(ready.events.len().try_into().unwrap_or(u64::MAX));
                let some = (begin < next).then_some(begin).map(Position);
                let last = some.map(|_| Position(next.saturating_sub(1)));
                let receipt = Receipt { first: some, last, repeated: false };
                written.insert(place, receipt);
                Ok(receipt)
            }
            Verdict::Repeated(receipt) => Ok(*receipt),
            Verdict::SameAs(other) => {
                let receipt = written.get(other).copied();
                receipt.map(|receipt| Receipt { repeated: true, ..receipt }).ok_or(LogError::Newer)
            }
            Verdict::Refused(error) => Err(error.clone()),
        });
    }
    answers
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{
        Actor, Code, Envelope, EventType, Facets, Id, ObjectKind, ObjectRef, Role, Timestamp,
    };
    use trace::{Append, Interest, NewEvent, Payload, Seen};
    use uuid::Uuid;

    fn object(number: u128) -> ObjectRef {
        ObjectRef::new(ObjectKind::Person, Uuid::from_u128(number))
    }

    fn event(id: u128, person: u128) -> NewEvent {
        let actor = Actor {
            account: Id::new(Uuid::nil()),
            role: Role::System,
            office: None,
            on_behalf_of: None,
        };
        let envelope = Envelope {
            id: Id::new(Uuid::from_u128(id)),
            kind: EventType { name: Code::lenient("noted"), version: 1 },
            occurred_at: Timestamp::UNIX_EPOCH,
            recorded_at: Timestamp::UNIX_EPOCH,
            actor,
            legal_basis: None,
            command: Id::new(Uuid::nil()),
            cause: None,
            procedure: None,
            step: None,
            objects: vec![(object(person), Code::lenient("about"))],
            facets: Facets::new(),
        };
        let payload = Payload { clear: serde_json::Value::Null, subject: None, sealed: vec![] };
        NewEvent { envelope, payload }
    }

    /// A command that writes these events if nothing newer is known of a person.
    fn ready(command: u128, watches: Option<u128>, events: Vec<NewEvent>) -> Ready {
        let seen = watches.map(|person| (Interest::in_object(object(person)), None));
        let unless_newer = Seen(seen.into_iter().collect());
        let command = Id::new(Uuid::from_u128(command));
        Ready::new(Append { command, unless_newer, events, outbox: vec![] }).unwrap()
    }

    #[test]
    fn commands_of_a_batch_see_each_other_as_if_one_came_after_the_other() {
        let batch = [
            ready(1, Some(7), vec![event(1, 7)]),
            ready(2, Some(7), vec![event(2, 8)]),
            ready(3, Some(8), vec![event(3, 8)]),
            ready(1, Some(7), vec![]),
            ready(4, None, vec![event(3, 9)]),
            ready(5, None, vec![event(5, 9), event(5, 9)]),
        ];
        let duplicate = |id| LogError::DuplicateEvent(Id::new(Uuid::from_u128(id)));
        let right = [
            Verdict::Accepted,
            Verdict::Refused(LogError::Newer),
            // The refused one wrote nothing about person 8.
            Verdict::Accepted,
            Verdict::SameAs(0),
            Verdict::Refused(duplicate(3)),
            Verdict::Refused(duplicate(5)),
        ];
        assert_eq!(judge(&batch, &Known::default()), right);
    }

    #[test]
    fn a_refused_command_may_be_accepted_when_it_comes_again_in_the_batch() {
        let batch = [
            ready(1, Some(7), vec![event(1, 7)]),
            ready(1, None, vec![event(2, 7)]),
            ready(1, None, vec![event(3, 7)]),
        ];
        let known = Known { newer: BTreeSet::from([0]), ..Known::default() };
        let verdicts = judge(&batch, &known);
        let right = [Verdict::Refused(LogError::Newer), Verdict::Accepted, Verdict::SameAs(1)];
        assert_eq!(verdicts, right);
        let written =
            Receipt { first: Some(Position(9)), last: Some(Position(9)), repeated: false };
        let again = Receipt { repeated: true, ..written };
        let answers = receipts(&batch, &verdicts, Position(9));
        assert_eq!(answers, [Err(LogError::Newer), Ok(written), Ok(again)]);
    }

    #[test]
    fn what_was_executed_before_is_answered_before_it_is_judged() {
        let batch = [ready(1, Some(7), vec![event(1, 7)])];
        let first = Receipt { first: Some(Position(3)), last: Some(Position(4)), repeated: false };
        let known = Known {
            commands: BTreeMap::from([(batch[0].append.command, first)]),
            newer: BTreeSet::from([0]),
            events: BTreeSet::from([batch[0].events[0].id()]),
        };
        let right = Verdict::Repeated(Receipt { repeated: true, ..first });
        assert_eq!(judge(&batch, &known), [right]);
    }
}
