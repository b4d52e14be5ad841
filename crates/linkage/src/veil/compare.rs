//! Two encoded files against each other, without the key: handles, scores and counts, nothing else.

use rayon::prelude::*;

use super::count::{Overlap, overlap};
use super::encode::Handle;
use super::level::levels;
use super::score::{Model, Pattern, probability, read, shares};
use super::sketch::{Sketch, stride};
use super::wire::Encoded;

/// How to compare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// The least probability of a match that is told.
    pub threshold: f64,
    /// Whether a record may be in one match only, its best.
    pub one_to_one: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { threshold: 0.5, one_to_one: false }
    }
}

/// Two records that are likely one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// The record of the left file.
    pub left: Handle,
    /// The record of the right file.
    pub right: Handle,
    /// The probability that it is one person.
    pub probability: f64,
    /// The same as log2 of the odds.
    pub bits: f64,
}

/// What comparing gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The matches, the surest first.
    pub matches: Vec<Match>,
    /// How many pairs had a tag in common.
    pub candidates: usize,
    /// How many persons are in both files.
    pub overlap: Overlap,
}

/// Why two files cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the two files were not encoded with the same agreement: no record could match")]
pub struct OtherSecret;

/// A pair that shares tags.
struct Pair {
    left: u32,
    right: u32,
    shared: usize,
    pattern: Pattern,
}

/// Compares two files. The order of the result depends on nothing but the files.
///
/// # Errors
/// When they were encoded with different secrets.
pub fn compare(
    left: &Encoded,
    right: &Encoded,
    options: &Options,
) -> Result<Comparison, OtherSecret> {
    if left.head.mark != right.head.mark {
        return Err(OtherSecret);
    }
    let met = meet(left, right);
    let pairs: Vec<Pair> = met
        .par_chunk_by(|one, other| (one.left, one.right) == (other.left, other.right))
        .filter_map(|tickets| weigh(tickets, left, right))
        .collect();
    let mut patterns: Vec<Pattern> = pairs.iter().map(|pair| pair.pattern).collect();
    patterns.par_sort_unstable();
    let counts: Vec<(Pattern, u32)> = patterns
        .chunk_by(|one, other| one == other)
        .filter_map(|same| Some((*same.first()?, u32::try_from(same.len()).unwrap_or(u32::MAX))))
        .collect();
    let model = Model::learn(&counts, [&left.head, &right.head]);
    let mut scored: Vec<(Match, usize)> = pairs
        .iter()
        .filter_map(|pair| Some((told(pair, &model, left, right)?, pair.shared)))
        .collect();
    scored.par_sort_unstable_by(|(one, _), (other, _)| {
        let order = other.bits.total_cmp(&one.bits);
        order.then((one.left, one.right).cmp(&(other.left, other.right)))
    });
    let most = left.records().min(right.records());
    let single = singles(&scored);
    let overlap = overlap(single.iter().map(|(it, shared)| (it.probability, *shared)), most);
    let chosen = if options.one_to_one { &single } else { &scored };
    let sure = chosen.iter().map(|(it, _)| *it).filter(|it| it.probability >= options.threshold);
    Ok(Comparison { matches: sure.collect(), candidates: pairs.len(), overlap })
}

/// A ticket of each file with the same tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Meeting {
    left: u32,
    right: u32,
    left_ticket: u32,
    right_ticket: u32,
}

/// The tags of a file with the place of their ticket, in order. A tag that is there twice, which no
/// honest file has, counts once: a forged file cannot make work beyond its size.
fn sorted(file: &Encoded) -> Vec<(u64, u32)> {
    let mut tags: Vec<(u64, u32)> = file.tags.iter().copied().zip(0..).collect();
    tags.par_sort_unstable();
    tags.dedup_by_key(|(tag, _)| *tag);
    tags
}

/// The tickets that meet, by pair of records.
fn meet(left: &Encoded, right: &Encoded) -> Vec<Meeting> {
    let (ours, theirs) = rayon::join(|| sorted(left), || sorted(right));
    let mut met = Vec::new();
    let mut rest = theirs.iter().peekable();
    for (tag, left_ticket) in ours {
        while rest.next_if(|(other, _)| *other < tag).is_some() {}
        if let Some((_, right_ticket)) = rest.next_if(|(other, _)| *other == tag) {
            met.push(Meeting {
                left: left_ticket / u32::from(left.head.tickets).max(1),
                right: right_ticket / u32::from(right.head.tickets).max(1),
                left_ticket,
                right_ticket: *right_ticket,
            });
        }
    }
    met.par_sort_unstable();
    met
}

/// The sketch of a ticket.
fn drawn(file: &Encoded, ticket: u32) -> Sketch {
    let stride = stride(file.head.segments);
    let from = ticket as usize * stride;
    read(file.sketches.get(from..from + stride).unwrap_or_default(), file.head.segments)
}

/// The levels of a pair over the tickets it shares.
fn weigh(tickets: &[Meeting], left: &Encoded, right: &Encoded) -> Option<Pair> {
    let first = tickets.first()?;
    let sketches: Vec<(Sketch, Sketch)> = tickets
        .iter()
        .map(|it| (drawn(left, it.left_ticket), drawn(right, it.right_ticket)))
        .collect();
    let shares = shares(&sketches, left.head.segments & right.head.segments);
    let pattern = levels(&shares);
    Some(Pair { left: first.left, right: first.right, shared: tickets.len(), pattern })
}

fn told(pair: &Pair, model: &Model, left: &Encoded, right: &Encoded) -> Option<Match> {
    let bits = model.bits(&pair.pattern);
    Some(Match {
        left: Handle(*left.handles.get(pair.left as usize)?),
        right: Handle(*right.handles.get(pair.right as usize)?),
        probability: probability(bits),
        bits,
    })
}

/// The best pairs such that no record is in two, those that are more likely than not to begin with.
fn singles(scored: &[(Match, usize)]) -> Vec<(Match, usize)> {
    let (mut lefts, mut rights) =
        (rustc_hash::FxHashSet::default(), rustc_hash::FxHashSet::default());
    let mut single = Vec::new();
    for (pair, shared) in scored {
        if !lefts.contains(&pair.left) && !rights.contains(&pair.right) {
            lefts.insert(pair.left);
            rights.insert(pair.right);
            single.push((*pair, *shared));
        }
    }
    single
}
