//! A procedure made ready to be explored: arrows gathered by step as sets, guards over classes.

use super::facts::{self, Classes, Expr, Fact, classify, compile};
use super::state::State;
use super::walk::Seeded;
use kernel::Code;

use crate::graph::{Arrow, Kind, Marking, StepIx, Steps};
use crate::guard::Guard;
use crate::pack::{Keeping, Procedure, Relation, Step};

/// The answer that leaves a fact as it was.
pub(super) const KEEP: u8 = u8::MAX;

/// More ways than this to answer one form, or to open a case, are not all tried.
const MOST_ANSWERS: usize = 256;

/// A procedure made ready to be explored.
pub(super) struct Net<'a> {
    pub(super) procedure: &'a Procedure,
    /// Its steps.
    pub(super) all: Steps,
    pub(super) facts: Vec<Fact>,
    pub(super) guards: Vec<Expr>,
    pub(super) steps: Vec<Node>,
    /// The steps that close the case.
    pub(super) closing: Steps,
    /// For each step, the steps it may bring into the case, directly or by others it brings.
    pub(super) brings: Vec<Steps>,
    /// For each fact, the steps at which a guard asks about it, unless they record it themselves.
    pub(super) asking: Vec<Steps>,
    /// The steps that some other waits for.
    pub(super) awaited: Steps,
    /// There are more facts or answers than are tried: what is not found may exist.
    pub(super) sampled: bool,
}

/// What a step waits for and what it does.
#[derive(Debug, Default)]
pub(super) struct Node {
    pub(super) system: bool,
    /// What it waits for, whatever the facts.
    pub(super) waits: Waits,
    /// What it waits for while a guard holds.
    pub(super) waits_if: Vec<(usize, Waits)>,
    /// What it does, whatever the facts.
    pub(super) does: Effects,
    /// What it does if a guard holds.
    pub(super) does_if: Vec<(usize, Effects)>,
    /// The responses to steps whose term may have a consequence, in the order of the file.
    pub(super) duties: Vec<Duty>,
    /// The facts it records.
    pub(super) records: Vec<Record>,
    /// Every way to answer its form: a class for each fact it records, or [`KEEP`].
    pub(super) answers: Vec<Vec<u8>>,
}

#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Waits {
    pub(super) conditions: Steps,
    pub(super) milestones: Steps,
}

#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Effects {
    pub(super) include: Steps,
    pub(super) exclude: Steps,
    pub(super) respond: Steps,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Duty {
    pub(super) guard: Option<usize>,
    pub(super) to: StepIx,
    pub(super) timed: bool,
    pub(super) consequence: Option<StepIx>,
}

#[derive(Debug)]
pub(super) struct Record {
    pub(super) fact: usize,
    pub(super) classes: Vec<u8>,
}

impl<'a> Net<'a> {
    /// The whole procedure.
    pub(super) fn new(procedure: &'a Procedure) -> Self {
        Self::of(procedure, procedure.steps.iter().map(|step| step.ix).collect())
    }

    /// The procedure as if it had these steps only.
    pub(super) fn of(procedure: &'a Procedure, all: Steps) -> Self {
        let arrows: Vec<(Arrow, &Relation)> = (procedure.graph.arrows().iter().copied())
            .zip(&procedure.relations)
            .filter(|(arrow, _)| all.contains(arrow.from) && all.contains(arrow.to))
            .collect();
        let mut distinct: Vec<&Guard> = Vec::new();
        for guard in arrows.iter().filter_map(|(_, relation)| relation.when.as_ref()) {
            if !distinct.contains(&guard) {
                distinct.push(guard);
            }
        }
        let facts = classify(procedure, distinct.iter().copied());
        let guards = distinct.iter().map(|guard| compile(guard, &facts)).collect();
        let sampled = facts.iter().any(|fact| fact.values.len() >= facts::MOST);
        let mut net = Self {
            procedure,
            all,
            facts,
            guards,
            steps: Vec::new(),
            closing: Steps::default(),
            brings: brings(procedure, &arrows),
            asking: Vec::new(),
            awaited: arrows
                .iter()
                .filter(|(arrow, _)| arrow.kind == Kind::Condition)
                .map(|(arrow, _)| arrow.from)
                .collect(),
            sampled,
        };
        for step in &procedure.steps {
            let mut node = net.node(step, &arrows, &distinct);
            if step.closes.is_some() && all.contains(step.ix) {
                net.closing.insert(step.ix);
            }
            node.records = net.records(step);
            let classes: Vec<&[u8]> = node.records.iter().map(|it| it.classes.as_slice()).collect();
            let (answers, all) = product(&classes);
            net.sampled |= !all;
            node.answers = answers;
            net.steps.push(node);
        }
        net.asking = net.facts.iter().map(|fact| asking(procedure, &fact.id, &arrows)).collect();
        net
    }

    /// What a step waits for and does.
    fn node(&self, step: &Step, arrows: &[(Arrow, &Relation)], distinct: &[&Guard]) -> Node {
        let number = |guard: &Guard| distinct.iter().position(|known| *known == guard);
        let mut node = Node { system: step.actor == kernel::Role::System, ..Node::default() };
        for (arrow, relation) in arrows {
            let guard = relation.when.as_ref().and_then(number);
            if arrow.to == step.ix {
                let waits = entry(guard, &mut node.waits, &mut node.waits_if);
                match arrow.kind {
                    Kind::Condition => waits.conditions.insert(arrow.from),
                    Kind::Milestone => waits.milestones.insert(arrow.from),
                    Kind::Response | Kind::Include | Kind::Exclude => {}
                }
            }
            if arrow.from == step.ix {
                let does = entry(guard, &mut node.does, &mut node.does_if);
                match arrow.kind {
                    Kind::Response => {
                        does.respond.insert(arrow.to);
                        node.duties.push(duty(relation, arrow.to, guard));
                    }
                    Kind::Include => does.include.insert(arrow.to),
                    Kind::Exclude => does.exclude.insert(arrow.to),
                    Kind::Condition | Kind::Milestone => {}
                }
            }
        }
        node
    }

    fn records(&self, step: &Step) -> Vec<Record> {
        let coded = step.fields.iter().filter(|field| field.keeping == Keeping::Fact);
        coded
            .filter_map(|field| {
                let number = self.facts.iter().position(|fact| fact.id == field.id)?;
                let fact = self.facts.get(number)?;
                let first = u8::from(!fact.as_unknown);
                let mut classes: Vec<u8> =
                    (first..=u8::MAX).take(fact.values.len() - usize::from(first)).collect();
                if !field.required {
                    classes.push(KEEP);
                }
                Some(Record { fact: number, classes })
            })
            .collect()
    }

    pub(super) fn node_of(&self, step: StepIx) -> Option<&Node> {
        self.steps.get(step.index())
    }

    pub(super) fn guard(&self, number: usize, facts: &[u8]) -> bool {
        self.guards.get(number).is_none_or(|guard| guard.holds(facts))
    }

    /// Where a case may stand when it opens, before its first step.
    pub(super) fn openings(&mut self) -> Vec<State> {
        let given = |fact: &Fact| self.procedure.opening_facts.contains(&fact.id);
        let classes: Vec<Vec<u8>> = (self.facts.iter())
            .map(|fact| {
                if given(fact) { (0..=u8::MAX).take(fact.values.len()).collect() } else { vec![0] }
            })
            .collect();
        let classes: Vec<&[u8]> = classes.iter().map(Vec::as_slice).collect();
        let (valuations, all) = product(&classes);
        self.sampled |= !all;
        let included = self.procedure.included.and(self.all);
        let marking = Marking { included, ..Marking::default() };
        valuations
            .into_iter()
            .filter(|facts| self.is_possible(facts))
            .map(|facts| State { marking, facts, threats: Vec::new() })
            .collect()
    }

    /// An unaccompanied minor is below 18.
    fn is_possible(&self, facts: &[u8]) -> bool {
        let value = |name: &str| {
            let known = self.facts.iter().zip(facts).find(|(fact, _)| fact.id == *name);
            known.and_then(|(fact, class)| fact.values.get(usize::from(*class))?.as_ref())
        };
        let minor = value("unaccompanied_minor") == Some(&kernel::Coded::Flag(true));
        !minor || value("age").is_none_or(|age| *age < kernel::Coded::Number(18))
    }

    /// Every class a form may leave a fact in.
    pub(super) fn recorded(record: &Record) -> Classes {
        let classes = record.classes.iter().filter(|class| **class != KEEP);
        classes.fold(0, |set, class| set | 1 << class)
    }
}

/// The steps at which some guard asks about a fact that the step itself does not record first.
fn asking(procedure: &Procedure, fact: &Code, arrows: &[(Arrow, &Relation)]) -> Steps {
    let records = |step: StepIx| {
        let fields = procedure.step(step).into_iter().flat_map(|step| &step.fields);
        fields.into_iter().any(|field| field.id == *fact && field.required)
    };
    let asks = |relation: &Relation| {
        relation.when.as_ref().is_some_and(|guard| guard.facts().contains(fact))
    };
    arrows
        .iter()
        .filter(|(_, relation)| asks(relation))
        .filter_map(|(arrow, _)| match arrow.kind {
            Kind::Condition | Kind::Milestone => Some(arrow.to),
            Kind::Response | Kind::Include | Kind::Exclude => {
                Some(arrow.from).filter(|step| !records(*step))
            }
        })
        .collect()
}

/// For each step, what it includes, what that includes, and so on.
fn brings(procedure: &Procedure, arrows: &[(Arrow, &Relation)]) -> Vec<Steps> {
    let mut brings = vec![Steps::default(); procedure.steps.len()];
    loop {
        let before = brings.clone();
        for (arrow, _) in arrows.iter().filter(|(arrow, _)| arrow.kind == Kind::Include) {
            let further = brings.get(arrow.to.index()).copied().unwrap_or_default();
            if let Some(steps) = brings.get_mut(arrow.from.index()) {
                steps.insert(arrow.to);
                *steps = steps.or(further);
            }
        }
        if brings == before {
            return brings;
        }
    }
}

/// The entry of a guard in a list, or the one for no guard.
fn entry<'a, T: Default>(
    guard: Option<usize>,
    always: &'a mut T,
    guarded: &'a mut Vec<(usize, T)>,
) -> &'a mut T {
    let Some(guard) = guard else { return always };
    let place = guarded.iter().position(|(known, _)| *known == guard).unwrap_or_else(|| {
        guarded.push((guard, T::default()));
        guarded.len() - 1
    });
    guarded.get_mut(place).map_or(always, |(_, entry)| entry)
}

/// A response, with its consequence.
fn duty(relation: &Relation, to: StepIx, guard: Option<usize>) -> Duty {
    let deadline = relation.deadline();
    let consequence = deadline.and_then(|deadline| deadline.consequence);
    Duty { guard, to, timed: deadline.is_some(), consequence }
}

/// One of each, in every way; or, when those are too many, in so many drawn ways. Whether it was all.
fn product(choices: &[&[u8]]) -> (Vec<Vec<u8>>, bool) {
    let count = choices.iter().try_fold(1_usize, |count, choice| count.checked_mul(choice.len()));
    if count.is_none_or(|count| count > MOST_ANSWERS) {
        let mut rng = Seeded::of("answers");
        let mut draw = || choices.iter().filter_map(|choice| rng.one_of(choice)).copied().collect();
        return ((0..MOST_ANSWERS).map(|_| draw()).collect(), false);
    }
    let mut ways = vec![Vec::new()];
    for choice in choices {
        let longer = |way: &Vec<u8>, class: u8| way.iter().copied().chain([class]).collect();
        ways = ways
            .iter()
            .flat_map(|way| choice.iter().map(move |class| longer(way, *class)))
            .collect();
    }
    (ways, true)
}
