//! What settings must satisfy before they are used.

use super::{Comparison, Fault, Settings, Test};

/// Comparisons a pattern has room for.
pub(crate) const COMPARISONS_MOST: usize = 16;
/// Levels a comparison has room for, besides missing.
pub(crate) const LEVELS_MOST: usize = 15;
/// Rules a pair's mask has room for.
pub(crate) const RULES_MOST: usize = 64;

impl Settings {
    /// Checks that names refer to something and numbers are within range.
    ///
    /// # Errors
    /// The first thing that is wrong, with its place.
    pub fn check(&self) -> Result<(), Fault> {
        room("comparisons", self.comparisons.len(), COMPARISONS_MOST)?;
        room("blocking rules", self.blocking.len(), RULES_MOST)?;
        for (place, value) in [("prior", self.prior), ("threshold", self.threshold)] {
            share(place, value)?;
        }
        for comparison in &self.comparisons {
            self.check_comparison(comparison)?;
        }
        for (place, rule) in self.blocking.iter().enumerate() {
            for field in rule.keys.iter().flat_map(|key| &key.fields) {
                self.known(&format!("blocking rule {}", place + 1), field)?;
            }
        }
        Ok(())
    }

    fn check_comparison(&self, comparison: &Comparison) -> Result<(), Fault> {
        let place = format!("the comparison of {}", comparison.field);
        self.known(&place, &comparison.field)?;
        for field in &comparison.across {
            self.known(&place, field)?;
        }
        room("levels", comparison.levels.len(), LEVELS_MOST)?;
        for (at, level) in comparison.levels.iter().enumerate() {
            let place = format!("{place}, level {}", at + 1);
            share(&place, level.m)?;
            share(&place, level.u)?;
            share(&place, least(&level.test))?;
        }
        Ok(())
    }

    fn known(&self, place: &str, field: &str) -> Result<(), Fault> {
        if self.field(field).is_some() {
            return Ok(());
        }
        Err(Fault::UnknownField { place: place.to_owned(), field: field.to_owned() })
    }
}

fn room(what: &'static str, found: usize, most: usize) -> Result<(), Fault> {
    if found > most { Err(Fault::TooMany { what, found, most }) } else { Ok(()) }
}

fn share(place: &str, value: Option<f64>) -> Result<(), Fault> {
    match value {
        Some(value) if !(0.0..=1.0).contains(&value) => Err(Fault::OutOfRange {
            place: place.to_owned(),
            value: value.to_string(),
            range: "0 to 1",
        }),
        Some(_) | None => Ok(()),
    }
}

/// The similarity a test asks for.
fn least(test: &Test) -> Option<f64> {
    match test {
        Test::Jaro { least }
        | Test::JaroWinkler { least }
        | Test::Name { least }
        | Test::Words { least } => Some(*least),
        Test::Share { most } => Some(*most),
        Test::Exact
        | Test::Edits { .. }
        | Test::Levenshtein { .. }
        | Test::Common { .. }
        | Test::Date { .. }
        | Test::Days { .. }
        | Test::Within { .. }
        | Test::Prefix { .. }
        | Test::Initial
        | Test::Across
        | Test::Else => None,
    }
}
