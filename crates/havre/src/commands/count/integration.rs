//! `havre count integration`: integration from both sides, in figures of groups only.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use counting::input::Sheet;
use counting::integration::{
    Asked, Cell, GroupFigures, GroupSize, Instrument, Interviews, Mean, Rate, Reliability, Report,
    Scale, Step, report,
};
use serde::Serialize;

use super::{group_size, say, say_json, wrong};

/// `havre count integration`
#[derive(Debug, Args)]
pub(crate) struct Integration {
    /// The interviews: a column an item, and the host's side (waiting_days, registration_refused,
    /// discrimination_reports)
    file: PathBuf,
    /// The items as they were asked: item, dimension, wording. They are not shipped
    #[arg(long, value_name = "ITEMS.csv")]
    items: PathBuf,
    /// The column that says the group
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,
    /// Withhold groups of fewer people; ten at least
    #[arg(long, value_name = "N", default_value = "10", value_parser = group_size)]
    at_least: GroupSize,
    /// The months since arrival that a point of the course spans
    #[arg(long, default_value_t = 6, value_parser = clap::value_parser!(u32).range(1..=120))]
    months: u32,
    /// Draws the samples of the interval of omega
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Answer<'a> {
    file: String,
    #[serde(flatten)]
    report: &'a Report,
}

impl Integration {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let scale =
            Sheet::read(&self.items).and_then(|sheet| Scale::from_sheet(&sheet)).map_err(wrong)?;
        let interviews = Sheet::read(&self.file)
            .and_then(|sheet| Interviews::from_sheet(&sheet, &scale, self.by.as_deref()))
            .map_err(wrong)?;
        let asked = Asked { least: self.at_least, months: self.months, seed: self.seed };
        let report = report(&scale, &interviews, &asked);
        if self.json {
            let file = self.file.display().to_string();
            let answer = Answer { file, report: &report };
            return say_json("integration", &answer);
        }
        say(&told(&report))
    }
}

fn told(report: &Report) -> String {
    let mut text = String::new();
    match report.all.told() {
        Some(figures) => {
            let _ = writeln!(
                text,
                "{} people: {} on a scale from 0 to 1.",
                report.people,
                mean(&figures.score, 2)
            );
        }
        None => {
            let least = report.least.people();
            let _ = writeln!(text, "Fewer than {least} people: nothing is told.");
        }
    }
    let shape = match report.instrument {
        Instrument::Ipl12 => "The scale has the shape of the IPL-12.",
        Instrument::Ipl24 => {
            "The scale has the shape of the IPL-24; how that is rescaled is unverified."
        }
        Instrument::Other => "The scale is the one of the sheet of items.",
    };
    let _ = writeln!(
        text,
        "{shape} The figures describe groups, with the host's side beside them; they are not made for \
         a decision on anyone.\n"
    );
    for (name, cell) in std::iter::once(("everyone", &report.all))
        .chain(report.groups.iter().map(|(name, cell)| (name.as_str(), cell)))
    {
        let name = if name.is_empty() { "(not stated)" } else { name };
        let _ = writeln!(text, "{name}");
        group(&mut text, cell);
    }
    course(&mut text, &report.trajectory);
    reliability(&mut text, report);
    for (count, why) in [
        (report.unanswered, "too few answers for a score"),
        (report.one_sided, "nothing recorded of the host's side"),
    ] {
        if count > 0 {
            let _ = writeln!(text, "Left out: {count} interviews, {why}.");
        }
    }
    text
}

fn mean(mean: &Mean, digits: usize) -> String {
    let (low, high) = (mean.interval.low, mean.interval.high);
    format!("{:.digits$} on average [{low:.digits$}; {high:.digits$}]", mean.mean)
}

fn group(text: &mut String, cell: &Cell<GroupFigures>) {
    let Some(figures) = cell.told() else {
        text.push_str("  withheld: too few people, or it would give a smaller group away\n");
        return;
    };
    let host = figures.host;
    let few = || "recorded of too few to be told".to_owned();
    let days = |days: Mean| format!("{} days, {} people", mean(&days, 0), days.people);
    let _ = writeln!(text, "  host: waited         {}", host.waiting_days.map_or_else(few, days));
    let refused = host.registration_refused.map_or_else(few, rate);
    let _ = writeln!(text, "  host: refused        {refused}");
    let reported = host.discrimination_reported.map_or_else(few, rate);
    let _ = writeln!(text, "  host: discrimination {reported}");
    let score = &figures.score;
    let _ = writeln!(text, "  score                {}, {} people", mean(score, 2), score.people);
    for (name, score) in &figures.dimensions {
        let _ = writeln!(text, "    {name:18} {}", mean(score, 2));
    }
}

fn rate(rate: Rate) -> String {
    let interval = rate.interval();
    format!(
        "{:.0} % [{:.0}; {:.0}], {} of {} people",
        100.0 * rate.share(),
        100.0 * interval.low,
        100.0 * interval.high,
        rate.count(),
        rate.of()
    )
}

fn course(text: &mut String, steps: &[Step]) {
    if steps.is_empty() {
        return;
    }
    text.push_str("\nBy months since arrival (other people may stand behind each point):\n");
    for step in steps {
        let what = match &step.score {
            Cell::Told(score) => format!("{}, {} people", mean(score, 2), score.people),
            Cell::Withheld => "withheld: too few people".to_owned(),
        };
        let _ = writeln!(text, "  {:>3} to {:>3}  {what}", step.from_month, step.to_month);
    }
}

fn reliability(text: &mut String, report: &Report) {
    text.push('\n');
    let Some(found) = &report.reliability else {
        let why = report.no_reliability.as_deref().unwrap_or_default();
        let _ = writeln!(text, "How reliable the scale is here is not known: {why}.");
        return;
    };
    let Reliability { people, items, alpha, alpha_interval: interval, .. } = found;
    let _ = writeln!(
        text,
        "How reliable the scale is here ({items} items, {people} people who answered all): alpha \
         {alpha:.3} [{:.3}; {:.3}]{}.",
        interval.low,
        interval.high,
        omega(found)
    );
    if found.heywood {
        text.push_str("One factor takes up an item whole: do not trust omega.\n");
    }
    if !found.turned.is_empty() {
        let places: Vec<String> = found.turned.iter().map(|at| (at + 1).to_string()).collect();
        let _ = writeln!(
            text,
            "Items {} go the other way round than most: were they to be reversed?",
            places.join(", ")
        );
    }
}

fn omega(found: &Reliability) -> String {
    let Some(omega) = found.omega else { return String::new() };
    let interval = found.omega_interval.map_or_else(
        || "without an interval: too many samples do not fit".to_owned(),
        |interval| format!("[{:.3}; {:.3}]", interval.low, interval.high),
    );
    format!(", omega {omega:.3} {interval}")
}
