//! One part of a name, and how alike two are.

use super::costs::{LEARNED, Learned, features};
use super::script::Script;
use super::sound::{self, Sounds};
use super::symbol;

/// One part as it sounds, ready to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Spoken {
    pub(crate) sounds: Sounds,
    pub(crate) script: Script,
    /// What it is worth to itself.
    own: i16,
    /// The classes of its consonants, a bit each.
    consonants: u16,
}

impl Spoken {
    /// Reads one part as written.
    pub(crate) fn read(text: &str) -> Self {
        let (sounds, script) = sound::read(text);
        Self::new(sounds, script)
    }

    /// Makes one of sounds.
    pub(crate) fn new(sounds: Sounds, script: Script) -> Self {
        Self::by(sounds, script, &LEARNED)
    }

    /// Makes one of sounds, by other costs than those that ship.
    pub(crate) fn by(sounds: Sounds, script: Script, learned: &Learned) -> Self {
        let consonants = symbol::consonants(sounds.symbols());
        Self { sounds, script, own: learned.own(&sounds, script), consonants }
    }

    /// The log-odds, in nats, that two parts are forms of one name. Symmetric.
    pub(crate) fn log_odds(&self, other: &Self) -> f32 {
        self.log_odds_by(other, &LEARNED)
    }

    /// The same by other costs than those that ship.
    pub(crate) fn log_odds_by(&self, other: &Self, learned: &Learned) -> f32 {
        let Some((costs, swapped)) = learned.between(self.script, other.script) else { return 0.0 };
        let (first, second) = if swapped { (other, self) } else { (self, other) };
        let (one, two) = (first.sounds.symbols(), second.sounds.symbols());
        let worth = costs.score(one, two);
        costs.log_odds(features(worth, (first.own, second.own), (one.len(), two.len())))
    }

    /// Whether two parts have so few kinds of consonants in common that no alignment need be made.
    pub(crate) const fn is_far_from(&self, other: &Self) -> bool {
        let common = (self.consonants & other.consonants).count_ones();
        let apart = (self.consonants ^ other.consonants).count_ones();
        apart >= 4 && apart > 2 * common
    }

    /// Whether nothing of it can be read.
    pub(crate) fn is_silent(&self) -> bool {
        self.sounds.symbols().is_empty()
    }
}

/// How alike two parts of names are, in any scripts: the probability, of 0 to 1, that they are
/// forms of one name, if before it was as likely as not and the other name was one of the most
/// alike among 2,000. Symmetric; 1 for parts that sound the same in one script; 0 when one of the
/// two has no letters.
#[must_use]
pub fn similarity(one: &str, other: &str) -> f32 {
    let (one, other) = (Spoken::read(one), Spoken::read(other));
    if one.is_silent() || other.is_silent() {
        return 0.0;
    }
    if one == other {
        return 1.0;
    }
    1.0 / (1.0 + (-one.log_odds(&other)).exp())
}
