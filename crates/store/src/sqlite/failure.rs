//! What SQLite says, as the contract says it: what is wrong, and what to do.

use rusqlite::{Error, ErrorCode};
use trace::LogError;

/// An answer of the contract, on its way out of this engine.
#[derive(Debug)]
pub(super) struct Failure(LogError);

impl From<LogError> for Failure {
    fn from(error: LogError) -> Self {
        Self(error)
    }
}

impl From<Failure> for LogError {
    fn from(failure: Failure) -> Self {
        failure.0
    }
}

impl From<rusqlite::types::FromSqlError> for Failure {
    fn from(error: rusqlite::types::FromSqlError) -> Self {
        Self(LogError::Corrupt(format!("{error}: restore the last backup")))
    }
}

impl From<Error> for Failure {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the list of SQLite's errors is open")]
    fn from(error: Error) -> Self {
        // The message names tables and columns, never what is in them.
        let said = error.to_string();
        let unreadable = matches!(
            error,
            Error::FromSqlConversionFailure(..)
                | Error::IntegralValueOutOfRange(..)
                | Error::InvalidColumnType(..)
                | Error::Utf8Error(..)
        );
        Self(match error {
            Error::SqliteFailure(code, _) => coded(code.code, said),
            _ if unreadable => LogError::Corrupt(format!("{said}: restore the last backup")),
            _ => LogError::Unavailable(said),
        })
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the list of SQLite's codes is open")]
fn coded(code: ErrorCode, said: String) -> LogError {
    match code {
        ErrorCode::DiskFull => LogError::Full(format!(
            "{said}; make room on the disk of the database, and writing goes on by itself"
        )),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            LogError::Locked(format!("{said}; end the other program, then try again"))
        }
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
            LogError::Corrupt(format!("{said}: restore the last backup"))
        }
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
            LogError::Unavailable(format!(
                "{said}; give this program the right to write the file and its folder"
            ))
        }
        ErrorCode::SystemIoFailure => {
            LogError::Unavailable(format!("{said}; look at the disk of the database"))
        }
        _ => LogError::Unavailable(said),
    }
}
