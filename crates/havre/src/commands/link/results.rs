//! What was found, as people and pairs, and written into files.

use std::path::{Path, PathBuf};

use linkage::files::{self, Cells};
use linkage::link::Outcome;
use linkage::model::Zone;
use linkage::settings::Settings;
use linkage::table::{Column, ColumnBuilder};

use super::input::Ids;
use super::wrong;

/// How many people and pairs were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub(super) struct Counts {
    /// Records of all files.
    pub(super) records: u64,
    /// People they are of.
    pub(super) people: u64,
    /// People with more than one record.
    pub(super) people_with_several_records: u64,
    /// Pairs that were looked at.
    pub(super) pairs_compared: u64,
    /// Pairs that are the same for sure enough.
    pub(super) pairs_same: u64,
    /// Pairs a human should look at.
    pub(super) pairs_to_review: u64,
}

impl Counts {
    pub(super) fn of(outcome: &Outcome) -> Self {
        let sizes = sizes(outcome);
        let pairs = |zone| outcome.pairs.iter().filter(|pair| pair.zone == zone).count() as u64;
        Self {
            records: outcome.clusters.len() as u64,
            people: sizes.iter().filter(|size| **size > 0).count() as u64,
            people_with_several_records: sizes.iter().filter(|size| **size > 1).count() as u64,
            pairs_compared: outcome.compared,
            pairs_same: pairs(Zone::Same),
            pairs_to_review: pairs(Zone::Ask),
        }
    }
}

/// How many records each cluster has.
fn sizes(outcome: &Outcome) -> Vec<u64> {
    let most = outcome.clusters.iter().max().map_or(0, |most| *most as usize + 1);
    let mut sizes = vec![0; most];
    for cluster in &outcome.clusters {
        if let Some(size) = sizes.get_mut(*cluster as usize) {
            *size += 1;
        }
    }
    sizes
}

pub(super) const fn zone(zone: Zone) -> &'static str {
    match zone {
        Zone::Same => "same",
        Zone::Ask => "review",
        Zone::Different => "different",
    }
}

/// The files a result was written to.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub(super) struct Written {
    /// Every record with the person it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) records: Option<PathBuf>,
    /// The pairs.
    pub(super) pairs: PathBuf,
}

/// Writes every record with its cluster, and beside it the pairs.
pub(super) fn write_clusters(
    path: &Path,
    ids: Ids<'_>,
    (settings, outcome): (&Settings, &Outcome),
) -> anyhow::Result<Written> {
    let sizes = sizes(outcome);
    let (mut clusters, mut counts) = (ColumnBuilder::default(), ColumnBuilder::default());
    for cluster in &outcome.clusters {
        clusters.push(&(cluster + 1).to_string());
        counts.push(&sizes.get(*cluster as usize).copied().unwrap_or(0).to_string());
    }
    let (clusters, counts) = (clusters.finish("cluster"), counts.finish("records_in_cluster"));
    let mut columns = vec![Cells::Words(&clusters), Cells::Words(&counts)];
    let lines = ids.column.is_none().then(|| ids.column_of(0..outcome.clusters.len(), "line"));
    columns.extend(lines.as_ref().map(Cells::Words));
    let made = |name: &str| settings.composed.iter().any(|it| it.name == name);
    let own = ids.reading().table.columns.iter().filter(|it| !made(&it.name));
    columns.extend(own.map(Cells::Words));
    files::write(path, &columns).map_err(wrong)?;
    let pairs = beside(path);
    write_pairs(&pairs, (ids, ids), outcome)?;
    Ok(Written { records: Some(path.to_owned()), pairs })
}

/// `people.csv` and its pairs, `people.pairs.csv`.
pub(super) fn beside(path: &Path) -> PathBuf {
    let extension = path.extension().map_or_else(String::new, |it| format!(".{}", it.display()));
    path.with_extension(format!("pairs{extension}"))
}

/// Writes the pairs, the likeliest first.
pub(super) fn write_pairs(
    path: &Path,
    (left, right): (Ids<'_>, Ids<'_>),
    outcome: &Outcome,
) -> anyhow::Result<()> {
    let pairs = &outcome.pairs;
    let lefts = left.column_of(pairs.iter().map(|pair| pair.left as usize), "left");
    let rights = right.column_of(pairs.iter().map(|pair| pair.right as usize), "right");
    let (mut zones, mut linked) = (ColumnBuilder::default(), ColumnBuilder::default());
    for pair in pairs {
        zones.push(zone(pair.zone));
        linked.push(if pair.linked { "yes" } else { "no" });
    }
    let (zones, linked) = (zones.finish("zone"), linked.finish("linked"));
    let probabilities: Vec<f64> = pairs.iter().map(|pair| pair.probability).collect();
    let bits: Vec<f64> = pairs.iter().map(|pair| f64::from(pair.bits)).collect();
    let columns = [
        Cells::Words(&lefts),
        Cells::Words(&rights),
        Cells::Numbers { name: "probability", values: &probabilities },
        Cells::Numbers { name: "bits", values: &bits },
        Cells::Words(&zones),
        Cells::Words(&linked),
    ];
    files::write(path, &columns).map_err(wrong)
}

impl Ids<'_> {
    /// The ids of some rows as a column.
    fn column_of(&self, rows: impl Iterator<Item = usize>, name: &str) -> Column {
        let mut builder = ColumnBuilder::default();
        rows.for_each(|row| builder.push(&self.of(row)));
        builder.finish(name)
    }
}
