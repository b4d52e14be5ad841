//! Chance for the demonstration: a small seeded generator, the same on every run.
//!
//! It draws for made-up people only: it is no source of secrets, and nothing here reads a clock or
//! the system's randomness.

use std::f64::consts::TAU;

/// A stream of draws. Two dice of one seed give the same draws for ever.
///
/// The generator is xoshiro256\*\* of D. Blackman and S. Vigna ("Scrambled linear pseudorandom
/// number generators", ACM Transactions on Mathematical Software 47(4), 2021;
/// <https://prng.di.unimi.it/>), its state filled by `SplitMix64` as its authors advise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dice {
    seed: u64,
    state: [u64; 4],
}

impl Dice {
    /// Dice of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        let mut at = seed;
        let (a, b) = (splitmix(&mut at), splitmix(&mut at));
        let (c, d) = (splitmix(&mut at), splitmix(&mut at));
        Self { seed, state: [a, b, c, d] }
    }

    /// Independent dice, by name. They depend on the seed and the name only, not on what was drawn
    /// before: a draw more in one place changes nothing in another.
    #[must_use]
    pub fn fork(&self, name: &str) -> Self {
        // FNV-1a, 64 bits (Fowler, Noll and Vo), then mixed with the seed.
        let named = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mut seed = self.seed;
        Self::new(splitmix(&mut seed) ^ named)
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let drawn = b.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let (c, d) = (c ^ a, d ^ b);
        self.state = [a ^ d, b ^ c, c ^ (b << 17), d.rotate_left(45)];
        drawn
    }

    /// A number from 0 to 1, 1 excluded.
    pub const fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number under `n`, each as likely; 0 when `n` is 0.
    ///
    /// Without bias, by the method of D. Lemire ("Fast random integer generation in an interval",
    /// 2019).
    pub fn below(&mut self, n: usize) -> usize {
        let n = n as u64;
        if n == 0 {
            return 0;
        }
        let threshold = n.wrapping_neg() % n;
        loop {
            let wide = u128::from(self.bits()) * u128::from(n);
            if wide as u64 >= threshold {
                return (wide >> 64) as usize;
            }
        }
    }

    /// A whole number from one to another, both included; the first when they are not in order.
    pub fn between(&mut self, from: i16, to: i16) -> i16 {
        let span = usize::try_from(i32::from(to) - i32::from(from) + 1).unwrap_or(1);
        from.saturating_add(i16::try_from(self.below(span)).unwrap_or(0))
    }

    /// True with a probability.
    pub const fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    /// One of a list, each as likely.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.below(list.len()))
    }

    /// One of a list, as likely as its weight; nothing when no weight is positive.
    pub fn weighted<'a, T>(&mut self, list: &'a [(T, f64)]) -> Option<&'a T> {
        self.weighted_by(list, |(_, weight)| *weight).map(|(value, _)| value)
    }

    /// One of a list, as likely as the weight computed for it; nothing when none is positive.
    pub fn weighted_by<'a, T>(
        &mut self,
        list: &'a [T],
        weight: impl Fn(&T) -> f64,
    ) -> Option<&'a T> {
        let heavy = || list.iter().map(|it| (it, weight(it))).filter(|(_, weight)| *weight > 0.0);
        let mut left = self.unit() * heavy().map(|(_, weight)| weight).sum::<f64>();
        let mut last = None;
        for (it, weight) in heavy() {
            last = Some(it);
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
        last
    }

    /// A draw of the normal law of mean 0 and deviation 1 (Box and Muller 1958).
    ///
    /// It takes logarithms and cosines of the platform, which may differ in the last bit between
    /// two platforms; whoever rounds to days will hardly ever see it.
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (TAU * self.unit()).cos()
    }

    /// A draw of the log-normal law: half of the draws are under the median.
    pub fn lognormal(&mut self, median: f64, sigma: f64) -> f64 {
        median * (sigma * self.normal()).exp()
    }

    /// How often something happens that happens `mean` times on average (Knuth 1969, the mean cut
    /// in parts of at most 16 so that no product vanishes).
    pub fn poisson(&mut self, mean: f64) -> u32 {
        let mut count = 0;
        let mut left = mean;
        while left > 0.0 {
            let floor = (-left.min(16.0)).exp();
            let mut product = self.unit();
            while product > floor {
                count += 1;
                product *= self.unit();
            }
            left -= 16.0;
        }
        count
    }
}

/// `SplitMix64` (Steele, Lea and Flood 2014).
const fn splitmix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MANY: usize = 40_000;

    /// Mean and variance of many draws.
    fn moments(mut draw: impl FnMut() -> f64) -> (f64, f64) {
        let drawn: Vec<f64> = (0..MANY).map(|_| draw()).collect();
        let mean = drawn.iter().sum::<f64>() / MANY as f64;
        let variance = drawn.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / MANY as f64;
        (mean, variance)
    }

    #[test]
    fn the_published_algorithms_give_their_published_draws() {
        let mut dice = Dice { seed: 0, state: [1, 2, 3, 4] };
        let drawn: Vec<u64> = (0..6).map(|_| dice.bits()).collect();
        let published = [
            11_520,
            0,
            1_509_978_240,
            1_215_971_899_390_074_240,
            1_216_172_134_540_287_360,
            607_988_272_756_665_600,
        ];
        assert_eq!(drawn, published);
        let mut state = 1_234_567;
        assert_eq!(splitmix(&mut state), 6_457_827_717_110_365_317);
        assert_eq!(splitmix(&mut state), 3_203_168_211_198_807_973);
    }

    #[test]
    fn a_seed_and_a_name_give_the_same_draws_for_ever() {
        let (mut a, mut b) = (Dice::new(7), Dice::new(7));
        let mut early = a.fork("people");
        assert!((0..100).all(|_| a.bits() == b.bits()));
        let mut late = a.fork("people");
        assert!((0..100).all(|_| early.bits() == late.bits()));
        assert_ne!(a.fork("people"), a.fork("delays"));
        assert_ne!(a.fork("people"), Dice::new(8).fork("people"));
        assert_ne!(a.fork("people"), a.fork("people").fork("people"));
    }

    #[test]
    fn streams_of_other_names_do_not_move_together() {
        let dice = Dice::new(3);
        let (mut a, mut b) = (dice.fork("a"), dice.fork("b"));
        let (mean, _) = moments(|| (a.unit() - 0.5) * (b.unit() - 0.5) * 12.0);
        assert!(mean.abs() < 0.02, "correlation {mean}");
    }

    #[test]
    fn whole_numbers_are_even_and_never_too_large() {
        let mut dice = Dice::new(1);
        assert_eq!((dice.below(0), dice.below(1)), (0, 0));
        let mut counts = [0_usize; 7];
        for _ in 0..MANY {
            counts[dice.below(7)] += 1;
        }
        let even = MANY as f64 / 7.0;
        let chi2: f64 = counts.iter().map(|&n| (n as f64 - even).powi(2) / even).sum();
        assert!(chi2 < 22.5, "chi square {chi2} for six degrees of freedom");
        assert!((0..MANY).all(|_| (-3..=3).contains(&dice.between(-3, 3))));
        assert_eq!(dice.between(5, 2), 5);
        assert!((i16::MIN..=i16::MAX).contains(&dice.between(i16::MIN, i16::MAX)));
    }

    #[test]
    fn a_chance_is_kept_and_never_and_always_are_sure() {
        let mut dice = Dice::new(2);
        let (mean, _) = moments(|| f64::from(u8::from(dice.chance(0.3))));
        assert!((mean - 0.3).abs() < 0.01, "{mean}");
        assert!((0..1000).all(|_| dice.chance(1.0) && !dice.chance(0.0)));
    }

    #[test]
    fn picks_follow_the_weights_and_skip_what_weighs_nothing() {
        let mut dice = Dice::new(4);
        let list = [('a', 1.0), ('b', 0.0), ('c', 3.0), ('d', -2.0)];
        let drawn: Vec<char> = (0..MANY).map(|_| *dice.weighted(&list).unwrap()).collect();
        let share = drawn.iter().filter(|&&c| c == 'c').count() as f64 / MANY as f64;
        assert!((share - 0.75).abs() < 0.01, "{share}");
        assert!(drawn.iter().all(|c| matches!(c, 'a' | 'c')));
        assert_eq!(dice.weighted(&[('a', 0.0)]), None);
        assert_eq!(dice.pick::<char>(&[]), None);
        assert_eq!(dice.pick(&['x']), Some(&'x'));
    }

    #[test]
    fn the_laws_have_their_moments() {
        let mut dice = Dice::new(5);
        let (mean, variance) = moments(|| dice.unit());
        assert!((mean - 0.5).abs() < 0.006 && (variance - 1.0 / 12.0).abs() < 0.002);
        let (mean, variance) = moments(|| dice.normal());
        assert!(mean.abs() < 0.02 && (variance - 1.0).abs() < 0.03, "{mean} {variance}");
        let (mean, _) = moments(|| dice.lognormal(10.0, 0.5));
        assert!((mean - 10.0 * 0.125_f64.exp()).abs() < 0.15, "{mean}");
        let (under, _) = moments(|| f64::from(u8::from(dice.lognormal(10.0, 0.5) < 10.0)));
        assert!((under - 0.5).abs() < 0.01, "{under}");
        for expected in [0.2, 3.0, 40.0] {
            let (mean, variance) = moments(|| f64::from(dice.poisson(expected)));
            assert!((mean / expected - 1.0).abs() < 0.04, "{mean} for {expected}");
            assert!((variance / expected - 1.0).abs() < 0.05, "{variance} for {expected}");
        }
        assert_eq!((dice.poisson(0.0), dice.poisson(-1.0)), (0, 0));
    }
}
