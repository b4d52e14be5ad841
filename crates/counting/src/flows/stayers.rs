//! Quasi-independence: those who stay are known or assumed, and only the others are fitted.
//!
//! It must never ignore the seed that was given, nor let more people stay than there are.

use nalgebra::DMatrix;

use super::cube::Cube;
use super::grid::at;
use super::ipf::{Fit, Limits, ipf};
use super::margin::Margin;
use super::refusal::Refusal;

/// People by place (rows) and birthplace (columns) at two moments, and how many of them stayed.
#[derive(Debug, Clone, PartialEq)]
pub struct Moves {
    /// At the start: places × birthplaces.
    pub origins: DMatrix<f64>,
    /// At the end: places × birthplaces.
    pub destinations: DMatrix<f64>,
    /// Who is in the same place at both: places × birthplaces.
    pub stayers: DMatrix<f64>,
}

impl Moves {
    /// As many stay as can: the smaller of start and end (Abel 2013), so that as few as possible
    /// move.
    ///
    /// # Errors
    /// When the two have different sizes.
    pub fn fewest(origins: DMatrix<f64>, destinations: DMatrix<f64>) -> Result<Self, Refusal> {
        same("rows of the destinations", destinations.nrows(), origins.nrows())?;
        same("columns of the destinations", destinations.ncols(), origins.ncols())?;
        let stayers = origins.zip_map(&destinations, f64::min);
        Ok(Self { origins, destinations, stayers })
    }

    /// The cube origins × destinations × birthplaces: the stayers on the diagonal, the others by
    /// iterative proportional fitting from the seed (all ones when none is given), whose diagonal
    /// does not matter.
    ///
    /// # Errors
    /// When sizes or totals do not fit together, more stay than there are, or no table has these
    /// totals.
    pub fn fit(&self, seed: Option<&Cube>, limits: Limits) -> Result<Fit, Refusal> {
        let (places, birthplaces) = self.origins.shape();
        for table in [&self.destinations, &self.stayers] {
            same("rows of destinations or stayers", table.nrows(), places)?;
            same("columns of destinations or stayers", table.ncols(), birthplaces)?;
        }
        let size = [places, places, birthplaces];
        let mut seed = seed.cloned().unwrap_or_else(|| Cube::filled(size, 1.0));
        for (found, wanted) in seed.size().into_iter().zip(size) {
            same("rows, columns or tables of the seed", found, wanted)?;
        }
        let places = seed.places();
        for (cell, [row, column, _]) in seed.cells_mut().iter_mut().zip(places) {
            *cell = if row == column { 0.0 } else { *cell };
        }
        let out = Margin::rows_tables(&(&self.origins - &self.stayers));
        let into = Margin::columns_tables(&(&self.destinations - &self.stayers));
        let mut fit = ipf(&seed, &[out, into], limits)?;
        let places = fit.table.places();
        for (cell, [row, column, table]) in fit.table.cells_mut().iter_mut().zip(places) {
            if row == column {
                *cell = at(&self.stayers, row, table);
            }
        }
        Ok(fit)
    }
}

/// Refuses a size that is not the wanted one.
pub(super) fn same(what: &'static str, found: usize, wanted: usize) -> Result<(), Refusal> {
    if found == wanted { Ok(()) } else { Err(Refusal::Shape { what, found, wanted }) }
}
