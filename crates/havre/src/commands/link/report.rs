//! What was found, in words for a stranger.

use std::fmt::Write;

use linkage::evaluate::Report;
use linkage::explain::{Explainer, Step, Waterfall, level_words};
use linkage::files::Reading;
use linkage::link::{Outcome, Pair};
use linkage::model::Zone;
use linkage::settings::{Kind, Settings};
use linkage::table::Table;

use super::input::Ids;
use super::json::harmonic;
use super::results::{Counts, Written};
use super::words::{self, number};

/// Values of a record that are shown in an example.
const SHOWN: usize = 7;
/// The most records for which examples are explained at once: it takes another look at all.
const EXPLAINED_MOST: usize = 200_000;

/// A run and what it found.
pub(super) struct Found<'a> {
    pub(super) command: &'a str,
    pub(super) readings: Vec<&'a Reading>,
    /// The names of the records, of those of the right file too if there is one.
    pub(super) left: Ids<'a>,
    pub(super) right: Option<Ids<'a>>,
    pub(super) settings: &'a Settings,
    pub(super) outcome: &'a Outcome,
    /// The column of the truth, and how the result compares with it.
    pub(super) evaluation: Option<(String, Report)>,
    pub(super) written: Option<Written>,
    pub(super) saved_model: Option<String>,
}

impl<'a> Found<'a> {
    /// The ids of the left and the right records of pairs.
    pub(super) fn sides(&self) -> (Ids<'a>, Ids<'a>) {
        (self.left, self.right.unwrap_or(self.left))
    }

    /// The name of a record by its place among the records of all files.
    pub(super) fn id(&self, row: usize) -> String {
        match (self.right, row.checked_sub(self.outcome.left_rows)) {
            (Some(right), Some(row)) => right.of(row),
            (None, _) | (_, None) => self.left.of(row),
        }
    }
}

/// All that is to be said, in the order in which it is wanted.
pub(super) fn text(found: &Found<'_>) -> String {
    let mut text = String::new();
    files(found, &mut text);
    columns(found.settings, &mut text);
    compared(found, &mut text);
    sought(found, &mut text);
    counts(found, &mut text);
    if let Some((truth, report)) = &found.evaluation {
        measured(truth, report, &mut text);
    }
    examples(found, &mut text);
    next(found, &mut text);
    text
}

fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn heading(text: &mut String, heading: &str) {
    let _ = write!(text, "\n{heading}\n");
}

fn files(found: &Found<'_>, text: &mut String) {
    for reading in &found.readings {
        let table = &reading.table;
        let _ = writeln!(
            text,
            "{}: {} records, {} columns ({})",
            reading.file.display(),
            number(table.rows() as u64),
            table.columns.len(),
            reading.form
        );
    }
}

fn columns(settings: &Settings, text: &mut String) {
    heading(text, "What the columns hold (told by)");
    let width = settings.fields.iter().map(|it| it.name.chars().count()).max().unwrap_or(0);
    for field in &settings.fields {
        let because = if field.because.is_empty() { "the model" } else { &field.because };
        let right = field.right.as_ref().map(|it| format!(" = {it}")).unwrap_or_default();
        line(
            text,
            &format!("  {:width$}{right}  {} ({because})", field.name, words::kind(field.kind)),
        );
    }
}

fn compared(found: &Found<'_>, text: &mut String) {
    let comparisons = &found.settings.comparisons;
    if comparisons.is_empty() {
        return;
    }
    heading(text, "What is compared, and what each answer is worth (bits: +1 doubles the odds)");
    let width = comparisons.iter().map(|it| it.field.chars().count()).max().unwrap_or(0);
    for (place, comparison) in comparisons.iter().enumerate() {
        let model = &found.outcome.model;
        let levels = (1..=comparison.levels.len()).map(|level| {
            format!("{:+.1} {}", model.bits(place, level), level_words(comparison, level))
        });
        let levels: Vec<String> = levels.collect();
        let belongs = words::belongs(comparison.belongs);
        let belongs = if belongs.is_empty() { String::new() } else { format!(" [{belongs}]") };
        line(text, &format!("  {:width$}  {}{belongs}", comparison.field, levels.join("; ")));
    }
}

fn sought(found: &Found<'_>, text: &mut String) {
    if found.settings.blocking.is_empty() {
        return;
    }
    heading(text, "Which pairs were looked at: those that agree in one of");
    for rule in &found.settings.blocking {
        line(text, &format!("  {}", words::rule(rule)));
    }
}

fn counts(found: &Found<'_>, text: &mut String) {
    let counts = Counts::of(found.outcome);
    let zones = found.outcome.model.zones;
    heading(text, "What was found");
    let _ = writeln!(text, "  {} pairs were compared.", number(counts.pairs_compared));
    let _ = writeln!(
        text,
        "  {} pairs are the same person (probability {} and more); {} are unsure (from {}).",
        number(counts.pairs_same),
        zones.same,
        number(counts.pairs_to_review),
        zones.different
    );
    let _ = writeln!(
        text,
        "  {} records are of {} people; {} people have more than one record.",
        number(counts.records),
        number(counts.people),
        number(counts.people_with_several_records)
    );
    if found.right.is_some() {
        let linked = found.outcome.pairs.iter().filter(|pair| pair.linked).count();
        let each = if found.outcome.one_to_one { ", each record with one at most" } else { "" };
        let _ = writeln!(text, "  {} links between the files{each}.", number(linked as u64));
    }
    for note in &found.outcome.notes {
        let _ = writeln!(text, "  {}", words::note(note, &found.settings.blocking));
    }
}

fn measured(truth: &str, report: &Report, text: &mut String) {
    heading(text, &format!("Measured against the column {truth}"));
    let _ = writeln!(
        text,
        "  pairs    precision {:.4}  recall {:.4}  F1 {:.4}  ({} right, {} wrong, {} missed)",
        report.precision,
        report.recall,
        report.f1,
        number(report.right),
        number(report.wrong),
        number(report.missed)
    );
    let (precision, recall) = (report.bcubed_precision, report.bcubed_recall);
    let _ = writeln!(
        text,
        "  clusters precision {precision:.4}  recall {recall:.4}  F1 {:.4}  (B-cubed; {:.2} % of \
         people are exactly one cluster)",
        harmonic(precision, recall),
        report.exact_clusters * 100.0
    );
}

/// A sure pair that is not a copy, the weakest link, and a pair for a human.
fn examples(found: &Found<'_>, text: &mut String) {
    let pairs = &found.outcome.pairs;
    let same: Vec<&Pair> = pairs.iter().filter(|it| it.linked && it.zone == Zone::Same).collect();
    let asked: Vec<&Pair> = pairs.iter().filter(|it| it.zone == Zone::Ask).collect();
    let chosen = [
        ("The same, a middling case", same.get(same.len() / 2)),
        ("The same, the least sure", same.last()),
        ("Unsure: a human should look", asked.get(asked.len() / 2)),
    ];
    let tables: Vec<&Table> = found.readings.iter().map(|it| &it.table).collect();
    let explainer = (found.outcome.clusters.len() <= EXPLAINED_MOST)
        .then(|| Explainer::new(&tables, found.settings, &found.outcome.model).ok())
        .flatten();
    let mut seen: Vec<(u32, u32)> = Vec::new();
    for (title, pair) in chosen {
        let Some(pair) = pair.filter(|pair| !seen.contains(&(pair.left, pair.right))) else {
            continue;
        };
        seen.push((pair.left, pair.right));
        heading(text, &format!("{title} (probability {:.4})", pair.probability));
        let (left, right) = found.sides();
        for (ids, row) in [(left, pair.left), (right, pair.right)] {
            let _ =
                writeln!(text, "  {}  {}", ids.of(row as usize), shown(found, ids, row as usize));
        }
        let from = if found.right.is_some() { found.outcome.left_rows } else { 0 };
        let rows = (pair.left as usize, from + pair.right as usize);
        let why = explainer.as_ref().and_then(|it| it.rows(rows.0, rows.1).ok());
        if let Some(why) = why {
            let _ = writeln!(text, "  because {}", reasons(&why));
        }
    }
}

/// The strongest reasons for and against, in a line.
fn reasons(why: &Waterfall) -> String {
    let mut steps: Vec<&Step> = why.steps.iter().filter(|it| it.sum().abs() >= 0.5).collect();
    steps.sort_by(|a, b| b.sum().abs().total_cmp(&a.sum().abs()));
    let steps = steps.iter().take(5).map(|step| {
        let field = if step.key == "shared" { "" } else { step.field.as_str() };
        format!("{field} {} ({:+.1} bits)", step.meaning, step.sum()).trim().to_owned()
    });
    steps.collect::<Vec<_>>().join("; ")
}

/// The values of a record that are compared.
fn shown(found: &Found<'_>, ids: Ids<'_>, row: usize) -> String {
    let right = found.readings.get(1).is_some_and(|it| std::ptr::eq(*it, ids.reading()));
    let fields = found.settings.fields.iter();
    let said = fields.filter(|it| !matches!(it.kind, Kind::RowId | Kind::Ignored));
    let values = said.take(SHOWN).map(|field| {
        let name = field.right.as_ref().filter(|_| right).unwrap_or(&field.name);
        let value = ids.reading().table.column(name).and_then(|column| column.get(row));
        value.map_or_else(|| "–".to_owned(), |value| value.chars().take(40).collect())
    });
    values.collect::<Vec<_>>().join(" | ")
}

fn next(found: &Found<'_>, text: &mut String) {
    if let Some(written) = &found.written {
        heading(text, "Written");
        if let Some(records) = &written.records {
            let _ = writeln!(
                text,
                "  {}: every record, in the order of the file, with its `cluster`: one number, one \
                 person",
                records.display()
            );
        }
        let _ = writeln!(
            text,
            "  {}: the pairs, likeliest first, with probability and zone",
            written.pairs.display()
        );
    }
    if let Some(model) = &found.saved_model {
        let _ =
            writeln!(text, "  {model}: the model, to be read, edited and given back by --model");
    }
    heading(text, "What to do next");
    let counts = Counts::of(found.outcome);
    if found.written.is_none() {
        line(text, "  Nothing was written: add --out FILE.csv for clusters and pairs.");
    }
    if counts.pairs_to_review > 0 {
        let _ = writeln!(
            text,
            "  {} pairs have zone `review`: let someone decide them; nothing is merged by itself.",
            number(counts.pairs_to_review)
        );
    }
    if found.saved_model.is_none() {
        line(
            text,
            "  Wrong about a column? Add --save-model model.toml, edit it, use --model model.toml.",
        );
    }
    if found.evaluation.is_none() {
        line(text, "  If a column says who is who, --truth COL measures the result.");
    }
}
