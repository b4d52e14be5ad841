//! Pairs of records that bear one name, written in one way in several columns: from how many there
//! are, and how their other columns agree, the estimation knows how many namesakes there are.
//!
//! They are counted out of all pairs, not of those that blocking found: most namesakes agree in
//! nothing else, and are no candidates.

use rand::SeedableRng;
use rand::rand_core::Rng;
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

use crate::block::Scope;
use crate::compare::frame::Frame;
use crate::compare::level::Comparer;
use crate::model::Named;
use crate::settings::{Settings, Test};
use crate::table::{MISSING, short};

/// So many pairs are looked at, at most.
const PAIRS_MOST: usize = 60_000;

/// Units that bear one name: where they begin and end in the sorted list, and how many of them are
/// of the left table.
struct Bearers {
    from: usize,
    left: usize,
    to: usize,
}

impl Bearers {
    fn pairs(&self, scope: Scope) -> u64 {
        let count = (self.to - self.from) as u64;
        let left = self.left as u64;
        match scope {
            Scope::Within => count * count.saturating_sub(1) / 2,
            Scope::Between => left * (count - left),
        }
    }
}

/// Counts the pairs that agree exactly in these comparisons, and looks at some of them. Nothing where
/// one of the comparisons does not know exact agreement.
pub(super) fn named(
    frame: &Frame,
    comparer: &Comparer,
    settings: &Settings,
    called: &[usize],
    (scope, seed): (Scope, u64),
) -> Option<Named> {
    let fields = fields(frame, settings, called)?;
    let mut units: Vec<(u64, u32)> = (0..short(frame.first.len()))
        .filter_map(|unit| Some((name(frame, &fields, unit)?, unit)))
        .collect();
    units.par_sort_unstable();
    let bearers = bearers(&units, frame.left);
    let all: u64 = bearers.iter().map(|these| these.pairs(scope)).sum();
    let pairs = drawn(&units, &bearers, (scope, seed), all);
    let patterns = pairs
        .par_iter()
        .with_min_len(1024)
        .map_init(|| comparer.memo(), |memo, &(a, b)| comparer.pattern(frame, a, b, memo))
        .collect();
    let total = frame.pairs(scope == Scope::Between).max(1.0);
    Some(Named { called: called.to_vec(), share: all as f64 / total, patterns })
}

/// The fields of the comparisons, each compared exactly first.
fn fields(frame: &Frame, settings: &Settings, called: &[usize]) -> Option<Vec<usize>> {
    let field = |place: &usize| {
        let comparison = settings.comparisons.get(*place)?;
        let is_exact = comparison.levels.first().is_some_and(|level| level.test == Test::Exact);
        frame.place(&comparison.field).filter(|_| is_exact)
    };
    called.iter().map(field).collect()
}

/// The name of a unit as a number, when all its parts are there. Numbers of two names are as good as
/// never the same.
fn name(frame: &Frame, fields: &[usize], unit: u32) -> Option<u64> {
    let mut name = 0;
    for &field in fields {
        let code = frame.code(field, unit);
        if code == MISSING {
            return None;
        }
        name = crate::table::mix(name ^ u64::from(code) ^ (field as u64) << 32);
    }
    Some(name)
}

fn bearers(units: &[(u64, u32)], left: u32) -> Vec<Bearers> {
    let mut from = 0;
    let chunks = units.chunk_by(|a, b| a.0 == b.0).map(|chunk| {
        let of_left = chunk.iter().filter(|(_, unit)| *unit < left).count();
        let these = Bearers { from, left: of_left, to: from + chunk.len() };
        from = these.to;
        these
    });
    chunks.filter(|these| these.to - these.from > 1).collect()
}

/// Pairs drawn so that each is as likely as any.
fn drawn(
    units: &[(u64, u32)],
    bearers: &[Bearers],
    (scope, seed): (Scope, u64),
    all: u64,
) -> Vec<(u32, u32)> {
    let mut source = Xoshiro256PlusPlus::seed_from_u64(seed ^ 0x6e61_6d65);
    let mut below = |most: u64| -> usize {
        let place = (u128::from(source.next_u64()) * u128::from(most)) >> 64;
        usize::try_from(place).unwrap_or(0)
    };
    let wanted = usize::try_from(all).unwrap_or(usize::MAX).min(PAIRS_MOST);
    let mut places: Vec<usize> = (0..wanted).map(|_| below(all)).collect();
    places.sort_unstable();
    let mut pairs = Vec::with_capacity(wanted);
    let mut places = places.into_iter().peekable();
    let mut before = 0;
    for these in bearers {
        before += usize::try_from(these.pairs(scope)).unwrap_or(usize::MAX);
        while places.next_if(|place| *place < before).is_some() {
            let count = these.to - these.from;
            // The units of one name are sorted, those of the left table first.
            let (one, other) = match scope {
                Scope::Between => {
                    let right = (count - these.left) as u64;
                    (below(these.left as u64), these.left + below(right))
                }
                Scope::Within => {
                    let (one, other) = (below(count as u64), below(count as u64 - 1));
                    (one, if other >= one { other + 1 } else { other })
                }
            };
            let unit = |place: usize| units.get(these.from + place).map(|(_, unit)| *unit);
            pairs.extend(unit(one).zip(unit(other)));
        }
    }
    pairs
}
