//! Margins: the totals a table must have, and whether several of them can hold at once.
//!
//! It must never let margins through that contradict each other: no table meets them, and a fit
//! would wander without end.

use nalgebra::DMatrix;

use super::cube::Cube;
use super::refusal::Refusal;

/// Totals of two margins may differ by this share of the larger: what adding in floating point costs.
pub const TOTALS_DIFFER_MOST: f64 = 1e-9;

/// The totals a table must have along one or two of its dimensions.
#[derive(Debug, Clone, PartialEq)]
pub struct Margin {
    name: &'static str,
    /// Which of rows, columns, tables the totals are told apart by.
    kept: [bool; 3],
    /// The totals; a dimension that is summed over has size one.
    target: Cube,
}

impl Margin {
    /// One total a row.
    #[must_use]
    pub fn rows(totals: &[f64]) -> Self {
        let table = DMatrix::from_column_slice(totals.len(), 1, totals);
        Self { name: "row", kept: [true, false, false], target: Cube::flat(&table) }
    }

    /// One total a column.
    #[must_use]
    pub fn columns(totals: &[f64]) -> Self {
        let table = DMatrix::from_row_slice(1, totals.len(), totals);
        Self { name: "column", kept: [false, true, false], target: Cube::flat(&table) }
    }

    /// One total a table.
    #[must_use]
    pub fn tables(totals: &[f64]) -> Self {
        let mut target = Cube::filled([1, 1, totals.len()], 0.0);
        target.cells_mut().copy_from_slice(totals);
        Self { name: "table", kept: [false, false, true], target }
    }

    /// One total a row and column, over all tables: rows × columns.
    #[must_use]
    pub fn rows_columns(totals: &DMatrix<f64>) -> Self {
        let target = Cube::flat(totals);
        Self { name: "row and column", kept: [true, true, false], target }
    }

    /// One total a row and table, over all columns: rows × tables.
    #[must_use]
    pub fn rows_tables(totals: &DMatrix<f64>) -> Self {
        let (rows, tables) = totals.shape();
        let mut target = Cube::filled([rows, 1, tables], 0.0);
        let cells =
            totals.column_iter().flat_map(|column| column.iter().copied().collect::<Vec<_>>());
        target.cells_mut().iter_mut().zip(cells).for_each(|(cell, total)| *cell = total);
        Self { name: "row and table", kept: [true, false, true], target }
    }

    /// One total a column and table, over all rows: columns × tables.
    #[must_use]
    pub fn columns_tables(totals: &DMatrix<f64>) -> Self {
        let (columns, tables) = totals.shape();
        let mut target = Cube::filled([1, columns, tables], 0.0);
        let cells =
            totals.column_iter().flat_map(|column| column.iter().copied().collect::<Vec<_>>());
        target.cells_mut().iter_mut().zip(cells).for_each(|(cell, total)| *cell = total);
        Self { name: "column and table", kept: [false, true, true], target }
    }

    /// What its totals are told apart by, in words.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The totals, in the order of [`Margin::groups`].
    #[must_use]
    pub fn totals(&self) -> &[f64] {
        self.target.cells()
    }

    /// For each cell of a cube of that size, which of the totals it belongs to.
    pub(super) fn groups(&self, cube: &Cube) -> Vec<usize> {
        let [rows, columns, _] = self.target.size();
        let place = |[row, column, table]: [usize; 3]| {
            let [row, column, table] = self.kept_of([row, column, table]);
            (table * rows + row) * columns + column
        };
        cube.places().map(place).collect()
    }

    fn kept_of(&self, place: [usize; 3]) -> [usize; 3] {
        let mut kept = place;
        for (place, keeps) in kept.iter_mut().zip(self.kept) {
            *place = if keeps { *place } else { 0 };
        }
        kept
    }

    fn checked(&self, size: [usize; 3]) -> Result<(), Refusal> {
        let dimensions = ["row totals", "column totals", "totals of tables"];
        let pairs = self.target.size().into_iter().zip(size).zip(self.kept).zip(dimensions);
        for (((found, wanted), keeps), what) in pairs {
            if keeps && found != wanted {
                return Err(Refusal::Shape { what, found, wanted });
            }
        }
        whole("total", &self.target)
    }

    /// The totals summed to the dimensions that another margin keeps too.
    fn shared(&self, other: &Self) -> Vec<f64> {
        let mut shared = [1; 3];
        for (size, ((found, keeps), also)) in
            shared.iter_mut().zip(self.target.size().into_iter().zip(self.kept).zip(other.kept))
        {
            *size = if keeps && also { found } else { 1 };
        }
        let [rows, columns, _] = shared;
        let mut sums = vec![0.0; shared.iter().product()];
        for (total, place) in self.target.cells().iter().zip(self.target.places()) {
            let [row, column, table] = other.kept_of(place);
            if let Some(sum) = sums.get_mut((table * rows + row) * columns + column) {
                *sum += total;
            }
        }
        sums
    }
}

/// Refuses margins that do not fit a seed, or each other.
///
/// # Errors
/// When a number is negative or none, a dimension is missing, or totals that should be one differ.
pub(super) fn consistent(seed: &Cube, margins: &[Margin]) -> Result<(), Refusal> {
    whole("seed", seed)?;
    margins.iter().try_for_each(|margin| margin.checked(seed.size()))?;
    for (place, one) in margins.iter().enumerate() {
        for other in margins.iter().skip(place + 1) {
            for (first, second) in one.shared(other).into_iter().zip(other.shared(one)) {
                if (first - second).abs() > TOTALS_DIFFER_MOST * first.max(second).max(1.0) {
                    let (one, other) = (one.name, other.name);
                    return Err(Refusal::Totals { one, first, other, second });
                }
            }
        }
    }
    Ok(())
}

/// Refuses a negative number, an infinity, and what is no number.
fn whole(what: &'static str, cube: &Cube) -> Result<(), Refusal> {
    match cube.cells().iter().find(|number| !(number.is_finite() && **number >= 0.0)) {
        Some(number) => Err(Refusal::Number { what, number: *number }),
        None => Ok(()),
    }
}
