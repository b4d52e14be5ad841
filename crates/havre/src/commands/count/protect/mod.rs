//! `havre count protect`: a table that exposes no one.
//!
//! It must never show a secret: neither a seed nor a count that the table keeps back.

mod answer;
mod files;
mod method;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use counting::input::Sheet;
use counting::protect::attack::{self, Options, Publication};
use counting::protect::decimal::Decimal;
use counting::protect::keys::KeySpace;
use counting::protect::tabulate::{By, Keys, tabulate};
use counting::publish::{Dataset, Structure};

use super::{attack as attacked, say, say_json, write, wrong};
use answer::Answer;

/// Larger tables are not attacked here: it would take long.
const ATTACKED_MOST: usize = 3_000;

/// `havre count protect`
#[derive(Debug, Args)]
pub(crate) struct Protect {
    /// A table: columns of categories and `count`, or one row for each person
    file: PathBuf,
    /// How it is protected
    #[arg(long, value_enum)]
    method: Method,
    /// The columns to tabulate: `country/region,sex` (regions within countries); else all
    #[arg(long, value_name = "COLS")]
    by: Option<String>,
    /// What is drawn is drawn from this; keep it secret
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// The column that names each person: keys then do not depend on the order of rows
    #[arg(long, value_name = "COL")]
    id: Option<String>,
    /// Counts below this are not published (10 for cell-key with `ten-five` or a file, 0 with `entropy`,
    /// 5 for suppress)
    #[arg(long, value_name = "N")]
    threshold: Option<u64>,
    /// cell-key: `ten-five`, `entropy`, or a file with pcv, ckey, pvalue
    #[arg(long, value_name = "TABLE", default_value = "ten-five")]
    ptable: String,
    /// cell-key, entropy: the largest noise either way
    #[arg(long, value_name = "D", default_value_t = 5)]
    deviation: u32,
    /// cell-key, entropy: the largest variance of the noise
    #[arg(long, value_name = "V", default_value_t = 3.0)]
    variance: f64,
    /// cell-key, entropy: counts 1 to this are never published
    #[arg(long, value_name = "N", default_value_t = 0)]
    blocked: u32,
    /// cell-key, entropy: the least probability that a count stays as it is
    #[arg(long, value_name = "P", default_value_t = 0.0)]
    stay: f64,
    /// cell-key, round: the keys of records
    #[arg(long, value_enum)]
    keys: Option<Space>,
    /// round: multiples of this
    #[arg(long, value_name = "N", default_value_t = 5)]
    base: u64,
    /// round: up or down at random, without bias, in place of to the nearest
    #[arg(long)]
    random: bool,
    /// suppress: how wide the interval of each exposed cell must be; the threshold when left out
    #[arg(long, value_name = "N")]
    protection: Option<u64>,
    /// suppress: leave out as few cells as can be, in place of as few people
    #[arg(long)]
    fewest_cells: bool,
    /// laplace: the privacy loss this table may cost
    #[arg(long, value_name = "E")]
    epsilon: Option<Decimal>,
    /// laplace: in how many rows one person can be
    #[arg(long, value_name = "N", default_value_t = 1)]
    sensitivity: u64,
    /// laplace: the ledger of the data set; made when it is not there
    #[arg(long, value_name = "FILE")]
    ledger: Option<PathBuf>,
    /// laplace: the privacy loss that all tables of the data set may cost, for a new ledger
    #[arg(long, value_name = "E")]
    budget: Option<Decimal>,
    #[command(flatten)]
    out: Out,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// Where the table goes.
#[derive(Debug, Args)]
struct Out {
    /// Where to write the protected table
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The form it is written in
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// What the table is called in SDMX and JSON-stat
    #[arg(long, value_name = "AGENCY:ID(1.0)", default_value = "HAVRE:TABLE(1.0.0)")]
    structure: String,
    /// Write the table although its own attacks work groups out
    #[arg(long)]
    despite_attacks: bool,
    /// Where to write people with the keys drawn for them, to be kept for the next table
    #[arg(long, value_name = "FILE")]
    save_keys: Option<PathBuf>,
    /// The published figure: made when it is not there, else a new version of it
    #[arg(long, value_name = "FILE")]
    figure: Option<PathBuf>,
    /// The title of a new figure; the name of the table when left out
    #[arg(long)]
    title: Option<String>,
    /// Why a figure that was published is corrected
    #[arg(long)]
    reason: Option<String>,
    /// The day of the correction
    #[arg(long)]
    date: Option<String>,
}

/// How a table is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Method {
    /// Noise that the same people get in every table
    CellKey,
    /// Multiples of a base
    Round,
    /// Small cells are left out, and others so that they cannot be worked out
    Suppress,
    /// Differential privacy, with a ledger of what was spent
    Laplace,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Space {
    /// 0 to 255
    Byte,
    /// 0 to 4095
    TwelveBits,
    /// Fractions of one, nine places
    Fraction,
}

impl From<Space> for KeySpace {
    fn from(space: Space) -> Self {
        match space {
            Space::Byte => Self::Byte,
            Space::TwelveBits => Self::TwelveBits,
            Space::Fraction => Self::Fraction,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A column a dimension, value, obs_status, conf_status
    Csv,
    /// SDMX-CSV 2.0
    Sdmx,
    /// JSON-stat 2.0
    JsonStat,
}

impl Protect {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let structure = Structure::new(&self.out.structure).map_err(wrong)?;
        let sheet = Sheet::read(&self.file).map_err(wrong)?;
        let by = self.by.as_deref().map(|text| {
            let what = || wrong(format!("--by \"{text}\": names of columns, each once"));
            By::read(text).ok_or_else(what)
        });
        let by = by.transpose()?;
        let chosen = self.chosen()?;
        let keys = chosen.space().map(|space| Keys { space, seed: self.seed, id: self.id.clone() });
        let table = tabulate(&sheet, by.as_ref(), keys.as_ref()).map_err(wrong)?;
        let protected = chosen.protect(&table, self.seed)?;
        let options = Options { threshold: chosen.threshold(), shrinking: false };
        let small = protected.release.cells.len() <= ATTACKED_MOST;
        let attacked = small
            .then(|| attack::attack(&[Publication::of(&protected.release)], options))
            .transpose()
            .map_err(wrong)?;
        let groups = attacked.as_ref().map_or(0, |outcome| outcome.findings.len());
        if groups > 0 && self.out.publishes() && !self.out.despite_attacks {
            let outcome = attacked.as_ref().map(|it| attacked::text(it, options.threshold));
            return Err(wrong(format!(
                "{}: nothing is written, for its own attacks break this table; choose another method or \
                 fewer columns (--despite-attacks writes it all the same)\n{}",
                shown(&self.file),
                outcome.unwrap_or_default().trim_end()
            )));
        }
        let data = Dataset::of(structure, &protected.release).map_err(wrong)?;
        let written = files::table(&data, self.out.format)?;
        if let (Some(path), Some(keys)) = (&self.out.save_keys, &keys) {
            files::save_keys(path, &sheet, &table, keys.space)?;
        }
        // What is spent is entered before anything is shown.
        let ledger = chosen.spend(&self)?;
        let figure = files::figure(&self.out, &self.file, data)?;
        if let Some(path) = &self.out.out {
            write(path, &written)?;
        }
        let answer = Answer::of(&self, &table, protected, (attacked, ledger, figure));
        if self.json { say_json("protect", &answer) } else { say(&answer.text(options.threshold)) }
    }
}

impl Out {
    /// Whether the table is to be published.
    const fn publishes(&self) -> bool {
        self.out.is_some() || self.figure.is_some()
    }
}

/// The name of a file, as it is shown.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
