//! How often one person differs from herself, in what is hers alone.
//!
//! Without these bounds the class of one person could drift to the larger one of households or of
//! namesakes: a father and a son of one name at one address are seen as often as a wrong year.

use crate::name::MAY_BE_ONE;
use crate::settings::{Belongs, Comparison, DateLevel, Test};

/// How often she differs in a comparison, at the least and at the most.
const DIFFERS: (f64, f64) = (0.02, 0.12);
/// How often at the most what is written of her is another's: a day of birth a generation apart, or
/// another name that is written alike.
const ANOTHERS_MOST: f64 = 0.004;

/// The levels of a comparison within these bounds; of what is not a person's alone as they are.
pub(super) fn bounded(comparison: &Comparison, levels: Vec<f64>) -> Vec<f64> {
    if comparison.belongs != Belongs::Person {
        return levels;
    }
    let flags = |of: fn(&Comparison, usize) -> bool| -> Vec<bool> {
        (0..levels.len()).map(|place| of(comparison, place)).collect()
    };
    let (differing, anothers) = (flags(is_differing), flags(is_anothers));
    let held = hold(levels, &differing, DIFFERS);
    hold(held, &anothers, (0.0, ANOTHERS_MOST))
}

/// Brings the levels that are flagged to a share within bounds, together; the others make room.
fn hold(mut levels: Vec<f64>, flags: &[bool], (least, most): (f64, f64)) -> Vec<f64> {
    let flagged = || levels.iter().zip(flags).filter(|(_, flag)| **flag);
    let share: f64 = flagged().map(|(level, _)| level).sum();
    if share <= 0.0 || share >= 1.0 {
        return levels;
    }
    let held = share.clamp(least, most);
    let (within, outside) = (held / share, (1.0 - held) / (1.0 - share));
    for (level, flag) in levels.iter_mut().zip(flags) {
        *level *= if *flag { within } else { outside };
    }
    levels
}

/// Whether a level says that the values differ.
fn is_differing(comparison: &Comparison, place: usize) -> bool {
    comparison.levels.get(place).is_some_and(|level| match &level.test {
        Test::Else | Test::Within { .. } => true,
        Test::Date { least } => matches!(least, DateLevel::Near | DateLevel::Generation),
        Test::Exact
        | Test::Edits { .. }
        | Test::Levenshtein { .. }
        | Test::Jaro { .. }
        | Test::JaroWinkler { .. }
        | Test::Name { .. }
        | Test::Words { .. }
        | Test::Common { .. }
        | Test::Days { .. }
        | Test::Share { .. }
        | Test::Prefix { .. }
        | Test::Initial
        | Test::Across => false,
    })
}

/// Whether a level says that the value is another person's: a day of birth that is a generation
/// apart, or a name that is another's for all its likeness.
pub(super) fn is_anothers(comparison: &Comparison, place: usize) -> bool {
    let test = |place: usize| comparison.levels.get(place).map(|level| &level.test);
    match test(place) {
        Some(Test::Else) => {
            let before = place.checked_sub(1).and_then(test);
            before == Some(&Test::Date { least: DateLevel::Generation })
        }
        Some(Test::Name { least }) if *least < MAY_BE_ONE => {
            (0..place).filter_map(test).any(|above| *above == Test::Name { least: MAY_BE_ONE })
        }
        _ => false,
    }
}
