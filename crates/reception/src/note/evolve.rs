//! What is known of the notes of a case.

use record::NoteEvent;

/// The state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct State {
    /// How many notes there are.
    pub written: usize,
}

pub(super) const fn evolve(state: &mut State, event: &NoteEvent) {
    match event {
        NoteEvent::Written(_) => state.written += 1,
    }
}
