//! Several commands judged as if one came after the other, before any of them is written.
//!
//! Pure: what the log holds was looked up beforehand, and what the commands of the batch do to each
//! other is decided here.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{CommandId, EventId, Position};
use trace::{LogError, Receipt};

use crate::codec::Ready;

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
            events.extend(ready.events.iter().map(crate::codec::Encoded::id));
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
        .map(crate::codec::Encoded::id)
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
