//! How good costs are on names never seen in training.

use rand::SeedableRng as _;
use rand_xoshiro::Xoshiro256PlusPlus;
use rayon::prelude::*;

use super::super::costs::Learned;
use super::super::script::{PAIR_NAMES, PAIRS};
use super::super::tokens::Spoken;
use super::calibrate::{AMONG, Question, questions};
use super::thesaurus::{Split, Thesaurus};

/// How many questions are asked per pair of scripts.
const MOST: usize = 1_000;

/// What was found for one question.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Found {
    /// One when the right form was the most alike of all; less when others were as much alike.
    first: f64,
    /// The similarity of the right one.
    right: f32,
    /// The similarity of the most alike other.
    other: f32,
}

/// How good it is for one pair of scripts.
#[derive(Debug, Clone, PartialEq)]
pub struct Figures {
    /// The pair of scripts.
    pub pair: &'static str,
    /// How many questions were asked.
    pub asked: usize,
    /// How many names each question had to choose from.
    pub among: usize,
    /// How often the right one came first.
    pub first: f64,
    /// Precision, recall and F1 at a similarity of one half, the most alike others being the
    /// negatives.
    pub precision: f64,
    /// See `precision`.
    pub recall: f64,
    /// See `precision`.
    pub f1: f64,
}

/// Asks the questions of the held-out split.
pub(crate) fn figures(learned: &Learned, thesaurus: &Thesaurus, seed: u64) -> Vec<Figures> {
    let of_pair = |pair: usize| {
        let mut random = Xoshiro256PlusPlus::seed_from_u64(seed ^ (pair as u64 + 101));
        let asked = questions(thesaurus, (Split::Test, pair), (MOST, AMONG), &mut random);
        let found: Vec<Found> = asked.iter().map(|it| answer(learned, it)).collect();
        let among = asked.iter().map(|it| it.others.len() + 1).min().unwrap_or(0);
        summary(PAIR_NAMES.get(pair).copied().unwrap_or(""), among, &found)
    };
    (0..PAIRS).into_par_iter().map(of_pair).collect()
}

fn answer(learned: &Learned, question: &Question<'_>) -> Found {
    let again = |it: &Spoken| Spoken::by(it.sounds, it.script, learned);
    let asked = again(&question.asked.spoken);
    let odds = |it: &Spoken| asked.log_odds_by(&again(it), learned);
    let right = odds(&question.right.spoken);
    let others: Vec<f32> = question.others.iter().map(|it| odds(&it.spoken)).collect();
    let best = others.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let as_good = others.iter().filter(|&&it| it >= right).count();
    let better = others.iter().filter(|&&it| it > right).count();
    #[expect(clippy::cast_precision_loss, reason = "no more than AMONG")]
    let first = if better > 0 { 0.0 } else { 1.0 / (1.0 + as_good as f64) };
    let probability = |odds: f32| 1.0 / (1.0 + (-odds).exp());
    Found { first, right: probability(right), other: probability(best) }
}

#[expect(clippy::cast_precision_loss, reason = "counts of questions")]
fn summary(pair: &'static str, among: usize, found: &[Found]) -> Figures {
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 0.0 };
    let asked = found.len() as f64;
    let yes = found.iter().filter(|it| it.right >= 0.5).count() as f64;
    let wrong = found.iter().filter(|it| it.other >= 0.5).count() as f64;
    let (precision, recall) = (share(yes, yes + wrong), share(yes, asked));
    Figures {
        pair,
        asked: found.len(),
        among,
        first: share(found.iter().map(|it| it.first).sum(), asked),
        precision,
        recall,
        f1: share(2.0 * precision * recall, precision + recall),
    }
}
