//! The ledger of privacy loss of a data set: what was spent, on what, and what is left.
//!
//! It must never let more be spent than the budget, and never forget an entry.

use serde::{Deserialize, Serialize};

use super::decimal::Decimal;
use super::laplace::Laplace;

/// The name and version of the form it is stored in.
const SCHEMA: &str = "havre.ledger/1";

/// A ledger. Losses add up: the loss of all releases together is at most the sum of theirs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    schema: String,
    /// What the data set is called.
    pub data_set: String,
    budget: Decimal,
    entries: Vec<Entry>,
}

/// One release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// What was released.
    what: String,
    /// The privacy loss it cost.
    epsilon: Decimal,
    /// How much one person could change it.
    sensitivity: u64,
}

/// Leave to publish one table with noise: an entry of a ledger. It is used up by the table, and no
/// two of them have the same noise.
#[derive(Debug, PartialEq, Eq)]
pub struct Allowed {
    pub(super) noise: Laplace,
    pub(super) data_set: String,
    pub(super) entry: u64,
}

/// Why nothing is spent, or a stored ledger is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The budget does not allow it.
    #[error(
        "the privacy budget of \"{data_set}\" is {budget}, {left} of it is left: {wanted} more is refused"
    )]
    Spent {
        /// The data set.
        data_set: String,
        /// Its budget.
        budget: Decimal,
        /// What is left.
        left: Decimal,
        /// What was asked for.
        wanted: Decimal,
    },
    /// The text is no ledger.
    #[error("no ledger of privacy loss: {0}")]
    Unreadable(String),
}

impl Ledger {
    /// A new ledger with a budget.
    #[must_use]
    pub fn new(data_set: impl Into<String>, budget: Decimal) -> Self {
        Self { schema: SCHEMA.to_owned(), data_set: data_set.into(), budget, entries: Vec::new() }
    }

    /// Reads a stored ledger.
    ///
    /// # Errors
    /// When it is none, is of another version, or has spent more than its budget.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let unreadable = |what: String| Refused::Unreadable(what);
        let ledger: Self =
            serde_json::from_str(text).map_err(|error| unreadable(error.to_string()))?;
        if ledger.schema != SCHEMA {
            return Err(unreadable(format!(
                "its schema is \"{}\", not \"{SCHEMA}\"",
                ledger.schema
            )));
        }
        let spent = ledger.entries.iter().try_fold(0_u64, |sum, it| sum.checked_add(it.epsilon.0));
        match spent {
            Some(spent) if spent <= ledger.budget.0 => Ok(ledger),
            Some(_) | None => Err(unreadable("its entries are over its budget".to_owned())),
        }
    }

    /// The text it is stored as.
    ///
    /// # Errors
    /// When it cannot be written down.
    pub fn text(&self) -> Result<String, Refused> {
        let text = serde_json::to_string_pretty(self);
        text.map(|text| text + "\n").map_err(|error| Refused::Unreadable(error.to_string()))
    }

    /// The budget.
    #[must_use]
    pub const fn budget(&self) -> Decimal {
        self.budget
    }

    /// What was spent.
    #[must_use]
    pub fn spent(&self) -> Decimal {
        Decimal(self.entries.iter().map(|entry| entry.epsilon.0).sum())
    }

    /// What is left.
    #[must_use]
    pub fn left(&self) -> Decimal {
        Decimal(self.budget.0.saturating_sub(self.spent().0))
    }

    /// Enters a release, which is then allowed.
    ///
    /// # Errors
    /// When less is left; nothing is entered then.
    pub fn spend(&mut self, what: impl Into<String>, noise: Laplace) -> Result<Allowed, Refused> {
        let epsilon = noise.epsilon();
        if epsilon > self.left() {
            return Err(Refused::Spent {
                data_set: self.data_set.clone(),
                budget: self.budget,
                left: self.left(),
                wanted: epsilon,
            });
        }
        let entry = self.entries.len() as u64;
        self.entries.push(Entry { what: what.into(), epsilon, sensitivity: noise.sensitivity() });
        Ok(Allowed { noise, data_set: self.data_set.clone(), entry })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn noise(epsilon: u64) -> Laplace {
        Laplace::new(Decimal(epsilon), 1).unwrap()
    }

    #[test]
    fn ten_tenths_are_one_and_no_more() {
        let mut ledger = Ledger::new("arrivals", "1".parse().unwrap());
        for _ in 0..10 {
            ledger.spend("a table", noise(100_000_000)).unwrap();
        }
        assert_eq!(ledger.left(), Decimal(0));
        assert_eq!(
            ledger.spend("a table", noise(1)).unwrap_err().to_string(),
            "the privacy budget of \"arrivals\" is 1, 0 of it is left: 0.000000001 more is refused"
        );
        assert_eq!(ledger.entries.len(), 10);
    }

    #[test]
    fn a_ledger_that_was_tampered_with_is_refused() {
        let mut ledger = Ledger::new("arrivals", Decimal(5));
        ledger.spend("a table", noise(5)).unwrap();
        let text = ledger.text().unwrap();
        let more = text.replace("\"budget\": \"0.000000005\"", "\"budget\": \"0.000000004\"");
        assert_ne!(text, more);
        assert!(Ledger::parse(&more).is_err());
        assert!(Ledger::parse(&text.replace("ledger/1", "ledger/2")).is_err());
        assert!(Ledger::parse(&text.replace("sensitivity", "sensitive")).is_err());
        assert!(Ledger::parse("{").is_err());
    }

    proptest! {
        #[test]
        fn never_over_budget_and_read_as_written(
            budget in 0_u64..1000, wanted in prop::collection::vec(1_u64..300, 0..12),
        ) {
            let mut ledger = Ledger::new("x", Decimal(budget));
            let mut spent = 0;
            for epsilon in wanted {
                let allowed = spent + epsilon <= budget;
                prop_assert_eq!(ledger.spend("a table", noise(epsilon)).is_ok(), allowed);
                spent += if allowed { epsilon } else { 0 };
            }
            prop_assert_eq!(ledger.spent(), Decimal(spent));
            prop_assert_eq!(Ledger::parse(&ledger.text().unwrap()), Ok(ledger));
        }
    }
}
