//! Figures of groups: the only way out for scores that no owner shows.
//!
//! It must never tell a figure of fewer people than the least group, nor let one be found by taking
//! groups from their total.

use serde::Serialize;
use statrs::distribution::{ContinuousCDF, StudentsT};

use super::gap::Rate;
use super::reliability::Interval;
use super::two_sided::TwoSided;

/// How many people a group has at least: ten, or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct GroupSize(usize);

impl GroupSize {
    /// The least there is.
    pub const LEAST: Self = Self(10);

    /// Nothing below ten: the least group can be raised, not lowered.
    #[must_use]
    pub fn new(people: usize) -> Option<Self> {
        Some(Self(people)).filter(|size| *size >= Self::LEAST)
    }

    /// How many people.
    #[must_use]
    pub const fn people(self) -> usize {
        self.0
    }
}

impl Default for GroupSize {
    fn default() -> Self {
        Self::LEAST
    }
}

/// A mean with its 95 % interval (Student), of so many people.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Mean {
    /// How many people.
    pub people: usize,
    /// Their mean.
    pub mean: f64,
    /// Where the mean of such people lies, in 95 of 100 such samples.
    pub interval: Interval,
}

impl Mean {
    /// The mean of two values or more.
    #[must_use]
    pub fn of(values: &[f64]) -> Option<Self> {
        let people = values.len();
        if people < 2 {
            return None;
        }
        let count = people as f64;
        let mean = values.iter().sum::<f64>() / count;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let error = (squares / (count - 1.0) / count).sqrt();
        let half = StudentsT::new(0.0, 1.0, count - 1.0).ok()?.inverse_cdf(0.975) * error;
        Some(Self { people, mean, interval: Interval { low: mean - half, high: mean + half } })
    }
}

/// What the host's side did to a group; nothing where it is recorded of too few.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HostFigures {
    /// Days waited.
    pub waiting_days: Option<Mean>,
    /// How many were refused registration, of those of whom it is recorded.
    pub registration_refused: Option<Rate>,
    /// How many reported discrimination, once at least.
    pub discrimination_reported: Option<Rate>,
}

/// The figures of a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupFigures {
    /// The score, 0 to 1.
    pub score: Mean,
    /// The score of each dimension.
    pub dimensions: Vec<(String, Mean)>,
    /// The host's side.
    pub host: HostFigures,
}

/// A group, told or withheld.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell<T> {
    /// It is large enough.
    Told(T),
    /// It is too small, or would give a smaller one away.
    Withheld,
}

impl<T> Cell<T> {
    /// What is told.
    #[must_use]
    pub const fn told(&self) -> Option<&T> {
        match self {
            Self::Told(figures) => Some(figures),
            Self::Withheld => None,
        }
    }
}

/// The figures of a group of people, each with one score; withheld when they are too few.
#[must_use]
pub fn group_figures(people: &[&TwoSided], least: GroupSize) -> Cell<GroupFigures> {
    if people.len() < least.people() {
        return Cell::Withheld;
    }
    figures(people, least).map_or(Cell::Withheld, Cell::Told)
}

fn figures(people: &[&TwoSided], least: GroupSize) -> Option<GroupFigures> {
    let scores: Vec<f64> = people.iter().map(|person| person.score.overall).collect();
    let mut dimensions = Vec::new();
    for (place, (name, _)) in people.first()?.score.dimensions.iter().enumerate() {
        let of = people.iter().filter_map(|person| person.score.dimensions.get(place));
        let values: Vec<f64> = of.filter(|(it, _)| it == name).map(|(_, score)| *score).collect();
        if values.len() >= least.people() {
            dimensions.push((name.clone(), Mean::of(&values)?));
        }
    }
    Some(GroupFigures { score: Mean::of(&scores)?, dimensions, host: host(people, least) })
}

fn host(people: &[&TwoSided], least: GroupSize) -> HostFigures {
    let enough = |values: &usize| *values >= least.people();
    let waited: Vec<f64> =
        people.iter().filter_map(|it| it.host.waiting_days).map(f64::from).collect();
    let rate = |yes: Vec<bool>| {
        let of = Some(yes.len()).filter(enough)?;
        Rate::new(yes.iter().filter(|yes| **yes).count() as u64, of as u64)
    };
    let refused = people.iter().filter_map(|it| it.host.registration_refused).collect();
    let reported =
        people.iter().filter_map(|it| it.host.discrimination_reports).map(|n| n > 0).collect();
    HostFigures {
        waiting_days: Some(waited.len()).filter(enough).and_then(|_| Mean::of(&waited)),
        registration_refused: rate(refused),
        discrimination_reported: rate(reported),
    }
}

/// Which of groups that make a whole are told: those large enough among the candidates, but when the
/// others together are too few, the smallest of the told is withheld too, so that the whole does not
/// give them away.
pub(super) fn told(sizes: &[usize], candidates: &[bool], least: GroupSize) -> Vec<bool> {
    let both = sizes.iter().zip(candidates);
    let mut told: Vec<bool> = both.map(|(size, may)| *may && *size >= least.people()).collect();
    let hidden = sizes.iter().zip(&told).filter(|(_, told)| !**told).map(|(size, _)| size);
    let hidden: usize = hidden.sum();
    if hidden > 0 && hidden < least.people() {
        let smallest = sizes.iter().zip(&mut told).filter(|(_, told)| **told);
        if let Some((_, told)) = smallest.min_by_key(|(size, _)| **size) {
            *told = false;
        }
    }
    told
}
