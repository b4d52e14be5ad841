//! `havre count flows`: who moved between places, from who lives where at two moments.
//!
//! It must never choose an assumption in silence: what is assumed stands in every answer.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use counting::draw::{self, Picture, Words};
use counting::flows::{
    Account, Assumption, Method, Natives, Report, Settings, Sheets, Unbalanced, Weight,
};
use counting::input::Sheet;

use super::{say, say_json, wrong};
use crate::commands::files::Files;

/// `havre count flows`
#[derive(Debug, Args)]
pub(crate) struct Flows {
    /// Who lives where at the start: rows are birthplaces, columns places, matched by name
    start: PathBuf,
    /// The same at the end
    end: PathBuf,
    /// Births a place between them: columns place and count
    #[arg(long, value_name = "FILE", requires = "deaths")]
    births: Option<PathBuf>,
    /// Deaths a place between them: columns place and count
    #[arg(long, value_name = "FILE", requires = "births")]
    deaths: Option<PathBuf>,
    /// How the two stocks are made comparable
    #[arg(long, value_enum, default_value = "open-dr")]
    method: MethodName,
    /// How many are taken to have moved
    #[arg(long, value_enum, default_value = "minimum")]
    assumption: AssumptionName,
    /// The share of independence in a mixture, 0 to 1
    #[arg(long, value_name = "W")]
    weight: Option<f64>,
    /// When a closed world does not add up, rescale the natives instead of refusing
    #[arg(long)]
    rescale_natives: bool,
    /// Set a negative number of natives to zero and shrink the others of the place to its total
    #[arg(long)]
    mend_natives: bool,
    /// Where to write the table of flows (CSV)
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Where to write the whole account by birthplace, with births, deaths and outside (CSV)
    #[arg(long, value_name = "FILE")]
    account: Option<PathBuf>,
    /// Where to draw the flows (SVG)
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// What is drawn by --svg
    #[arg(long, value_enum, default_value = "chord", requires = "svg")]
    diagram: Diagram,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// `--diagram`
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Diagram {
    /// Places around a circle
    Chord,
    /// From the left to the right
    Sankey,
}

/// `--method`
#[derive(Debug, Clone, Copy, ValueEnum)]
enum MethodName {
    /// No one came from outside these places or left them
    Closed,
    /// People came as they lived at the start and left as they live at the end
    Open,
    /// People came as they live at the end and left as they lived at the start
    OpenDr,
}

/// `--assumption`
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum AssumptionName {
    /// The fewest moves that explain the stocks: a lower bound
    Minimum,
    /// Where people are says nothing about where they were
    Independence,
    /// --weight of independence, the rest of the minimum
    Mixture,
}

impl Flows {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let settings = self.settings()?;
        let read = |path: &Path| Sheet::read(path).map_err(wrong);
        let (start, end) = (read(&self.start)?, read(&self.end)?);
        let vital = match self.births.as_deref().zip(self.deaths.as_deref()) {
            Some((births, deaths)) => Some([read(births)?, read(deaths)?]),
            None => None,
        };
        let vital = vital.as_ref().map(|sheets| sheets.each_ref());
        let sheets = Sheets { start: &start, end: &end, vital };
        let natives = if self.mend_natives { Natives::Mend } else { Natives::Refuse };
        let change = sheets.read(natives).map_err(wrong)?;
        let found = Report::of(&change, &settings);
        let (report, account) = found.map_err(|unsound| wrong(sheets.fault(&unsound)))?;
        let mut files = Files::default();
        if let Some(out) = &self.out {
            files.add(out, report.csv())?;
        }
        if let Some(out) = &self.account {
            files.add(out, account.csv(change.places())?)?;
        }
        if let Some(out) = &self.svg {
            files.add(out, self.drawn(&report, &account)?)?;
        }
        files.finish()?;
        if self.json { say_json("flows", &report) } else { say(&report.text()) }
    }

    fn drawn(&self, report: &Report, account: &Account) -> anyhow::Result<String> {
        let words = Words::english("flows", &report.title(), &report.note());
        let picture = Picture::new(&report.places, &account.flows(), words)?;
        Ok(match self.diagram {
            Diagram::Chord => draw::chord(&picture),
            Diagram::Sankey => draw::sankey(&picture),
        })
    }

    fn settings(&self) -> anyhow::Result<Settings> {
        let method = match self.method {
            MethodName::Closed => Method::Closed,
            MethodName::Open => Method::Open,
            MethodName::OpenDr => Method::OpenDr,
        };
        let assumption = match (self.assumption, self.weight) {
            (AssumptionName::Minimum, None) => Assumption::Minimum,
            (AssumptionName::Independence, None) => Assumption::Independence,
            (AssumptionName::Mixture, Some(weight)) => {
                let weight = Weight::new(weight);
                Assumption::Mixture(weight.map_err(|it| wrong(format!("--weight: {it}")))?)
            }
            (AssumptionName::Mixture, None) => {
                return Err(wrong(
                    "a mixture needs --weight W, from 0 (the fewest moves) to 1 (independence): it \
                     is not chosen for you",
                ));
            }
            (AssumptionName::Minimum | AssumptionName::Independence, Some(_)) => {
                return Err(wrong("--weight is of a mixture: add --assumption mixture"));
            }
        };
        let unbalanced =
            if self.rescale_natives { Unbalanced::RescaleNatives } else { Unbalanced::Refuse };
        Ok(Settings { unbalanced, ..Settings::new(method, assumption) })
    }
}
