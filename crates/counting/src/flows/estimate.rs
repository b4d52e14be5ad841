//! Flows from stocks: who moved between two moments, when only who lives where is known.
//!
//! It must never choose how many moved without need by itself: what is assumed is an argument, and
//! no weight between two assumptions is invented.

use nalgebra::DMatrix;

use super::account::Account;
use super::cube::Cube;
use super::ipf::{Limits, ipf};
use super::margin::Margin;
use super::refusal::{Refusal, Unsound};
use super::stayers::{Moves, same};
use super::stocks::Change;
use super::vital::{Comparable, Method, Unbalanced, comparable, level, row};

/// How much of the one assumption is mixed with the other: 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Weight(f64);

impl Weight {
    /// A weight.
    ///
    /// # Errors
    /// When it is not between 0 and 1.
    pub fn new(weight: f64) -> Result<Self, Unsound> {
        if (0.0..=1.0).contains(&weight) { Ok(Self(weight)) } else { Err(Unsound::Weight(weight)) }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> f64 {
        self.0
    }
}

/// How those who were born in one place are taken to have moved.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Assumption {
    /// As many as can stayed: the fewest moves that explain the stocks (Abel 2013). A lower bound.
    Minimum,
    /// Where people are says nothing about where they were: far more moves.
    Independence,
    /// So much of independence, the rest of the minimum (Azose and Raftery 2019). Their weight was
    /// calibrated on 31 European countries; ours is given by whoever asks.
    Mixture(Weight),
}

/// How flows are estimated.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// How the stocks are made comparable.
    pub method: Method,
    /// How people are taken to have moved.
    pub assumption: Assumption,
    /// What to do when a closed world does not add up.
    pub unbalanced: Unbalanced,
    /// Which moves are likelier, origins × destinations: all alike when left out.
    pub seed: Option<DMatrix<f64>>,
    /// When a fit ends.
    pub limits: Limits,
}

impl Settings {
    /// Settings with all moves alike, the usual limits, and worlds that do not add up refused.
    #[must_use]
    pub fn new(method: Method, assumption: Assumption) -> Self {
        let (unbalanced, limits) = (Unbalanced::Refuse, Limits::default());
        Self { method, assumption, unbalanced, seed: None, limits }
    }
}

/// Estimates who moved (Abel 2013; Abel and Sander 2014; Azose and Raftery 2019): births and deaths
/// are taken off, each birthplace gets the same number of people at both moments, and a table with
/// these margins is fitted for the people born in each place.
///
/// # Errors
/// When the stocks, births and deaths do not fit together under the method, or the seed leaves no
/// such table.
pub fn estimate(change: &Change, settings: &Settings) -> Result<Account, Unsound> {
    let places = change.places.len();
    if let Some(seed) = &settings.seed {
        same("rows of the seed", seed.nrows(), places)?;
        same("columns of the seed", seed.ncols(), places)?;
    }
    let made = comparable(change, settings.method, settings.unbalanced, settings.limits)?;
    let mut tables = Vec::with_capacity(places);
    for (birthplace, name) in change.places.iter().enumerate() {
        let (start, end) = (row(&made.start, birthplace), row(&made.end, birthplace));
        let table = level(&start, end).and_then(|end| moved(&start, &end, settings));
        tables.push(table.map_err(|why| Unsound::Of { birthplace: name.clone(), why })?);
    }
    Ok(account(change, made, Cube::stack(&tables)?))
}

fn account(change: &Change, made: Comparable, moves: Cube) -> Account {
    let Comparable { start, end, born, died, came, left } = made;
    let adjusted_start = &change.start - &start - &died - &left;
    let adjusted_end = &change.end - &end - &born - &came;
    Account { moves, born, died, came, left, adjusted_start, adjusted_end }
}

/// The moves of people of one birthplace: origins × destinations.
fn moved(start: &[f64], end: &[f64], settings: &Settings) -> Result<DMatrix<f64>, Refusal> {
    let all = || DMatrix::from_element(start.len(), end.len(), 1.0);
    let seed = settings.seed.clone().unwrap_or_else(all);
    let minimum = || {
        let column = |people: &[f64]| DMatrix::from_column_slice(people.len(), 1, people);
        let moves = Moves::fewest(column(start), column(end))?;
        moves.fit(Some(&Cube::flat(&seed)), settings.limits)
    };
    let independence = || {
        let margins = [Margin::rows(start), Margin::columns(end)];
        ipf(&Cube::flat(&seed), &margins, settings.limits)
    };
    Ok(match settings.assumption {
        Assumption::Minimum => minimum()?.table.over_tables(),
        Assumption::Independence => independence()?.table.over_tables(),
        Assumption::Mixture(Weight(weight)) => {
            let independence = independence()?.table.over_tables();
            independence * weight + minimum()?.table.over_tables() * (1.0 - weight)
        }
    })
}
