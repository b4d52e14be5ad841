//! `havre count gaps`: Zaragoza indicators, migrants less natives, with their doubt.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use counting::input::Sheet;
use counting::integration::{Area, GapRow, Gaps, GroupSize, Reading};
use serde::Serialize;

use super::{group_size, say, say_json, wrong};

/// `havre count gaps`
#[derive(Debug, Args)]
pub(crate) struct GapsOf {
    /// A row an indicator: indicator, migrants, migrants_of, natives, natives_of
    file: PathBuf,
    /// The column that tells rows of one indicator apart, as year, sex or citizenship
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,
    /// Withhold gaps where a side is fewer people; ten at least
    #[arg(long, value_name = "N", default_value = "10", value_parser = group_size)]
    at_least: GroupSize,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer {
    file: String,
    #[serde(flatten)]
    gaps: Gaps,
}

impl GapsOf {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let gaps = Sheet::read(&self.file)
            .and_then(|sheet| Gaps::from_sheet(&sheet, self.by.as_deref(), self.at_least))
            .map_err(wrong)?;
        if self.json {
            let file = self.file.display().to_string();
            return say_json("gaps", &Answer { file, gaps });
        }
        say(&told(&gaps))
    }
}

fn told(gaps: &Gaps) -> String {
    let mut text =
        "The rate of migrants less that of natives, in points, with its 95 % interval.\n"
            .to_owned();
    let mut area = None;
    for row in &gaps.rows {
        if area != Some(row.area) {
            area = Some(row.area);
            let _ = writeln!(text, "\n{}", named(row.area));
        }
        line(&mut text, row, gaps.least);
    }
    let told = gaps.rows.iter().filter(|row| row.reading.is_some()).count();
    if told > 1 {
        let _ = writeln!(
            text,
            "\nOf {told} gaps about one in twenty is told apart from zero by chance alone. A gap says \
             nothing of its cause: ages, years since arrival and rules of access differ too."
        );
    }
    text
}

const fn named(area: Area) -> &'static str {
    match area {
        Area::Employment => "Employment",
        Area::Education => "Education",
        Area::SocialInclusion => "Social inclusion",
        Area::ActiveCitizenship => "Active citizenship",
    }
}

fn line(text: &mut String, row: &GapRow, least: GroupSize) {
    let name = row.indicator.code().replace('_', " ");
    let name = if row.of.is_empty() { name } else { format!("{name}, {}", row.of) };
    let (Some(gap), Some(reading)) = (row.gap.told(), row.reading) else {
        let least = least.people();
        let _ = writeln!(text, "  {name:42} withheld: fewer than {least} people");
        return;
    };
    let reading = match reading {
        Reading::Worse => "worse for migrants",
        Reading::Better => "better for migrants",
        Reading::Differs => "differs",
        Reading::Open => "may be chance",
    };
    let points = |share: f64| format!("{:+.1}", 100.0 * share);
    let _ = writeln!(
        text,
        "  {name:42} {:>6} [{}; {}]  {:.1} % against {:.1} %: {reading}",
        points(gap.gap),
        points(gap.interval.low),
        points(gap.interval.high),
        100.0 * gap.migrants.share(),
        100.0 * gap.natives.share()
    );
}
