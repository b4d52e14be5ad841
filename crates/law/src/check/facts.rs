//! The facts guards ask about, each cut into the classes of values that guards can tell apart.
//!
//! Two values that no comparison tells apart lead to the same run, so one of each class stands for
//! all: what is explored over classes holds of every value.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Code, Coded, Facets};

use crate::guard::Guard;
use crate::pack::{FieldType, Keeping, Procedure};

/// A set of classes of one fact, as bits; class 0 is "nobody recorded it".
pub(super) type Classes = u128;

/// More classes than this are not all tried.
pub(super) const MOST: usize = 127;

/// One fact, with a value of each class.
#[derive(Debug)]
pub(super) struct Fact {
    pub(super) id: Code,
    /// Nothing first, then a value of each class that guards tell apart from it.
    pub(super) values: Vec<Option<Coded>>,
    /// Whether some value cannot be told apart from nothing, so that class 0 can be recorded.
    pub(super) as_unknown: bool,
}

/// A guard over the classes of facts.
#[derive(Debug)]
pub(super) enum Expr {
    Atom { fact: usize, holds: Classes },
    Not(Box<Expr>),
    And(Box<Expr>, Box<Expr>),
    Or(Box<Expr>, Box<Expr>),
}

impl Expr {
    /// Whether it holds when each fact is in the class given.
    pub(super) fn holds(&self, facts: &[u8]) -> bool {
        match self {
            Self::Atom { fact, holds } => {
                facts.get(*fact).is_some_and(|class| holds >> class & 1 == 1)
            }
            Self::Not(inner) => !inner.holds(facts),
            Self::And(a, b) => a.holds(facts) && b.holds(facts),
            Self::Or(a, b) => a.holds(facts) || b.holds(facts),
        }
    }

    /// Whether it may hold and whether it may not, when each fact is in one of the classes given.
    pub(super) fn can(&self, facts: &[Classes]) -> (bool, bool) {
        match self {
            Self::Atom { fact, holds } => {
                let classes = facts.get(*fact).copied().unwrap_or(1);
                (classes & holds != 0, classes & !holds != 0)
            }
            Self::Not(inner) => {
                let (yes, no) = inner.can(facts);
                (no, yes)
            }
            Self::And(a, b) => {
                let (a, b) = (a.can(facts), b.can(facts));
                (a.0 && b.0, a.1 || b.1)
            }
            Self::Or(a, b) => {
                let (a, b) = (a.can(facts), b.can(facts));
                (a.0 || b.0, a.1 && b.1)
            }
        }
    }
}

/// The facts a set of guards asks about, in the order of their names.
pub(super) fn classify<'a>(
    procedure: &Procedure,
    guards: impl Iterator<Item = &'a Guard>,
) -> Vec<Fact> {
    let mut atoms: BTreeMap<Code, Vec<Guard>> = BTreeMap::new();
    for guard in guards {
        collect(guard, &mut atoms);
    }
    let fact = |(id, atoms): (Code, Vec<Guard>)| {
        let signature = |value: Option<&Coded>| -> Vec<bool> {
            let facts = one(&id, value);
            atoms.iter().map(|atom| atom.holds(&facts)).collect()
        };
        let unknown = signature(None);
        let mut seen = BTreeSet::from([unknown.clone()]);
        let mut found = Fact { id: id.clone(), values: vec![None], as_unknown: false };
        for value in candidates(procedure, &id, &atoms) {
            let signed = signature(Some(&value));
            found.as_unknown |= signed == unknown;
            if seen.insert(signed) && found.values.len() < MOST {
                found.values.push(Some(value));
            }
        }
        found
    };
    atoms.into_iter().map(fact).collect()
}

/// The facts in which one is known.
fn one(fact: &Code, value: Option<&Coded>) -> Facets {
    value.map(|value| (fact.clone(), value.clone())).into_iter().collect()
}

/// The parts of a guard that ask about one fact only, the largest, by that fact.
fn collect(guard: &Guard, atoms: &mut BTreeMap<Code, Vec<Guard>>) {
    match (guard, only_fact(guard)) {
        (_, Some(fact)) => {
            let list = atoms.entry(fact.clone()).or_default();
            if !list.contains(guard) {
                list.push(guard.clone());
            }
        }
        (Guard::Not(inner), None) => collect(inner, atoms),
        (Guard::And(a, b) | Guard::Or(a, b), None) => {
            collect(a, atoms);
            collect(b, atoms);
        }
        (Guard::Flag(_) | Guard::Compare(..), None) => {}
    }
}

/// The fact a guard asks about, if there is only one.
fn only_fact(guard: &Guard) -> Option<&Code> {
    let facts = guard.facts();
    facts.first().copied().filter(|_| facts.len() == 1)
}

/// Values of a fact, among them at least one of each class.
fn candidates(procedure: &Procedure, fact: &Code, atoms: &[Guard]) -> Vec<Coded> {
    let compared = atoms.iter().flat_map(Guard::comparisons).map(|(_, value)| value);
    let mut around: Vec<Coded> = compared.flat_map(|value| neighbours(&value)).collect();
    let mut fields = procedure.steps.iter().flat_map(|step| &step.fields);
    let field = fields.find(|it| it.id == *fact && it.keeping == Keeping::Fact);
    match field.map(|field| &field.kind) {
        Some(FieldType::Choice(options)) => {
            options.iter().map(|option| Coded::Code(option.id.clone())).collect()
        }
        Some(&FieldType::Number(min, max)) => {
            let (min, max) = (Coded::Number(min), Coded::Number(max));
            around.retain(|value| (&min..=&max).contains(&value));
            around.extend([min, max]);
            around
        }
        _ => around,
    }
}

/// A compared value and its neighbours.
fn neighbours(value: &Coded) -> Vec<Coded> {
    match value {
        Coded::Number(number) => vec![
            Coded::Number(number.saturating_sub(1)),
            Coded::Number(*number),
            Coded::Number(number.saturating_add(1)),
        ],
        Coded::Date(date) => [date.yesterday().ok(), Some(*date), date.tomorrow().ok()]
            .into_iter()
            .flatten()
            .map(Coded::Date)
            .collect(),
        // A country or language that no guard names stands for all others.
        Coded::Code(code) => vec![Coded::Code(code.clone()), Coded::Code(Code::lenient("XXX"))],
        Coded::Flag(_) => vec![Coded::Flag(false), Coded::Flag(true)],
        Coded::Instant(_) => vec![value.clone()],
    }
}

/// A guard over the classes of these facts.
pub(super) fn compile(guard: &Guard, facts: &[Fact]) -> Expr {
    let part = |guard: &Guard| Box::new(compile(guard, facts));
    match (guard, only_fact(guard)) {
        (_, Some(fact)) => {
            let number = facts.iter().position(|known| known.id == *fact).unwrap_or(usize::MAX);
            let values = facts.get(number).map_or(&[][..], |fact| &fact.values);
            let mut holds = 0;
            for (class, value) in values.iter().enumerate() {
                holds |= Classes::from(guard.holds(&one(fact, value.as_ref()))) << class;
            }
            Expr::Atom { fact: number, holds }
        }
        (Guard::Not(inner), None) => Expr::Not(part(inner)),
        (Guard::And(a, b), None) => Expr::And(part(a), part(b)),
        (Guard::Or(a, b), None) => Expr::Or(part(a), part(b)),
        (Guard::Flag(_) | Guard::Compare(..), None) => Expr::Atom { fact: usize::MAX, holds: 0 },
    }
}
