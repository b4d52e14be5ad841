//! What the state of a household allows.

use super::decide::MOST;
use super::{Kind, State};

pub(super) fn allowed(state: &State) -> Vec<Kind> {
    if state.head.is_none() {
        return vec![Kind::Form];
    }
    let join = (state.members.len() < MOST).then_some(Kind::Join);
    let leave = (!state.members.is_empty()).then_some(Kind::Leave);
    join.into_iter().chain(leave).collect()
}
