//! Reads the relations of a procedure: from steps and phases to arrows, guards and terms.

use toml::Spanned;

use super::steps::{both, cites, code, role};
use crate::clock::{Rule, Term};
use crate::graph::{Arrow, Kind, StepIx};
use crate::guard::Guard;
use crate::pack::model::{
    Clock, ClockKind, Deadline, Mode, Pack, Phase, Relation, Start, Step, StepKind, Transition,
};
use crate::pack::problem::Page;
use crate::pack::raw::{Names, RawClock, RawKind, RawRelation, RawStart, RawTransition, Word};

/// What references are resolved against.
pub(super) struct Scope<'a> {
    pub(super) pack: &'a Pack,
    pub(super) phases: &'a [Phase],
    pub(super) steps: &'a [Step],
}

impl Scope<'_> {
    /// The steps that an id, a phase or a list of either stands for.
    fn several(&self, page: &mut Page<'_>, names: &Spanned<Names>) -> Vec<StepIx> {
        let mut found = Vec::new();
        for name in names.get_ref().as_slice() {
            if let Some(step) = self.steps.iter().find(|step| step.id == *name.as_str()) {
                found.push(step.ix);
            } else if self.phases.iter().any(|phase| phase.id == *name.as_str()) {
                let inside = |step: &&Step| self.lies_in(step, name);
                found.extend(self.steps.iter().filter(inside).map(|step| step.ix));
            } else {
                page.note(names.span(), format!("no step or phase is called `{name}`"));
            }
        }
        found
    }

    fn lies_in(&self, step: &Step, phase: &str) -> bool {
        let mut at = Some(&step.phase);
        while let Some(id) = at {
            if *id == *phase {
                return true;
            }
            let here = self.phases.iter().find(|known| known.id == *id);
            at = here.and_then(|known| known.within.as_ref());
        }
        false
    }

    pub(super) fn one(&self, page: &mut Page<'_>, word: &Word) -> Option<StepIx> {
        let found = self
            .steps
            .iter()
            .find(|step| step.id == *word.get_ref().as_str())
            .ok_or_else(|| format!("no step is called `{}`", word.get_ref()));
        page.keep(word.span(), found).map(|step| step.ix)
    }
}

fn guard(page: &mut Page<'_>, when: Option<&Word>) -> Option<Guard> {
    when.and_then(|word| page.keep(word.span(), word.get_ref().parse()))
}

/// One relation of the file as the arrows it stands for.
pub(super) fn relation(
    page: &mut Page<'_>,
    names: &Scope<'_>,
    raw: &RawRelation,
) -> Vec<(Arrow, Relation)> {
    let (from, to) = (names.several(page, &raw.from), names.several(page, &raw.to));
    let kind = match raw.kind.get_ref() {
        RawKind::Condition => Kind::Condition,
        RawKind::Response => Kind::Response,
        RawKind::Milestone => Kind::Milestone,
        RawKind::Include => Kind::Include,
        RawKind::Exclude => Kind::Exclude,
    };
    let when = guard(page, raw.when.as_ref());
    let cited = cites(page, names.pack, &raw.cites);
    let owed_by = raw.owed_by.as_ref().and_then(|word| role(page, word));
    if kind != Kind::Response && (raw.owed_by.is_some() || raw.optional) {
        page.note(raw.kind.span(), "only what a response makes owed has `owed_by` or `optional`");
    }
    if let Some(text) = &raw.lateness {
        both(page, text, &Spanned::new(raw.kind.span(), "lateness".to_owned()));
    }
    let mut arrows = Vec::new();
    for &to in &to {
        let Some(mode) = mode(page, names, raw, to) else { continue };
        for &from in &from {
            let relation = Relation {
                when: when.clone(),
                mode: mode.clone(),
                owed_by,
                optional: raw.optional,
                cites: cited.clone(),
                verified: raw.verified.unwrap_or(true),
                at: Some(page.place(&raw.kind.span())),
            };
            arrows.push((Arrow { kind, from, to }, relation));
        }
    }
    arrows
}

fn mode(page: &mut Page<'_>, names: &Scope<'_>, raw: &RawRelation, to: StepIx) -> Option<Mode> {
    let span = raw.kind.span();
    let timed = raw.after.as_ref().or(raw.within.as_ref());
    if let Some(word) = timed {
        if raw.cites.is_empty() {
            page.note(word.span(), "a term without a citation: add `cites`");
        }
        if raw.verified.is_none() {
            page.note(word.span(), "say whether this term was read in its source: `verified`");
        }
    }
    let rule = |page: &mut Page<'_>, word: &Word| -> Option<Rule> {
        let term: Term = page.keep(word.span(), word.get_ref().parse())?;
        Some(Rule {
            term,
            start: raw.start.unwrap_or_default(),
            roll: raw.roll.unwrap_or_default(),
            clear: raw.clear,
        })
    };
    match (raw.kind.get_ref(), &raw.after, &raw.within) {
        (_, None, None) => {
            let of_a_term = raw.consequence.is_some()
                || raw.lateness.is_some()
                || raw.start.is_some()
                || raw.roll.is_some()
                || raw.clear;
            if of_a_term {
                page.note(span, "this relation has no term: `within` or `after` is missing");
            }
            Some(Mode::Plain)
        }
        (RawKind::Condition, Some(after), None) => rule(page, after).map(Mode::Delay),
        (RawKind::Response, None, Some(within)) => {
            let rule = rule(page, within)?;
            deadline(page, names, raw, to, rule).map(Mode::Deadline)
        }
        _ => {
            page.note(
                span,
                "`after` belongs to a condition and `within` to a response, one of them only",
            );
            None
        }
    }
}

fn deadline(
    page: &mut Page<'_>,
    names: &Scope<'_>,
    raw: &RawRelation,
    to: StepIx,
    rule: Rule,
) -> Option<Deadline> {
    let target = names.steps.get(to.index())?;
    let owed_by = match &raw.owed_by {
        Some(word) => role(page, word)?,
        None => target.actor,
    };
    let consequence = match &raw.consequence {
        Some(word) => {
            let step = names.one(page, word)?;
            let kind = names.steps.get(step.index()).map(|step| step.kind);
            if kind != Some(StepKind::Consequence) {
                page.note(
                    word.span(),
                    format!(
                        "`{}` is no step of the system: kind = \"consequence\"",
                        word.get_ref()
                    ),
                );
            }
            Some(step)
        }
        None => None,
    };
    let lateness = raw.lateness.clone();
    Some(Deadline { rule, owed_by, optional: raw.optional, consequence, lateness })
}

pub(super) fn clock(page: &mut Page<'_>, names: &Scope<'_>, raw: &RawClock) -> Vec<Clock> {
    let of = names.several(page, &raw.of);
    let cited = cites(page, names.pack, &raw.cites);
    if cited.is_empty() {
        page.note(raw.of.span(), "what changes a term needs a citation: add `cites`");
    }
    let kind = match (&raw.pause, &raw.reset, &raw.extend) {
        (Some(pause), None, None) => names
            .one(page, &pause.from)
            .zip(names.one(page, &pause.until))
            .map(|(from, until)| ClockKind::Pause(from, until)),
        (None, Some(reset), None) => names.one(page, &reset.on).map(ClockKind::Reset),
        (None, None, Some(extend)) => {
            let by = page.keep(extend.by.span(), extend.by.get_ref().parse());
            names.one(page, &extend.on).zip(by).map(|(on, by)| ClockKind::Extend(on, by))
        }
        _ => {
            page.note(raw.of.span(), "a clock has one of `pause`, `reset` and `extend`");
            None
        }
    };
    let Some(kind) = kind else { return Vec::new() };
    let at = page.place(&raw.of.span());
    of.into_iter()
        .map(|of| Clock { of, kind, cites: cited.clone(), verified: raw.verified, at })
        .collect()
}

pub(super) fn start(page: &mut Page<'_>, names: &Scope<'_>, raw: &RawStart) -> Option<Start> {
    Some(Start {
        on: names.one(page, &raw.on)?,
        procedure: code(page, &raw.procedure)?,
        when: guard(page, raw.when.as_ref()),
        at: page.place(&raw.procedure.span()),
    })
}

pub(super) fn transition(
    page: &mut Page<'_>,
    names: &Scope<'_>,
    raw: &RawTransition,
) -> Option<Transition> {
    if raw.cites.is_empty() {
        page.note(raw.to.span(), "a move to another version needs a citation");
    }
    Some(Transition {
        to: code(page, &raw.to)?,
        when: guard(page, raw.when.as_ref()),
        cites: cites(page, names.pack, &raw.cites),
        verified: raw.verified,
        at: page.place(&raw.to.span()),
    })
}
