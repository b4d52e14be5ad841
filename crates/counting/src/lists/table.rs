//! The tables behind an estimate card, for a spreadsheet: patterns, and models.
//!
//! It must never leave out a row: what a page shortens is whole here.

use std::fmt::Write;

use super::card::Card;
use super::pattern::Patterns;
use crate::input::cell;

impl Patterns {
    /// The patterns that somebody has, as a sheet that can be read again: a column of 0 and 1 a list,
    /// and `count`.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut out = String::new();
        for name in self.names() {
            let _ = write!(out, "{},", cell(name));
        }
        out.push_str("count\n");
        for (pattern, count) in self.observable().filter(|(_, count)| *count > 0) {
            for list in 0..self.lists() {
                out.push_str(if pattern.on(list) { "1," } else { "0," });
            }
            let _ = writeln!(out, "{count}");
        }
        out
    }
}

impl Card {
    /// Every model fitted, the lowest BIC first: whether it counts, its number of all, standard error,
    /// deviance, degrees of freedom, AIC, BIC, and whether a term of it runs away, so that its likelihood
    /// has no maximum.
    #[must_use]
    pub fn models_csv(&self) -> String {
        let mut out = "model,sound,total,stderr,deviance,df,aic,bic,runs_away\n".to_owned();
        for fit in &self.models {
            let (sound, runs_away) = (self.sound.counts(&fit.model), fit.runs_away);
            let _ = writeln!(
                out,
                "{},{sound},{:.2},{:.2},{:.4},{},{:.4},{:.4},{runs_away}",
                cell(&fit.model.to_string()),
                fit.total,
                fit.stderr,
                fit.deviance,
                fit.df,
                fit.aic,
                fit.bic
            );
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::super::pattern::Pattern;
    use super::super::{Request, estimate};
    use super::*;
    use crate::input::Sheet;
    use crate::lists::Reading;

    fn patterns() -> Patterns {
        let names = ["police", "hôpital, nord", "ONG \"A\""].map(str::to_owned).to_vec();
        let seen = [(1, 90), (2, 140), (3, 60), (4, 60), (5, 26), (6, 39), (7, 17)];
        Patterns::new(names, seen.map(|(pattern, count)| (Pattern(pattern), count))).unwrap()
    }

    #[test]
    fn patterns_are_read_again_as_they_were() {
        let text = patterns().csv();
        let sheet = Sheet::parse("lists.csv".as_ref(), text.as_bytes()).unwrap();
        assert_eq!(Reading::default().patterns(&sheet).unwrap(), patterns());
    }

    #[test]
    fn every_model_is_a_row_and_as_many_count_as_the_card_says() {
        let card = estimate(&patterns(), &Request::default()).unwrap();
        let text = card.models_csv();
        assert_eq!(text.lines().count(), card.models.len() + 1);
        assert_eq!(text.matches(",true,").count(), card.sound.models);
        assert!(text.starts_with("model,sound,total"));
    }
}
