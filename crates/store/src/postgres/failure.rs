//! What PostgreSQL says, as the contract says it: what is wrong, and what to do.

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;
use trace::LogError;

/// Why a conversation with the server ended.
#[derive(Debug)]
pub(super) enum Failure {
    /// The connection is gone; on another one it may go well.
    Lost(String),
    /// Two writers met where locks do not keep them apart; alone it may go well.
    Met,
    /// The answer.
    Log(LogError),
}

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        Self::Log(error)
    }
}

impl From<Failure> for LogError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Lost(said) => Self::Unavailable(format!("{said}; is the server running?")),
            Failure::Met => Self::Locked("writers are in each other's way: try again".to_owned()),
            Failure::Log(error) => error,
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let Some(told) = error.as_db_error() else {
            let cause = std::error::Error::source(&error);
            let lost = error.is_closed() || cause.is_some_and(|c| c.is::<std::io::Error>());
            let said = cause.map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"));
            return if lost { Self::Lost(said) } else { Self::Log(LogError::Unavailable(said)) };
        };
        // Its message names tables and columns; the detail, left out, may hold their content.
        coded(told.code(), told.message())
    }
}

fn coded(code: &SqlState, said: &str) -> Failure {
    let class = code.code().get(..2).unwrap_or_default();
    Failure::Log(match (class, code.code()) {
        // Unique violation, deadlock, serialization failure.
        (_, "23505" | "40P01" | "40001") => return Failure::Met,
        // The server is shutting down, or starting, or has cut the line.
        ("08", _) | (_, "57P01" | "57P02" | "57P03") => return Failure::Lost(said.to_owned()),
        (_, "53100") => LogError::Full(format!(
            "{said}; make room on the disk of the server, and writing goes on by itself"
        )),
        (_, "53300") => LogError::Unavailable(format!("{said}; raise max_connections")),
        (_, "55P03" | "57014") => LogError::Locked(format!(
            "{said}; a rebuild or a migration may be under way: try again when it has ended"
        )),
        (_, "42501") => LogError::Unavailable(format!(
            "{said}; start once as the owner of the database, which brings its schema up to date \
             and gives this role its rights"
        )),
        (_, "25006") => LogError::Unavailable(format!(
            "{said}; this server is a replica: write the address of the primary"
        )),
        ("28", _) | (_, "3D000") => {
            LogError::Unavailable(format!("{said}; correct the address of the database"))
        }
        ("XX" | "22", _) | (_, "42P01" | "42703") => {
            LogError::Corrupt(format!("{said}: restore the last backup"))
        }
        _ => LogError::Unavailable(said.to_owned()),
    })
}
