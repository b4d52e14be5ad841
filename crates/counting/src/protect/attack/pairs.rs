//! Attacks by a few published numbers: what is open, differences, and overlaps.
//!
//! They must never report a number that its bounds leave open.

use std::collections::{BTreeMap, BTreeSet};

use super::universe::{Set, Statement, Universe};
use super::{Finding, How};

/// So many statements at most: all pairs are looked at.
pub(super) const MOST: usize = 3_000;

/// What was found so far; each group once.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) findings: Vec<Finding>,
    sets: BTreeSet<Set>,
}

impl Found {
    pub(super) fn has(&self, set: &Set) -> bool {
        self.sets.contains(set)
    }

    pub(super) fn add(&mut self, set: Set, finding: Finding) {
        if self.sets.insert(set) {
            self.findings.push(finding);
        }
    }
}

const fn is_small(count: i64, threshold: u64) -> bool {
    count > 0 && count.unsigned_abs() < threshold
}

/// Small groups whose number is published as it is.
pub(super) fn open(universe: &Universe, threshold: u64, found: &mut Found) {
    for it in universe.statements.iter().filter(|it| it.is_exact() && is_small(it.low, threshold)) {
        let finding = Finding {
            how: How::Open,
            group: it.name.clone(),
            count: it.low.unsigned_abs(),
            from: vec![it.name.clone()],
        };
        found.add(it.set.clone(), finding);
    }
}

/// The number that bounds leave, if it is only one.
fn exact(low: i64, high: i64) -> Option<i64> {
    (low.max(0) == high).then_some(high)
}

/// The statements by what they are about, where a pair of them can be looked at.
fn by_set(universe: &Universe) -> BTreeMap<&Set, &Statement> {
    if universe.statements.len() > MOST {
        return BTreeMap::new();
    }
    universe.statements.iter().map(|it| (&it.set, it)).collect()
}

/// Keeps a group whose number a few others give, when that is something new: a secret one, or a
/// small one that no table has. Within one table that is a sum of its own secret cells, which every
/// table of that kind shows; between tables it is what sets them apart.
fn keep(
    known: &BTreeMap<&Set, &Statement>,
    (set, count): (Set, i64),
    (how, [one, other]): (How, [&Statement; 2]),
    threshold: u64,
    found: &mut Found,
) {
    let stated = known.get(&set);
    let new = match stated {
        Some(stated) => !stated.is_exact(),
        None => is_small(count, threshold) && one.is_apart_from(other),
    };
    if !new {
        return;
    }
    let between = match how {
        How::Tracker => format!("in both ({}) and ({})", one.name, other.name),
        How::Differencing | How::Open | How::Reconstruction => {
            format!("in ({}) but not in ({})", one.name, other.name)
        }
    };
    let from = vec![one.name.clone(), other.name.clone()];
    let group = stated.map_or(between, |stated| stated.name.clone());
    let finding = Finding { how, group, count: count.unsigned_abs(), from };
    found.add(set, finding);
}

/// Differences of two published groups, one within the other.
pub(super) fn differencing(universe: &Universe, threshold: u64, found: &mut Found) {
    let known = by_set(universe);
    for outer in known.values() {
        for inner in known.values() {
            let Some((most, least)) = outer.high.zip(inner.high) else { continue };
            let Some(count) = exact(outer.low - least, most - inner.low) else { continue };
            if inner.set == outer.set || !inner.set.within(&outer.set) {
                continue;
            }
            let between = (outer.set.minus(&inner.set), count);
            keep(&known, between, (How::Differencing, [outer, inner]), threshold, found);
        }
    }
}

/// Overlaps of two published groups, where both together are published as well.
pub(super) fn tracker(universe: &Universe, threshold: u64, found: &mut Found) {
    let known = by_set(universe);
    let statements: Vec<&&Statement> = known.values().filter(|it| it.high.is_some()).collect();
    for (place, one) in statements.iter().enumerate() {
        for other in statements.iter().skip(place + 1) {
            let both = one.set.and(&other.set);
            if both.is_empty() || both == one.set || both == other.set {
                continue;
            }
            let Some(all) = known.get(&one.set.or(&other.set)) else { continue };
            let Some(((one_high, other_high), all_high)) = one.high.zip(other.high).zip(all.high)
            else {
                continue;
            };
            let low = one.low + other.low - all_high;
            let Some(count) = exact(low, one_high + other_high - all.low) else { continue };
            keep(&known, (both, count), (How::Tracker, [one, other]), threshold, found);
        }
    }
}
