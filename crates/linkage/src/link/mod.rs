//! The whole way: from tables and settings to pairs and clusters.
//!
//! Memory is bounded: candidate pairs are never kept, only those that may be one person, and of
//! these no more than [`Options::pairs_most`]. The result does not depend on the number of threads.

mod counted;
mod limits;
mod named;
mod observe;
mod outcome;
mod scorer;

use rayon::prelude::*;

use crate::block::{Blocks, Scope};
use crate::cluster::{self, Edge};
use crate::compare::frame::Frame;
use crate::compare::level::{Comparer, Memo};
use crate::compare::pattern::Pattern;
use crate::model::{Model, Zones, estimate};
use crate::settings::{Fault, Kind, Settings};
use crate::table::Table;
use observe::Seen;
pub use outcome::{Note, Outcome, Pair};
pub(crate) use scorer::Scorer;

/// Tasks done between two reports of progress.
const BATCH: usize = 128;

/// How a run is done.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Where the random pairs start; the same seed gives the same result.
    pub seed: u64,
    /// The most pairs kept; beyond it the weakest are dropped. 16 bytes each.
    pub pairs_most: usize,
    /// Told about progress.
    pub progress: Option<&'a (dyn Fn(Progress) + Sync)>,
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Options")
            .field("seed", &self.seed)
            .field("pairs_most", &self.pairs_most)
            .finish_non_exhaustive()
    }
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { seed: 1, pairs_most: 30_000_000, progress: None }
    }
}

/// Where a run has come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// How much of it is done, 0 to 1.
    pub done: f64,
}

/// The steps of a run, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Values are folded and coded.
    Read,
    /// Candidate pairs are found.
    Block,
    /// The model is estimated.
    Estimate,
    /// Pairs are weighed.
    Compare,
    /// Clusters are made.
    Cluster,
}

/// Finds the rows of one table that are one person.
///
/// # Errors
/// When the settings do not fit the table.
pub fn dedupe(table: &Table, settings: &Settings, options: &Options<'_>) -> Result<Outcome, Fault> {
    run(&[table], settings, options, Scope::Within)
}

/// Finds rows of the right table that are persons of the left one.
///
/// # Errors
/// When the settings do not fit the tables.
pub fn link(
    left: &Table,
    right: &Table,
    settings: &Settings,
    options: &Options<'_>,
) -> Result<Outcome, Fault> {
    run(&[left, right], settings, options, Scope::Between)
}

/// Finds the rows of two tables that are one person, within each and between them.
///
/// # Errors
/// When the settings do not fit the tables.
pub fn link_and_dedupe(
    left: &Table,
    right: &Table,
    settings: &Settings,
    options: &Options<'_>,
) -> Result<Outcome, Fault> {
    run(&[left, right], settings, options, Scope::Within)
}

fn run(
    tables: &[&Table],
    settings: &Settings,
    options: &Options<'_>,
    scope: Scope,
) -> Result<Outcome, Fault> {
    settings.check()?;
    if settings.comparisons.is_empty() {
        return Ok(outcome::verbatim(tables, settings));
    }
    let tell = |step, done| {
        if let Some(progress) = options.progress {
            progress(Progress { step, done });
        }
    };
    tell(Step::Read, 0.0);
    let frame = Frame::build(tables, settings)?;
    let comparer = Comparer::bind(&frame, settings)?;
    tell(Step::Block, 0.0);
    let blocks = Blocks::build(&frame, settings, scope)?;
    tell(Step::Estimate, 0.0);
    let (model, seen) = fit(&frame, &comparer, &blocks, settings, (scope, options.seed));
    let scorer = Scorer::new(&frame, &comparer, &model, settings);
    let mut notes = Vec::new();
    let (edges, compared) = match seen {
        Some(seen) => weigh_seen(&scorer, &seen),
        None => weigh(&scorer, &blocks, options, &mut notes),
    };
    tell(Step::Cluster, 0.0);
    let link = log_odds(model.zones.link);
    let one_to_one = scope == Scope::Between
        && settings.one_to_one.unwrap_or_else(|| seems_one_to_one(&edges, frame.units()));
    let of = if one_to_one {
        cluster::one_to_one(frame.units(), &edges, link)
    } else {
        cluster::clusters(frame.units(), &edges, link, |a, b| {
            scorer.bits(a.min(b), a.max(b), &mut Memo::none())
        })
    };
    note_blocks(&frame, &blocks, &mut notes);
    if frame.units() > 1 && scorer.says_too_little() {
        notes.push(Note::TooLittle);
    }
    let mut outcome = Outcome {
        pairs: Vec::new(),
        clusters: Vec::new(),
        left_rows: tables.first().map_or(0, |table| table.rows()),
        one_to_one,
        compared,
        notes,
        model: model.clone(),
    };
    outcome.fill(&scorer, &edges, &of, scope);
    Ok(outcome)
}

/// The model: its numbers as given, or found.
fn fit(
    frame: &Frame,
    comparer: &Comparer,
    blocks: &Blocks,
    settings: &Settings,
    (scope, seed): (Scope, u64),
) -> (Model, Seen) {
    let mut seen = None;
    let mut model =
        if let Some(model) = Model::given(settings, frame.pairs(scope == Scope::Between)) {
            model
        } else {
            let kinds: Vec<Kind> = settings
                .comparisons
                .iter()
                .map(|comparison| {
                    settings.field(&comparison.field).map_or(Kind::Text, |field| field.kind)
                })
                .collect();
            let (observed, candidates) =
                observe::observe(frame, comparer, blocks, (settings, &kinds), (scope, seed));
            seen = candidates;
            estimate(&settings.comparisons, &kinds, &observed)
        };
    model.keep(settings);
    model.zones = settings.threshold.map_or_else(Zones::default, Zones::around);
    (model, seen)
}

/// Weighs candidates whose patterns are known from the estimation.
fn weigh_seen(scorer: &Scorer<'_>, seen: &[Vec<(u32, u32, Pattern)>]) -> (Vec<Edge>, u64) {
    let floor = log_odds(scorer.model.zones.different);
    let edge = |&(a, b, pattern): &(u32, u32, Pattern)| {
        let bits = scorer.bits_of(pattern, a, b);
        (bits >= floor).then_some(Edge { a, b, bits: bits as f32 })
    };
    let mut edges: Vec<Edge> =
        seen.par_iter().flat_map_iter(|pairs| pairs.iter().filter_map(edge)).collect();
    cluster::strongest_first(&mut edges);
    (edges, seen.iter().map(|pairs| pairs.len() as u64).sum())
}

/// Weighs all candidates and keeps those that may be one person, strongest first.
fn weigh(
    scorer: &Scorer<'_>,
    blocks: &Blocks,
    options: &Options<'_>,
    notes: &mut Vec<Note>,
) -> (Vec<Edge>, u64) {
    let mut floor = log_odds(scorer.model.zones.different);
    let tasks = blocks.tasks(1.0);
    let mut edges: Vec<Edge> = Vec::new();
    let mut compared = 0;
    for (batch, chunk) in tasks.chunks(BATCH).enumerate() {
        let found: Vec<(Vec<Edge>, u64)> = chunk
            .par_iter()
            .map_init(
                || scorer.comparer.memo(),
                |memo, task| {
                    let (mut edges, mut seen) = (Vec::new(), 0);
                    blocks.each_pair(task, |a, b| {
                        seen += 1;
                        if let Some(bits) = scorer.bits_over(a, b, memo, floor) {
                            edges.push(Edge { a, b, bits: bits as f32 });
                        }
                    });
                    (edges, seen)
                },
            )
            .collect();
        for (more, seen) in found {
            edges.extend(more);
            compared += seen;
        }
        if edges.len() > options.pairs_most {
            cluster::strongest_first(&mut edges);
            edges.truncate(options.pairs_most / 2);
            floor = edges.last().map_or(floor, |edge| f64::from(edge.bits));
            if !notes.contains(&Note::PairsDropped) {
                notes.push(Note::PairsDropped);
            }
        }
        if let Some(progress) = options.progress {
            let done = ((batch + 1) * BATCH) as f64 / tasks.len().max(1) as f64;
            progress(Progress { step: Step::Compare, done: done.min(1.0) });
        }
    }
    cluster::strongest_first(&mut edges);
    (edges, compared)
}

/// Between two tables: whether hardly any record has two likely partners.
fn seems_one_to_one(edges: &[Edge], units: u32) -> bool {
    let sure = log_odds(0.9);
    let mut partners = vec![0_u32; units as usize];
    for edge in edges.iter().take_while(|edge| f64::from(edge.bits) >= sure) {
        for unit in [edge.a, edge.b] {
            if let Some(count) = partners.get_mut(unit as usize) {
                *count += 1;
            }
        }
    }
    let one = partners.iter().filter(|&&count| count > 0).count();
    let several = partners.iter().filter(|&&count| count > 1).count();
    several * 20 <= one
}

fn note_blocks(frame: &Frame, blocks: &Blocks, notes: &mut Vec<Note>) {
    let copies = frame.unit_of.len() as u64 - u64::from(frame.units());
    if copies > 0 {
        notes.push(Note::Copies(copies));
    }
    for (rule, &rows) in blocks.cut.iter().enumerate().filter(|(_, rows)| **rows > 0) {
        notes.push(Note::BlocksCut { rule, rows });
    }
}

/// log2 of the odds of a probability.
pub(crate) fn log_odds(probability: f64) -> f64 {
    (probability / (1.0 - probability)).log2()
}

#[cfg(test)]
mod tests;
