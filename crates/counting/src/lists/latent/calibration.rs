//! The chain against the model it draws from (simulation-based calibration, Talts et al. 2018).
//!
//! With the prior `1 / N` the number seen says nothing of the classes: given it, they have their
//! prior, the number on no list is negative binomial, and the patterns are multinomial. So truths can
//! be drawn, and among the draws of a right chain the truth has any rank as often as another.

use rand::{RngExt, SeedableRng};
use rand_distr::{Beta, Distribution, Gamma, Poisson};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::Prior;
use super::chain::Chain;
use crate::lists::pattern::{Pattern, Patterns};

const LISTS: usize = 3;
const SEEN: u64 = 60;
const DRAWS: usize = 99;

/// Draws a truth: the patterns of those seen, and how many are on no list.
fn truth(random: &mut Xoshiro256PlusPlus, prior: Prior) -> (Patterns, f64) {
    let concentration = Gamma::new(prior.shape, 1.0 / prior.rate).unwrap().sample(random).max(1e-6);
    let mut stick = 1.0;
    let mut chances = [0.0; 1 << LISTS];
    for class in 0..prior.classes {
        let beta = Beta::new(1.0, concentration).unwrap();
        let taken = if class + 1 == prior.classes { 1.0 } else { beta.sample(random) };
        let on: Vec<f64> = (0..LISTS).map(|_| random.random()).collect();
        for (pattern, chance) in chances.iter_mut().enumerate() {
            let each = on.iter().enumerate();
            let each = each.map(|(list, p)| if pattern >> list & 1 == 1 { *p } else { 1.0 - p });
            *chance += stick * taken * each.product::<f64>();
        }
        stick *= 1.0 - taken;
    }
    let captured: f64 = chances[1..].iter().sum();
    let mean = Gamma::new(SEEN as f64, chances[0] / captured).unwrap().sample(random);
    let unseen = Poisson::new(mean.max(1e-9)).unwrap().sample(random);
    let draw = |_| {
        let mut left = random.random::<f64>() * captured;
        let pattern = (1..1_usize << LISTS).find(|pattern| {
            left -= chances[*pattern];
            left < 0.0
        });
        (Pattern(pattern.unwrap_or((1 << LISTS) - 1) as u32), 1)
    };
    let seen: Vec<(Pattern, u64)> = (0..SEEN).map(draw).collect();
    let names = ["a", "b", "c"].map(str::to_owned).to_vec();
    (Patterns::new(names, seen).unwrap(), unseen)
}

#[test]
fn the_truth_has_any_rank_among_the_draws() {
    const RUNS: usize = 400;
    let prior = Prior { classes: 3, ..Prior::default() };
    let mut random = Xoshiro256PlusPlus::seed_from_u64(20);
    let mut tenths = [0_usize; 10];
    for run in 0..RUNS {
        let (patterns, unseen) = truth(&mut random, prior);
        let inner = Xoshiro256PlusPlus::seed_from_u64(1000 + run as u64);
        let mut chain = Chain::new(&patterns, prior, inner);
        let mut rank = 0;
        for step in 0..(DRAWS + 20) * 25 {
            let drawn = chain.step().unwrap() as f64;
            if step % 25 == 24 && step >= 20 * 25 {
                let tie = drawn == unseen && random.random::<bool>();
                rank += usize::from(drawn < unseen || tie);
            }
        }
        tenths[rank * 10 / (DRAWS + 1)] += 1;
    }
    let expected = RUNS as f64 / 10.0;
    let statistic: f64 =
        tenths.iter().map(|count| (*count as f64 - expected).powi(2) / expected).sum();
    // The chi-squared distribution with nine degrees of freedom exceeds this once in a thousand.
    assert!(statistic < 27.9, "{statistic} {tenths:?}");
}
