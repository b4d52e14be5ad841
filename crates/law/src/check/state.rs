//! Where a case stands while it is explored, and what a step makes of it.
//!
//! The same semantics as [`Run`](crate::Run) without its dates: a term may pass or not, so a
//! consequence may follow as soon as its term runs; a delay ends some day, so it is no hindrance.

use super::net::{Duty, KEEP, Net, Waits};
use crate::graph::{Marking, StepIx, Steps};

/// Where a case stands, as far as what may follow depends on it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    pub(super) marking: Marking,
    /// The class of each fact.
    pub(super) facts: Vec<u8>,
    /// The steps owed under a term with a consequence, and the consequence.
    pub(super) threats: Vec<(StepIx, StepIx)>,
}

impl Net<'_> {
    /// The steps that may happen: a step of the system only when a term that is running has it follow.
    pub(super) fn enabled(&self, state: &State) -> Steps {
        state.marking.included.iter().filter(|step| self.may(state, *step)).collect()
    }

    pub(super) fn may(&self, state: &State, step: StepIx) -> bool {
        let Some(node) = self.node_of(step) else { return false };
        let marking = state.marking;
        if !marking.included.contains(step) {
            return false;
        }
        let named = || {
            let open = |owed: StepIx| marking.included.contains(owed);
            state.threats.iter().any(|(owed, follows)| *follows == step && open(*owed))
        };
        let lacking = marking.included.minus(marking.executed);
        let owed = marking.included.and(marking.pending);
        let free = |waits: &Waits| {
            waits.conditions.and(lacking).is_empty() && waits.milestones.and(owed).is_empty()
        };
        (!node.system || named())
            && free(&node.waits)
            && node
                .waits_if
                .iter()
                .all(|(guard, waits)| free(waits) || !self.guard(*guard, &state.facts))
    }

    /// Where the case stands after a step with these answers.
    pub(super) fn after(&self, state: &State, step: StepIx, answers: &[u8]) -> State {
        let mut next = state.clone();
        let Some(node) = self.node_of(step) else { return next };
        for (record, class) in node.records.iter().zip(answers) {
            if let Some(known) = next.facts.get_mut(record.fact).filter(|_| *class != KEEP) {
                *known = *class;
            }
        }
        let mut does = node.does;
        for (_, more) in node.does_if.iter().filter(|(guard, _)| self.guard(*guard, &next.facts)) {
            does.include = does.include.or(more.include);
            does.exclude = does.exclude.or(more.exclude);
            does.respond = does.respond.or(more.respond);
        }
        let marking = &mut next.marking;
        marking.executed.insert(step);
        marking.pending.remove(step);
        marking.pending = marking.pending.or(does.respond);
        marking.included = marking.included.minus(does.exclude).or(does.include);
        self.threaten(&mut next, step, does.respond);
        self.forget(&mut next);
        next
    }

    /// Which consequences the terms that this step began have.
    fn threaten(&self, state: &mut State, step: StepIx, respond: Steps) {
        // A term has its consequence once; of two terms with the same one, either may have passed.
        let alone = state.threats.iter().filter(|(_, follows)| *follows == step).count() == 1;
        state.threats.retain(|(owed, follows)| {
            *owed != step && !respond.contains(*owed) && !(alone && *follows == step)
        });
        let Some(node) = self.node_of(step) else { return };
        let holds = |duty: &&Duty| duty.guard.is_none_or(|it| self.guard(it, &state.facts));
        let mut chosen: Vec<Duty> = Vec::new();
        for duty in node.duties.iter().filter(holds) {
            match chosen.iter_mut().find(|best| best.to == duty.to) {
                None => chosen.push(*duty),
                Some(best) if duty.timed && !best.timed => *best = *duty,
                Some(_) => {}
            }
        }
        let follows = |duty: &Duty| duty.consequence.map(|follows| (duty.to, follows));
        state.threats.extend(chosen.iter().filter_map(follows));
        state.threats.sort_unstable();
    }

    /// Forgets what nothing that may follow depends on, so that like states are found to be one.
    fn forget(&self, state: &mut State) {
        let marking = &mut state.marking;
        if marking.included.is_empty() {
            *marking = Marking::default(); // nothing may ever happen again
        }
        let brought = marking.included.iter().filter_map(|step| self.brings.get(step.index()));
        let alive = brought.fold(marking.included, |alive, more| alive.or(*more));
        marking.executed = marking.executed.and(alive).and(self.awaited);
        marking.pending = marking.pending.and(alive);
        state.threats.retain(|(owed, _)| alive.contains(*owed));
        for (class, asking) in state.facts.iter_mut().zip(&self.asking) {
            if asking.and(alive).is_empty() {
                *class = 0;
            }
        }
    }
}
