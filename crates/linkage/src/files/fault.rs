//! What can be wrong with a file, and where.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A fault of a file: which, where in it, what, and what to do.
///
/// It is shown as `file:line:column: what`, the way compilers do; `line` and `column` are left out
/// where there is no such place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1. In a Parquet file, the record, from 1.
    pub line: Option<u64>,
    /// The column of the table, from 1.
    pub column: Option<u64>,
    /// What is wrong.
    pub what: What,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        for place in [self.line, self.column].into_iter().flatten() {
            write!(f, ":{place}")?;
        }
        write!(f, ": {}", self.what)
    }
}

impl Fault {
    pub(super) fn whole(file: &Path, what: What) -> Self {
        Self { file: file.to_owned(), line: None, column: None, what }
    }
}

impl What {
    /// Why a file cannot be opened, read or written, without the numbers of the system.
    pub(super) fn unusable(error: &io::Error) -> Self {
        const WORDS: [(io::ErrorKind, &str); 4] = [
            (io::ErrorKind::NotFound, "there is no such file or folder"),
            (io::ErrorKind::PermissionDenied, "the system does not allow it"),
            (io::ErrorKind::IsADirectory, "a folder, not a file"),
            (io::ErrorKind::StorageFull, "no space is left"),
        ];
        let known = WORDS.iter().find(|(kind, _)| *kind == error.kind());
        Self::Unusable(known.map_or_else(|| error.to_string(), |(_, words)| (*words).to_owned()))
    }
}

/// What is wrong with a file. Each says what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum What {
    /// It cannot be opened, read or written.
    #[error("{0}")]
    Unusable(String),
    /// A file of another kind, by its first bytes.
    #[error("{0}")]
    Foreign(&'static str),
    /// Nothing is in it.
    #[error("the file is empty: give a CSV or Parquet file with a header and records")]
    Empty,
    /// A header and nothing else.
    #[error("there is a header but no record under it")]
    NoRecords,
    /// Two columns bear one name.
    #[error(
        "the header names `{name}` twice, first as column {first}: give each column its own name"
    )]
    TwiceNamed {
        /// The name.
        name: String,
        /// The place of the first column of this name, from 1.
        first: u64,
    },
    /// A record has more or fewer values than the header.
    #[error(
        "the header has {header} columns, this record {record}: a value with the separator in it \
         needs quotes around it"
    )]
    Ragged {
        /// Columns of the header.
        header: usize,
        /// Values of the record.
        record: usize,
    },
    /// A quote opens and is not closed before the end or the limit.
    #[error("a quote opens here and is never closed: close it, or double it where it is meant")]
    Unclosed,
    /// Text stands between a closing quote and the separator.
    #[error("text follows a closing quote: double a quote that is meant (\"\")")]
    AfterQuote,
    /// A NUL byte, which text never has.
    #[error("a NUL byte: this is no text, or UTF-16 without its mark; save the file as UTF-8 CSV")]
    Nul,
    /// Two encodings in one file.
    #[error(
        "two encodings in one file: this value is {here}, the one at line {line} is {there}; save \
         the file in one encoding, UTF-8"
    )]
    Mixed {
        /// How this value is encoded.
        here: &'static str,
        /// How an earlier one is.
        there: &'static str,
        /// The line of the earlier one.
        line: u64,
    },
    /// A value is longer than what is read.
    #[error(
        "a value of more than {limit} bytes, which no name or date has: leave the column out, or \
         close the quote that opens here"
    )]
    LongValue {
        /// The limit in bytes.
        limit: usize,
    },
    /// More columns than what is read.
    #[error("more than {limit} columns: leave out those that say nothing of the person")]
    Wide {
        /// The limit.
        limit: usize,
    },
    /// More records than what is read.
    #[error("more than {limit} records: split the file")]
    Long {
        /// The limit.
        limit: u32,
    },
    /// A column of lists or records.
    #[error("the column `{name}` is {kind}, which is not read: write it as text")]
    Kind {
        /// The column.
        name: String,
        /// Its kind, in words.
        kind: String,
    },
    /// No column of this name.
    #[error("there is no column `{name}`; there are: {known}")]
    NoColumn {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// A value that must be unique is there twice.
    #[error("the id `{value}` of column `{name}` is there twice, first at line {first}")]
    TwiceThere {
        /// The column.
        name: String,
        /// The value.
        value: String,
        /// The line of its first record.
        first: u64,
    },
    /// A record without an id.
    #[error("this record has no id in column `{name}`")]
    NoId {
        /// The column.
        name: String,
    },
}
