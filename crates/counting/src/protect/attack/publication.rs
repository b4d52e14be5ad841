//! Published tables as an attack takes them: who each number is about, and what is known of it.
//!
//! It must never take a code in a published table for another: `_T` is everyone, the rest is text.

use crate::input::{Fault, Sheet, What};
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
    /// empty value is a suppressed cell. Rows that are left out count as empty, unless some row names
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
            let text = row.text(value);
            let number = if text.is_empty() { None } else { Some(sheet.number(row, value)?) };
            if let Some(number) = number
                && (number.fract() != 0.0 || number.abs() > 1e12)
            {
                let what = What::Said(format!("\"{text}\" is no number of people"));
                return Err(sheet.fault(row, value, what));
            }
            let codes = columns.iter().map(|(place, _)| Codes::read(row.text(*place))).collect();
            rows.push(Published { codes, value: number.map(|number| number as i64) });
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
            Published { codes: codes.collect(), value: shown.value() }
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
                Some((i64::try_from(low).ok()?, high.and_then(|high| i64::try_from(high).ok())))
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
