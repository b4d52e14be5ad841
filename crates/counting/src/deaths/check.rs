//! What is odd in a register, told row by row.
//!
//! It must never change a figure: the reader decides.

use serde::Serialize;

use super::register::Incident;

/// Something odd in a row that does not keep it from being counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The line of the row, from 1.
    pub line: u64,
    /// The column of the sheet, from 1, when it is about one.
    pub column: Option<u64>,
    /// What kind it is of.
    pub kind: RemarkKind,
    /// What is odd, in words.
    pub what: String,
}

/// The kinds of remarks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RemarkKind {
    /// The dead and the missing do not add up to the total; the total as written is counted.
    Sum,
    /// The date is not stated or cannot be read, or says another year than the column of the year.
    Date,
    /// The coordinates are on no globe, or two columns disagree.
    Place,
    /// The source quality is not 1 to 5.
    Quality,
    /// An identifier stands on several rows.
    Repeated,
}

/// Whether dead + missing = total, an empty cell being zero beside one that is filled.
pub(super) fn sum(
    incident: &Incident,
    written: Option<u64>,
    column: Option<u64>,
) -> Option<Remark> {
    let written = written?;
    let (dead, missing) = (incident.dead, incident.missing_at_least);
    let added = dead.unwrap_or_default() + missing.unwrap_or_default();
    if added == written {
        return None;
    }
    let shown = |count: Option<u64>| count.map_or_else(|| "none stated".into(), |n| n.to_string());
    Some(Remark {
        line: incident.line,
        column,
        kind: RemarkKind::Sum,
        what: format!(
            "dead {} and missing {} add up to {added}, not to the total {written}",
            shown(dead),
            shown(missing)
        ),
    })
}
