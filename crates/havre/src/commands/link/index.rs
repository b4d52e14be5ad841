//! `havre link index` and `havre link find`: records asked about, one by one, in an index made once.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use linkage::index::{Candidate, Index};
use linkage::link;
use linkage::propose::rename_alike;
use linkage::table::Table;

use super::input::{Common, Ids, Shower, options, tell};
use super::results::zone;
use super::{say, wrong};
use crate::commands::files::{apart, write};
use crate::commands::terminal::shown;

/// The first bytes of an index: its format and the version of that.
const MARK: &[u8] = b"havre.index/1\n";
/// Records found that are shown for one asked about, in words.
const SHOWN: usize = 5;

/// `havre link index`
#[derive(Debug, Args)]
pub(crate) struct MakeIndex {
    /// The file: CSV (any separator) or Parquet
    file: PathBuf,
    /// The column that names each record; found by itself, else the line does
    #[arg(long, value_name = "COL")]
    id: Option<String>,
    /// A column to leave out: it says who a record is of
    #[arg(long, value_name = "COL")]
    truth: Option<String>,
    /// A model to use in place of one made for the file (TOML)
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Where to write the index. Names stand in it: keep it as the file it was made of
    #[arg(long, value_name = "INDEX")]
    out: PathBuf,
}

impl MakeIndex {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let common =
            Common { id: self.id, truth: self.truth, model: self.model, ..Common::default() };
        let inputs: Vec<&Path> =
            [&self.file].into_iter().chain(&common.model).map(PathBuf::as_path).collect();
        apart(&[&self.out], &inputs)?;
        let mut reading = common.read(&self.file)?;
        let settings = common.settings(&mut [&mut reading])?;
        let shower = Shower::new();
        let progress = |progress| shower.show(progress);
        let of_file = |fault| wrong(format!("{}: {fault}", self.file.display()));
        let outcome = link::dedupe(&reading.table, &settings, &options(&progress));
        shower.end();
        let outcome = outcome.map_err(of_file)?;
        let index = Index::build(&reading.table, &settings, &outcome.model).map_err(of_file)?;
        let ids = common.ids(&reading, &settings);
        let names: Vec<String> = (0..reading.table.rows()).map(|row| ids.of(row)).collect();
        let names = serde_json::to_vec(&names)?;
        let mut bytes = MARK.to_vec();
        bytes.extend_from_slice(&(names.len() as u64).to_le_bytes());
        bytes.extend_from_slice(&names);
        bytes.extend_from_slice(&index.to_bytes()?);
        write(&self.out, bytes)?;
        say(&format!("{}: {} records can be asked about", self.out.display(), index.rows()))
    }
}

/// `havre link find`
#[derive(Debug, Args)]
pub(crate) struct Find {
    /// The records asked about: CSV or Parquet with the columns of the file of the index
    file: PathBuf,
    /// An index made by `havre link index`
    index: PathBuf,
    /// The column that names each record asked about; else the line does
    #[arg(long, value_name = "COL")]
    id: Option<String>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

#[derive(serde::Serialize)]
struct Answer {
    schema: &'static str,
    command: &'static str,
    answers: Vec<Asked>,
}

#[derive(serde::Serialize)]
struct Asked {
    asked: String,
    found: Vec<Found>,
}

#[derive(serde::Serialize)]
struct Found {
    id: String,
    /// How many records of the index are alike in all that is compared.
    copies: u32,
    probability: f64,
    bits: f64,
    zone: &'static str,
}

impl Find {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let (names, index) = read(&self.index)?;
        let common = Common { id: self.id.clone(), ..Common::default() };
        let mut reading = common.read(&self.file)?;
        self.name_columns(&index, &mut reading.table)?;
        let ids = common.ids(&reading, index.settings());
        let table = &reading.table;
        let mut answers = Vec::new();
        for row in 0..table.rows() {
            answers.push(ask(&index, &names, table, (row, ids))?);
        }
        if self.json {
            let answer = Answer { schema: "havre.link/1", command: "find", answers };
            say(&serde_json::to_string_pretty(&answer)?)
        } else {
            say(&shown(&text(&answers)))
        }
    }
}

impl Find {
    /// Gives the columns the names that the index knows, and tells which were taken for others and
    /// which are missing: what is not asked cannot tell people apart.
    fn name_columns(&self, index: &Index, table: &mut Table) -> anyhow::Result<()> {
        let shown = self.file.display();
        let settings = index.settings();
        let made = settings.composed.iter();
        let parts = made.flat_map(|it| [it.year.as_str(), it.month.as_str(), it.day.as_str()]);
        let compared = || settings.comparisons.iter().map(|it| it.field.as_str());
        let wanted: Vec<&str> = compared().chain(parts).collect();
        for (wanted, header) in rename_alike(&wanted, table) {
            tell(&format!("{shown}: `{header}` is taken for `{wanted}`"));
        }
        settings.complete(table);
        let missing: Vec<&str> = compared().filter(|name| table.column(name).is_none()).collect();
        if missing.len() == settings.comparisons.len() {
            let wanted = missing.join(", ");
            return Err(wrong(format!(
                "{shown}:1:1: no column of the index is in this file: it wants some of {wanted}"
            )));
        }
        if !missing.is_empty() {
            tell(&format!("{shown}: answered without {}", missing.join(", ")));
        }
        Ok(())
    }
}

fn ask(
    index: &Index,
    names: &[String],
    table: &Table,
    (row, ids): (usize, Ids<'_>),
) -> anyhow::Result<Asked> {
    let found = index.find(|name| table.column(name)?.get(row)).map_err(wrong)?;
    let found = found.into_iter().map(|candidate: Candidate| Found {
        id: names.get(candidate.row as usize).cloned().unwrap_or_default(),
        copies: candidate.copies,
        probability: candidate.probability,
        bits: candidate.bits,
        zone: zone(candidate.zone),
    });
    Ok(Asked { asked: ids.of(row), found: found.collect() })
}

fn text(answers: &[Asked]) -> String {
    let mut text = String::new();
    for answer in answers {
        if answer.found.is_empty() {
            let _ = writeln!(text, "{}: nobody alike", answer.asked);
            continue;
        }
        let _ = writeln!(text, "{}:", answer.asked);
        for found in answer.found.iter().take(SHOWN) {
            let more =
                if found.copies > 1 { format!(", {} alike", found.copies) } else { String::new() };
            let _ = writeln!(
                text,
                "  {}  probability {:.4}, {}{more}",
                found.id, found.probability, found.zone
            );
        }
        if answer.found.len() > SHOWN {
            let _ = writeln!(text, "  and {} more", answer.found.len() - SHOWN);
        }
    }
    text
}

/// The names of the records of an index, and the index.
fn read(path: &Path) -> anyhow::Result<(Vec<String>, Index)> {
    let shown = path.display();
    let bytes = std::fs::read(path).map_err(|error| wrong(format!("{shown}: {error}")))?;
    let parts = bytes.strip_prefix(MARK).and_then(|rest| {
        let (length, rest) = rest.split_first_chunk::<8>()?;
        rest.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)
    });
    let Some((names, rest)) = parts else {
        return Err(wrong(format!("{shown}: no index: make one with `havre link index`")));
    };
    let damaged =
        |error: &dyn std::fmt::Display| wrong(format!("{shown}: a damaged index: {error}"));
    let names = serde_json::from_slice(names).map_err(|error| damaged(&error))?;
    let index = Index::from_bytes(rest).map_err(|error| damaged(&error))?;
    Ok((names, index))
}
