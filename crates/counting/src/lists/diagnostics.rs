//! Whether chains of draws have settled: R-hat and the effective sample size, on ranks (Vehtari,
//! Gelman, Simpson, Carpenter and Bürkner 2021).
//!
//! It must never call chains settled that differ from one another.

use statrs::distribution::{ContinuousCDF, Normal};

/// How much wider the draws are over all chains than within one: 1 when chains agree. The larger of
/// that of the ranks (do they agree where?) and of the ranks of the distance to the median (do they
/// agree how wide?); every chain is split into halves.
///
/// Infinite when there are fewer than four draws a chain, or chains of different length.
#[must_use]
pub fn rhat(chains: &[Vec<f64>]) -> f64 {
    let halves = halves(chains);
    let all: Vec<f64> = halves.iter().flatten().copied().collect();
    let middle = median(all);
    let folded: Vec<Vec<f64>> =
        halves.iter().map(|half| half.iter().map(|it| (it - middle).abs()).collect()).collect();
    plain_rhat(&ranked(&halves)).max(plain_rhat(&ranked(&folded)))
}

/// How many independent draws tell as much about the middle as these do (bulk effective sample size).
///
/// The sum of autocorrelations ends with Geyer's initial monotone sequence. Zero when it cannot be
/// told.
#[must_use]
pub fn effective_sample_size(chains: &[Vec<f64>]) -> f64 {
    let chains = ranked(&halves(chains));
    let Some(spread) = Spread::of(&chains) else { return 0.0 };
    let draws = (chains.len() * spread.length) as f64;
    let lag = |lag: usize| {
        let shared: f64 = chains.iter().zip(&spread.means).map(|(c, m)| product(c, *m, lag)).sum();
        1.0 - (spread.within - shared / chains.len() as f64) / spread.pooled
    };
    let (mut sum, mut before) = (0.0, f64::INFINITY);
    for even in (0..spread.length.saturating_sub(1)).step_by(2) {
        // The first is 1 by definition: the chains' own variance, not that of all draws.
        let pair = if even == 0 { 1.0 + lag(1) } else { lag(even) + lag(even + 1) };
        if pair.is_nan() || pair <= 0.0 {
            break;
        }
        before = pair.min(before);
        sum += before;
    }
    let time = (2.0 * sum - 1.0).max(draws.log10().recip());
    draws / time
}

/// The halves of each chain; none when they are too short or of different length.
fn halves(chains: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let length = chains.first().map_or(0, Vec::len);
    if length < 4 || chains.iter().any(|chain| chain.len() != length) {
        return Vec::new();
    }
    let half = length / 2;
    chains
        .iter()
        .flat_map(|chain| [chain.get(..half), chain.get(length - half..)])
        .filter_map(|half| half.map(<[f64]>::to_vec))
        .collect()
}

/// Every draw by the normal quantile of its rank; equal draws share their mean rank.
fn ranked(chains: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut order: Vec<(f64, usize)> = chains.iter().flatten().copied().zip(0..).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0));
    let draws = order.len() as f64;
    let normal = Normal::standard();
    let mut scores = vec![0.0; order.len()];
    let mut below = 0;
    for equal in order.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let rank = below as f64 + (equal.len() as f64 + 1.0) / 2.0;
        let score = normal.inverse_cdf((rank - 0.375) / (draws + 0.25));
        for (_, place) in equal {
            if let Some(slot) = scores.get_mut(*place) {
                *slot = score;
            }
        }
        below += equal.len();
    }
    let length = chains.first().map_or(1, Vec::len).max(1);
    scores.chunks(length).map(<[f64]>::to_vec).collect()
}

/// Variances within and between chains.
struct Spread {
    length: usize,
    means: Vec<f64>,
    within: f64,
    /// The variance of all draws, were the chains as long as can be.
    pooled: f64,
}

impl Spread {
    /// Nothing when there is one chain or the draws are all the same.
    fn of(chains: &[Vec<f64>]) -> Option<Self> {
        let length = chains.first().map_or(0, Vec::len);
        if chains.len() < 2 || length < 2 {
            return None;
        }
        let n = length as f64;
        let means: Vec<f64> = chains.iter().map(|chain| chain.iter().sum::<f64>() / n).collect();
        let variance = |(chain, mean): (&Vec<f64>, &f64)| product(chain, *mean, 0) * n / (n - 1.0);
        let within = chains.iter().zip(&means).map(variance).sum::<f64>() / chains.len() as f64;
        let middle = means.iter().sum::<f64>() / means.len() as f64;
        let apart: f64 = means.iter().map(|mean| (mean - middle).powi(2)).sum();
        let between = apart / (means.len() as f64 - 1.0);
        let pooled = within * (n - 1.0) / n + between;
        (pooled > 0.0).then_some(Self { length, means, within, pooled })
    }
}

fn plain_rhat(chains: &[Vec<f64>]) -> f64 {
    Spread::of(chains).map_or(f64::INFINITY, |spread| (spread.pooled / spread.within).sqrt())
}

/// The mean product of draws so far apart, about a mean.
fn product(chain: &[f64], mean: f64, lag: usize) -> f64 {
    let later = chain.get(lag..).unwrap_or_default();
    let sum: f64 = chain.iter().zip(later).map(|(a, b)| (a - mean) * (b - mean)).sum();
    sum / chain.len() as f64
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
