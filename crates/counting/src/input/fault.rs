//! What can be wrong with a sheet, and where.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::count::count_names;

/// A fault of a sheet: which, where in it, what, and what to do.
///
/// It is shown as `file:line:column: what`, the way compilers do; `line` and `column` are left out
/// where there is no such place.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: Option<u64>,
    /// The column of the sheet, from 1.
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
    /// A fault of the whole file.
    #[must_use]
    pub fn whole(file: &Path, what: What) -> Self {
        Self { file: file.to_owned(), line: None, column: None, what }
    }

    /// A fault of a line, and of one of its cells if `column` (from 1) is given.
    #[must_use]
    pub fn at(file: &Path, line: u64, column: Option<u64>, what: What) -> Self {
        Self { file: file.to_owned(), line: Some(line), column, what }
    }
}

/// What is wrong with a sheet. Each says what to do.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum What {
    /// It cannot be opened or read.
    #[error("{0}")]
    Unusable(String),
    /// Nothing is in it.
    #[error("nothing is in it; a line with the names of the columns comes first")]
    Empty,
    /// No row follows the names of the columns.
    #[error("no row follows the names of the columns")]
    NoRows,
    /// The text is not UTF-8.
    #[error("it is not UTF-8; save it again as \"CSV UTF-8\"")]
    NotUtf8,
    /// A row is shorter or longer than the names of the columns.
    #[error("{found} cells where the first line names {named} columns")]
    Ragged {
        /// Cells of the row.
        found: usize,
        /// Columns named.
        named: usize,
    },
    /// A column is not there.
    #[error("no column is called \"{wanted}\"; there are {present}")]
    NoColumn {
        /// The name looked for.
        wanted: String,
        /// The names that are there.
        present: String,
    },
    /// Two columns have one name.
    #[error("two columns are called \"{0}\"")]
    TwoColumns(String),
    /// A cell is no number.
    #[error("\"{0}\" is not a number")]
    NotNumber(String),
    /// A cell is no count.
    #[error("\"{0}\" is not a count: a whole number, zero or more")]
    NotCount(String),
    /// A cell is one of two numbers.
    #[error(
        "\"{said}\" is {decimals} where it stands before decimals, {thousands} where between thousands: \
         write {thousands} without a mark, or decimals that are not three"
    )]
    TwoReadings {
        /// What is written.
        said: String,
        /// The number if its mark stands before decimals.
        decimals: f64,
        /// The number if its mark stands between thousands.
        thousands: f64,
    },
    /// No column is a list.
    #[error(
        "no column is a list: each list is a column of 0 and 1, and one says how many ({})",
        count_names()
    )]
    NoList,
    /// There are more lists than can be looked at.
    #[error("{lists} lists, {most} at most: join some or leave some out")]
    TooManyLists {
        /// How many there are.
        lists: usize,
        /// How many there may be.
        most: usize,
    },
    /// A cell says neither 0 nor 1.
    #[error("\"{0}\" where 0 or 1 says who is on the list")]
    NotListed(String),
    /// The counts cannot be added up.
    #[error("the counts are too large to add up")]
    TooLarge,
    /// What the method that reads the sheet says of it.
    #[error("{0}")]
    Said(String),
    /// The same, in a sentence that other languages have too.
    #[error("{said}")]
    Known {
        /// Its key, one of [`FAULTS`](crate::told::FAULTS).
        key: &'static str,
        /// What stands in it.
        values: Vec<(&'static str, String)>,
        /// The sentence in English.
        said: String,
    },
}

impl What {
    /// A sentence that other languages have too: its key, what stands in it, and itself in English.
    pub(crate) fn known<const N: usize>(
        key: &'static str,
        values: [(&'static str, &str); N],
        said: impl Into<String>,
    ) -> Self {
        let values = values.map(|(name, value)| (name, value.to_owned()));
        Self::Known { key, values: values.into(), said: said.into() }
    }

    /// Why a file cannot be opened or read, without the numbers of the system.
    pub(super) fn unusable(error: &io::Error) -> Self {
        const WORDS: [(io::ErrorKind, &str); 3] = [
            (io::ErrorKind::NotFound, "there is no such file"),
            (io::ErrorKind::PermissionDenied, "the system does not allow it"),
            (io::ErrorKind::IsADirectory, "a folder, not a file"),
        ];
        let known = WORDS.iter().find(|(kind, _)| *kind == error.kind());
        Self::Unusable(known.map_or_else(|| error.to_string(), |(_, words)| (*words).to_owned()))
    }
}
