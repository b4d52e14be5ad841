//! One chain of Gibbs draws of the latent-class model.
//!
//! It must never draw from anything but the generator it is given.

use rand::{Rng, RngExt};
use rand_distr::{Beta, Binomial, Distribution, Gamma, Poisson};

use super::Prior;
use crate::lists::pattern::{Pattern, Patterns};

/// A number on no list beyond this runs away.
const RUNAWAY: f64 = 1e12;

/// The state of a chain.
pub(super) struct Chain<R> {
    random: R,
    prior: Prior,
    lists: usize,
    seen: u64,
    cells: Vec<(Pattern, u64)>,
    /// The logarithm of the share of each class.
    shares: Vec<f64>,
    /// The shares themselves.
    sizes: Vec<f64>,
    /// How probable the pattern at hand is in each class.
    weights: Vec<f64>,
    /// The probability of being on each list, class after class.
    chances: Vec<f64>,
    concentration: f64,
    unseen: u64,
}

/// How many persons of each class there are, and how many of them are on each list.
struct Tally {
    persons: Vec<u64>,
    on: Vec<u64>,
}

impl<R: Rng> Chain<R> {
    /// A chain that begins anywhere the prior allows.
    pub(super) fn new(patterns: &Patterns, prior: Prior, mut random: R) -> Self {
        let lists = patterns.lists();
        let chances = (0..prior.classes * lists).map(|_| random.random::<f64>()).collect();
        let even = -(prior.classes as f64).ln();
        Self {
            random,
            prior,
            lists,
            seen: patterns.observed(),
            cells: patterns.observable().filter(|(_, count)| *count > 0).collect(),
            shares: vec![even; prior.classes],
            sizes: vec![0.0; prior.classes],
            weights: vec![0.0; prior.classes],
            chances,
            concentration: 1.0,
            unseen: 0,
        }
    }

    /// One round of draws; the number on no list, or nothing when it runs away.
    pub(super) fn step(&mut self) -> Option<u64> {
        let tally = self.draw_classes()?;
        self.draw_chances(&tally)?;
        self.draw_shares(&tally)?;
        Some(self.unseen)
    }

    /// Says how probable a pattern is in each class, its share included.
    fn weigh(&mut self, pattern: Pattern) {
        let classes = self.chances.chunks(self.lists.max(1)).zip(&self.sizes);
        for (slot, (chances, size)) in self.weights.iter_mut().zip(classes) {
            let on = |(list, chance): (usize, &f64)| {
                if pattern.on(list) { *chance } else { 1.0 - chance }
            };
            *slot = size * chances.iter().enumerate().map(on).product::<f64>();
        }
    }

    /// Draws the number on no list, then the class of everybody.
    ///
    /// With the prior `1 / N` the number on no list is negative binomial: a Poisson number whose mean
    /// is Gamma with the persons seen as shape and the odds of being on no list as scale.
    fn draw_classes(&mut self) -> Option<Tally> {
        for (size, share) in self.sizes.iter_mut().zip(&self.shares) {
            *size = share.exp();
        }
        self.weigh(Pattern(0));
        let all: f64 = self.sizes.iter().sum();
        let unseen: f64 = self.weights.iter().sum();
        let odds = unseen / (all - unseen).max(f64::MIN_POSITIVE);
        let mean = if odds > 0.0 {
            Gamma::new(self.seen as f64, odds).ok()?.sample(&mut self.random)
        } else {
            0.0
        };
        if mean > RUNAWAY || mean.is_nan() {
            return None;
        }
        let drawn: f64 =
            if mean > 0.0 { Poisson::new(mean).ok()?.sample(&mut self.random) } else { 0.0 };
        self.unseen = drawn as u64;
        let mut tally = Tally {
            persons: vec![0; self.prior.classes],
            on: vec![0; self.prior.classes * self.lists],
        };
        self.share_out(Pattern(0), self.unseen, &mut tally)?;
        let cells = std::mem::take(&mut self.cells);
        let shared_out = cells.iter().try_for_each(|(pattern, count)| {
            self.weigh(*pattern);
            self.share_out(*pattern, *count, &mut tally)
        });
        self.cells = cells;
        shared_out.map(|()| tally)
    }

    /// Shares the persons of a pattern out among the classes: a multinomial draw.
    fn share_out(&mut self, pattern: Pattern, count: u64, tally: &mut Tally) -> Option<()> {
        let mut left = count;
        let mut rest: f64 = self.weights.iter().sum();
        let classes = tally.persons.iter_mut().zip(tally.on.chunks_mut(self.lists.max(1)));
        for (weight, (persons, on)) in self.weights.iter().zip(classes) {
            if left == 0 {
                break;
            }
            let chance = if rest > 0.0 { (weight / rest).clamp(0.0, 1.0) } else { 1.0 };
            let here = Binomial::new(left, chance).ok()?.sample(&mut self.random);
            *persons += here;
            for (list, slot) in on.iter_mut().enumerate() {
                *slot += if pattern.on(list) { here } else { 0 };
            }
            left -= here;
            rest -= weight;
        }
        // What rounding left of the weights: nobody may be lost, from a class nor from its lists.
        if let (Some(last), Some(on)) =
            (tally.persons.last_mut(), tally.on.chunks_mut(self.lists.max(1)).next_back())
        {
            *last += left;
            for (list, slot) in on.iter_mut().enumerate() {
                *slot += if pattern.on(list) { left } else { 0 };
            }
        }
        Some(())
    }

    /// Draws the probability of each list in each class: uniform before, Beta after.
    fn draw_chances(&mut self, tally: &Tally) -> Option<()> {
        let persons = tally.persons.iter().flat_map(|count| std::iter::repeat_n(count, self.lists));
        for ((chance, persons), on) in self.chances.iter_mut().zip(persons).zip(&tally.on) {
            let beta = Beta::new(1.0 + *on as f64, 1.0 + (persons - on) as f64).ok()?;
            *chance = beta.sample(&mut self.random);
        }
        Some(())
    }

    /// Draws the shares by breaking sticks, then the concentration.
    fn draw_shares(&mut self, tally: &Tally) -> Option<()> {
        let mut later: u64 = tally.persons.iter().sum();
        let mut stick = 0.0;
        let last = self.shares.len() - 1;
        for (place, (share, persons)) in self.shares.iter_mut().zip(&tally.persons).enumerate() {
            later -= persons;
            if place == last {
                *share = stick;
                break;
            }
            let taken = ln_gamma_draw(&mut self.random, 1.0 + *persons as f64)?;
            let kept = ln_gamma_draw(&mut self.random, self.concentration + later as f64)?;
            let both = taken.max(kept) + (-(taken - kept).abs()).exp().ln_1p();
            *share = stick + taken - both;
            stick += kept - both;
        }
        let shape = self.prior.shape + last as f64;
        let rate = self.prior.rate - stick;
        self.concentration = Gamma::new(shape, rate.recip()).ok()?.sample(&mut self.random);
        self.concentration = self.concentration.max(1e-10);
        Some(())
    }
}

/// The logarithm of a Gamma draw of scale 1; of a small shape the draw itself would be zero.
fn ln_gamma_draw(random: &mut impl Rng, shape: f64) -> Option<f64> {
    let higher: f64 = Gamma::new(shape + 1.0, 1.0).ok()?.sample(random);
    let uniform = 1.0 - random.random::<f64>();
    Some(higher.ln() + uniform.ln() / shape)
}
