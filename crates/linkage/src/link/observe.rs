//! What the estimation needs to see: patterns of candidate pairs and of random pairs.

use rand::SeedableRng;
use rand::rand_core::Rng;
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::named::named;
use crate::block::{Blocks, Scope};
use crate::compare::frame::Frame;
use crate::compare::level::Comparer;
use crate::compare::pattern::Pattern;
use crate::model::{Observed, called};
use crate::settings::{Kind, Rule, Settings, Test};
use crate::table::{at, short};

/// Up to so many candidate pairs, all are looked at for the estimation.
const ALL_PAIRS: u64 = 4_000_000;
/// Of more, about so many.
const SAMPLE_PAIRS: f64 = 1.5e6;
/// Random pairs drawn for each record, and at the most.
const RANDOM_PAIRS: (usize, usize) = (40, 300_000);

/// Patterns of pairs and the comparisons they may teach, with how often each was seen.
type Counts = FxHashMap<(Pattern, u32), f64>;

/// All candidates with their patterns, task by task, when they are few enough to be kept.
pub(crate) type Seen = Option<Vec<Pairs>>;

/// Pairs of units with their patterns.
type Pairs = Vec<(u32, u32, Pattern)>;

/// Looks at candidates and at random pairs.
pub(crate) fn observe(
    frame: &Frame,
    comparer: &Comparer,
    blocks: &Blocks,
    (settings, kinds): (&Settings, &[Kind]),
    (scope, seed): (Scope, u64),
) -> (Observed, Seen) {
    let pairs = frame.pairs(scope == Scope::Between).max(1.0);
    let rows = frame.unit_of.len() as f64;
    let least = settings.comparisons.iter().map(|it| least_of_days(frame, &it.field)).collect();
    let (random, drawn) = random(frame, comparer, settings, (scope, seed));
    let (patterns, seen) = candidates(frame, comparer, blocks, settings, scope);
    let called = called(&settings.comparisons, kinds);
    let named = called.and_then(|called| named(frame, comparer, settings, &called, (scope, seed)));
    (Observed { patterns, random, least, drawn, named, pairs, records: rows }, seen)
}

fn candidates(
    frame: &Frame,
    comparer: &Comparer,
    blocks: &Blocks,
    settings: &Settings,
    scope: Scope,
) -> (Vec<(Pattern, u32, f64)>, Seen) {
    let most = blocks.pairs_most();
    let share = if most <= ALL_PAIRS { 1.0 } else { SAMPLE_PAIRS / most as f64 };
    let taught = taught(settings);
    let tasks = blocks.tasks(share);
    let looked: Vec<(Counts, Pairs)> = tasks
        .par_iter()
        .map_init(
            || comparer.memo(),
            |memo, task| {
                let (mut counts, mut seen) = (Counts::default(), Vec::new());
                blocks.each_pair(task, |a, b| {
                    let pattern = comparer.pattern(frame, a, b, memo);
                    let teaches = teaches(blocks.rules_of(a, b), &taught);
                    *counts.entry((pattern, teaches)).or_default() += 1.0;
                    if share >= 1.0 {
                        seen.push((a, b, pattern));
                    }
                });
                (counts, seen)
            },
        )
        .collect();
    let mut counts = Counts::default();
    let mut seen = Vec::new();
    for (more, pairs) in looked {
        for (key, count) in more {
            *counts.entry(key).or_default() += count;
        }
        seen.push(pairs);
    }
    if scope == Scope::Within {
        copies(frame, comparer, share, &mut counts);
    }
    let mut patterns: Vec<(Pattern, u32, f64)> = counts
        .into_iter()
        .map(|((pattern, teaches), count)| (pattern, teaches, count / share))
        .collect();
    patterns.sort_unstable_by_key(|(pattern, teaches, _)| (*pattern, *teaches));
    (patterns, (share >= 1.0).then_some(seen))
}

/// Rows that are alike in all fields are pairs too; each copy counts as one.
fn copies(frame: &Frame, comparer: &Comparer, share: f64, counts: &mut Counts) {
    let mut memo = comparer.memo();
    for (unit, &weight) in frame.weight.iter().enumerate().filter(|(_, weight)| **weight > 1) {
        let pattern = comparer.pattern(frame, short(unit), short(unit), &mut memo);
        *counts.entry((pattern, u32::MAX)).or_default() += f64::from(weight - 1) * share;
    }
}

/// For each rule the comparisons that it may teach: those whose fields it does not use, and those
/// that no rule leaves out.
fn taught(settings: &Settings) -> Vec<u32> {
    let free = |rule: &Rule| {
        let fields: Vec<&String> = rule.keys.iter().flat_map(|key| &key.fields).collect();
        let all = settings.comparisons.iter().enumerate();
        all.filter(|(_, comparison)| !fields.contains(&&comparison.field))
            .fold(0_u32, |mask, (place, _)| mask | 1 << place)
    };
    let masks: Vec<u32> = settings.blocking.iter().map(free).collect();
    let taught = masks.iter().fold(0, |all, mask| all | mask);
    masks.iter().map(|mask| mask | !taught).collect()
}

fn teaches(rules: u64, taught: &[u32]) -> u32 {
    let found = taught.iter().enumerate().filter(|(rule, _)| rules >> rule & 1 == 1);
    found.fold(0, |mask, (_, taught)| mask | taught)
}

/// For each comparison the share of each level among random pairs, the exact one counted out from
/// the frequencies of the values.
fn random(
    frame: &Frame,
    comparer: &Comparer,
    settings: &Settings,
    (scope, seed): (Scope, u64),
) -> (Vec<(Vec<f64>, f64)>, Vec<Pattern>) {
    let rows = frame.unit_of.len();
    let wanted = (rows * RANDOM_PAIRS.0).min(RANDOM_PAIRS.1);
    let mut source = Xoshiro256PlusPlus::seed_from_u64(seed);
    let left_rows = frame.left_rows;
    let mut draw = |from: usize, to: usize| -> u32 {
        let span = (to - from).max(1) as u128;
        let place = (u128::from(source.next_u64()) * span) >> 64;
        short(from + usize::try_from(place).unwrap_or(0))
    };
    let pairs: Vec<(u32, u32)> = (0..wanted)
        .map(|_| match scope {
            Scope::Between => (draw(0, left_rows), draw(left_rows, rows)),
            Scope::Within => (draw(0, rows), draw(0, rows)),
        })
        .filter(|(a, b)| a != b)
        .collect();
    let patterns: Vec<Pattern> = pairs
        .par_iter()
        .with_min_len(4096)
        .map_init(
            || comparer.memo(),
            |memo, &(a, b)| {
                let unit = |row: u32| at(&frame.unit_of, row as usize);
                comparer.pattern(frame, unit(a), unit(b), memo)
            },
        )
        .collect();
    let levels = settings
        .comparisons
        .iter()
        .enumerate()
        .map(|(place, comparison)| {
            let (mut seen, count) = shares(&patterns, place, comparison.levels.len());
            let is_exact = comparison.levels.first().is_some_and(|level| level.test == Test::Exact);
            if let Some(field) = frame.place(&comparison.field).filter(|_| is_exact) {
                exact(frame, field, (scope, left_rows), &mut seen);
            }
            (seen, count)
        })
        .collect();
    (levels, patterns)
}

/// How often two persons are born on one day at the least: days that fell evenly on the span of nine in
/// ten of them would agree so often, and days that fall on fewer agree oftener (Cauchy and Schwarz).
/// Otherwise the many pairs that a rule of blocking found by their day are taken for matches, and
/// their agreement for none of chance.
fn least_of_days(frame: &Frame, field: &str) -> f64 {
    let place = frame.place(field);
    let Some(field) = place.and_then(|place| frame.fields.get(place)) else { return 0.0 };
    if field.kind != Kind::Date {
        return 0.0;
    }
    let Some(domain) = frame.domains.get(field.domain) else { return 0.0 };
    let mut days: Vec<(f64, f64)> = domain
        .moments
        .iter()
        .zip(&field.counts)
        .filter_map(|(moment, count)| Some((moment.as_ref()?.days(), f64::from(*count))))
        .filter(|(_, count)| *count > 0.0)
        .collect();
    days.sort_unstable_by(|one, other| one.0.total_cmp(&other.0));
    let all: f64 = days.iter().map(|(_, count)| count).sum();
    let at_share = |share: f64| {
        let mut before = 0.0;
        let reached = days.iter().find(|(_, count)| {
            before += count;
            before >= share * all
        });
        reached.map(|(day, _)| *day)
    };
    let span = at_share(0.95).zip(at_share(0.05)).map_or(0.0, |(to, from)| to - from + 1.0);
    if span < 2.0 { 0.0 } else { 0.9 * 0.9 / span }
}

fn shares(patterns: &[Pattern], place: usize, levels: usize) -> (Vec<f64>, f64) {
    let mut seen = vec![0.0; levels];
    let mut count = 0.0;
    for pattern in patterns {
        if let Some(slot) =
            pattern.level(place).checked_sub(1).and_then(|level| seen.get_mut(level))
        {
            *slot += 1.0;
            count += 1.0;
        }
    }
    if count > 0.0 {
        for slot in &mut seen {
            *slot /= count;
        }
    }
    (seen, count)
}

/// Replaces the share of equal values by the one that follows from their frequencies.
fn exact(frame: &Frame, field: usize, (scope, left_rows): (Scope, usize), seen: &mut [f64]) {
    let Some(field) = frame.fields.get(field) else { return };
    let share = match scope {
        Scope::Within => {
            let filled = field.filled as f64;
            let equal: f64 =
                field.counts.iter().map(|&count| f64::from(count) * (f64::from(count) - 1.0)).sum();
            equal / (filled * (filled - 1.0)).max(1.0)
        }
        Scope::Between => between(frame, field, left_rows),
    };
    let Some((first, rest)) = seen.split_first_mut() else { return };
    let others: f64 = rest.iter().sum();
    *first = share;
    if others > 0.0 {
        for slot in rest {
            *slot *= (1.0 - share) / others;
        }
    }
}

fn between(frame: &Frame, field: &crate::compare::frame::FrameField, left_rows: usize) -> f64 {
    let mut left = vec![0_u32; field.counts.len()];
    let mut filled = 0.0;
    for &unit in frame.unit_of.get(..left_rows).unwrap_or_default() {
        if let Some(count) = left.get_mut(field.code(unit) as usize) {
            *count += 1;
            filled += 1.0;
        }
    }
    let right = (field.filled as f64 - filled).max(1.0);
    let equal: f64 = left
        .iter()
        .zip(&field.counts)
        .map(|(&left, &all)| f64::from(left) * f64::from(all - left))
        .sum();
    equal / (f64::max(filled, 1.0) * right)
}
