//! Round numbers of an axis.

/// A round step near a rough one: 1, 2 or 5 times a power of ten.
pub(super) fn step(rough: f64) -> f64 {
    let rough = rough.max(f64::MIN_POSITIVE);
    let power = 10.0_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    // A step a little short of the wanted one gives a tick more: better than half as many.
    steps.into_iter().find(|step| *step >= rough * 0.9).unwrap_or(power * 10.0)
}

/// Round values from low to high, about `wanted` of them.
pub(super) fn ticks(low: f64, high: f64, wanted: usize) -> Vec<f64> {
    let step = step((high - low) / wanted.max(1) as f64);
    let first = (low / step - 1e-9).ceil();
    let each = (0..=wanted * 3).map(|past| (first + past as f64) * step);
    each.take_while(|tick| *tick <= high + step * 1e-9).map(|tick| tick + 0.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round() {
        assert_eq!(
            [0.9, 1.0, 1.2, 2.2, 18.0, 1614.0].map(step),
            [1.0, 1.0, 2.0, 2.0, 20.0, 2000.0]
        );
        assert!(step(0.0) > 0.0 && step(1e300) >= 1e300);
        assert_eq!(ticks(0.0, 92.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0]);
    }
}
