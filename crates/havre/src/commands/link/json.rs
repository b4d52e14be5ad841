//! The answer in JSON: a contract, `docs/linkage.md`.

use linkage::evaluate::Report;
use linkage::link::Outcome;
use linkage::model::Zones;
use linkage::settings::{Field, Rule, Settings, Test};
use serde::Serialize;

use super::report::Found;
use super::results::{Counts, Written, zone};

/// The name and version of the shape.
const SCHEMA: &str = "havre.link/1";

#[derive(Serialize)]
struct Answer<'a> {
    schema: &'static str,
    command: &'a str,
    files: Vec<File>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(flatten)]
    counts: Counts,
    zones: Zones,
    #[serde(skip_serializing_if = "Option::is_none")]
    evaluation: Option<Evaluation>,
    notes: Vec<String>,
    model: Model<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    written: Option<&'a Written>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clusters: Option<Vec<Vec<String>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pairs: Option<Vec<Pair>>,
}

#[derive(Serialize)]
struct File {
    file: String,
    form: String,
    records: usize,
}

#[derive(Serialize)]
struct Model<'a> {
    fields: &'a [Field],
    comparisons: Vec<Comparison<'a>>,
    blocking: &'a [Rule],
}

#[derive(Serialize)]
struct Comparison<'a> {
    field: &'a str,
    levels: Vec<Level<'a>>,
}

#[derive(Serialize)]
struct Level<'a> {
    #[serde(flatten)]
    test: &'a Test,
    m: f64,
    u: f64,
    bits: f64,
}

#[derive(Serialize)]
struct Pair {
    left: String,
    right: String,
    probability: f64,
    bits: f32,
    zone: &'static str,
    linked: bool,
}

/// How well it went, pair by pair and person by person.
#[derive(Serialize)]
struct Evaluation {
    truth: String,
    pairs: Pairwise,
    clusters: Clustered,
}

#[derive(Serialize)]
struct Pairwise {
    right: u64,
    wrong: u64,
    missed: u64,
    precision: f64,
    recall: f64,
    f1: f64,
}

#[derive(Serialize)]
struct Clustered {
    exact: f64,
    precision: f64,
    recall: f64,
    f1: f64,
}

impl Evaluation {
    fn of(truth: &str, report: &Report) -> Self {
        let (precision, recall) = (report.bcubed_precision, report.bcubed_recall);
        Self {
            truth: truth.to_owned(),
            pairs: Pairwise {
                right: report.right,
                wrong: report.wrong,
                missed: report.missed,
                precision: report.precision,
                recall: report.recall,
                f1: report.f1,
            },
            clusters: Clustered {
                exact: report.exact_clusters,
                precision,
                recall,
                f1: harmonic(precision, recall),
            },
        }
    }
}

/// The harmonic mean of two shares.
pub(super) fn harmonic(a: f64, b: f64) -> f64 {
    if a + b > 0.0 { 2.0 * a * b / (a + b) } else { 0.0 }
}

/// The answer of a run. Pairs and clusters stand in it unless they were written to files.
pub(super) fn answer(found: &Found<'_>) -> anyhow::Result<String> {
    let inside = found.written.is_none();
    let files = found.readings.iter().map(|reading| File {
        file: reading.file.display().to_string(),
        form: reading.form.to_string(),
        records: reading.table.rows(),
    });
    let outcome = found.outcome;
    let answer = Answer {
        schema: SCHEMA,
        command: found.command,
        files: files.collect(),
        id: found.left.column.is_some().then(|| found.left.header()),
        counts: Counts::of(outcome),
        zones: outcome.model.zones,
        evaluation: found.evaluation.as_ref().map(|(truth, report)| Evaluation::of(truth, report)),
        notes: found.notes(),
        model: model(found.settings, outcome),
        written: found.written.as_ref(),
        clusters: inside.then(|| clusters(found)),
        pairs: inside.then(|| pairs(found)),
    };
    Ok(serde_json::to_string_pretty(&answer)?)
}

fn model<'a>(settings: &'a Settings, outcome: &Outcome) -> Model<'a> {
    let comparisons = settings.comparisons.iter().zip(&outcome.model.comparisons);
    let comparisons = comparisons.map(|(comparison, weights)| {
        let numbers = weights.m.iter().zip(&weights.u);
        let levels = comparison.levels.iter().zip(numbers);
        let levels = levels.map(|(level, (m, u))| Level {
            test: &level.test,
            m: *m,
            u: *u,
            bits: (m / u).log2(),
        });
        Comparison { field: &comparison.field, levels: levels.collect() }
    });
    Model {
        fields: &settings.fields,
        comparisons: comparisons.collect(),
        blocking: &settings.blocking,
    }
}

fn clusters(found: &Found<'_>) -> Vec<Vec<String>> {
    let outcome = found.outcome;
    let count = outcome.clusters.iter().max().map_or(0, |most| *most as usize + 1);
    let mut clusters: Vec<Vec<String>> = vec![Vec::new(); count];
    for (row, cluster) in outcome.clusters.iter().enumerate() {
        if let Some(members) = clusters.get_mut(*cluster as usize) {
            members.push(found.id(row));
        }
    }
    clusters.retain(|members| members.len() > 1);
    clusters
}

fn pairs(found: &Found<'_>) -> Vec<Pair> {
    let (left, right) = found.sides();
    let pairs = found.outcome.pairs.iter().map(|pair| Pair {
        left: left.of(pair.left as usize),
        right: right.of(pair.right as usize),
        probability: pair.probability,
        bits: pair.bits,
        zone: zone(pair.zone),
        linked: pair.linked,
    });
    pairs.collect()
}
