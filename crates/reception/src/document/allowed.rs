//! What the state of the documents allows.

use super::decide::MOST;
use super::{Kind, State};

pub(super) fn allowed(state: &State) -> Vec<Kind> {
    let receive = (state.held.len() < MOST).then_some(Kind::Receive);
    let withdraw = (!state.held.is_empty()).then_some(Kind::Withdraw);
    receive.into_iter().chain(withdraw).collect()
}
