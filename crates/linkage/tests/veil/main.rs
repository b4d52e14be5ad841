//! The veil from outside: what a file shows, who finds whom, and small versions of the attacks that
//! `benches/veil.rs` measures.

#![expect(clippy::unwrap_used, reason = "a test stops when anything fails")]
#![expect(clippy::indexing_slicing, reason = "places are of lists made here")]

mod attack;
mod insider;
mod people;
mod properties;
mod targets;

use attack::{Lists, frequencies, graph};
use targets::{Scheme, seen};

#[test]
fn the_attack_that_finds_persons_in_bloom_filters_finds_none_in_tickets() {
    let lists = Lists::cut(&people::people(400, 11), 200, 100);
    let found = |scheme| {
        let (target, own) = (seen(scheme, &lists.target, 3), seen(scheme, &lists.public, 5));
        lists.share(&graph(&lists, &target, &own))
    };
    assert!(found(Scheme::Plain) > 0.8, "the attack itself works: {}", found(Scheme::Plain));
    assert!(found(Scheme::Veil) < 0.04, "{}", found(Scheme::Veil));
}

#[test]
fn frequencies_find_persons_in_digests_and_none_in_tickets() {
    let lists = Lists::cut(&people::people(400, 12), 200, 100);
    let found = |scheme| lists.share(&frequencies(&lists, &seen(scheme, &lists.target, 3)));
    assert!(found(Scheme::Hashed) > 0.15, "the attack itself works: {}", found(Scheme::Hashed));
    assert!(found(Scheme::Veil) < 0.04);
}
