//! The words every room of Havre shares: identifiers, actors, dates, money, the event envelope.
//!
//! Nothing here knows a rule, reads a clock, draws a random number or touches a file.

mod actor;
mod code;
mod compartment;
mod date;
mod envelope;
mod id;
mod money;
mod object;
mod world;

pub use actor::{Actor, Role};
pub use code::{Code, CodeError, Coded, Country, Facets, Language, Sex};
pub use compartment::Compartment;
pub use date::{DatePrecisionError, PartialDate};
pub use envelope::{Envelope, EventType, Position};
pub use id::{
    AccountId, AppointmentId, CaseId, CommandId, DocumentId, EventId, HouseholdId, Id, IdError,
    NoteId, PersonId, ReportId,
};
pub use jiff::Timestamp;
pub use jiff::civil::Date;
pub use money::Cents;
pub use object::{ObjectKind, ObjectRef};
pub use world::{Fixed, World};
