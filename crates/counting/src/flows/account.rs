//! The account of all places: who came from where, by birthplace, with birth, death and the world
//! outside.
//!
//! It must never balance by hiding: what was changed to make two stocks comparable stands apart.

use nalgebra::DMatrix;

use super::cube::Cube;
use super::grid::{add, at};

/// Where everyone was and is, by birthplace. All tables of people apart from the flows are
/// birthplaces × places.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// Origins × destinations × birthplaces; who stayed is on the diagonal.
    pub moves: Cube,
    /// Born since the start.
    pub born: DMatrix<f64>,
    /// Died since the start.
    pub died: DMatrix<f64>,
    /// Came from outside the places.
    pub came: DMatrix<f64>,
    /// Left to outside the places.
    pub left: DMatrix<f64>,
    /// Taken off the stock of the start to make it comparable: counted nowhere else.
    pub adjusted_start: DMatrix<f64>,
    /// Taken off the stock of the end to make it comparable.
    pub adjusted_end: DMatrix<f64>,
}

impl Account {
    /// Flows between places, all birthplaces together: origins × destinations, zero on the diagonal.
    #[must_use]
    pub fn flows(&self) -> DMatrix<f64> {
        let mut flows = self.moves.over_tables();
        flows.fill_diagonal(0.0);
        flows
    }

    /// The whole account as one cube of `n + 2` rows and columns for `n` places: after the places,
    /// the rows are birth and outside, the columns death and outside; one table a birthplace.
    #[must_use]
    pub fn array(&self) -> Cube {
        let [places, _, birthplaces] = self.moves.size();
        let mut array = Cube::filled([places + 2, places + 2, birthplaces], 0.0);
        let order = array.places();
        for (cell, [row, column, table]) in array.cells_mut().iter_mut().zip(order) {
            let inside = |place| place < places;
            *cell = match (inside(row), inside(column)) {
                (true, true) => self.moves.at(row, column, table).unwrap_or_default(),
                (true, false) if column == places => at(&self.died, table, row),
                (true, false) => at(&self.left, table, row),
                (false, true) if row == places => at(&self.born, table, column),
                (false, true) => at(&self.came, table, column),
                (false, false) => 0.0,
            };
        }
        array
    }

    /// The largest difference, over birthplaces and places, between the stocks that were given and
    /// what the account says: start = stayed + moved out + died + left + adjusted, and end = stayed
    /// + moved in + born + came + adjusted. What floating point leaves, if the account is right.
    #[must_use]
    pub fn imbalance(&self, start: &DMatrix<f64>, end: &DMatrix<f64>) -> f64 {
        let mut from = &self.died + &self.left + &self.adjusted_start;
        let mut into = &self.born + &self.came + &self.adjusted_end;
        for (cell, [row, column, table]) in self.moves.cells().iter().zip(self.moves.places()) {
            add(&mut from, table, row, *cell);
            add(&mut into, table, column, *cell);
        }
        (from - start).amax().max((into - end).amax())
    }
}
