//! A sheet: the names of its columns, and rows of text that know their line.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::fault::{Fault, What};
use super::{number, packed};

/// A sheet read from separated text (commas, semicolons, tabs or bars, told from the first line).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    file: PathBuf,
    header: Vec<String>,
    rows: Vec<Row>,
    decimal_comma: bool,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line it begins on, from 1.
    pub line: u64,
    /// Its cells, one a column, without the spaces around.
    pub cells: Vec<String>,
}

impl Row {
    /// The text of a cell, empty beyond the last.
    #[must_use]
    pub fn text(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

impl Sheet {
    /// Reads a file, packed with gzip or not.
    ///
    /// # Errors
    /// When it cannot be read or unpacked, is empty, is no UTF-8, names a column twice or has a ragged row.
    pub fn read(file: &Path) -> Result<Self, Fault> {
        Self::parse(file, &packed::read(file)?)
    }

    /// Reads the content of a file; its name is for the faults.
    ///
    /// # Errors
    /// As [`Sheet::read`].
    pub fn parse(file: &Path, bytes: &[u8]) -> Result<Self, Fault> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64;
            Fault::at(file, line, None, What::NotUtf8)
        })?;
        if text.trim().is_empty() {
            return Err(Fault::whole(file, What::Empty));
        }
        let separator = separator(text);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut lines = Lines::of(text);
        let mut rows = Vec::new();
        for record in reader.records() {
            let record =
                record.map_err(|error| Fault::whole(file, What::Unusable(error.to_string())))?;
            let line = lines.at(record.position().map_or(0, csv::Position::byte));
            let row = Row { line, cells: record.iter().map(str::to_owned).collect() };
            if row.cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(row);
            }
        }
        if rows.is_empty() {
            return Err(Fault::whole(file, What::Empty));
        }
        let header = rows.remove(0);
        let sheet = Self {
            file: file.to_owned(),
            header: header.cells.clone(),
            rows,
            decimal_comma: separator != b',',
        };
        sheet.checked(header.line)
    }

    fn checked(self, first: u64) -> Result<Self, Fault> {
        let mut seen = BTreeSet::new();
        for (place, name) in (1..).zip(&self.header) {
            if !seen.insert(name) {
                let what = What::TwoColumns(name.clone());
                return Err(Fault::at(&self.file, first, Some(place), what));
            }
        }
        let named = self.header.len();
        if let Some(row) = self.rows.iter().find(|row| row.cells.len() != named) {
            let what = What::Ragged { found: row.cells.len(), named };
            return Err(Fault::at(&self.file, row.line, None, what));
        }
        Ok(self)
    }

    /// The names of the columns.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// The rows, without the names of the columns and without empty lines.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The rows, at least one.
    ///
    /// # Errors
    /// When there is none.
    pub fn some_rows(&self) -> Result<&[Row], Fault> {
        if self.rows.is_empty() {
            return Err(Fault::whole(&self.file, What::NoRows));
        }
        Ok(&self.rows)
    }

    /// The place of a column whose name is this, letter case aside.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let same = |named: &String| named.eq_ignore_ascii_case(name);
        self.header.iter().position(same)
    }

    /// The place of a column.
    ///
    /// # Errors
    /// When it is not there.
    pub fn column(&self, name: &str) -> Result<usize, Fault> {
        self.find(name).ok_or_else(|| {
            let wanted = name.to_owned();
            Fault::at(
                &self.file,
                1,
                None,
                What::NoColumn { wanted, present: self.header.join(", ") },
            )
        })
    }

    /// The number in a cell.
    ///
    /// # Errors
    /// When it is none, an empty cell included.
    pub fn number(&self, row: &Row, column: usize) -> Result<f64, Fault> {
        let text = row.text(column);
        number::number(text, self.decimal_comma)
            .ok_or_else(|| self.fault(row, column, What::NotNumber(text.to_owned())))
    }

    /// The count in a cell: a whole number, zero or more.
    ///
    /// # Errors
    /// When it is none, an empty cell included.
    pub fn count(&self, row: &Row, column: usize) -> Result<u64, Fault> {
        let text = row.text(column);
        number::count(text, self.decimal_comma)
            .ok_or_else(|| self.fault(row, column, What::NotCount(text.to_owned())))
    }

    /// A fault of a cell (`column` from 0).
    #[must_use]
    pub fn fault(&self, row: &Row, column: usize, what: What) -> Fault {
        Fault::at(&self.file, row.line, Some(column as u64 + 1), what)
    }

    /// A fault of the whole sheet, in the words of the method that reads it.
    #[must_use]
    pub fn refuse(&self, why: impl Into<String>) -> Fault {
        Fault::whole(&self.file, What::Said(why.into()))
    }

    /// The same of what other languages say too.
    pub(crate) fn refuse_known(&self, what: What) -> Fault {
        Fault::whole(&self.file, what)
    }
}

/// Lines of a text, asked for in order.
///
/// The reader's own count stands before the empty lines that it skips.
struct Lines<'a> {
    rest: &'a [u8],
    past: u64,
    line: u64,
}

impl<'a> Lines<'a> {
    const fn of(text: &'a str) -> Self {
        Self { rest: text.as_bytes(), past: 0, line: 1 }
    }

    /// The line of the first thing written at or after a byte.
    fn at(&mut self, byte: u64) -> u64 {
        while let Some((first, rest)) = self.rest.split_first() {
            if self.past >= byte && !matches!(first, b'\n' | b'\r') {
                break;
            }
            self.line += u64::from(*first == b'\n');
            self.past += 1;
            self.rest = rest;
        }
        self.line
    }
}

/// The separator that the first line has most of.
fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    let mut best = b',';
    for separator in [b';', b'\t', b'|'] {
        if count(separator) > count(best) {
            best = separator;
        }
    }
    best
}
