//! The search for the exponents: damped scoring (Levenberg and Marquardt), the offset searched along.
//!
//! It must never take a step that makes the loss larger, nor leave the bounds of the offset.

use nalgebra::{Cholesky, DMatrix, DVector};

use super::design::{Design, OFFSETS};
use super::loss::Loss;

/// So many steps at most.
const STEPS_MOST: usize = 300;
/// What a step promises, relatively to the loss, when it no longer matters.
const SETTLED: f64 = 1e-13;
/// Beyond so much damping there is no way down.
const DAMPING_MOST: f64 = 1e12;
/// Where the search for an offset begins.
const STARTS: [f64; 4] = [1e-4, 1e-3, 1e-2, 1e-1];

/// Where the loss is least.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    /// The coefficients of the exponent, then that of the share.
    pub(super) parameters: DVector<f64>,
    /// The offset.
    pub(super) offset: f64,
    /// Whether the offset was searched and came to lie inside its bounds.
    pub(super) inside: bool,
    /// The loss.
    pub(super) value: f64,
}

/// A loss over a table with a weight a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Problem<'a> {
    pub(super) design: &'a Design,
    pub(super) weights: &'a [f64],
    pub(super) loss: Loss,
}

/// The loss, its slope and its curvature.
struct Surface {
    value: f64,
    downhill: DVector<f64>,
    curvature: DMatrix<f64>,
}

impl Problem<'_> {
    /// The logarithm of the mean of each row.
    pub(super) fn etas(&self, place: &Place) -> Vec<f64> {
        let eta = |line: &super::design::Line| {
            line.slopes(place.offset).zip(&place.parameters).map(|(slope, it)| slope * it).sum()
        };
        self.design.lines.iter().map(eta).collect()
    }

    /// How the logarithm of the mean of each row grows with each exponent, and with the logarithm of
    /// the offset where it is searched inside its bounds.
    pub(super) fn slopes(&self, place: &Place) -> Vec<DVector<f64>> {
        let beta = place.parameters.iter().next_back().copied().unwrap_or_default();
        let row = |line: &super::design::Line| {
            let offset = place.offset;
            let by_offset = place.inside.then_some(beta * offset / (offset + line.share));
            DVector::from_vec(line.slopes(offset).chain(by_offset).collect())
        };
        self.design.lines.iter().map(row).collect()
    }

    fn surface(&self, place: &Place) -> Surface {
        let slopes = self.slopes(place);
        let size = place.parameters.len() + usize::from(place.inside);
        let mut surface = Surface {
            value: 0.0,
            downhill: DVector::zeros(size),
            curvature: DMatrix::zeros(size, size),
        };
        let rows = self.design.lines.iter().zip(self.weights).zip(self.etas(place)).zip(&slopes);
        for (((line, weight), eta), slope) in rows.filter(|(((_, weight), _), _)| **weight > 0.0) {
            let terms = self.loss.terms(line.observed, eta);
            surface.value += weight * terms.value;
            surface.downhill.axpy(weight * terms.score, slope, 1.0);
            surface.curvature.ger(weight * terms.weight, slope, slope, 1.0);
        }
        surface
    }

    fn value(&self, place: &Place) -> f64 {
        let rows = self.design.lines.iter().zip(self.weights).zip(self.etas(place));
        let rows = rows.filter(|((_, weight), _)| **weight > 0.0);
        rows.map(|((line, weight), eta)| weight * self.loss.terms(line.observed, eta).value).sum()
    }

    /// The place of the least loss, from several offsets where it is searched; nothing where the search
    /// did not settle.
    pub(super) fn solve(&self) -> Option<Place> {
        let starts: Vec<f64> = self.design.offset.map_or(STARTS.to_vec(), |offset| vec![offset]);
        let found = starts.into_iter().filter_map(|offset| self.from(&self.begin(offset)?));
        found.min_by(|one, two| one.value.total_cmp(&two.value))
    }

    /// Least squares on logarithms, at an offset: one step of the scoring.
    fn begin(&self, offset: f64) -> Option<Place> {
        let logs = Problem { loss: Loss::Logs { shift: 0.5 }, ..*self };
        let parameters = DVector::zeros(self.design.names.len() + 1);
        let mut place = Place { parameters, offset, inside: false, value: 0.0 };
        let surface = logs.surface(&place);
        place.parameters = Cholesky::new(surface.curvature)?.solve(&surface.downhill);
        Some(place)
    }

    /// The place of the least loss, searched from another place.
    pub(super) fn from(&self, start: &Place) -> Option<Place> {
        let mut place = Place { inside: self.design.offset.is_none(), ..start.clone() };
        let mut damping = 1e-4;
        let mut surface = self.surface(&place);
        for _ in 0..STEPS_MOST {
            if !surface.value.is_finite() {
                return None;
            }
            let step = damped(&surface, damping)?;
            let promised = step.dot(&surface.downhill);
            let next = moved(&place, &step);
            let value = self.value(&next);
            let settled = promised <= SETTLED * (1.0 + surface.value.abs());
            if value <= surface.value {
                // The last step is taken too: scoring is nearer after it than it promised.
                let at_bound = place.inside && is_bound(next.offset);
                place = Place { inside: place.inside && !at_bound, value, ..next };
                if settled {
                    return Some(place);
                }
                surface = self.surface(&place);
                damping = (damping * 0.1).max(1e-14);
            } else if settled {
                place.value = surface.value;
                return Some(place);
            } else {
                damping *= 10.0;
                if damping > DAMPING_MOST {
                    return None;
                }
            }
        }
        None
    }
}

/// A step of the scoring, shortened where the curvature is little.
fn damped(surface: &Surface, damping: f64) -> Option<DVector<f64>> {
    let mut bent = surface.curvature.clone();
    for at in 0..bent.nrows() {
        if let Some(slot) = bent.get_mut((at, at)) {
            *slot += damping * slot.max(1e-12);
        }
    }
    let step = Cholesky::new(bent)?.solve(&surface.downhill);
    step.iter().all(|it| it.is_finite()).then_some(step)
}

/// A place after a step: the offset moves on the scale of its logarithm, to its bounds at most.
fn moved(place: &Place, step: &DVector<f64>) -> Place {
    let exponents = place.parameters.len();
    let parameters = &place.parameters + step.rows(0, exponents);
    let along = if place.inside { step.iter().nth(exponents).copied() } else { None };
    let offset = along.map_or(place.offset, |along| {
        (place.offset.ln() + along.clamp(-3.0, 3.0)).exp().clamp(OFFSETS.0, OFFSETS.1)
    });
    Place { parameters, offset, inside: place.inside, value: place.value }
}

fn is_bound(offset: f64) -> bool {
    offset <= OFFSETS.0 || offset >= OFFSETS.1
}
