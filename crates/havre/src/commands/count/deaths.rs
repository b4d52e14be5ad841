//! `havre count deaths`: totals of a register of incidents.

use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use counting::deaths::{
    By, Register, Remark, RemarkKind, SourceQuality, Totals, by_year, map_points, totals,
};
use counting::draw::{IncidentWords, MapPoint, incident_map, timeline};
use counting::input::Sheet;
use serde::Serialize;

use super::{say, say_json, wrong};
use crate::commands::files::Files;

/// So many remarks are told; the others are counted.
const TOLD: usize = 10;
/// So many groups are told in the text; JSON has them all.
const GROUPS: usize = 40;

/// `havre count deaths`
#[derive(Debug, Args)]
pub(crate) struct Deaths {
    /// The register: CSV, packed with gzip or not, with the columns of the IOM Missing Migrants Project
    file: PathBuf,
    /// What to add up by
    #[arg(long, value_enum, default_value = "region")]
    by: Group,
    /// Draw the years, stacked by region, to this file (SVG)
    #[arg(long, value_name = "OUT.svg")]
    timeline: Option<PathBuf>,
    /// Draw where, to this file (SVG)
    #[arg(long, value_name = "OUT.svg")]
    map: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Group {
    Region,
    Year,
    Route,
    Cause,
    Quality,
}

impl Group {
    const fn by(self) -> By {
        match self {
            Self::Region => By::Region,
            Self::Year => By::Year,
            Self::Route => By::Route,
            Self::Cause => By::Cause,
            Self::Quality => By::Quality,
        }
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    file: String,
    incidents: usize,
    /// Rows left out because another row corrects them.
    corrected: usize,
    #[serde(flatten)]
    totals: &'a Totals,
    remarks: &'a [Remark],
}

impl Deaths {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let register = Sheet::read(&self.file)
            .and_then(|sheet| Register::from_sheet(&sheet))
            .map_err(wrong)?;
        let totals = totals(&register, self.by.by());
        let mut files = Files::default();
        if let Some(out) = &self.timeline {
            files.add(out, draw_timeline(&register))?;
        }
        if let Some(out) = &self.map {
            files.add(out, draw_map(&register))?;
        }
        files.finish()?;
        if self.json {
            let answer = Answer {
                file: self.file.display().to_string(),
                incidents: register.distinct(),
                corrected: register.corrected(),
                totals: &totals,
                remarks: register.remarks(),
            };
            return say_json("deaths", &answer);
        }
        say(&told(&register, &totals))
    }
}

fn told(register: &Register, totals: &Totals) -> String {
    let (all, mut text) = (totals.all, String::new());
    let _ = writeln!(
        text,
        "{} dead and missing in {} incidents ({} rows): {} dead, at least {} missing.",
        all.total,
        register.distinct(),
        all.rows,
        all.dead,
        all.missing_at_least
    );
    text.push_str(
        "This is what the register holds: a minimum. Who died unseen, in detention, at a \
         deportation or after arrival may not be in it.\n\n",
    );
    let names: Vec<String> = totals.groups.iter().map(|(name, _)| shown(totals.by, name)).collect();
    let wide = names.iter().map(|name| name.chars().count()).max().unwrap_or(0).clamp(10, 60);
    let _ =
        writeln!(text, "{:wide$}  {:>7} {:>8} {:>8} {:>8}", "", "rows", "dead", "missing", "total");
    for (name, (_, sums)) in names.iter().zip(&totals.groups).take(GROUPS) {
        let name: String = name.chars().take(wide).collect();
        let _ = writeln!(
            text,
            "{name:wide$}  {:>7} {:>8} {:>8} {:>8}",
            sums.rows, sums.dead, sums.missing_at_least, sums.total
        );
    }
    let left = totals.groups.len().saturating_sub(GROUPS);
    if left > 0 {
        let _ = writeln!(text, "… and {left} more: --json has them all.");
    }
    if totals.by == By::Cause {
        text.push_str(
            "Causes are told apart as they are written; nobody has harmonised them here.\n",
        );
    }
    if register.corrected() > 0 {
        let _ = writeln!(text, "\nLeft out: {} rows that others correct.", register.corrected());
    }
    let _ = writeln!(
        text,
        "\nNot stated: the dead in {} rows, the missing in {}. An empty number is unknown, not zero.",
        all.rows_without_dead, all.rows_without_missing
    );
    if totals.by == By::Quality {
        text.push_str(
            "The meaning of the grades is not checked: see the register's own definitions.\n",
        );
    }
    text.push_str(&odd(register));
    text
}

fn shown(by: By, name: &Option<String>) -> String {
    let Some(name) = name else { return "(not stated)".to_owned() };
    match by {
        By::Quality => {
            let grade = name.parse().ok().and_then(SourceQuality::of);
            grade.map_or_else(|| name.clone(), |grade| format!("{name}: {}", grade.meaning()))
        }
        By::Region | By::Year | By::Route | By::Cause => name.clone(),
    }
}

fn odd(register: &Register) -> String {
    let remarks = register.remarks();
    let apart = remarks.iter().filter(|remark| remark.kind == RemarkKind::Sum).count();
    let (rows, checked) = (register.incidents().len(), register.with_total());
    let mut text = match (apart, checked) {
        (_, 0) => {
            "No row states a total: dead and missing were added, nothing checks them.\n".to_owned()
        }
        (0, _) if checked == rows => {
            "Dead and missing add up to the total in every row.\n".to_owned()
        }
        (0, _) => format!(
            "Dead and missing add up to the total in the {checked} rows that state one; {} do not.\n",
            rows - checked
        ),
        _ => format!("Dead and missing do not add up to the total in {apart} of {checked} rows.\n"),
    };
    for remark in remarks.iter().take(TOLD) {
        let column = remark.column.map(|column| format!(":{column}")).unwrap_or_default();
        let _ = writeln!(text, "  line {}{column}: {}", remark.line, remark.what);
    }
    let left = remarks.len().saturating_sub(TOLD);
    if left > 0 {
        let _ = writeln!(text, "  … and {left} more remarks: --json has them all.");
    }
    text
}

fn draw_timeline(register: &Register) -> String {
    let title = "Dead and missing on the way, by year";
    let words = IncidentWords::english("timeline", title, "Stacked bars.");
    timeline(&by_year(register, "(not stated)"), &words)
}

fn draw_map(register: &Register) -> String {
    let points: Vec<MapPoint> = map_points(register);
    let about = "Incidents as circles on a grid of latitudes and longitudes, without coasts or \
                 borders; the area of a circle is in proportion to its number.";
    let words = IncidentWords::english("map", "Where people died or went missing", about);
    incident_map(&points, &words)
}
