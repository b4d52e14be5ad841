//! What the pages of figures share: sentences by key, numbers as the reader writes them, the first
//! rows of a table.
//!
//! It must never say a number with another sign for tenths than the sentences around it.

use std::borrow::Cow;

use app::{Figures, Told, ToldValue, Unread};

use crate::i18n::{Arg, message};
use crate::layout::Frame;

/// Rows of a table on the page; the rest is counted and stands in the file.
const ROWS: usize = 40;

/// A number of persons, whole.
pub(super) fn whole(number: f64) -> Arg<'static> {
    #[expect(clippy::cast_possible_truncation, reason = "the cast keeps to the ends of the type")]
    Arg::Number(number.round() as i64)
}

/// A text in a sentence.
pub(super) fn text(text: &str) -> Arg<'_> {
    Arg::Text(Cow::Borrowed(text))
}

/// How the reader writes numbers.
pub(super) fn figures(t: &Frame) -> Figures {
    // A number with one group tells what stands between groups.
    let thousands = t.number(&1000).replace(|letter: char| letter.is_ascii_digit(), "");
    Figures { thousands, point: t.say("decimal-point") }
}

/// The sentence of a key in a family, with its values.
pub(super) fn say(t: &Frame, family: &str, told: &Told) -> String {
    let figures = figures(t);
    let values: Vec<(&'static str, Arg<'_>)> = (told.values.iter())
        .map(|(name, value)| match value {
            ToldValue::Text(said) => (*name, text(said)),
            ToldValue::Whole(number) => (*name, whole(*number)),
            ToldValue::Share(share) => (*name, Arg::Text(figures.percent(*share).into())),
            ToldValue::Factor(factor) => (*name, Arg::Text(figures.decimals(*factor, 1).into())),
        })
        .collect();
    message(t.locale, &format!("{family}-{}", told.key), &values)
}

/// What is wrong with what was given, with its place.
pub(crate) fn fault(t: &Frame, wrong: &Unread) -> String {
    let what = say(t, "misread", &wrong.what);
    let place = match (wrong.line, wrong.column) {
        (Some(line), Some(column)) => {
            t.put2("estimate-cell", &("line", count(line)), &("column", count(column)))
        }
        (Some(line), None) => t.put("estimate-line", "line", count(line)),
        (None, _) => return what,
    };
    format!("{place} {what}")
}

/// A number of rows or persons as sentences take it.
pub(super) fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// A field of a form that takes separated text, pasted or as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetField {
    /// The name of its field; that of its file ends in `-file`.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// A sentence of help.
    pub hint: String,
    /// What it holds.
    pub typed: String,
    /// What is wrong with it.
    pub wrong: Option<String>,
    /// Whether it may be left out.
    pub optional: bool,
    /// How many lines of it are seen at once.
    pub rows: u8,
}

/// The first rows of a table, and how many follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<R> {
    /// The rows shown.
    pub rows: Vec<R>,
    /// How many more there are.
    pub more: usize,
}

impl<R> Table<R> {
    pub(super) fn of(mut rows: Vec<R>) -> Self {
        let more = rows.len().saturating_sub(ROWS);
        rows.truncate(ROWS);
        Self { rows, more }
    }
}
