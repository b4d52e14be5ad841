//! What several pages show: an obligation, the way through a procedure, a name, an entry of a file.
//!
//! Each part is what the page shows and nothing else; those the law can fill have `of(&Run, …)`.

mod account;
mod article;
mod document;
mod double;
mod duty;
mod entry;
mod pager;
mod path;
mod person;
mod refusal;

pub use account::{Account, Household, Member, Note};
pub use article::{Article, Why};
pub use document::{Asked, Filed};
pub use double::{Double, Likely, Reason, Sign};
pub use duty::{Duty, Waiting, holder};
pub use entry::{Annulled, Entry, EntryKind, Said};
pub use pager::Pager;
pub use path::{Leg, LegState, Stop, StopState, way, way_for};
pub use person::{Name, Summary};
pub use refusal::Refusal;
