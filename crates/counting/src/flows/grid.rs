//! Cells of flat tables by place.
//!
//! It must never panic: a cell that is not there is zero, and is not written.

use nalgebra::DMatrix;

/// The number in a cell.
pub(crate) fn at(table: &DMatrix<f64>, row: usize, column: usize) -> f64 {
    table.get((row, column)).copied().unwrap_or_default()
}

/// Writes a cell.
pub(super) fn put(table: &mut DMatrix<f64>, row: usize, column: usize, number: f64) {
    if let Some(cell) = table.get_mut((row, column)) {
        *cell = number;
    }
}

/// Adds to a cell.
pub(super) fn add(table: &mut DMatrix<f64>, row: usize, column: usize, number: f64) {
    if let Some(cell) = table.get_mut((row, column)) {
        *cell += number;
    }
}
