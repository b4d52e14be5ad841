//! What tests of other crates need of a real server: a PostgreSQL cluster of their own, one
//! database a test, gone when the process is.
//!
//! It never touches any other cluster: it lives in a temporary folder and listens on a socket
//! there.

mod binaries;
mod cluster;

pub use crate::postgres::Held;
pub use cluster::Cluster;

use std::sync::OnceLock;

/// The cluster of this process, started at the first call.
///
/// # Errors
/// No server is installed or it does not start.
pub fn cluster() -> Result<&'static Cluster, String> {
    static SHARED: OnceLock<Result<Cluster, String>> = OnceLock::new();
    SHARED.get_or_init(|| Cluster::start(&["fsync=off"])).as_ref().map_err(Clone::clone)
}

/// Runs statements in a database.
///
/// # Errors
/// What the server said.
pub fn run(url: &str, sql: &str) -> Result<(), String> {
    crate::postgres::run(url, sql).map_err(|error| error.to_string())
}

/// The first column of what a query finds, which must be a text.
///
/// # Errors
/// What the server said.
pub fn texts(url: &str, sql: &str) -> Result<Vec<String>, String> {
    crate::postgres::texts(url, sql).map_err(|error| error.to_string())
}
