//! Logistic regression by gradient steps of Newton, for a handful of features.

/// One thing seen: what it looks like, and whether it is so.
#[derive(Clone, Copy)]
pub(super) struct Seen<const N: usize> {
    pub(super) features: [f32; N],
    pub(super) is_so: bool,
    pub(super) weight: f32,
}

const ROUNDS: usize = 40;
/// A slight pull towards `start`, so that what is never seen together does not run away.
const RIDGE: f64 = 1.0;

/// The weights that make what was seen most likely, near `start`.
pub(super) fn fit<const N: usize>(seen: &[Seen<N>], start: [f32; N]) -> [f32; N] {
    let start = start.map(f64::from);
    let mut weights = start;
    for _ in 0..ROUNDS {
        let mut gradient = [0.0; N];
        let mut curvature = [[0.0; N]; N];
        for ((gradient, row), (place, (&weight, &from))) in
            gradient.iter_mut().zip(&mut curvature).zip(weights.iter().zip(&start).enumerate())
        {
            *gradient = -RIDGE * (weight - from);
            if let Some(diagonal) = row.get_mut(place) {
                *diagonal = RIDGE;
            }
        }
        for one in seen {
            let features = one.features.map(f64::from);
            let sum: f64 = weights.iter().zip(&features).map(|(weight, it)| weight * it).sum();
            let probability = 1.0 / (1.0 + (-sum).exp());
            let weight = f64::from(one.weight);
            let error = weight * (f64::from(u8::from(one.is_so)) - probability);
            let spread = weight * probability * (1.0 - probability);
            for ((gradient, row), left) in gradient.iter_mut().zip(&mut curvature).zip(&features) {
                *gradient += error * left;
                for (cell, right) in row.iter_mut().zip(&features) {
                    *cell += spread * left * right;
                }
            }
        }
        let step = solve(curvature, gradient);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step.clamp(-2.0, 2.0));
    }
    #[expect(clippy::cast_possible_truncation, reason = "weights are small numbers")]
    weights.map(|it| it as f32)
}

/// Solves a system of equations whose matrix is positive definite, by Gauss and Jordan.
fn solve<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> [f64; N] {
    for pivot in 0..N {
        let Some(row) = matrix.get(pivot).copied() else { break };
        let (Some(&diagonal), Some(&value)) = (row.get(pivot), right.get(pivot)) else { break };
        for (place, (other, right)) in matrix.iter_mut().zip(&mut right).enumerate() {
            let factor = other.get(pivot).copied().unwrap_or(0.0) / diagonal;
            if place == pivot {
                continue;
            }
            other.iter_mut().zip(&row).for_each(|(cell, it)| *cell -= factor * it);
            *right -= factor * value;
        }
    }
    for (place, (row, right)) in matrix.iter().zip(&mut right).enumerate() {
        *right /= row.get(place).copied().unwrap_or(1.0);
    }
    right
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_odds_are_found_again() {
        let mut seen = Vec::new();
        for (feature, so, not) in [(0.0, 100, 300), (1.0, 300, 100)] {
            for (is_so, count) in [(true, so), (false, not)] {
                for _ in 0..count {
                    seen.push(Seen { features: [1.0, feature], is_so, weight: 10.0 });
                }
            }
        }
        let [constant, slope] = fit(&seen, [0.0, 0.0]);
        assert!((constant + 3.0_f32.ln()).abs() < 0.01, "{constant}");
        assert!((slope - 2.0 * 3.0_f32.ln()).abs() < 0.01, "{slope}");
    }
}
