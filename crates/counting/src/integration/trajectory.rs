//! The course of a cohort: mean scores by months since arrival.
//!
//! It must never tell a point of too few people, nor draw over the gap that it leaves.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::{Cell, GroupSize, Mean, told};
use super::rows::Interview;

/// A point of a trajectory.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// Months since arrival, from…
    pub from_month: u32,
    /// … to, this one included.
    pub to_month: u32,
    /// The mean of those interviewed in these months, when they are enough.
    pub score: Cell<Mean>,
}

/// Mean scores by so many months since arrival. Whoever was interviewed twice within them counts once,
/// with the mean of both; interviews without a month are left out. Different people stand behind
/// different points: a rise can be that others answered. As the points make up the whole, a point of
/// too few people has another withheld beside it where the whole would give it away.
#[must_use]
pub fn trajectory(interviews: &[&Interview], months: u32, least: GroupSize) -> Vec<Step> {
    let months = months.max(1);
    let mut steps: BTreeMap<u32, BTreeMap<&str, Vec<f64>>> = BTreeMap::new();
    let mut without = 0;
    for interview in interviews {
        let Some(month) = interview.months else {
            without += 1;
            continue;
        };
        let step = steps.entry(month / months).or_default();
        step.entry(&interview.person).or_default().push(interview.two_sided.score.overall);
    }
    let sizes: Vec<usize> = steps.values().map(BTreeMap::len).chain([without]).collect();
    let candidates: Vec<bool> = steps.keys().map(|_| true).chain([false]).collect();
    let told = told(&sizes, &candidates, least);
    let steps = steps.into_iter().zip(told).map(|((step, people), told)| {
        let of = |scores: &Vec<f64>| scores.iter().sum::<f64>() / scores.len() as f64;
        let scores: Vec<f64> = people.values().map(of).collect();
        let from_month = step * months;
        Step {
            from_month,
            to_month: from_month.saturating_add(months - 1),
            score: Some(scores)
                .filter(|_| told)
                .and_then(|scores| Mean::of(&scores))
                .map_or(Cell::Withheld, Cell::Told),
        }
    });
    steps.collect()
}
