//! Kulldorff's scan statistic for counts: the place and run of periods with the largest likelihood
//! ratio, and how often chance alone gives one as large.
//!
//! It must never be read without its p: the largest of many is always large.

use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use serde::Serialize;

/// Fewer reports than this are not scanned: nothing could be told from chance.
pub const FEWEST: u64 = 5;

/// The most cells of a grid: what is drawn again and again must end.
pub const LARGEST: usize = 20_000;

/// Counts by place and period, and what each cell would have if all were alike.
///
/// A place is whatever can be told apart: a kind of place, an office, the accesses of an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Counts: for each place one a period, in the order of time; all of one length.
    pub counts: Vec<Vec<u64>>,
    /// How much each cell is exposed, in any unit (people, visits); only shares matter. Same shape.
    pub exposure: Vec<Vec<f64>>,
}

/// Why nothing was scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Fewer than [`FEWEST`] reports.
    #[error("fewer than {FEWEST} reports: nothing can be told from chance")]
    TooFew,
    /// Fewer than two cells, or more than [`LARGEST`].
    #[error("a scan takes 2 to {LARGEST} cells")]
    Size,
    /// Rows of different lengths, or an exposure that is not a positive number.
    #[error("each place needs a count and a positive exposure for each period")]
    Shape,
}

/// The place and periods that stand out most.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Cluster {
    /// Which place, by its position in the grid.
    pub place: usize,
    /// The first period of the run.
    pub first: usize,
    /// The last period of the run, included.
    pub last: usize,
    /// Reports in it.
    pub observed: u64,
    /// Reports in it if all cells were alike, by exposure.
    pub expected: f64,
    /// The logarithm of the likelihood ratio (natural).
    pub ratio: f64,
    /// The share of draws by chance with a ratio at least as large, the observed one among them.
    pub p: f64,
}

/// What was looked at, and what stands out.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Scanned {
    /// Reports in all.
    pub reports: u64,
    /// Windows compared: each place with each run of periods of at most half of the exposure.
    pub windows: usize,
    /// Draws by chance.
    pub draws: u32,
    /// What stands out most, if any window holds more than its share.
    pub cluster: Option<Cluster>,
}

/// The largest window of one set of counts.
#[derive(Debug, Clone, Copy)]
struct Largest {
    place: usize,
    first: usize,
    last: usize,
    observed: u64,
    share: f64,
    ratio: f64,
}

/// Scans a grid (Kulldorff 1997, *Communications in Statistics – Theory and Methods* 26:1481–1496,
/// Poisson model, given the total): every window is one place over a run of periods that holds at most
/// half of the exposure. With `c` reports where `E` are expected, of `C` in all, the statistic is the
/// largest `c ln(c/E) + (C−c) ln((C−c)/(C−E))` among windows with `c > E`. Its p is `(1 + draws at
/// least as large) / (1 + draws)`, over multinomial draws of `C` reports by exposure (Dwass 1957).
///
/// # Errors
/// [`Refusal`]: too few reports, a grid too small or too large, or one without its exposure.
pub fn scan(grid: &Grid, draws: u32, seed: u64) -> Result<Scanned, Refusal> {
    let shares = shares(grid)?;
    let reports: u64 = grid.counts.iter().flatten().sum();
    if reports < FEWEST {
        return Err(Refusal::TooFew);
    }
    let (found, windows) = largest(&grid.counts, &shares, reports);
    let Some(found) = found else {
        return Ok(Scanned { reports, windows, draws: 0, cluster: None });
    };
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let cumulative = cumulative(&shares);
    let mut as_large = 1_u32;
    for _ in 0..draws {
        let drawn = draw(&cumulative, &shares, reports, &mut random);
        let ratio = largest(&drawn, &shares, reports).0.map_or(0.0, |window| window.ratio);
        // Equal windows may differ in their last bit.
        as_large += u32::from(ratio >= found.ratio - 1e-9);
    }
    let cluster = Cluster {
        place: found.place,
        first: found.first,
        last: found.last,
        observed: found.observed,
        expected: found.share * whole(reports),
        ratio: found.ratio,
        p: f64::from(as_large) / f64::from(draws.saturating_add(1)),
    };
    Ok(Scanned { reports, windows, draws, cluster: Some(cluster) })
}

/// The share of each cell in all exposure.
fn shares(grid: &Grid) -> Result<Vec<Vec<f64>>, Refusal> {
    let periods = grid.counts.first().map_or(0, Vec::len);
    let cells = grid.counts.len().saturating_mul(periods);
    if !(2..=LARGEST).contains(&cells) {
        return Err(Refusal::Size);
    }
    let even = grid.counts.iter().all(|row| row.len() == periods)
        && grid.exposure.iter().all(|row| row.len() == periods)
        && grid.exposure.len() == grid.counts.len();
    let positive = grid.exposure.iter().flatten().all(|it| it.is_finite() && *it > 0.0);
    let all: f64 = grid.exposure.iter().flatten().sum();
    if !even || !positive || !all.is_finite() {
        return Err(Refusal::Shape);
    }
    Ok(grid.exposure.iter().map(|row| row.iter().map(|it| it / all).collect()).collect())
}

/// The window with the largest ratio, the first of equals; and how many were compared.
fn largest(counts: &[Vec<u64>], shares: &[Vec<f64>], all: u64) -> (Option<Largest>, usize) {
    let (mut best, mut windows): (Option<Largest>, usize) = (None, 0);
    for (place, (counts, shares)) in counts.iter().zip(shares).enumerate() {
        for first in 0..counts.len() {
            let (mut observed, mut share) = (0_u64, 0.0);
            for (step, (count, part)) in counts.iter().zip(shares).skip(first).enumerate() {
                observed += count;
                share += part;
                if share > 0.5 + 1e-12 {
                    break;
                }
                windows += 1;
                let ratio = log_ratio(observed, share, all);
                if ratio > best.map_or(0.0, |known| known.ratio) {
                    best =
                        Some(Largest { place, first, last: first + step, observed, share, ratio });
                }
            }
        }
    }
    (best, windows)
}

/// The logarithm of the likelihood ratio of a window; 0 where it holds no more than its share.
fn log_ratio(observed: u64, share: f64, all: u64) -> f64 {
    let (inside, total) = (whole(observed), whole(all));
    let expected = share * total;
    if inside <= expected {
        return 0.0;
    }
    let outside = total - inside;
    let beyond = if outside > 0.0 { outside * (outside / (total - expected)).ln() } else { 0.0 };
    inside * (inside / expected).ln() + beyond
}

/// Where each cell ends on the line from 0 to 1, place after place.
fn cumulative(shares: &[Vec<f64>]) -> Vec<f64> {
    let mut end = 0.0;
    shares
        .iter()
        .flatten()
        .map(|share| {
            end += share;
            end
        })
        .collect()
}

/// So many reports thrown at the cells by chance.
fn draw(
    cumulative: &[f64],
    shares: &[Vec<f64>],
    reports: u64,
    random: &mut Xoshiro256PlusPlus,
) -> Vec<Vec<u64>> {
    let mut flat = vec![0_u64; cumulative.len()];
    let last = cumulative.len().saturating_sub(1);
    for _ in 0..reports {
        let point: f64 = random.random();
        let cell = cumulative.partition_point(|end| *end <= point).min(last);
        if let Some(count) = flat.get_mut(cell) {
            *count += 1;
        }
    }
    let mut rest = flat.into_iter();
    shares.iter().map(|row| rest.by_ref().take(row.len()).collect()).collect()
}

/// A count as a real number; exact below 2^53.
#[expect(clippy::cast_precision_loss, reason = "counts of reports are far below 2^53")]
const fn whole(count: u64) -> f64 {
    count as f64
}
