//! Twins: two persons of a household who were born on one day, often with names that are alike.
//!
//! What a household shares they share, and the day; their names are drawn from a few that go
//! together (Hassan and Hussein, Karim and Karima). Among any two of a household neither is so, and
//! a pair that agrees in all but one letter of a name would be taken for one person.

use super::em::{State, Tally, at_kind};
use super::groups::is_day;
use super::herself::is_anothers;
use super::start::{HOUSEHOLD, TWINS, normal};
use crate::settings::{Belongs, Comparison, Kind, Test};

/// How many of the pairs of a household are twins: expected, at the least and at the most. Twelve
/// births in a thousand are of twins (Monden, Pison and Smits 2021): in a household of two parents and
/// four children that is one of its fifteen pairs in twenty households, 0.003.
const SHARE: (f64, f64, f64) = (0.004, 0.002, 0.006);
/// What the expected share weighs, in pairs of a household.
const TRUST: f64 = 500.0;
/// How many pairs of twins there are at the least for each record, also where the columns do not show
/// who is of one household: a fifth of what are born, since many come alone (assumed). Of these only
/// they count who are named alike; the others are told apart by their names.
const PER_RECORD: f64 = 0.0025;
/// How many twins have names that are alike (assumed).
const NAMED_ALIKE: f64 = 0.4;
/// How many of these names are known for two, where a level says so (assumed).
const KNOWN_FOR_TWO: f64 = 0.6;
/// From this similarity on two names are forms of one.
const ONE_NAME: f64 = 0.8;
/// How many are given one name, or are written down so (assumed).
const NAMED_THE_SAME: f64 = 0.002;

/// Whether twins can be told from one person: by a day of birth and a name of one's own.
pub(super) fn can_be_told(comparisons: &[Comparison], kinds: &[Kind]) -> bool {
    let has = |wanted: &dyn Fn(&Comparison, Kind) -> bool| {
        let own = comparisons.iter().zip(kinds);
        own.filter(|(it, _)| it.belongs == Belongs::Person).any(|(it, kind)| wanted(it, *kind))
    };
    has(&|comparison, _| is_day(comparison))
        && has(&|_, kind| matches!(kind, Kind::Given | Kind::Name))
}

impl State<'_> {
    /// Twins are as their household, but for the day of birth and the names.
    pub(super) fn fill_twins(&mut self, tallies: &[Tally]) {
        let place = |key: &str| self.groupings.iter().position(|it| it.key == key);
        let Some((of_household, of_twins)) = place(HOUSEHOLD).zip(place(TWINS)) else { return };
        let Some(household) = self.model.groups.get(of_household) else { return };
        let pairs = |number: usize| tallies.get(number + 1).map_or(0.0, |tally| tally.pairs);
        let (expected, least, most) = SHARE;
        let all = pairs(of_household) + pairs(of_twins) + TRUST;
        let share = ((pairs(of_twins) + TRUST * expected) / all).clamp(least, most);
        let observed = self.observed;
        let known = PER_RECORD * observed.records / observed.pairs.max(1.0);
        let seen = share * household.share;
        let (alike, others) = (NAMED_ALIKE * seen.max(known), (1.0 - NAMED_ALIKE) * seen);
        let share = alike + others;
        let levels = household.levels.iter().enumerate().map(|(place, levels)| {
            let pair = self.comparisons.get(place).zip(self.model.comparisons.get(place));
            let Some((comparison, weights)) = pair else { return levels.clone() };
            match (comparison.belongs, at_kind(self.kinds, place)) {
                (Belongs::Person, _) if is_day(comparison) => weights.m.clone(),
                (Belongs::Person, Kind::Given | Kind::Name) => {
                    names(comparison, levels, alike / share)
                }
                // Of sex above all: every second pair is a boy and a girl.
                (Belongs::Unknown, Kind::Category) => weights.u.clone(),
                (Belongs::Person | Belongs::Unknown, _)
                | (Belongs::Household | Belongs::Place | Belongs::Origin, _) => levels.clone(),
            }
        });
        let levels = levels.collect();
        if let Some(group) = self.model.groups.get_mut(of_twins) {
            (group.share, group.levels) = (share, levels);
        }
    }
}

/// The levels of names of twins: hardly ever one name, at times names that are alike, and these more
/// often than not known for two; else as any two of a household.
fn names(comparison: &Comparison, any: &[f64], named_alike: f64) -> Vec<f64> {
    let of: Vec<Likeness> = (0..any.len()).map(|place| Likeness::at(comparison, place)).collect();
    let all = |wanted: Likeness| -> f64 {
        of.iter().zip(any).filter(|(of, _)| **of == wanted).map(|(_, any)| any).sum()
    };
    let known = if of.contains(&Likeness::Another) { KNOWN_FOR_TWO } else { 0.0 };
    let levels = of.iter().zip(any).map(|(of, any)| {
        let share = match of {
            Likeness::One => NAMED_THE_SAME,
            Likeness::Alike => named_alike * (1.0 - known),
            Likeness::Another => named_alike * known,
            Likeness::Different => 1.0 - named_alike,
        };
        share * any / all(*of).max(f64::MIN_POSITIVE)
    });
    normal(levels.collect())
}

/// What a level says of two names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    /// They are one.
    One,
    /// They are alike.
    Alike,
    /// They are two, if alike.
    Another,
    /// They are not alike.
    Different,
}

impl Likeness {
    fn at(comparison: &Comparison, place: usize) -> Self {
        let Some(level) = comparison.levels.get(place) else { return Self::Different };
        match level.test {
            Test::Exact => Self::One,
            Test::Name { least } if least >= ONE_NAME => Self::One,
            Test::Name { .. } if is_anothers(comparison, place) => Self::Another,
            Test::Else | Test::Across | Test::Initial => Self::Different,
            Test::Name { .. }
            | Test::Edits { .. }
            | Test::Levenshtein { .. }
            | Test::Jaro { .. }
            | Test::JaroWinkler { .. }
            | Test::Words { .. }
            | Test::Common { .. }
            | Test::Date { .. }
            | Test::Days { .. }
            | Test::Within { .. }
            | Test::Share { .. }
            | Test::Prefix { .. } => Self::Alike,
        }
    }
}
