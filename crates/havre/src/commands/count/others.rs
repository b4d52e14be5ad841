//! `havre count estimate --method sparse|bma|lcm`: the ways from lists to a number that are no card.
//!
//! It must never turn a refusal into a number: where a method has none, why is the answer.

use std::fmt::Write as _;

use counting::lists::Patterns;
use counting::lists::average::{Averaging, average};
use counting::lists::bootstrap::Resampling;
use counting::lists::interval::Level;
use counting::lists::latent::{Sampling, latent_classes};
use counting::lists::sparse::{SparseEstimate, THRESHOLD};
use counting::lists::telling::no_number;
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

/// Why a method has no number for these lists.
#[derive(Serialize)]
struct NoNumber {
    observed: u64,
    refused: String,
}

impl Asked<'_> {
    /// Pairs taken in where lists overlap little.
    pub(super) fn sparse(&self) -> anyhow::Result<()> {
        let (resamples, seed, level) = (self.resamples, self.seed, self.level);
        let resampling = Resampling { resamples, seed, level };
        let threshold = self.threshold.unwrap_or(THRESHOLD);
        let answer = SparseEstimate::new(self.patterns, threshold, &resampling);
        let answer = answer.map_err(|fault| self.wrong(&fault))?;
        self.tell("sparse", &answer, &answer.words())
    }

    /// The average over decomposable graphs.
    pub(super) fn average(&self) -> anyhow::Result<()> {
        let settings = Averaging { level: self.level, ..Averaging::default() };
        match average(self.patterns, &settings) {
            Ok(answer) => self.tell("bma", &answer, &answer.words()),
            Err(fault) if fault.is_answer() => self.no_number("bma", &fault),
            Err(fault) => Err(self.wrong(&fault)),
        }
    }

    /// Latent classes.
    pub(super) fn latent(&self) -> anyhow::Result<()> {
        let (level, thinning) = (self.level, self.thinning);
        let sampling = Sampling { level, thinning, ..Sampling::with_seed(self.seed) };
        match latent_classes(self.patterns, &sampling) {
            Ok(answer) => self.tell("lcm", &answer, &answer.words()),
            Err(fault) if fault.is_answer() => self.no_number("lcm", &fault),
            Err(fault) => Err(self.wrong(&fault)),
        }
    }

    fn wrong(&self, fault: &impl std::error::Error) -> anyhow::Error {
        wrong(format!("{}: {fault}", self.file))
    }

    /// That the method has no number for these lists, which is an answer.
    fn no_number(&self, method: &'static str, why: &impl std::error::Error) -> anyhow::Result<()> {
        let (observed, refused) = (self.patterns.observed(), why.to_string());
        let words = no_number(observed, why);
        self.tell(method, &NoNumber { observed, refused }, &words)
    }

    fn tell(
        &self,
        method: &'static str,
        answer: &impl Serialize,
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
