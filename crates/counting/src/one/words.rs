//! The answer from one list in plain words: the number first, its doubt, then how it came about.
//!
//! It must never show a number without its interval.

use std::fmt::{self, Write};

use super::choice::{Attempt, Fit, OneList};
use crate::lists::interval::Interval;
use crate::lists::telling::take_care;
use crate::lists::words::{ends, number};

impl OneList {
    /// The answer for somebody who has never read a manual, in lines of text.
    #[must_use]
    pub fn words(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, out: &mut String) -> fmt::Result {
        let Some(fit) = &self.chosen.fit else { return Ok(()) };
        let level = self.level;
        let seen = number(self.observed as f64);
        if let Some(bound) = self.at_least {
            let least = number(bound);
            writeln!(
                out,
                "No one number: at least about {least} in all, by the lower bound below."
            )?;
            writeln!(out, "{seen} were captured.")?;
        } else if self.agree || self.asked {
            let size = &fit.size;
            let (total, ends) = (number(size.estimate), ends(size.lognormal));
            writeln!(out, "About {total} in all ({level}: {ends}).")?;
            let unseen = number(size.estimate - self.observed as f64);
            writeln!(out, "{seen} were captured, about {unseen} never were.")?;
        } else {
            writeln!(out, "No one number: between {} in all ({level}).", and(self.reach))?;
            writeln!(out, "{seen} were captured.")?;
        }
        if let Some(bounds) = &self.bounds {
            let (total, ends) = (number(bounds.chao.total), ends(bounds.chao.interval));
            writeln!(out, "Lower bound without a model (Chao): {total} ({level}: {ends}).")?;
        }
        if let Some(refused) = &self.refused {
            writeln!(out, "Why: {refused}.")?;
        }
        take_care(out, &self.warnings)?;
        self.write_chosen(out, fit)?;
        writeln!(out, "\nWhat each model says (a lower BIC is better):")?;
        self.models.iter().try_for_each(|attempt| write_attempt(out, attempt))
    }

    fn write_chosen(&self, out: &mut String, fit: &Fit) -> fmt::Result {
        let (name, size) = (self.chosen.model, &fit.size);
        let which = if self.asked { "Model" } else { "Best model" };
        let total = number(size.estimate);
        writeln!(out, "\n{which}: {name}; {total}, standard error {:.1},", size.standard_error)?;
        writeln!(out, "normal interval {}.", ends(size.normal))?;
        writeln!(out, "\n  {:<32} {:>10} {:>10}", "coefficient", "estimate", "std error")?;
        for coefficient in &fit.coefficients {
            let (estimate, error) = (coefficient.estimate, coefficient.standard_error);
            writeln!(out, "  {:<32} {estimate:>10.4} {error:>10.4}", coefficient.name)?;
        }
        if !fit.shares.is_empty() {
            let level = self.level;
            writeln!(out, "\n  {:<32} {:>10} {:>10}  {level}", "of these", "captured", "in all")?;
        }
        for share in &fit.shares {
            let of = format!("{} = {}", share.covariate, share.level);
            let (total, ends) = (number(share.size.estimate), ends(share.size.lognormal));
            writeln!(out, "  {of:<32} {:>10} {total:>10}  {ends}", number(share.observed as f64))?;
        }
        writeln!(out, "\n  {:<32} {:>10} {:>10}", "captured", "persons", "expected")?;
        let cells = &fit.goodness.cells;
        for (place, cell) in cells.iter().enumerate() {
            let next = cells.get(place + 1).map(|next| next.captures - 1);
            let times = match next {
                Some(last) if last == cell.captures => format!("{last}"),
                Some(last) => format!("{} to {last}", cell.captures),
                None => format!("{} or more", cell.captures),
            };
            writeln!(out, "  {times:<32} {:>10} {:>10.1}", cell.observed, cell.expected)?;
        }
        let goodness = &fit.goodness;
        write!(
            out,
            "  X2 {:.2}, G {:.2}, {} degree(s) of freedom",
            goodness.pearson, goodness.likelihood_ratio, goodness.degrees_of_freedom
        )?;
        match goodness.p_value {
            Some(p) => writeln!(out, ", p {p:.4}"),
            None => writeln!(out, ": too few to judge the fit"),
        }
    }
}

fn write_attempt(out: &mut String, attempt: &Attempt) -> fmt::Result {
    let name = format!("{} ({})", attempt.model, attempt.model.code());
    match &attempt.fit {
        Some(fit) => {
            let (total, ends) = (number(fit.size.estimate), ends(fit.size.lognormal));
            let (aic, bic) = (fit.aic, fit.bic);
            writeln!(out, "  {name:<54} {total:>9} ({ends})  AIC {aic:.1}  BIC {bic:.1}")
        }
        None => {
            let why = attempt.refused.as_deref().unwrap_or_default();
            writeln!(out, "  {name:<54} no estimate: {why}")
        }
    }
}

/// A range: `8,994 and 12,110`.
fn and(interval: Interval) -> String {
    format!("{} and {}", number(interval.low), number(interval.high))
}
