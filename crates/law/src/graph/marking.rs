//! The marking of a graph: which steps are included, owed and executed; what may happen next.

use super::{Graph, Kind, StepIx, Steps};

/// The state of a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Marking {
    /// Part of the case now (In).
    pub included: Steps,
    /// Owed (Re), whether included or not.
    pub pending: Steps,
    /// Happened at least once (Ex).
    pub executed: Steps,
}

/// Why a step may not happen now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blocker {
    /// It is not part of the case.
    Excluded,
    /// A condition has not happened: the arrow's number and the step that must come first.
    Unmet(usize, StepIx),
    /// A milestone is still owed: the arrow's number and the step that must be done first.
    Owed(usize, StepIx),
}

impl Marking {
    /// Why a step may not happen now; empty when it may. `holds` tells whether the guard of an arrow does.
    pub fn blockers(
        self,
        graph: &Graph,
        step: StepIx,
        holds: impl Fn(usize) -> bool,
    ) -> impl Iterator<Item = Blocker> {
        let excluded = (!self.included.contains(step)).then_some(Blocker::Excluded);
        let relations = graph.reaching(step).filter_map(move |(number, arrow)| {
            let blocker = match arrow.kind {
                Kind::Condition if !self.executed.contains(arrow.from) => {
                    Blocker::Unmet(number, arrow.from)
                }
                Kind::Milestone if self.pending.contains(arrow.from) => {
                    Blocker::Owed(number, arrow.from)
                }
                Kind::Condition
                | Kind::Milestone
                | Kind::Response
                | Kind::Include
                | Kind::Exclude => return None,
            };
            (self.included.contains(arrow.from) && holds(number)).then_some(blocker)
        });
        excluded.into_iter().chain(relations)
    }

    /// Whether a step may happen now.
    #[must_use]
    pub fn enabled(self, graph: &Graph, step: StepIx, holds: impl Fn(usize) -> bool) -> bool {
        self.blockers(graph, step, holds).next().is_none()
    }

    /// The marking after a step has happened. Including wins over excluding, and a response of a
    /// step to itself leaves it owed.
    #[must_use]
    pub fn after(self, graph: &Graph, step: StepIx, holds: impl Fn(usize) -> bool) -> Self {
        let targets = |kind: Kind| -> Steps {
            graph
                .leaving(step)
                .filter(|(number, arrow)| arrow.kind == kind && holds(*number))
                .map(|(_, arrow)| arrow.to)
                .collect()
        };
        let mut next = self;
        next.executed.insert(step);
        next.pending.remove(step);
        next.pending = next.pending.or(targets(Kind::Response));
        next.included = next.included.minus(targets(Kind::Exclude)).or(targets(Kind::Include));
        next
    }

    /// Whether nothing that is part of the case is owed.
    #[must_use]
    pub const fn accepting(self) -> bool {
        self.included.and(self.pending).is_empty()
    }
}
