//! Counts with discrete Laplace noise: differential privacy, drawn exactly in whole numbers.
//!
//! It must never draw with floating-point numbers (their gaps give the truth away), and never publish
//! noise that the ledger has not allowed.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::cube::Counts;
use super::decimal::{Decimal, UNITS};
use super::ledger::Allowed;
use super::released::{Cell, Knowledge, Release};
use super::stream::Stream;

/// Noise with `P(x)` proportional to `exp(-epsilon |x| / sensitivity)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Laplace {
    epsilon: Decimal,
    sensitivity: u64,
}

impl Laplace {
    /// Noise for a privacy loss of `epsilon` (above 0, at most 100) when one person changes the counts by
    /// `sensitivity` in all (1 to 1,000,000: how many rows a person can be).
    #[must_use]
    pub fn new(epsilon: Decimal, sensitivity: u64) -> Option<Self> {
        let possible =
            (1..=100 * UNITS).contains(&epsilon.0) && (1..=1_000_000).contains(&sensitivity);
        possible.then_some(Self { epsilon, sensitivity })
    }

    /// The privacy loss.
    #[must_use]
    pub const fn epsilon(self) -> Decimal {
        self.epsilon
    }

    /// By how much one person changes the counts.
    #[must_use]
    pub const fn sensitivity(self) -> u64 {
        self.sensitivity
    }

    /// `exp(-epsilon / sensitivity)`.
    fn ratio(self) -> f64 {
        (-self.epsilon.as_f64() / self.sensitivity as f64).exp()
    }

    /// The probability of a noise: `(1 - q) / (1 + q) * q^|x|` with `q = exp(-epsilon / sensitivity)`.
    #[must_use]
    pub fn probability(self, noise: i64) -> f64 {
        let q = self.ratio();
        (1.0 - q) / (1.0 + q) * q.powf(noise.unsigned_abs() as f64)
    }

    /// The variance of the noise: `2 q / (1 - q)^2`.
    #[must_use]
    pub fn variance(self) -> f64 {
        let q = self.ratio();
        2.0 * q / (1.0 - q).powi(2)
    }

    /// The least `h` for which the noise is within `h` either way with a probability of at least
    /// `level` (below 1): `P(|x| > h) = 2 q^(h+1) / (1 + q)`.
    #[must_use]
    pub fn half_width(self, level: f64) -> u64 {
        let q = self.ratio();
        let steps = ((1.0 - level) * (1.0 + q) / 2.0).ln() / q.ln();
        (steps - 1e-12).ceil().max(1.0) as u64 - 1
    }

    /// Draws the noises of a table (Canonne, Kamath and Steinke 2020, algorithm 2; cited from memory
    /// of the paper, the distribution is what the tests check).
    fn draws(self, key: [u8; 32]) -> impl FnMut() -> i64 {
        // epsilon / sensitivity = s / t in lowest terms.
        let (s, t) = (u128::from(self.epsilon.0), u128::from(UNITS) * u128::from(self.sensitivity));
        let common = gcd(s, t);
        let (s, t) = (s / common, t / common);
        let mut stream = Stream::new(key);
        move || loop {
            // Geometric with exp(-1/t): the rest by rejection, the multiples of t one by one.
            let rest = stream.below(t);
            if !bernoulli_exp(&mut stream, rest, t) {
                continue;
            }
            let mut times = 0_u128;
            while bernoulli_exp(&mut stream, 1, 1) {
                times += 1;
            }
            let size = (rest + t * times) / s;
            let negative = stream.below(2) == 1;
            if negative && size == 0 {
                // Zero would come up twice as often.
                continue;
            }
            let size = i64::try_from(size).unwrap_or(i64::MAX);
            return if negative { -size } else { size };
        }
    }
}

impl Allowed {
    /// Adds noise to the inner cells of a table; margins are sums of cells with noise, so that they
    /// add up and cost nothing more. Nothing when that overflows.
    ///
    /// Counts may fall below zero: cutting them off would push every sum up. `seed` must be secret.
    #[must_use]
    pub fn release(self, counts: &Counts, seed: u64) -> Option<Release> {
        let shape = counts.shape();
        let mut draw = self.noise.draws(self.key(counts, seed));
        let noisy = counts.values().iter().enumerate().map(|(cell, count)| {
            if shape.is_inner(cell) { count.cast_signed().checked_add(draw()) } else { Some(0) }
        });
        let noisy: Vec<i64> = noisy.collect::<Option<_>>()?;
        let cells = shape.roll_up(noisy, i64::checked_add)?;
        Some(Release {
            shape: shape.clone(),
            cells: cells.into_iter().map(Cell::Value).collect(),
            knowledge: Knowledge { off: None, suppressed: (0, None) },
        })
    }

    /// What the noise is drawn from: the seed, the entry of the ledger, and the table to the last
    /// count.
    ///
    /// Two releases with one noise would give the truth away: the difference of their tables has none.
    /// The entry sets releases of one ledger apart; the counts do so even if a ledger is lost and
    /// begun anew.
    fn key(&self, counts: &Counts, seed: u64) -> [u8; 32] {
        let mut key = Sha256::new().chain_update(b"havre noise of a release 2\0");
        let mut number = |number: u64| key.update(number.to_be_bytes());
        for part in [seed, self.entry, self.noise.epsilon.0, self.noise.sensitivity] {
            number(part);
        }
        let mut text = |text: &str| {
            key.update((text.len() as u64).to_be_bytes());
            key.update(text);
        };
        text(&self.data_set);
        for dimension in &counts.shape().dimensions {
            dimension.columns.iter().for_each(|name| text(name));
            dimension.nodes.iter().flat_map(|node| &node.path).for_each(|code| text(code));
        }
        for count in counts.values() {
            key.update(count.to_be_bytes());
        }
        key.finalize().into()
    }
}

/// True with a probability of `exp(-n / d)`, for `n <= d`.
fn bernoulli_exp(stream: &mut Stream, n: u128, d: u128) -> bool {
    let mut k = 1_u128;
    // The series of exp(-x) alternates: stopping at an odd place is the event.
    while stream.below(d * k) < n {
        k += 1;
    }
    k % 2 == 1
}

const fn gcd(a: u128, b: u128) -> u128 {
    let (mut a, mut b) = (a, b);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protect::cube::tests::flat;
    use crate::protect::ledger::Ledger;

    fn laplace(epsilon: &str) -> Laplace {
        Laplace::new(epsilon.parse().unwrap(), 1).unwrap()
    }

    #[test]
    fn the_test_values_come_out() {
        let values = [
            ("0.1", 0.049_958_37, 199.833_417, 30),
            ("0.5", 0.244_918_66, 7.835_396, 6),
            ("1", 0.462_117_16, 1.841_347, 3),
            ("2", 0.761_594_16, 0.362_031, 1),
        ];
        for (epsilon, zero, variance, half_width) in values {
            let noise = laplace(epsilon);
            assert!((noise.probability(0) - zero).abs() < 5e-9, "{epsilon}");
            assert!((noise.variance() - variance).abs() < 5e-7, "{epsilon}");
            assert_eq!(noise.half_width(0.95), half_width, "{epsilon}");
        }
    }

    #[test]
    fn draws_follow_the_distribution() {
        for (epsilon, sensitivity) in [("0.1", 1), ("0.5", 1), ("1", 1), ("2", 1), ("1.5", 3)] {
            let noise = Laplace::new(epsilon.parse().unwrap(), sensitivity).unwrap();
            let mut draw = noise.draws([11; 32]);
            let draws: Vec<i64> = (0..40_000).map(|_| draw()).collect();
            let size = draws.len() as f64;
            for value in -3..=3 {
                let p = noise.probability(value);
                let seen = draws.iter().filter(|it| **it == value).count() as f64 / size;
                let error = (p * (1.0 - p) / size).sqrt();
                assert!((seen - p).abs() < 4.5 * error, "{epsilon}: {value}: {seen} for {p}");
            }
            let mean = draws.iter().sum::<i64>() as f64 / size;
            assert!(mean.abs() < 4.5 * (noise.variance() / size).sqrt(), "{epsilon}: {mean}");
            let second = draws.iter().map(|it| (it * it) as f64).sum::<f64>() / size;
            // The fourth moment is about six times the squared variance.
            assert!((second / noise.variance() - 1.0).abs() < 4.5 * (6.0 / size).sqrt() + 0.02);
        }
    }

    /// The noise that the entries of a new ledger get, one after the other.
    fn noises(data_set: &str, counts: &Counts, seed: u64, entries: usize) -> Vec<Vec<i64>> {
        let mut ledger = Ledger::new(data_set, "100".parse().unwrap());
        let noise = |_| {
            let release = ledger.spend("a table", laplace("0.5")).unwrap().release(counts, seed);
            let release = release.unwrap();
            assert_eq!(release.sums_that_do_not_add().0, 0);
            let cells = release.cells.iter().zip(counts.values());
            cells.map(|(cell, count)| cell.value().unwrap() - count.cast_signed()).collect()
        };
        (0..entries).map(noise).collect()
    }

    #[test]
    fn margins_add_up_and_what_is_drawn_can_be_drawn_again() {
        let counts = flat(&[3, 4], &[5; 12]);
        assert_eq!(noises("a", &counts, 1, 3), noises("a", &counts, 1, 3));
    }

    #[test]
    fn no_two_releases_have_one_noise() {
        let counts = flat(&[3, 4], &[5; 12]);
        let mut all = noises("a", &counts, 1, 3);
        all.extend(noises("a", &counts, 2, 1));
        all.extend(noises("b", &counts, 1, 1));
        // Somebody left, and the ledger was begun anew: the difference must not be one person.
        all.extend(noises("a", &flat(&[3, 4], &[5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 4]), 1, 1));
        all.extend(noises("a", &flat(&[4, 3], &[5; 12]), 1, 1));
        for (place, noise) in all.iter().enumerate() {
            assert!(all.iter().skip(place + 1).all(|other| other != noise), "{place}");
        }
    }

    #[test]
    fn budgets_without_sense_are_refused() {
        for (epsilon, sensitivity) in [("0", 1), ("101", 1), ("1", 0), ("1", 1_000_001)] {
            assert_eq!(Laplace::new(epsilon.parse().unwrap(), sensitivity), None);
        }
    }
}
