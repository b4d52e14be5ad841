//! Bayesian model averaging over decomposable graphs (Madigan and York 1997): every way in which lists
//! may depend on one another counts by how well it explains the patterns.
//!
//! It must never hide that the answer has two peaks, or that the grid ended too early.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;
use statrs::function::gamma::ln_gamma;

use super::decomposable::{Decomposable, GRAPH_LISTS_MOST};
use super::fit::{FitFault, check};
use super::interval::Level;
use super::pattern::{Pattern, Patterns};
use crate::forecast::words::percent;

mod places;

use places::{Places, peaks};

/// A graph whose best weight is so much below the best of all (in logarithms) is left out.
const NEGLIGIBLE: f64 = 40.0;
/// The places of the grid that are looked at to find such graphs, one in so many.
const COARSE: usize = 64;
/// More persons on no list than this for each one seen are not looked at, unless it is asked for.
const TIMES_SEEN: u64 = 30;
/// A grid has so many places at most; beyond, a place stands for more than one number.
const PLACES_MOST: u64 = 150_000;
/// The same for six lists, whose graphs are more than twenty times as many.
const PLACES_MOST_SIX: u64 = 20_000;
/// So many places are weighed at a time.
const CHUNK: usize = 1024;
/// More probability than this at the end of the grid is a grid that ended too early.
const END: f64 = 1e-3;
/// Graphs less probable are not shown.
const SHOWN: f64 = 1e-3;
/// With so much of the weight on the complete graph or more, there is no number.
const COMPLETE_MOST: f64 = 0.5;
/// With more of the weight on the complete graph than this, it is said.
const COMPLETE_SAID: f64 = 0.05;

/// How to average.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Averaging {
    /// The weight of the prior in each cell; nothing for `2^-t`.
    pub delta: Option<f64>,
    /// The most persons on no list that are looked at; nothing for 30 times those seen.
    pub missing_most: Option<u64>,
    /// The level of the interval.
    pub level: Level,
}

/// The posterior of the number of all, over graphs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Averaged {
    /// How many are on a list.
    pub observed: u64,
    /// The median of the number of all.
    pub median: u64,
    /// Its mean.
    pub mean: f64,
    /// Where it is most probable.
    pub mode: u64,
    /// The level of the interval.
    pub level: Level,
    /// The numbers looked at are at most so far apart; 1 unless there are very many. Small numbers on
    /// no list are always looked at one by one.
    pub step: u64,
    /// The lower limit of the central interval.
    pub low: u64,
    /// The upper limit.
    pub high: u64,
    /// Every peak, the lowest number first: more than one is an answer that cannot be summed up in
    /// one number.
    pub peaks: Vec<u64>,
    /// The graphs by their probability, the most probable first; those below 0.001 are left out.
    pub graphs: Vec<GraphWeight>,
    /// The probability at the last hundredth of the grid: not small, the grid ended too early.
    pub at_end: f64,
    /// The probability of the complete graph, which says nothing of those on no list.
    pub complete: f64,
    /// What to be careful about, in plain words.
    pub warnings: Vec<String>,
}

/// A graph with its probability.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GraphWeight {
    /// The cliques by the names of the lists.
    pub graph: String,
    /// The posterior probability.
    pub probability: f64,
    /// The mean of the number of all under this graph alone.
    pub mean: f64,
}

/// Why there is no average.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AverageFault {
    /// The counts cannot be estimated from.
    #[error(transparent)]
    Counts(#[from] FitFault),
    /// Two lists have no graphs to average over.
    #[error("there are two lists: graphs of lists need three at least")]
    TwoLists,
    /// There are too many graphs.
    #[error(
        "{0} lists, {GRAPH_LISTS_MOST} at most: the graphs of more are too many; join some lists"
    )]
    ManyLists(usize),
    /// A setting is out of range.
    #[error("the weight of the prior is more than 0, and the grid is not empty")]
    Settings,
    /// The complete graph holds half of the weight or more: what is left is the prior.
    #[error(
        "the graph {graph}, on which every list depends on every other, holds {share} of \
         the weight. It fits any counts and says nothing of those on no list, so that an average would \
         be what was believed before the lists were seen. Look for further lists, or take the card \
         (--method loglinear)"
    )]
    Complete {
        /// The complete graph by the names of the lists.
        graph: String,
        /// Its share of the weight.
        share: String,
    },
}

impl AverageFault {
    /// Whether this is an answer: nothing is wrong with what was asked, and there is no one number.
    #[must_use]
    pub const fn is_answer(&self) -> bool {
        match self {
            Self::Complete { .. } => true,
            Self::Counts(_) | Self::TwoLists | Self::ManyLists(_) | Self::Settings => false,
        }
    }
}

/// Averages over every decomposable graph and every number on no list up to a limit.
///
/// With cliques `C` and separators `S` of a graph and `m` persons on no list, the logarithm of the
/// weight is `sum_C LM(C) - sum_S LM(S) + (|C| - |S|) (lgamma(D) - lgamma(n + m + D))
/// + lgamma(n + m + 1) - sum lgamma(n_w + 1) - lgamma(m + 1) - log(n + m)`; `LM(s)` sums
/// `lgamma(count + a) - lgamma(a)` over the cells of the marginal table on `s`, with
/// `a = delta 2^(t - |s|)` and `D = delta 2^t`.
///
/// # Errors
/// When counts cannot be estimated from, there are two lists or too many, a setting is wrong, or half of
/// the weight or more lies on the complete graph.
pub fn average(patterns: &Patterns, settings: &Averaging) -> Result<Averaged, AverageFault> {
    let averaged = weighed(patterns, settings)?;
    if averaged.complete >= COMPLETE_MOST {
        let graph = complete(patterns.names());
        return Err(AverageFault::Complete { graph, share: percent(averaged.complete) });
    }
    Ok(averaged)
}

/// The average whatever the complete graph holds.
pub(super) fn weighed(patterns: &Patterns, settings: &Averaging) -> Result<Averaged, AverageFault> {
    let grid = Grid::new(patterns, settings)?;
    let graphs = Decomposable::all(patterns.lists());
    let kept = grid.worth(&graphs);
    let best = kept.iter().map(|(_, best)| *best).fold(f64::NEG_INFINITY, f64::max);
    let chunks: Vec<Chunk> = (0..grid.places.len().div_ceil(CHUNK))
        .into_par_iter()
        .map(|chunk| grid.chunk(chunk * CHUNK, &kept, best))
        .collect();
    let mut posterior: Vec<f64> = Vec::with_capacity(grid.places.len());
    let mut sums = vec![(0.0, 0.0); kept.len()];
    for chunk in chunks {
        posterior.extend(chunk.posterior);
        for ((sum, moment), (more, further)) in sums.iter_mut().zip(chunk.graphs) {
            *sum += more;
            *moment += further;
        }
    }
    let all: f64 = posterior.iter().sum();
    posterior.iter_mut().for_each(|weight| *weight /= all);
    let one_clique = |graph: &Decomposable| graph.cliques().len() == 1;
    let complete = kept.iter().zip(&sums).find(|((graph, _), _)| one_clique(graph));
    let complete = complete.map_or(0.0, |(_, (sum, _))| sum / all);
    let mut shares: Vec<GraphWeight> = kept
        .iter()
        .zip(sums)
        .map(|((graph, _), (sum, moment))| {
            let graph = graph.named(patterns.names());
            GraphWeight { graph, probability: sum / all, mean: moment / sum }
        })
        .filter(|graph| graph.probability >= SHOWN)
        .collect();
    shares.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    let mut averaged = grid.summary(&posterior, shares, settings.level);
    averaged.complete = complete;
    if complete > COMPLETE_SAID {
        averaged.warnings.push(silent(&self::complete(patterns.names()), complete));
    }
    Ok(averaged)
}

/// A part of the grid, weighed.
struct Chunk {
    posterior: Vec<f64>,
    /// The sum of the weights of each graph, and of the weights times the number of all.
    graphs: Vec<(f64, f64)>,
}

/// What every graph needs at each number on no list.
struct Grid {
    seen: u64,
    places: Places,
    /// `LM` of each set of lists, by its bits, at each place.
    marginals: Vec<Vec<f64>>,
    /// `lgamma(D) - lgamma(n + m + D)` at each place.
    cells: Vec<f64>,
    /// What is the same for all graphs, at each place.
    common: Vec<f64>,
}

impl Grid {
    fn new(patterns: &Patterns, settings: &Averaging) -> Result<Self, AverageFault> {
        check(patterns)?;
        let lists = patterns.lists();
        if lists < 3 {
            return Err(AverageFault::TwoLists);
        }
        if lists > GRAPH_LISTS_MOST {
            return Err(AverageFault::ManyLists(lists));
        }
        let seen = patterns.observed();
        let most = settings.missing_most.unwrap_or_else(|| seen.saturating_mul(TIMES_SEEN));
        let fine = if lists == GRAPH_LISTS_MOST { PLACES_MOST_SIX } else { PLACES_MOST };
        let cells = 2_f64.powi(i32::try_from(lists).unwrap_or(i32::MAX));
        let delta = settings.delta.unwrap_or(1.0 / cells);
        if !(delta > 0.0 && delta.is_finite()) || most == 0 {
            return Err(AverageFault::Settings);
        }
        let whole = delta * cells;
        let n = seen as f64;
        let own: f64 = patterns.observable().map(|(_, count)| ln_gamma(count as f64 + 1.0)).sum();
        let places = Places::new(most, fine);
        let missing = || (0..places.len()).into_par_iter().map(|place| places.middle(place));
        let marginals = (0..1_u32 << lists)
            .map(|set| {
                let (fixed, zero, alpha) = marginal(patterns, Pattern(set), delta);
                missing().map(|missing| fixed + ln_gamma(zero + missing + alpha)).collect()
            })
            .collect();
        let cells = missing().map(|m| ln_gamma(whole) - ln_gamma(n + m + whole)).collect();
        let common = missing()
            .map(|m| ln_gamma(n + m + 1.0) - own - ln_gamma(m + 1.0) - (n + m).ln())
            .collect();
        Ok(Self { seen, places, marginals, cells, common })
    }

    /// The logarithm of the weight of a graph at a place.
    fn weight(&self, graph: &Decomposable, place: usize) -> f64 {
        let at = |row: &[f64]| row.get(place).copied().unwrap_or(f64::NAN);
        let marginal =
            |set: &Pattern| self.marginals.get(set.0 as usize).map_or(f64::NAN, |row| at(row));
        let cliques: f64 = graph.cliques().iter().map(marginal).sum();
        let separators: f64 = graph.separators().iter().map(marginal).sum();
        let more = graph.cliques().len() as f64 - graph.separators().len() as f64;
        cliques - separators + more * at(&self.cells) + at(&self.common)
    }

    /// Weighs the places from one on, at most [`CHUNK`], relative to the best weight.
    fn chunk(&self, first: usize, graphs: &[(&Decomposable, f64)], best: f64) -> Chunk {
        let places = first..self.places.len().min(first + CHUNK);
        let mut posterior = vec![0.0; places.len()];
        let mut sums = Vec::with_capacity(graphs.len());
        for (graph, _) in graphs {
            let (mut sum, mut moment) = (0.0, 0.0);
            for (slot, place) in posterior.iter_mut().zip(places.clone()) {
                let each = (self.weight(graph, place) - best).exp();
                let weight = each * self.places.size(place) as f64;
                *slot += weight;
                sum += weight;
                moment += weight * self.total(place);
            }
            sums.push((sum, moment));
        }
        Chunk { posterior, graphs: sums }
    }

    /// The graphs that are not negligible, with their best weight: the best of a coarse grid, and of the
    /// places around it, for the peak of a great many persons is narrow.
    fn worth<'a>(&self, graphs: &'a [Decomposable]) -> Vec<(&'a Decomposable, f64)> {
        let most = self.places.len();
        let highest = |graph: &Decomposable, places: &mut dyn Iterator<Item = usize>| {
            let weights = places.map(|place| (place, self.weight(graph, place)));
            weights.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, f64::NEG_INFINITY))
        };
        let best = |graph: &Decomposable| {
            let (near, _) = highest(graph, &mut (0..most).step_by(COARSE));
            highest(graph, &mut (near.saturating_sub(COARSE)..most.min(near + COARSE))).1
        };
        let mut weighed: Vec<(&Decomposable, f64)> =
            graphs.par_iter().map(|graph| (graph, best(graph))).collect();
        let highest = weighed.iter().map(|(_, best)| *best).fold(f64::NEG_INFINITY, f64::max);
        weighed.retain(|(_, best)| *best > highest - NEGLIGIBLE);
        weighed
    }

    /// The number of all in the middle of a place.
    fn total(&self, place: usize) -> f64 {
        self.seen as f64 + self.places.middle(place)
    }

    /// The number of all at a place, as a whole number.
    fn whole(&self, place: usize) -> u64 {
        self.seen + self.places.first(place) + (self.places.size(place) - 1) / 2
    }

    fn summary(&self, posterior: &[f64], graphs: Vec<GraphWeight>, level: Level) -> Averaged {
        let places = &self.places;
        let quantile = |share: f64| self.seen + places.quantile(posterior, share);
        // The height over a place is the probability of one of its numbers.
        let each = posterior.iter().enumerate();
        let heights: Vec<f64> =
            each.map(|(place, weight)| weight / places.size(place) as f64).collect();
        let mode = heights.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
        let most = places.first(places.len()) - 1;
        let last = most - most.div_ceil(100);
        let weights = || posterior.iter().enumerate();
        let late = weights().filter(|(place, _)| places.first(*place) > last);
        let at_end = late.map(|(_, weight)| weight).sum();
        let peaks: Vec<u64> = peaks(&heights).into_iter().map(|place| self.whole(place)).collect();
        let warnings = warnings(&peaks, at_end);
        Averaged {
            observed: self.seen,
            median: quantile(0.5),
            mean: weights().map(|(place, weight)| weight * self.total(place)).sum(),
            mode: self.whole(mode.map_or(0, |(place, _)| place)),
            level,
            step: places.widest(),
            low: quantile(0.5 - level.share() / 2.0),
            high: quantile(0.5 + level.share() / 2.0),
            peaks,
            graphs,
            at_end,
            complete: 0.0,
            warnings,
        }
    }
}

/// The complete graph by the names of the lists.
fn complete(names: &[String]) -> String {
    format!("[{}]", names.join(" "))
}

/// That the complete graph holds a part of the weight.
fn silent(graph: &str, share: f64) -> String {
    format!(
        "the graph {graph}, on which every list depends on every other, holds {} of the weight: it says \
         nothing of those on no list, and that part of the answer is what was believed before the lists \
         were seen",
        percent(share)
    )
}

fn warnings(peaks: &[u64], at_end: f64) -> Vec<String> {
    let mut warnings = Vec::new();
    if peaks.len() > 1 {
        let near: Vec<String> =
            peaks.iter().map(|peak| super::words::number(*peak as f64)).collect();
        let near = near.join(" and ");
        warnings.push(format!(
            "graphs that explain the lists about as well disagree: there are peaks near {near}. No \
             single number is sound; give the range"
        ));
    }
    if at_end > END {
        warnings.push(
            "numbers beyond those that were looked at are probable too: look further, or take the \
             upper limit for too low"
                .to_owned(),
        );
    }
    warnings
}

/// The marginal table on a set of lists: what of `LM` does not depend on the number on no list, the
/// count of its zero cell without them, and its `a`.
fn marginal(patterns: &Patterns, set: Pattern, delta: f64) -> (f64, f64, f64) {
    let outside = patterns.lists() as f64 - f64::from(set.captures());
    let alpha = delta * outside.exp2();
    let mut cells: BTreeMap<u32, u64> = BTreeMap::new();
    for (pattern, count) in patterns.observable() {
        *cells.entry(pattern.0 & set.0).or_insert(0) += count;
    }
    let zero = cells.remove(&0).unwrap_or_default() as f64;
    let base = ln_gamma(alpha);
    let others: f64 = cells.values().map(|count| ln_gamma(*count as f64 + alpha) - base).sum();
    (others - base, zero, alpha)
}
