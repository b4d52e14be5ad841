//! The checker against the plainest search there is: every run of small procedures, step by step,
//! with [`Run`] itself and nothing left out.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Coded, Facets};
use proptest::prelude::*;

use super::*;
use crate::check::net::Net;
use crate::check::relaxed::Relaxed;
use crate::check::steps::starts;
use crate::check::walk::{Seeded, Walked};
use crate::fixture::at;
use crate::graph::{Marking, StepIx};
use crate::pack::FieldType;
use crate::run::{Hindrance, Run};

/// What tells two cases apart: marking, facts, what is owed by which response, whose term has had
/// its consequence.
type Key = (Marking, Facets, BTreeMap<StepIx, usize>, BTreeSet<StepIx>);

#[derive(Clone)]
struct Case {
    run: Run,
    now: kernel::Timestamp,
    /// The steps owed under a term that has had its consequence.
    fired: BTreeSet<StepIx>,
}

impl Case {
    fn key(&self) -> Key {
        let owed = self.run.owed_since().iter().map(|(step, (number, _))| (*step, *number));
        (self.run.marking(), self.run.facts().clone(), owed.collect(), self.fired.clone())
    }

    /// The steps whose term, yet without consequence, has this step follow.
    fn named(&self, step: StepIx) -> Vec<StepIx> {
        let owed = self.run.owed_since().iter().filter(|(owed, _)| !self.fired.contains(owed));
        owed.filter(|(_, (relation, _))| {
            self.run.deadline(*relation).and_then(|deadline| deadline.consequence) == Some(step)
        })
        .map(|(owed, _)| *owed)
        .collect()
    }

    fn may(&self, step: StepIx) -> bool {
        let procedure = self.run.procedure();
        let system = procedure.step(step).unwrap().actor == kernel::Role::System;
        let named = self.named(step).iter().any(|owed| self.run.marking().included.contains(*owed));
        let waits = |it: &Hindrance| !matches!(it, Hindrance::NotBefore { .. });
        (!system || named) && !self.run.hindrances(step, self.now).iter().any(waits)
    }

    fn after(&self, step: StepIx, facts: &Facets) -> Self {
        let mut next = self.clone();
        next.now = self.now.checked_add(jiff::SignedDuration::from_secs(1)).unwrap();
        if let [alone] = self.named(step)[..] {
            next.fired.insert(alone);
        }
        let id = self.run.procedure().step(step).unwrap().id.clone();
        next.run.happens(&id, next.now, facts).unwrap();
        let since = |owed: &StepIx| next.run.owed_since().get(owed).map(|(_, since)| *since);
        next.fired.retain(|owed| since(owed).is_some_and(|since| since < next.now));
        next
    }
}

struct Seen {
    keys: BTreeMap<Key, usize>,
    cases: Vec<Case>,
    edges: Vec<(usize, StepIx, usize)>,
}

impl Seen {
    fn reach(&mut self, case: Case) -> usize {
        let next = self.cases.len();
        let number = *self.keys.entry(case.key()).or_insert(next);
        if number == next {
            self.cases.push(case);
        }
        number
    }
}

/// Every way to answer the form of a step.
fn answers(procedure: &Procedure, step: StepIx) -> Vec<Facets> {
    let mut all = vec![Facets::new()];
    for field in &procedure.step(step).unwrap().fields {
        let mut values: Vec<Option<Coded>> =
            vec![Some(Coded::Flag(true)), Some(Coded::Flag(false))];
        if let FieldType::Choice(options) = &field.kind {
            values = options.iter().map(|option| Some(Coded::Code(option.id.clone()))).collect();
        }
        values.extend((!field.required).then_some(None));
        all = all
            .iter()
            .flat_map(|facts| {
                values.iter().map(move |value| {
                    let mut facts = facts.clone();
                    facts.extend(value.clone().map(|value| (field.id.clone(), value)));
                    facts
                })
            })
            .collect();
    }
    all
}

fn search(procedure: &std::sync::Arc<Procedure>) -> Seen {
    let now = at("2025-01-01T12:00");
    let first = procedure.opens.unwrap();
    let mut seen = Seen { keys: BTreeMap::new(), cases: Vec::new(), edges: Vec::new() };
    for age in [None, Some(17), Some(18), Some(19)] {
        let age = age.map(|age| (Code::lenient("age"), Coded::Number(age)));
        let run = Run::open(procedure.clone(), age.into_iter().collect(), now);
        let case = Case { run, now, fired: BTreeSet::new() };
        for facts in answers(procedure, first).into_iter().filter(|_| case.may(first)) {
            seen.reach(case.after(first, &facts));
        }
    }
    let mut number = 0;
    while number < seen.cases.len() {
        let case = seen.cases[number].clone();
        for step in procedure.steps.iter().map(|step| step.ix).filter(|step| case.may(*step)) {
            for facts in answers(procedure, step) {
                let to = seen.reach(case.after(step, &facts));
                seen.edges.push((number, step, to));
            }
        }
        number += 1;
    }
    seen
}

/// The steps that happen on some run, and those that on some run are owed for ever.
fn fates(procedure: &std::sync::Arc<Procedure>) -> (BTreeSet<StepIx>, BTreeSet<StepIx>) {
    let seen = search(procedure);
    let mut happened: BTreeSet<StepIx> = seen.edges.iter().map(|(_, step, _)| *step).collect();
    happened.extend(procedure.opens.filter(|_| !seen.cases.is_empty()));
    let mut doomed = BTreeSet::new();
    for step in procedure.steps.iter().map(|step| step.ix) {
        let owed = |run: &Run| run.marking().included.and(run.marking().pending).contains(step);
        let mut settled: Vec<bool> = seen.cases.iter().map(|case| !owed(&case.run)).collect();
        loop {
            let before = settled.clone();
            for (from, by, to) in &seen.edges {
                settled[*from] |= *by == step || settled[*to];
            }
            if before == settled {
                break;
            }
        }
        if settled.contains(&false) {
            doomed.insert(step);
        }
    }
    (happened, doomed)
}

const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

fn steps() -> impl Strategy<Value = Vec<String>> {
    let form = prop_oneof![
        3 => Just("".to_owned()),
        1 => Just("FLAG flag".to_owned()),
        1 => Just("FLAG flag?".to_owned()),
        1 => Just("OUT choice x y z".to_owned()),
    ];
    let how = prop_oneof![
        4 => Just(""),
        3 => Just("excluded"),
        1 => Just("repeats"),
        1 => Just("excluded system"),
        1 => Just("system"),
        1 => Just("closes"),
    ];
    prop::collection::vec((how, form), 3..=NAMES.len()).prop_map(|drawn| {
        let line = |(name, (how, form)): (&&str, &(&str, String))| {
            let how = if *name == "a" { "" } else { how };
            let form = form.replace("FLAG", &format!("flag_{name}"));
            format!("{name} {how}: {}", form.replace("OUT", &format!("out_{name}")))
        };
        NAMES.iter().zip(&drawn).map(line).collect()
    })
}

fn relations(steps: Vec<String>) -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    let mut guards =
        vec!["age < 18".to_owned(), "age >= 18".to_owned(), "not (age = 18)".to_owned()];
    for word in steps.iter().flat_map(|line| line.split([' ', ':'])) {
        if word.starts_with("flag_") {
            guards.extend([word.to_owned(), format!("not {word}"), format!("{word} and age < 18")]);
        } else if word.starts_with("out_") {
            guards.extend([
                format!("{word} = x"),
                format!("{word} != x"),
                format!("{word} = y or age < 18"),
            ]);
        }
    }
    let systems: Vec<String> = (steps.iter().zip(NAMES))
        .filter(|(line, _)| line.contains("system"))
        .map(|(_, name)| format!(" within 3 days consequence {name}"))
        .chain(["".to_owned(), "".to_owned()])
        .collect();
    let count = steps.len();
    let kind = prop_oneof![
        2 => Just("condition"), 3 => Just("response"), 1 => Just("milestone"),
        3 => Just("include"), 2 => Just("exclude"),
    ];
    let guard = prop::option::of(prop::sample::select(guards));
    let relation = (0..count, kind, 0..count, prop::sample::select(systems), guard).prop_map(
        |(from, kind, to, term, guard)| {
            let term = if kind == "response" { term } else { String::new() };
            let guard = guard.map_or_else(String::new, |guard| format!(" when {guard}"));
            format!("{} {kind} {}{term}{guard}", NAMES[from], NAMES[to])
        },
    );
    prop::collection::vec(relation, 0..14).prop_map(move |relations| (steps.clone(), relations))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]
    /// Slices, classes and what is forgotten change nothing: the same steps are found never to
    /// happen and the same to be owed for ever. And what the relaxed search proves is true.
    #[test]
    fn the_checker_agrees_with_the_plainest_search(
        (steps, relations) in steps().prop_flat_map(relations)
    ) {
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        let relations: Vec<&str> = relations.iter().map(String::as_str).collect();
        let procedure = procedure(&steps, &relations);
        let found = check_procedure(&procedure);
        prop_assert!(found.explored.complete);
        let opens = !found.findings.iter().any(|it| it.kind == FindingKind::NeverOpens);
        let (happened, doomed) = fates(&procedure);
        prop_assert_eq!(opens, !happened.is_empty());
        let named = |kind: FindingKind| -> BTreeSet<StepIx> {
            let of_kind = found.findings.iter().filter(|it| it.kind == kind);
            of_kind.map(|it| procedure.find(it.message.split('`').nth(1).unwrap()).unwrap().ix).collect()
        };
        if opens {
            let all: BTreeSet<StepIx> = procedure.steps.iter().map(|step| step.ix).collect();
            let never: BTreeSet<StepIx> = all.difference(&happened).copied().collect();
            prop_assert_eq!(named(FindingKind::NeverHappens), never);
            prop_assert_eq!(named(FindingKind::NeverMet), doomed.clone());
            let mut net = Net::new(&procedure);
            let starts = starts(&mut net);
            let relaxed = Relaxed::from(&net, &starts);
            for step in happened {
                prop_assert!(relaxed.happen.contains(step) || Some(step) == procedure.opens);
            }
            let (mut walked, mut rng) = (Walked::new(&net), Seeded::of("oracle"));
            for _ in 0..10 {
                let start = rng.one_of(&starts).unwrap();
                walked.walk(&net, start, &mut rng, 20);
            }
            for (step, walk) in walked.doomed {
                prop_assert!(doomed.contains(&step), "{:?} by {:?}", step, walk);
            }
        }
    }
}
