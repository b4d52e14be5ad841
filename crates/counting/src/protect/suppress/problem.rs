//! What anyone can work out of a table with cells left out: the tables of whole numbers that agree
//! with all that is published.
//!
//! It must never call a table possible without having checked every sum in whole numbers.

use std::collections::{BTreeMap, BTreeSet};

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions, Variable};

use crate::protect::cube::{Counts, Sum};

/// So many branches of a search in whole numbers at most.
const BRANCHES: u64 = 2_000;
/// What a solver's whole number may be off by.
const WHOLE: f64 = 1e-6;

/// A table and its sums.
#[derive(Debug, Clone)]
pub(super) struct Known<'a> {
    counts: &'a Counts,
    sums: Vec<Sum>,
    /// The sums each cell takes part in.
    of_cell: Vec<Vec<usize>>,
    /// Above every count that is worth looking at.
    most: i32,
}

/// Values of the suppressed cells that agree with all that is published.
pub(super) type Possible = BTreeMap<usize, i64>;

impl<'a> Known<'a> {
    /// Nothing when the counts are too large to search.
    pub(super) fn new(counts: &'a Counts, protection: u64) -> Option<Self> {
        let all = counts.values().iter().max().copied().unwrap_or_default();
        let most = all.checked_add(protection)?.checked_mul(2)?.checked_add(10)?;
        let most = i32::try_from(most).ok()?;
        let sums = counts.shape().sums();
        let mut of_cell = vec![Vec::new(); counts.values().len()];
        for (place, sum) in sums.iter().enumerate() {
            for cell in sum.parts.iter().chain([&sum.total]) {
                if let Some(list) = of_cell.get_mut(*cell) {
                    list.push(place);
                }
            }
        }
        Some(Self { counts, sums, of_cell, most })
    }

    pub(super) fn counts(&self) -> &'a Counts {
        self.counts
    }

    pub(super) fn sums(&self) -> &[Sum] {
        &self.sums
    }

    /// The true count.
    pub(super) fn truth(&self, cell: usize) -> i64 {
        self.counts.get(cell).cast_signed()
    }

    /// The suppressed cells whose values hang together with that of a cell, and their sums.
    fn around(&self, cell: usize, hidden: &BTreeSet<usize>) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let (mut cells, mut sums) = (BTreeSet::from([cell]), BTreeSet::new());
        let mut left = vec![cell];
        while let Some(cell) = left.pop() {
            for place in self.of_cell.get(cell).into_iter().flatten() {
                if !sums.insert(*place) {
                    continue;
                }
                let Some(sum) = self.sums.get(*place) else { continue };
                for other in sum.parts.iter().chain([&sum.total]) {
                    if hidden.contains(other) && cells.insert(*other) {
                        left.push(*other);
                    }
                }
            }
        }
        (cells, sums)
    }

    /// The possible table in which a suppressed cell is smallest or largest; every suppressed cell is
    /// at least 1, for zeros are published.
    ///
    /// Where the search in whole numbers ends without an answer, the true table: possible, and no
    /// claim that there is another.
    pub(super) fn extreme(
        &self,
        cell: usize,
        hidden: &BTreeSet<usize>,
        direction: OptimizationDirection,
    ) -> Possible {
        let (cells, sums) = self.around(cell, hidden);
        let solve = |whole: bool| {
            let (problem, variables) = self.problem(cell, &cells, &sums, (direction, whole));
            let mut options = SolveOptions::default();
            options.node_limit = Some(BRANCHES);
            let solution = problem.solve_with(options).ok()?.into_solution().ok()?;
            let values = variables.iter().map(|(cell, variable)| {
                let value = solution.var_value(*variable);
                ((value - value.round()).abs() < WHOLE).then_some((*cell, value.round() as i64))
            });
            values.collect::<Option<Possible>>().filter(|it| self.holds(it, &sums))
        };
        let truth = || cells.iter().map(|cell| (*cell, self.truth(*cell))).collect();
        // A corner of the relaxed problem is whole in two dimensions, and often in three.
        solve(false).or_else(|| solve(true)).unwrap_or_else(truth)
    }

    fn problem(
        &self,
        cell: usize,
        cells: &BTreeSet<usize>,
        sums: &BTreeSet<usize>,
        (direction, whole): (OptimizationDirection, bool),
    ) -> (Problem, BTreeMap<usize, Variable>) {
        let mut problem = Problem::new(direction);
        let variables: BTreeMap<usize, Variable> = (cells.iter())
            .map(|it| {
                let aim = if *it == cell { 1.0 } else { 0.0 };
                let variable = if whole {
                    problem.add_integer_var(aim, (1, self.most))
                } else {
                    problem.add_var(aim, (1.0, f64::from(self.most)))
                };
                (*it, variable)
            })
            .collect();
        for sum in sums.iter().filter_map(|place| self.sums.get(*place)) {
            let mut terms = Vec::new();
            let mut rest = 0;
            for (part, sign) in signed(sum) {
                match variables.get(&part) {
                    Some(variable) => terms.push((*variable, sign as f64)),
                    None => rest += sign * self.truth(part),
                }
            }
            problem.add_constraint(terms, ComparisonOp::Eq, -rest as f64);
        }
        (problem, variables)
    }

    /// Whether values agree with all that is published, checked in whole numbers.
    fn holds(&self, values: &Possible, sums: &BTreeSet<usize>) -> bool {
        let value = |cell: usize| values.get(&cell).copied().unwrap_or_else(|| self.truth(cell));
        values.values().all(|value| *value >= 1)
            && sums
                .iter()
                .filter_map(|place| self.sums.get(*place))
                .all(|sum| signed(sum).map(|(cell, sign)| sign * value(cell)).sum::<i64>() == 0)
    }
}

/// The cells of a sum with their signs: the parts less the total are zero.
pub(super) fn signed(sum: &Sum) -> impl Iterator<Item = (usize, i64)> {
    sum.parts.iter().map(|part| (*part, 1)).chain([(sum.total, -1)])
}
