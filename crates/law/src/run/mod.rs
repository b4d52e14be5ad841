//! A case replayed against its procedure: what is done, owed, late and possible at an instant.
//!
//! Facts are taken as they are: a run never refuses what has happened, it only says what may
//! happen next. The clock does not stop for the law: a term that passes leaves its step late.

mod owed;
mod standing;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use kernel::{Code, Facets, Timestamp};

use crate::clock::due_date;
use crate::graph::{Blocker, Marking, StepIx};
use crate::pack::Procedure;

pub use owed::Owed;
pub use standing::{Hindrance, Standing};

/// A step that the procedure does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this procedure has no step `{0}`")]
pub struct NoSuchStep(pub Code);

/// A case, replayed.
#[derive(Debug, Clone)]
pub struct Run {
    procedure: Arc<Procedure>,
    marking: Marking,
    opening: Facets,
    facts: Facets,
    opened: Timestamp,
    times: BTreeMap<StepIx, Vec<Timestamp>>,
    owed: BTreeMap<StepIx, (usize, Timestamp)>,
    closed: Option<(Code, Timestamp)>,
}

impl Run {
    /// A case that opens at an instant with the facts its person's file gives.
    #[must_use]
    pub fn open(procedure: Arc<Procedure>, facts: Facets, at: Timestamp) -> Self {
        let marking = Marking { included: procedure.included, ..Marking::default() };
        Self {
            procedure,
            marking,
            opening: facts.clone(),
            facts,
            opened: at,
            times: BTreeMap::new(),
            owed: BTreeMap::new(),
            closed: None,
        }
    }

    /// Takes note that a step happened, with the facts recorded in it.
    ///
    /// # Errors
    /// The procedure has no such step; the run is then as before.
    pub fn happens(
        &mut self,
        step: &Code,
        at: Timestamp,
        facts: &Facets,
    ) -> Result<(), NoSuchStep> {
        let procedure = Arc::clone(&self.procedure);
        let Some(found) = procedure.find(step.as_str()) else {
            return Err(NoSuchStep(step.clone()));
        };
        self.facts.extend(facts.iter().map(|(fact, value)| (fact.clone(), value.clone())));
        let holds = |number: usize| procedure.holds(number, &self.facts);
        self.owed.remove(&found.ix);
        for (target, number) in owed::responses(&procedure, found.ix, &holds) {
            self.owed.insert(target, (number, at));
        }
        self.marking = self.marking.after(&procedure.graph, found.ix, holds);
        self.times.entry(found.ix).or_default().push(at);
        if let Some(outcome) = &found.closes {
            self.closed = Some((outcome.clone(), at));
        }
        Ok(())
    }

    /// The procedure the case is pinned to.
    #[must_use]
    pub const fn procedure(&self) -> &Arc<Procedure> {
        &self.procedure
    }

    /// What is included, owed and executed.
    #[must_use]
    pub const fn marking(&self) -> Marking {
        self.marking
    }

    /// The coded facts known.
    #[must_use]
    pub const fn facts(&self) -> &Facets {
        &self.facts
    }

    /// The coded facts known when the case opened.
    #[must_use]
    pub const fn opening_facts(&self) -> &Facets {
        &self.opening
    }

    /// When the case opened.
    #[must_use]
    pub const fn opened(&self) -> Timestamp {
        self.opened
    }

    /// The outcome with which the case ended, and when.
    #[must_use]
    pub const fn closed(&self) -> Option<&(Code, Timestamp)> {
        self.closed.as_ref()
    }

    /// When a step happened, each time.
    #[must_use]
    pub fn times(&self, step: StepIx) -> &[Timestamp] {
        self.times.get(&step).map_or(&[], Vec::as_slice)
    }

    /// Why a step may not happen at an instant; empty when it may.
    #[must_use]
    pub fn hindrances(&self, step: StepIx, now: Timestamp) -> Vec<Hindrance> {
        let procedure = &self.procedure;
        let holds = |number: usize| procedure.holds(number, &self.facts);
        let blockers =
            self.marking.blockers(&procedure.graph, step, holds).map(|blocker| match blocker {
                Blocker::Excluded => Hindrance::NotPart,
                Blocker::Unmet(relation, first) => Hindrance::First { step: first, relation },
                Blocker::Owed(relation, first) => Hindrance::Owed { step: first, relation },
            });
        let delays = procedure.graph.reaching(step).filter_map(|(relation, arrow)| {
            let rule = procedure.relation(relation)?.delay()?;
            let last = *self.times(arrow.from).last()?;
            let ends = due_date(rule, &procedure.pack.calendar, procedure.day(last), &[])?;
            let from = ends.tomorrow().ok()?;
            (holds(relation) && procedure.day(now) < from)
                .then_some(Hindrance::NotBefore { day: from, relation })
        });
        blockers.chain(delays).collect()
    }

    /// Whether a step may happen at an instant.
    #[must_use]
    pub fn may(&self, step: StepIx, now: Timestamp) -> bool {
        self.hindrances(step, now).is_empty()
    }
}
