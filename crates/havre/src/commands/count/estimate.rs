//! `havre count estimate`: how many in all, those on no list included, from lists that overlap.
//!
//! It must never turn a refusal into a number: what the card refuses, it shows refused.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use counting::input::Sheet;
use counting::lists::interval::Level;
use counting::lists::profile::LIMIT;
use counting::lists::stepwise::THRESHOLD;
use counting::lists::strata::{Stratum, Together, together};
use counting::lists::{Card, Method, Model, Patterns, Request, card, estimate};
use serde::Serialize;

use super::{say, say_json, wrong};

/// `havre count estimate`
#[derive(Debug, Args)]
pub(crate) struct Estimate {
    /// The lists: a column of 0 and 1 a list, and `count` for how many have that row (1 without it)
    file: PathBuf,
    /// The columns that are lists, with commas between; all columns of 0 and 1 when left out
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    lists: Option<Vec<String>>,
    /// How a model is chosen
    #[arg(long, value_enum, default_value = "auto")]
    method: MethodName,
    /// The one model whose number is wanted: [123,14] has lists 1, 2, 3 depend on each other, and 1, 4
    #[arg(long, value_name = "MODEL")]
    model: Option<String>,
    /// The most lists of a term; 3 for up to four lists and 2 for more when left out
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=15))]
    order: Option<u32>,
    /// How often the interval is to hold the truth
    #[arg(long, value_name = "SHARE", default_value_t = 0.95)]
    level: f64,
    /// Give no one number when sound models differ by more than this factor
    #[arg(long, value_name = "FACTOR", default_value_t = card::RATIO)]
    ratio: f64,
    /// The search takes a pair in up to this p-value
    #[arg(long, value_name = "P", default_value_t = THRESHOLD)]
    threshold: f64,
    /// Look for the upper end of an interval up to so many times the estimate
    #[arg(long, value_name = "TIMES", default_value_t = LIMIT)]
    limit: f64,
    /// Estimate each value of this column apart, and add up
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,
    /// Answer in JSON, with every model fitted
    #[arg(long)]
    json: bool,
}

/// `--method`
#[derive(Debug, Clone, Copy, ValueEnum)]
enum MethodName {
    /// All models for up to six lists, a search beyond
    Auto,
    /// The lowest BIC of all hierarchical models
    Loglinear,
    /// Pairs taken in one by one, as the United Kingdom's Home Office did
    Stepwise,
}

/// The answer for parts.
#[derive(Serialize)]
struct Parts {
    file: String,
    by: String,
    together: Together,
    strata: Vec<Stratum>,
}

/// The answer for a whole file.
#[derive(Serialize)]
struct Whole {
    file: String,
    #[serde(flatten)]
    card: Card,
}

impl Estimate {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let level = Level::new(self.level)
            .ok_or_else(|| wrong("--level is a share from 0.5 to 0.9999, as 0.95"))?;
        if !(1.0..=1e6).contains(&self.ratio) || !(1.0..=1e6).contains(&self.limit) {
            return Err(wrong("--ratio and --limit are 1 or more"));
        }
        if !(0.0..=1.0).contains(&self.threshold) {
            return Err(wrong("--threshold goes from 0 to 1"));
        }
        let sheet = Sheet::read(&self.file).map_err(wrong)?;
        match &self.by {
            None => self.whole(&sheet, level),
            Some(column) => self.parts(&sheet, column, level),
        }
    }

    fn whole(&self, sheet: &Sheet, level: Level) -> anyhow::Result<()> {
        let patterns = Patterns::from_sheet(sheet, self.lists.as_deref()).map_err(wrong)?;
        let file = self.file.display().to_string();
        let request = self.request(&patterns, level)?;
        let card =
            estimate(&patterns, &request).map_err(|fault| wrong(format!("{file}: {fault}")))?;
        if self.json {
            return say_json("estimate", &Whole { file, card });
        }
        say(&card.to_string())
    }

    fn parts(&self, sheet: &Sheet, column: &str, level: Level) -> anyhow::Result<()> {
        let parts = Patterns::by_stratum(sheet, self.lists.as_deref(), column).map_err(wrong)?;
        let mut strata = Vec::new();
        for (stratum, patterns) in parts {
            let (card, refused) = match estimate(&patterns, &self.request(&patterns, level)?) {
                Ok(card) => (Some(card), None),
                Err(fault) => (None, Some(fault.to_string())),
            };
            strata.push(Stratum { stratum, card, refused });
        }
        let together = together(&strata, level);
        if self.json {
            let (file, by) = (self.file.display().to_string(), column.to_owned());
            return say_json("estimate", &Parts { file, by, together, strata });
        }
        let mut text = together.said(level);
        for Stratum { stratum, card, refused } in &strata {
            let _ = writeln!(text, "\n{column}: {stratum}");
            if let Some(card) = card {
                let _ = write!(text, "{}", card.brief());
            } else if let Some(refused) = refused {
                let _ = writeln!(text, "  No number: {refused}.");
            }
        }
        let _ = writeln!(text, "\nThe whole of each card: --json.");
        say(&text)
    }

    fn request(&self, patterns: &Patterns, level: Level) -> anyhow::Result<Request<'static>> {
        let model = self.model.as_ref().map(|text| Model::parse(text, patterns.lists()));
        Ok(Request {
            method: match self.method {
                MethodName::Auto => Method::Auto,
                MethodName::Loglinear => Method::Loglinear,
                MethodName::Stepwise => Method::Stepwise,
            },
            model: model.transpose().map_err(wrong)?,
            order: self.order,
            level,
            ratio: self.ratio,
            threshold: self.threshold,
            limit: self.limit,
            check: None,
        })
    }
}
