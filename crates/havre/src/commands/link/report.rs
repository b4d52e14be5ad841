//! What was found, in words for a stranger.

use std::fmt::Write;

use linkage::evaluate::Report;
use linkage::explain::{Explainer, Step, Waterfall, level_words};
use linkage::files::Reading;
use linkage::link::{Outcome, Pair};
use linkage::model::Zone;
use linkage::settings::{Field, Kind, Settings};
use linkage::table::Table;

use super::input::Ids;
use super::json::harmonic;
use super::results::{Counts, Written};
use super::words::{self, number};
use crate::commands::shell::quoted;

/// Values of a record that are shown in an example.
const SHOWN: usize = 10;
/// Rules of which pairs are looked at that are shown.
const RULES_SHOWN: usize = 6;
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

    /// What the reader should know.
    pub(super) fn notes(&self) -> Vec<String> {
        let files = self.readings.iter().filter_map(|reading| words::headless(reading));
        let outcome = self.outcome.notes.iter().map(|it| words::note(it, &self.settings.blocking));
        files.chain(outcome).collect()
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
    heading(
        text,
        "What agreement and difference are worth (bits: +1 doubles the odds of one person, -1 halves \
         them)",
    );
    let width = comparisons.iter().map(|it| it.field.chars().count()).max().unwrap_or(0);
    for (place, comparison) in comparisons.iter().enumerate() {
        let worth = |level| format!("{:+.1}", found.outcome.model.bits(place, level));
        let mut levels: Vec<(String, Vec<String>)> = Vec::new();
        for level in 1..=comparison.levels.len() {
            let words = level_words(comparison, level);
            match levels.last_mut().filter(|(bits, _)| *bits == worth(level)) {
                Some((_, alike)) => alike.push(words),
                None => levels.push((worth(level), vec![words])),
            }
        }
        let levels: Vec<String> =
            levels.iter().map(|(bits, words)| format!("{bits} {}", words.join(" or "))).collect();
        let belongs = words::belongs(comparison.belongs);
        let belongs = if belongs.is_empty() { String::new() } else { format!(" [{belongs}]") };
        line(text, &format!("  {:width$}  {}{belongs}", comparison.field, levels.join("; ")));
    }
}

fn sought(found: &Found<'_>, text: &mut String) {
    let rules = &found.settings.blocking;
    if rules.is_empty() {
        return;
    }
    heading(text, "Which pairs were looked at: those that agree in one of");
    for rule in rules.iter().take(RULES_SHOWN) {
        line(text, &format!("  {}", words::rule(rule)));
    }
    if let Some(more) = rules.len().checked_sub(RULES_SHOWN).filter(|more| *more > 0) {
        line(text, &format!("  and {more} more: --save-model FILE shows all"));
    }
}

fn counts(found: &Found<'_>, text: &mut String) {
    let counts = Counts::of(found.outcome);
    let zones = found.outcome.model.zones;
    heading(text, "What was found");
    let _ = writeln!(
        text,
        "  {} records are of {} people; {} people have more than one record.",
        number(counts.records),
        number(counts.people),
        number(counts.people_with_several_records)
    );
    let _ = writeln!(
        text,
        "  Of {} pairs compared, {} are the same person (probability {} or more) and {} unsure ({} to \
         {}).",
        number(counts.pairs_compared),
        number(counts.pairs_same),
        zones.same,
        number(counts.pairs_to_review),
        zones.different,
        zones.same
    );
    if found.right.is_some() {
        let linked = found.outcome.pairs.iter().filter(|pair| pair.linked).count();
        let each = if found.outcome.one_to_one { ", each record with one at most" } else { "" };
        let _ = writeln!(text, "  {} links between the files{each}.", number(linked as u64));
    }
    for note in found.notes() {
        line(text, &format!("  {note}"));
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
    if chosen.iter().any(|(_, pair)| pair.is_some()) {
        let names: Vec<&str> = said(found).map(|it| it.name.as_str()).collect();
        heading(text, &format!("Examples: {}  {}", found.left.header(), names.join(" | ")));
    }
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

/// The columns of which values are shown.
fn said<'a>(found: &'a Found<'_>) -> impl Iterator<Item = &'a Field> {
    let fields = found.settings.fields.iter();
    fields.filter(|it| !matches!(it.kind, Kind::RowId | Kind::Ignored)).take(SHOWN)
}

/// The values of a record that are compared.
fn shown(found: &Found<'_>, ids: Ids<'_>, row: usize) -> String {
    let right = found.readings.get(1).is_some_and(|it| std::ptr::eq(*it, ids.reading()));
    let values = said(found).map(|field| {
        let name = field.right.as_ref().filter(|_| right).unwrap_or(&field.name);
        let value = ids.reading().table.column(name).and_then(|column| column.get(row));
        value.map_or_else(|| "–".to_owned(), |value| value.chars().take(40).collect())
    });
    values.collect::<Vec<_>>().join(" | ")
}

/// How to ask why about a pair; the middle one of those a human should look at.
fn explain_it(found: &Found<'_>, text: &mut String) {
    let asked: Vec<&Pair> = found.outcome.pairs.iter().filter(|it| it.zone == Zone::Ask).collect();
    let (Some(pair), [reading], None) =
        (asked.get(asked.len() / 2), found.readings.as_slice(), found.right)
    else {
        return;
    };
    let name = |row: u32| quoted(&found.left.of(row as usize));
    let truth = found.evaluation.as_ref();
    let truth = truth.map_or_else(String::new, |(it, _)| format!(" --truth {}", quoted(it)));
    let file = quoted(&reading.file.display().to_string());
    let (left, right) = (name(pair.left), name(pair.right));
    line(
        text,
        &format!("  Why? `havre link explain {file} {left} {right}{truth}` says it in full."),
    );
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
        let what = if found.right.is_some() { "the links" } else { "who is who, and the pairs" };
        line(text, &format!("  Nothing was written: --out FILE.csv writes {what}."));
    }
    if counts.pairs_to_review > 0 {
        let place = found.written.as_ref().map_or_else(
            || "in the file of pairs that --out writes".to_owned(),
            |written| format!("in {}", written.pairs.display()),
        );
        let _ = writeln!(
            text,
            "  {} pairs are unsure (zone `review` {place}): let someone decide them; nothing is \
             merged by itself.",
            number(counts.pairs_to_review)
        );
    }
    explain_it(found, text);
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
