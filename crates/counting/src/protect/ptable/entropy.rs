//! The distribution of largest entropy under linear constraints, by a primal-dual interior point.
//!
//! It must never return a distribution that breaks a constraint: what has not converged is nothing.

use nalgebra::{DMatrix, DVector};

/// Find `p > 0` that minimises `sum p ln p` subject to `A p = b` and `G p <= h`.
#[derive(Debug, Clone)]
pub(super) struct Program {
    /// `A`, one row an equality.
    pub(super) equal: DMatrix<f64>,
    /// `b`.
    pub(super) equals: DVector<f64>,
    /// `G`, one row an inequality.
    pub(super) below: DMatrix<f64>,
    /// `h`.
    pub(super) bounds: DVector<f64>,
    /// Where to start: strictly within every bound of a single probability, so that no step leaves
    /// them.
    pub(super) start: DVector<f64>,
}

/// So many steps at most; problems of this size take about 25.
const STEPS: usize = 200;
/// What is left of the constraints at the end.
const RESIDUAL: f64 = 1e-11;
/// What is left of the conditions of the optimum at the end: a probability is off by so much of
/// itself. Steps go on as long as it gets less.
const GRADIENT: f64 = 1e-9;
/// The mean product of slack and multiplier at the end.
const GAP: f64 = 1e-14;
/// How much of the way to the border a step may go.
const BORDER: f64 = 0.99;

/// A point on the way: the distribution, the slacks and the multipliers.
#[derive(Clone)]
struct Point {
    p: DVector<f64>,
    slack: DVector<f64>,
    multiplier: DVector<f64>,
    price: DVector<f64>,
}

/// What the conditions of the optimum (Karush, Kuhn and Tucker) are off by.
struct Residual {
    dual: DVector<f64>,
    equal: DVector<f64>,
    below: DVector<f64>,
}

impl Program {
    /// The distribution; nothing when the constraints leave none (or only one on their border).
    pub(super) fn solve(&self) -> Option<DVector<f64>> {
        let p = self.start.clone();
        // What is met from the start stays met; the rest is approached.
        let slack = &self.bounds - &self.below * &p;
        let slack = slack.map(|slack| if slack > 0.0 { slack } else { 0.1 });
        let mut at = Point {
            multiplier: DVector::from_element(slack.len(), 1.0),
            price: DVector::zeros(self.equals.len()),
            p,
            slack,
        };
        let mut best: Option<(f64, DVector<f64>)> = None;
        for _ in 0..STEPS {
            let residual = self.residual(&at);
            let gap = at.slack.dot(&at.multiplier) / at.slack.len().max(1) as f64;
            let dual = residual.dual.amax();
            let primal = residual.equal.amax().max(residual.below.amax());
            if gap < GAP && primal < RESIDUAL && dual < GRADIENT {
                match best {
                    Some((least, p)) if least <= dual => return Some(p),
                    Some(_) | None => best = Some((dual, at.p.clone())),
                }
            }
            match self.step(&at, &residual, gap * 0.1) {
                Some(next) => at = next,
                None => break,
            }
        }
        best.map(|(_, p)| p)
    }

    fn residual(&self, at: &Point) -> Residual {
        Residual {
            dual: at.p.map(|p| p.ln() + 1.0)
                + self.below.tr_mul(&at.multiplier)
                + self.equal.tr_mul(&at.price),
            equal: &self.equal * &at.p - &self.equals,
            below: &self.below * &at.p + &at.slack - &self.bounds,
        }
    }

    /// A Newton step towards the point where slack times multiplier is `aim`.
    fn step(&self, at: &Point, residual: &Residual, aim: f64) -> Option<Point> {
        let (size, equalities) = (at.p.len(), self.equals.len());
        let weight = at.multiplier.component_div(&at.slack);
        let centre = at.slack.component_mul(&at.multiplier).map(|product| product - aim);
        // Slacks and their multipliers are eliminated; what is left is symmetric in p and prices.
        let mut weighted = self.below.clone();
        for (mut row, weight) in weighted.row_iter_mut().zip(&weight) {
            row *= *weight;
        }
        let mut matrix = DMatrix::zeros(size + equalities, size + equalities);
        let hessian = self.below.tr_mul(&weighted) + DMatrix::from_diagonal(&at.p.map(f64::recip));
        matrix.view_mut((0, 0), (size, size)).copy_from(&hessian);
        matrix.view_mut((size, 0), (equalities, size)).copy_from(&self.equal);
        matrix.view_mut((0, size), (size, equalities)).copy_from(&self.equal.transpose());
        let pull =
            (at.multiplier.component_mul(&residual.below) - &centre).component_div(&at.slack);
        let mut right = DVector::zeros(size + equalities);
        right.rows_mut(0, size).copy_from(&-(&residual.dual + self.below.tr_mul(&pull)));
        right.rows_mut(size, equalities).copy_from(&-&residual.equal);
        let step = matrix.lu().solve(&right)?;
        let p = step.rows(0, size).into_owned();
        let slack = -(&residual.below + &self.below * &p);
        let multiplier = -(centre + at.multiplier.component_mul(&slack)).component_div(&at.slack);
        let pairs = [(&at.p, &p), (&at.slack, &slack), (&at.multiplier, &multiplier)];
        let length = pairs.iter().map(|(at, by)| room(at, by)).fold(1.0, f64::min);
        let next = Point {
            p: &at.p + p * length,
            slack: &at.slack + slack * length,
            multiplier: &at.multiplier + multiplier * length,
            price: &at.price + step.rows(size, equalities) * length,
        };
        next.p.iter().all(|p| p.is_finite()).then_some(next)
    }
}

/// How far one may go in a direction with every part staying above zero.
fn room(at: &DVector<f64>, by: &DVector<f64>) -> f64 {
    let parts = at.iter().zip(by).filter(|(_, by)| **by < 0.0);
    parts.map(|(at, by)| -BORDER * at / by).fold(1.0, f64::min)
}
