//! `havre count estimate --method sparse|bma|lcm`: the ways from lists to a number that are no card.
//!
//! It must never turn a refusal into a number: chains that do not agree end the command.

use std::fmt::Write as _;

use counting::lists::Patterns;
use counting::lists::average::{Averaging, average};
use counting::lists::bootstrap::Resampling;
use counting::lists::interval::Level;
use counting::lists::latent::{Sampling, latent_classes};
use counting::lists::sparse::{SparseEstimate, THRESHOLD};
use counting::lists::warning::{Warning, of_lists};
use serde::Serialize;

use super::{say, say_json, wrong};

/// What such a method is asked.
pub(super) struct Asked<'a> {
    pub(super) file: String,
    /// What a line of it stands for, where that is to be said.
    pub(super) lines: String,
    pub(super) patterns: &'a Patterns,
    pub(super) level: Level,
    pub(super) threshold: Option<f64>,
    pub(super) resamples: usize,
    pub(super) seed: u64,
    pub(super) thinning: usize,
    pub(super) json: bool,
}

/// The answer with the file and the method it is of.
#[derive(Serialize)]
struct Of<'a, T> {
    file: &'a str,
    method: &'static str,
    /// What the lists themselves warn of.
    warnings: Vec<Warning>,
    #[serde(flatten)]
    answer: T,
}

impl Asked<'_> {
    /// Pairs taken in where lists overlap little.
    pub(super) fn sparse(&self) -> anyhow::Result<()> {
        let (resamples, seed, level) = (self.resamples, self.seed, self.level);
        let resampling = Resampling { resamples, seed, level };
        let threshold = self.threshold.unwrap_or(THRESHOLD);
        let answer = SparseEstimate::new(self.patterns, threshold, &resampling);
        let answer = answer.map_err(|fault| self.refused(&fault))?;
        let words = answer.words();
        self.tell("sparse", answer, &words)
    }

    /// The average over decomposable graphs.
    pub(super) fn average(&self) -> anyhow::Result<()> {
        let settings = Averaging { level: self.level, ..Averaging::default() };
        let answer = average(self.patterns, &settings).map_err(|fault| self.refused(&fault))?;
        let words = answer.words();
        self.tell("bma", answer, &words)
    }

    /// Latent classes.
    pub(super) fn latent(&self) -> anyhow::Result<()> {
        let (level, thinning) = (self.level, self.thinning);
        let sampling = Sampling { level, thinning, ..Sampling::with_seed(self.seed) };
        let answer = latent_classes(self.patterns, &sampling);
        let answer = answer.map_err(|fault| self.refused(&fault))?;
        let words = answer.words();
        self.tell("lcm", answer, &words)
    }

    fn refused(&self, fault: &impl std::error::Error) -> anyhow::Error {
        wrong(format!("{}: {fault}", self.file))
    }

    fn tell(
        &self,
        method: &'static str,
        answer: impl Serialize,
        words: &str,
    ) -> anyhow::Result<()> {
        let warnings = of_lists(self.patterns);
        if self.json {
            return say_json("estimate", &Of { file: &self.file, method, warnings, answer });
        }
        let mut text = format!("{}{}\n", self.lines, words.trim_end());
        if !warnings.is_empty() {
            text.push_str("\nTake care\n");
        }
        for warning in warnings {
            let _ = writeln!(text, "  - {warning}");
        }
        say(&text)
    }
}
