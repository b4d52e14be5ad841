//! Where each step of a case stands.

use jiff::civil::Date;
use kernel::Timestamp;

use super::{Owed, Run};
use crate::graph::StepIx;
use crate::pack::{Step, Transition};

/// Why a step may not happen now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// It is not part of the case now.
    NotPart,
    /// Another step must happen first.
    First {
        /// That step.
        step: StepIx,
        /// The condition, by its number.
        relation: usize,
    },
    /// Another step is owed and must be done first.
    Owed {
        /// That step.
        step: StepIx,
        /// The milestone, by its number.
        relation: usize,
    },
    /// The law makes it wait until a day.
    NotBefore {
        /// The first day on which it may happen.
        day: Date,
        /// The condition, by its number.
        relation: usize,
    },
}

/// Where one step stands.
#[derive(Debug, Clone)]
pub struct Standing<'a> {
    /// The step.
    pub step: &'a Step,
    /// Whether it is part of the case.
    pub included: bool,
    /// When it last happened.
    pub done: Option<Timestamp>,
    /// What is owed on it.
    pub owed: Option<Owed>,
    /// Why it may not happen now; empty when it may.
    pub hindrances: Vec<Hindrance>,
}

impl Standing<'_> {
    /// Whether it may happen now.
    #[must_use]
    pub fn possible(&self) -> bool {
        self.hindrances.is_empty()
    }
}

impl Run {
    /// Where every step stands at an instant, in the order of the procedure.
    #[must_use]
    pub fn standings(&self, now: Timestamp) -> Vec<Standing<'_>> {
        self.procedure().steps.iter().map(|step| self.standing(step, now)).collect()
    }

    /// Where one step stands at an instant.
    #[must_use]
    pub fn standing<'a>(&'a self, step: &'a Step, now: Timestamp) -> Standing<'a> {
        Standing {
            step,
            included: self.marking().included.contains(step.ix),
            done: self.times(step.ix).last().copied(),
            owed: self.owed_on(step.ix, now),
            hindrances: self.hindrances(step.ix, now),
        }
    }

    /// The steps that may happen now, in the order of the procedure.
    #[must_use]
    pub fn possible(&self, now: Timestamp) -> Vec<&Step> {
        let included = self.marking().included;
        let may = |step: &&Step| included.contains(step.ix) && self.may(step.ix, now);
        self.procedure().steps.iter().filter(may).collect()
    }

    /// The system's steps that the law has follow from terms that have passed and that may happen,
    /// the earliest term first: the step, the obligation whose term passed, and the instant it did.
    /// A term has its consequence once, even where the consequence repeats.
    #[must_use]
    pub fn consequences(&self, now: Timestamp) -> Vec<(StepIx, Owed, Timestamp)> {
        let passed = self.owed(now).into_iter().filter(|owed| owed.late);
        let mut found: Vec<_> = passed
            .filter_map(|owed| {
                let step = self.deadline(owed.relation)?.consequence?;
                let at = self.procedure().end_of(owed.due?);
                let done = self.times(step).last().is_some_and(|last| *last >= at);
                (!done && self.may(step, now)).then_some((step, owed, at))
            })
            .collect();
        found.sort_by_key(|(_, owed, at)| (*at, owed.step));
        found
    }

    /// The ids of procedures that a step starts, given the facts known now.
    #[must_use]
    pub fn starts(&self, step: StepIx) -> Vec<kernel::Code> {
        let holds = |when: &Option<crate::Guard>| {
            when.as_ref().is_none_or(|guard| guard.holds(self.facts()))
        };
        (self.procedure().starts.iter())
            .filter(|start| start.on == step && holds(&start.when))
            .map(|start| start.procedure.clone())
            .collect()
    }

    /// The versions to which the law lets this case move, given the facts known now.
    #[must_use]
    pub fn transitions(&self) -> Vec<&Transition> {
        let holds = |it: &&Transition| it.when.as_ref().is_none_or(|it| it.holds(self.facts()));
        self.procedure().transitions.iter().filter(holds).collect()
    }
}
