//! How well it went, when the truth is known.

use std::collections::BTreeMap;

use crate::link::Outcome;
use crate::table::{Column, MISSING, at};

/// How well pairs and clusters agree with the truth.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Report {
    /// Pairs linked that are one person.
    pub right: u64,
    /// Pairs linked that are two.
    pub wrong: u64,
    /// Pairs of one person not linked.
    pub missed: u64,
    /// The share of the linked pairs that is right; 1 when none is linked.
    pub precision: f64,
    /// The share of the true pairs that is linked; 1 when there is none.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
    /// The share of the persons whose records are exactly one cluster.
    pub exact_clusters: f64,
    /// B-cubed precision, record by record (Bagga and Baldwin 1998).
    pub bcubed_precision: f64,
    /// B-cubed recall.
    pub bcubed_recall: f64,
}

/// Compares clusters of one table with the truth: for each row whose record it is. Rows without a
/// truth do not count.
#[must_use]
pub fn clusters(clusters: &[u32], truth: &Column) -> Report {
    let side = vec![0; clusters.len()];
    contingency(clusters, &truth.codes, &side, false)
}

/// Compares links between two tables with the truth: pairs within one table do not count.
#[must_use]
pub fn links(outcome: &Outcome, left: &Column, right: &Column) -> Report {
    let (truth, side) = joint(left, right);
    contingency(&outcome.clusters, &truth, &side, true)
}

/// One code for the same person in both tables, and the side of each row.
fn joint(left: &Column, right: &Column) -> (Vec<u32>, Vec<u8>) {
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    let mut truth = Vec::with_capacity(left.codes.len() + right.codes.len());
    let mut sides = Vec::with_capacity(truth.capacity());
    for (side, column) in [(0_u8, left), (1, right)] {
        for row in 0..column.codes.len() {
            let next = crate::table::short(known.len());
            truth
                .push(column.get(row).map_or(MISSING, |value| *known.entry(value).or_insert(next)));
            sides.push(side);
        }
    }
    (truth, sides)
}

/// Records counted by side.
#[derive(Debug, Clone, Copy, Default)]
struct Count([u64; 2]);

impl Count {
    fn add(&mut self, side: u8) {
        if let Some(count) = self.0.get_mut(usize::from(side)) {
            *count += 1;
        }
    }

    fn all(self) -> u64 {
        self.0.iter().sum()
    }

    fn pairs(self, between: bool) -> u64 {
        let [left, right] = self.0;
        if between { left * right } else { self.all() * self.all().saturating_sub(1) / 2 }
    }
}

fn contingency(clusters: &[u32], truth: &[u32], sides: &[u8], between: bool) -> Report {
    let mut by_cluster: BTreeMap<u32, Count> = BTreeMap::new();
    let mut by_truth: BTreeMap<u32, Count> = BTreeMap::new();
    let mut by_both: BTreeMap<(u32, u32), Count> = BTreeMap::new();
    for ((&cluster, &person), &side) in clusters.iter().zip(truth).zip(sides) {
        if person != MISSING {
            by_cluster.entry(cluster).or_default().add(side);
            by_truth.entry(person).or_default().add(side);
            by_both.entry((cluster, person)).or_default().add(side);
        }
    }
    let pairs = |count: &Count| count.pairs(between);
    let linked: u64 = by_cluster.values().map(pairs).sum();
    let true_pairs: u64 = by_truth.values().map(pairs).sum();
    let right: u64 = by_both.values().map(pairs).sum();
    let (mut exact, mut bcubed_precision, mut bcubed_recall, mut records) = (0, 0.0, 0.0, 0.0);
    for ((cluster, person), count) in &by_both {
        let both = count.all() as f64;
        let in_cluster = by_cluster.get(cluster).copied().unwrap_or_default().all();
        let of_person = by_truth.get(person).copied().unwrap_or_default().all();
        exact += u64::from(in_cluster == count.all() && of_person == count.all());
        bcubed_precision += both * both / in_cluster.max(1) as f64;
        bcubed_recall += both * both / of_person.max(1) as f64;
        records += both;
    }
    let precision = share(right, linked);
    let recall = share(right, true_pairs);
    Report {
        right,
        wrong: linked - right,
        missed: true_pairs - right,
        precision,
        recall,
        f1: if precision + recall > 0.0 {
            2.0 * precision * recall / (precision + recall)
        } else {
            0.0
        },
        exact_clusters: share(exact, by_truth.len() as u64),
        bcubed_precision: if records > 0.0 { bcubed_precision / records } else { 1.0 },
        bcubed_recall: if records > 0.0 { bcubed_recall / records } else { 1.0 },
    }
}

fn share(part: u64, all: u64) -> f64 {
    if all == 0 { 1.0 } else { part as f64 / all as f64 }
}

/// How far probabilities are from what came true.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Reliability {
    /// For each tenth of probability: how many pairs, their mean probability, the share that came
    /// true.
    pub bins: Vec<(u64, f64, f64)>,
    /// The expected calibration error: the mean distance between the two, weighed by pairs
    /// (Naeini, Cooper and Hauskrecht 2015).
    pub error: f64,
}

/// How far probabilities are from what came true, over pairs of probability and truth.
#[must_use]
pub fn reliability(pairs: impl Iterator<Item = (f64, bool)>) -> Reliability {
    let mut bins = vec![(0_u64, 0.0, 0.0); 10];
    for (probability, is_true) in pairs {
        let place = ((probability * 10.0) as usize).min(9);
        if let Some((count, sum, hits)) = bins.get_mut(place) {
            *count += 1;
            *sum += probability;
            *hits += f64::from(u8::from(is_true));
        }
    }
    let all: u64 = bins.iter().map(|(count, _, _)| count).sum();
    let mut error = 0.0;
    for (count, sum, hits) in &mut bins {
        error += (*sum - *hits).abs() / all.max(1) as f64;
        *sum /= (*count).max(1) as f64;
        *hits /= (*count).max(1) as f64;
    }
    Reliability { bins, error }
}

/// The reliability of the pairs of an outcome over one table.
#[must_use]
pub fn reliability_of(outcome: &Outcome, truth: &Column) -> Reliability {
    reliability(outcome.pairs.iter().filter_map(|pair| {
        let (a, b) = (at(&truth.codes, pair.left as usize), at(&truth.codes, pair.right as usize));
        (a != MISSING && b != MISSING).then_some((pair.probability, a == b))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(values: &[&str]) -> Column {
        let mut column = crate::table::ColumnBuilder::default();
        for value in values {
            column.push(value);
        }
        column.finish("truth")
    }

    #[test]
    fn pairs_are_counted_as_by_hand() {
        let truth = column(&["a", "a", "a", "b", "b", "c"]);
        let report = clusters(&[0, 0, 1, 1, 2, 3], &truth);
        assert_eq!((report.right, report.wrong, report.missed), (1, 1, 3));
        assert!((report.precision - 0.5).abs() < 1e-12);
        assert!((report.recall - 0.25).abs() < 1e-12);
        assert!((report.exact_clusters - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn rows_without_a_truth_do_not_count() {
        let truth = column(&["a", "a", "", ""]);
        let report = clusters(&[0, 0, 0, 0], &truth);
        assert_eq!((report.right, report.wrong, report.missed), (1, 0, 0));
    }

    #[test]
    fn probabilities_that_come_true_have_no_error() {
        let sure = (0..100).map(|place| (0.25, place % 4 == 0));
        assert!(reliability(sure).error < 1e-9);
        assert!(reliability((0..100).map(|_| (0.95, false))).error > 0.9);
    }
}
