//! Steps that never happen and obligations that are never met: proofs first, then runs.

use kernel::Code;
use serde::Serialize;

use super::explore::Space;
use super::net::Net;
use super::relaxed::Relaxed;
use super::slice::slices;
use super::state::State;
use super::walk::{Seeded, Walk, Walked};
use super::{Finding, FindingKind};
use crate::graph::{Kind, StepIx, Steps};
use crate::pack::Procedure;

/// At most so many markings of a slice are explored in order.
const BOUND: usize = 10_000;
/// After a slice that has more, at most so many of each: most share what made it large.
const BOUND_THEN: usize = 200;
/// At most so many walks are made through a procedure with such a slice.
const WALKS: usize = 1000;
/// A walk has at most so many steps.
const LONGEST: usize = 120;
/// All walks together have at most so many.
const MOVES: usize = 40_000;

/// How far the checker looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Explored {
    /// The markings explored, told apart by the facts that matter later.
    pub markings: usize,
    /// The steps taken by random walks beyond them.
    pub walked: usize,
    /// Whether these are all the markings there are, so that what is not found does not exist.
    pub complete: bool,
}

/// A way in which a case may end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The step that closes the case.
    pub step: Code,
    /// The outcome.
    pub outcome: Code,
    /// Whether a run came there.
    pub reached: bool,
}

/// What is found, how far was looked, and how cases end.
pub(super) fn check(procedure: &Procedure) -> (Vec<Finding>, Explored, Vec<Outcome>) {
    let mut net = Net::new(procedure);
    let starts = starts(&mut net);
    let mut search = Search {
        findings: Vec::new(),
        unmet: Steps::default(),
        silent: Vec::new(),
        happened: procedure.opens.into_iter().collect(),
        certain: Steps::default(),
        explored: Explored { markings: 0, walked: 0, complete: true },
    };
    if starts.is_empty() {
        search.explored.complete = !net.sampled;
        search.findings.extend(cannot_open(&net));
        return (search.findings, search.explored, outcomes(&net, Steps::default()));
    }
    for slice in slices(&net) {
        search.explore(Net::of(procedure, slice));
    }
    if !search.explored.complete {
        search.walk(&net, &starts);
    }
    let relaxed = Relaxed::from(&net, &starts);
    if !net.sampled {
        search.findings.extend(no_consequence(&net, &relaxed));
    }
    search.findings.extend(never_happens(&net, &relaxed, &search));
    (search.findings, search.explored, outcomes(&net, search.happened))
}

/// What is known after some of the slices.
struct Search {
    findings: Vec<Finding>,
    /// The steps found to be owed for ever.
    unmet: Steps,
    /// The steps found to be owed under a term whose consequence cannot follow, and that consequence.
    silent: Vec<(StepIx, StepIx)>,
    happened: Steps,
    /// The steps whose every marking was explored.
    certain: Steps,
    explored: Explored,
}

impl Search {
    /// Explores a slice in every direction, up to a bound.
    fn explore(&mut self, mut net: Net<'_>) {
        let starts = starts(&mut net);
        let bound = if self.explored.complete { BOUND } else { BOUND_THEN };
        let space = Space::from(&net, starts, bound);
        self.happened = self.happened.or(space.happened);
        self.explored.markings += space.states.len();
        if space.complete {
            self.certain = self.certain.or(net.all);
            self.never_met(&net, &space);
            self.without_consequence(&net, &space);
        } else {
            self.explored.complete = false;
        }
    }

    /// Walks through a procedure too large to be explored.
    fn walk(&mut self, net: &Net<'_>, starts: &[State]) {
        let walked = walks(net, starts);
        self.explored.walked = walked.moves;
        self.happened = self.happened.or(walked.happened);
        self.never_met_on_walks(net, &walked);
    }

    /// Obligations that no run settles, with the shortest run that leads to each.
    fn never_met(&mut self, net: &Net<'_>, space: &Space) {
        for (open, kind) in [(false, FindingKind::NeverMet), (true, FindingKind::OnlyClosed)] {
            for (number, settled) in space.settled(net, open).into_iter().enumerate() {
                for step in net.all.minus(settled).minus(self.unmet).iter() {
                    self.unmet.insert(step);
                    self.findings.push(owed_for_ever(net, step, kind, space.path(number)));
                }
            }
        }
    }

    /// Terms that run when their consequence can no longer follow.
    fn without_consequence(&mut self, net: &Net<'_>, space: &Space) {
        for (number, (reached, possible)) in space.states.iter().zip(space.possible()).enumerate() {
            let State { marking, threats, .. } = reached.state.as_ref();
            for (owed, follows) in
                threats.iter().filter(|(owed, _)| marking.included.contains(*owed))
            {
                if !possible.contains(*follows) && !self.silent.contains(&(*owed, *follows)) {
                    self.silent.push((*owed, *follows));
                    let (id, follows) = (name(net, *owed), name(net, *follows));
                    let message = format!(
                        "the term of `{id}` may pass when its consequence `{follows}` cannot follow"
                    );
                    let found = finding(net, *owed, FindingKind::NoConsequence, message).warning();
                    self.findings.push(found.by(net, space.path(number)));
                }
            }
        }
    }

    /// The same from walks, each shortened.
    fn never_met_on_walks(&mut self, net: &Net<'_>, walked: &Walked) {
        for (step, walk) in &walked.doomed {
            let bad = |state: &State| Relaxed::of(net, state).doomed(state).contains(*step);
            self.add_walk(net, *step, FindingKind::NeverMet, walk.clone().shortened(net, bad));
        }
        for (step, walk) in &walked.trapped {
            let bad = |state: &State| Relaxed::of(net, state).trapped(state).contains(*step);
            self.add_walk(net, *step, FindingKind::OnlyClosed, walk.clone().shortened(net, bad));
        }
    }

    fn add_walk(&mut self, net: &Net<'_>, step: StepIx, kind: FindingKind, walk: Walk) {
        if !self.unmet.contains(step) {
            self.unmet.insert(step);
            let path = walk.moves.into_iter().map(|(step, _)| step).collect();
            self.findings.push(owed_for_ever(net, step, kind, path));
        }
    }
}

fn cannot_open(net: &Net<'_>) -> Option<Finding> {
    let first = net.procedure.opens?;
    let message =
        format!("the step `{}` opens a case, but cannot happen before any other", name(net, first));
    let found = finding(net, first, FindingKind::NeverOpens, message);
    Some(if net.sampled { found.warning() } else { found })
}

/// Where a case may stand once its first step is done.
pub(super) fn starts(net: &mut Net<'_>) -> Vec<State> {
    let openings = net.openings();
    let Some(first) = net.procedure.opens else {
        return openings;
    };
    let answers = || net.node_of(first).into_iter().flat_map(|node| &node.answers);
    openings
        .iter()
        .filter(|state| net.may(state, first))
        .flat_map(|state| answers().map(|answers| net.after(state, first, answers)))
        .collect()
}

fn walks(net: &Net<'_>, starts: &[State]) -> Walked {
    let mut walked = Walked::new(net);
    let mut rng = Seeded::of(&net.procedure.reference());
    for _ in 0..WALKS {
        let Some(start) = rng.one_of(starts).filter(|_| walked.moves < MOVES) else { break };
        walked.walk(net, start, &mut rng, LONGEST);
    }
    walked
}

fn outcomes(net: &Net<'_>, happened: Steps) -> Vec<Outcome> {
    let outcome = |step: &crate::Step| {
        let reached = happened.contains(step.ix);
        step.closes.clone().map(|outcome| Outcome { step: step.id.clone(), outcome, reached })
    };
    net.procedure.steps.iter().filter_map(outcome).collect()
}

/// Steps that are proved never to happen, or that nothing came to.
fn never_happens(net: &Net<'_>, relaxed: &Relaxed, search: &Search) -> Vec<Finding> {
    let never = |step: StepIx| {
        let id = name(net, step);
        let (kind, message) = if !relaxed.happen.contains(step) && !net.sampled {
            let why = why(net, relaxed, step);
            (FindingKind::NeverHappens, format!("the step `{id}` can never happen: {why}"))
        } else if search.certain.contains(step) {
            let message = format!("the step `{id}` never happens: every marking was explored");
            (FindingKind::NeverHappens, message)
        } else {
            (FindingKind::NotReached, format!("no walk came to the step `{id}`: can it happen?"))
        };
        let found = finding(net, step, kind, message);
        if kind == FindingKind::NotReached { found.warning() } else { found }
    };
    net.all.minus(search.happened).iter().map(never).collect()
}

/// Why a step is proved never to happen.
fn why(net: &Net<'_>, relaxed: &Relaxed, step: StepIx) -> String {
    let list = |steps: Steps| -> String {
        steps.iter().map(|step| format!("`{}`", name(net, step))).collect::<Vec<_>>().join(", ")
    };
    if !relaxed.include.contains(step) {
        let arrows = net.procedure.graph.reaching(step);
        let including: Steps =
            arrows.filter(|(_, it)| it.kind == Kind::Include).map(|(_, it)| it.from).collect();
        let opening = net.procedure.opens.into_iter().collect();
        let impossible = including.minus(relaxed.happen).minus(opening);
        return if including.is_empty() {
            "it starts out excluded and nothing includes it".to_owned()
        } else if impossible == including {
            format!("only {} would include it, which can never happen", list(including))
        } else {
            "what includes it has a guard that never holds then".to_owned()
        };
    }
    let Some(node) = net.node_of(step) else { return String::new() };
    if node.system && !relaxed.named(net, step) {
        return "it is a consequence, and no term that can run has it follow".to_owned();
    }
    format!("{} must come first, which can never be", list(relaxed.lacking(net, node)))
}

fn owed_for_ever(net: &Net<'_>, step: StepIx, kind: FindingKind, path: Vec<StepIx>) -> Finding {
    let id = name(net, step);
    let message = if kind == FindingKind::NeverMet {
        format!("the step `{id}` becomes owed and can then neither be done nor excluded")
    } else {
        format!("the step `{id}` becomes owed and only the end of the case settles it")
    };
    let found = finding(net, step, kind, message).by(net, path);
    if kind == FindingKind::NeverMet { found } else { found.warning() }
}

/// Terms whose consequence is never part of the case.
fn no_consequence(net: &Net<'_>, relaxed: &Relaxed) -> Vec<Finding> {
    let procedure: &Procedure = net.procedure;
    let lost = |relation: &&crate::pack::Relation| {
        let follows = relation.deadline().and_then(|deadline| deadline.consequence);
        follows.is_some_and(|step| !relaxed.happen.contains(step))
    };
    procedure
        .relations
        .iter()
        .filter(lost)
        .map(|relation| {
            let message = "when this term passes its consequence cannot follow".to_owned();
            Finding::new(procedure, relation.at, FindingKind::NoConsequence, message)
        })
        .collect()
}

impl Finding {
    /// With the steps that lead there, after the one that opens the case.
    fn by(self, net: &Net<'_>, path: Vec<StepIx>) -> Self {
        let steps = net.procedure.opens.into_iter().chain(path);
        let path = steps.filter_map(|step| Some(net.procedure.step(step)?.id.clone())).collect();
        Self { path, ..self }
    }
}

fn finding(net: &Net<'_>, step: StepIx, kind: FindingKind, message: String) -> Finding {
    let place = net.procedure.step(step).map(|step| step.at);
    Finding::new(net.procedure, place, kind, message)
}

fn name<'a>(net: &Net<'a>, step: StepIx) -> &'a str {
    net.procedure.step(step).map_or("", |step| step.id.as_str())
}
