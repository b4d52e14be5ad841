//! The shares of levels, learnt from the lists by expectation and maximisation.
//!
//! It must never learn from a pair what the other pairs do not bear out: the assumed shares stay in
//! the balance as so many pairs.

use std::collections::BTreeMap;

use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::compare::{Field, LEVELS_MOST, Vector, vector};
use super::event::{Event, Events};
use super::few::{ON_BOTH, fill, learnt};
use super::model::{Model, RAREST, Weights, beside, chance};
use super::near::Near;

/// So many pairs are looked at to learn how alike two incidents are; all, when there are fewer.
const SAMPLE: u64 = 1_000_000;
/// The assumed shares of a field weigh as much as so many linked pairs.
const ASSUMED: f64 = 20.0;
/// The shares among all pairs weigh as much as so many pairs of one list.
const ANYWHERE: f64 = 100.0;

/// How many incidents each list has.
pub(super) struct Sizes(Vec<f64>);

impl Sizes {
    /// Counts them.
    pub(super) fn of(events: &Events) -> Self {
        let of = |list| events.events.iter().filter(|event| event.list == list).count() as f64;
        Self((0..events.lists.len()).map(of).collect())
    }

    fn two(&self) -> impl Iterator<Item = ((usize, usize), (f64, f64))> {
        self.0.iter().enumerate().flat_map(|(one, size)| {
            let others = self.0.iter().enumerate().skip(one + 1);
            others.map(move |(other, with)| ((one, other), (*size, *with)))
        })
    }

    /// How many pairs there are across lists.
    pub(super) fn pairs(&self) -> f64 {
        self.two().map(|(_, (one, other))| one * other).sum()
    }

    /// The prior in bits: the odds of a pair beside both of them being on no other list. With `M` of
    /// `a` and `b` incidents linked, one to one, that is `M / ((a - M) (b - M))`; of several lists,
    /// the sums of both. Where there are few pairs, what they say is one side of the balance, and on
    /// the other is what is assumed: of three pairs that are likely, each would make the others surer.
    fn prior(&self, expected: &BTreeMap<(usize, usize), f64>) -> f64 {
        /// So much of a list at least is taken to be on no other, so that a prior stays a doubt.
        const FREE: f64 = 0.05;
        let odds = |both: &dyn Fn((usize, usize), (f64, f64)) -> f64, least: f64| {
            let (mut linked, mut free) = (0.0, 0.0);
            for (lists, (one, other)) in self.two() {
                let both = both(lists, (one, other));
                linked += both;
                free += (one - both).max(FREE * one) * (other - both).max(FREE * other);
            }
            (f64::max(linked, least) / free).log2()
        };
        let found = odds(&|lists, _| expected.get(&lists).copied().unwrap_or_default(), 0.5);
        let weight = learnt(self.pairs());
        if weight >= 1.0 {
            return found;
        }
        let assumed = odds(&|_, (one, other)| ON_BOTH * f64::min(one, other), 0.0);
        weight * found + (1.0 - weight) * assumed
    }
}

/// How often each level is met in pairs across lists: of all, or of a sample of them.
pub(super) struct Counts([[f64; LEVELS_MOST]; Field::ALL.len()]);

impl Counts {
    pub(super) const fn none() -> Self {
        Self([[0.0; LEVELS_MOST]; Field::ALL.len()])
    }

    pub(super) fn add(&mut self, levels: &Vector, weight: f64) {
        for (counts, level) in self.0.iter_mut().zip(levels) {
            if let Some(slot) = level.and_then(|level| counts.get_mut(level)) {
                *slot += weight;
            }
        }
    }
}

/// What is found in pairs across lists, with a seed where they are sampled.
pub(super) fn sample(events: &Events, sizes: &Sizes, seed: u64) -> Counts {
    let mut counts = Counts::none();
    let all = &events.events;
    if sizes.pairs() <= SAMPLE as f64 {
        for (place, left) in all.iter().enumerate() {
            for right in all.iter().skip(place + 1).filter(|right| right.list != left.list) {
                counts.add(&vector(left, right), 1.0);
            }
        }
        return counts;
    }
    draw(events, sizes, SAMPLE, seed)
}

/// What is found in so many pairs drawn: first two lists, by how many pairs they have, then one
/// incident of each. So every draw is a pair, however unlike the lists are in length.
fn draw(events: &Events, sizes: &Sizes, pairs: u64, seed: u64) -> Counts {
    let of = |list| {
        let events = events.events.iter().filter(move |event| event.list == list);
        events.collect::<Vec<&Event>>()
    };
    let lists: Vec<Vec<&Event>> = (0..events.lists.len()).map(of).collect();
    let mut end = 0.0;
    let ends: Vec<((usize, usize), f64)> = (sizes.two())
        .map(|(lists, (one, other))| {
            end += one * other;
            (lists, end)
        })
        .collect();
    let mut draws = Xoshiro256PlusPlus::seed_from_u64(seed);
    let weight = end / pairs as f64;
    let mut counts = Counts::none();
    for _ in 0..pairs {
        let point = draws.random::<f64>() * end;
        let at = ends.partition_point(|(_, end)| *end <= point);
        let Some(((one, other), _)) = ends.get(at) else { continue };
        let (Some(one), Some(other)) = (lists.get(*one), lists.get(*other)) else { continue };
        // No two lists of which one is empty are drawn: they have no pairs.
        let places = (draws.random_range(0..one.len()), draws.random_range(0..other.len()));
        if let (Some(left), Some(right)) = (one.get(places.0), other.get(places.1)) {
            counts.add(&vector(left, right), weight);
        }
    }
    counts
}

/// Expectation and maximisation: the share of pairs that are one incident and the levels of two are
/// learnt in any case, those of one if asked for.
pub(super) fn fit(near: &Near, all: &Counts, sizes: &Sizes, weights: Weights) -> Model {
    const ROUNDS: usize = 200;
    let assumed: Vec<Vec<f64>> = Field::ALL
        .iter()
        .map(|field| field.levels().iter().map(|(_, share)| *share).collect())
        .collect();
    let mut model = Model {
        prior_bits: sizes.prior(&near.expected(&vec![0.1; near.across.len()])),
        u: unlike(all, &Counts::none(), &near.within, &assumed),
        m: assumed.clone(),
        pairs: sizes.pairs(),
        compared: near.across.len() as u64,
        expected: 0.0,
    };
    let meetings = near.meetings();
    for _ in 0..ROUNDS {
        let mut same = Counts::none();
        let mut chances = Vec::with_capacity(near.across.len());
        for (pair, rivals) in near.across.iter().zip(near.rivals(&model, &meetings)) {
            let probability = chance(model.bits(&pair.levels) + beside(rivals));
            same.add(&pair.levels, probability);
            chances.push(probability);
        }
        let expected = chances.iter().sum();
        let moved = f64::abs(expected - model.expected);
        model.expected = expected;
        model.prior_bits = sizes.prior(&near.expected(&chances));
        model.u = unlike(all, &same, &near.within, &assumed);
        if weights == Weights::Fitted {
            model.m = alike(&same, &assumed);
        }
        if moved < 1e-9 * (1.0 + model.expected) {
            break;
        }
    }
    model
}

/// The shares of levels among two incidents. Of dates: all pairs less those that are one. Of the
/// rest: the pairs of one list that are near in time, as only such are compared and incidents come
/// in clusters; where these are few, all pairs weigh more, and where all are few, what is assumed.
fn unlike(all: &Counts, same: &Counts, within: &Counts, shape: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let fields = Field::ALL.iter().zip(&all.0).zip(&same.0).zip(&within.0).zip(shape);
    let shares = fields.map(|((((field, all), same), within), shape)| {
        let stated: f64 = all.iter().sum();
        // Where a field is never stated, nothing is known of it and it weighs nothing.
        if stated <= 0.0 {
            return shape.to_vec();
        }
        let rest = all.iter().zip(same).take(shape.len()).map(|(all, same)| (all - same).max(0.0));
        let mut anywhere: Vec<f64> = rest.collect();
        fill(*field, stated, &mut anywhere);
        let sum: f64 = anywhere.iter().sum();
        let near: f64 = within.iter().sum();
        let dates = match field {
            Field::Day | Field::Month => true,
            Field::Place | Field::Number | Field::Route | Field::RouteNear => false,
        };
        // Nor where all that state it are one incident.
        if sum <= 0.0 {
            return shape.to_vec();
        }
        let both = anywhere.iter().zip(within);
        both.map(|(count, within)| {
            let share = count / sum;
            let mixed = (within + ANYWHERE * share) / (near + ANYWHERE);
            f64::max(if dates { share } else { mixed }, RAREST)
        })
        .collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deaths::date::Date;

    #[test]
    fn a_list_of_one_beside_a_long_one_is_sampled_as_any_other() {
        let event = |list, day| Event {
            list,
            id: String::new(),
            rows: 1,
            date: Date::day(2016, 5, day).unwrap(),
            place: None,
            total: 9,
            route: String::new(),
            region: String::new(),
        };
        let mut events =
            Events { lists: vec!["a".to_owned(), "b".to_owned()], ..Events::default() };
        events.events.push(event(0, 1));
        // Half of the long list is of the same day.
        events.events.extend((0..60_000).map(|at| event(1, [1, 20][at % 2])));
        let sizes = Sizes::of(&events);
        let Counts(counts) = draw(&events, &sizes, 60_000, 1);
        let [same, ..] = counts[0];
        let all: f64 = counts[0].iter().sum();
        assert!((all - sizes.pairs()).abs() < 1e-6, "each draw is a pair: {all}");
        assert!((same / all - 0.5).abs() < 0.02, "{same} of {all}");
    }
}
