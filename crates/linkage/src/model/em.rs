//! Estimation by expectation and maximisation on counts of patterns (Dempster, Laird and Rubin
//! 1977; Winkler 1988), with a weak expectation for when there are few matches.
//!
//! A comparison learns only from pairs that were found without it: the rules that found a pair say
//! which comparisons it may teach.

use super::herself::bounded;
use super::logs::LogTable;
use super::namesakes::{self, Named};
use super::start::{
    Grouping, NAMESAKES, TWINS, expected_m, expected_u, groupings, least_chance, normal, spread_u,
};
use super::{Group, Model, Weights, Zones};
use crate::compare::pattern::Pattern;
use crate::settings::{Comparison, Kind};
use crate::table::at;

/// Rounds with m held. Few: each takes more of what is chance for matches where little else tells
/// them apart.
const ROUNDS_ANCHORED: usize = 4;
/// Rounds at the most.
const ROUNDS_MOST: usize = 120;
/// Below this change it is settled.
const SETTLED: f64 = 1e-5;
/// After so many rounds, the patterns that were set aside are looked at again.
const LOOK_AGAIN: usize = 20;
/// A pattern that is so surely of any two persons is set aside.
const SURELY: f64 = 1e-7;
/// How much less a doubtful pair teaches; 1 would be plain expectation and maximisation.
const SHARPNESS: f64 = 2.0;
/// What the expectation of m weighs, in matches.
const TRUST_M: f64 = 6.0;
/// What the expectation of a group weighs, in pairs.
const TRUST_GROUP: f64 = 20.0;
/// What the expectation of u weighs, in pairs.
const TRUST_U: f64 = 60.0;

/// What was seen.
#[derive(Debug, Default)]
pub(crate) struct Observed {
    /// Patterns of the pairs looked at, the comparisons they may teach (a bit each), and how many.
    pub(crate) patterns: Vec<(Pattern, u32, f64)>,
    /// For each comparison how often each level is seen among random pairs, and among how many.
    pub(crate) random: Vec<(Vec<f64>, f64)>,
    /// For each comparison how often two persons agree exactly at the least, whatever was seen: of
    /// days, as if they fell evenly on the span that they have. Zero where nothing is known.
    pub(crate) least: Vec<f64>,
    /// The patterns of the random pairs.
    pub(crate) drawn: Vec<Pattern>,
    /// The pairs of one name.
    pub(crate) named: Option<Named>,
    /// How many pairs there are in all.
    pub(crate) pairs: f64,
    /// How many records there are.
    pub(crate) records: f64,
}

/// The numbers on their way.
pub(super) struct State<'a> {
    pub(super) comparisons: &'a [Comparison],
    pub(super) kinds: &'a [Kind],
    pub(super) observed: &'a Observed,
    pub(super) groupings: Vec<Grouping>,
    /// For each group of one place or origin, how often each level of names was seen among random
    /// pairs of it.
    pub(super) communities: Vec<Vec<Vec<f64>>>,
    /// How much of all pairs is of two persons who write one name in one way.
    namesakes: Option<f64>,
    /// Whether m is held to what is expected and u is looked for; afterwards u is held. Looking for
    /// both at once, chance agreement could be taken for a match, and then for no chance at all.
    is_anchored: bool,
    /// The patterns that may be of one person or of a group.
    open: Vec<(Pattern, u32, f64)>,
    pub(super) model: Model,
}

/// What one round expects of a class: how many pairs, and per comparison the levels.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    pub(super) pairs: f64,
    /// Of the pairs that may teach a comparison.
    pub(super) levels: Vec<Vec<f64>>,
    /// Of all pairs.
    pub(super) all: Vec<Vec<f64>>,
}

/// Finds the numbers of a model.
pub(crate) fn estimate(comparisons: &[Comparison], kinds: &[Kind], observed: &Observed) -> Model {
    let mut state = State::start(comparisons, kinds, observed);
    state.run(ROUNDS_ANCHORED);
    state.is_anchored = false;
    state.run(ROUNDS_MOST);
    state.order();
    state.model
}

impl<'a> State<'a> {
    fn start(comparisons: &'a [Comparison], kinds: &'a [Kind], observed: &'a Observed) -> Self {
        let weights: Vec<Weights> = comparisons
            .iter()
            .map(|comparison| Weights {
                m: expected_m(comparison),
                u: Vec::new(),
                frequency: comparison.frequency,
            })
            .collect();
        let prior = (0.1 * observed.records / observed.pairs.max(1.0)).clamp(1e-12, 0.2);
        let groupings = groupings(comparisons, kinds);
        let mut model = Model {
            prior,
            comparisons: weights,
            groups: Vec::new(),
            pairs: observed.pairs,
            zones: Zones::default(),
        };
        let mut communities = Vec::new();
        for grouping in &groupings {
            let pairs = grouping.own.iter().zip(&model.comparisons);
            let levels = pairs
                .map(|(own, weights)| if *own { weights.m.clone() } else { Vec::new() })
                .collect();
            let share = if grouping.same { prior * 0.2 } else { prior * 1e-3 };
            let key = grouping.key.to_owned();
            let by_chance = grouping.by_chance.clone();
            let mut group = Group { key, same: grouping.same, share, levels, by_chance };
            communities.push(if grouping.is_community() {
                super::place::estimate(&mut group, &grouping.own, observed)
            } else {
                Vec::new()
            });
            model.groups.push(group);
        }
        let open = observed.patterns.clone();
        let is_anchored = true;
        let mut state = Self {
            comparisons,
            kinds,
            observed,
            groupings,
            communities,
            namesakes: None,
            is_anchored,
            open,
            model,
        };
        // Nothing is taken for a match before it is seen: u starts as if there were none.
        state.find_u(&[]);
        state.find_namesakes();
        state.start_groups();
        state.fill_groups(&[]);
        state
    }

    fn run(&mut self, rounds: usize) {
        for round in 0..rounds {
            if round % LOOK_AGAIN == 2 {
                self.set_aside();
            }
            if self.round() < SETTLED {
                break;
            }
        }
    }

    /// Sets patterns aside that would change nothing: most pairs are surely of any two persons.
    fn set_aside(&mut self) {
        let table = LogTable::of(&self.model);
        let mut shares = vec![0.0; self.model.groups.len() + 2];
        self.open.clone_from(&self.observed.patterns);
        self.open.retain(|(pattern, _, _)| {
            table.shares(*pattern, &mut shares);
            shares.last().is_some_and(|rest| *rest < 1.0 - SURELY)
        });
    }

    /// One round; how much the numbers moved.
    fn round(&mut self) -> f64 {
        let tallies = self.expect();
        let before = self.model.clone();
        self.maximise(&tallies);
        if self.is_anchored {
            self.find_u(&tallies);
        }
        self.fill_groups(&tallies);
        change(&before, &self.model)
    }

    /// Shares each pattern out among the classes: one person first, then the groups.
    fn expect(&self) -> Vec<Tally> {
        let table = LogTable::of(&self.model);
        let none: Vec<Vec<f64>> =
            self.model.comparisons.iter().map(|weights| vec![0.0; weights.m.len()]).collect();
        let empty = Tally { pairs: 0.0, levels: none.clone(), all: none };
        let mut tallies = vec![empty; 1 + self.model.groups.len()];
        let mut shares = vec![0.0; tallies.len() + 1];
        for &(pattern, teaches, count) in &self.open {
            table.shares(pattern, &mut shares);
            for (tally, share) in tallies.iter_mut().zip(&shares) {
                let weight = share * count;
                let lesson = sharpened(*share) * count;
                tally.pairs += weight;
                let levels = tally.levels.iter_mut().zip(&mut tally.all);
                for (place, (levels, all)) in levels.enumerate() {
                    let Some(level) = pattern.level(place).checked_sub(1) else { continue };
                    if let (Some(taught), Some(seen)) = (levels.get_mut(level), all.get_mut(level))
                    {
                        *seen += weight;
                        *taught += if teaches >> place & 1 == 1 { lesson } else { 0.0 };
                    }
                }
            }
        }
        tallies
    }

    fn maximise(&mut self, tallies: &[Tally]) {
        let Some((matches, grouped)) = tallies.split_first() else { return };
        let pairs = self.observed.pairs.max(1.0);
        let most = (self.observed.records / pairs).clamp(1e-12, 0.5) * 5.0;
        let same: Vec<(&Tally, &Grouping)> =
            grouped.iter().zip(&self.groupings).filter(|(_, grouping)| grouping.same).collect();
        let all = same.iter().fold(matches.pairs, |sum, (tally, _)| sum + tally.pairs);
        self.model.prior = ((all + 0.05) / pairs).clamp(1e-15, most.min(0.5));
        for (place, weights) in self.model.comparisons.iter_mut().enumerate() {
            let Some(comparison) = self.comparisons.get(place).filter(|_| !self.is_anchored) else {
                continue;
            };
            let mut seen = matches.levels.get(place).cloned().unwrap_or_default();
            for (tally, _) in same.iter().filter(|(_, grouping)| !at(&grouping.own, place)) {
                add(&mut seen, tally.levels.get(place).map_or(&[], Vec::as_slice), 1.0);
            }
            weights.m = bounded(comparison, blend(&seen, &expected_m(comparison), TRUST_M));
        }
        for (group, (tally, grouping)) in
            self.model.groups.iter_mut().zip(grouped.iter().zip(&self.groupings))
        {
            if grouping.is_community() || grouping.key == TWINS {
                continue;
            }
            if let Some(namesakes) = self.namesakes.filter(|_| grouping.key == NAMESAKES) {
                group.share =
                    namesakes::share_of(&self.model.comparisons, self.observed, namesakes);
                continue;
            }
            group.share = (tally.pairs + 0.05) / pairs;
            group.share =
                group.share.clamp(1e-15, if group.same { self.model.prior * 0.9 } else { 0.4 });
            if group.same {
                continue;
            }
            for (place, levels) in group.levels.iter_mut().enumerate() {
                let own = self.comparisons.get(place).filter(|_| at(&grouping.own, place));
                if let (Some(comparison), Some(seen)) = (own, tally.levels.get(place)) {
                    let any = self.model.comparisons.get(place).map(|weights| &weights.u);
                    let expected = any
                        .filter(|_| at(&grouping.differs, place))
                        .map_or_else(|| expected_m(comparison), Clone::clone);
                    *levels = blend(seen, &expected, TRUST_GROUP);
                }
            }
        }
    }

    /// Counts the namesakes before all else, where that can be done.
    fn find_namesakes(&mut self) {
        let mut groups = self.model.groups.iter_mut().zip(&self.groupings);
        let group = groups.find(|(group, _)| group.key == NAMESAKES);
        let Some(((group, grouping), named)) = group.zip(self.observed.named.as_ref()) else {
            return;
        };
        let weights = &self.model.comparisons;
        self.namesakes = namesakes::estimate(group, grouping, self.comparisons, (named, weights));
        if let Some(namesakes) = self.namesakes {
            group.share = namesakes::share_of(weights, self.observed, namesakes);
        }
    }

    /// u from random pairs, less the matches and the groups that are among them.
    fn find_u(&mut self, tallies: &[Tally]) {
        let pairs = self.observed.pairs.max(1.0);
        for (place, weights) in self.model.comparisons.iter_mut().enumerate() {
            let kind = at_kind(self.kinds, place);
            let expected = spread_u(expected_u(kind), weights.m.len());
            let empty = (Vec::new(), 0.0);
            let (seen, count) = self.observed.random.get(place).unwrap_or(&empty);
            let floor = 0.2 / pairs.max(count * 2.0).max(1e3);
            let mut others = vec![0.0; expected.len()];
            if let Some(matches) = tallies.first().and_then(|tally| tally.all.get(place)) {
                add(&mut others, matches, 1.0 / pairs);
            }
            let groups = self.model.groups.iter().zip(&self.groupings).enumerate();
            for (number, (group, grouping)) in
                groups.filter(|(_, (_, it))| it.same || at(&it.own, place))
            {
                let is_counted = grouping.key == NAMESAKES && self.namesakes.is_some();
                if grouping.is_community() || is_counted {
                    add(
                        &mut others,
                        group.levels.get(place).map_or(&[], Vec::as_slice),
                        group.share,
                    );
                } else if let Some(seen) = tallies.get(number + 1).and_then(|it| it.all.get(place))
                {
                    add(&mut others, seen, 1.0 / pairs);
                }
            }
            let share: f64 = others.iter().sum();
            let raw = expected.iter().enumerate().map(|(level, expected)| {
                let seen = (at(seen, level) * count + expected * TRUST_U) / (count + TRUST_U);
                ((seen - at(&others, level)) / (1.0 - share).max(0.1))
                    .max(floor)
                    .max(seen * least_chance(kind))
                    .max(if level == 0 { at(&self.observed.least, place) } else { 0.0 })
            });
            weights.u = normal(raw.collect());
        }
    }

    /// Makes the evidence fall from level to level: neighbours out of order are pooled (pool
    /// adjacent violators, Ayer et al. 1955).
    fn order(&mut self) {
        for weights in &mut self.model.comparisons {
            let mut pools: Vec<(f64, f64, usize)> = Vec::new();
            for (m, u) in weights.m.iter().zip(&weights.u) {
                pools.push((*m, *u, 1));
                while let [.., before, last] = pools.as_slice() {
                    if before.0 / before.1 >= last.0 / last.1 {
                        break;
                    }
                    let merged = (before.0 + last.0, before.1 + last.1, before.2 + last.2);
                    pools.pop();
                    pools.pop();
                    pools.push(merged);
                }
            }
            let ratios = pools.iter().flat_map(|(m, u, size)| std::iter::repeat_n(m / u, *size));
            let ordered: Vec<f64> = ratios.zip(&weights.u).map(|(ratio, u)| ratio * u).collect();
            weights.m = ordered;
        }
    }
}

/// What a pair that belongs to a class by this share teaches about it: less than its share when it
/// is more likely of another. The many pairs that are a little like matches would otherwise, taken
/// together, outweigh the matches, and the class would drift towards them.
fn sharpened(share: f64) -> f64 {
    let (of, other) = (share.powf(SHARPNESS), (1.0 - share).powf(SHARPNESS));
    of / (of + other).max(f64::MIN_POSITIVE)
}

pub(super) fn add(sum: &mut [f64], more: &[f64], times: f64) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += more * times;
    }
}

/// Counts blended with an expectation.
pub(super) fn blend(seen: &[f64], expected: &[f64], trust: f64) -> Vec<f64> {
    let total: f64 = seen.iter().sum();
    expected
        .iter()
        .enumerate()
        .map(|(level, expected)| (at(seen, level) + trust * expected) / (total + trust))
        .collect()
}

fn change(before: &Model, after: &Model) -> f64 {
    let prior = (before.prior.ln() - after.prior.ln()).abs() / 10.0;
    let pairs = before.comparisons.iter().zip(&after.comparisons);
    let levels = pairs.flat_map(|(a, b)| a.m.iter().zip(&b.m)).map(|(a, b)| (a - b).abs());
    levels.fold(prior, f64::max)
}

pub(super) fn at_kind(kinds: &[Kind], place: usize) -> Kind {
    kinds.get(place).copied().unwrap_or(Kind::Text)
}
