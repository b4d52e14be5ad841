//! The course of a cohort: mean scores by months since arrival.
//!
//! It must never tell a point of too few people, nor draw over the gap that it leaves.

use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::{Cell, GroupSize, Mean};
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
/// different points: a rise can be that others answered.
#[must_use]
pub fn trajectory(interviews: &[&Interview], months: u32, least: GroupSize) -> Vec<Step> {
    let months = months.max(1);
    let mut steps: BTreeMap<u32, BTreeMap<&str, Vec<f64>>> = BTreeMap::new();
    for interview in interviews {
        let Some(month) = interview.months else { continue };
        let step = steps.entry(month / months).or_default();
        step.entry(&interview.person).or_default().push(interview.two_sided.score.overall);
    }
    let steps = steps.into_iter().map(|(step, people)| {
        let of = |scores: &Vec<f64>| scores.iter().sum::<f64>() / scores.len() as f64;
        let scores: Vec<f64> = people.values().map(of).collect();
        let enough = Some(scores).filter(|scores| scores.len() >= least.people());
        let from_month = step * months;
        Step {
            from_month,
            to_month: from_month.saturating_add(months - 1),
            score: enough.and_then(|scores| Mean::of(&scores)).map_or(Cell::Withheld, Cell::Told),
        }
    });
    steps.collect()
}
