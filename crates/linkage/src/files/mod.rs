//! Tables in files: CSV and Parquet, in and out. The only part of this crate that touches a disk.
//!
//! Reading asks nothing: the separator (`,` `;` tab `|`), the encoding (UTF-8, UTF-16 by its mark,
//! Windows-1252 where it cannot be UTF-8) and Parquet are recognised and told in [`Reading::form`].
//! What is wrong is a [`Fault`] with its place. Memory is bounded by the distinct values: a value
//! may have [`VALUE_MOST`] bytes, a record [`COLUMNS_MOST`] values.

mod bytes;
pub(crate) mod civil;
mod fault;
mod lex;
mod parquet;
mod separated;
#[cfg(test)]
mod tests;
mod write;

use std::fmt;
use std::fs::File;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;

pub use fault::{Fault, What};
pub use lex::{COLUMNS_MOST, VALUE_MOST};
pub use write::{Cells, cells, write, write_separated};

use crate::table::{MISSING, Table};

/// Files that people take for tables, by their first bytes, and what to do with them.
const FOREIGN: [(&[u8], &str); 7] = [
    (
        b"PK\x03\x04",
        "a workbook (Excel, LibreOffice) or a ZIP archive: save the sheet as CSV in UTF-8",
    ),
    (b"\xD0\xCF\x11\xE0", "a workbook of old Excel: save the sheet as CSV in UTF-8"),
    (b"\x1F\x8B", "compressed with gzip: unpack it first"),
    (b"\x28\xB5\x2F\xFD", "compressed with Zstandard: unpack it first"),
    (b"%PDF", "a PDF: ask for the table as CSV"),
    (b"{\"", "JSON: write it as CSV"),
    (b"[{", "JSON: write it as CSV"),
];

/// A file as it was read.
#[derive(Debug, Clone)]
pub struct Reading {
    /// What is in it.
    pub table: Table,
    /// What it was taken for.
    pub form: Form,
    /// Where it lies.
    pub file: PathBuf,
    lines: Lines,
}

/// What a file was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Separated values.
    Separated {
        /// What parts them.
        separator: char,
        /// How letters are written as bytes.
        encoding: Encoding,
    },
    /// Parquet.
    Parquet,
}

/// How letters are written as bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// No letter beyond ASCII was met.
    Ascii,
    /// UTF-8, with or without its mark.
    Utf8,
    /// UTF-16, by its mark.
    Utf16,
    /// Windows-1252, taken where bytes are not UTF-8: letters of another code page would be wrong.
    Windows1252,
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Separated { separator, encoding } = self else { return f.write_str("Parquet") };
        match separator {
            '\t' => f.write_str("CSV with tabs, ")?,
            other => write!(f, "CSV with `{other}`, ")?,
        }
        f.write_str(match encoding {
            Encoding::Ascii => "ASCII",
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16 => "UTF-16",
            Encoding::Windows1252 => {
                "not UTF-8, taken for Windows-1252 (if names look wrong, save the file as UTF-8)"
            }
        })
    }
}

/// The lines of the records: only where a record does not stand right below the one before.
#[derive(Debug, Clone, Default)]
struct Lines(Vec<(u32, u64)>);

impl Lines {
    fn note(&mut self, row: u32, line: u64) {
        if self.of(row) != line {
            self.0.push((row, line));
        }
    }

    fn of(&self, row: u32) -> u64 {
        let after = self.0.partition_point(|(from, _)| *from <= row);
        match after.checked_sub(1).and_then(|place| self.0.get(place)) {
            Some((from, line)) => line + u64::from(row - from),
            None => u64::from(row) + 2,
        }
    }
}

impl Reading {
    /// The line on which a record begins, from 1; in Parquet the record, from 1.
    #[must_use]
    pub fn line(&self, row: usize) -> u64 {
        self.lines.of(u32::try_from(row).unwrap_or(u32::MAX))
    }

    /// The place of a column.
    ///
    /// # Errors
    /// There is none of this name.
    pub fn column(&self, name: &str) -> Result<usize, Fault> {
        let columns = &self.table.columns;
        columns.iter().position(|column| column.name == name).ok_or_else(|| {
            let known: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
            let what = What::NoColumn { name: name.to_owned(), known: known.join(", ") };
            Fault::whole(&self.file, what)
        })
    }

    /// Makes sure that a column of ids gives every record one of its own.
    ///
    /// # Errors
    /// There is no such column, a record has no id, or two have the same: with its line.
    pub fn unique(&self, name: &str) -> Result<(), Fault> {
        let place = self.column(name)?;
        let Some(column) = self.table.columns.get(place) else { return Ok(()) };
        let mut first: FxHashMap<u32, usize> = FxHashMap::default();
        for (row, &code) in column.codes.iter().enumerate() {
            let what = if code == MISSING {
                What::NoId { name: name.to_owned() }
            } else if let Some(&first) = first.get(&code) {
                let value = column.get(row).unwrap_or_default().to_owned();
                What::TwiceThere { name: name.to_owned(), value, first: self.line(first) }
            } else {
                first.insert(code, row);
                continue;
            };
            let (line, column) = (Some(self.line(row)), Some(place as u64 + 1));
            return Err(Fault { file: self.file.clone(), line, column, what });
        }
        Ok(())
    }
}

/// Reads a file, CSV or Parquet, whatever it is called.
///
/// # Errors
/// The first [`Fault`] met, with its place.
pub fn read(path: impl AsRef<Path>) -> Result<Reading, Fault> {
    let path = path.as_ref();
    let unusable = |error: std::io::Error| Fault::whole(path, What::unusable(&error));
    let mut file = File::open(path).map_err(unusable)?;
    let is_file = file.metadata().map_err(unusable)?;
    if is_file.is_dir() {
        return Err(Fault::whole(path, What::Unusable("a folder, not a file".to_owned())));
    }
    if !is_file.is_file() {
        return separated::read(path, Box::new(file));
    }
    let mut magic = Vec::new();
    Read::by_ref(&mut file).take(8).read_to_end(&mut magic).map_err(unusable)?;
    file.rewind().map_err(unusable)?;
    if let Some((_, what)) = FOREIGN.iter().find(|(mark, _)| magic.starts_with(mark)) {
        return Err(Fault::whole(path, What::Foreign(what)));
    }
    if magic.starts_with(b"PAR1") {
        parquet::read(path, file)
    } else {
        separated::read(path, Box::new(file))
    }
}
