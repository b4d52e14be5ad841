//! What the pairs of a group are expected to agree in.
//!
//! What a group shares is learned with the rest; what it does not share is as among any two persons,
//! with what kinship and origin change: children bear their fathers' names, brothers are born within
//! a few years, and people of one origin draw their names from fewer.

use super::em::{State, Tally, add, blend};
use super::start::{HOUSEHOLD, MOVED, NAMESAKES, TWINS, normal};
use crate::settings::{Belongs, Comparison, DateLevel, Test};
use crate::table::at;

/// How often two persons of a family are alike in what is personal (namesakes).
const ALIKE: f64 = 0.005;
/// How often two of a family are born on one day, at the most.
const TWINS_MOST: f64 = 0.04;
/// What the expectation of how relatives differ weighs, in pairs.
const TRUST_KIN: f64 = 50.0;
/// What the levels of any two persons weigh for those of one origin, in random pairs.
const TRUST_ORIGIN: f64 = 30.0;
/// Similarity of names from which a pair may be one person's.
const NAME_ALIKE: f64 = 0.35;

impl State<'_> {
    /// What the groups do not share: as among any two persons, but for twins, namesakes and kin;
    /// where one person has moved, the new address is as any other's.
    pub(super) fn fill_groups(&mut self, tallies: &[Tally]) {
        self.find_communities(tallies);
        let has_twins = self.groupings.iter().any(|grouping| grouping.key == TWINS);
        for (number, grouping) in self.groupings.iter().enumerate() {
            let Some(group) = self.model.groups.get(number) else { continue };
            let mut filled = group.levels.clone();
            for (place, levels) in filled.iter_mut().enumerate() {
                let Some(weights) = self.model.comparisons.get(place) else { continue };
                let Some(comparison) = self.comparisons.get(place) else { continue };
                let own = at(&grouping.own, place);
                if group.key == MOVED && own {
                    levels.clone_from(&weights.u);
                } else if group.key == NAMESAKES && at(&grouping.by_chance, place) {
                    // Two who bear one name write it as differently as one person does.
                    levels.clone_from(&weights.m);
                } else if own || grouping.is_community() && at(&grouping.by_chance, place) {
                    continue;
                } else if grouping.is_family() && comparison.belongs == Belongs::Person {
                    let seen = tallies.get(number + 1).and_then(|tally| tally.levels.get(place));
                    let seen = seen.map_or(&[] as &[f64], Vec::as_slice);
                    let born_together = grouping.key == HOUSEHOLD && has_twins;
                    let alike = if born_together { ALIKE } else { alike(comparison, seen) };
                    let any = self.any_two(place);
                    let pair = weights.m.iter().zip(&any);
                    let expected: Vec<f64> =
                        pair.map(|(m, any)| alike * m + (1.0 - alike) * any).collect();
                    *levels = kin_levels(comparison, expected, seen);
                } else {
                    levels.clear();
                }
            }
            if let Some(group) = self.model.groups.get_mut(number) {
                group.levels = filled;
            }
        }
        self.fill_twins(tallies);
    }

    /// Where a group is expected to differ as any two do, it starts so.
    pub(super) fn start_groups(&mut self) {
        for (group, grouping) in self.model.groups.iter_mut().zip(&self.groupings) {
            let places = group.levels.iter_mut().zip(&self.model.comparisons).enumerate();
            for (_, (levels, weights)) in places
                .filter(|(place, _)| at(&grouping.own, *place) && at(&grouping.differs, *place))
            {
                levels.clone_from(&weights.u);
            }
        }
    }

    /// The levels of a comparison among two persons who may be relatives: of one origin where that
    /// is known to make a difference.
    fn any_two(&self, place: usize) -> Vec<f64> {
        let groups = self.model.groups.iter().zip(&self.groupings);
        let community = groups
            .filter(|(_, grouping)| grouping.is_community() && at(&grouping.by_chance, place))
            .find_map(|(group, _)| group.levels.get(place).filter(|levels| !levels.is_empty()));
        let any = self.model.comparisons.get(place).map(|weights| &weights.u);
        community.or(any).cloned().unwrap_or_default()
    }

    /// How often names agree among people of one origin or place: seen in random pairs, less those
    /// of one person and of one family among them.
    fn find_communities(&mut self, tallies: &[Tally]) {
        let drawn = self.observed.drawn.len() as f64;
        let per_pair = drawn / self.observed.pairs.max(1.0);
        for (number, grouping) in self.groupings.iter().enumerate() {
            if !grouping.is_community() {
                continue;
            }
            for place in (0..self.comparisons.len()).filter(|&place| at(&grouping.by_chance, place))
            {
                let Some(weights) = self.model.comparisons.get(place) else { continue };
                let Some(seen) = self.communities.get(number).and_then(|all| all.get(place)) else {
                    continue;
                };
                let mut related = vec![0.0; weights.u.len()];
                let families = self
                    .groupings
                    .iter()
                    .enumerate()
                    .filter(|(_, it)| it.same || it.is_family() && at(&it.own, place));
                let classes = std::iter::once(0).chain(families.map(|(number, _)| number + 1));
                for class in classes {
                    if let Some(levels) = tallies.get(class).and_then(|it| it.all.get(place)) {
                        add(&mut related, levels, per_pair);
                    }
                }
                let levels = weights.u.iter().enumerate().map(|(level, any)| {
                    let apart = at(seen, level) + TRUST_ORIGIN * any - at(&related, level);
                    apart.max(TRUST_ORIGIN * any)
                });
                let levels = normal(levels.collect());
                if let Some(slot) =
                    self.model.groups.get_mut(number).and_then(|group| group.levels.get_mut(place))
                {
                    *slot = levels;
                }
            }
        }
    }
}

/// Whether a comparison is of days.
pub(super) fn is_day(comparison: &Comparison) -> bool {
    let first = comparison.levels.first();
    first.is_some_and(|level| matches!(level.test, Test::Date { least: DateLevel::Same }))
}

/// How often two of a family are alike: for a day of birth as seen within bounds (twins), else as
/// expected, or the class of relatives could drift to that of one person.
fn alike(comparison: &Comparison, seen: &[f64]) -> f64 {
    if !is_day(comparison) {
        return ALIKE;
    }
    let all = seen.iter().sum::<f64>() + TRUST_KIN;
    let same = at(seen, 0) + TRUST_KIN * ALIKE;
    (same / all).clamp(ALIKE, TWINS_MOST)
}

/// The levels of relatives in what is personal: the good ones as expected, how they differ as seen.
fn kin_levels(comparison: &Comparison, expected: Vec<f64>, seen: &[f64]) -> Vec<f64> {
    let alike: Vec<bool> = comparison.levels.iter().map(|level| is_alike(&level.test)).collect();
    let differing: f64 =
        expected.iter().zip(&alike).filter(|(_, alike)| !**alike).map(|(level, _)| level).sum();
    if differing <= 0.0 {
        return expected;
    }
    let only = |levels: &[f64]| -> Vec<f64> {
        let pairs = alike.iter().enumerate();
        pairs.map(|(place, alike)| if *alike { 0.0 } else { at(levels, place) }).collect()
    };
    let share: Vec<f64> = only(&expected).into_iter().map(|level| level / differing).collect();
    let learned = blend(&only(seen), &share, TRUST_KIN);
    let pairs = expected.into_iter().zip(alike).zip(learned);
    pairs
        .map(|((expected, alike), learned)| if alike { expected } else { learned * differing })
        .collect()
}

/// Whether a level says that two values may well be one person's: these are not learned from
/// relatives, or the class of relatives could drift to that of one person.
fn is_alike(test: &Test) -> bool {
    match test {
        Test::Else | Test::Across | Test::Initial | Test::Within { .. } => false,
        Test::Date { least } => {
            !matches!(least, DateLevel::Year | DateLevel::Near | DateLevel::Generation)
        }
        Test::Name { least } => *least >= NAME_ALIKE,
        Test::Exact
        | Test::Edits { .. }
        | Test::Levenshtein { .. }
        | Test::Jaro { .. }
        | Test::JaroWinkler { .. }
        | Test::Words { .. }
        | Test::Common { .. }
        | Test::Days { .. }
        | Test::Share { .. }
        | Test::Prefix { .. } => true,
    }
}
