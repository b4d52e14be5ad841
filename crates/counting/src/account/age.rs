//! Age groups.
//!
//! It must never put someone of unknown age into one: they are a group of their own.

use super::date::Date;

/// Ages at which a new group begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeGroups(Vec<u16>);

/// A group of ages: from one age up to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgeGroup {
    /// From the first age to the last one, in whole years.
    Between {
        /// The youngest.
        from: u16,
        /// The oldest; no limit when none.
        to: Option<u16>,
    },
    /// The day of birth is not known, or later than what is counted.
    Unknown,
    /// All ages together.
    All,
}

impl AgeGroups {
    /// Groups that begin at 0 and at these ages, in any order: `[18, 65]` makes 0-17, 18-64 and 65
    /// and over.
    #[must_use]
    pub fn new(mut begins: Vec<u16>) -> Self {
        begins.sort_unstable();
        begins.dedup();
        begins.retain(|age| *age > 0);
        Self(begins)
    }

    /// The group of somebody on a day.
    #[must_use]
    pub fn of(&self, born: Option<Date>, day: Date) -> AgeGroup {
        let Some(age) = born.and_then(|born| day.age_of(born)) else {
            return AgeGroup::Unknown;
        };
        let from = self.0.iter().rev().find(|begins| **begins <= age).copied().unwrap_or(0);
        let to = self.0.iter().find(|begins| **begins > age).map(|begins| begins - 1);
        AgeGroup::Between { from, to }
    }

    /// The days on which somebody comes into another group; the first is that of birth, for whoever
    /// was recorded before.
    pub(super) fn birthdays(&self, born: Option<Date>) -> impl Iterator<Item = Date> {
        let later = self.0.iter().filter_map(move |age| born?.birthday(*age));
        born.into_iter().chain(later)
    }
}
