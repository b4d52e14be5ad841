//! Quasi-Newton descent (BFGS) with central differences for derivatives.
//!
//! It must never take a step that makes the value larger: where the differences mislead, it stops.

use nalgebra::{DMatrix, DVector};

use super::Minimum;

/// So many steps at most.
const STEPS_MOST: usize = 120;
/// Steps that gain less than this, relatively, twice in a row: done.
const GAIN: f64 = 1e-8;
/// Half the distance of a central difference, relatively.
const APART: f64 = 1e-5;

/// Searches from a start.
pub(super) fn search(f: &dyn Fn(&DVector<f64>) -> f64, start: &DVector<f64>) -> Minimum {
    let mut at = start.clone();
    let mut value = f(&at);
    let mut slope = gradient(f, &at);
    let mut inverse = scaled(&slope);
    let mut idle = 0;
    for _ in 0..STEPS_MOST {
        if !value.is_finite() || !slope.iter().all(|it| it.is_finite()) {
            break;
        }
        let mut towards = -(&inverse * &slope);
        if towards.dot(&slope) >= 0.0 {
            inverse = scaled(&slope);
            towards = -(&inverse * &slope);
        }
        let Some((next, lower)) = walk(f, (&at, value), &towards, &slope) else {
            if idle > 0 {
                break;
            }
            idle += 1;
            inverse = scaled(&slope);
            continue;
        };
        let next_slope = gradient(f, &next);
        update(&mut inverse, &(&next - &at), &(&next_slope - &slope));
        idle = if value - lower <= GAIN * (1.0 + lower.abs()) { idle + 1 } else { 0 };
        (at, value, slope) = (next, lower, next_slope);
        if idle > 1 {
            break;
        }
    }
    Minimum { at, value }
}

/// A first guess of the inverse of the curvature: a first step of length one at most.
fn scaled(slope: &DVector<f64>) -> DMatrix<f64> {
    let length = slope.norm().max(1.0);
    DMatrix::identity(slope.len(), slope.len()) / length
}

fn gradient(f: &dyn Fn(&DVector<f64>) -> f64, at: &DVector<f64>) -> DVector<f64> {
    let mut moved = at.clone();
    let slopes = at.iter().enumerate().map(|(unknown, own)| {
        let half = APART * own.abs().max(1.0);
        let mut beside = |value: f64| {
            if let Some(slot) = moved.get_mut(unknown) {
                *slot = value;
            }
            f(&moved)
        };
        let (above, below) = (beside(own + half), beside(own - half));
        if let Some(slot) = moved.get_mut(unknown) {
            *slot = *own;
        }
        (above - below) / (2.0 * half)
    });
    DVector::from_vec(slopes.collect())
}

/// A step that gains enough (Armijo), halved until it does.
fn walk(
    f: &dyn Fn(&DVector<f64>) -> f64,
    (at, value): (&DVector<f64>, f64),
    towards: &DVector<f64>,
    slope: &DVector<f64>,
) -> Option<(DVector<f64>, f64)> {
    let descent = towards.dot(slope);
    let mut share = 1.0;
    for _ in 0..30 {
        let next = at + towards * share;
        let lower = f(&next);
        if lower <= value + 1e-4 * share * descent {
            return Some((next, lower));
        }
        share *= 0.5;
    }
    None
}

/// The BFGS update of the inverse of the curvature; left as it is where the curvature is not positive.
fn update(inverse: &mut DMatrix<f64>, moved: &DVector<f64>, turned: &DVector<f64>) {
    let along = moved.dot(turned);
    if !along.is_finite() || along <= 1e-12 * moved.norm() * turned.norm() {
        return;
    }
    let bent = &*inverse * turned;
    let share = (1.0 + turned.dot(&bent) / along) / along;
    inverse.ger(share, moved, moved, 1.0);
    inverse.ger(-1.0 / along, &bent, moved, 1.0);
    inverse.ger(-1.0 / along, moved, &bent, 1.0);
}
