//! Reconstruction: everything that is published as equations and bounds, solved for each group.
//!
//! It must never call a group known when two whole numbers are possible.

use std::collections::BTreeSet;

use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, Variable};

use super::pairs::Found;
use super::universe::{Set, Statement, Universe};
use super::{Finding, How};

/// So many programmes are solved at most.
const SOLVES: usize = 2_000;
/// What a bound may be off by.
const OFF: f64 = 1e-6;
/// Corners looked at before any group is solved for.
const PROBES: u32 = 8;
/// Sweeps of the bounds at most.
const SWEEPS: usize = 50;

/// How the reconstruction went.
pub(super) struct Solved {
    /// Whether all that is published can be true at once.
    pub(super) consistent: bool,
    /// Groups that were not solved for.
    pub(super) untried: usize,
}

/// Something to be solved for: who, what it is called, and whether it is published as secret.
struct Target {
    set: Set,
    name: String,
    secret: bool,
    least: f64,
    most: f64,
}

impl Target {
    /// Whether two whole numbers have been seen to be possible, as far as a programme can tell.
    fn is_open(&self) -> bool {
        (self.most + OFF).floor() - (self.least - OFF).ceil() >= 1.0
    }
}

/// Solves for every statement that is not exact, and for every group of people that are always
/// counted together.
pub(super) fn reconstruct(universe: &Universe, threshold: u64, found: &mut Found) -> Solved {
    let Some(bounds) = swept(universe) else { return Solved { consistent: false, untried: 0 } };
    let mut solver = Solver { universe, bounds, solves: 0 };
    let mut targets = targets(universe, found);
    if targets.iter().all(Target::is_open) {
        return Solved { consistent: true, untried: 0 };
    }
    // A few corners far apart show most groups to be open before each is solved for by itself.
    let everyone = Set::of(0..universe.groups.len(), universe.groups.len());
    for probe in 0..PROBES {
        match solver.extreme(
            &everyone,
            &|group| sign(group, probe),
            OptimizationDirection::Minimize,
        ) {
            Answer::Table(values) => see(&mut targets, &values),
            Answer::None => return Solved { consistent: false, untried: 0 },
            Answer::Unknown => break,
        }
    }
    let mut untried = 0;
    for place in 0..targets.len() {
        if targets.get(place).is_none_or(Target::is_open) {
            continue;
        }
        for direction in [OptimizationDirection::Minimize, OptimizationDirection::Maximize] {
            let Some(target) = targets.get(place).filter(|it| !it.is_open()) else { break };
            let aim: BTreeSet<usize> = target.set.groups().collect();
            let weight = |group| if aim.contains(&group) { 1.0 } else { 0.0 };
            match solver.extreme(&target.set, &weight, direction) {
                Answer::Table(values) => see(&mut targets, &values),
                Answer::None => return Solved { consistent: false, untried },
                Answer::Unknown => {
                    untried += 1;
                    if let Some(target) = targets.get_mut(place) {
                        target.most = f64::INFINITY;
                    }
                }
            }
        }
    }
    for target in targets.into_iter().filter(|it| !it.is_open()) {
        let count = (target.most + OFF).floor().max(0.0) as u64;
        if target.secret || (1..threshold).contains(&count) {
            let Target { set, name, .. } = target;
            let how = How::Reconstruction;
            found.add(set, Finding { how, group: name, count, from: Vec::new() });
        }
    }
    Solved { consistent: true, untried }
}

fn targets(universe: &Universe, found: &Found) -> Vec<Target> {
    let target = |set: Set, name: &str, secret| Target {
        set,
        name: name.to_owned(),
        secret,
        least: f64::INFINITY,
        most: f64::NEG_INFINITY,
    };
    let stated: BTreeSet<&Set> = universe.statements.iter().map(|it| &it.set).collect();
    let secret = universe.statements.iter().filter(|it| !it.is_exact());
    let mut targets: Vec<Target> =
        secret.map(|it| target(it.set.clone(), &it.name, true)).collect();
    for (group, name) in universe.groups.iter().enumerate() {
        let set = Set::of([group].into_iter(), universe.groups.len());
        if !stated.contains(&set) {
            targets.push(target(set, name, false));
        }
    }
    targets.retain(|it| !found.has(&it.set));
    targets
}

/// Takes note of what a possible table says of every target it covers; for the one it was solved
/// for, that is a bound.
fn see(targets: &mut [Target], values: &[Option<f64>]) {
    for target in targets {
        let sum: Option<f64> =
            target.set.groups().map(|group| values.get(group).copied().flatten()).sum();
        if let Some(sum) = sum {
            target.least = target.least.min(sum);
            target.most = target.most.max(sum);
        }
    }
}

/// Between which numbers each group lies, from the statements one by one; nothing when they cannot
/// all be true.
fn swept(universe: &Universe) -> Option<Vec<(i64, i64)>> {
    let most = universe.statements.iter().filter_map(|it| it.high.or(Some(it.low))).max();
    let most = most.unwrap_or_default().saturating_mul(2).saturating_add(100);
    let mut bounds = vec![(0_i64, most); universe.groups.len()];
    for _ in 0..SWEEPS {
        let before = bounds.clone();
        for statement in &universe.statements {
            sweep(statement, &mut bounds);
        }
        if bounds.iter().any(|(low, high)| low > high) {
            return None;
        }
        if bounds == before {
            break;
        }
    }
    Some(bounds)
}

fn sweep(statement: &Statement, bounds: &mut [(i64, i64)]) {
    let groups: Vec<usize> = statement.set.groups().collect();
    let sum = |bounds: &[(i64, i64)], which: fn(&(i64, i64)) -> i64| -> i64 {
        groups.iter().filter_map(|group| bounds.get(*group)).map(which).sum()
    };
    let (least, most) = (sum(bounds, |it| it.0), sum(bounds, |it| it.1));
    for group in &groups {
        let Some(bound) = bounds.get_mut(*group) else { continue };
        let (low, high) = *bound;
        if let Some(limit) = statement.high {
            bound.1 = high.min(limit - (least - low));
        }
        bound.0 = low.max(statement.low - (most - high));
    }
}

/// Up or down, as good as at random, and another for each probe.
const fn sign(group: usize, probe: u32) -> f64 {
    let mixed = (group as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(probe * 7);
    if mixed.wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 63 == 1 { 1.0 } else { -1.0 }
}

enum Answer {
    /// A possible table: the number of each group it covers.
    Table(Vec<Option<f64>>),
    /// There is none.
    None,
    /// It could not be told.
    Unknown,
}

struct Solver<'a> {
    universe: &'a Universe,
    bounds: Vec<(i64, i64)>,
    solves: usize,
}

impl<'a> Solver<'a> {
    fn is_fixed(&self, group: usize) -> bool {
        self.bounds.get(group).is_some_and(|(low, high)| low == high)
    }

    /// The groups whose numbers hang together with those of a set, and the statements about them.
    fn around(&self, set: &Set) -> (BTreeSet<usize>, Vec<&'a Statement>) {
        let mut groups: BTreeSet<usize> = set.groups().filter(|it| !self.is_fixed(*it)).collect();
        let universe = self.universe;
        let mut waiting: Vec<&'a Statement> = universe.statements.iter().collect();
        let mut taken = Vec::new();
        loop {
            let touches = |it: &&'a Statement| it.set.groups().any(|group| groups.contains(&group));
            let (touched, rest): (Vec<&'a Statement>, Vec<&'a Statement>) =
                waiting.into_iter().partition(touches);
            if touched.is_empty() {
                return (groups, taken);
            }
            for statement in &touched {
                groups.extend(statement.set.groups().filter(|it| !self.is_fixed(*it)));
            }
            taken.extend(touched);
            waiting = rest;
        }
    }

    /// A possible table for all that hangs together with a set of groups, in which a weighted sum is
    /// smallest or largest.
    fn extreme(
        &mut self,
        set: &Set,
        weight: &dyn Fn(usize) -> f64,
        direction: OptimizationDirection,
    ) -> Answer {
        let fixed = |(low, high): &(i64, i64)| (low == high).then_some(*low as f64);
        let mut values: Vec<Option<f64>> = self.bounds.iter().map(fixed).collect();
        let (groups, statements) = self.around(set);
        if groups.is_empty() {
            return Answer::Table(values);
        }
        if self.solves >= SOLVES {
            return Answer::Unknown;
        }
        self.solves += 1;
        let mut problem = Problem::new(direction);
        let mut variables: Vec<Option<Variable>> = vec![None; values.len()];
        for group in &groups {
            let Some((low, high)) = self.bounds.get(*group) else { continue };
            let variable = problem.add_var(weight(*group), (*low as f64, *high as f64));
            if let Some(slot) = variables.get_mut(*group) {
                *slot = Some(variable);
            }
        }
        for statement in statements {
            constrain(&mut problem, statement, &variables, &values);
        }
        let solution = match problem.solve().map(|outcome| outcome.into_solution()) {
            Ok(Ok(solution)) => solution,
            Err(Error::Infeasible) => return Answer::None,
            Ok(Err(_)) | Err(_) => return Answer::Unknown,
        };
        for (value, variable) in values.iter_mut().zip(&variables) {
            if let Some(variable) = variable {
                *value = Some(solution.var_value(*variable));
            }
        }
        Answer::Table(values)
    }
}

fn constrain(
    problem: &mut Problem,
    statement: &Statement,
    variables: &[Option<Variable>],
    fixed: &[Option<f64>],
) {
    let free = |group: usize| variables.get(group).copied().flatten();
    let terms: Vec<(Variable, f64)> =
        statement.set.groups().filter_map(free).map(|variable| (variable, 1.0)).collect();
    let known: f64 =
        statement.set.groups().filter_map(|group| fixed.get(group).copied().flatten()).sum();
    let low = statement.low as f64 - known;
    match statement.high.map(|high| high as f64 - known) {
        Some(high) if statement.is_exact() => {
            problem.add_constraint(terms, ComparisonOp::Eq, high);
        }
        Some(high) => {
            problem.add_constraint(terms.clone(), ComparisonOp::Le, high);
            problem.add_constraint(terms, ComparisonOp::Ge, low);
        }
        None => problem.add_constraint(terms, ComparisonOp::Ge, low),
    }
}
