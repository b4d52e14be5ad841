//! Latent classes (Manrique-Vallier 2016): persons are of unknown kinds, and within a kind lists are
//! independent. How many kinds there are is learnt from the patterns.
//!
//! It must never give a number from chains that do not agree: it says that they do not.

mod chain;

#[cfg(test)]
mod calibration;

use rand::SeedableRng;
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;
use serde::Serialize;

use self::chain::Chain;
use super::diagnostics::{effective_sample_size, rhat};
use super::fit::{FitFault, check};
use super::interval::Level;
use super::pattern::Patterns;

/// Chains with a larger R-hat do not agree.
pub const RHAT_MOST: f64 = 1.1;
/// With fewer effective draws the limits of the interval are rough.
const DRAWS_ENOUGH: f64 = 400.0;
/// Draws kept of a chain at most.
const KEPT_MOST: usize = 1_000_000;

/// What is believed before the data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// The most classes.
    pub classes: usize,
    /// The shape of the Gamma prior of the concentration of classes.
    pub shape: f64,
    /// Its rate.
    pub rate: f64,
}

impl Default for Prior {
    /// Ten classes and Gamma(0.25, 0.25).
    fn default() -> Self {
        Self { classes: 10, shape: 0.25, rate: 0.25 }
    }
}

/// How to draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sampling {
    /// What is believed before the data.
    pub prior: Prior,
    /// The seed of all draws.
    pub seed: u64,
    /// Rounds before draws are kept.
    pub burn_in: usize,
    /// Draws kept of each chain.
    pub kept: usize,
    /// One round in so many is kept.
    pub thinning: usize,
    /// The level of the interval.
    pub level: Level,
}

impl Sampling {
    /// Chains, run at once.
    pub const CHAINS: usize = 4;

    /// 10,000 rounds before 5,000 draws are kept of each chain, one round in a hundred.
    #[must_use]
    pub fn with_seed(seed: u64) -> Self {
        Self {
            prior: Prior::default(),
            seed,
            burn_in: 10_000,
            kept: 5000,
            thinning: 100,
            level: Level::default(),
        }
    }
}

/// The posterior of the number of all under latent classes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LatentClasses {
    /// How many are on a list.
    pub observed: u64,
    /// The median of the number of all.
    pub median: f64,
    /// Its mean.
    pub mean: f64,
    /// The level of the interval.
    pub level: Level,
    /// The lower limit of the central interval.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
    /// R-hat of the chains: 1 when they agree.
    pub rhat: f64,
    /// How many independent draws these are worth for the middle.
    pub effective_draws: f64,
    /// How many they are worth for the limits of the interval.
    pub effective_draws_tails: f64,
    /// Draws kept, over all chains.
    pub draws: usize,
    /// The seed.
    pub seed: u64,
    /// What to be careful about, in plain words.
    pub warnings: Vec<String>,
}

/// Why there is no number.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LatentFault {
    /// The counts cannot be estimated from.
    #[error(transparent)]
    Counts(#[from] FitFault),
    /// Nobody is on two lists.
    #[error("nobody is on two lists: nothing tells how many are on none")]
    NoOverlap,
    /// A chain runs away.
    #[error("a chain runs away: by these counts there could be any number on no list")]
    RunsAway,
    /// The chains do not agree.
    #[error(
        "the chains do not agree (R-hat {rhat:.2}, more than {RHAT_MOST}; {effective_draws:.0} \
         effective draws): a number from them would depend on chance. Draw longer (more kept draws or \
         thinning), or use another method"
    )]
    Unsettled {
        /// R-hat of the chains.
        rhat: f64,
        /// The effective draws.
        effective_draws: f64,
    },
    /// A setting is out of range.
    #[error(
        "two to a hundred classes, shape and rate above 0, 100 to a million kept draws and \
         thinning of 1 at least"
    )]
    Settings,
}

impl LatentFault {
    /// Whether this is an answer: nothing is wrong with what was asked, and there is no one number.
    #[must_use]
    pub const fn is_answer(&self) -> bool {
        match self {
            Self::RunsAway | Self::Unsettled { .. } => true,
            Self::Counts(_) | Self::NoOverlap | Self::Settings => false,
        }
    }
}

/// Draws from the posterior of the number of all, with the prior `1 / N`, uniform probabilities of
/// each list in each class, and shares of classes by breaking sticks.
///
/// # Errors
/// When the counts cannot be estimated from, a setting is wrong, a chain runs away, or the chains do
/// not agree ([`RHAT_MOST`]).
pub fn latent_classes(
    patterns: &Patterns,
    sampling: &Sampling,
) -> Result<LatentClasses, LatentFault> {
    check(patterns)?;
    if patterns.captured(1) == patterns.observed() {
        return Err(LatentFault::NoOverlap);
    }
    if !is_sound(sampling) {
        return Err(LatentFault::Settings);
    }
    let chains: Option<Vec<Vec<f64>>> =
        generators(sampling.seed).into_par_iter().map(|it| draws(patterns, sampling, it)).collect();
    let chains = chains.ok_or(LatentFault::RunsAway)?;
    let (rhat, effective_draws) = (rhat(&chains), effective_sample_size(&chains));
    if rhat.is_nan() || rhat > RHAT_MOST {
        return Err(LatentFault::Unsettled { rhat, effective_draws });
    }
    let mut all: Vec<f64> = chains.iter().flatten().copied().collect();
    all.sort_by(f64::total_cmp);
    let quantile = |wanted: f64| crate::numeric::type_8(&all, wanted);
    let (low, high) = (
        quantile(0.5 - sampling.level.share() / 2.0),
        quantile(0.5 + sampling.level.share() / 2.0),
    );
    let below = |limit: f64| -> f64 {
        let indicate = |chain: &Vec<f64>| chain.iter().map(|it| f64::from(*it <= limit)).collect();
        effective_sample_size(&chains.iter().map(indicate).collect::<Vec<Vec<f64>>>())
    };
    let effective_draws_tails = below(low).min(below(high));
    let mut warnings = Vec::new();
    if effective_draws.min(effective_draws_tails) < DRAWS_ENOUGH {
        warnings.push(format!(
            "the draws are worth only {effective_draws:.0} independent ones for the middle and \
             {effective_draws_tails:.0} for the limits: another seed moves them; draw longer"
        ));
    }
    Ok(LatentClasses {
        observed: patterns.observed(),
        median: quantile(0.5),
        mean: all.iter().sum::<f64>() / all.len() as f64,
        level: sampling.level,
        low,
        high,
        rhat,
        effective_draws,
        effective_draws_tails,
        draws: all.len(),
        seed: sampling.seed,
        warnings,
    })
}

fn is_sound(sampling: &Sampling) -> bool {
    let prior = &sampling.prior;
    let positive = |value: f64| value > 0.0 && value.is_finite();
    (2..=100).contains(&prior.classes)
        && positive(prior.shape)
        && positive(prior.rate)
        && (100..=KEPT_MOST).contains(&sampling.kept)
        && sampling.thinning > 0
}

/// A generator a chain: streams of one seed that never meet.
pub(super) fn generators(seed: u64) -> Vec<Xoshiro256PlusPlus> {
    let mut next = Xoshiro256PlusPlus::seed_from_u64(seed);
    (0..Sampling::CHAINS)
        .map(|_| {
            let this = next.clone();
            next.jump();
            this
        })
        .collect()
}

/// The numbers of all that a chain draws; nothing when it runs away.
pub(super) fn draws(
    patterns: &Patterns,
    sampling: &Sampling,
    random: Xoshiro256PlusPlus,
) -> Option<Vec<f64>> {
    let mut chain = Chain::new(patterns, sampling.prior, random);
    let seen = patterns.observed() as f64;
    for _ in 0..sampling.burn_in {
        chain.step()?;
    }
    let mut kept = Vec::with_capacity(sampling.kept);
    for _ in 0..sampling.kept {
        let mut unseen = 0;
        for _ in 0..sampling.thinning {
            unseen = chain.step()?;
        }
        kept.push(seen + unseen as f64);
    }
    Some(kept)
}
