//! One computation at a time: estimates use every core, and pages must stay quick meanwhile.

use std::sync::{Mutex, PoisonError};

/// Computes once all that was asked for before is computed: one queue for every kind of figures.
pub(super) fn alone<R>(compute: impl FnOnce() -> R) -> R {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    compute()
}
