//! What may still happen, over-estimated: what once may be is taken to be so for ever.
//!
//! Nothing that is left out here can happen on any run, however long; that is a proof. What is in
//! may still be impossible. One pass costs microseconds where exploring every run costs years.

use super::facts::Classes;
use super::net::{Effects, Net, Node, Waits};
use super::state::State;
use crate::graph::{StepIx, Steps};

/// What may happen from a state on.
#[derive(Debug, Clone)]
pub(super) struct Relaxed {
    /// The steps that may happen.
    pub(super) happen: Steps,
    /// The steps that something that may happen takes out of the case.
    pub(super) leave: Steps,
    /// The same, not counting what closes the case.
    pub(super) leave_open: Steps,
    /// The steps that may be part of the case.
    pub(super) include: Steps,
    /// The steps that may not be part of the case.
    absent: Steps,
    /// The classes each fact may be in.
    facts: Vec<Classes>,
    /// What is owed in every state it starts from.
    pending: Steps,
    /// What is done in some state it starts from.
    executed: Steps,
    /// The terms that run, and their consequences.
    threats: Vec<(StepIx, StepIx)>,
}

impl Relaxed {
    /// What may happen from a state on.
    pub(super) fn of(net: &Net<'_>, state: &State) -> Self {
        Self::from(net, std::slice::from_ref(state))
    }

    /// What may happen from any of these states on; nothing from none.
    pub(super) fn from(net: &Net<'_>, states: &[State]) -> Self {
        let mut found = Self {
            happen: Steps::default(),
            leave: Steps::default(),
            leave_open: Steps::default(),
            include: Steps::default(),
            absent: Steps::default(),
            facts: vec![0; net.facts.len()],
            pending: states.iter().fold(net.all, |all, it| all.and(it.marking.pending)),
            executed: Steps::default(),
            threats: Vec::new(),
        };
        for State { marking, facts, threats } in states {
            found.include = found.include.or(marking.included);
            found.absent = found.absent.or(net.all.minus(marking.included));
            found.executed = found.executed.or(marking.executed);
            found.threats.extend(threats);
            for (classes, class) in found.facts.iter_mut().zip(facts) {
                *classes |= 1 << class;
            }
        }
        while found.grow(net) {}
        found
    }

    /// Adds what the steps found so far make possible; whether that was anything.
    fn grow(&mut self, net: &Net<'_>) -> bool {
        let before = (self.happen, self.include, self.absent);
        let facts = self.facts.clone();
        let may: Steps = self.include.iter().filter(|step| self.may(net, *step)).collect();
        self.happen = self.happen.or(may);
        for step in self.happen.iter() {
            let Some(node) = net.node_of(step) else { continue };
            for record in &node.records {
                if let Some(classes) = self.facts.get_mut(record.fact) {
                    *classes |= Net::recorded(record);
                }
            }
            self.apply(net, node, net.closing.contains(step));
        }
        before != (self.happen, self.include, self.absent) || facts != self.facts
    }

    fn apply(&mut self, net: &Net<'_>, node: &Node, closing: bool) {
        self.change(node.does, node.does.include, closing);
        for (guard, does) in &node.does_if {
            if net.guards.get(*guard).is_some_and(|guard| guard.can(&self.facts).0) {
                self.change(*does, node.does.include.or(does.include), closing);
            }
        }
    }

    /// Includes and excludes; what is included at the same time stays.
    fn change(&mut self, does: Effects, kept: Steps, closing: bool) {
        let leaves = does.exclude.minus(kept);
        self.include = self.include.or(does.include);
        self.absent = self.absent.or(leaves);
        self.leave = self.leave.or(leaves);
        if !closing {
            self.leave_open = self.leave_open.or(leaves);
        }
    }

    fn may(&self, net: &Net<'_>, step: StepIx) -> bool {
        let Some(node) = net.node_of(step) else { return false };
        (!node.system || self.named(net, step)) && self.lacking(net, node).is_empty()
    }

    /// The steps that must happen or leave before a step may and that cannot.
    pub(super) fn lacking(&self, net: &Net<'_>, node: &Node) -> Steps {
        let done = self.happen.or(self.executed).or(self.absent);
        let settled = net.all.minus(self.pending).or(self.happen).or(self.absent);
        let lacks =
            |waits: &Waits| waits.conditions.minus(done).or(waits.milestones.minus(settled));
        let asked =
            |guard: &usize| net.guards.get(*guard).is_none_or(|guard| !guard.can(&self.facts).1);
        node.waits_if
            .iter()
            .filter(|(guard, _)| asked(guard))
            .fold(lacks(&node.waits), |all, (_, waits)| all.or(lacks(waits)))
    }

    /// Whether a term that may run has this step follow.
    pub(super) fn named(&self, net: &Net<'_>, step: StepIx) -> bool {
        let can = |guard: usize| net.guards.get(guard).is_none_or(|guard| guard.can(&self.facts).0);
        let begun = self
            .threats
            .iter()
            .any(|(owed, follows)| *follows == step && self.include.contains(*owed));
        let begins = |cause: StepIx| {
            net.node_of(cause).into_iter().flat_map(|node| &node.duties).any(|duty| {
                duty.consequence == Some(step)
                    && self.include.contains(duty.to)
                    && duty.guard.is_none_or(can)
            })
        };
        begun || self.happen.iter().any(begins)
    }

    /// The steps owed that can neither be done nor taken out of the case.
    pub(super) fn doomed(&self, state: &State) -> Steps {
        state.marking.included.and(state.marking.pending).minus(self.happen).minus(self.leave)
    }

    /// The steps owed that nothing but the end of the case settles.
    pub(super) fn trapped(&self, state: &State) -> Steps {
        let owed = state.marking.included.and(state.marking.pending);
        owed.minus(self.happen).minus(self.leave_open)
    }
}
