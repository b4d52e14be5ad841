//! `havre count ratio`: how many have no permit, from counts by group.
//!
//! It must never turn a refusal into a number: what the card refuses, it shows refused.

use std::path::PathBuf;

use clap::Args;
use counting::draw::ratio_chart;
use counting::input::Sheet;
use counting::lists::card::RATIO;
use counting::lists::interval::Level;
use counting::ratio::{Estimator, Groups, Offset, RESAMPLES_MOST, RatioCard, Request, estimate};
use serde::Serialize;

use super::{one_or_more, say, say_json, write, wrong};

/// An interval from fewer resamples is one of chance.
const RESAMPLES_LEAST: usize = 100;

/// `havre count ratio`
#[derive(Debug, Args)]
pub(crate) struct Ratio {
    /// A row a group: group (or country), observed (or m), auxiliary (or n), reference (or N)
    file: PathBuf,
    /// Columns that may explain the exponent of those registered, as sex or period
    #[arg(long, value_name = "COL", value_delimiter = ',')]
    covariates: Vec<String>,
    /// ols, nls, poisson or nb: whose number is wanted; the others are still shown
    #[arg(long)]
    estimator: Option<String>,
    /// What is added to auxiliary/reference: auto (estimated where some are zero), none, estimate, or a
    /// share such as 0.001
    #[arg(long, value_name = "SHARE", default_value = "auto")]
    offset: String,
    /// How often the intervals are to hold the truth
    #[arg(long, value_name = "SHARE", default_value = "0.95")]
    level: Level,
    /// Give no one number when estimators differ by more than this factor
    #[arg(long, value_name = "FACTOR", default_value_t = RATIO, value_parser = one_or_more)]
    ratio: f64,
    /// Weigh the groups by chance so many times, for an interval without a formula
    #[arg(long, value_name = "N")]
    resamples: Option<usize>,
    /// The seed of these weights, 1 when left out
    #[arg(long, value_name = "N", requires = "resamples")]
    seed: Option<u64>,
    /// Where to draw the share found by the share in the other register (SVG)
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// The answer for a file.
#[derive(Serialize)]
struct Whole {
    file: String,
    #[serde(flatten)]
    card: RatioCard,
}

impl Ratio {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let request = self.request()?;
        let sheet = Sheet::read(&self.file).map_err(wrong)?;
        let groups = Groups::from_sheet(&sheet, &self.covariates).map_err(wrong)?;
        let file = self.file.display().to_string();
        let card =
            estimate(&groups, &request).map_err(|refusal| wrong(format!("{file}: {refusal}")))?;
        if let Some(svg) = &self.svg {
            write(svg, ratio_chart(&groups, &card))?;
        }
        if self.json { say_json("ratio", &Whole { file, card }) } else { say(&card.to_string()) }
    }

    fn request(&self) -> anyhow::Result<Request> {
        let resamples = self.resamples.unwrap_or_default();
        if self.resamples.is_some_and(|n| !(RESAMPLES_LEAST..=RESAMPLES_MOST).contains(&n)) {
            let range = format!("--resamples is {RESAMPLES_LEAST} to {RESAMPLES_MOST}");
            return Err(wrong(range));
        }
        Ok(Request {
            estimator: self.estimator.as_deref().map(named).transpose()?,
            offset: offset(&self.offset)?,
            level: self.level,
            ratio: self.ratio,
            resamples,
            seed: self.seed.unwrap_or(1),
        })
    }
}

fn named(code: &str) -> anyhow::Result<Estimator> {
    Estimator::by_code(code).ok_or_else(|| {
        let codes: Vec<&str> = Estimator::ALL.iter().map(|it| it.code()).collect();
        wrong(format!("--estimator {code}: there are {}", codes.join(", ")))
    })
}

fn offset(text: &str) -> anyhow::Result<Offset> {
    match text {
        "auto" => Ok(Offset::Auto),
        "none" => Ok(Offset::None),
        "estimate" => Ok(Offset::Estimated),
        share => share.parse().ok().and_then(Offset::fixed).ok_or_else(|| {
            wrong(format!(
                "--offset {share}: it is auto, none, estimate, or a share from 0.0000000001 to 0.5"
            ))
        }),
    }
}
