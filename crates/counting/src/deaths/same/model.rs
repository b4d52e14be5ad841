//! The model: what is found in a pair, weighed in bits that add up.
//!
//! It must never give a probability that its reasons do not add up to.

use serde::Serialize;

use super::compare::{Field, Vector};
use super::event::Events;
use super::fit::{Sizes, fit, sample};
use super::near::{PAIRS_MOST, Pair, near};

/// No level is rarer than this among two incidents.
pub(super) const RAREST: f64 = 1e-6;

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

impl SameFault {
    /// Why lists cannot be linked, as a key of [`FAULTS`](crate::told::FAULTS).
    #[must_use]
    pub fn told(&self) -> crate::told::Told {
        let key = match self {
            Self::OneList => "one_register",
            Self::TooMany(_) => "too_many_pairs",
        };
        crate::told::Told::new(key, [])
    }
}

/// How often each level is met, by field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Model {
    /// Log2 of the prior odds that an incident of one list and one of another are the same, beside
    /// each being on no other list.
    pub prior_bits: f64,
    /// For each field and level: how often one incident told twice falls in it.
    pub m: Vec<Vec<f64>>,
    /// And how often two incidents do.
    pub u: Vec<Vec<f64>>,
    /// Pairs across lists.
    pub pairs: f64,
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
    /// What it takes that other incidents of these lists may be the same instead: zero or less.
    pub rivals_bits: f64,
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
    let near = near(&events.events, options.window_days)?;
    let sizes = Sizes::of(events);
    if sizes.pairs() < 1.0 {
        return Err(SameFault::OneList);
    }
    let all = sample(events, &sizes, options.seed);
    let model = fit(&near, &all, &sizes, options.weights);
    let rivals = near.rivals(&model, &near.meetings());
    let scored = near.across.iter().zip(rivals).map(|(pair, rivals)| model.link(pair, rivals));
    let mut links: Vec<Link> = scored.filter(|link| link.probability >= 1e-3).collect();
    links.sort_by(|a, b| b.bits.total_cmp(&a.bits).then((a.left, a.right).cmp(&(b.left, b.right))));
    Ok((model, links))
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

    pub(super) fn bits(&self, levels: &Vector) -> f64 {
        let weights = levels
            .iter()
            .enumerate()
            .filter_map(|(field, level)| level.map(|level| self.weight(field, level)));
        weights.fold(self.prior_bits, |sum, bits| sum + bits)
    }

    fn link(&self, pair: &Pair, rivals: f64) -> Link {
        let levels = &pair.levels;
        let reasons =
            Field::ALL.iter().zip(levels).enumerate().filter_map(|(place, (field, level))| {
                let level = (*level)?;
                let (meaning, _) = field.levels().get(level)?;
                Some(Reason { field: *field, meaning, bits: self.weight(place, level) })
            });
        let rivals_bits = beside(rivals);
        let bits = self.bits(levels) + rivals_bits;
        Link {
            left: pair.left,
            right: pair.right,
            prior_bits: self.prior_bits,
            reasons: reasons.collect(),
            rivals_bits,
            bits,
            probability: chance(bits),
        }
    }
}

/// What rivals of so many odds take, in bits: an incident is one with one of another list at most, so
/// the odds of a pair are those of the pair to those of all else, `o / (1 + rivals)`.
pub(super) fn beside(rivals: f64) -> f64 {
    -rivals.ln_1p() / std::f64::consts::LN_2
}

pub(super) fn chance(bits: f64) -> f64 {
    1.0 / (1.0 + (-bits).exp2())
}
