//! The design of a perturbation table by maximum entropy, in the form of Destatis and the ESSnet.
//!
//! It must never turn nobody into somebody: an empty cell stays empty.

use nalgebra::{DMatrix, DVector};
use serde::Serialize;

use super::entropy::Program;

/// The least probability of a target.
const LEAST: f64 = 1e-8;
/// By how much the least probability of staying is lowered when the variance is not met.
const LOWER: f64 = 0.05;
/// How often it is lowered.
const TRIES: u32 = 20;
/// How near to the wanted variance is as wanted.
const NEAR: f64 = 1e-6;

/// What a perturbation table has to be like.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Design {
    /// The largest noise either way, `D`.
    pub deviation: u32,
    /// The largest variance of the noise, `V`.
    pub variance: f64,
    /// Counts 1 to this are never published, `js`.
    pub blocked: u32,
    /// The least probability that a count stays as it is; 0 leaves it free.
    pub stay: f64,
}

/// A perturbation table: a row for each small count, the last one for all larger counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Designed {
    /// What it was designed for.
    pub design: Design,
    /// The rows, from count 1 on.
    pub rows: Vec<Row>,
}

/// What a count can become.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// The count.
    pub count: u32,
    /// What it can become, in ascending order.
    pub targets: Vec<Target>,
    /// The mean of the noise: zero.
    pub mean: f64,
    /// The variance of the noise.
    pub variance: f64,
    /// Whether the variance is the wanted one; it is less where the bounds allow no more.
    pub variance_met: bool,
    /// The least probability of staying that was kept to, after it was lowered where need be.
    pub stay: f64,
}

/// A count that is published in place of another, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Target {
    /// The count.
    pub count: u32,
    /// Its probability.
    pub probability: f64,
}

/// Why there is no such table.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Impossible {
    /// A number is out of its range.
    #[error(
        "a perturbation table wants a deviation of 1 to 50, a variance above 0, fewer blocked counts \
         than the deviation, and a probability of staying of 0 to below 1"
    )]
    Range,
    /// A row has no distribution.
    #[error(
        "no noise for the count {0} has mean zero within this deviation and variance: allow more \
         variance or more deviation, or block fewer counts"
    )]
    Row(u32),
}

impl Design {
    /// Designs the table: for each count `i`, among the targets `max(i-D,0)..=i+D` without the
    /// blocked, the distribution of largest entropy with mean noise zero, variance at most `V`,
    /// every probability at least 1e-8, and probabilities below `i` that do not fall towards `i`.
    ///
    /// Where a least probability of staying keeps the variance from being met, it is lowered by 0.05,
    /// up to 20 times (the rule of the reference, in our reading of it).
    ///
    /// # Errors
    /// When a number is out of range or a row has no solution.
    pub fn table(self) -> Result<Designed, Impossible> {
        let in_range = (1..=50).contains(&self.deviation)
            && self.variance > 0.0
            && self.variance.is_finite()
            && self.blocked < self.deviation
            && (0.0..1.0).contains(&self.stay);
        if !in_range {
            return Err(Impossible::Range);
        }
        // From here on no target is blocked or cut off at zero: all larger counts are alike.
        let last =
            if self.blocked == 0 { self.deviation } else { self.deviation + self.blocked + 1 };
        let rows = (1..=last).map(|count| self.row(count).ok_or(Impossible::Row(count)));
        Ok(Designed { design: self, rows: rows.collect::<Result<_, _>>()? })
    }

    fn row(&self, count: u32) -> Option<Row> {
        let mut stay = self.stay;
        let mut row = self.row_staying(count, stay);
        for _ in 0..TRIES {
            if stay <= 0.0 || row.as_ref().is_some_and(|row| row.variance_met) {
                break;
            }
            stay = (stay - LOWER).max(0.0);
            row = self.row_staying(count, stay);
        }
        row
    }

    fn row_staying(&self, count: u32, stay: f64) -> Option<Row> {
        let targets: Vec<u32> = (count.saturating_sub(self.deviation)..=count + self.deviation)
            .filter(|target| *target == 0 || *target > self.blocked)
            .collect();
        let p = self.program(count, &targets, stay).solve()?;
        let noise = |target: u32| f64::from(target) - f64::from(count);
        let moment = |power: i32| {
            targets.iter().zip(&p).map(|(target, p)| noise(*target).powi(power) * p).sum::<f64>()
        };
        let variance = moment(2);
        let probabilities = targets.iter().zip(&p);
        Some(Row {
            count,
            mean: moment(1),
            variance,
            variance_met: (variance - self.variance).abs() < NEAR,
            stay,
            targets: probabilities
                .map(|(count, probability)| Target { count: *count, probability: *probability })
                .collect(),
        })
    }

    /// The constraints of a row.
    fn program(&self, count: u32, targets: &[u32], stay: f64) -> Program {
        let size = targets.len();
        let even = 1.0 / size as f64;
        let stays = targets.contains(&count).then_some(f64::midpoint(1.0, stay).max(even));
        let stays = stays.filter(|_| stay > 0.0);
        let others = stays.map_or(even, |stays| (1.0 - stays) / (size - 1) as f64);
        let start = targets
            .iter()
            .map(|target| if *target == count { stays.unwrap_or(others) } else { others });
        let noises: Vec<f64> =
            targets.iter().map(|target| f64::from(*target) - f64::from(count)).collect();
        let ones = std::iter::repeat_n(1.0, size);
        let equal: Vec<f64> = ones.chain(noises.iter().copied()).collect();
        let mut below: Vec<f64> = noises.iter().map(|noise| noise * noise).collect();
        let mut bounds = vec![self.variance];
        for (place, target) in targets.iter().enumerate() {
            below.extend((0..size).map(|it| if it == place { -1.0 } else { 0.0 }));
            bounds.push(if *target == count { -stay.max(LEAST) } else { -LEAST });
        }
        // Only up to the count itself: where it is blocked, what is next is above it.
        let rising = targets.windows(2).zip(0..);
        let rising = rising.filter(|(pair, _)| pair.last().is_some_and(|next| *next <= count));
        for (_, place) in rising {
            let slope = |it| if it == place { 1.0 } else { -f64::from(u8::from(it == place + 1)) };
            below.extend((0..size).map(slope));
            bounds.push(0.0);
        }
        Program {
            equal: DMatrix::from_row_slice(2, size, &equal),
            equals: DVector::from_vec(vec![1.0, 0.0]),
            below: DMatrix::from_row_slice(bounds.len(), size, &below),
            bounds: DVector::from_vec(bounds),
            start: DVector::from_iterator(size, start),
        }
    }
}

impl Designed {
    /// The noise of a count, for a key as a fraction of one: the targets lie on the unit interval in
    /// ascending order, each as long as it is probable; the key points at one.
    #[must_use]
    pub fn noise(&self, count: u64, key: f64) -> i64 {
        let row = usize::try_from(count).unwrap_or(usize::MAX).min(self.rows.len());
        let Some(row) = row.checked_sub(1).and_then(|row| self.rows.get(row)) else { return 0 };
        let mut past = 0.0;
        let target = row.targets.iter().find(|target| {
            past += target.probability;
            key < past
        });
        // Probabilities may add up to a hair below one: the last target takes the rest.
        let target = target.or(row.targets.last()).map_or(row.count, |target| target.count);
        i64::from(target) - i64::from(row.count)
    }
}
