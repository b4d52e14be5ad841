//! What the state of a case allows; which steps may happen is the law's to say.

use super::{Kind, State};

pub(super) fn allowed(state: &State) -> Vec<Kind> {
    match state.opened {
        None => vec![Kind::Open],
        Some(_) => vec![Kind::Act, Kind::Annul, Kind::Move],
    }
}
