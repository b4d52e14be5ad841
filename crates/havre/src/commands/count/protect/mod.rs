//! `havre count protect`: a table that exposes no one.
//!
//! It must never show a secret: neither a seed nor a count that the table keeps back.

mod answer;
mod files;
mod method;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use counting::input::Sheet;
use counting::protect::decimal::Decimal;
use counting::protect::keys::KeySpace;
use counting::protect::tabulate::{Asked, By, Keys, tabulate};
use counting::publish::{Dataset, Structure};

use super::attack::{people, withstands};
use super::figure::{FigureOf, command};
use super::form::Form;
use super::{say, say_json, unread, wrong};
use crate::commands::files::Files;
use answer::{Answer, Made};

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
    /// The column that names each person: it is never tabulated, and keys do not depend on the order of
    /// rows
    #[arg(long, value_name = "COL")]
    id: Option<String>,
    /// Counts below this are not published (10 for cell-key with `ten-five` or a file, 0 with `entropy`,
    /// 5 for suppress)
    #[arg(long, value_name = "N", value_parser = people())]
    threshold: Option<u64>,
    /// cell-key: `ten-five`, `entropy`, or a file with pcv, ckey, pvalue; ten-five when left out
    #[arg(long, value_name = "TABLE")]
    ptable: Option<String>,
    /// cell-key, entropy: the largest noise either way; 5 when left out
    #[arg(long, value_name = "D")]
    deviation: Option<u32>,
    /// cell-key, entropy: the largest variance of the noise; 3 when left out
    #[arg(long, value_name = "V")]
    variance: Option<f64>,
    /// cell-key, entropy: counts 1 to this are never published
    #[arg(long, value_name = "N")]
    blocked: Option<u32>,
    /// cell-key, entropy: the least probability that a count stays as it is
    #[arg(long, value_name = "P")]
    stay: Option<f64>,
    /// cell-key, round --random: the keys of records
    #[arg(long, value_enum)]
    keys: Option<Space>,
    /// round: multiples of this; 5 when left out
    #[arg(long, value_name = "N")]
    base: Option<u64>,
    /// round: up or down at random, without bias, in place of to the nearest
    #[arg(long)]
    random: bool,
    /// suppress: how wide the interval of each exposed cell must be; the threshold when left out
    #[arg(long, value_name = "N", value_parser = people())]
    protection: Option<u64>,
    /// suppress: leave out as few cells as can be, in place of as few people
    #[arg(long)]
    fewest_cells: bool,
    /// laplace: the privacy loss this table may cost
    #[arg(long, value_name = "E")]
    epsilon: Option<Decimal>,
    /// laplace: in how many rows one person can be; 1 when left out
    #[arg(long, value_name = "N")]
    sensitivity: Option<u64>,
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
    #[command(flatten)]
    form: Form,
    /// What the table is called in SDMX and JSON-stat
    #[arg(long, value_name = "AGENCY:ID(1.0)", default_value = "HAVRE:TABLE(1.0.0)")]
    structure: String,
    /// Write the table although its own attacks work groups out
    #[arg(long)]
    despite_attacks: bool,
    /// Where to write people with the keys drawn for them, to be kept for the next table
    #[arg(long, value_name = "FILE")]
    save_keys: Option<PathBuf>,
    #[command(flatten)]
    figure: FigureOf,
    /// The title of a new figure; the name of the table when left out
    #[arg(long, requires = "figure")]
    title: Option<String>,
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

impl Protect {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let structure = Structure::new(&self.out.structure).map_err(wrong)?;
        let chosen = self.chosen()?;
        let sheet = Sheet::read(&self.file).map_err(wrong)?;
        let by = self.by.as_deref().map(|text| {
            let what = || wrong(format!("--by \"{text}\": names of columns, each once"));
            By::read(text).ok_or_else(what)
        });
        let by = by.transpose()?;
        let keys = chosen.space().map(|space| Keys { space, seed: self.seed });
        let asked = Asked { by: by.as_ref(), id: self.id.as_deref(), keys };
        let table = tabulate(&sheet, &asked).map_err(wrong)?;
        // The noise depends on the entry of the ledger, so that no two tables have the same.
        let (opened, allowed) = chosen.ledger(&self, &sheet)?.unzip();
        let protected = chosen.protect(&table, allowed)?;
        let must = self.out.publishes() && !self.out.despite_attacks;
        let threshold = chosen.threshold();
        let attack = withstands(&shown(&self.file), &protected.release, threshold, must)?;
        let data = Dataset::of(structure, &protected.release).map_err(wrong)?;

        // All files are made before one of them gets its name; what is spent is entered first.
        let mut files = Files::default();
        if let Some(opened) = &opened {
            opened.keep(&mut files)?;
        }
        if let (Some(path), Some(keys)) = (&self.out.save_keys, &keys) {
            files.add(path, files::with_keys(&sheet, &table, keys.space)?)?;
        }
        if let Some(path) = &self.out.out {
            files.add(path, self.out.form.written(path, &data, None)?)?;
        }
        let figure = match &self.out.figure.path {
            Some(_) => {
                let asked = self.out.title.as_deref();
                let title = asked.map_or_else(|| shown(&self.file), str::to_owned);
                let command = command(std::env::args_os());
                let figure = self.out.figure.version(&title, asked.is_some(), command, data)?;
                self.out.figure.keep(&figure, &mut files)?;
                Some(figure)
            }
            None => None,
        };
        files.finish()?;

        let ledger = opened.map(|opened| opened.ledger);
        let answer = Answer::of(&self, &table, protected, Made { attack, ledger, figure });
        if self.json { say_json("protect", &answer) } else { say(&answer.text(threshold)) }
    }
}

impl Out {
    /// Whether the table is to be published.
    const fn publishes(&self) -> bool {
        self.out.is_some() || self.figure.path.is_some()
    }
}

/// The name of a file, as it is shown.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
