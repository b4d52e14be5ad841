//! What the state of the notes allows: always one more.

use super::{Kind, State};

pub(super) fn allowed(_state: &State) -> Vec<Kind> {
    vec![Kind::Write]
}
