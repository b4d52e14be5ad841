//! The number of persons without a permit: those registered to the power of the exponent, summed.
//!
//! It must never give a lower limit below the persons who were found.

use nalgebra::DVector;
use serde::Serialize;

use super::design::Design;
use super::fit::{Fitted, Refusal};
use super::groups::Groups;
use crate::lists::interval::{Interval, Level};

/// Where the correction leaves less than this of the number, the counts say nothing of it.
const BIAS_MOST: f64 = 1e-3;

/// An estimated number.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Size {
    /// The number, corrected for the bias of the power: `sum N^a exp(-v (log N)^2 / 2)`, `v` the
    /// variance of the exponent `a`; to second order Zhang's `sum N^a (1 - v (log N)^2 / 2)`.
    pub total: f64,
    /// The same without the correction: `sum N^a`.
    pub plug_in: f64,
    /// The standard error of its logarithm.
    pub log_standard_error: f64,
    /// The log-normal interval around the corrected number.
    pub interval: Interval,
}

impl Size {
    /// The number of the rows that are kept, of whom so many were found.
    pub(super) fn of(
        (design, fitted): (&Design, &Fitted),
        keep: impl Fn(usize) -> bool,
        seen: f64,
        level: Level,
    ) -> Result<Self, Refusal> {
        let coefficients = design.names.len();
        let block = |matrix: &nalgebra::DMatrix<f64>| {
            matrix.view((0, 0), (coefficients, coefficients)).into_owned()
        };
        let (robust, model) = (block(&fitted.robust), block(&fitted.model));
        let (mut total, mut plug_in) = (0.0, 0.0);
        let mut gradient = DVector::<f64>::zeros(coefficients);
        for (_, line) in design.lines.iter().enumerate().filter(|(row, _)| keep(*row)) {
            let x = DVector::from_row_slice(&line.x);
            let ln = line.ln_reference;
            let part = (line.alpha(&fitted.place.parameters) * ln).exp();
            let variance = x.dot(&(&model * &x));
            plug_in += part;
            total += part * (-variance * ln * ln / 2.0).exp();
            gradient.axpy(part * ln, &x, 1.0);
        }
        let variance = gradient.dot(&(&robust * &gradient));
        let log_standard_error = variance.max(0.0).sqrt() / plug_in;
        let reach = (level.z() * log_standard_error).exp();
        let interval = Interval::new((total / reach).max(seen), (total * reach).max(seen));
        let finite = [plug_in, total, log_standard_error, interval.high];
        let bounded = total > plug_in * BIAS_MOST;
        if !bounded || !finite.iter().all(|it| it.is_finite()) {
            return Err(Refusal::Unbounded);
        }
        Ok(Self { total, plug_in, log_standard_error, interval })
    }
}

/// The part of the number that has one value of a column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Share {
    /// The column.
    pub covariate: String,
    /// The value.
    pub level: String,
    /// How many of them were found.
    pub observed: u64,
    /// How many of them are registered.
    pub reference: u64,
    /// How many of them are without a permit.
    pub size: Size,
}

/// The parts of each value of each column.
pub(super) fn shares(
    groups: &Groups,
    (design, fitted): (&Design, &Fitted),
    level: Level,
) -> Result<Vec<Share>, Refusal> {
    let mut shares = Vec::new();
    for (at, covariate) in groups.covariates().iter().enumerate() {
        for value in groups.levels(at) {
            let rows = groups.rows();
            let is = |row: &super::Group| row.values.get(at).is_some_and(|it| it == value);
            let here = |row: usize| rows.get(row).is_some_and(is);
            let sum = |of: fn(&super::Group) -> u64| {
                let kept = rows.iter().filter(|row| is(row));
                kept.map(of).fold(0, u64::saturating_add)
            };
            let observed = sum(|row| row.observed);
            shares.push(Share {
                covariate: covariate.clone(),
                level: value.to_owned(),
                observed,
                reference: sum(|row| row.reference),
                size: Size::of((design, fitted), here, observed as f64, level)?,
            });
        }
    }
    Ok(shares)
}
