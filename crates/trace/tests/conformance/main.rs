//! The suite, tested: the reference passes every case, and every deliberately wrong store fails.

#[cfg(test)]
mod memory;
#[cfg(test)]
mod wrong_outbox;
#[cfg(test)]
mod wrong_reads;
#[cfg(test)]
mod wrong_stores;
#[cfg(test)]
mod wrong_writes;

use trace::conformance::{CASES, failures};

use crate::memory::Memory;

#[test]
fn the_reference_passes_every_case() {
    assert_eq!(failures(&Memory, ""), []);
}

#[test]
fn every_case_has_a_name_of_its_own() {
    let names: Vec<_> = CASES.iter().copied().flatten().map(|(name, _)| name).collect();
    let distinct: std::collections::BTreeSet<_> = names.iter().collect();
    assert_eq!(distinct.len(), names.len());
}
