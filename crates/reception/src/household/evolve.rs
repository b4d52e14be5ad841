//! What is known of a household.

use std::collections::BTreeSet;

use kernel::PersonId;
use record::HouseholdEvent;

/// The state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// Around whom it was formed.
    pub head: Option<PersonId>,
    /// Who lives in it now, the head among them.
    pub members: BTreeSet<PersonId>,
}

pub(super) fn evolve(state: &mut State, event: &HouseholdEvent) {
    match event {
        HouseholdEvent::Formed { head, .. } => {
            state.head = Some(*head);
            state.members.insert(*head);
        }
        HouseholdEvent::Joined(joined) => {
            state.members.insert(joined.person);
        }
        HouseholdEvent::Left { person, .. } => {
            state.members.remove(person);
        }
    }
}
