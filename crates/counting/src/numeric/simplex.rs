//! The simplex of Nelder and Mead: a minimum by comparing values only.
//!
//! It must never ask for more values than its bound, whatever the function does.

use nalgebra::DVector;

use super::Minimum;

/// The values of the corners differ by less than this, relatively: done.
const CLOSE: f64 = 1e-12;

struct Corner {
    at: DVector<f64>,
    value: f64,
}

/// How far the corners are moved: Gao and Han (2012), which is Nelder and Mead for two unknowns.
struct Moves {
    expand: f64,
    contract: f64,
    shrink: f64,
}

/// Searches from a start, with edges of a given length, asking for `patience` values an unknown at most.
pub(super) fn search(
    f: &dyn Fn(&DVector<f64>) -> f64,
    start: &DVector<f64>,
    (step, patience): (f64, usize),
) -> Minimum {
    let unknowns = start.len();
    let n = unknowns.max(2) as f64;
    let moves = Moves { expand: 1.0 + 2.0 / n, contract: 0.75 - 0.5 / n, shrink: 1.0 - 1.0 / n };
    let corner = |at: DVector<f64>| Corner { value: f(&at), at };
    let mut corners = vec![corner(start.clone())];
    for unknown in 0..unknowns {
        let mut at = start.clone();
        if let Some(slot) = at.get_mut(unknown) {
            *slot += step;
        }
        corners.push(corner(at));
    }
    let mut values = unknowns + 1;
    while values < patience * unknowns {
        corners.sort_by(|a, b| a.value.total_cmp(&b.value));
        let (Some(best), Some(worst)) = (corners.first(), corners.last()) else { break };
        let spread = worst.value - best.value;
        let wide = corners.iter().any(|corner| (&corner.at - &best.at).amax() > 1e-7);
        if spread.is_nan()
            || (spread <= CLOSE * (1.0 + best.value.abs()) && !(wide && spread > 0.0))
        {
            break;
        }
        values += improve(&mut corners, f, &moves);
    }
    corners.sort_by(|a, b| a.value.total_cmp(&b.value));
    let best = corners.into_iter().next();
    best.map_or(Minimum { at: start.clone(), value: f64::INFINITY }, |corner| Minimum {
        at: corner.at,
        value: corner.value,
    })
}

/// Moves the worst of the sorted corners, or draws all towards the best; how many values it asked for.
fn improve(corners: &mut [Corner], f: &dyn Fn(&DVector<f64>) -> f64, moves: &Moves) -> usize {
    let (Some((last, others)), Some(best)) = (corners.split_last(), corners.first()) else {
        return 1;
    };
    let Some(second) = others.last() else { return 1 };
    let sum = others.iter().fold(DVector::zeros(last.at.len()), |sum, it| sum + &it.at);
    let middle = sum / others.len() as f64;
    let along = |share: f64| {
        let at = &middle + (&middle - &last.at) * share;
        Corner { value: f(&at), at }
    };
    let mirrored = along(1.0);
    let (moved, asked) = if mirrored.value < best.value {
        let further = along(moves.expand);
        (if further.value < mirrored.value { further } else { mirrored }, 2)
    } else if mirrored.value < second.value {
        (mirrored, 1)
    } else if mirrored.value < last.value {
        let nearer = along(moves.contract);
        (if nearer.value <= mirrored.value { nearer } else { mirrored }, 2)
    } else {
        (along(-moves.contract), 2)
    };
    if moved.value < last.value {
        if let Some(last) = corners.last_mut() {
            *last = moved;
        }
        return asked;
    }
    let towards = best.at.clone();
    for corner in corners.iter_mut().skip(1) {
        corner.at = &towards + (&corner.at - &towards) * moves.shrink;
        corner.value = f(&corner.at);
    }
    asked + corners.len() - 1
}
