//! The contract of the log: load what a decision must know, append if nothing of it has changed.
//!
//! Calls block until the answer is durable. An implementation never reorders, alters or forgets.

use std::sync::Arc;

use kernel::{Code, CommandId, ObjectRef, Position, Timestamp};

use crate::event::{NewEvent, Recorded};
use crate::outbox::{Delivery, Message};
use crate::select::Select;
use crate::view::{Row, Views};

/// Events that touch *all* of some objects and are of *one* of some types.
///
/// At least one object is named: a decision that watches the whole log cannot be written, so two
/// decisions about different people never wait for each other. What must be unique in a register
/// names the register as an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interest {
    first: ObjectRef,
    others: Vec<ObjectRef>,
    types: Vec<Code>,
}

impl Interest {
    /// Every event that touches the object.
    #[must_use]
    pub fn in_object(object: impl Into<ObjectRef>) -> Self {
        Self { first: object.into(), others: Vec::new(), types: Vec::new() }
    }

    /// Narrows to events that touch this object too.
    #[must_use]
    pub fn and(mut self, object: impl Into<ObjectRef>) -> Self {
        self.others.push(object.into());
        self
    }

    /// Narrows to events of these types; an empty list means every type.
    #[must_use]
    pub fn of_types(mut self, types: impl IntoIterator<Item = Code>) -> Self {
        self.types.extend(types);
        self
    }

    /// The objects, at least one.
    pub fn objects(&self) -> impl Iterator<Item = ObjectRef> + '_ {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    /// The types; empty means every type.
    #[must_use]
    pub fn types(&self) -> &[Code] {
        &self.types
    }

    /// Whether an event is one of these.
    #[must_use]
    pub fn matches(&self, event: &kernel::Envelope) -> bool {
        (self.types.is_empty() || self.types.contains(&event.kind.name))
            && self.objects().all(|object| event.touches(object))
    }
}

/// What a decision must know: the union of its interests.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Boundary(pub Vec<Interest>);

impl Boundary {
    /// The boundary of one interest.
    #[must_use]
    pub fn of(interest: Interest) -> Self {
        Self(vec![interest])
    }

    /// Widens the boundary.
    #[must_use]
    pub fn or(mut self, interest: Interest) -> Self {
        self.0.push(interest);
        self
    }
}

/// What had been seen when a boundary was loaded: the last position of each interest, if any.
///
/// The position is kept for each interest, not for the whole log: with parallel writers, positions
/// of different objects become visible out of order, but those of one object never do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seen(pub Vec<(Interest, Option<Position>)>);

/// The events of a boundary and what was seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Every event of the boundary once, in the order of the log.
    pub events: Vec<Recorded>,
    /// To hand back with the append.
    pub seen: Seen,
}

/// One command's facts, to be appended together or not at all.
#[derive(Debug, Clone, PartialEq)]
pub struct Append {
    /// The client's id of the command: sent again, it is answered with the first receipt.
    pub command: CommandId,
    /// Appended only if no interest has an event newer than seen. Empty: unconditionally.
    pub unless_newer: Seen,
    /// The facts, in order; may be empty when a command changes nothing but must be remembered.
    pub events: Vec<NewEvent>,
    /// What must be done after the commit, at least once.
    pub outbox: Vec<Message>,
}

/// The answer to an append.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// First position written, if any was.
    pub first: Option<Position>,
    /// Last position written, if any was.
    pub last: Option<Position>,
    /// Whether this command had been executed before.
    pub repeated: bool,
}

/// Why the log did not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// Something relevant was written since the decision was loaded: load and decide again.
    #[error("someone else has just changed this file: look at it again, then repeat")]
    Newer,
    /// An event with this id is in the log already, under another command.
    #[error("event {0} is in the log already")]
    DuplicateEvent(kernel::EventId),
    /// The storage is locked by another program.
    #[error("the database is in use by another program: {0}")]
    Locked(String),
    /// The storage is full; nothing was written.
    #[error("the disk is full, nothing was written: {0}")]
    Full(String),
    /// The storage cannot be reached or opened.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// What is stored cannot be read as what it should be.
    #[error("the database holds something this program cannot read: {0}")]
    Corrupt(String),
    /// A view or column that does not exist was asked for, or compared with another type.
    #[error("no such view or column: {0}")]
    NoSuchView(String),
    /// A view does not keep its own contract; what it would have shown was not written.
    #[error("a view is at fault, nothing was written: {0}")]
    BadView(String),
}

/// The append-only log with its views and outbox.
pub trait Log: Send + Sync {
    /// Reads every event of a boundary.
    ///
    /// # Errors
    /// The storage cannot be read.
    fn load(&self, boundary: &Boundary) -> Result<Loaded, LogError>;

    /// Appends a command's events, updates every view they touch and queues the messages, in one
    /// transaction, and returns when it is durable.
    ///
    /// A command id the log knows is answered with its first receipt, before anything else is
    /// looked at and whatever the rest says. A refused command is not remembered.
    ///
    /// # Errors
    /// [`LogError::Newer`] when an interest has an event newer than seen,
    /// [`LogError::DuplicateEvent`], [`LogError::BadView`]; otherwise the storage. In every case
    /// nothing of the command was written.
    fn append(&self, append: Append) -> Result<Receipt, LogError>;

    /// Settled events after a position, in order, at most `limit`: no event with a lower position
    /// can appear later. Positions rise and may have gaps, which stay gaps.
    ///
    /// # Errors
    /// The storage cannot be read.
    fn page(&self, after: Position, limit: usize) -> Result<Vec<Recorded>, LogError>;

    /// The rows of a view.
    ///
    /// # Errors
    /// The view or a column does not exist, or the storage cannot be read.
    fn select(&self, select: &Select) -> Result<Vec<Row>, LogError>;

    /// How many rows of a view match, whatever page is asked for.
    ///
    /// # Errors
    /// As [`Log::select`].
    fn count(&self, select: &Select) -> Result<u64, LogError>;

    /// Drops every view and derives it again from the log, while nothing is appended.
    /// Returns the number of events in the log.
    ///
    /// # Errors
    /// The storage cannot be read or written; the views are then as before.
    fn rebuild(&self) -> Result<u64, LogError>;

    /// Takes up to `limit` messages that are due, the longest due first, leasing them until
    /// `lease_until`: until then no one else is given them, from then on they are given out again.
    ///
    /// # Errors
    /// The storage cannot be read or written.
    fn claim(
        &self,
        now: Timestamp,
        lease_until: Timestamp,
        limit: usize,
    ) -> Result<Vec<Delivery>, LogError>;

    /// Marks a message as delivered; it is never given out again, not even when the lease had run
    /// out. Unknown messages are ignored.
    ///
    /// # Errors
    /// The storage cannot be written.
    fn delivered(&self, message: &Delivery) -> Result<(), LogError>;

    /// Gives a message back, to be tried again at an instant. Ignored when the lease has run out
    /// and the message was given out anew: whoever holds it now decides.
    ///
    /// # Errors
    /// The storage cannot be written.
    fn postpone(&self, message: &Delivery, until: Timestamp) -> Result<(), LogError>;

    /// The views this log keeps.
    fn views(&self) -> &Arc<Views>;
}
