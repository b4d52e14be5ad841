//! `havre link explain`: why two records are taken for one person, or not.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use linkage::explain::{self, Step, Waterfall};
use linkage::link;
use linkage::model::Zone;

use super::input::{Common, Ids, Shower, options};
use super::results::zone;
use super::{say, wrong};
use crate::commands::terminal::shown;

/// `havre link explain`
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The file: CSV (any separator) or Parquet
    file: PathBuf,
    /// A record: its id, or its line where there are no ids
    first: String,
    /// Another
    second: String,
    /// The column that names each record; found by itself, else the line does
    #[arg(long, value_name = "COL")]
    id: Option<String>,
    /// The column that says who a record is of: left out of what is compared
    #[arg(long, value_name = "COL")]
    truth: Option<String>,
    /// A model to use in place of one made for the file (TOML)
    #[arg(long, value_name = "FILE")]
    model: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

#[derive(serde::Serialize)]
struct Answer<'a> {
    schema: &'static str,
    command: &'static str,
    left: &'a str,
    right: &'a str,
    #[serde(flatten)]
    why: Waterfall,
}

impl Explain {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let common = Common {
            id: self.id.clone(),
            truth: self.truth.clone(),
            model: self.model.clone(),
            ..Common::default()
        };
        let mut reading = common.read(&self.file)?;
        let settings = common.settings(&mut [&mut reading])?;
        let ids = common.ids(&reading, &settings);
        let rows = (self.row(ids, &self.first)?, self.row(ids, &self.second)?);
        let shower = Shower::new();
        let progress = |progress| shower.show(progress);
        let of_file = |fault| wrong(format!("{}: {fault}", self.file.display()));
        let outcome = link::dedupe(&reading.table, &settings, &options(&progress));
        shower.end();
        let outcome = outcome.map_err(of_file)?;
        let why =
            explain::rows(&reading.table, &settings, &outcome.model, rows).map_err(of_file)?;
        if self.json {
            let (left, right) = (&self.first, &self.second);
            let answer = Answer { schema: "havre.link/1", command: "explain", left, right, why };
            say(&serde_json::to_string_pretty(&answer)?)
        } else {
            say(&shown(&text((&self.first, &self.second), &why)))
        }
    }

    /// The row of a record by its name.
    fn row(&self, ids: Ids<'_>, name: &str) -> anyhow::Result<usize> {
        let rows = ids.reading().table.rows();
        (0..rows).find(|row| ids.of(*row) == name).ok_or_else(|| {
            let header = ids.header();
            wrong(format!("{}: no record has the {header} `{name}`", self.file.display()))
        })
    }
}

fn text((left, right): (&str, &str), why: &Waterfall) -> String {
    let verdict = match why.zone {
        Zone::Same => "one person",
        Zone::Ask => "unsure: a human should look",
        Zone::Different => "two people",
    };
    let mut text = format!(
        "{left} and {right}: {verdict} (probability {:.4}, zone {})\n\n",
        why.probability,
        zone(why.zone)
    );
    let mut line = |bits: f64, said: &str| {
        let _ = writeln!(text, "  {bits:+8.2}  {said}");
    };
    line(why.prior, "any two records, before anything is compared");
    for step in &why.steps {
        line(step.bits, &said(step));
        if step.frequency_bits != 0.0 {
            let often = step.one_in.map_or_else(String::new, |it| format!(": one in {it:.0}"));
            line(step.frequency_bits, &format!("    how often that value is met{often}"));
        }
    }
    line(why.total, "in sum, bits: log2 of the odds that they are one person");
    text
}

fn said(step: &Step) -> String {
    if step.key == "shared" {
        return step.meaning.clone();
    }
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "–".to_owned());
    let (left, right) = (value(&step.left), value(&step.right));
    let mut said = format!("{}: {left} / {right}: {}", step.field, step.meaning);
    let parts: Vec<String> = step
        .parts
        .iter()
        .filter(|part| step.parts.len() > 1 && !(part.left.is_empty() && part.right.is_empty()))
        .map(|part| format!("{}~{} {:+.1}", part.left, part.right, part.bits))
        .collect();
    if !parts.is_empty() {
        let _ = write!(said, " [{}]", parts.join(", "));
    }
    said
}
