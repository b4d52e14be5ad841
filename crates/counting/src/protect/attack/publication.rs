//! Published tables as an attack takes them: who each number is about, and what is known of it.
//!
//! It must never take a code in a published table for another: `_T` is everyone, the rest is text.

use crate::input::{Fault, Row, Sheet, What};
use crate::protect::released::{Knowledge, Release};
use crate::publish::RESERVED;

/// The code of a total, in every column.
pub const TOTAL: &str = "_T";

/// A table that was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The columns of categories.
    pub columns: Vec<String>,
    /// What it says.
    pub rows: Vec<Published>,
    /// What is known of how it was protected.
    pub knowledge: Knowledge,
}

/// One number that was published, or kept secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Who it is about, one a column.
    pub codes: Vec<Codes>,
    /// The number; nothing where it is suppressed.
    pub value: Option<i64>,
    /// The most that a suppressed number can be, where its cell says so: 4 in one of `<5`.
    pub most: Option<i64>,
}

/// Which categories of a column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Codes {
    /// All of them.
    All,
    /// Any of these.
    Any(Vec<String>),
    /// None of these.
    Not(Vec<String>),
}

impl Codes {
    /// Reads a cell: `_T`, `A`, `A|B` (either) or `!A|B` (neither).
    #[must_use]
    pub fn read(text: &str) -> Self {
        let list = |text: &str| text.split('|').map(|code| code.trim().to_owned()).collect();
        match text.strip_prefix('!') {
            Some(text) => Self::Not(list(text)),
            None if text == TOTAL => Self::All,
            None => Self::Any(list(text)),
        }
    }

    /// The codes it names.
    #[must_use]
    pub fn named(&self) -> &[String] {
        match self {
            Self::All => &[],
            Self::Any(codes) | Self::Not(codes) => codes,
        }
    }

    /// Whether it takes a code in.
    #[must_use]
    pub fn has(&self, code: &str) -> bool {
        match self {
            Self::All => true,
            Self::Any(codes) => codes.iter().any(|it| it == code),
            Self::Not(codes) => codes.iter().all(|it| it != code),
        }
    }

    /// Whether it is one category.
    pub(super) fn is_one(&self) -> bool {
        matches!(self, Self::Any(codes) if codes.len() == 1)
    }

    fn text(&self) -> Option<String> {
        match self {
            Self::All => None,
            Self::Any(codes) => Some(codes.join("|")),
            Self::Not(codes) => Some(format!("!{}", codes.join("|"))),
        }
    }
}

/// Names of the column of numbers, the first that is there; the others are then categories.
const VALUES: [&str; 3] = ["OBS_VALUE", "value", "count"];

impl Publication {
    /// Reads a published table: columns of categories and `OBS_VALUE` (or `value`, or `count`); an
    /// empty value, or a mark of what is left out, is a suppressed cell. Rows that are left out count as empty, unless some row names
    /// several categories at once (then the sheet is a list of answers, not a table).
    ///
    /// # Errors
    /// When there is no such column, no column of categories, or a value is no whole number.
    pub fn read(sheet: &Sheet, knowledge: Knowledge) -> Result<Self, Fault> {
        let value = VALUES.iter().find_map(|name| sheet.find(name));
        let value = value.map_or_else(|| sheet.column("OBS_VALUE"), Ok)?;
        let beside = |name: &String| RESERVED.iter().any(|it| name.eq_ignore_ascii_case(it));
        let columns: Vec<(usize, &String)> = (sheet.header().iter().enumerate())
            .filter(|(place, name)| *place != value && !beside(name))
            .collect();
        if columns.is_empty() {
            return Err(sheet.refuse("no column of categories: nothing says who a number is about"));
        }
        let mut rows = Vec::new();
        for row in sheet.some_rows()? {
            let codes = columns.iter().map(|(place, _)| Codes::read(row.text(*place))).collect();
            rows.push(published(sheet, row, value, codes)?);
        }
        let columns = columns.into_iter().map(|(_, name)| name.clone()).collect();
        Ok(Self { columns, rows, knowledge })
    }

    /// The columns and rows that a protected table shows.
    #[must_use]
    pub fn of(release: &Release) -> Self {
        let shape = &release.shape;
        let rows = release.cells.iter().enumerate().map(|(cell, shown)| {
            let codes = shape.codes(cell).into_iter();
            let codes =
                codes.map(|code| code.map_or(Codes::All, |code| Codes::Any(vec![code.to_owned()])));
            Published { codes: codes.collect(), value: shown.value(), most: None }
        });
        Self {
            columns: shape.columns().map(str::to_owned).collect(),
            rows: rows.collect(),
            knowledge: release.knowledge,
        }
    }

    /// Between which numbers a group lies; nothing when nothing is known.
    pub(super) fn bounds(&self, row: &Published) -> Option<(i64, Option<i64>)> {
        let known = self.knowledge;
        let off = i64::try_from(known.off?).ok()?;
        match row.value {
            Some(value) => {
                Some((value.saturating_sub(off).max(0), Some(value.saturating_add(off))))
            }
            None => {
                let (low, high) = known.suppressed;
                let high = high.and_then(|high| i64::try_from(high).ok());
                let most = match (high, row.most) {
                    (Some(one), Some(other)) => Some(one.min(other)),
                    (one, other) => one.or(other),
                };
                Some((i64::try_from(low).ok()?, most))
            }
        }
    }

    /// A row in words.
    pub(super) fn name(&self, row: &Published) -> String {
        let codes = self.columns.iter().zip(&row.codes);
        let named: Vec<String> = codes
            .filter_map(|(column, codes)| Some(format!("{column}={}", codes.text()?)))
            .collect();
        if named.is_empty() { "all".to_owned() } else { named.join(", ") }
    }
}

/// What a row says of a group: its number, or that it is left out.
fn published(
    sheet: &Sheet,
    row: &Row,
    column: usize,
    codes: Vec<Codes>,
) -> Result<Published, Fault> {
    /// No published number is larger.
    const MOST: f64 = 1e12;
    let text = row.text(column);
    let most = below(text);
    if most.is_some() || is_left_out(text) {
        return Ok(Published { codes, value: None, most });
    }
    let number = sheet.number(row, column)?;
    if number.fract() != 0.0 || number.abs() > MOST {
        let what = What::Said(format!("\"{text}\" is no number of people"));
        return Err(sheet.fault(row, column, what));
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole, and at most a million millions")]
    Ok(Published { codes, value: Some(number as i64), most: None })
}

/// Whether a cell says that its number is left out, letter case aside: it is empty, or has one of the
/// marks of statistical offices (Eurostat's `:` with or without `c`, `c` and `s` of SDMX, `..`, `x`,
/// `*`). A dash is none: to some offices it is zero, to others what is left out.
fn is_left_out(text: &str) -> bool {
    const MARKS: [&str; 9] = ["", "c", "s", "x", "*", "..", ":", ":c", ": c"];
    MARKS.contains(&text.to_lowercase().as_str())
}

/// The most that a number can be of which only a bound is published: `<5`, `<=4` or `≤4`.
fn below(text: &str) -> Option<i64> {
    let number = |text: &str| {
        let text = text.trim();
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<i64>().ok()).flatten()
    };
    if let Some(most) = text.strip_prefix("<=").or_else(|| text.strip_prefix('≤')) {
        return number(most);
    }
    // Fewer than none are nobody's number: such a cell is refused as no number.
    number(text.strip_prefix('<')?)?.checked_sub(1).filter(|most| *most >= 0)
}
