//! How the costs are learned from a thesaurus of names.
//!
//! A thesaurus has a line for each name: its forms in all scripts, separated by commas, then `=>`
//! and an id. It is split in three by the ids, so that the split does not depend on the order:
//! from eight tenths the costs are learned ([`em`]), on one tenth they are made probabilities
//! ([`calibrate`]), and the last tenth is never looked at but to say how good it all is
//! ([`held_out`]). Everything is seeded: the same thesaurus gives the same table.

mod calibrate;
mod em;
mod held_out;
mod logistic;
mod thesaurus;

pub use calibrate::Question;
pub use held_out::Figures;
pub use thesaurus::{Form, Group, Split, Thesaurus};

use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;

use super::costs::Learned;
use super::script::Script;

/// Learns costs and writes them as the text that ships. `comment` says how it was made.
#[must_use]
pub fn learn(thesaurus: &Thesaurus, seed: u64, comment: &str) -> String {
    let costs = em::learn(thesaurus, seed);
    let learned = Learned { pairs: calibrate::calibrate(costs, thesaurus, seed) };
    learned.write(comment)
}

/// How good costs written by [`learn`] are on what was held out; nothing if they cannot be read.
#[must_use]
pub fn judge(table: &str, thesaurus: &Thesaurus, seed: u64) -> Option<Vec<Figures>> {
    Learned::parse(table).map(|learned| held_out::figures(&learned, thesaurus, seed))
}

/// Questions of the held-out split for a pair of scripts, to ask any way of comparing words: no
/// more than `most`, each with `among` other names or as many as there are.
#[must_use]
pub fn questions(
    thesaurus: &Thesaurus,
    (one, other): (Script, Script),
    (most, among): (usize, usize),
    seed: u64,
) -> Vec<Question<'_>> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let pair = one.pair(other).0;
    let mut asked =
        calibrate::questions(thesaurus, (Split::Test, pair), (2 * most, among), &mut random);
    // A number can stand for several pairs of scripts.
    asked.retain(|it| it.asked.script().min(it.right.script()) == one.min(other));
    asked.retain(|it| it.asked.script().max(it.right.script()) == one.max(other));
    asked.truncate(most);
    asked
}
