//! What agreement of sketches is worth: Fellegi and Sunter (1969) over the levels, with families and
//! namesakes as kinds of their own. What is true of these and of matches is learned from the pairs
//! (EM, on counts of patterns), what is true of strangers was counted by the owners.

use super::level::{ASPECTS, Aspect, BELIEF, ByLevel, LEVELS};
use super::sketch::{SEGMENTS, Segment, Sketch, segments};
use super::wire::Head;

/// The levels of a pair.
pub(super) type Pattern = [u8; ASPECTS];

/// The share of differing bits by segment, over all tickets that two records have in common. A
/// segment that one of the files lacks counts as unrelated.
pub(super) fn shares(tickets: &[(Sketch, Sketch)], flags: u16) -> [f64; SEGMENTS] {
    let mut shares = [0.5; SEGMENTS];
    for segment in segments(flags) {
        let place = segment as usize;
        let differing: u32 = tickets.iter().map(|(one, other)| differ(one, other, place)).sum();
        if let Some(share) = shares.get_mut(place) {
            let bits = f64::from(segment.bits()) * tickets.len().max(1) as f64;
            *share = f64::from(differing) / bits;
        }
    }
    shares
}

fn differ(one: &Sketch, other: &Sketch, place: usize) -> u32 {
    match (one.get(place), other.get(place)) {
        (Some(one), Some(other)) => (one ^ other).count_ones(),
        _ => 0,
    }
}

/// The beliefs about each kind of pair that is not of two strangers of different names: one person,
/// two of one family, two of one name.
const KINDS: [fn(Aspect) -> &'static [f64]; 3] =
    [Aspect::matches, Aspect::relatives, Aspect::namesakes];

/// A model of two files: what is true of each kind, the matches first.
#[derive(Debug, Clone)]
pub(super) struct Model([Kind; KINDS.len()]);

/// Pairs of a kind, against strangers.
#[derive(Debug, Clone)]
struct Kind {
    /// log2 of the chance of a level, over that of strangers.
    bits: ByLevel,
    /// log2 of the odds of the kind among all pairs.
    prior: f64,
}

impl Kind {
    /// A kind by the chance of each level and how many pairs of how many are of it.
    fn of(chances: &ByLevel, randoms: &ByLevel, flags: u16, share: f64) -> Self {
        let mut bits = [[0.0; LEVELS]; ASPECTS];
        for ((bits, aspect), (kind, random)) in
            bits.iter_mut().zip(Aspect::ALL).zip(chances.iter().zip(randoms))
        {
            if flags & aspect.segment().flag() != 0 {
                let chances = kind.iter().zip(random).take(aspect.levels());
                bits.iter_mut().zip(chances).for_each(|(to, (kind, random))| {
                    *to = (kind / random).log2();
                });
            }
        }
        let share = share.min(0.4);
        Self { bits, prior: (share / (1.0 - share)).log2() }
    }

    fn worth(&self, pattern: &Pattern) -> f64 {
        let worth = |(bits, level): (&[f64; LEVELS], &u8)| bits.get(usize::from(*level)).copied();
        self.prior + self.bits.iter().zip(pattern).filter_map(worth).sum::<f64>()
    }
}

/// What is counted of a kind in a round.
struct Counted {
    pairs: f64,
    levels: ByLevel,
}

impl Counted {
    fn believed(belief: fn(Aspect) -> &'static [f64]) -> Self {
        let levels = Aspect::ALL.map(|it| padded(belief(it)).map(|chance| chance * BELIEF));
        Self { pairs: 0.0, levels }
    }

    fn add(&mut self, pattern: &Pattern, pairs: f64) {
        self.pairs += pairs;
        for (levels, level) in self.levels.iter_mut().zip(pattern) {
            if let Some(count) = levels.get_mut(usize::from(*level)) {
                *count += pairs;
            }
        }
    }

    /// The kind as counted. It is never so rare that one pair would be too many.
    fn kind(&self, randoms: &ByLevel, flags: u16, all: f64) -> Kind {
        let chances = self.levels.map(|counts| {
            let all: f64 = counts.iter().sum();
            counts.map(|count| count / all)
        });
        Kind::of(&chances, randoms, flags, self.pairs.max(1.0) / all)
    }
}

impl Model {
    /// log2 of the odds that a pair with this pattern is one person.
    pub(super) fn bits(&self, pattern: &Pattern) -> f64 {
        let [matches, others @ ..] = &self.0;
        let against: f64 = others.iter().map(|kind| kind.worth(pattern).exp2()).sum();
        matches.worth(pattern) - (1.0 + against).log2()
    }

    /// How likely a pair is of each kind.
    fn chances(&self, pattern: &Pattern) -> [f64; KINDS.len()] {
        // Beyond 900 bits a number would be infinite, and the rest of no weight anyhow.
        let odds = self.0.each_ref().map(|kind| kind.worth(pattern).min(900.0).exp2());
        let all = 1.0 + odds.iter().sum::<f64>();
        odds.map(|odds| odds / all)
    }

    /// Learns from patterns and how many pairs have each (EM, Dempster, Laird and Rubin 1977, with
    /// beliefs as counts). Pairs without a tag in common count as strangers.
    pub(super) fn learn(patterns: &[(Pattern, u32)], heads: [&Head; 2]) -> Self {
        let [left, right] = heads.map(|head| head.records.max(1) as f64);
        let flags = heads.iter().fold(u16::MAX, |flags, head| flags & head.segments);
        let randoms = randoms(heads);
        let pairs = left.min(right) * 0.3;
        let start = KINDS.map(|belief| Counted { pairs, ..Counted::believed(belief) });
        let model = |counted: &[Counted; KINDS.len()]| {
            Self(counted.each_ref().map(|it| it.kind(&randoms, flags, left * right)))
        };
        let (mut learned, mut before) = (model(&start), pairs);
        for _ in 0..ROUNDS {
            let mut counted = KINDS.map(Counted::believed);
            for (pattern, pairs) in patterns {
                for (counted, chance) in counted.iter_mut().zip(learned.chances(pattern)) {
                    counted.add(pattern, chance * f64::from(*pairs));
                }
            }
            learned = model(&counted);
            let [matches, ..] = &counted;
            if (matches.pairs - before).abs() < 1e-3 * before {
                break;
            }
            before = matches.pairs;
        }
        learned
    }
}

/// The most rounds of learning.
const ROUNDS: usize = 30;

/// How likely a pair is one person, by its bits.
pub(super) fn probability(bits: f64) -> f64 {
    1.0 / (1.0 + (-bits).exp2())
}

/// How often two persons taken at random are on each level: what the owners counted, held down by
/// what is believed where they counted little.
fn randoms(heads: [&Head; 2]) -> ByLevel {
    let mut randoms = Aspect::ALL.map(|aspect| padded(aspect.randoms()).map(|it| it * BELIEF));
    for head in heads {
        for (randoms, counts) in randoms.iter_mut().zip(&head.random) {
            for (random, count) in randoms.iter_mut().zip(counts) {
                *random += f64::from(*count);
            }
        }
    }
    randoms.map(|counts| {
        let all: f64 = counts.iter().sum();
        counts.map(|count| (count / all).max(1e-7))
    })
}

fn padded(chances: &[f64]) -> [f64; LEVELS] {
    let mut all = [0.0; LEVELS];
    all.iter_mut().zip(chances).for_each(|(to, from)| *to = *from);
    all
}

/// The sketch of a ticket read from the bytes of a file.
pub(super) fn read(bytes: &[u8], flags: u16) -> Sketch {
    let mut sketch = [0; SEGMENTS];
    let mut rest = bytes;
    for segment in segments(flags) {
        let (its, after) = rest.split_at_checked(Segment::bytes(segment)).unwrap_or_default();
        rest = after;
        if let Some(bits) = sketch.get_mut(segment as usize) {
            *bits = its.iter().rev().fold(0, |sum, byte| sum << 8 | u128::from(*byte));
        }
    }
    sketch
}
