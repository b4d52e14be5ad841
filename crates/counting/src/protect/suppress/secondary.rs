//! Secondary suppression: which other cells to leave out, at the least loss.
//!
//! It must never stop while the interval of an exposed cell is narrower than its protection.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};
use serde::Serialize;

use super::audit::{Interval, Witnesses};
use super::problem::{Known, signed};
use crate::protect::cube::Counts;
use crate::protect::released::{Cell, Knowledge, Release};

/// So many cells at most, margins included: the search looks at all of them for each exposed cell.
const CELLS_MOST: usize = 10_000;
/// So many searches at most to publish cells after all.
const SEARCHES: usize = 2_000;
/// A change below this is none.
const SOME: f64 = 1e-7;

/// What suppression has to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// How wide the interval of every exposed cell has to be, at least (1 or more).
    pub protection: u64,
    /// What is lost with a cell.
    pub loss: Loss,
}

/// What is lost with a cell that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Loss {
    /// Its count: small cells go first.
    Counts,
    /// One: as few cells as can be.
    Cells,
}

/// Why nothing is suppressed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Too many cells.
    #[error("{0} cells with margins; suppression looks at {CELLS_MOST} at most: use fewer columns")]
    TooLarge(usize),
    /// Counts too large to search.
    #[error("counts this large are beyond the search: over a thousand million people")]
    TooMany,
    /// A protection of zero.
    #[error("a protection of 0 protects nothing: the interval must be at least 1 wide")]
    NoProtection,
    /// The audit found a cell that could not be made safe.
    #[error("the cell \"{0}\" could not be made safe: nothing is published")]
    NotSafe(String),
}

/// A table with cells left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppressed {
    /// The table.
    pub release: Release,
    /// The cells that expose somebody by themselves. Secret: a table must not tell them from others.
    pub primary: Vec<usize>,
    /// The cells left out with them.
    pub secondary: Vec<usize>,
    /// The interval of each exposed cell, from the audit.
    pub intervals: Vec<Interval>,
}

/// Leaves out the exposed cells and others with them, until the interval of each exposed cell is wide
/// enough. Zeros are always published.
///
/// For each exposed cell in turn, a linear programme looks for the cheapest other table in which that
/// cell is as far away as its protection wants; the cells that change in it are left out (the
/// heuristic of Kelly, Golden and Assad 1992, cited from memory). Then cells that no interval needs
/// are published again, and everything is audited in whole numbers.
///
/// # Errors
/// When the table is too large to search, or the audit fails.
pub fn suppress(counts: &Counts, primary: &[bool], rule: Rule) -> Result<Suppressed, Refused> {
    let cells = counts.values().len();
    if cells > CELLS_MOST {
        return Err(Refused::TooLarge(cells));
    }
    if rule.protection == 0 {
        return Err(Refused::NoProtection);
    }
    let known = Known::new(counts, rule.protection).ok_or(Refused::TooMany)?;
    let exposed = |cell: &usize| primary.get(*cell) == Some(&true) && counts.get(*cell) > 0;
    let primary: Vec<usize> = (0..cells).filter(exposed).collect();
    let mut search = Search { known, rule, hidden: primary.iter().copied().collect() };
    search.protect(&primary);
    let intervals = search.publish_again(&primary);
    let narrow = intervals.iter().find(|interval| interval.width() < rule.protection);
    if let Some(interval) = narrow {
        return Err(Refused::NotSafe(counts.shape().name(interval.cell)));
    }
    let hidden = search.hidden;
    let shown = |(cell, count): (usize, &u64)| {
        if hidden.contains(&cell) { Cell::Suppressed } else { Cell::Value(count.cast_signed()) }
    };
    let release = Release {
        shape: counts.shape().clone(),
        cells: counts.values().iter().enumerate().map(shown).collect(),
        knowledge: Knowledge { off: Some(0), suppressed: (1, None) },
    };
    let secondary = hidden.iter().copied().filter(|cell| !primary.contains(cell)).collect();
    Ok(Suppressed { release, primary, secondary, intervals })
}

struct Search<'a> {
    known: Known<'a>,
    rule: Rule,
    hidden: BTreeSet<usize>,
}

impl Search<'_> {
    /// Leaves cells out until every exposed cell is protected: the smallest first, which need most.
    fn protect(&mut self, primary: &[usize]) {
        let mut order = primary.to_vec();
        order.sort_by_key(|cell| (self.known.truth(*cell), *cell));
        for cell in order {
            if self.width(cell) >= self.rule.protection {
                continue;
            }
            if let Some(change) = self.cheapest_change(cell) {
                self.hidden.extend(change);
            }
            if self.width(cell) < self.rule.protection {
                self.hidden.extend(self.chain(cell));
            }
        }
    }

    fn width(&self, cell: usize) -> u64 {
        Witnesses::of(&self.known, cell, &self.hidden).interval().width()
    }

    /// The cells that change in the cheapest table in which a cell is as far above its least value as
    /// its protection wants.
    fn cheapest_change(&self, cell: usize) -> Option<Vec<usize>> {
        let low = Witnesses::of(&self.known, cell, &self.hidden).interval().low;
        let truth = self.known.truth(cell);
        let rise = low.saturating_add(self.rule.protection) as f64 - truth as f64;
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let mut changes: BTreeMap<usize, (Variable, Variable)> = BTreeMap::new();
        for (other, count) in self.known.counts().values().iter().enumerate() {
            if *count == 0 {
                continue;
            }
            let cost = self.cost(other, *count);
            let down = if other == cell { 0.0 } else { *count as f64 - 1.0 };
            let up = if other == cell { (rise, rise) } else { (0.0, f64::INFINITY) };
            let pair = (problem.add_var(cost, up), problem.add_var(cost, (0.0, down)));
            changes.insert(other, pair);
        }
        for sum in self.known.sums() {
            let mut terms = Vec::new();
            for (part, sign) in signed(sum) {
                if let Some((up, down)) = changes.get(&part) {
                    terms.extend([(*up, sign as f64), (*down, -sign as f64)]);
                }
            }
            if !terms.is_empty() {
                problem.add_constraint(terms, ComparisonOp::Eq, 0.0);
            }
        }
        let solution = problem.solve().ok()?.into_solution().ok()?;
        let moved = changes.iter().filter(|(_, (up, down))| {
            (solution.var_value(*up) - solution.var_value(*down)).abs() > SOME
        });
        Some(moved.map(|(cell, _)| *cell).collect())
    }

    /// What it costs to change a cell by one: nothing when it is left out already.
    fn cost(&self, cell: usize, count: u64) -> f64 {
        if self.hidden.contains(&cell) {
            return 0.0;
        }
        match self.rule.loss {
            Loss::Counts => count as f64,
            Loss::Cells => 1.0,
        }
    }

    /// An inner cell within a cell, and every sum it takes part in: all can rise together by any
    /// number, so that leaving them out always protects.
    fn chain(&self, cell: usize) -> Vec<usize> {
        let counts = self.known.counts();
        let shape = counts.shape();
        let within = |outer: usize, inner: usize| {
            let nodes = shape.nodes(outer).into_iter().zip(shape.nodes(inner));
            nodes.zip(&shape.dimensions).all(|((outer, inner), dimension)| {
                let parent = |node: &usize| dimension.nodes.get(*node).and_then(|it| it.parent);
                std::iter::successors(Some(inner), parent).any(|node| node == outer)
            })
        };
        let cells = 0..counts.values().len();
        let inner = (cells.clone())
            .filter(|it| counts.get(*it) > 0 && shape.is_inner(*it) && within(cell, *it))
            .min_by_key(|it| counts.get(*it));
        let Some(inner) = inner else { return Vec::new() };
        cells.filter(|outer| within(*outer, inner)).collect()
    }

    /// Publishes cells again that no interval needs, those that are missed most first; gives the
    /// intervals of what is left.
    fn publish_again(&mut self, primary: &[usize]) -> Vec<Interval> {
        let of = |hidden: &BTreeSet<usize>, known: &Known<'_>, cell: usize| {
            Witnesses::of(known, cell, hidden)
        };
        let mut witnesses: Vec<Witnesses> =
            primary.iter().map(|cell| of(&self.hidden, &self.known, *cell)).collect();
        let exposed: BTreeSet<usize> = primary.iter().copied().collect();
        let mut others: Vec<usize> = self.hidden.difference(&exposed).copied().collect();
        others.sort_by_key(|cell| (std::cmp::Reverse(self.known.truth(*cell)), *cell));
        let mut searches = 0;
        for cell in others {
            let truth = self.known.truth(cell);
            let mut without = self.hidden.clone();
            without.remove(&cell);
            let touched: Vec<usize> = (witnesses.iter().enumerate())
                .filter(|(_, it)| !it.stand_without(cell, truth))
                .map(|(place, _)| place)
                .collect();
            searches += touched.len() * 2;
            if !touched.is_empty() && searches > SEARCHES {
                continue;
            }
            let mut renewed = Vec::new();
            let safe = touched.iter().all(|place| {
                let Some(old) = witnesses.get(*place) else { return false };
                let new = of(&without, &self.known, old.cell);
                let safe = new.interval().width() >= self.rule.protection;
                renewed.push((*place, new));
                safe
            });
            if !safe {
                continue;
            }
            for (place, new) in renewed {
                if let Some(old) = witnesses.get_mut(place) {
                    *old = new;
                }
            }
            self.hidden = without;
        }
        let last = primary.iter().map(|cell| of(&self.hidden, &self.known, *cell).interval());
        last.collect()
    }
}
