//! What is assumed of two incidents where there are too few pairs to learn it from.
//!
//! It must never outweigh what enough pairs say: from so many on it is not in the balance at all.
//!
//! In three incidents that are compared with a copy of themselves, three pairs of nine are on the same
//! day: as often as if it meant nothing, and no reason could ever add up to a link.

use super::compare::Field;

/// So many pairs across lists are enough, those of two lists of ten: the shares assumed fill up what
/// is missing.
const ENOUGH: f64 = 100.0;
/// What part of the shorter of two lists is assumed to be on the other.
pub(super) const ON_BOTH: f64 = 1.0 / 3.0;

/// How often two incidents fall in each level. Numbers are those of any two rows of the public file of
/// the Missing Migrants Project to 2020, or of two of the Mediterranean where these are more often
/// the same. The rest is our judgement, on the side of fewer links: short lists are of one month, one
/// region and few routes. Two that are near share their route anyway: it then weighs nothing.
const fn assumed(field: Field) -> &'static [f64] {
    match field {
        Field::Day => &[0.033, 0.064, 0.120, 0.200, 0.583],
        Field::Month => &[0.90, 0.10],
        Field::Place => &[0.02, 0.03, 0.08, 0.17, 0.70],
        Field::Number => &[0.002, 0.011, 0.400, 0.023, 0.190, 0.374],
        Field::Route => &[0.40, 0.25, 0.35],
        Field::RouteNear => &[0.70, 0.25, 0.05],
    }
}

/// Fills up pairs of two incidents that were counted by level, of all of which there were so many.
pub(super) fn fill(field: Field, pairs: f64, counts: &mut [f64]) {
    let missing = (ENOUGH - pairs).max(0.0);
    for (count, share) in counts.iter_mut().zip(assumed(field)) {
        *count += missing * share;
    }
}

/// How much what is learnt from so many pairs weighs beside what is assumed.
pub(super) fn learnt(pairs: f64) -> f64 {
    (pairs / ENOUGH).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_of_all_levels_and_add_up() {
        for field in Field::ALL {
            assert_eq!(assumed(field).len(), field.levels().len(), "{field:?}");
            let sum: f64 = assumed(field).iter().sum();
            assert!((sum - 1.0).abs() < 1e-9, "{field:?}: {sum}");
        }
    }

    #[test]
    fn enough_pairs_are_left_as_they_are() {
        let mut counts = [90.0, 0.0, 0.0, 0.0, 10.0];
        fill(Field::Day, 100.0, &mut counts);
        assert_eq!(counts, [90.0, 0.0, 0.0, 0.0, 10.0]);
        assert_eq!((learnt(100.0), learnt(1e6), learnt(25.0)), (1.0, 1.0, 0.25));
    }
}
