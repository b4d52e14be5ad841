//! The lines to draw: the arrows of the file, gathered so that one line says all that it can.
//!
//! A step that is included and becomes owed under the same guard gets one line; a rule for every step of
//! a phase gets one line to the phase. The arrows the reader adds are not drawn.

use crate::clock::Lang;
use crate::explain::{guard_in_words, pick};
use crate::graph::{Kind, StepIx, Steps};
use crate::pack::{Procedure, Relation};

/// What a line means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Condition,
    Milestone,
    Response,
    Include,
    Exclude,
    /// From a step owed under a term to what follows when the term passes.
    Consequence,
}

/// Which side of a card a line reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// What it waits for.
    Left,
    /// What happens to it.
    Right,
}

impl Side {
    /// The direction away from the cards.
    pub(super) const fn outward(self) -> i32 {
        match self {
            Self::Left => -1,
            Self::Right => 1,
        }
    }
}

/// Lines of one source that share a trunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Condition,
    Milestone,
    /// Responses and includes.
    Flow,
    Consequence,
    Exclude,
}

/// Where a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Step(StepIx),
    /// Every step of a phase, by its number.
    Phase(usize),
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) from: StepIx,
    pub(super) to: Target,
    /// In the order of [`Sort`], each once.
    pub(super) sorts: Vec<Sort>,
    /// Its term and what else it says of what is owed.
    term: String,
    /// When it holds.
    guard: String,
    /// The sources, for whoever points at it.
    pub(super) sources: String,
    pub(super) verified: bool,
}

impl Sort {
    pub(super) const ALL: [Self; 6] = [
        Self::Condition,
        Self::Milestone,
        Self::Response,
        Self::Include,
        Self::Exclude,
        Self::Consequence,
    ];

    pub(super) const fn class(self) -> Class {
        match self {
            Self::Condition => Class::Condition,
            Self::Milestone => Class::Milestone,
            Self::Response | Self::Include => Class::Flow,
            Self::Exclude => Class::Exclude,
            Self::Consequence => Class::Consequence,
        }
    }
}

impl Class {
    pub(super) const fn side(self) -> Side {
        match self {
            Self::Condition | Self::Milestone => Side::Left,
            Self::Flow | Self::Exclude | Self::Consequence => Side::Right,
        }
    }
}

impl Link {
    /// Everything it says.
    pub(super) fn words(&self) -> String {
        let parts = [self.term.as_str(), self.guard.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    pub(super) fn class(&self) -> Class {
        self.sorts.first().map_or(Class::Flow, |sort| sort.class())
    }
}

/// Every line of a procedure, in the order of their sources.
pub(super) fn links(procedure: &Procedure, lang: Lang) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let arrows = procedure.graph.arrows().iter().zip(&procedure.relations);
    for (arrow, relation) in arrows.filter(|(_, relation)| relation.is_written()) {
        let sort = match arrow.kind {
            Kind::Condition => Sort::Condition,
            Kind::Milestone => Sort::Milestone,
            Kind::Response => Sort::Response,
            Kind::Include => Sort::Include,
            Kind::Exclude => Sort::Exclude,
        };
        let link = Link {
            from: arrow.from,
            to: Target::Step(arrow.to),
            sorts: vec![sort],
            term: term(procedure, relation, lang),
            guard: guard(procedure, relation, lang),
            sources: sources(procedure, relation, lang),
            verified: relation.verified,
        };
        let consequence = consequence(arrow.to, relation, lang);
        for link in std::iter::once(link).chain(consequence) {
            if !links.contains(&link) {
                links.push(link);
            }
        }
    }
    let mut links = merged(to_phases(procedure, links));
    links.sort_by_key(|link| (link.from, link.class(), link.to));
    links
}

/// The line from a step owed to what follows when its term passes.
fn consequence(owed: StepIx, relation: &Relation, lang: Lang) -> Option<Link> {
    let follows = relation.deadline()?.consequence?;
    Some(Link {
        from: owed,
        to: Target::Step(follows),
        sorts: vec![Sort::Consequence],
        term: pick(lang, "quand son délai passe", "when its term passes").to_owned(),
        guard: String::new(),
        sources: String::new(),
        verified: true,
    })
}

/// The term or delay, who owes it when it is not who does it, whether it is a right.
fn term(procedure: &Procedure, relation: &Relation, lang: Lang) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some(deadline) = relation.deadline() {
        let term = deadline.rule.term.text(lang);
        parts.push(format!("{} {term}", pick(lang, "sous", "within")));
    }
    if let Some(delay) = relation.delay() {
        parts.push(format!("{} {}", pick(lang, "et", "and"), delay.term.text(lang)));
    }
    if let Some(role) = relation.owed_by.and_then(|role| procedure.actor(role)) {
        parts.push(format!("{} {}", pick(lang, "par", "by"), role.get(lang)));
    }
    if relation.optional {
        parts.push(pick(lang, "un droit", "a right").to_owned());
    }
    parts.join(" · ")
}

fn guard(procedure: &Procedure, relation: &Relation, lang: Lang) -> String {
    relation.when.as_ref().map_or_else(String::new, |when| {
        format!("{} {}", pick(lang, "si", "if"), guard_in_words(procedure, when, lang))
    })
}

fn sources(procedure: &Procedure, relation: &Relation, lang: Lang) -> String {
    let title = |id: &kernel::Code| procedure.pack.sources.get(id).map(|it| it.title.get(lang));
    let titles: Vec<&str> = relation.cites.iter().filter_map(title).collect();
    titles.join("; ")
}

/// A line to a phase stands for at least so many lines to its steps.
const ENOUGH: usize = 4;

/// Lines of one step that say the same to every step of a phase become one line to the phase.
fn to_phases(procedure: &Procedure, links: Vec<Link>) -> Vec<Link> {
    let mut kept = links;
    for (number, phase) in procedure.phases.iter().enumerate() {
        let own: Steps =
            procedure.steps.iter().filter(|it| it.phase == phase.id).map(|it| it.ix).collect();
        let firsts: Vec<Link> = kept.clone();
        for first in &firsts {
            let alike = |link: &Link| {
                (link.from, &link.sorts, &link.term, &link.guard)
                    == (first.from, &first.sorts, &first.term, &first.guard)
            };
            let reached: Steps = kept.iter().filter(|link| alike(link)).filter_map(step).collect();
            let itself: Steps = std::iter::once(first.from).collect();
            let all = own.minus(reached).minus(itself).is_empty();
            if !all || reached.and(own).len() < ENOUGH {
                continue;
            }
            kept.retain(|link| !(alike(link) && step(link).is_some_and(|to| own.contains(to))));
            kept.push(Link { to: Target::Phase(number), ..first.clone() });
        }
    }
    kept
}

const fn step(link: &Link) -> Option<StepIx> {
    match link.to {
        Target::Step(step) => Some(step),
        Target::Phase(_) => None,
    }
}

/// A response and an include with the same guard become one line.
fn merged(links: Vec<Link>) -> Vec<Link> {
    let mut kept: Vec<Link> = Vec::new();
    for link in links {
        let same = |known: &&mut Link| {
            let ends = (known.from, known.to, &known.guard) == (link.from, link.to, &link.guard);
            let flow = known.class() == Class::Flow && link.class() == Class::Flow;
            let other = !known.sorts.iter().any(|sort| link.sorts.contains(sort));
            ends && flow && other && (known.term.is_empty() || link.term.is_empty())
        };
        match kept.iter_mut().find(same) {
            Some(known) => {
                known.sorts.extend(&link.sorts);
                known.sorts.sort_unstable();
                known.verified &= link.verified;
                known.term.push_str(&link.term);
                if known.sources.is_empty() {
                    known.sources = link.sources;
                }
            }
            None => kept.push(link),
        }
    }
    kept
}
