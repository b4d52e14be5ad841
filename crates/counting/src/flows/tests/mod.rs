//! Tests of flows: fits, published tables, nets and indices.

mod fits;
mod nets;
mod published;
mod sheets;
mod stocks;

use nalgebra::DMatrix;

use super::*;

fn square(cells: &[f64]) -> DMatrix<f64> {
    let side = cells.len().isqrt();
    DMatrix::from_row_slice(side, side, cells)
}

fn names(count: usize) -> Vec<String> {
    ["A", "B", "C", "D", "E", "F"].iter().take(count).map(|name| (*name).to_owned()).collect()
}

fn stocks(cells: &[f64]) -> Stocks {
    let people = square(cells);
    Stocks::new(names(people.nrows()), people, Natives::Refuse).unwrap()
}

fn near(found: &DMatrix<f64>, expected: &[f64], tolerance: f64) {
    let expected = DMatrix::from_row_slice(found.nrows(), found.ncols(), expected);
    let gap = (found - &expected).amax();
    assert!(gap <= tolerance, "{gap} off: {found} is not {expected}");
}

fn close(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} is not {expected}");
}
