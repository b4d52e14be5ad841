//! How many in all, from lists that overlap: the lists are given, the card is answered, nothing is kept.
//!
//! It must never write to the log nor open a file: what is pasted stays with whoever pasted it.

use std::path::Path;

use counting::input::{Fault, Sheet};
use counting::lists::card::SEARCH_MOST;
use counting::lists::{Card, FitFault, Reading, Request, count_called, estimate};
use counting::told::{Told, Value};

use super::alone::alone;
use crate::error::Result;
use crate::house::{House, Session};
use crate::policy::Use;

/// Why lists give no card: where, and what.
#[derive(Debug, Clone, PartialEq)]
pub struct Unread {
    /// The line, from 1.
    pub line: Option<u64>,
    /// The column, from 1.
    pub column: Option<u64>,
    /// What is wrong, as a key of [`counting::told::FAULTS`].
    pub what: Told,
}

impl From<Fault> for Unread {
    fn from(fault: Fault) -> Self {
        Self { line: fault.line, column: fault.column, what: fault.what.told() }
    }
}

impl From<Told> for Unread {
    fn from(what: Told) -> Self {
        Self { line: None, column: None, what }
    }
}

impl From<FitFault> for Unread {
    fn from(fault: FitFault) -> Self {
        fault.told().into()
    }
}

/// The card of lists, or why there is none.
pub type Estimated = std::result::Result<Card, Unread>;

impl House {
    /// Estimates how many there are in all, from separated text: a column of 0 and 1 a list, and
    /// `count`. One estimate is computed at a time: others wait.
    ///
    /// # Errors
    /// The role may not. What is wrong with the lists is an answer, not an error.
    pub fn estimate(&self, session: &Session, lists: &[u8]) -> Result<Estimated> {
        session.must(Use::Estimate)?;
        Ok(alone(|| estimated(lists)))
    }
}

/// The card of lists, for twelve lists at most. Every column but the count is a list, so that a slip
/// of the pen is told and no list is left out unseen.
///
/// # Errors
/// What is wrong with the lists, and where.
pub fn estimated(lists: &[u8]) -> Estimated {
    let sheet = Sheet::parse(Path::new("lists.csv"), lists)?;
    let counted = count_called(&sheet);
    let header = sheet.header().iter().enumerate();
    let names: Vec<String> =
        header.filter(|(place, _)| Some(*place) != counted).map(|(_, name)| name.clone()).collect();
    if names.len() > SEARCH_MOST {
        let [lists, most] = [names.len(), SEARCH_MOST];
        return Err(FitFault::TooManyLists { lists, most }.into());
    }
    let reading = Reading { lists: Some(names), ..Reading::default() };
    let patterns = reading.patterns(&sheet)?;
    Ok(estimate(&patterns, &Request::default())?)
}

/// A value of [`Told`], for those who say it in a language.
pub type ToldValue = Value;
