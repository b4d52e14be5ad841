//! Indices of migration: how much, how one-sided, how widely connected.
//!
//! It must never give a rate without the population it is of.
//!
//! Crude intensity, aggregate net rate, effectiveness and connectivity are those of Bell et al.
//! 2002 ("Cross-national comparison of internal migration", Journal of the Royal Statistical
//! Society A 165: 435-464); turnover and churn those of Dennett and Stillwell 2008 ("Population
//! turnover and churn", Population Trends 134: 24-41), here per hundred.

use nalgebra::DMatrix;

use super::grid::at;
use super::net::net;
use super::refusal::Refusal;
use super::stayers::same;

/// Indices of a table of flows.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Indices {
    /// All who moved between places.
    pub migrants: f64,
    /// Migrants per hundred people: `100 M / P`.
    pub crude: Option<f64>,
    /// Half the sum of net gains and losses, per hundred people: `100 · ½ Σ|D_i - O_i| / P`.
    pub net_rate: Option<f64>,
    /// The share of moves that change where people live, 0 to 100:
    /// `100 Σ|D_i - O_i| / Σ(D_i + O_i)`. None when no one moved.
    pub effectiveness: Option<f64>,
    /// The share of ordered pairs of places with a flow, 0 to 1. None for a single place.
    pub connectivity: Option<f64>,
    /// Arrivals and departures per hundred people of each place: `100 (D_i + O_i) / P_i`.
    pub turnover: Vec<Option<f64>>,
    /// The same with moves within the place: `100 (D_i + O_i + W_i) / P_i`. None when these are not
    /// known.
    pub churn: Option<Vec<Option<f64>>>,
}

/// A flow below this many people is none: what estimates leave where there is nothing.
const NO_FLOW: f64 = 1e-6;

/// The indices of flows (origins × destinations, diagonal left aside) among people at risk, one
/// number a place; `within` are moves inside each place, where they are known.
///
/// # Errors
/// When there is not one population (and one number of moves within) a place, or one is negative.
pub fn indices(
    flows: &DMatrix<f64>,
    population: &[f64],
    within: Option<&[f64]>,
) -> Result<Indices, Refusal> {
    let nets = net(flows)?;
    same("populations", population.len(), nets.len())?;
    same("moves within", within.map_or(nets.len(), <[f64]>::len), nets.len())?;
    for number in population.iter().chain(within.unwrap_or_default()).chain(flows.iter()) {
        if !(number.is_finite() && *number >= 0.0) {
            let what = "population, or among moves";
            return Err(Refusal::Number { what, number: *number });
        }
    }
    let people: f64 = population.iter().sum();
    let migrants: f64 = nets.iter().map(|place| place.arrivals).sum();
    let turned: f64 = nets.iter().map(|place| place.turnover).sum();
    let shifted: f64 = nets.iter().map(|place| place.net.abs()).sum();
    let per_hundred = |part: f64, whole: f64| (whole > 0.0).then(|| 100.0 * part / whole);
    let turnover =
        nets.iter().zip(population).map(|(net, people)| per_hundred(net.turnover, *people));
    let churn = within.map(|within| {
        let places = nets.iter().zip(within).zip(population);
        places.map(|((net, within), people)| per_hundred(net.turnover + within, *people)).collect()
    });
    Ok(Indices {
        migrants,
        crude: per_hundred(migrants, people),
        net_rate: per_hundred(shifted / 2.0, people),
        effectiveness: per_hundred(shifted, turned),
        connectivity: connectivity(flows),
        turnover: turnover.collect(),
        churn,
    })
}

#[expect(clippy::cast_precision_loss, reason = "places are far fewer than 2^52")]
fn connectivity(flows: &DMatrix<f64>) -> Option<f64> {
    let places = flows.nrows();
    let pairs = places * places.saturating_sub(1);
    let cells = (0..places).flat_map(|row| (0..places).map(move |column| (row, column)));
    let there = cells.filter(|(row, column)| row != column && at(flows, *row, *column) > NO_FLOW);
    (pairs > 0).then(|| there.count() as f64 / pairs as f64)
}
