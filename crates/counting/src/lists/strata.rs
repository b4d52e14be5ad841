//! Parts of a population estimated apart and added up: regions, sexes, years.
//!
//! It must never add one number to a refusal: where a part has no one number, the sum is a range.

use serde::Serialize;

use super::card::{Answer, Card};
use super::interval::{Interval, Level, burnham};

/// A part and its card, or why it has none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stratum {
    /// The value that its rows have.
    pub stratum: String,
    /// Its card.
    pub card: Option<Card>,
    /// Why there is none.
    pub refused: Option<String>,
}

/// All parts together.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Together {
    /// Every part has a number: they add up, and so do their variances.
    Number {
        /// The number of all.
        total: f64,
        /// Its standard error.
        stderr: f64,
        /// Burnham's interval.
        interval: Interval,
    },
    /// Some part has a range: the ends add up.
    Range {
        /// The least.
        low: f64,
        /// The most.
        high: f64,
        /// From the lower ends of all parts to their upper ends, as if all erred the same way.
        interval: Interval,
    },
    /// Some part has nothing.
    Nothing,
}

/// Adds parts up, as if they were independent of one another.
#[must_use]
pub fn together(strata: &[Stratum], level: Level) -> Together {
    let cards: Option<Vec<&Card>> = strata.iter().map(|stratum| stratum.card.as_ref()).collect();
    let Some(cards) = cards.filter(|cards| !cards.is_empty()) else { return Together::Nothing };
    let (mut low, mut high, mut variance, mut seen) = (0.0, 0.0, 0.0, 0.0);
    let mut ends = Interval::new(0.0, 0.0);
    let mut ranged = false;
    for card in cards {
        seen += card.seen as f64;
        if let Some(interval) = card.answer.interval() {
            ends.low += interval.low;
            ends.high += interval.high;
            ends.beyond |= interval.beyond;
        }
        match &card.answer {
            Answer::Number { total, .. } | Answer::UnderModel { total, .. } => {
                low += total;
                high += total;
                let stderr = card.chosen.as_ref().map_or(f64::NAN, |chosen| chosen.fit.stderr);
                variance += stderr.powi(2);
            }
            Answer::Range { low: least, high: most, .. } => {
                ranged = true;
                low += least;
                high += most;
            }
            Answer::Nothing => return Together::Nothing,
        }
    }
    if ranged {
        return Together::Range { low, high, interval: ends };
    }
    let stderr = variance.sqrt();
    Together::Number { total: low, stderr, interval: burnham(seen, low, stderr, level) }
}
