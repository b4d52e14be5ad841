//! Files, ids and models as they are given on the command line.

use std::cell::RefCell;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use clap::Args;
use linkage::files::{self, Reading};
use linkage::link::{Options, Outcome, Progress, Step};
use linkage::propose;
use linkage::settings::{Fault, Kind, Settings};
use linkage::table::Table;

use super::report::Found;
use super::results::beside;
use super::{json, report, wrong};
use crate::commands::files::{apart, write};
use crate::commands::terminal::shown;

/// What the commands that compare records have in common.
#[derive(Debug, Default, Args)]
pub(super) struct Common {
    /// The column that names each record; found by itself, else the line does
    #[arg(long, value_name = "COL")]
    pub(super) id: Option<String>,
    /// The column that says who a record is of: the result is measured against it
    #[arg(long, value_name = "COL")]
    pub(super) truth: Option<String>,
    /// A model to use in place of one made for the file: our TOML, or Splink's JSON
    #[arg(long, value_name = "FILE")]
    pub(super) model: Option<PathBuf>,
    /// Where to write the model that was used, to be read and edited (TOML)
    #[arg(long, value_name = "FILE")]
    pub(super) save_model: Option<PathBuf>,
    /// From which probability two records are linked; the model's own when left out
    #[arg(long, value_name = "P")]
    pub(super) threshold: Option<f64>,
    /// Where to write the result: .csv, .tsv or .parquet
    #[arg(long, value_name = "FILE")]
    pub(super) out: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    pub(super) json: bool,
}

impl Common {
    /// Refuses results where they cannot stand, or over what is read. `pairs` go beside the records.
    pub(super) fn stand_apart(&self, files: &[&Path], pairs: bool) -> anyhow::Result<()> {
        if let Some(out) = &self.out {
            is_a_table(out)?;
        }
        let beside = self.out.as_deref().filter(|_| pairs).map(beside);
        let outputs = [&self.out, &beside, &self.save_model].into_iter().flatten();
        let outputs: Vec<&Path> = outputs.map(PathBuf::as_path).collect();
        let inputs: Vec<&Path> = files.iter().copied().chain(self.model.as_deref()).collect();
        apart(&outputs, &inputs)
    }

    /// The model: the one given, or one proposed for the tables; columns it makes of others are
    /// added to these.
    pub(super) fn settings(&self, readings: &mut [&mut Reading]) -> anyhow::Result<Settings> {
        let mut settings = self.chosen(readings)?;
        if let Some(threshold) = self.threshold {
            if !(0.0..1.0).contains(&threshold) || threshold == 0.0 {
                return Err(wrong("--threshold is a probability: above 0, below 1"));
            }
            settings.threshold = Some(threshold);
        }
        for reading in readings {
            settings.complete(&mut reading.table);
        }
        Ok(settings)
    }

    fn chosen(&self, readings: &[&mut Reading]) -> anyhow::Result<Settings> {
        let settings = match &self.model {
            Some(path) => read_model(path)?,
            None => {
                let tables: Vec<&Table> = readings.iter().map(|it| &it.table).collect();
                let left_out: Vec<&str> =
                    [&self.truth, &self.id].into_iter().filter_map(Option::as_deref).collect();
                let mut settings = propose::propose_without(&tables, &left_out);
                if let Some(field) =
                    settings.fields.iter_mut().find(|it| Some(&it.name) == self.id.as_ref())
                {
                    field.kind = Kind::RowId;
                }
                settings
            }
        };
        if settings.fields.iter().all(|field| field.kind == Kind::RowId) {
            let files: Vec<_> = readings.iter().map(|it| it.file.display().to_string()).collect();
            let what = if files.len() > 1 {
                "no column that says who a record is of is in both: give the same headers to \
                 columns that hold the same"
            } else {
                "no column says who a record is of: give names, dates or other values to compare"
            };
            return Err(wrong(format!("{}: {what}", files.join(", "))));
        }
        Ok(settings)
    }

    /// Reads a file, with its columns of ids and truth checked.
    pub(super) fn read(&self, path: &Path) -> anyhow::Result<Reading> {
        let reading = files::read(path).map_err(wrong)?;
        if let Some(id) = &self.id {
            reading.unique(id).map_err(wrong)?;
        }
        if let Some(truth) = &self.truth {
            reading.column(truth).map_err(wrong)?;
        }
        Ok(reading)
    }

    /// Writes the model with the numbers that were used, if that is wanted; gives its name.
    pub(super) fn save(
        &self,
        settings: &Settings,
        outcome: &Outcome,
    ) -> anyhow::Result<Option<String>> {
        let Some(path) = &self.save_model else { return Ok(None) };
        let mut full = settings.clone();
        outcome.model.write_into(&mut full);
        write(path, full.to_toml()?)?;
        Ok(Some(path.display().to_string()))
    }

    /// The answer in the form that is wanted.
    pub(super) fn answer(&self, found: &Found<'_>) -> anyhow::Result<String> {
        if self.json { json::answer(found) } else { Ok(shown(&report::text(found))) }
    }

    /// What the records of a file are called.
    pub(super) fn ids<'a>(&'a self, reading: &'a Reading, settings: &Settings) -> Ids<'a> {
        let found = || {
            let rows = settings.fields.iter().filter(|field| field.kind == Kind::RowId);
            rows.map(|field| field.name.clone()).find(|name| reading.unique(name).is_ok())
        };
        let name = self.id.clone().or_else(found);
        let column = name.and_then(|name| reading.column(&name).ok());
        Ids { reading, column }
    }
}

/// The names of records: the values of a column, or the lines of the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ids<'a> {
    reading: &'a Reading,
    /// The place of the column, if there is one.
    pub(super) column: Option<usize>,
}

impl<'a> Ids<'a> {
    pub(super) fn reading(&self) -> &'a Reading {
        self.reading
    }

    pub(super) fn of(&self, row: usize) -> String {
        let value = self.column.and_then(|column| self.reading.table.get(column, row));
        value.map_or_else(|| self.reading.line(row).to_string(), str::to_owned)
    }

    /// The header of the column, or what the names are without one.
    pub(super) fn header(&self) -> &str {
        let column = self.column.and_then(|column| self.reading.table.columns.get(column));
        column.map_or("line", |column| column.name.as_str())
    }
}

fn read_model(path: &Path) -> anyhow::Result<Settings> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| wrong(format!("{shown}: {error}")))?;
    if path.extension().is_some_and(|it| it.eq_ignore_ascii_case("json")) {
        let import =
            Settings::from_splink(&text).map_err(|fault| wrong(format!("{shown}: {fault}")))?;
        import
            .left_out
            .iter()
            .for_each(|it| tell(&format!("{shown}: {}: left out: {}", it.path, it.text)));
        return Ok(import.settings);
    }
    let settings: Settings = toml::from_str(&text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let before = text.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |it| it.chars().count()) + 1;
        wrong(format!("{shown}:{line}:{column}: {}", error.message()))
    })?;
    settings.check().map_err(|fault: Fault| wrong(format!("{shown}: {fault}")))?;
    Ok(settings)
}

#[expect(clippy::print_stderr, reason = "what was not taken over, beside the answer")]
pub(super) fn tell(what: &str) {
    eprintln!("havre: {}", shown(what));
}

/// Shows on a terminal how far the work has come.
pub(super) struct Shower {
    shown: Mutex<RefCell<(Option<Step>, u32)>>,
    on: bool,
}

impl Shower {
    pub(super) fn new() -> Self {
        let on = std::io::stderr().is_terminal();
        Self { shown: Mutex::new(RefCell::new((None, 0))), on }
    }

    /// Shows where the work is, when that has changed.
    #[expect(clippy::print_stderr, reason = "progress, on a terminal only")]
    pub(super) fn show(&self, progress: Progress) {
        if !self.on {
            return;
        }
        let hundredths = (progress.done * 100.0) as u32;
        let Ok(shown) = self.shown.lock() else { return };
        if shown.replace((Some(progress.step), hundredths)) != (Some(progress.step), hundredths) {
            eprint!("\r\x1b[K{} {hundredths} %", step(progress.step));
        }
    }

    /// Takes the line away again.
    #[expect(clippy::print_stderr, reason = "progress, on a terminal only")]
    pub(super) fn end(&self) {
        if self.on {
            eprint!("\r\x1b[K");
        }
    }
}

/// The options of a run that shows its progress.
pub(super) fn options<'a>(progress: &'a (dyn Fn(Progress) + Sync)) -> Options<'a> {
    Options { progress: Some(progress), ..Options::default() }
}

const fn step(step: Step) -> &'static str {
    match step {
        Step::Read => "Reading values…",
        Step::Block => "Looking for pairs worth comparing…",
        Step::Estimate => "Learning what agreement is worth…",
        Step::Compare => "Comparing…",
        Step::Cluster => "Deciding who is one person…",
    }
}

/// Refuses a name that promises another form than the ones that are written.
fn is_a_table(out: &Path) -> anyhow::Result<()> {
    let form = out.extension().and_then(|it| it.to_str()).unwrap_or_default().to_ascii_lowercase();
    let (name, otherwise) = match form.as_str() {
        "json" | "jsonl" | "ndjson" => ("JSON", "; --json answers in JSON"),
        "xlsx" | "xls" | "ods" => ("a workbook", "; a workbook opens .csv"),
        "gz" | "zst" | "zip" | "bz2" | "xz" => ("a compressed file", ""),
        _ => return Ok(()),
    };
    let out = out.display();
    Err(wrong(format!("{out}: {name} is not written: name it .csv, .tsv or .parquet{otherwise}")))
}
