//! SQLite and PostgreSQL under the contract of the trace, and a file of keys.
//!
//! SQL lives here and nowhere else, and no rule of the house does. Where the two engines differ an
//! adapter differs, never a branch inside a query; both pass `trace::conformance`.
//!
//! Every call blocks: from asynchronous code, on a thread for blocking work.

mod codec;
mod documents;
mod interest;
mod keys;
mod lock;
mod migrations;
mod open;
mod pool;
pub mod postgres;
mod query;
mod queue;
mod shape;
mod sqlite;
#[cfg(feature = "testing")]
pub mod testing;

pub use documents::{Documents, S3};
pub use keys::KeyFile;
pub use open::Store;
pub use postgres::PostgresLog;
pub use sqlite::SqliteLog;
