//! Flows from stocks: who moved between two moments, when only who lives where is known.
//!
//! It must never choose how many moved without need by itself: what is assumed is an argument, and
//! no weight between two assumptions is invented.

use nalgebra::DMatrix;

use super::account::Account;
use super::cube::Cube;
use super::ipf::{Fit, Limits, ipf};
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
    let ready = Ready::new(change, settings)?;
    let tables = match settings.assumption {
        Assumption::Minimum => ready.fewest()?,
        Assumption::Independence => ready.independent()?,
        Assumption::Mixture(weight) => mixed(&ready.fewest()?, &ready.independent()?, weight),
    };
    ready.account(&tables)
}

/// Moves by birthplace: origins × destinations, a table a birthplace.
pub(super) type Tables = Vec<DMatrix<f64>>;

/// Stocks that were made comparable, ready to be fitted under any assumption.
pub(super) struct Ready<'a> {
    change: &'a Change,
    limits: Limits,
    seed: Cube,
    made: Comparable,
}

impl<'a> Ready<'a> {
    /// Makes the stocks comparable.
    pub(super) fn new(change: &'a Change, settings: &Settings) -> Result<Self, Unsound> {
        let places = change.places.len();
        if let Some(seed) = &settings.seed {
            same("rows of the seed", seed.nrows(), places)?;
            same("columns of the seed", seed.ncols(), places)?;
        }
        let limits = settings.limits;
        let made = comparable(change, settings.method, settings.unbalanced, limits)?;
        let all = || DMatrix::from_element(places, places, 1.0);
        let seed = Cube::flat(&settings.seed.clone().unwrap_or_else(all));
        Ok(Self { change, limits, seed, made })
    }

    /// The moves if as many as can stayed.
    pub(super) fn fewest(&self) -> Result<Tables, Unsound> {
        self.each(|start, end| {
            let column = |people: &[f64]| DMatrix::from_column_slice(people.len(), 1, people);
            let moves = Moves::fewest(column(start), column(end))?;
            moves.fit(Some(&self.seed), self.limits)
        })
    }

    /// The moves if where people are says nothing about where they were.
    pub(super) fn independent(&self) -> Result<Tables, Unsound> {
        self.each(|start, end| {
            ipf(&self.seed, &[Margin::rows(start), Margin::columns(end)], self.limits)
        })
    }

    /// A table for the people of each birthplace.
    fn each(
        &self,
        fit: impl Fn(&[f64], &[f64]) -> Result<Fit, Refusal>,
    ) -> Result<Tables, Unsound> {
        let tables = self.change.places.iter().enumerate().map(|(birthplace, name)| {
            let (start, end) = (row(&self.made.start, birthplace), row(&self.made.end, birthplace));
            let fitted = level(&start, end).and_then(|end| fit(&start, &end));
            let table = fitted.map(|fitted| fitted.table.over_tables());
            table.map_err(|why| Unsound::Of { birthplace: name.clone(), why })
        });
        tables.collect()
    }

    /// The account with these moves.
    pub(super) fn account(&self, tables: &[DMatrix<f64>]) -> Result<Account, Unsound> {
        let Comparable { start, end, born, died, came, left } = self.made.clone();
        let adjusted_start = &self.change.start - &start - &died - &left;
        let adjusted_end = &self.change.end - &end - &born - &came;
        let moves = Cube::stack(tables)?;
        Ok(Account { moves, born, died, came, left, adjusted_start, adjusted_end })
    }
}

/// So much of independence, the rest of the fewest.
pub(super) fn mixed(
    fewest: &[DMatrix<f64>],
    independent: &[DMatrix<f64>],
    Weight(weight): Weight,
) -> Tables {
    let pairs = fewest.iter().zip(independent);
    pairs.map(|(fewest, independent)| independent * weight + fewest * (1.0 - weight)).collect()
}

/// All moves between places.
pub(super) fn moves_of(tables: &[DMatrix<f64>]) -> f64 {
    tables.iter().map(|table| table.sum() - table.trace()).sum()
}
