//! Tables in up to three dimensions: rows (origins), columns (destinations), tables (birthplaces).
//!
//! It must never change a size silently: what is built with the wrong number of cells is refused.

use nalgebra::DMatrix;

use super::grid::add;
use super::refusal::Refusal;

/// A table of numbers in three dimensions: rows, columns, tables. A flat table has one table.
#[derive(Debug, Clone, PartialEq)]
pub struct Cube {
    size: [usize; 3],
    cells: Vec<f64>,
}

impl Cube {
    /// A cube whose cells are all the same number.
    #[must_use]
    pub fn filled(size: [usize; 3], number: f64) -> Self {
        Self { size, cells: vec![number; size.iter().product()] }
    }

    /// A cube of one table.
    #[must_use]
    pub fn flat(table: &DMatrix<f64>) -> Self {
        Self::stacked(std::slice::from_ref(table), [table.nrows(), table.ncols()])
    }

    /// A cube of tables of one size.
    ///
    /// # Errors
    /// When there is none, or their sizes differ.
    pub fn stack(tables: &[DMatrix<f64>]) -> Result<Self, Refusal> {
        let first = tables.first().map_or((0, 0), DMatrix::shape);
        let shape = |what, found, wanted| Err(Refusal::Shape { what, found, wanted });
        if tables.is_empty() {
            return shape("tables to stack", 0, 1);
        }
        for (rows, columns) in tables.iter().map(DMatrix::shape) {
            if rows != first.0 {
                return shape("rows of a table to stack", rows, first.0);
            }
            if columns != first.1 {
                return shape("columns of a table to stack", columns, first.1);
            }
        }
        Ok(Self::stacked(tables, [first.0, first.1]))
    }

    fn stacked(tables: &[DMatrix<f64>], [rows, columns]: [usize; 2]) -> Self {
        let mut cells = Vec::with_capacity(rows * columns * tables.len());
        for table in tables {
            cells.extend(table.row_iter().flat_map(|row| row.iter().copied().collect::<Vec<_>>()));
        }
        Self { size: [rows, columns, tables.len()], cells }
    }

    /// Rows, columns and tables.
    #[must_use]
    pub const fn size(&self) -> [usize; 3] {
        self.size
    }

    /// All cells, table by table, and in each row by row.
    #[must_use]
    pub fn cells(&self) -> &[f64] {
        &self.cells
    }

    pub(super) fn cells_mut(&mut self) -> &mut [f64] {
        &mut self.cells
    }

    /// The number in a cell, if there is such a cell.
    #[must_use]
    pub fn at(&self, row: usize, column: usize, table: usize) -> Option<f64> {
        let [rows, columns, tables] = self.size;
        let inside = row < rows && column < columns && table < tables;
        let place = (table * rows + row) * columns + column;
        inside.then(|| self.cells.get(place).copied()).flatten()
    }

    /// The place of every cell: row, column, table, in the order of [`Cube::cells`].
    pub fn places(&self) -> impl Iterator<Item = [usize; 3]> + use<> {
        let [rows, columns, tables] = self.size;
        (0..tables).flat_map(move |table| {
            (0..rows).flat_map(move |row| (0..columns).map(move |column| [row, column, table]))
        })
    }

    /// One of the tables, if there are so many.
    #[must_use]
    pub fn table(&self, table: usize) -> Option<DMatrix<f64>> {
        let [rows, columns, _] = self.size;
        let start = table * rows * columns;
        let cells = self.cells.get(start..start + rows * columns)?;
        (table < self.size[2]).then(|| DMatrix::from_row_slice(rows, columns, cells))
    }

    /// The sum over all tables: a flat table.
    #[must_use]
    pub fn over_tables(&self) -> DMatrix<f64> {
        let [rows, columns, _] = self.size;
        let mut sum = DMatrix::zeros(rows, columns);
        for (cell, [row, column, _]) in self.cells.iter().zip(self.places()) {
            add(&mut sum, row, column, *cell);
        }
        sum
    }

    /// The sum of all cells.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.cells.iter().sum()
    }
}
