//! What the decisions taken so far allow: always one more, and undoing those that stand.

use super::{Kind, State};

pub(super) fn allowed(state: &State) -> Vec<Kind> {
    if state.standing.is_empty() { vec![Kind::Decide] } else { vec![Kind::Decide, Kind::Undo] }
}
