//! Tables for a regression of counts: rows, columns, and what a model of lists puts in them.
//!
//! It must never leave out a pattern because nobody has it: a zero is a count. Rows go only with a
//! term whose coefficient has no bottom.

use super::model::Model;
use super::pattern::{Pattern, Patterns};

/// A table to fit: rows with a count and the values of their columns, of which most are zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    pub(super) columns: usize,
    /// Values that are not zero, row after row: the column and the value.
    entries: Vec<(usize, f64)>,
    /// Where each row ends in them.
    ends: Vec<usize>,
    pub(super) counts: Vec<f64>,
    /// What every row adds to its logarithm.
    pub(super) offset: f64,
}

impl Design {
    /// A table without rows, of so many columns.
    #[must_use]
    pub const fn empty(columns: usize) -> Self {
        Self { columns, entries: Vec::new(), ends: Vec::new(), counts: Vec::new(), offset: 0.0 }
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
        let terms: Vec<Pattern> =
            model.terms().iter().copied().filter(|term| !out(*term)).collect();
        let mut design = Self::empty(terms.len() + 1);
        for (pattern, count) in patterns.observable().filter(|(pattern, _)| !out(*pattern)) {
            let on = (1..).zip(&terms).filter(|(_, term)| pattern.covers(**term));
            design.push(std::iter::once((0, 1.0)).chain(on.map(|(at, _)| (at, 1.0))), count as f64);
        }
        design
    }

    /// Adds a row: its values that are not zero, by column, and its count. Columns beyond the last
    /// are left out.
    pub fn push(&mut self, values: impl IntoIterator<Item = (usize, f64)>, count: f64) {
        let (columns, from) = (self.columns, self.entries.len());
        self.entries
            .extend(values.into_iter().filter(|(at, value)| *at < columns && *value != 0.0));
        // The information is summed into its lower triangle: columns must rise along a row.
        if let Some(row) = self.entries.get_mut(from..) {
            row.sort_by_key(|(at, _)| *at);
        }
        self.ends.push(self.entries.len());
        self.counts.push(count);
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
        let mut held = Self::empty(self.columns.saturating_sub(1));
        held.offset = coefficient;
        for (row, count) in self.rows().zip(&self.counts) {
            let others = row.iter().filter_map(|(at, value)| Some((at.checked_sub(1)?, *value)));
            held.push(others, *count);
        }
        held
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
    pub fn rows(&self) -> impl Iterator<Item = &[(usize, f64)]> {
        let starts = std::iter::once(&0).chain(&self.ends);
        starts.zip(&self.ends).map(|(start, end)| self.entries.get(*start..*end).unwrap_or(&[]))
    }
}
