//! The suite that every store passes: what the contract of the log says, as cases that can fail.
//!
//! A case knows nothing of an engine: it is given a factory of empty places and speaks to the log
//! alone. It never panics; it answers with a fault, so that a deliberately wrong store can be shown
//! to fail it.

mod boundary;
mod commands;
mod dice;
mod history;
mod lasting;
mod outbox;
mod reading;
mod record;
mod rivals;
mod scene;
mod settled;
mod sorting;
mod views;
mod views_kept;

use std::fmt;
use std::sync::Arc;

use crate::log::{Log, LogError};
use crate::view::Views;

/// Makes empty places to keep a log in.
pub trait Factory: Sync {
    /// A place no one else uses, with nothing in it.
    ///
    /// # Errors
    /// The place cannot be made.
    fn place(&self) -> Result<Box<dyn Place>, Fault>;
}

/// Where one log is kept: a file, a database, a memory.
pub trait Place: Send + Sync {
    /// Opens the log kept here with these views. The handles opened before are gone by then.
    ///
    /// # Errors
    /// The log cannot be opened.
    fn open(&self, views: Arc<Views>) -> Result<Arc<dyn Log>, LogError>;

    /// Runs a statement behind the program's back, with the rights the program has; `None` where
    /// there is no such way in.
    fn tamper(&self, sql: &str) -> Option<Result<(), String>>;
}

/// How a log broke the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(pub String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<LogError> for Fault {
    fn from(error: LogError) -> Self {
        Self(format!("an unexpected answer: {error:?}"))
    }
}

/// What a case answers.
pub type Outcome = Result<(), Fault>;

/// One case: its name as a sentence, and the case.
pub type Case = (&'static str, fn(&dyn Factory) -> Outcome);

/// Every case, by what it is about.
pub const CASES: &[&[Case]] = &[
    record::CASES,
    boundary::CASES,
    commands::CASES,
    views_kept::CASES,
    reading::CASES,
    sorting::CASES,
    settled::CASES,
    rivals::CASES,
    outbox::CASES,
    lasting::CASES,
    history::CASES,
];

/// Runs every case whose name holds a text and gives the names of those that fail, with the fault.
#[must_use]
pub fn failures(factory: &dyn Factory, named: &str) -> Vec<(&'static str, Fault)> {
    let cases = CASES.iter().copied().flatten().filter(|(name, _)| name.contains(named));
    cases.filter_map(|(name, case)| case(factory).err().map(|fault| (*name, fault))).collect()
}

/// Answers with a fault unless the condition holds.
macro_rules! ensure {
    ($holds:expr, $($said:tt)+) => {
        if !$holds {
            return Err($crate::conformance::Fault(format!($($said)+)));
        }
    };
}

/// Answers with a fault unless both are equal.
macro_rules! ensure_eq {
    ($left:expr, $right:expr, $($said:tt)+) => {
        // A match, so that what the operands borrow lives until they are compared.
        match (&$left, &$right) {
            (left, right) => {
                if left != right {
                    let said = format!($($said)+);
                    let fault = format!("{said}: {left:?} is not {right:?}");
                    return Err($crate::conformance::Fault(fault));
                }
            }
        }
    };
}

pub(crate) use {ensure, ensure_eq};
