//! The card of the ratio model in plain words: the answer first, its doubt, then how it came about.
//!
//! It must never show a digit that is not known: persons are whole.

use std::fmt::{self, Formatter};

use super::card::{Attempt, Estimated, RatioCard};
use crate::lists::card::Answer;
use crate::lists::words::{ends, number};

impl fmt::Display for RatioCard {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.answer(f)?;
        if !self.warnings.is_empty() {
            writeln!(f, "\nTake care")?;
            for warning in &self.warnings {
                writeln!(f, "  - {warning}")?;
            }
        }
        writeln!(f, "\nWhat each estimator says (a lower BIC is better)")?;
        for attempt in &self.estimators {
            self.attempt(f, attempt)?;
        }
        if let Some(chosen) = self.chosen() {
            self.exponents(f, chosen)?;
        }
        self.hangs_on(f)
    }
}

impl RatioCard {
    /// The answer in one sentence.
    #[must_use]
    pub fn headline(&self) -> String {
        self.to_string().lines().next().unwrap_or_default().to_owned()
    }

    fn answer(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let level = self.level;
        match &self.answer {
            Answer::Number { total, interval } => {
                let (total, ends) = (number(*total), ends(*interval));
                writeln!(f, "About {total} without a permit ({level}: {ends}).")?;
            }
            Answer::UnderModel { total, interval } => {
                let (total, ends) = (number(*total), ends(*interval));
                let named = self.chosen;
                writeln!(f, "By {named}: about {total} without a permit ({level}: {ends}).")?;
            }
            Answer::Range { low, high, interval, .. } => {
                let (low, high) = (number(*low), number(*high));
                writeln!(f, "No one number: estimators of one model say from {low} to {high}.")?;
                writeln!(f, "  With the doubt of each ({level}): {}.", ends(*interval))?;
            }
            Answer::Nothing => {
                writeln!(f, "No number: the ratio model makes no sense for these counts.")?;
            }
        }
        writeln!(
            f,
            "  {} were found, in {} group(s) of {} registered.",
            number(self.seen as f64),
            self.groups,
            number(self.reference as f64)
        )
    }

    fn attempt(&self, f: &mut Formatter<'_>, attempt: &Attempt) -> fmt::Result {
        let name = format!("{} ({})", attempt.estimator, attempt.estimator.code());
        let Some(estimated) = &attempt.estimated else {
            let why = attempt.refused.as_deref().unwrap_or_default();
            return writeln!(f, "  {name:<34} no estimate: {why}");
        };
        let (total, ends) = (number(estimated.size.total), ends(estimated.size.interval));
        write!(f, "  {name:<34} {total:>11} ({ends})")?;
        if let Some(bic) = estimated.bic {
            write!(f, "  BIC {bic:.1}")?;
        }
        if !estimated.counts {
            write!(f, "  does not count")?;
        }
        writeln!(f)
    }

    fn exponents(&self, f: &mut Formatter<'_>, chosen: &Estimated) -> fmt::Result {
        let named = self.chosen;
        writeln!(f, "\nFound by {named}: without a permit N^alpha, of them found (g + n/N)^beta")?;
        writeln!(f, "  {:<32} {:>10} {:>10}", "", "estimate", "std error")?;
        for coefficient in &chosen.coefficients {
            let (estimate, error) = (coefficient.estimate, coefficient.standard_error);
            writeln!(f, "  {:<32} {estimate:>10.4} {error:>10.4}", coefficient.name)?;
        }
        writeln!(f, "  {:<32} {:>10.6}", "g (added to n/N)", chosen.offset)?;
        if let Some(shape) = chosen.shape {
            writeln!(f, "  {:<32} {shape:>10.4}", "shape (the less groups differ)")?;
        }
        let plug_in = number(chosen.size.plug_in);
        writeln!(f, "  Without the correction of bias: {plug_in}.")?;
        if !chosen.shares.is_empty() {
            writeln!(f, "\n  {:<32} {:>10} {:>12}", "of these", "found", "in all")?;
        }
        for share in &chosen.shares {
            let of = format!("{} = {}", share.covariate, share.level);
            let (found, total) = (number(share.observed as f64), number(share.size.total));
            writeln!(f, "  {of:<32} {found:>10} {total:>12} ({})", ends(share.size.interval))?;
        }
        Ok(())
    }

    fn hangs_on(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(sensitivity) = &self.sensitivity {
            let most = &sensitivity.most;
            writeln!(
                f,
                "\nExponents found with one group left out: the number goes from {} to {}; {} moves it most, \
                 to {}.",
                number(sensitivity.low),
                number(sensitivity.high),
                most.group,
                number(most.total)
            )?;
        }
        if let Some(bootstrap) = &self.bootstrap {
            writeln!(
                f,
                "\nGroups weighed by chance {} times (seed {}), no bias corrected: median {}, {}: {}; \
                 {} without an estimate.",
                bootstrap.resamples + bootstrap.failed,
                bootstrap.seed,
                number(bootstrap.median),
                self.level,
                ends(bootstrap.interval),
                bootstrap.failed
            )?;
        }
        Ok(())
    }
}
