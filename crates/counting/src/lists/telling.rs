//! What the search of sparse lists, the average over graphs and latent classes say, in plain words: the
//! number first, its doubt, then how it came about.
//!
//! It must never show a number without its interval, nor one number where there are several.

use std::fmt::{self, Write};

use super::average::Averaged;
use super::latent::LatentClasses;
use super::sparse::{Scored, SparseEstimate};
use super::words::number;

/// So many graphs are shown.
const GRAPHS_SHOWN: usize = 10;

impl SparseEstimate {
    /// The answer for somebody who has never read a manual, in lines of text.
    #[must_use]
    pub fn words(&self) -> String {
        written(|out| self.write(out))
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        let (fit, interval, level) = (&self.search.fit, self.interval(), self.level);
        let (low, high) = (number(interval.low), number(interval.high));
        writeln!(out, "About {} in all ({level}: {low} to {high}).", number(fit.total))?;
        let (seen, unseen) = (number(self.observed as f64), number(fit.unseen()));
        writeln!(out, "{seen} are on a list, about {unseen} on none.")?;
        take_care(out, &self.warnings)?;
        writeln!(out, "\nModel: {}, standard error {:.1}.", fit.model, fit.stderr)?;
        let simple = self.search.interval;
        let (low, high) = (number(simple.low), number(simple.high));
        writeln!(out, "Interval of this model alone: {low} to {high}.")?;
        if let Some(bootstrap) = &self.bootstrap {
            writeln!(
                out,
                "Interval of the whole search: BCa bootstrap, {} resamples ({} without an estimate), \
                 seed {}.",
                bootstrap.resamples, bootstrap.failed, bootstrap.seed
            )?;
        }
        if self.search.steps.is_empty() {
            return writeln!(out, "No pair of lists depends on each other beyond chance.");
        }
        writeln!(out, "\nPairs that depend on each other, in the order they were taken in:")?;
        self.search.steps.iter().try_for_each(|step| self.write_pair(out, step))?;
        for refused in &self.search.refused {
            let why = refused.existence.words();
            self.write_pair(out, &refused.pair)?;
            writeln!(out, "    not taken in: {why}")?;
        }
        Ok(())
    }

    fn write_pair(&self, out: &mut String, step: &Scored) -> fmt::Result {
        let pair = step.pair.names(&self.lists);
        let Scored { observed, expected, p, .. } = step;
        writeln!(out, "  {pair:<24} {observed:>7} on both, {expected:>9.1} expected, p {p:.2e}")
    }
}

impl Averaged {
    /// The answer for somebody who has never read a manual, in lines of text.
    #[must_use]
    pub fn words(&self) -> String {
        written(|out| self.write(out))
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        let level = self.level;
        let (low, high) = (number(self.low as f64), number(self.high as f64));
        let seen = number(self.observed as f64);
        let median = number(self.median as f64);
        if self.peaks.len() > 1 {
            writeln!(out, "No one number: between {low} and {high} in all ({level}).")?;
            writeln!(out, "{seen} are on a list.")?;
        } else {
            let unseen = number(self.median.saturating_sub(self.observed) as f64);
            writeln!(out, "About {median} in all ({level}: {low} to {high}).")?;
            writeln!(out, "{seen} are on a list, about {unseen} on none.")?;
        }
        take_care(out, &self.warnings)?;
        let (mean, mode) = (number(self.mean), number(self.mode as f64));
        writeln!(out, "\nMean {mean}, median {median}, most probable {mode}.")?;
        writeln!(out, "\nWhich lists depend on one another, the most probable first:")?;
        for graph in self.graphs.iter().take(GRAPHS_SHOWN) {
            let (probability, mean) = (graph.probability, number(graph.mean));
            writeln!(out, "  {probability:.4}  mean {mean:>9}  {}", graph.graph)?;
        }
        Ok(())
    }
}

impl LatentClasses {
    /// The answer for somebody who has never read a manual, in lines of text.
    #[must_use]
    pub fn words(&self) -> String {
        written(|out| self.write(out))
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        let (level, median) = (self.level, number(self.median));
        let (low, high) = (number(self.low), number(self.high));
        writeln!(out, "About {median} in all ({level}: {low} to {high}).")?;
        let (seen, unseen) = (self.observed as f64, self.median - self.observed as f64);
        writeln!(out, "{} are on a list, about {} on none.", number(seen), number(unseen))?;
        take_care(out, &self.warnings)?;
        writeln!(out, "\nMean {}. The chains agree (R-hat {:.3}).", number(self.mean), self.rhat)?;
        writeln!(
            out,
            "{} draws, worth {:.0} independent ones for the middle and {:.0} for the limits; seed {}.",
            self.draws, self.effective_draws, self.effective_draws_tails, self.seed
        )
    }
}

/// That a method gives no number, and why.
#[must_use]
pub fn no_number(observed: u64, why: &impl fmt::Display) -> String {
    format!("No number: {why}.\n{} are on a list.\n", number(observed as f64))
}

/// What to take care of, one a line.
pub(crate) fn take_care(out: &mut String, warnings: &[impl fmt::Display]) -> fmt::Result {
    if warnings.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nTake care")?;
    warnings.iter().try_for_each(|warning| writeln!(out, "  - {warning}."))
}

/// What is written; writing to a string cannot fail.
fn written(write: impl Fn(&mut String) -> fmt::Result) -> String {
    let mut text = String::new();
    let _ = write(&mut text);
    text
}
