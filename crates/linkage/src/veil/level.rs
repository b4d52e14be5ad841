//! From shares of differing bits to levels of agreement.
//!
//! The comparer knows neither words nor distances between words: only that two sketches with the
//! same tag differ in a share of the bits of a segment. Names are judged together with the own
//! name, because the two are not independent; all else by itself.

use super::sketch::{SEGMENTS, Segment};

/// What is judged by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Aspect {
    /// The names, and whether the own name is the same.
    Name,
    /// The year of birth, and whether day and month are the same.
    Birth,
    /// The sex.
    Sex,
    /// The country.
    Origin,
    /// The places.
    Place,
    /// The numbers.
    Number,
    /// The near relations.
    Kin,
}

/// How many aspects there are.
pub(super) const ASPECTS: usize = 7;

/// The most levels of an aspect.
pub(super) const LEVELS: usize = 10;

/// Something for each level of each aspect.
pub(super) type ByLevel = [[f64; LEVELS]; ASPECTS];

/// The share of bits above which the next level begins, for segments with enough bits for five
/// levels. 0.27 is a cosine of 0.66, 0.37 one of 0.40; unrelated values lie at 0.5 ± 0.05.
const FINE: &[f64] = &[0.02, 0.17, 0.27, 0.37];
/// For day and month, 64 bits: one of the two, or the two swapped, lie at 0.33.
const DAYS: &[f64] = &[0.1, 0.4];
/// For 96 bits of which few are of use: unrelated values lie at 0.5 ± 0.05.
const MIDDLE: &[f64] = &[0.02, 0.2, 0.34];
/// For 32 bits: unrelated values lie at 0.5 ± 0.09.
const COARSE: &[f64] = &[0.1, 0.27];
/// The same or not.
const BINARY: &[f64] = &[0.25];

impl Aspect {
    /// All, in order.
    pub(super) const ALL: [Self; ASPECTS] =
        [Self::Name, Self::Birth, Self::Sex, Self::Origin, Self::Place, Self::Number, Self::Kin];

    /// The segment it is judged by; names also by the own name, birth also by the days.
    pub(super) const fn segment(self) -> Segment {
        match self {
            Self::Name => Segment::Names,
            Self::Birth => Segment::Year,
            Self::Sex => Segment::Sex,
            Self::Origin => Segment::Origin,
            Self::Place => Segment::Place,
            Self::Number => Segment::Number,
            Self::Kin => Segment::Kin,
        }
    }

    /// How many levels it has; the last is disagreement.
    pub(super) const fn levels(self) -> usize {
        match self {
            Self::Name => 10,
            Self::Birth => 6,
            Self::Place => 5,
            Self::Sex => 2,
            Self::Number => 4,
            Self::Origin | Self::Kin => 3,
        }
    }

    /// The level for shares of differing bits, by segment.
    pub(super) fn level(self, shares: &[f64; SEGMENTS]) -> usize {
        let of = |segment: Segment| shares.get(segment as usize).copied().unwrap_or(0.5);
        let at = |limits: &[f64]| limits.iter().filter(|it| of(self.segment()) > **it).count();
        match self {
            Self::Name => 2 * at(FINE) + usize::from(of(Segment::Own) > 0.27),
            Self::Birth => {
                let days = DAYS.iter().filter(|limit| of(Segment::Days) > **limit).count();
                3 * usize::from(of(Segment::Year) > 0.25) + days
            }
            Self::Place => at(FINE),
            Self::Sex => at(BINARY),
            Self::Number => at(MIDDLE),
            Self::Origin | Self::Kin => at(COARSE),
        }
    }

    /// What is believed of matches before any pair is seen: the chance of each level. It counts as
    /// [`BELIEF`] pairs, so that a list of a hundred learns little and one of thousands nearly all.
    pub(super) const fn matches(self) -> &'static [f64] {
        match self {
            Self::Name => &[0.6, 0.04, 0.15, 0.02, 0.08, 0.02, 0.04, 0.02, 0.01, 0.02],
            Self::Birth => &[0.62, 0.07, 0.22, 0.05, 0.02, 0.02],
            Self::Sex => &[0.93, 0.07],
            Self::Origin => &[0.8, 0.05, 0.15],
            Self::Place => &[0.4, 0.2, 0.12, 0.08, 0.2],
            Self::Number => &[0.6, 0.1, 0.08, 0.22],
            Self::Kin => &[0.6, 0.15, 0.25],
        }
    }

    /// The same for two persons of one family or household: they share places, numbers and a part
    /// of the name, and neither the own name nor the date of birth. Taken for random pairs they
    /// would look like matches.
    pub(super) const fn relatives(self) -> &'static [f64] {
        match self {
            Self::Name => &[2e-3, 0.03, 2e-3, 0.08, 0.01, 0.35, 0.016, 0.3, 0.01, 0.2],
            Self::Birth => &[0.02, 5e-3, 0.06, 0.01, 0.105, 0.8],
            Self::Sex => &[0.5, 0.5],
            Self::Origin => &[0.9, 0.03, 0.07],
            Self::Place => &[0.6, 0.15, 0.1, 0.05, 0.1],
            Self::Number => &[0.5, 0.1, 0.1, 0.3],
            Self::Kin => &[0.7, 0.1, 0.2],
        }
    }

    /// The same for two strangers with one name: names are not spread evenly, and a list of
    /// candidates that share one is full of them.
    pub(super) const fn namesakes(self) -> &'static [f64] {
        match self {
            Self::Name => &[0.66, 0.02, 0.15, 0.02, 0.08, 0.02, 0.03, 0.01, 5e-3, 5e-3],
            Self::Birth => &[1e-3, 0.01, 0.06, 5e-3, 0.124, 0.8],
            Self::Sex => &[0.92, 0.08],
            Self::Origin => &[0.8, 0.05, 0.15],
            Self::Place => &[0.03, 0.07, 0.1, 0.1, 0.7],
            Self::Number => &[1e-3, 4e-3, 0.02, 0.975],
            Self::Kin => &[0.1, 0.1, 0.8],
        }
    }

    /// The same for two persons taken at random.
    pub(super) const fn randoms(self) -> &'static [f64] {
        match self {
            Self::Name => &[1e-4, 1e-4, 3e-4, 3e-4, 2e-3, 2e-3, 0.01, 0.02, 0.01, 0.9552],
            Self::Birth => &[5e-5, 2.5e-3, 0.02, 2e-3, 0.1, 0.875_45],
            Self::Sex => &[0.5, 0.5],
            Self::Origin => &[0.15, 0.02, 0.83],
            Self::Place => &[1e-3, 4e-3, 0.015, 0.03, 0.95],
            Self::Number => &[1e-5, 1e-5, 5e-3, 0.994_98],
            Self::Kin => &[5e-3, 0.02, 0.975],
        }
    }
}

/// How many pairs the beliefs above are worth.
pub(super) const BELIEF: f64 = 200.0;

/// The levels of all aspects.
pub(super) fn levels(shares: &[f64; SEGMENTS]) -> [u8; ASPECTS] {
    Aspect::ALL.map(|aspect| u8::try_from(aspect.level(shares)).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beliefs_are_chances_of_each_level() {
        for aspect in Aspect::ALL {
            for believed in
                [aspect.matches(), aspect.relatives(), aspect.namesakes(), aspect.randoms()]
            {
                assert_eq!(believed.len(), aspect.levels(), "{aspect:?}");
                assert!((believed.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{aspect:?}");
            }
        }
    }

    #[test]
    fn equal_sketches_are_the_first_level_and_unrelated_ones_the_last() {
        for aspect in Aspect::ALL {
            assert_eq!(aspect.level(&[0.0; SEGMENTS]), 0);
            assert_eq!(aspect.level(&[0.5; SEGMENTS]), aspect.levels() - 1);
        }
    }
}
