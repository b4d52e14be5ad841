//! Tables for a regression of counts: rows, columns, and what a model of lists puts in them.
//!
//! It must never leave out a pattern because nobody has it: a zero is a count. Rows go only with a
//! term whose coefficient has no bottom.

use super::lattice::Lattice;
use super::model::Model;
use super::pattern::{Pattern, Patterns};

/// A table to fit: rows with a count and the values of their columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    pub(super) columns: usize,
    pub(super) cells: Cells,
    pub(super) counts: Vec<f64>,
    /// What every row adds to its logarithm.
    pub(super) offset: f64,
}

/// The values of the columns in the rows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cells {
    /// Rows are patterns and columns terms: 1 where the pattern is on every list of the term.
    Lattice(Lattice),
    /// Any values.
    Listed(Listed),
}

/// Values that are not zero, row after row.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Listed {
    /// The column and the value.
    entries: Vec<(usize, f64)>,
    /// Where each row ends in them.
    ends: Vec<usize>,
}

impl Listed {
    /// The rows: the values that are not zero, by column.
    pub(super) fn rows(&self) -> impl Iterator<Item = &[(usize, f64)]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| self.entries.get(*start..*end).unwrap_or(&[]))
    }

    fn push(&mut self, values: impl IntoIterator<Item = (usize, f64)>) {
        let from = self.entries.len();
        self.entries.extend(values);
        // The information is summed into its lower triangle: columns must rise along a row.
        if let Some(row) = self.entries.get_mut(from..) {
            row.sort_by_key(|(at, _)| *at);
        }
        self.ends.push(self.entries.len());
    }
}

impl Design {
    /// A table without rows, of so many columns.
    #[must_use]
    pub fn empty(columns: usize) -> Self {
        let cells = Cells::Listed(Listed::default());
        Self { columns, cells, counts: Vec::new(), offset: 0.0 }
    }

    /// The table of a model: a row for every pattern that can be observed, a constant first and then
    /// a column for each term of the model.
    ///
    /// `left_out` are terms whose coefficient is taken for minus infinity, as where two lists that
    /// may depend on each other share nobody (Chan, Silverman and Vincent 2021): every row on all
    /// their lists is left out, and so is every column of a term that covers one of them.
    #[must_use]
    pub fn of(patterns: &Patterns, model: &Model, left_out: &[Pattern]) -> Self {
        let out = |pattern: Pattern| left_out.iter().any(|term| pattern.covers(*term));
        let terms = model.terms().iter().copied().filter(|term| !out(*term));
        let (rows, counts): (Vec<Pattern>, Vec<f64>) = patterns
            .observable()
            .filter(|(pattern, _)| !out(*pattern))
            .map(|(pattern, count)| (pattern, count as f64))
            .unzip();
        let terms: Vec<Pattern> = std::iter::once(Pattern(0)).chain(terms).collect();
        let columns = terms.len();
        let cells = Cells::Lattice(Lattice::new(patterns.lists(), rows, terms));
        Self { columns, cells, counts, offset: 0.0 }
    }

    /// Adds a row: its values that are not zero, by column, and its count. Columns beyond the last
    /// are left out.
    pub fn push(&mut self, values: impl IntoIterator<Item = (usize, f64)>, count: f64) {
        let columns = self.columns;
        let values = values.into_iter().filter(|(at, value)| *at < columns && *value != 0.0);
        let mut listed = match &mut self.cells {
            Cells::Listed(listed) => std::mem::take(listed),
            Cells::Lattice(lattice) => Self::listed(lattice.rows()),
        };
        listed.push(values);
        self.cells = Cells::Listed(listed);
        self.counts.push(count);
    }

    /// Adds the pattern of no list, which has the constant alone.
    pub fn push_unseen(&mut self, count: f64) {
        match &mut self.cells {
            Cells::Lattice(lattice) => lattice.push(Pattern(0)),
            Cells::Listed(listed) => listed.push([(0, 1.0)]),
        }
        self.counts.push(count);
    }

    fn listed<R: IntoIterator<Item = (usize, f64)>>(rows: impl IntoIterator<Item = R>) -> Listed {
        let mut listed = Listed::default();
        for row in rows {
            listed.push(row);
        }
        listed
    }

    /// Changes the count of the last row.
    pub fn set_last(&mut self, count: f64) {
        if let Some(last) = self.counts.last_mut() {
            *last = count;
        }
    }

    /// This table with its first column held at a coefficient: the column becomes an offset of all
    /// rows. It is meant for the constant.
    #[must_use]
    pub fn with_constant(&self, coefficient: f64) -> Self {
        let cells = match &self.cells {
            Cells::Lattice(lattice) => Cells::Lattice(lattice.without_first()),
            Cells::Listed(listed) => Cells::Listed(Self::listed(listed.rows().map(|row| {
                let others = row.iter().filter_map(|(at, it)| Some((at.checked_sub(1)?, *it)));
                others.collect::<Vec<_>>()
            }))),
        };
        let columns = self.columns.saturating_sub(1);
        Self { columns, cells, counts: self.counts.clone(), offset: coefficient }
    }

    /// This table with a count of one in every row.
    #[must_use]
    pub(super) fn even(&self) -> Self {
        Self { counts: vec![1.0; self.counts.len()], ..self.clone() }
    }

    /// How many columns it has, the constant included.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// The counts of its rows.
    #[must_use]
    pub fn counts(&self) -> &[f64] {
        &self.counts
    }

    /// Its rows: the values that are not zero, by column.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<(usize, f64)>> {
        match &self.cells {
            Cells::Lattice(lattice) => lattice.rows().map(Iterator::collect).collect(),
            Cells::Listed(listed) => listed.rows().map(<[_]>::to_vec).collect(),
        }
    }
}
