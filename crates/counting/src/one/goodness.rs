//! Goodness of fit: persons captured once, twice, three times, against what the model expects.
//!
//! It must never compare cells that expect fewer than five: they are joined.

use serde::Serialize;
use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::design::Design;
use super::fit::Fitted;

/// A cell expects so many persons at least.
const EXPECTED_LEAST: f64 = 5.0;

/// Persons captured a number of times.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// The fewest captures of the cell; it goes to the next cell, the last one without end.
    pub captures: u32,
    /// The persons.
    pub observed: u64,
    /// The persons by the model.
    pub expected: f64,
}

/// How well a model tells the frequencies of captures.
///
/// With covariates the distribution of the statistics is only roughly chi-squared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Goodness {
    /// The cells.
    pub cells: Vec<Cell>,
    /// Pearson's statistic: `sum (observed - expected)^2 / expected`.
    pub pearson: f64,
    /// The likelihood-ratio statistic: `2 sum observed ln(observed / expected)`.
    pub likelihood_ratio: f64,
    /// Cells, less one, less one for the rate and one for the one-inflation.
    pub degrees_of_freedom: usize,
    /// The probability of so large a Pearson statistic; nothing without degrees of freedom.
    pub p_value: Option<f64>,
}

impl Goodness {
    /// Compares a fitted model with the people it was fitted to.
    pub(super) fn new(design: &Design<'_>, fitted: &Fitted) -> Self {
        let cells = cells(design, fitted);
        let mut pearson = 0.0;
        let mut likelihood_ratio = 0.0;
        for cell in &cells {
            let observed = cell.observed as f64;
            pearson += (observed - cell.expected).powi(2) / cell.expected;
            if cell.observed > 0 {
                likelihood_ratio += 2.0 * observed * (observed / cell.expected).ln();
            }
        }
        let used = 2 + fitted.model().inflation_parameters();
        let degrees_of_freedom = cells.len().saturating_sub(used);
        let p_value =
            ChiSquared::new(degrees_of_freedom as f64).ok().map(|chi| chi.sf(pearson.max(0.0)));
        Self { cells, pearson, likelihood_ratio, degrees_of_freedom, p_value }
    }
}

/// The cells, as fine as five expected persons in each allow.
fn cells(design: &Design<'_>, fitted: &Fitted) -> Vec<Cell> {
    let people = design.people();
    let frequencies = people.frequencies();
    let most = frequencies.keys().next_back().copied().unwrap_or(1);
    let (model, gamma) = (fitted.model(), fitted.gamma());
    let predictors: Vec<(f64, f64)> = design
        .rows()
        .iter()
        .zip(people.observations())
        .map(|(row, (_, count))| (fitted.eta(row), count as f64))
        .collect();
    let expected = |captures: u32| -> f64 {
        let chance = |eta: f64| model.ln_probability(captures, eta, gamma).value.exp();
        predictors.iter().map(|(eta, count)| count * chance(*eta)).sum()
    };
    let mut cells: Vec<Cell> = Vec::new();
    let (mut rest, mut others) = (people.observed() as f64, people.observed());
    let mut open = Cell { captures: 1, observed: 0, expected: 0.0 };
    for captures in 1..=most {
        open.expected += expected(captures);
        open.observed += frequencies.get(&captures).copied().unwrap_or_default();
        if rest - open.expected < EXPECTED_LEAST {
            break;
        }
        if open.expected >= EXPECTED_LEAST {
            rest -= open.expected;
            others -= open.observed;
            let next = Cell { captures: captures + 1, observed: 0, expected: 0.0 };
            cells.push(std::mem::replace(&mut open, next));
        }
    }
    cells.push(Cell { captures: open.captures, observed: others, expected: rest });
    cells
}
