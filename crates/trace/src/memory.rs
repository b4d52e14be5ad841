//! The reference: the log as plainly as it can be said, in memory, for tests and comparison.
//!
//! It is slow on purpose and must never become clever: where a store answers otherwise, the store
//! is wrong.

use std::cmp::Ordering;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kernel::{CommandId, EventId, ObjectRef, Position, Timestamp};

use crate::event::Recorded;
use crate::log::{Append, Boundary, Loaded, Log, LogError, Receipt, Seen};
use crate::outbox::{Delivery, Message};
use crate::select::{Condition, Order, Select};
use crate::view::{Cell, Row, View, Views};

/// A log in memory; it lasts as long as one of its handles.
pub struct MemoryLog {
    state: Arc<Mutex<State>>,
    views: Arc<Views>,
}

type Rows = Vec<Vec<Cell>>;

#[derive(Clone, Default)]
struct State {
    events: Vec<Recorded>,
    commands: BTreeMap<CommandId, Receipt>,
    rows: BTreeMap<(&'static str, ObjectRef), Rows>,
    outbox: BTreeMap<u64, Queued>,
    queued: u64,
}

#[derive(Clone)]
struct Queued {
    due: Timestamp,
    delivery: Delivery,
}

impl MemoryLog {
    /// An empty log with these views.
    #[must_use]
    pub fn new(views: Arc<Views>) -> Self {
        Self { state: Arc::default(), views }
    }

    /// The same log opened with other views, as a database is reopened by a newer program.
    ///
    /// # Errors
    /// A view does not keep its contract.
    pub fn reopened(&self, views: Arc<Views>) -> Result<Self, LogError> {
        views.check()?;
        let log = Self { state: Arc::clone(&self.state), views };
        log.rebuild()?;
        Ok(log)
    }

    /// A log of its own with the same content.
    #[must_use]
    pub fn copied(&self) -> Self {
        let state = self.state().clone();
        Self { state: Arc::new(Mutex::new(state)), views: Arc::clone(&self.views) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn derive(
        &self,
        events: &[Recorded],
        view: &dyn View,
        subject: ObjectRef,
    ) -> Result<Rows, LogError> {
        let touching = events.iter().filter(|event| event.envelope.touches(subject));
        self.views.derive(view, subject, &touching.cloned().collect::<Vec<_>>())
    }

    /// Rows of every subject that the events from a place on touch, given all the events.
    fn derived_from(
        &self,
        events: &[Recorded],
        place: usize,
    ) -> Result<BTreeMap<(&'static str, ObjectRef), Rows>, LogError> {
        let mut rows = BTreeMap::new();
        for event in events.iter().skip(place) {
            for (view, subject) in self.views.touched(&event.envelope) {
                if let Entry::Vacant(free) = rows.entry((view.name(), subject)) {
                    free.insert(self.derive(events, view, subject)?);
                }
            }
        }
        Ok(rows)
    }

    /// The rows that match, before any order or page; by subject, then as the view produced them.
    fn matching(&self, select: &Select) -> Result<(Vec<Row>, &dyn View), LogError> {
        let view = select.checked(&self.views)?;
        let state = self.state();
        let subjects = state.rows.iter().filter(|((name, subject), _)| {
            *name == view.name() && select.subject.is_none_or(|wanted| wanted == *subject)
        });
        let rows = subjects.flat_map(|((_, subject), rows)| {
            rows.iter().map(|cells| Row { subject: *subject, cells: cells.clone() })
        });
        let holds = |row: &Row| {
            select.conditions.iter().all(|condition| {
                cell(view, row, condition.column()).is_some_and(|cell| met(condition, cell))
            })
        };
        Ok((rows.filter(holds).collect(), view))
    }
}

fn cell<'a>(view: &dyn View, row: &'a Row, column: &str) -> Option<&'a Cell> {
    let place = view.columns().iter().position(|known| known.name == column)?;
    row.cells.get(place)
}

fn met(condition: &Condition, cell: &Cell) -> bool {
    let neither_null = |bound: &Cell| *cell != Cell::Null && *bound != Cell::Null;
    match condition {
        Condition::Is(_, wanted) => *cell == wanted.clone().stored(),
        Condition::In(_, wanted) => wanted.iter().any(|wanted| *cell == wanted.clone().stored()),
        Condition::AtMost(_, most) => neither_null(most) && *cell <= most.clone().stored(),
        Condition::AtLeast(_, least) => neither_null(least) && *cell >= least.clone().stored(),
    }
}

fn compared(order: Order, a: &Cell, b: &Cell) -> Ordering {
    let nulls_last = (*a == Cell::Null).cmp(&(*b == Cell::Null));
    nulls_last.then_with(|| match order {
        Order::Ascending(_) => a.cmp(b),
        Order::Descending(_) => b.cmp(a),
    })
}

fn truncated(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

impl State {
    fn newer(&self, seen: &Seen) -> bool {
        seen.0.iter().any(|(interest, last)| {
            let mut matching = self.events.iter().filter(|event| interest.matches(&event.envelope));
            matching.any(|event| last.is_none_or(|last| event.position > last))
        })
    }

    fn next_position(&self) -> Position {
        Position(self.events.last().map_or(0, |event| event.position.0).saturating_add(1))
    }

    fn queue(&mut self, message: Message) {
        self.queued = self.queued.saturating_add(1);
        let message = Message { not_before: truncated(message.not_before), ..message };
        let due = message.not_before;
        let delivery = Delivery { id: self.queued, attempt: 0, message };
        self.outbox.insert(self.queued, Queued { due, delivery });
    }
}

impl Log for MemoryLog {
    fn load(&self, boundary: &Boundary) -> Result<Loaded, LogError> {
        let state = self.state();
        let within = |event: &&Recorded| boundary.0.iter().any(|i| i.matches(&event.envelope));
        let events = state.events.iter().filter(within).cloned().collect();
        let seen = boundary.0.iter().map(|interest| {
            let last = state.events.iter().rfind(|event| interest.matches(&event.envelope));
            (interest.clone(), last.map(|event| event.position))
        });
        Ok(Loaded { events, seen: Seen(seen.collect()) })
    }

    fn append(&self, append: Append) -> Result<Receipt, LogError> {
        let mut state = self.state();
        if let Some(first) = state.commands.get(&append.command) {
            return Ok(Receipt { repeated: true, ..*first });
        }
        if state.newer(&append.unless_newer) {
            return Err(LogError::Newer);
        }
        let (before, next) = (state.events.len(), state.next_position());
        let mut ids: BTreeSet<EventId> = state.events.iter().map(|e| e.envelope.id).collect();
        if let Some(twice) = append.events.iter().find(|e| !ids.insert(e.envelope.id)) {
            return Err(LogError::DuplicateEvent(twice.envelope.id));
        }
        state.events.extend(append.events.into_iter().zip(next.0..).map(|(event, position)| {
            Recorded {
                position: Position(position),
                envelope: event.envelope,
                payload: event.payload,
            }
        }));
        let rows = match self.derived_from(&state.events, before) {
            Ok(rows) => rows,
            Err(error) => {
                state.events.truncate(before);
                return Err(error);
            }
        };
        let written = state.events.get(before..).unwrap_or_default();
        let receipt = Receipt {
            first: written.first().map(|event| event.position),
            last: written.last().map(|event| event.position),
            repeated: false,
        };
        state.rows.extend(rows);
        append.outbox.into_iter().for_each(|message| state.queue(message));
        state.commands.insert(append.command, receipt);
        Ok(receipt)
    }

    fn page(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError> {
        let state = self.state();
        let later = state.events.iter().filter(|event| event.position > after);
        Ok(later.take(limit).cloned().collect())
    }

    fn select(&self, select: &Select) -> Result<Vec<Row>, LogError> {
        let (mut rows, view) = self.matching(select)?;
        // The sort is stable: rows that tie stay by subject, then as the view produced them.
        rows.sort_by(|a, b| {
            select.order.iter().fold(Ordering::Equal, |so_far, order| {
                so_far.then_with(|| {
                    let (a, b) = (cell(view, a, order.column()), cell(view, b, order.column()));
                    a.zip(b).map_or(Ordering::Equal, |(a, b)| compared(*order, a, b))
                })
            })
        });
        Ok(rows.into_iter().skip(select.offset).take(select.limit).collect())
    }

    fn count(&self, select: &Select) -> Result<u64, LogError> {
        let (rows, _) = self.matching(select)?;
        Ok(u64::try_from(rows.len()).unwrap_or(u64::MAX))
    }

    fn rebuild(&self) -> Result<u64, LogError> {
        let mut state = self.state();
        state.rows = self.derived_from(&state.events, 0)?;
        Ok(u64::try_from(state.events.len()).unwrap_or(u64::MAX))
    }

    fn claim(
        &self,
        now: Timestamp,
        lease_until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError> {
        let mut state = self.state();
        let now = truncated(now);
        let mut due: Vec<&mut Queued> =
            state.outbox.values_mut().filter(|q| q.due <= now).collect();
        due.sort_by_key(|queued| (queued.due, queued.delivery.id));
        let given = due.into_iter().take(limit).map(|queued| {
            queued.due = truncated(lease_until);
            queued.delivery.attempt = queued.delivery.attempt.saturating_add(1);
            queued.delivery.clone()
        });
        Ok(given.collect())
    }

    fn delivered(&self, message: &Delivery) -> Result<(), LogError> {
        self.state().outbox.remove(&message.id);
        Ok(())
    }

    fn postpone(&self, message: &Delivery, until: Timestamp) -> Result<(), LogError> {
        let mut state = self.state();
        let queued = state.outbox.get_mut(&message.id);
        if let Some(queued) = queued.filter(|queued| queued.delivery.attempt == message.attempt) {
            queued.due = truncated(until);
        }
        Ok(())
    }

    fn views(&self) -> &Arc<Views> {
        &self.views
    }
}
