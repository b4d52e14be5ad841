//! A sheet: the names of its columns, and rows of text that know their line.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::fault::{Fault, What};
use super::number::{self, Habit, Read};
use super::packed;

/// A sheet read from separated text (commas, semicolons, tabs or bars, told from the first line).
/// Lines before it that begin with `# ` are remarks: what was published says in them what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    file: PathBuf,
    header: Row,
    rows: Vec<Row>,
    /// What each column writes decimals with.
    habits: Vec<Habit>,
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
        let (mut before, mut text) = remarks(text);
        let separator = match told_separator(text) {
            Some((told, rest)) => {
                (before, text) = (before + 1, rest);
                told
            }
            None => separator(text),
        };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let mut lines = Lines::of(text, 1 + before);
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
        let mut header = rows.remove(0);
        if !text.lines().next().unwrap_or_default().contains("\"\"") {
            header.cells.iter_mut().for_each(bare);
        }
        let habits = habits(header.cells.len(), &rows);
        Self { file: file.to_owned(), header, rows, habits }.checked()
    }

    fn checked(self) -> Result<Self, Fault> {
        let mut seen = BTreeSet::new();
        let number = |name: &String| number::written(name).is_some();
        let names = &self.header.cells;
        let twice = names.iter().collect::<BTreeSet<_>>().len() < names.len();
        // Years side by side are names of columns; numbers that come twice are a row.
        if twice && names.iter().all(number) {
            let said = "the first line has numbers where the names of the columns are looked for: put \
                        a line with their names before it";
            return Err(self.fault_of_names(What::known("no_names", [], said)));
        }
        for (place, name) in self.header.cells.iter().enumerate() {
            if !seen.insert(name) {
                return Err(self.fault(&self.header, place, What::TwoColumns(name.clone())));
            }
        }
        let named = self.header.cells.len();
        if let Some(row) = self.rows.iter().find(|row| row.cells.len() != named) {
            let what = What::Ragged { found: row.cells.len(), named };
            return Err(Fault::at(&self.file, row.line, None, what));
        }
        Ok(self)
    }

    /// The names of the columns.
    #[must_use]
    pub fn header(&self) -> &[String] {
        &self.header.cells
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

    /// The place of the column whose name is this; or else of the only one of this name letter case
    /// aside.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<usize> {
        let names = || self.header.cells.iter().enumerate();
        if let Some((place, _)) = names().find(|(_, named)| *named == name) {
            return Some(place);
        }
        let name = name.to_lowercase();
        let mut alike = names().filter(|(_, named)| named.to_lowercase() == name);
        alike.next().filter(|_| alike.next().is_none()).map(|(place, _)| place)
    }

    /// The place of a column.
    ///
    /// # Errors
    /// When it is not there.
    pub fn column(&self, name: &str) -> Result<usize, Fault> {
        self.find(name).ok_or_else(|| {
            let (wanted, present) = (name.to_owned(), self.header.cells.join(", "));
            self.fault_of_names(What::NoColumn { wanted, present })
        })
    }

    /// The number in a cell.
    ///
    /// # Errors
    /// When it is none, an empty cell included, or has two readings: a point or a comma before three
    /// digits, as `1.000`, where no cell of the column tells which mark it writes decimals with.
    pub fn number(&self, row: &Row, column: usize) -> Result<f64, Fault> {
        self.read_number(row, column, What::NotNumber)
    }

    /// The number in a cell of a format that says that decimals stand after a point and thousands are
    /// not marked, as SDMX-CSV does.
    ///
    /// # Errors
    /// When it is none, an empty cell included.
    pub fn plain_number(&self, row: &Row, column: usize) -> Result<f64, Fault> {
        let text = row.text(column);
        let number = text.parse().ok().filter(|number: &f64| number.is_finite());
        number.ok_or_else(|| self.fault(row, column, What::NotNumber(text.to_owned())))
    }

    /// The count in a cell: a whole number, zero or more.
    ///
    /// # Errors
    /// As [`Sheet::number`], and when the number is not whole or is negative.
    pub fn count(&self, row: &Row, column: usize) -> Result<u64, Fault> {
        let none = || self.fault(row, column, What::NotCount(row.text(column).to_owned()));
        number::whole(self.read_number(row, column, What::NotCount)?).ok_or_else(none)
    }

    fn read_number(
        &self,
        row: &Row,
        column: usize,
        none: fn(String) -> What,
    ) -> Result<f64, Fault> {
        let habit = self.habits.get(column).copied().unwrap_or_default();
        let said = row.text(column).to_owned();
        let what = match number::number(&said, habit) {
            Read::Number(number) => return Ok(number),
            Read::Either(decimals, thousands) => What::TwoReadings { said, decimals, thousands },
            Read::None => none(said),
        };
        Err(self.fault(row, column, what))
    }

    /// A fault of a cell (`column` from 0).
    #[must_use]
    pub fn fault(&self, row: &Row, column: usize, what: What) -> Fault {
        Fault::at(&self.file, row.line, Some(column as u64 + 1), what)
    }

    /// A fault of the line that names the columns.
    #[must_use]
    pub fn fault_of_names(&self, what: What) -> Fault {
        Fault::at(&self.file, self.header.line, None, what)
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
    const fn of(text: &'a str, line: u64) -> Self {
        Self { rest: text.as_bytes(), past: 0, line }
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

/// How many lines of remarks come first, and what comes after them.
fn remarks(text: &str) -> (u64, &str) {
    let (mut lines, mut rest) = (0, text);
    while rest.starts_with("# ") {
        lines += 1;
        rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
    }
    (lines, rest)
}

/// The separator that Excel writes in a line of its own before all others, and what comes after it.
fn told_separator(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once('\n')?;
    match line.trim_end().strip_prefix("sep=")?.as_bytes() {
        [separator @ (b',' | b';' | b'|')] => Some((*separator, rest)),
        [] if line.trim_end_matches('\r').ends_with('\t') => Some((b'\t', rest)),
        _ => None,
    }
}

/// Takes the quotes off a name that stand around it after a space, where they are read as a part of it.
fn bare(name: &mut String) {
    let inner = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    if let Some(inner) = inner.filter(|inner| !inner.contains('"')) {
        *name = inner.trim().to_owned();
    }
}

/// What the cells of each column write decimals with.
fn habits(columns: usize, rows: &[Row]) -> Vec<Habit> {
    let mut habits = vec![Habit::default(); columns];
    for row in rows {
        for (habit, cell) in habits.iter_mut().zip(&row.cells) {
            habit.see(cell);
        }
    }
    habits
}

/// The separator that the first line has most of, outside quotes.
fn separator(text: &str) -> u8 {
    const SEPARATORS: [u8; 4] = *b",;\t|";
    let mut counts = [0_usize; 4];
    let mut quoted = false;
    for byte in text.trim_start().bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                let at = SEPARATORS.iter().position(|separator| *separator == byte);
                if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
        }
    }
    let mut best = (b',', 0);
    for (separator, count) in SEPARATORS.into_iter().zip(counts) {
        if count > best.1 {
            best = (separator, count);
        }
    }
    best.0
}
