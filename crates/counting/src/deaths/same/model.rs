//! The weights: how often levels are met by one incident and by two, and what that says of a pair.
//!
//! It must never learn from a pair what the other pairs do not bear out: the assumed shares stay in
//! the balance as so many pairs.

use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::Serialize;

use super::compare::{Field, LEVELS_MOST, Vector, vector};
use super::event::{Event, Events};

/// So many pairs are compared at most within the window of dates.
const PAIRS_MOST: usize = 4_000_000;
/// So many pairs are looked at to learn how alike two incidents are; all, when there are fewer.
const SAMPLE: u64 = 1_000_000;
/// The assumed shares of a field weigh as much as so many linked pairs.
const ASSUMED: f64 = 20.0;
/// No level is rarer than this among two incidents.
const RAREST: f64 = 1e-6;

/// Where the shares of one incident told twice come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weights {
    /// As assumed: see [`Field::levels`].
    #[default]
    Assumed,
    /// Fitted to the lists by expectation and maximisation, the assumed shares weighing as much as
    /// twenty pairs.
    Fitted,
}

/// How to link.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// Pairs further apart than so many days are not compared.
    pub window_days: i64,
    /// Where the weights come from.
    pub weights: Weights,
    /// From which probability two incidents are taken for one.
    pub threshold: f64,
    /// Draws the pairs that the shares among two incidents are learnt from, in long lists.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self { window_days: 7, weights: Weights::Assumed, threshold: 0.5, seed: 1 }
    }
}

/// Why lists cannot be linked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SameFault {
    /// Fewer than two lists have an incident with a date.
    #[error("two lists at least need incidents with a date to the month")]
    OneList,
    /// Too many pairs lie within the window.
    #[error("more than {PAIRS_MOST} pairs are {0} days apart or less: give a smaller window")]
    TooMany(i64),
}

/// How often each level is met, by field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Model {
    /// Log2 of the prior odds that an incident of one list and one of another are the same.
    pub prior_bits: f64,
    /// For each field and level: how often one incident told twice falls in it.
    pub m: Vec<Vec<f64>>,
    /// And how often two incidents do.
    pub u: Vec<Vec<f64>>,
    /// Pairs across lists.
    pub pairs: u64,
    /// Pairs compared: those within the window.
    pub compared: u64,
    /// How many pairs are one incident, expected.
    pub expected: f64,
}

/// Why two incidents are taken for one, or not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// What was compared.
    pub field: Field,
    /// What was found.
    pub meaning: &'static str,
    /// What it weighs.
    pub bits: f64,
}

/// Two incidents of different lists that may be one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Link {
    /// One, by its place among the events.
    pub left: usize,
    /// The other.
    pub right: usize,
    /// The prior in bits; with the reasons, it adds up to the total.
    pub prior_bits: f64,
    /// The reasons.
    pub reasons: Vec<Reason>,
    /// All bits, added in this order.
    pub bits: f64,
    /// The probability that they are one: `1 / (1 + 2^-bits)`.
    pub probability: f64,
}

/// Compares the events of several lists. The links have a probability of one in a thousand or more,
/// the most probable first.
///
/// # Errors
/// See [`SameFault`].
pub fn link(events: &Events, options: &Options) -> Result<(Model, Vec<Link>), SameFault> {
    let blocked = blocked(&events.events, options.window_days)?;
    let pairs = across(events);
    if pairs == 0 {
        return Err(SameFault::OneList);
    }
    let all = sample(events, pairs, options.seed);
    let model = fit(&blocked, &all, pairs, options.weights);
    let scored = blocked.iter().map(|(left, right, levels)| model.link((*left, *right), levels));
    let mut links: Vec<Link> = scored.filter(|link| link.probability >= 1e-3).collect();
    links.sort_by(|a, b| b.bits.total_cmp(&a.bits).then((a.left, a.right).cmp(&(b.left, b.right))));
    Ok((model, links))
}

type Blocked = Vec<(usize, usize, Vector)>;

/// The pairs of different lists that are at most so many days apart.
fn blocked(events: &[Event], window: i64) -> Result<Blocked, SameFault> {
    let mut order: Vec<(i64, i64, usize, &Event)> = events
        .iter()
        .enumerate()
        .map(|(place, event)| (event.date.span().0, event.date.span().1, place, event))
        .collect();
    order.sort_by_key(|(from, _, place, _)| (*from, *place));
    let mut pairs = Vec::new();
    for (next, (_, to, place, event)) in (1..).zip(&order) {
        let near = order.iter().skip(next).take_while(|(from, ..)| *from <= to + window);
        for (_, _, other, with) in near.filter(|(.., with)| with.list != event.list) {
            if pairs.len() >= PAIRS_MOST {
                return Err(SameFault::TooMany(window));
            }
            let (left, right) = if place < other { (event, with) } else { (with, event) };
            pairs.push((*place.min(other), *place.max(other), vector(left, right)));
        }
    }
    pairs.sort_by_key(|(left, right, _)| (*left, *right));
    Ok(pairs)
}

/// How many pairs there are across lists.
fn across(events: &Events) -> u64 {
    let sizes = (0..events.lists.len())
        .map(|list| events.events.iter().filter(|event| event.list == list).count() as u64);
    let (mut before, mut pairs) = (0_u64, 0_u64);
    for size in sizes {
        pairs += before * size;
        before += size;
    }
    pairs
}

/// How often each level is met in pairs across lists: of all, or of a sample of them.
struct Counts([[f64; LEVELS_MOST]; Field::ALL.len()]);

impl Counts {
    const fn none() -> Self {
        Self([[0.0; LEVELS_MOST]; Field::ALL.len()])
    }

    fn add(&mut self, levels: &Vector, weight: f64) {
        for (counts, level) in self.0.iter_mut().zip(levels) {
            if let Some(slot) = level.and_then(|level| counts.get_mut(level)) {
                *slot += weight;
            }
        }
    }
}

fn sample(events: &Events, pairs: u64, seed: u64) -> Counts {
    let mut counts = Counts::none();
    let all = &events.events;
    if pairs <= SAMPLE {
        for (place, left) in all.iter().enumerate() {
            for right in all.iter().skip(place + 1).filter(|right| right.list != left.list) {
                counts.add(&vector(left, right), 1.0);
            }
        }
        return counts;
    }
    let mut draws = Xoshiro256PlusPlus::seed_from_u64(seed);
    let weight = pairs as f64 / SAMPLE as f64;
    let mut drawn = 0;
    while drawn < SAMPLE {
        let pair = (draws.random_range(0..all.len()), draws.random_range(0..all.len()));
        let (Some(left), Some(right)) = (all.get(pair.0), all.get(pair.1)) else { continue };
        if left.list != right.list {
            counts.add(&vector(left, right), weight);
            drawn += 1;
        }
    }
    counts
}

/// Expectation and maximisation: the share of pairs that are one incident and the levels of two are
/// learnt in any case, those of one if asked for.
fn fit(blocked: &Blocked, all: &Counts, pairs: u64, weights: Weights) -> Model {
    const ROUNDS: usize = 200;
    let assumed: Vec<Vec<f64>> = Field::ALL
        .iter()
        .map(|field| field.levels().iter().map(|(_, share)| *share).collect())
        .collect();
    let start = (blocked.len() as f64 / 10.0).clamp(0.5, pairs as f64 / 2.0);
    let mut model = Model {
        prior_bits: log_odds(start / pairs as f64),
        u: unlike(all, &Counts::none(), &assumed),
        m: assumed.clone(),
        pairs,
        compared: blocked.len() as u64,
        expected: start,
    };
    for _ in 0..ROUNDS {
        let mut same = Counts::none();
        let mut expected = 0.0;
        for (_, _, levels) in blocked {
            let probability = chance(model.bits(levels));
            expected += probability;
            same.add(levels, probability);
        }
        let moved = (expected - model.expected).abs();
        model.expected = expected;
        let share = expected.clamp(0.5, pairs as f64 / 2.0) / pairs as f64;
        model.prior_bits = log_odds(share);
        model.u = unlike(all, &same, &assumed);
        if weights == Weights::Fitted {
            model.m = alike(&same, &assumed);
        }
        if moved < 1e-9 * (1.0 + expected) {
            break;
        }
    }
    model
}

/// The shares of levels among two incidents: all pairs less those that are one.
fn unlike(all: &Counts, same: &Counts, shape: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let fields = all.0.iter().zip(&same.0).zip(shape);
    let shares = fields.map(|((all, same), shape)| {
        let rest = all.iter().zip(same).take(shape.len()).map(|(all, same)| (all - same).max(0.0));
        let rest: Vec<f64> = rest.collect();
        let sum: f64 = rest.iter().sum();
        let share = |count: &f64| if sum > 0.0 { (count / sum).max(RAREST) } else { 1.0 };
        // Where a field is never stated, nothing is known of it and it weighs nothing.
        if sum > 0.0 { rest.iter().map(share).collect() } else { shape.to_vec() }
    });
    shares.collect()
}

/// The shares of levels among one incident told twice, the assumed ones in the balance.
fn alike(same: &Counts, assumed: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let fields = same.0.iter().zip(assumed);
    let shares = fields.map(|(same, assumed)| {
        let sum: f64 = same.iter().take(assumed.len()).sum();
        let both = same.iter().zip(assumed);
        both.map(|(count, share)| (count + ASSUMED * share) / (sum + ASSUMED)).collect()
    });
    shares.collect()
}

impl Model {
    /// What a field's level weighs, in bits.
    fn weight(&self, field: usize, level: usize) -> f64 {
        let share = |shares: &[Vec<f64>]| shares.get(field).and_then(|it| it.get(level)).copied();
        match (share(&self.m), share(&self.u)) {
            (Some(m), Some(u)) => (m.max(RAREST) / u).log2(),
            (None, _) | (_, None) => 0.0,
        }
    }

    fn bits(&self, levels: &Vector) -> f64 {
        let weights = levels
            .iter()
            .enumerate()
            .filter_map(|(field, level)| level.map(|level| self.weight(field, level)));
        weights.fold(self.prior_bits, |sum, bits| sum + bits)
    }

    fn link(&self, (left, right): (usize, usize), levels: &Vector) -> Link {
        let reasons =
            Field::ALL.iter().zip(levels).enumerate().filter_map(|(place, (field, level))| {
                let level = (*level)?;
                let (meaning, _) = field.levels().get(level)?;
                Some(Reason { field: *field, meaning, bits: self.weight(place, level) })
            });
        let bits = self.bits(levels);
        Link {
            left,
            right,
            prior_bits: self.prior_bits,
            reasons: reasons.collect(),
            bits,
            probability: chance(bits),
        }
    }
}

fn chance(bits: f64) -> f64 {
    1.0 / (1.0 + (-bits).exp2())
}

fn log_odds(share: f64) -> f64 {
    (share / (1.0 - share)).log2()
}
