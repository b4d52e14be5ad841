//! `havre count attack`: what anyone can work out from published tables.
//!
//! It must never take anything but what was published.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;
use counting::input::Sheet;
use counting::protect::attack::{self, Finding, How, Options, Outcome, Publication};
use counting::protect::released::{Knowledge, Release};
use counting::publish::{read_json_stat, read_parquet, write_csv};

use super::{say, say_json, wrong};

/// So many findings are shown in words.
const SHOWN: usize = 20;

/// Larger tables are not attacked before they are written: it would take long.
const ATTACKED_MOST: usize = 3_000;

/// No published number is larger.
const PEOPLE_MOST: u64 = 1_000_000_000_000;

/// `havre count attack`
#[derive(Debug, Args)]
pub(crate) struct Attack {
    /// Published tables of one population, in any form: columns of categories, and `OBS_VALUE`, `value`
    /// or `count` (empty: suppressed). `_T` is a total, `A|B` either, `!A` all but
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// By how much a published number may be off (2 for rounding to 5 or noise of at most 2)
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = people())]
    off: u64,
    /// The least count of a suppressed cell, where it is known (1 where zeros are published)
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = people())]
    least: u64,
    /// The largest count of a suppressed cell, where it is known (9 below a threshold of 10)
    #[arg(long, value_name = "N", value_parser = people())]
    most: Option<u64>,
    /// Groups smaller than this are to be protected
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = people())]
    threshold: u64,
    /// Each table counts only people who are in the one before as well
    #[arg(long)]
    shrinking: bool,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

impl Attack {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        if self.most.is_some_and(|most| most < self.least) {
            return Err(wrong("--most is below --least: no suppressed cell has such a count"));
        }
        let knowledge = Knowledge { off: Some(self.off), suppressed: (self.least, self.most) };
        let read = |file: &PathBuf| Publication::read(&published(file)?, knowledge).map_err(wrong);
        let tables: Vec<Publication> = self.files.iter().map(read).collect::<Result<_, _>>()?;
        let options = Options { threshold: self.threshold, shrinking: self.shrinking };
        let outcome = attack::attack(&tables, options).map_err(wrong)?;
        if self.json { say_json("attack", &outcome) } else { say(&text(&outcome, self.threshold)) }
    }
}

/// A published table as a sheet, in whichever form it is.
fn published(file: &Path) -> anyhow::Result<Sheet> {
    let said = |error: &dyn std::fmt::Display| wrong(format!("{}: {error}", file.display()));
    let data = match start(file).as_deref() {
        Ok(b"PAR1") => read_parquet(File::open(file).map_err(|error| said(&error))?),
        Ok([b'{', ..]) => {
            let bytes = std::fs::read(file).map_err(|error| said(&error))?;
            let text = String::from_utf8(bytes);
            read_json_stat(&text.map_err(|error| said(&format!("no JSON-stat: {error}")))?)
        }
        // Of a file that cannot be read, the reader of sheets says why in words of its own.
        Ok(_) | Err(_) => return Sheet::read(file).map_err(wrong),
    };
    let text = data.and_then(|data| write_csv(&data)).map_err(|error| said(&error))?;
    Sheet::parse(file, text.as_bytes()).map_err(wrong)
}

/// The first four bytes of a file, which tell its form.
fn start(file: &Path) -> std::io::Result<Vec<u8>> {
    let mut start = Vec::new();
    File::open(file)?.take(4).read_to_end(&mut start)?;
    Ok(start)
}

/// A number of people, as options take it.
pub(super) fn people() -> clap::builder::RangedU64ValueParser {
    clap::value_parser!(u64).range(0..=PEOPLE_MOST)
}

/// Tries the attacks that anyone can make on a table before it is written, and refuses the table when
/// they work somebody out or cannot be tried, if it `must` withstand them. Nothing when it is too
/// large to try.
pub(super) fn withstands(
    table: &str,
    release: &Release,
    threshold: u64,
    must: bool,
) -> anyhow::Result<Option<Outcome>> {
    if release.cells.len() > ATTACKED_MOST {
        return Ok(None);
    }
    let options = Options { threshold, shrinking: false };
    let outcome = match attack::attack(&[Publication::of(release)], options) {
        Ok(outcome) => outcome,
        Err(refused) if must => {
            return Err(wrong(format!(
                "{table}: its own attacks cannot be tried: {refused} (--despite-attacks writes it \
                 all the same)"
            )));
        }
        Err(_) => return Ok(None),
    };
    if must && !outcome.findings.is_empty() {
        return Err(wrong(format!(
            "{table}: nothing is written, for its own attacks break this table; choose another method or \
             fewer columns (--despite-attacks writes it all the same)\n{}",
            text(&outcome, threshold).trim_end()
        )));
    }
    Ok(Some(outcome))
}

/// What the attacks on a table found, or why they were not tried, in words.
pub(super) fn tried(outcome: Option<&Outcome>, threshold: u64) -> String {
    match outcome {
        None => "Its own attacks were not tried: the table is large; `havre count attack` tries what is \
                 written.\n"
            .to_owned(),
        Some(outcome) if outcome.statements == 0 => {
            "Its own attacks on the table:\nThe noise has no bound: nothing is known for certain.\n"
                .to_owned()
        }
        Some(outcome) => format!("Its own attacks on the table:\n{}", text(outcome, threshold)),
    }
}

/// What was found, in words.
fn text(outcome: &Outcome, threshold: u64) -> String {
    let mut text = String::new();
    if !outcome.consistent {
        let _ = writeln!(
            text,
            "The published numbers cannot all be true at once: they were changed by more than was assumed \
             (--off, --least, --most), or are not about the same people (--shrinking)."
        );
    }
    if outcome.findings.is_empty() {
        let _ = writeln!(
            text,
            "Nothing was worked out: no secret number and no group of 1 to {} is known exactly.",
            threshold.saturating_sub(1)
        );
    } else {
        let _ = match outcome.findings.len() {
            1 => writeln!(text, "One group is known exactly:"),
            several => writeln!(text, "{several} groups are known exactly:"),
        };
    }
    for finding in outcome.findings.iter().take(SHOWN) {
        let _ = writeln!(text, "  {}", words(finding));
    }
    if outcome.findings.len() > SHOWN {
        let _ = writeln!(text, "  and {} more (--json lists all)", outcome.findings.len() - SHOWN);
    }
    let _ = writeln!(
        text,
        "{} published statements were used; {} of them are secret or blurred.",
        outcome.statements, outcome.protected
    );
    for what in &outcome.untried {
        let _ = writeln!(text, "Not tried: {what}.");
    }
    let _ = writeln!(
        text,
        "An attacker who knows some of the people, or other tables, can know more than this."
    );
    text
}

fn words(Finding { how, group, count, from }: &Finding) -> String {
    let how = match how {
        How::Open => "published as it is".to_owned(),
        How::Differencing => format!("a difference: {}", from.join(" less ")),
        How::Tracker => format!("an overlap: {}", from.join(" and ")),
        How::Reconstruction => "the only number that all others allow".to_owned(),
    };
    format!("{group}: {count} ({how})")
}
