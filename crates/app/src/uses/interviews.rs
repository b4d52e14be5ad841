//! Integration from both sides, in figures of groups only: interviews are given, figures are answered,
//! nothing is kept.
//!
//! It must never answer with a figure of one person, write to the log, or keep what is given.

use std::path::Path;

use counting::input::Sheet;
use counting::integration::{Asked, GroupSize, Interviews, Report, Scale, report};
use counting::told::Told;

use super::alone::alone;
use super::estimate::Unread;
use super::integration::scale;
use crate::error::Result;
use crate::house::{House, Session};
use crate::policy::Use;

/// The months since arrival that a point of the course spans.
const MONTHS: u32 = 6;
/// Draws the samples of the interval of omega.
const SEED: u64 = 1;

/// What is given: the interviews, the questions (ours where it is empty), the column of the group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Interviewed {
    /// The interviews.
    pub interviews: Vec<u8>,
    /// The questions as they were asked.
    pub items: Vec<u8>,
    /// The column that says the group; everyone together where it is empty.
    pub by: String,
}

/// Why interviews give no figures: in the questions or the interviews, where, and what.
#[derive(Debug, Clone, PartialEq)]
pub struct Unfigured {
    /// Whether it is about the questions.
    pub items: bool,
    /// Where, and what.
    pub wrong: Unread,
}

impl House {
    /// The figures of interviews, one sheet at a time: others wait.
    ///
    /// # Errors
    /// The role may not. What is wrong with the interviews is an answer, not an error.
    pub fn integration(
        &self,
        session: &Session,
        given: &Interviewed,
    ) -> Result<std::result::Result<Report, Unfigured>> {
        session.must(Use::Overview)?;
        Ok(alone(|| figured(given)))
    }
}

/// The figures of interviews.
///
/// # Errors
/// What is wrong with them, and where.
pub fn figured(given: &Interviewed) -> std::result::Result<Report, Unfigured> {
    let of_items = |wrong: Unread| Unfigured { items: true, wrong };
    let of_interviews = |wrong: Unread| Unfigured { items: false, wrong };
    let missing = || Told::new("interviews_missing", []).into();
    if given.interviews.is_empty() {
        return Err(of_interviews(missing()));
    }
    let scale = if given.items.is_empty() {
        scale().ok_or_else(|| of_items(missing()))?
    } else {
        let sheet = Sheet::parse(Path::new("items.csv"), &given.items);
        let sheet = sheet.map_err(|fault| of_items(fault.into()))?;
        Scale::from_sheet(&sheet).map_err(|fault| of_items(fault.into()))?
    };
    let by = Some(given.by.trim()).filter(|by| !by.is_empty());
    let sheet = Sheet::parse(Path::new("interviews.csv"), &given.interviews);
    let sheet = sheet.map_err(|fault| of_interviews(fault.into()))?;
    let interviews = Interviews::from_sheet(&sheet, &scale, by);
    let interviews = interviews.map_err(|fault| of_interviews(fault.into()))?;
    let asked = Asked { least: GroupSize::LEAST, months: MONTHS, seed: SEED };
    Ok(report(&scale, &interviews, &asked))
}
