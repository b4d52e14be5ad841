//! Learning which symbol stands for which: expectation and maximisation over all alignments of
//! pairs of forms (Ristad & Yianilos 1998, "Learning string-edit distance").

use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

use super::super::costs::{Cells, Costs, LIMIT, UNIT, UNSEEN, score};
use super::super::script::{PAIRS, is_symmetric};
use super::super::symbol::{self, SYMBOLS};
use super::thesaurus::{Form, Group, Split, Thesaurus};

const ROUNDS: usize = 12;
/// Rounds after which pairs that are worth less than nothing are put aside: forms of one name that
/// are translations, not spellings.
const SIEVES: [usize; 2] = [3, 7];
/// How many pairs of a pair of scripts are learned from at most.
const MOST_PAIRS: usize = 60_000;
/// How many pairs of a pair of scripts one group gives at most.
const MOST_A_GROUP: usize = 6;
/// How many aligned symbols the common table counts for in the table of a pair of scripts.
const PRIOR: f64 = 1_500.0;

/// Of a pair of scripts with fewer pairs of forms than this, what is rare may not have been seen.
const FEW: usize = 1_000;

/// The pairs of scripts of which the second leaves vowels out, but not in foreign names.
const OF_TWO_REGISTERS: [usize; 3] = [3, 4, 14];
const REGISTER_ROUNDS: usize = 3;

/// Two forms of one name, as symbols, the first script first.
pub(super) type Pair = (Vec<u8>, Vec<u8>);

/// The probability of each symbol standing opposite of each, nothing included.
type Joint = Vec<f64>;

/// Learns the costs of every pair of scripts from the training split.
pub(super) fn learn(thesaurus: &Thesaurus, seed: u64) -> Vec<Costs> {
    let pairs = gather(thesaurus, seed);
    let common: Vec<Pair> = pairs.iter().flat_map(|of| of.iter().take(4_000)).cloned().collect();
    let guess = Prior { joint: &first_guess(), chance: None };
    let base = train(common, &guess, 1.0, true);
    let prior = Prior { joint: &base.joint, chance: Some(&base.chance) };
    pairs
        .into_par_iter()
        .enumerate()
        .map(|(pair, examples)| {
            let symmetric = is_symmetric(pair);
            let registers = if OF_TWO_REGISTERS.contains(&pair) {
                two_registers(examples, &prior)
            } else {
                vec![train(examples, &prior, PRIOR, symmetric).cells()]
            };
            Costs { registers, ..Costs::plain() }
        })
        .collect()
}

/// Learns two tables: at first of the pairs in which few vowels are written on the second side and
/// of the others, then each of those pairs that it explains better.
fn two_registers(pairs: Vec<Pair>, prior: &Prior<'_>) -> Vec<Cells> {
    let count = |of: &[u8], is: fn(u8) -> bool| of.iter().filter(|&&it| is(it)).count();
    let writes_few = |pair: &Pair| {
        let vowels = count(&pair.0, symbol::is_vowel);
        let is_mater = |it| matches!(it, symbol::ALEF | symbol::WAW | symbol::YEH);
        3 * count(&pair.1, is_mater) <= vowels
    };
    let (mut few, mut many): (Vec<Pair>, Vec<Pair>) = pairs.into_iter().partition(writes_few);
    let mut tables = Vec::new();
    for _ in 0..REGISTER_ROUNDS {
        let learned = [&few, &many].map(|of| train(of.clone(), prior, PRIOR, false).cells());
        let [first, second] = &learned;
        let fits_first =
            |(one, other): &Pair| score(first, one, other) >= score(second, one, other);
        let all = few.into_iter().chain(many);
        (few, many) = all.partition(fits_first);
        tables = learned.to_vec();
    }
    tables
}

/// The pairs of forms of the training split, by pair of scripts.
fn gather(thesaurus: &Thesaurus, seed: u64) -> Vec<Vec<Pair>> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let mut found: Vec<Vec<Pair>> = vec![Vec::new(); PAIRS];
    for group in thesaurus.of(Split::Train) {
        let mut of_group = pairs_of(group);
        of_group.shuffle(&mut random);
        let mut given = [0; PAIRS];
        for (pair, one, other) in of_group {
            let (Some(given), Some(found)) = (given.get_mut(pair), found.get_mut(pair)) else {
                continue;
            };
            if *given < MOST_A_GROUP {
                *given += 1;
                let symbols = |form: &Form| form.spoken.sounds.symbols().to_vec();
                found.push((symbols(one), symbols(other)));
            }
        }
    }
    for pairs in &mut found {
        pairs.shuffle(&mut random);
        pairs.truncate(MOST_PAIRS);
    }
    // Turned at random, so that a symmetric pair does not learn the order of the lines.
    for (_, pairs) in found.iter_mut().enumerate().filter(|(pair, _)| is_symmetric(*pair)) {
        for pair in pairs.iter_mut().filter(|_| random.random_bool(0.5)) {
            std::mem::swap(&mut pair.0, &mut pair.1);
        }
    }
    found
}

/// All pairs of forms of a group, with their pair of scripts, the first script first.
pub(super) fn pairs_of(group: &Group) -> Vec<(usize, &Form, &Form)> {
    let mut found = Vec::new();
    for (place, one) in group.forms.iter().enumerate() {
        for other in group.forms.iter().skip(place + 1) {
            let (pair, swapped) = one.script().pair(other.script());
            found.push(if swapped { (pair, other, one) } else { (pair, one, other) });
        }
    }
    found
}

/// What is believed before anything is seen: a symbol stands for itself, for its class, a vowel
/// for a vowel or for nothing.
fn first_guess() -> Joint {
    let guess = |place: usize| -> f64 {
        let number = |it: usize| u8::try_from(it).unwrap_or(0);
        let (one, other) = (number(place / SYMBOLS), number(place % SYMBOLS));
        let vowels = (symbol::is_vowel(one), symbol::is_vowel(other));
        match (one, other) {
            (0, 0) => 0.0,
            (0, _) | (_, 0) if vowels.0 || vowels.1 => 0.3,
            (0, _) | (_, 0) => 0.03,
            _ if one == other => 1.0,
            _ if symbol::class(one) == symbol::class(other) => 0.2,
            _ => 0.002,
        }
    };
    normalised((0..SYMBOLS * SYMBOLS).map(guess).collect())
}

fn normalised(mut joint: Joint) -> Joint {
    let total: f64 = joint.iter().sum();
    joint.iter_mut().for_each(|it| *it /= total);
    joint
}

/// What is believed before a pair of scripts is looked at.
struct Prior<'a> {
    joint: &'a Joint,
    /// How often each symbol is written, on both sides.
    chance: Option<&'a [Vec<f64>; 2]>,
}

/// What training ends with.
struct Trained {
    joint: Joint,
    chance: [Vec<f64>; 2],
    lengths: [f64; 2],
    /// What the chance of a symbol is no more than that was never seen.
    unseen: f64,
}

fn train(mut pairs: Vec<Pair>, prior: &Prior<'_>, weight: f64, symmetric: bool) -> Trained {
    let mut joint = prior.joint.clone();
    for round in 0..ROUNDS {
        let mut counts: Vec<f64> = prior.joint.iter().map(|it| it * weight).collect();
        for pair in &pairs {
            expect(pair, &joint, &mut counts);
        }
        if symmetric {
            symmetrise(&mut counts);
        }
        joint = normalised(counts);
        if SIEVES.contains(&round) {
            let now = Trained::new(joint.clone(), &pairs, prior, symmetric);
            let cells = now.cells();
            pairs.retain(|(one, other)| score(&cells, one, other) > 0);
        }
    }
    Trained::new(joint, &pairs, prior, symmetric)
}

fn symmetrise(counts: &mut [f64]) {
    let before = counts.to_vec();
    for (place, count) in counts.iter_mut().enumerate() {
        let mirrored = place % SYMBOLS * SYMBOLS + place / SYMBOLS;
        *count = f64::midpoint(*count, before.get(mirrored).copied().unwrap_or(0.0));
    }
}

/// Adds what one pair is expected to say about which symbol stands for which, by the forward and
/// the backward sums over all alignments.
fn expect((one, other): &Pair, joint: &Joint, counts: &mut [f64]) {
    let width = other.len() + 1;
    let at = |table: &[f64], row: usize, column: usize| {
        table.get(row * width + column).copied().unwrap_or(0.0)
    };
    let p = |row: u8, column: u8| {
        let place = usize::from(row) * SYMBOLS + usize::from(column);
        (place, joint.get(place).copied().unwrap_or(0.0))
    };
    let symbol = |of: &[u8], place: usize| of.get(place).copied().unwrap_or(0);
    let size = (one.len() + 1) * width;
    let mut forward = vec![0.0; size];
    for row in 0..=one.len() {
        for column in 0..=other.len() {
            let mut sum = if row + column == 0 { 1.0 } else { 0.0 };
            let (x, y) = (row.checked_sub(1), column.checked_sub(1));
            if let Some(x) = x {
                sum += at(&forward, x, column) * p(symbol(one, x), 0).1;
            }
            if let Some(y) = y {
                sum += at(&forward, row, y) * p(0, symbol(other, y)).1;
            }
            if let (Some(x), Some(y)) = (x, y) {
                sum += at(&forward, x, y) * p(symbol(one, x), symbol(other, y)).1;
            }
            if let Some(place) = forward.get_mut(row * width + column) {
                *place = sum;
            }
        }
    }
    let total = at(&forward, one.len(), other.len());
    if total <= 0.0 {
        return;
    }
    let mut backward = vec![0.0; size];
    for row in (0..=one.len()).rev() {
        for column in (0..=other.len()).rev() {
            let here = at(&forward, row, column);
            let (x, y) = (symbol(one, row), symbol(other, column));
            let mut sum = if row == one.len() && column == other.len() { 1.0 } else { 0.0 };
            let steps =
                [(x, 0, row + 1, column), (0, y, row, column + 1), (x, y, row + 1, column + 1)];
            for (x, y, row, column) in steps {
                if row > one.len() || column > other.len() {
                    continue;
                }
                let (place, probability) = p(x, y);
                let after = at(&backward, row, column) * probability;
                sum += after;
                if let Some(count) = counts.get_mut(place) {
                    *count += here * after / total;
                }
            }
            if let Some(place) = backward.get_mut(row * width + column) {
                *place = sum;
            }
        }
    }
}

impl Trained {
    fn new(joint: Joint, pairs: &[Pair], prior: &Prior<'_>, symmetric: bool) -> Self {
        // Each symbol counts one before anything is seen, and what it counts in other pairs of
        // scripts where little is seen of this one.
        let mut chance = [vec![1.0; SYMBOLS], vec![1.0; SYMBOLS]];
        if let Some(known) = prior.chance.filter(|_| pairs.len() < FEW) {
            chance = known.clone().map(|of| of.into_iter().map(|it| it * PRIOR + 1.0).collect());
        }
        let mut lengths = [1.0; 2];
        let mut add = |side: usize, symbols: &[u8]| {
            let (Some(chance), Some(length)) = (chance.get_mut(side), lengths.get_mut(side)) else {
                return;
            };
            for &symbol in symbols {
                if let Some(count) = chance.get_mut(usize::from(symbol)) {
                    *count += 1.0;
                    *length += 1.0;
                }
            }
        };
        for (one, other) in pairs {
            add(0, one);
            add(1, other);
            if symmetric {
                add(0, other);
                add(1, one);
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52 pairs")]
        let names = if symmetric { 2.0 } else { 1.0 } * pairs.len().max(1) as f64;
        let [one, other] = &chance;
        let unseen = 1.5 / one.iter().sum::<f64>().max(other.iter().sum());
        Self {
            joint,
            chance: chance.map(normalised),
            lengths: lengths.map(|it| it / names),
            unseen,
        }
    }

    /// The log-odds of standing opposite against chance, as costs.
    fn cells(&self) -> Cells {
        let [first, second] = &self.chance;
        let going_on = self.lengths.map(|length| length / (1.0 + length));
        let [one_more, other_more] = going_on;
        let chance = |place: usize| match (place / SYMBOLS, place % SYMBOLS) {
            (0, 0) => 1.0,
            (0, other) => second.get(other).copied().unwrap_or(1.0) * other_more,
            (one, 0) => first.get(one).copied().unwrap_or(1.0) * one_more,
            (one, other) => {
                let both = first.get(one).copied().zip(second.get(other).copied());
                both.map_or(1.0, |(one, other)| one * other) * one_more * other_more
            }
        };
        let is_seen = |chance: &[f64], of: usize| {
            of == 0 || chance.get(of).is_some_and(|it| *it > self.unseen)
        };
        let cell = |(place, probability): (usize, &f64)| {
            if !is_seen(first, place / SYMBOLS) || !is_seen(second, place % SYMBOLS) {
                return UNSEEN;
            }
            let odds = (probability.max(1e-12) / chance(place)).ln() * f64::from(UNIT);
            #[expect(clippy::cast_possible_truncation, reason = "clamped to the limit before")]
            let cell = odds.round().clamp(-f64::from(LIMIT), f64::from(LIMIT)) as i8;
            cell
        };
        self.joint.iter().enumerate().map(cell).collect()
    }
}
