//! What is known of the documents of a case.

use std::collections::BTreeSet;

use kernel::DocumentId;
use record::DocumentEvent;

/// The state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct State {
    /// The documents in the file now.
    pub held: BTreeSet<DocumentId>,
}

pub(super) fn evolve(state: &mut State, event: &DocumentEvent) {
    match event {
        DocumentEvent::Received(received) => {
            state.held.insert(received.document);
        }
        DocumentEvent::Withdrawn { document, .. } => {
            state.held.remove(document);
        }
    }
}
