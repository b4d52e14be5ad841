//! Chance from a seed, and choices fixed by it.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};

/// A stream of chance.
pub(super) struct Dice(Xoshiro256PlusPlus);

impl Dice {
    /// The stream of a seed and a number: streams of one seed do not depend on each other.
    pub(super) fn new(seed: u64, number: u64) -> Self {
        Self(Xoshiro256PlusPlus::seed_from_u64(mix(seed, number)))
    }

    pub(super) fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number below `count`; 0 when there is none.
    pub(super) fn below(&mut self, count: usize) -> usize {
        // The high half of the product (Lemire 2019); what is uneven about it is below 2^-32.
        ((u128::from(self.0.next_u64()) * count as u128) >> 64) as usize
    }

    /// A number of a range, both ends included.
    pub(super) fn between(&mut self, from: i64, to: i64) -> i64 {
        from + self.below(usize::try_from(to - from + 1).unwrap_or(1)) as i64
    }

    /// From 0 to below 1.
    pub(super) fn share(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(super) fn chance(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// One of a list, each as likely.
    pub(super) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }
}

/// Two numbers as one, without a pattern (the finaliser of `SplitMix64`, Steele et al. 2014).
pub(super) const fn mix(a: u64, b: u64) -> u64 {
    let mut bits = a ^ b.wrapping_add(0x9E37_79B9_7F4A_7C15).wrapping_mul(0xD134_2543_DE82_EF95);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// A choice by weight, drawn in logarithmic time.
#[derive(Debug)]
pub(super) struct Weights(Vec<f64>);

impl Weights {
    pub(super) fn new(weights: impl Iterator<Item = f64>) -> Self {
        let sums = weights.scan(0.0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        });
        Self(sums.collect())
    }

    pub(super) fn draw(&self, dice: &mut Dice) -> usize {
        let at = dice.share() * self.0.last().copied().unwrap_or(0.0);
        self.0.partition_point(|sum| *sum <= at).min(self.0.len().saturating_sub(1))
    }
}
