//! What the state of a person's file allows.

use super::{Kind, State};

pub(super) fn allowed(state: &State) -> Vec<Kind> {
    if !state.registered {
        return vec![Kind::Register];
    }
    let mut kinds = vec![Kind::Claim, Kind::StateContact, Kind::IssueAccessCode];
    if state.claims.len() > 1 {
        kinds.push(Kind::WithdrawClaim);
    }
    kinds
}
