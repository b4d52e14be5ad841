//! What can be written down: the events of every context, and how each is kept.
//!
//! Stored bytes never change: an old version is lifted to the newest when it is read. No rule
//! lives here, only what an event says, which part of it is sealed, and what it touches.

mod access;
mod case;
mod document;
mod draft;
mod duplicate;
mod household;
mod note;
mod person;
mod report;
mod secret;
mod upcast;
mod violence;

#[cfg(test)]
mod tests;

pub use access::{AccessEvent, Purpose};
pub use case::{Answers, CaseEvent, Done, Opened};
pub use document::{DocumentEvent, MediaType, Received};
pub use draft::{DecodeError, Draft, Recordable, Stored};
pub use duplicate::{Decided, DuplicateEvent, Finding};
pub use household::{HouseholdEvent, Joined, Relation};
pub use note::{NoteEvent, Written};
pub use person::{
    Claimed, ContactDetails, Identity, Name, NameKind, PersonEvent, Source, SourceError,
};
pub use report::{ReportEvent, Reported, Said, report_key};
pub use secret::{Parts, Secret};
pub use upcast::{EVENT_TYPES, current_version};
pub use violence::{Referral, Reporter, Scene, Violence};
