//! What the search of sparse lists, the average over graphs and latent classes say, in plain words: the
//! number first, its doubt, then how it came about.
//!
//! It must never show a number without its interval, nor one number where there are several.

use std::fmt::{self, Write};

use super::average::Averaged;
use super::latent::LatentClasses;
use super::model::Model;
use super::sparse::{Scored, SparseEstimate};

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
        let (total, unseen) = (fit.total, fit.unseen());
        let (low, high) = (interval.low, interval.high);
        writeln!(out, "About {total:.0} in all; {level} interval {low:.0} to {high:.0}.")?;
        writeln!(out, "{} are on a list; about {unseen:.0} are on none.", self.observed)?;
        writeln!(
            out,
            "Careful: this is one model, found by one search. Others that are as sound may say \
             otherwise: compare with the other methods before you give one number."
        )?;
        for pair in &self.search.without_overlap {
            let pair = Model::named(*pair, &self.lists);
            writeln!(
                out,
                "Careful: nobody is on both lists of {pair}; they are taken to exclude each other."
            )?;
        }
        if let Some(why) = &self.bootstrap_refused {
            writeln!(
                out,
                "Careful: the interval does not know that the model was chosen, so it is too narrow: {why}."
            )?;
        }
        writeln!(out, "\nModel: {}, standard error {:.1}.", fit.model, fit.stderr)?;
        let simple = self.search.interval;
        writeln!(out, "Interval of this model alone: {:.0} to {:.0}.", simple.low, simple.high)?;
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
        let pair = Model::named(step.pair, &self.lists);
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
        let (median, low, high, level) = (self.median, self.low, self.high, self.level);
        if self.peaks.len() > 1 {
            writeln!(out, "Between {low} and {high} in all ({level}): the lists do not say more.")?;
            writeln!(out, "{} are on a list.", self.observed)?;
        } else {
            writeln!(out, "About {median} in all; {level} interval {low} to {high}.")?;
            let unseen = median - self.observed.min(median);
            writeln!(out, "{} are on a list; about {unseen} are on none.", self.observed)?;
        }
        self.warnings.iter().try_for_each(|warning| writeln!(out, "Careful: {warning}."))?;
        writeln!(out, "\nMean {:.0}, median {median}, most probable {}.", self.mean, self.mode)?;
        writeln!(out, "\nWhich lists depend on one another, the most probable first:")?;
        for graph in self.graphs.iter().take(GRAPHS_SHOWN) {
            let (probability, mean) = (graph.probability, graph.mean);
            writeln!(out, "  {probability:.4}  mean {mean:>9.0}  {}", graph.graph)?;
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
        let (median, low, high, level) = (self.median, self.low, self.high, self.level);
        let unseen = median - self.observed as f64;
        writeln!(out, "About {median:.0} in all; {level} interval {low:.0} to {high:.0}.")?;
        writeln!(out, "{} are on a list; about {unseen:.0} are on none.", self.observed)?;
        self.warnings.iter().try_for_each(|warning| writeln!(out, "Careful: {warning}."))?;
        writeln!(out, "\nMean {:.0}. The chains agree (R-hat {:.3}).", self.mean, self.rhat)?;
        writeln!(
            out,
            "{} draws, worth {:.0} independent ones for the middle and {:.0} for the limits; seed {}.",
            self.draws, self.effective_draws, self.effective_draws_tails, self.seed
        )
    }
}

/// What is written; writing to a string cannot fail.
fn written(write: impl Fn(&mut String) -> fmt::Result) -> String {
    let mut text = String::new();
    let _ = write(&mut text);
    text
}
