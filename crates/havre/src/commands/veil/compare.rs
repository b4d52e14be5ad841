//! `havre veil compare`: two encoded lists, without the key.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Args;
use linkage::veil::{Comparison, Options, compare};
use serde::Serialize;

use super::encoded;
use crate::commands::files::{apart, write};
use crate::commands::{say, wrong};

/// `havre veil compare`
#[derive(Debug, Args)]
pub(crate) struct Compare {
    /// The encoded list of one party
    left: PathBuf,
    /// The encoded list of the other
    right: PathBuf,
    /// Where to write the matches: handle, handle, probability, bits
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The least probability of a match
    #[arg(long, value_name = "P", default_value_t = 0.5)]
    threshold: f64,
    /// Let each record be in one match only, its best
    #[arg(long)]
    one_to_one: bool,
    /// Tell the counts in JSON
    #[arg(long)]
    json: bool,
}

/// The counts: no handle among them.
#[derive(Serialize)]
struct Counts {
    left: usize,
    right: usize,
    candidates: usize,
    matches: usize,
    threshold: f64,
    overlap: Overlap,
}

/// How many persons are in both lists.
#[derive(Serialize)]
struct Overlap {
    persons: f64,
    low: f64,
    high: f64,
}

impl Compare {
    pub(super) fn run(self) -> anyhow::Result<()> {
        if !(0.0..=1.0).contains(&self.threshold) {
            return Err(wrong("--threshold is a probability, from 0 to 1"));
        }
        apart(&[&self.out], &[&self.left, &self.right])?;
        let (left, right) = (encoded(&self.left)?, encoded(&self.right)?);
        let options = Options { threshold: self.threshold, one_to_one: self.one_to_one };
        let found = compare(&left, &right, &options).map_err(|error| {
            let (left, right) = (self.left.display(), self.right.display());
            wrong(format!("{left}, {right}: {error}"))
        })?;
        write(&self.out, lines(&found))?;
        let round = |number: f64| (number * 10.0).round() / 10.0;
        let counts = Counts {
            left: left.records(),
            right: right.records(),
            candidates: found.candidates,
            matches: found.matches.len(),
            threshold: self.threshold,
            overlap: Overlap {
                persons: round(found.overlap.persons),
                low: round(found.overlap.low),
                high: round(found.overlap.high),
            },
        };
        if self.json { say(&serde_json::to_string_pretty(&counts)?) } else { say(&told(&counts)) }
    }
}

fn lines(found: &Comparison) -> String {
    let mut lines = "left,right,probability,bits\n".to_owned();
    for it in &found.matches {
        // Writing into a text cannot fail.
        let _ = writeln!(lines, "{},{},{:.4},{:.1}", it.left, it.right, it.probability, it.bits);
    }
    lines
}

fn told(counts: &Counts) -> String {
    let Counts { left, right, candidates, matches, threshold, overlap } = counts;
    format!(
        "{left} records against {right}: {candidates} pairs had something in common, {matches} \
         are matches of probability {threshold} or more.\n\
         Persons in both lists: about {:.0}, between {:.0} and {:.0} (95 %, chance alone: in large \
         lists with common names, namesakes count as matches and the true number is lower).",
        overlap.persons, overlap.low, overlap.high
    )
}
