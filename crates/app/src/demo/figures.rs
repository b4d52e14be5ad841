//! The published figures the demonstration follows: France, 2022 to 2025.
//!
//! Tables in, draws out. What was read and where, and what nobody published, is in
//! `data/README.md`. No name and no date is made here.

mod flows;
mod households;
mod origins;

#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use kernel::Country;

use super::dice::Dice;
use origins::{COURT_TOTAL, Decisions, FIRST_TOTAL, ORIGINS, Origin};

pub use flows::{
    Delay, Figure, Share, Track, arrivals, delay, dublin, first_applications, happens, lognormal,
    share, track,
};
pub use households::{Household, Member, household};

/// How an application ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A refugee.
    Recognised,
    /// Another protection.
    Complementary,
    /// Rejected.
    Rejected,
    /// Closed without an answer: withdrawn or gone.
    Closed,
}

impl Outcome {
    /// Someone is protected.
    #[must_use]
    pub const fn protects(self) -> bool {
        matches!(self, Self::Recognised | Self::Complementary)
    }
}

/// The origins of the demonstration, the largest first.
pub fn countries() -> impl Iterator<Item = Country> {
    ORIGINS.iter().map(Origin::country)
}

/// Households by nationality: the table counts people, and an origin whose households are large has
/// fewer of them.
static HOUSEHOLDS: LazyLock<Vec<(Country, f64)>> = LazyLock::new(|| {
    let households = |origin: &Origin| f64::from(origin.applied) / origin.alone_and_size().1;
    ORIGINS.iter().map(|origin| (origin.country(), households(origin))).collect()
});

/// The nationality of a household, so that people have those of the table.
pub fn nationality(dice: &mut Dice) -> Country {
    dice.weighted(&HOUSEHOLDS).copied().unwrap_or(Country::UNKNOWN)
}

/// What the determining authority answers to people of a country.
pub fn first_instance(dice: &mut Dice, country: Country) -> Outcome {
    answer(dice, Origin::of(country).map(|origin| origin.first), FIRST_TOTAL)
}

/// What the court answers to people of a country.
pub fn court(dice: &mut Dice, country: Country) -> Outcome {
    answer(dice, Origin::of(country).map(|origin| origin.court), COURT_TOTAL)
}

/// A draw from the decisions counted, or from those on people of every origin when there are none.
fn answer(dice: &mut Dice, counted: Option<Decisions>, all: Decisions) -> Outcome {
    let counted = counted.filter(|counts| counts.iter().any(|&count| count > 0)).unwrap_or(all);
    let [recognised, complementary, rejected, closed] = counted.map(f64::from);
    let outcomes = [
        (Outcome::Recognised, recognised),
        (Outcome::Complementary, complementary),
        (Outcome::Rejected, rejected),
        (Outcome::Closed, closed),
    ];
    dice.weighted(&outcomes).copied().unwrap_or(Outcome::Rejected)
}
