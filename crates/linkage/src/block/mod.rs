//! Which pairs are looked at: a union of blocking rules.
//!
//! Units that agree in all keys of a rule form a block. A pair is given out by the first block that
//! holds both, which is found by comparing the two units' lists of blocks, so no pair is ever
//! remembered. A block that is too large splits by further keys, over and over (the idea of HDB,
//! Borthwick et al. 2020); where nothing splits it, it is cut into pieces, and that is told.

mod reduce;
mod split;

use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;

use crate::compare::frame::Frame;
use crate::settings::{Fault, Key, Reduce, Rule, Settings};
use crate::table::{at, short};
pub(crate) use reduce::Reduced;
use split::Splitter;

/// Up to so many units every pair is looked at.
const ALL_PAIRS_UNITS: u32 = 1_500;
/// Pairs of one task, about.
const TASK_PAIRS: usize = 1 << 15;
/// Keys of a unit in one rule at the most.
const UNIT_KEYS: usize = 24;

/// Which pairs of units count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Every pair.
    Within,
    /// One of the left table, one of the right.
    Between,
}

/// The blocks of a frame.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    starts: Vec<usize>,
    members: Vec<u32>,
    rules: Vec<u8>,
    of_starts: Vec<usize>,
    of: Vec<u32>,
    /// For each rule the units in blocks that nothing could split.
    pub(crate) cut: Vec<u64>,
    left: u32,
    between: bool,
}

/// A piece of work: blocks, or rows of one block.
#[derive(Debug, Clone)]
pub(crate) struct Task {
    blocks: Range<usize>,
    rows: Range<usize>,
}

/// The blocks of one rule.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) sizes: Vec<u32>,
    pub(crate) members: Vec<u32>,
    pub(crate) cut: u64,
}

/// A part of a rule, bound to a frame.
#[derive(Debug, Clone)]
pub(crate) struct BoundKey {
    key: Key,
    fields: Vec<(usize, Arc<Reduced>)>,
}

impl Blocks {
    /// Makes the blocks of all rules.
    ///
    /// # Errors
    /// When a rule names a field that is not in the frame.
    pub(crate) fn build(frame: &Frame, settings: &Settings, scope: Scope) -> Result<Self, Fault> {
        let mut blocks =
            Self { left: frame.left, between: scope == Scope::Between, ..Self::default() };
        let units = frame.units();
        if units <= ALL_PAIRS_UNITS || settings.blocking.iter().any(|rule| rule.keys.is_empty()) {
            blocks.append(Found { sizes: vec![units], members: (0..units).collect(), cut: 0 }, 0);
            blocks.cut = vec![0];
        } else {
            let bound = bind(frame, &settings.blocking)?;
            let splitter = Splitter::new(frame, &bound, scope);
            let found: Vec<Found> = bound.par_iter().map(|keys| splitter.blocks_of(keys)).collect();
            for (rule, found) in found.into_iter().enumerate() {
                blocks.cut.push(found.cut);
                blocks.append(found, rule);
            }
        }
        blocks.index(units);
        Ok(blocks)
    }

    fn append(&mut self, found: Found, rule: usize) {
        for size in found.sizes {
            let start = self.starts.last().copied().unwrap_or(0);
            if self.starts.is_empty() {
                self.starts.push(0);
            }
            self.starts.push(start + size as usize);
            self.rules.push(u8::try_from(rule).unwrap_or(u8::MAX));
        }
        self.members.extend(found.members);
    }

    /// For each unit its blocks, in order.
    fn index(&mut self, units: u32) {
        let mut starts = vec![0_usize; units as usize + 1];
        for &unit in &self.members {
            if let Some(count) = starts.get_mut(unit as usize + 1) {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut next = starts.clone();
        let mut of = vec![0_u32; self.members.len()];
        for block in 0..self.rules.len() {
            for &unit in self.members(block) {
                if let Some(place) = next.get_mut(unit as usize) {
                    if let Some(slot) = of.get_mut(*place) {
                        *slot = short(block);
                    }
                    *place += 1;
                }
            }
        }
        self.of_starts = starts;
        self.of = of;
    }

    fn members(&self, block: usize) -> &[u32] {
        self.members.get(at(&self.starts, block)..at(&self.starts, block + 1)).unwrap_or_default()
    }

    /// The blocks of a unit, in order.
    fn of(&self, unit: u32) -> &[u32] {
        let place = unit as usize;
        self.of.get(at(&self.of_starts, place)..at(&self.of_starts, place + 1)).unwrap_or_default()
    }

    /// How many pairs stand in the blocks, those in several counted several times.
    pub(crate) fn pairs_most(&self) -> u64 {
        (0..self.rules.len())
            .map(|block| {
                let size = self.members(block).len() as u64;
                size * size.saturating_sub(1) / 2
            })
            .sum()
    }

    /// The work, in pieces of about equal size; of the blocks only those a share of which is kept.
    pub(crate) fn tasks(&self, share: f64) -> Vec<Task> {
        let mut tasks = Vec::new();
        let (mut from, mut pairs) = (0, 0);
        for block in 0..self.rules.len() {
            let kept = share >= 1.0
                || (crate::table::mix(block as u64) >> 11) as f64 / (1_u64 << 53) as f64 <= share;
            let size = self.members(block).len();
            let most = size * size / 2;
            if kept && most < 4 * TASK_PAIRS {
                pairs += most;
            }
            if pairs < TASK_PAIRS && kept && most < 4 * TASK_PAIRS {
                continue;
            }
            let until = if kept && most < 4 * TASK_PAIRS { block + 1 } else { block };
            if until > from {
                tasks.push(Task { blocks: from..until, rows: 0..usize::MAX });
            }
            if kept && most >= 4 * TASK_PAIRS {
                let step = (TASK_PAIRS / size).max(1);
                tasks.extend((0..size).step_by(step).map(|row| Task {
                    blocks: block..block + 1,
                    rows: row..(row + step).min(size),
                }));
            }
            from = block + 1;
            pairs = 0;
        }
        if self.rules.len() > from {
            tasks.push(Task { blocks: from..self.rules.len(), rows: 0..usize::MAX });
        }
        tasks
    }

    /// Gives out the pairs of a task, each pair by one task only, the lower unit first.
    pub(crate) fn each_pair(&self, task: &Task, mut give: impl FnMut(u32, u32)) {
        for block in task.blocks.clone() {
            let members = self.members(block);
            let rows = task.rows.start..task.rows.end.min(members.len());
            for (place, &a) in members.iter().enumerate().take(rows.end).skip(rows.start) {
                for &b in members.get(place + 1..).unwrap_or_default() {
                    if self.between && (a < self.left) == (b < self.left) {
                        continue;
                    }
                    if self.first_common(a, b) == Some(short(block)) {
                        give(a, b);
                    }
                }
            }
        }
    }

    /// The first block that holds both.
    #[inline]
    fn first_common(&self, a: u32, b: u32) -> Option<u32> {
        let (mut left, mut right) = (self.of(a).iter(), self.of(b).iter());
        let (mut x, mut y) = (left.next()?, right.next()?);
        loop {
            match x.cmp(y) {
                std::cmp::Ordering::Less => x = left.next()?,
                std::cmp::Ordering::Greater => y = right.next()?,
                std::cmp::Ordering::Equal => return Some(*x),
            }
        }
    }

    /// The rules by which a pair was found, one bit each.
    pub(crate) fn rules_of(&self, a: u32, b: u32) -> u64 {
        let other = self.of(b);
        let mut rules = 0;
        let mut from = 0;
        for block in self.of(a) {
            let skip =
                other.get(from..).map_or(0, |rest| rest.partition_point(|near| near < block));
            from += skip;
            if other.get(from) == Some(block) {
                rules |= 1 << at(&self.rules, *block as usize);
            }
        }
        rules
    }
}

/// Binds rules to the fields of a frame; what is reduced alike is reduced once.
pub(crate) fn bind(frame: &Frame, rules: &[Rule]) -> Result<Vec<Vec<BoundKey>>, Fault> {
    let mut made: Vec<((usize, Reduce), Arc<Reduced>)> = Vec::new();
    let mut bound = Vec::with_capacity(rules.len());
    for rule in rules {
        let mut keys = Vec::with_capacity(rule.keys.len());
        for key in &rule.keys {
            let mut fields = Vec::new();
            for name in &key.fields {
                let place = frame.place(name).ok_or_else(|| Fault::NoColumn(name.clone()))?;
                let domain = frame.fields.get(place).map_or(0, |field| field.domain);
                let known = made.iter().find(|(of, _)| *of == (domain, key.by));
                let reduced = match (known, frame.domains.get(domain)) {
                    (Some((_, reduced)), _) => Arc::clone(reduced),
                    (None, Some(values)) => {
                        let reduced = Arc::new(Reduced::of(values, key.by));
                        made.push(((domain, key.by), Arc::clone(&reduced)));
                        reduced
                    }
                    (None, None) => Arc::new(Reduced::default()),
                };
                fields.push((place, reduced));
            }
            keys.push(BoundKey { key: key.clone(), fields });
        }
        bound.push(keys);
    }
    Ok(bound)
}

impl BoundKey {
    /// The keys of a unit.
    fn of(&self, frame: &Frame, unit: u32, out: &mut Vec<u64>) {
        out.clear();
        for (field, reduced) in &self.fields {
            let code = frame.code(*field, unit);
            if code != u32::MAX {
                out.extend_from_slice(reduced.keys(code));
            }
        }
        if self.fields.len() > 1 {
            out.sort_unstable();
            out.dedup();
        }
    }
}

/// Room to work in while the keys of many units are found.
#[derive(Debug, Default)]
pub(crate) struct Scratch {
    part: Vec<u64>,
    before: Vec<u64>,
}

/// The keys of a unit in a rule: one of each part, in sum, so that two parts of one domain may be
/// exchanged.
pub(crate) fn unit_keys(
    frame: &Frame,
    rule: &[BoundKey],
    unit: u32,
    (scratch, out): (&mut Scratch, &mut Vec<u64>),
) {
    out.clear();
    out.push(0);
    for key in rule {
        key.of(frame, unit, &mut scratch.part);
        std::mem::swap(&mut scratch.before, out);
        out.clear();
        for base in &scratch.before {
            out.extend(scratch.part.iter().map(|key| base.wrapping_add(*key)));
        }
        out.truncate(UNIT_KEYS);
    }
    if out.len() > 1 {
        out.sort_unstable();
        out.dedup();
    }
}

#[cfg(test)]
mod tests;
