//! `havre count incidents`: which incidents of several registers are one.

mod add;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use counting::deaths::Register;
use counting::deaths::same::{Events, Link, Model, Options, Overlap, Weights, link, overlap};
use counting::input::{Sheet, line};
use counting::lists::{LISTS_MOST, Pattern};
use serde::Serialize;

use super::{say, say_json, write, wrong};
use add::Add;

/// So many links are explained in the text; JSON has them all.
const TOLD: usize = 5;

/// `havre count incidents`
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Incidents {
    #[command(subcommand)]
    action: Option<Action>,
    /// The registers, two or more: CSV, packed with gzip or not
    #[arg(required = true, num_args = 2..)]
    files: Vec<PathBuf>,
    /// Compare incidents that are so many days apart at most
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(i64).range(0..=31))]
    window: i64,
    /// Take two incidents for one from this probability
    #[arg(long, default_value_t = 0.5)]
    threshold: f64,
    /// Fit the weights to the registers, for long ones
    #[arg(long)]
    fit: bool,
    /// Draws the pairs that weights are learnt from, in long registers
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Write who is on which list to this file, to estimate what no list has
    #[arg(long, value_name = "OUT.csv")]
    patterns: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Add an incident, or the correction of one, to a register
    Add(Box<Add>),
}

#[derive(Serialize)]
struct Answer<'a> {
    events: &'a Events,
    model: &'a Model,
    links: &'a [Link],
    groups: usize,
    refused: &'a [usize],
    patterns: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    lists: Vec<String>,
    incidents: u64,
    deaths_at_least: u64,
}

impl Incidents {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        if let Some(Action::Add(add)) = self.action {
            return add.run();
        }
        if !(0.0..=1.0).contains(&self.threshold) {
            return Err(wrong(format!("--threshold {}: a probability is 0 to 1", self.threshold)));
        }
        if self.files.len() > LISTS_MOST {
            return Err(wrong(format!("{} lists, {LISTS_MOST} at most", self.files.len())));
        }
        let mut events = Events::default();
        for (number, file) in (1..).zip(&self.files) {
            let sheet = Sheet::read(file).map_err(wrong)?;
            let register = Register::from_sheet(&sheet).map_err(wrong)?;
            let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            let stem = stem.unwrap_or_default().trim_end_matches(".csv").to_owned();
            let name = if events.lists.contains(&stem) { format!("{stem} {number}") } else { stem };
            events.add(&name, &register);
        }
        let options = Options {
            window_days: self.window,
            weights: if self.fit { Weights::Fitted } else { Weights::Assumed },
            threshold: self.threshold,
            seed: self.seed,
        };
        let (model, links) = link(&events, &options).map_err(wrong)?;
        let overlap = overlap(&events, &links, options.threshold)
            .ok_or_else(|| wrong("the numbers are too large to add up"))?;
        if let Some(out) = &self.patterns {
            write(out, sheet(&overlap))?;
        }
        if self.json {
            let answer = Answer {
                events: &events,
                model: &model,
                links: &links,
                groups: overlap.groups.len(),
                refused: &overlap.refused,
                patterns: rows(&overlap),
            };
            return say_json("incidents", &answer);
        }
        say(&told(&events, &links, &overlap))
    }
}

fn names(overlap: &Overlap, pattern: Pattern) -> Vec<String> {
    let names = overlap.patterns.names().iter().enumerate();
    names.filter(|(list, _)| pattern.on(*list)).map(|(_, name)| name.clone()).collect()
}

fn rows(overlap: &Overlap) -> Vec<Row> {
    let row = |(pattern, incidents)| Row {
        lists: names(overlap, pattern),
        incidents,
        deaths_at_least: overlap.deaths_at_least.count(pattern),
    };
    overlap.patterns.observable().map(row).collect()
}

/// The patterns as a sheet of 0 and 1.
fn sheet(overlap: &Overlap) -> String {
    let names = overlap.patterns.names();
    let mut text = line(names.iter().map(String::as_str).chain(["count"]));
    for (pattern, count) in overlap.patterns.observable() {
        for list in 0..names.len() {
            text.push_str(if pattern.on(list) { "1," } else { "0," });
        }
        let _ = writeln!(text, "{count}");
    }
    text
}

/// How many of the links taken are wrong, and how many of those not taken are right, expected. A link
/// that was refused is not taken, however probable it is.
fn doubts(links: &[Link], overlap: &Overlap) -> (f64, f64) {
    let used: BTreeSet<usize> = overlap.used.iter().copied().collect();
    links.iter().enumerate().fold((0.0, 0.0), |(wrong, missed), (place, link)| {
        if used.contains(&place) {
            (wrong + 1.0 - link.probability, missed)
        } else {
            (wrong, missed + link.probability)
        }
    })
}

fn told(events: &Events, links: &[Link], overlap: &Overlap) -> String {
    let mut text = String::new();
    let (wrong, missed) = doubts(links, overlap);
    let _ = writeln!(
        text,
        "{} incidents in {} told by {} lists: {} links, of which about {wrong:.0} may be wrong; about \
         {missed:.0} of the pairs that were compared may be missed.\n",
        overlap.groups.len(),
        events.events.len(),
        events.lists.len(),
        overlap.used.len()
    );
    let _ = writeln!(text, "{:>9} {:>14}  on the lists", "incidents", "dead, at least");
    for row in rows(overlap) {
        let lists = row.lists.join(" + ");
        let _ = writeln!(text, "{:>9} {:>14}  {lists}", row.incidents, row.deaths_at_least);
    }
    let _ = writeln!(
        text,
        "\nLeft out: {} rows that tell several incidents as one, {} incidents without a month. {} rows \
         are parts of an incident told in another row.",
        events.cumulative, events.undated, events.parts
    );
    if !overlap.refused.is_empty() {
        let _ = writeln!(
            text,
            "{} links were refused: they would make two incidents of one list the same. Look at them.",
            overlap.refused.len()
        );
    }
    text.push_str("\nThe least sure of the links, and why:\n");
    let mut used: Vec<&Link> = overlap.used.iter().filter_map(|place| links.get(*place)).collect();
    used.reverse();
    for link in used.into_iter().take(TOLD) {
        let id = |place: usize| events.events.get(place).map_or("", |event| event.id.as_str());
        let _ = writeln!(
            text,
            "  {} and {}: {:.3}; {:+.1} bits before looking",
            id(link.left),
            id(link.right),
            link.probability,
            link.prior_bits
        );
        for reason in &link.reasons {
            let _ = writeln!(text, "    {:+6.1}  {}", reason.bits, reason.meaning);
        }
        if link.rivals_bits < -0.05 {
            let _ = writeln!(text, "    {:+6.1}  others may be the same instead", link.rivals_bits);
        }
    }
    text.push_str(
        "What no list has is not here: estimate it from the overlap (--patterns OUT.csv).\n",
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_was_refused_is_not_among_those_taken() {
        let row = |id: &str| format!("{id},2016-05-25,9,Mediterranean,\"33, 13\"\n");
        let register = |rows: &str| {
            let header = "Main ID,Incident Date,Number of Dead,Region of Incident,Coordinates\n";
            let sheet = Sheet::parse("x".as_ref(), format!("{header}{rows}").as_bytes()).unwrap();
            Register::from_sheet(&sheet).unwrap()
        };
        let mut events = Events::default();
        events.add("one", &register(&(row("a") + &row("b"))));
        events.add("two", &register(&row("c")));
        let (_, mut links) = link(&events, &Options::default()).unwrap();
        for link in &mut links {
            link.probability = 0.9;
        }
        let overlap = overlap(&events, &links, 0.5).unwrap();
        assert_eq!((overlap.used.len(), overlap.refused.len()), (1, 1));
        let (wrong, missed) = doubts(&links, &overlap);
        assert!((wrong - 0.1).abs() < 1e-12 && (missed - 0.9).abs() < 1e-12, "{wrong} {missed}");
    }
}
