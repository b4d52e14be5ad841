//! The table of a model of lists, without writing its cells down: rows are patterns, columns terms, and
//! a cell is 1 where the pattern is on every list of the term.
//!
//! It must never loop over rows and columns: sums over all patterns above a term, and over all terms
//! inside a pattern, are made list by list (Yates 1937), `t 2^t` additions for `t` lists.

use nalgebra::{DMatrix, DVector};

use super::pattern::Pattern;

/// Patterns by terms.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lattice {
    lists: usize,
    rows: Vec<Pattern>,
    terms: Vec<Pattern>,
}

/// Room for sums over all patterns.
#[derive(Debug, Default)]
pub(super) struct Room {
    first: Vec<f64>,
    second: Vec<f64>,
}

impl Lattice {
    /// The table of these patterns and terms; the constant is the term of no list.
    pub(super) const fn new(lists: usize, rows: Vec<Pattern>, terms: Vec<Pattern>) -> Self {
        Self { lists, rows, terms }
    }

    /// Adds a row.
    pub(super) fn push(&mut self, pattern: Pattern) {
        self.rows.push(pattern);
    }

    /// This table without its first column.
    pub(super) fn without_first(&self) -> Self {
        let terms = self.terms.get(1..).unwrap_or_default().to_vec();
        Self { lists: self.lists, rows: self.rows.clone(), terms }
    }

    /// The rows: the columns with a 1.
    pub(super) fn rows(&self) -> impl Iterator<Item = impl Iterator<Item = (usize, f64)>> {
        self.rows.iter().map(|pattern| {
            let on = self.terms.iter().enumerate().filter(move |(_, term)| pattern.covers(**term));
            on.map(|(at, _)| (at, 1.0))
        })
    }

    /// Room for the sums of this table.
    pub(super) fn room(&self) -> Room {
        let all = 1 << self.lists;
        Room { first: vec![0.0; all], second: vec![0.0; all] }
    }

    /// Information `A' diag(weights) A`, its lower triangle, and score `A' targets`: values are of rows.
    pub(super) fn gather(
        &self,
        room: &mut Room,
        values: impl Iterator<Item = (f64, f64)>,
        (information, score): (&mut DMatrix<f64>, &mut DVector<f64>),
    ) {
        room.first.fill(0.0);
        room.second.fill(0.0);
        for (row, (weight, target)) in self.rows.iter().zip(values) {
            put(&mut room.first, *row, weight);
            put(&mut room.second, *row, target);
        }
        self.above(&mut room.first);
        self.above(&mut room.second);
        for (column, term) in self.terms.iter().enumerate() {
            score[column] = at(&room.second, *term);
            for (row, other) in self.terms.iter().enumerate().skip(column) {
                information[(row, column)] = at(&room.first, Pattern(term.0 | other.0));
            }
        }
    }

    /// The sums `A coefficients`, of every row.
    pub(super) fn sums<'a>(
        &'a self,
        room: &'a mut Room,
        coefficients: impl Iterator<Item = f64>,
    ) -> impl Iterator<Item = f64> + 'a {
        room.first.fill(0.0);
        for (term, coefficient) in self.terms.iter().zip(coefficients) {
            put(&mut room.first, *term, coefficient);
        }
        for list in 0..self.lists {
            for pair in room.first.chunks_exact_mut(2 << list) {
                let (off, on) = pair.split_at_mut(1 << list);
                for (off, on) in off.iter().zip(on) {
                    *on += *off;
                }
            }
        }
        let sums: &'a [f64] = &room.first;
        self.rows.iter().map(move |row| at(sums, *row))
    }

    /// Every pattern gets the sum of all patterns that cover it.
    fn above(&self, sums: &mut [f64]) {
        for list in 0..self.lists {
            for pair in sums.chunks_exact_mut(2 << list) {
                let (off, on) = pair.split_at_mut(1 << list);
                for (off, on) in off.iter_mut().zip(on) {
                    *off += *on;
                }
            }
        }
    }
}

fn at(sums: &[f64], pattern: Pattern) -> f64 {
    sums.get(pattern.0 as usize).copied().unwrap_or_default()
}

fn put(sums: &mut [f64], pattern: Pattern, value: f64) {
    if let Some(slot) = sums.get_mut(pattern.0 as usize) {
        *slot = value;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// What is summed list by list is what is summed cell by cell.
        #[test]
        fn sums_are_those_of_the_cells(
            lists in 1_usize..6,
            marks in prop::collection::vec((any::<bool>(), any::<bool>(), -2.0_f64..2.0, 0.0_f64..9.0), 64),
        ) {
            let all = || (0..1_u32 << lists).map(Pattern).zip(&marks);
            let rows: Vec<Pattern> = all().filter(|(_, it)| it.0).map(|(row, _)| row).collect();
            let terms: Vec<Pattern> = all().filter(|(_, it)| it.1).map(|(term, _)| term).collect();
            let (size, values) = (terms.len(), marks.iter().map(|it| (it.3, it.2)));
            let lattice = Lattice::new(lists, rows, terms);
            let mut room = lattice.room();
            let mut information = DMatrix::zeros(size, size);
            let mut score = DVector::zeros(size);
            lattice.gather(&mut room, values.clone(), (&mut information, &mut score));
            let mut wanted = (DMatrix::zeros(size, size), DVector::zeros(size));
            for (row, (weight, target)) in lattice.rows().zip(values) {
                let on: Vec<usize> = row.map(|(at, _)| at).collect();
                for one in &on {
                    wanted.1[*one] += target;
                    on.iter().filter(|other| *other >= one).for_each(|other| wanted.0[(*other, *one)] += weight);
                }
            }
            prop_assert!((&information - &wanted.0).amax() < 1e-9 || size == 0);
            prop_assert!((&score - &wanted.1).amax() < 1e-9 || size == 0);
            let coefficients = || marks.iter().map(|it| it.2);
            let sums: Vec<f64> = lattice.sums(&mut room, coefficients()).collect();
            for (sum, row) in sums.into_iter().zip(lattice.rows()) {
                let by_cell: f64 = row.map(|(at, _)| marks[at].2).sum();
                prop_assert!((sum - by_cell).abs() < 1e-9);
            }
        }
    }
}
