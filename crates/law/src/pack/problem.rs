//! What is wrong in a pack, and where: file, line, column and reason.

use std::fmt;
use std::ops::Range;

/// A place in a file: line and column, from 1.
pub(crate) type Place = (usize, usize);

/// One thing wrong in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was named to the reader.
    pub file: String,
    /// Line and column, from 1; absent when the whole file is meant.
    pub place: Option<(usize, usize)>,
    /// What is wrong and what would be right.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => {
                write!(f, "{}:{line}:{column}: {}", self.file, self.message)
            }
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

/// Everything wrong in a set of files, one a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().enumerate().try_for_each(|(number, problem)| {
            if number > 0 {
                f.write_str("\n")?;
            }
            problem.fmt(f)
        })
    }
}

impl std::error::Error for Problems {}

/// A file being read: collects its problems.
pub(super) struct Page<'a> {
    file: &'a str,
    text: &'a str,
    /// Where its lines end.
    ends: Vec<usize>,
    problems: Vec<Problem>,
}

impl<'a> Page<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(end, _)| end);
        Self { file, text, ends: ends.collect(), problems: Vec::new() }
    }

    /// Parses the text; a syntax error or unknown key is noted and gives nothing.
    pub(super) fn parse<T: serde::de::DeserializeOwned>(&mut self) -> Option<T> {
        toml::from_str(self.text)
            .map_err(|error| {
                let span = error.span().unwrap_or(0..0);
                self.note(span, error.message().replace('\n', " "));
            })
            .ok()
    }

    /// Notes a problem at a span of the file, once.
    pub(super) fn note(&mut self, span: Range<usize>, message: impl Into<String>) {
        let place = Some(self.place(&span));
        let problem = Problem { file: self.file.to_owned(), place, message: message.into() };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Keeps the value, or notes the error at the span.
    pub(super) fn keep<T, E: fmt::Display>(
        &mut self,
        span: Range<usize>,
        result: Result<T, E>,
    ) -> Option<T> {
        result.map_err(|error| self.note(span, error.to_string())).ok()
    }

    /// Where a span begins.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        let above = self.ends.partition_point(|end| *end < span.start);
        let line =
            above.checked_sub(1).and_then(|last| self.ends.get(last)).map_or(0, |end| end + 1);
        let before = self.text.get(line..span.start).unwrap_or_default();
        (above + 1, before.chars().count() + 1)
    }

    pub(super) const fn file(&self) -> &'a str {
        self.file
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }
}
