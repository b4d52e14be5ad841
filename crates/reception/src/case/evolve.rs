//! What is known of a case: its opening, what happened, what does not count.

use std::collections::BTreeSet;
use std::sync::Arc;

use kernel::{Code, EventId, Facets, Timestamp};
use law::{Procedure, Run};
use record::{CaseEvent, Opened};

/// The state.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// How it was opened.
    pub opened: Option<Opened>,
    /// The version it is pinned to now: `fr.asylum:2024-1`.
    pub pinned: Option<Code>,
    /// What happened, in the order of the log.
    pub happened: Vec<Happened>,
    /// What does not count.
    pub annulled: BTreeSet<EventId>,
}

/// A step that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// Its event.
    pub event: EventId,
    /// Which step.
    pub step: Code,
    /// When.
    pub at: Timestamp,
    /// What was coded in it.
    pub facts: Facets,
}

impl State {
    /// What counts, in the order of the log.
    pub fn counting(&self) -> impl Iterator<Item = &Happened> {
        self.happened.iter().filter(|happened| !self.annulled.contains(&happened.event))
    }

    /// The case replayed against a procedure. Steps that this version does not have, from before a
    /// move, are passed over: what has happened is never refused.
    #[must_use]
    pub fn run(&self, procedure: &Arc<Procedure>) -> Option<Run> {
        let opened = self.opened.as_ref()?;
        let mut run = Run::open(Arc::clone(procedure), opened.facts.clone(), opened.at);
        for happened in self.counting() {
            let _passed_over = run.happens(&happened.step, happened.at, &happened.facts).is_err();
        }
        Some(run)
    }
}

pub(super) fn evolve(state: &mut State, event: &CaseEvent) {
    match event {
        CaseEvent::Opened(opened) => {
            state.pinned = Some(opened.procedure.clone());
            state.opened = Some(opened.clone());
        }
        CaseEvent::Done(done) => state.happened.push(Happened {
            event: done.id,
            step: done.step.clone(),
            at: done.at,
            facts: done.facts.clone(),
        }),
        CaseEvent::Annulled { event, .. } => {
            state.annulled.insert(*event);
        }
        CaseEvent::Moved { to, .. } => state.pinned = Some(to.clone()),
    }
}
