//! What the state of a report allows.

use super::{Kind, State};

pub(super) fn allowed(state: &State) -> Vec<Kind> {
    match state {
        State::Nothing => vec![Kind::Make],
        State::Open => vec![Kind::Continue, Kind::Answer, Kind::Refer, Kind::Close],
        // Whoever reported may always write more; it opens the report again.
        State::Closed => vec![Kind::Continue],
    }
}
