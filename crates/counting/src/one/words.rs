//! The answer from one list in plain words: the number first, its doubt, then how it came about.
//!
//! It must never show a number without its interval.

use std::fmt::{self, Write};

use super::choice::{Attempt, Fit, OneList};

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
        let size = &fit.size;
        if self.agree || self.asked {
            writeln!(
                out,
                "About {:.0} persons in all; {level} interval {:.0} to {:.0}.",
                size.estimate, size.lognormal.low, size.lognormal.high
            )?;
            let unseen = size.estimate - self.observed as f64;
            writeln!(out, "{} were captured; about {unseen:.0} never were.", self.observed)?;
        } else {
            writeln!(
                out,
                "Between {:.0} and {:.0} persons in all: the data do not say more.",
                self.reach.low, self.reach.high
            )?;
            writeln!(out, "{} were captured.", self.observed)?;
        }
        if let Some(bounds) = &self.bounds {
            let interval = bounds.chao.interval;
            writeln!(
                out,
                "Lower bound without a model (Chao): {:.0}, {level} interval {:.0} to {:.0}.",
                bounds.chao.total, interval.low, interval.high
            )?;
        }
        for warning in &self.warnings {
            writeln!(out, "Careful: {warning}.")?;
        }
        self.write_chosen(out, fit)?;
        writeln!(out, "\nWhat each model says (a lower BIC is better):")?;
        self.models.iter().try_for_each(|attempt| write_attempt(out, attempt))
    }

    fn write_chosen(&self, out: &mut String, fit: &Fit) -> fmt::Result {
        let (name, size) = (&self.chosen.name, &fit.size);
        let which = if self.asked { "Model" } else { "Best model" };
        writeln!(
            out,
            "\n{which}: {name}; {:.0}, standard error {:.1};",
            size.estimate, size.standard_error
        )?;
        writeln!(out, "normal interval {:.0} to {:.0}.", size.normal.low, size.normal.high)?;
        writeln!(out, "\n  {:<32} {:>10} {:>10}", "coefficient", "estimate", "std error")?;
        for coefficient in &fit.coefficients {
            let (estimate, error) = (coefficient.estimate, coefficient.standard_error);
            writeln!(out, "  {:<32} {estimate:>10.4} {error:>10.4}", coefficient.name)?;
        }
        if !fit.shares.is_empty() {
            writeln!(out, "\n  {:<32} {:>10} {:>10}", "of these", "captured", "in all")?;
        }
        for share in &fit.shares {
            let of = format!("{} = {}", share.covariate, share.level);
            writeln!(out, "  {of:<32} {:>10} {:>10.0}", share.observed, share.estimate)?;
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
    let name = format!("{} ({})", attempt.name, attempt.model);
    match &attempt.fit {
        Some(fit) => writeln!(
            out,
            "  {name:<54} {:>9.0} [{:.0}; {:.0}]  AIC {:.1}  BIC {:.1}",
            fit.size.estimate, fit.size.lognormal.low, fit.size.lognormal.high, fit.aic, fit.bic
        ),
        None => {
            let why = attempt.refused.as_deref().unwrap_or_default();
            writeln!(out, "  {name:<54} no estimate: {why}")
        }
    }
}
