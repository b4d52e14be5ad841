//! From which probability what is done, without labels.

use serde::{Deserialize, Serialize};

/// What is done with a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// Taken for one person, for a human to confirm where that matters.
    Same,
    /// A human is asked.
    Ask,
    /// Taken for two persons.
    Different,
}

/// The borders of the zones, as probabilities.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Zones {
    /// From here on two records are linked.
    pub link: f64,
    /// From here on they are the same.
    pub same: f64,
    /// Below this they are different; between the two a human is asked.
    pub different: f64,
}

impl Default for Zones {
    /// Linked when more likely one person than two; the same when a wrong link is nine times as
    /// dear as a missed one; asked down to one in twenty.
    fn default() -> Self {
        Self { link: 0.5, same: 0.9, different: 0.05 }
    }
}

impl Zones {
    /// The zones around a threshold chosen by someone.
    #[must_use]
    pub fn around(link: f64) -> Self {
        let plain = Self::default();
        Self { link, same: plain.same.max(link), different: plain.different.min(link / 2.0) }
    }

    /// The zone of a probability.
    #[must_use]
    pub fn of(&self, probability: f64) -> Zone {
        if probability >= self.same {
            Zone::Same
        } else if probability >= self.different {
            Zone::Ask
        } else {
            Zone::Different
        }
    }
}
