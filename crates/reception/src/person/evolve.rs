//! What is known of a person's file.

use std::collections::BTreeSet;

use kernel::EventId;
use record::PersonEvent;

/// The state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// Whether the file was begun.
    pub registered: bool,
    /// The claims that stand.
    pub claims: BTreeSet<EventId>,
}

pub(super) fn evolve(state: &mut State, event: &PersonEvent) {
    match event {
        PersonEvent::Registered(_) => state.registered = true,
        PersonEvent::Claimed(claimed) => {
            state.claims.insert(claimed.id);
        }
        PersonEvent::ClaimWithdrawn { claim, .. } => {
            state.claims.remove(claim);
        }
        PersonEvent::ContactStated { .. } | PersonEvent::AccessCodeIssued { .. } => {}
    }
}
