//! What was decided of people who may be one.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{EventId, PersonId};
use record::{DuplicateEvent, Finding};

/// The decisions that stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// By their ids.
    pub standing: BTreeMap<EventId, Standing>,
}

/// A decision that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// A person.
    pub one: PersonId,
    /// The other.
    pub other: PersonId,
    /// Whether they are one.
    pub finding: Finding,
}

impl State {
    /// Everyone found to be one person with this one, directly or through others, with this one.
    #[must_use]
    pub fn same_as(&self, person: PersonId) -> BTreeSet<PersonId> {
        let mut same = BTreeSet::from([person]);
        loop {
            let before = same.len();
            for pair in self.standing.values().filter(|pair| pair.finding == Finding::Same) {
                if same.contains(&pair.one) || same.contains(&pair.other) {
                    same.extend([pair.one, pair.other]);
                }
            }
            if same.len() == before {
                return same;
            }
        }
    }

    /// The decision between two people that stands, in whichever order.
    #[must_use]
    pub fn between(&self, one: PersonId, other: PersonId) -> Option<(EventId, Finding)> {
        let is = |pair: &Standing| {
            (pair.one, pair.other) == (one, other) || (pair.one, pair.other) == (other, one)
        };
        let (id, pair) = self.standing.iter().find(|(_, pair)| is(pair))?;
        Some((*id, pair.finding))
    }

    /// A decision that keeps apart someone of the first people from someone of the second.
    pub(super) fn apart(
        &self,
        ones: &BTreeSet<PersonId>,
        others: &BTreeSet<PersonId>,
    ) -> Option<EventId> {
        let between = |pair: &Standing| {
            (ones.contains(&pair.one) && others.contains(&pair.other))
                || (ones.contains(&pair.other) && others.contains(&pair.one))
        };
        let mut apart = self.standing.iter().filter(|(_, it)| it.finding == Finding::Different);
        apart.find(|(_, pair)| between(pair)).map(|(id, _)| *id)
    }
}

pub(super) fn evolve(state: &mut State, event: &DuplicateEvent) {
    match event {
        DuplicateEvent::Decided(decided) => {
            let (one, other, finding) = (decided.one, decided.other, decided.finding);
            state.standing.insert(decided.id, Standing { one, other, finding });
        }
        DuplicateEvent::Undone { decision, .. } => {
            state.standing.remove(decision);
        }
    }
}
