//! What is owed: which response put a step under a term, and when that term ends.

use std::collections::BTreeMap;

use jiff::civil::Date;
use kernel::{Role, Timestamp};

use super::Run;
use crate::clock::{Adjustment, Derivation, derive, due_date};
use crate::graph::{Kind, StepIx};
use crate::pack::{ClockKind, Deadline, Procedure};

/// An obligation of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// The step owed.
    pub step: StepIx,
    /// The response that made it so, by its number.
    pub relation: usize,
    /// When it became owed.
    pub since: Timestamp,
    /// The last day on which it is in time; none without a term or while the term is paused.
    pub due: Option<Date>,
    /// Who owes it.
    pub by: Role,
    /// Whether it is a right that may be let pass, not a duty.
    pub optional: bool,
    /// Whether the last day has passed.
    pub late: bool,
}

/// The responses of a step, one a target: a response with a term before one without, then the first.
pub(super) fn responses(
    procedure: &Procedure,
    step: StepIx,
    holds: &impl Fn(usize) -> bool,
) -> BTreeMap<StepIx, usize> {
    let mut chosen: BTreeMap<StepIx, usize> = BTreeMap::new();
    let timed = |number: usize| {
        procedure.relation(number).is_some_and(|relation| relation.deadline().is_some())
    };
    for (number, arrow) in procedure.graph.leaving(step) {
        if arrow.kind == Kind::Response && holds(number) {
            chosen
                .entry(arrow.to)
                .and_modify(|best| {
                    if timed(number) && !timed(*best) {
                        *best = number;
                    }
                })
                .or_insert(number);
        }
    }
    chosen
}

impl Run {
    /// By which response each step is owed and since when, whether part of the case or not.
    #[cfg(test)]
    pub(crate) const fn owed_since(&self) -> &BTreeMap<StepIx, (usize, Timestamp)> {
        &self.owed
    }

    /// Every obligation at an instant, in the order of the steps.
    #[must_use]
    pub fn owed(&self, now: Timestamp) -> Vec<Owed> {
        let open = self.marking.included.and(self.marking.pending);
        open.iter().filter_map(|step| self.owed_on(step, now)).collect()
    }

    /// The obligation on one step at an instant, if it is part of the case and owed.
    #[must_use]
    pub fn owed_on(&self, step: StepIx, now: Timestamp) -> Option<Owed> {
        if !self.marking.included.and(self.marking.pending).contains(step) {
            return None;
        }
        let &(number, since) = self.owed.get(&step)?;
        let relation = self.procedure.relation(number)?;
        let due = relation.deadline().and_then(|deadline| self.due(step, deadline, since));
        Some(Owed {
            step,
            relation: number,
            since,
            due,
            by: match relation.owed_by {
                Some(role) => role,
                None => self.procedure.step(step)?.actor,
            },
            optional: relation.optional,
            late: due.is_some_and(|due| self.procedure.day(now) > due),
        })
    }

    /// The term of a response, if it has one.
    #[must_use]
    pub fn deadline(&self, relation: usize) -> Option<&Deadline> {
        self.procedure.relation(relation)?.deadline()
    }

    fn due(&self, step: StepIx, deadline: &Deadline, since: Timestamp) -> Option<Date> {
        let adjustments = self.adjustments(step, since);
        let from = self.procedure.day(since);
        due_date(&deadline.rule, &self.procedure.pack.calendar, from, &adjustments)
    }

    /// How the term of an obligation was computed, line by line; none when it has no term.
    #[must_use]
    pub fn derivation(&self, owed: &Owed) -> Option<Derivation> {
        let deadline = self.deadline(owed.relation)?;
        let adjustments = self.adjustments(owed.step, owed.since);
        let from = self.procedure.day(owed.since);
        Some(derive(&deadline.rule, &self.procedure.pack.calendar, from, &adjustments))
    }

    /// What stopped, reset or extended the term owed on a step since it began.
    fn adjustments(&self, step: StepIx, since: Timestamp) -> Vec<Adjustment> {
        let procedure = &self.procedure;
        let name = |cause: StepIx| {
            procedure.step(cause).map_or_else(String::new, |step| step.id.to_string())
        };
        let day = |at: Timestamp| procedure.day(at);
        let after =
            |cause: StepIx| self.times(cause).iter().copied().filter(move |at| *at >= since);
        let mut found = Vec::new();
        for clock in procedure.clocks.iter().filter(|clock| clock.of == step) {
            let cause = name(clock.kind.cause());
            match clock.kind {
                ClockKind::Pause(from, until) => found.extend(
                    self.times(from)
                        .iter()
                        .map(|begin| (*begin, self.first_from(until, *begin)))
                        .filter(|(begin, end)| self.stops(step, since, *begin, *end))
                        .map(|(begin, end)| (day(begin), end.map(day)))
                        .map(|(from, until)| Adjustment::Pause {
                            from,
                            until,
                            cause: cause.clone(),
                        }),
                ),
                ClockKind::Reset(on) => found.extend(
                    after(on).map(|at| Adjustment::Reset { on: day(at), cause: cause.clone() }),
                ),
                ClockKind::Extend(on, by) => {
                    found.extend(after(on).map(|at| Adjustment::Extension {
                        on: day(at),
                        by,
                        cause: cause.clone(),
                    }))
                }
            }
        }
        found.sort_by_key(Adjustment::date);
        found
    }

    /// Whether a pause stops a term: it begins while the term runs, or was open when the term began
    /// and the step was not done meanwhile.
    fn stops(
        &self,
        step: StepIx,
        since: Timestamp,
        begin: Timestamp,
        end: Option<Timestamp>,
    ) -> bool {
        let open = end.is_none_or(|end| end > since);
        let outlived = || self.first_from(step, begin).is_some_and(|done| done <= since);
        begin >= since || open && !outlived()
    }

    /// When a step first happened from an instant on.
    fn first_from(&self, step: StepIx, from: Timestamp) -> Option<Timestamp> {
        self.times(step).iter().copied().find(|at| *at >= from)
    }
}
