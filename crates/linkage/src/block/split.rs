//! Blocks of a rule, the large ones split by further keys.

use rayon::prelude::*;

use super::{BoundKey, Found, Scope, Scratch, unit_keys};
use crate::compare::frame::Frame;
use crate::table::short;

/// Units of a block at the most; larger ones split.
const BLOCK_MOST: usize = 200;
/// Units of a piece of a block that nothing splits.
const PIECE: usize = 50;
/// Further keys used one after another.
const DEPTH_MOST: usize = 3;

/// What blocks are made and split with.
#[derive(Debug)]
pub(crate) struct Splitter<'a> {
    frame: &'a Frame,
    further: Vec<BoundKey>,
    scope: Scope,
}

/// Where splitting has come to: the next further key, how many were used, and the rule's own keys.
#[derive(Debug, Clone, Copy)]
struct Stage<'a> {
    next: usize,
    depth: usize,
    own: &'a [BoundKey],
}

impl<'a> Splitter<'a> {
    /// A splitter whose further keys are those of all rules.
    pub(crate) fn new(frame: &'a Frame, rules: &[Vec<BoundKey>], scope: Scope) -> Self {
        let mut further: Vec<BoundKey> = Vec::new();
        for key in rules.iter().flatten() {
            if !further.iter().any(|known| known.key == key.key) {
                further.push(key.clone());
            }
        }
        Self { frame, further, scope }
    }

    /// The blocks of a rule.
    pub(crate) fn blocks_of(&self, rule: &[BoundKey]) -> Found {
        let units = 0..self.frame.units();
        let mut keyed: Vec<(u64, u32)> = units
            .into_par_iter()
            .with_min_len(4096)
            .fold(
                || (Vec::new(), Scratch::default(), Vec::new()),
                |(mut keyed, mut scratch, mut keys), unit| {
                    unit_keys(self.frame, rule, unit, (&mut scratch, &mut keys));
                    keyed.extend(keys.iter().map(|&key| (key, unit)));
                    (keyed, scratch, keys)
                },
            )
            .map(|(keyed, _, _)| keyed)
            .reduce(Vec::new, |mut all, more| {
                all.extend(more);
                all
            });
        keyed.par_sort_unstable();
        let mut found = Found::default();
        self.take(&keyed, usize::MAX, Stage { next: 0, depth: 0, own: rule }, &mut found);
        found
    }

    /// Takes the blocks of sorted keys. False when one of them is as large as the parent: then
    /// these keys told nothing apart.
    fn take(
        &self,
        keyed: &[(u64, u32)],
        parent: usize,
        stage: Stage<'_>,
        found: &mut Found,
    ) -> bool {
        let mut apart = true;
        for block in keyed.chunk_by(|a, b| a.0 == b.0) {
            if block.len() < 2 || !self.has_pair(block) {
                continue;
            }
            if block.len() <= BLOCK_MOST {
                found.sizes.push(short(block.len()));
                found.members.extend(block.iter().map(|(_, unit)| unit));
            } else if block.len() < parent {
                self.split(block, stage, found);
            } else {
                apart = false;
            }
        }
        apart
    }

    fn has_pair(&self, block: &[(u64, u32)]) -> bool {
        let is_left =
            |entry: Option<&(u64, u32)>| entry.is_some_and(|(_, unit)| *unit < self.frame.left);
        self.scope == Scope::Within || is_left(block.first()) != is_left(block.last())
    }

    fn split(&self, block: &[(u64, u32)], stage: Stage<'_>, found: &mut Found) {
        let mut apart = false;
        if stage.depth < DEPTH_MOST {
            for (place, further) in self.further.iter().enumerate().skip(stage.next) {
                if stage.own.iter().any(|own| own.key == further.key) {
                    continue;
                }
                let keyed = self.keyed(further, block);
                let covers = keyed.len() * 2 >= block.len();
                let next = Stage { next: place + 1, depth: stage.depth + 1, own: stage.own };
                apart |= self.take(&keyed, block.len(), next, found) && covers;
            }
        }
        if !apart {
            found.cut += block.len() as u64;
            for piece in block.chunks(PIECE) {
                found.sizes.push(short(piece.len()));
                found.members.extend(piece.iter().map(|(_, unit)| unit));
            }
        }
    }

    /// The units of a block under a further key, sorted.
    fn keyed(&self, further: &BoundKey, block: &[(u64, u32)]) -> Vec<(u64, u32)> {
        let mut keys = Vec::new();
        let mut keyed: Vec<(u64, u32)> = Vec::with_capacity(block.len());
        for &(_, unit) in block {
            further.of(self.frame, unit, &mut keys);
            keyed.extend(keys.iter().map(|&key| (key, unit)));
        }
        keyed.sort_unstable();
        keyed
    }
}
