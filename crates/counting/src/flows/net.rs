//! Net migration: from flows, from births and deaths, from those who survived; and flows that have
//! given nets.
//!
//! It must never pretend to know gross flows from net ones: they follow from the offset given.

use nalgebra::DMatrix;

use super::cube::Cube;
use super::grid::{at, put};
use super::ipf::Limits;
use super::margin::{TOTALS_DIFFER_MOST, consistent};
use super::refusal::Refusal;
use super::stayers::same;

/// What one place gained and lost.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Net {
    /// Who came from another place.
    pub arrivals: f64,
    /// Who left for another place.
    pub departures: f64,
    /// Arrivals less departures.
    pub net: f64,
    /// Arrivals and departures.
    pub turnover: f64,
}

/// The gains and losses of each place. The diagonal of the flows does not count.
///
/// # Errors
/// When flows are not square.
pub fn net(flows: &DMatrix<f64>) -> Result<Vec<Net>, Refusal> {
    same("columns of flows", flows.ncols(), flows.nrows())?;
    let places = (0..flows.nrows()).map(|place| {
        let stayed = at(flows, place, place);
        let arrivals = flows.column(place).sum() - stayed;
        let departures = flows.row(place).sum() - stayed;
        let (net, turnover) = (arrivals - departures, arrivals + departures);
        Net { arrivals, departures, net, turnover }
    });
    Ok(places.collect())
}

/// The net flow of each pair: how many more went from the row to the column than back. What is above
/// the diagonal is the negative of what is below.
///
/// # Errors
/// When flows are not square.
pub fn net_pairs(flows: &DMatrix<f64>) -> Result<DMatrix<f64>, Refusal> {
    same("columns of flows", flows.ncols(), flows.nrows())?;
    Ok(flows - flows.transpose())
}

/// Net migration as what births and deaths do not explain: growth less births plus deaths (the
/// vital statistics method; Siegel and Hamilton 1952).
#[must_use]
pub fn net_by_vital(start: f64, end: f64, births: f64, deaths: f64) -> f64 {
    end - start - births + deaths
}

/// When the net migrants of a period moved, as far as their survival goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// All at the end: `end - s * start`.
    End,
    /// All at the start: `end / s - start`.
    Start,
    /// The mean of both.
    Middle,
}

/// Net migration of a cohort from the share that survives (the survival ratio method; Siegel and
/// Hamilton 1952).
///
/// # Errors
/// When the survival ratio is zero or less, or above one.
pub fn net_by_survival(
    start: f64,
    end: f64,
    survival: f64,
    moment: Moment,
) -> Result<f64, Refusal> {
    if !(survival > 0.0 && survival <= 1.0) {
        return Err(Refusal::Number {
            what: "survival ratio above 0 and up to 1",
            number: survival,
        });
    }
    let (forward, back) = (end - survival * start, end / survival - start);
    Ok(match moment {
        Moment::End => forward,
        Moment::Start => back,
        Moment::Middle => (forward + back) / 2.0,
    })
}

/// Flows that have given nets (arrivals less departures): `y_ij = m_ij α_i / α_j`, the table nearest
/// to the offset `m` among those. Each factor is found in turn from its quadratic equation.
///
/// # Errors
/// When there is not one net a place, the nets do not add up to zero, the offset is negative, or its
/// zeros leave no such table.
pub fn cm_net(
    offset: &DMatrix<f64>,
    nets: &[f64],
    limits: Limits,
) -> Result<DMatrix<f64>, Refusal> {
    let places = offset.nrows();
    same("columns of the offset", offset.ncols(), places)?;
    same("nets", nets.len(), places)?;
    consistent(&Cube::flat(offset), &[])?;
    let gains: f64 = nets.iter().filter(|net| **net > 0.0).sum();
    let losses: f64 = nets.iter().filter(|net| **net < 0.0).map(|net| -net).sum();
    if (gains - losses).abs() > TOTALS_DIFFER_MOST * gains.max(losses).max(1.0) || gains.is_nan() {
        let (one, other) = ("place gained", "place lost");
        return Err(Refusal::Totals { one, first: gains, other, second: losses });
    }
    let mut flows = offset.clone();
    let mut gap = f64::INFINITY;
    for _ in 0..limits.rounds {
        for (place, net) in nets.iter().enumerate() {
            turn(&mut flows, place, *net)?;
        }
        let found = net(&flows)?;
        gap =
            found.iter().zip(nets).map(|(found, net)| (found.net - net).abs()).fold(0.0, f64::max);
        if gap <= limits.tolerance * gains.max(1.0) {
            return Ok(flows);
        }
    }
    Err(Refusal::Unmet { rounds: limits.rounds, gap })
}

/// Multiplies what leaves a place and divides what comes to it by the factor that gives its net.
fn turn(flows: &mut DMatrix<f64>, place: usize, net: f64) -> Result<(), Refusal> {
    let stayed = at(flows, place, place);
    let out = flows.row(place).sum() - stayed;
    let into = flows.column(place).sum() - stayed;
    let factor = match (out > 0.0, into > 0.0) {
        // into / a - out * a = net, the root above zero, written so that nothing cancels.
        (true, true) => {
            let root = (net * net + 4.0 * out * into).sqrt();
            if net > 0.0 { 2.0 * into / (net + root) } else { (root - net) / (2.0 * out) }
        }
        (true, false) if net < 0.0 => -net / out,
        (false, true) if net > 0.0 => into / net,
        (false, false) if net == 0.0 => 1.0,
        (true | false, _) => {
            return Err(Refusal::Unreachable { margin: "place", place, total: net });
        }
    };
    flows.row_mut(place).iter_mut().for_each(|cell| *cell *= factor);
    flows.column_mut(place).iter_mut().for_each(|cell| *cell /= factor);
    put(flows, place, place, stayed);
    Ok(())
}
