//! A term: a count and a unit, written as people write it: `3 working days`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::calendar::DayKind;
use super::lang::Lang;

/// What a term is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Every day of the calendar (Reg. 1182/71 art. 3(3): holidays and weekends included).
    Days,
    /// Seven days each; ends on the same weekday (Reg. 1182/71 art. 3(2)(c), BGB 188(2)).
    Weeks,
    /// Days other than holidays, Saturdays and Sundays (Reg. 1182/71 art. 2(2)): *jours ouvrés*.
    WorkingDays,
    /// Days other than holidays and Sundays (as Code du travail L3141-3 counts leave): *jours ouvrables*.
    WorkableDays,
    /// Days on which the office is open, by its [`Opening`](super::Opening).
    OpeningDays,
    /// To the same day of a later month (Reg. 1182/71 art. 3(2)(c), CPC 641, BGB 188(2)).
    Months,
    /// Twelve months each, with the same rule.
    Years,
}

impl Unit {
    const ALL: [Self; 7] = [
        Self::Days,
        Self::Weeks,
        Self::WorkingDays,
        Self::WorkableDays,
        Self::OpeningDays,
        Self::Months,
        Self::Years,
    ];

    /// What one of it is made of.
    pub(super) const fn measure(self) -> Measure {
        match self {
            Self::Days => Measure::Days(1),
            Self::Weeks => Measure::Days(7),
            Self::WorkingDays => Measure::Each(DayKind::Working),
            Self::WorkableDays => Measure::Each(DayKind::Workable),
            Self::OpeningDays => Measure::Each(DayKind::Opening),
            Self::Months => Measure::Months(1),
            Self::Years => Measure::Months(12),
        }
    }

    const fn singular(self) -> &'static str {
        match self {
            Self::Days => "day",
            Self::Weeks => "week",
            Self::WorkingDays => "working day",
            Self::WorkableDays => "workable day",
            Self::OpeningDays => "opening day",
            Self::Months => "month",
            Self::Years => "year",
        }
    }

    const fn french(self) -> (&'static str, &'static str) {
        match self {
            Self::Days => ("jour", "jours"),
            Self::Weeks => ("semaine", "semaines"),
            Self::WorkingDays => ("jour ouvré", "jours ouvrés"),
            Self::WorkableDays => ("jour ouvrable", "jours ouvrables"),
            Self::OpeningDays => ("jour d’ouverture", "jours d’ouverture"),
            Self::Months => ("mois", "mois"),
            Self::Years => ("an", "ans"),
        }
    }
}

/// What one of a unit is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// So many days, every one of which counts.
    Days(u32),
    /// A day of a kind; the others are left out.
    Each(DayKind),
    /// So many months.
    Months(u32),
}

/// A length of time as the law states it. Nothing (`0 days`) means at once: due on the day itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

/// A text that is no term.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TermError {
    /// There are not two parts.
    #[error("`{0}` is not a term: write a number, a space and a unit, as in `3 working days`")]
    Shape(String),
    /// The first part is no number that fits.
    #[error("`{0}` is not a count: write a whole number from 0 to 4294967295")]
    Count(String),
    /// The second part is no unit.
    #[error(
        "`{0}` is not a unit: write days, weeks, working days, workable days, opening days, \
         months or years"
    )]
    Unit(String),
}

impl Term {
    /// A term from its parts.
    #[must_use]
    pub const fn new(count: u32, unit: Unit) -> Self {
        Self { count, unit }
    }

    /// The term in words: `3 jours ouvrés`, `3 working days`.
    #[must_use]
    pub fn text(self, lang: Lang) -> String {
        match lang {
            Lang::En => self.to_string(),
            Lang::Fr => {
                let (one, many) = self.unit.french();
                format!("{} {}", self.count, if self.count < 2 { one } else { many })
            }
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {}{plural}", self.count, self.unit.singular())
    }
}

impl FromStr for Term {
    type Err = TermError;
    fn from_str(text: &str) -> Result<Self, TermError> {
        let (count, unit) =
            text.trim().split_once(' ').ok_or_else(|| TermError::Shape(text.to_owned()))?;
        let wrong_count = || TermError::Count(count.to_owned());
        if !count.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong_count());
        }
        let singular = unit.strip_suffix('s').unwrap_or(unit);
        let unit = Unit::ALL
            .into_iter()
            .find(|known| known.singular() == singular)
            .ok_or_else(|| TermError::Unit(unit.to_owned()))?;
        Ok(Self { count: count.parse().map_err(|_| wrong_count())?, unit })
    }
}

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Term {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_reads_back_as_it_was_written() {
        for text in [
            "3 working days",
            "1 month",
            "21 days",
            "6 months",
            "2 weeks",
            "1 year",
            "5 opening days",
            "10 workable days",
            "0 days",
            "1 working day",
        ] {
            assert_eq!(text.parse::<Term>().unwrap().to_string(), text);
        }
        assert_eq!("1 months".parse(), Ok(Term::new(1, Unit::Months)));
        assert_eq!("2 week".parse(), Ok(Term::new(2, Unit::Weeks)));
    }

    #[test]
    fn a_wrong_term_says_what_is_wrong() {
        let error = |text: &str| text.parse::<Term>().unwrap_err();
        assert_eq!(error("days"), TermError::Shape("days".into()));
        assert_eq!(error("three days"), TermError::Count("three".into()));
        assert_eq!(error("-3 days"), TermError::Count("-3".into()));
        assert_eq!(error("+3 days"), TermError::Count("+3".into()));
        assert_eq!(error("4294967296 days"), TermError::Count("4294967296".into()));
        assert_eq!(error("3 fortnights"), TermError::Unit("fortnights".into()));
        assert!(error("3 business days").to_string().contains("working days"));
        assert_eq!(error(""), TermError::Shape(String::new()));
    }

    #[test]
    fn a_term_is_a_string_in_json() {
        let term = Term::new(3, Unit::WorkingDays);
        assert_eq!(serde_json::to_string(&term).unwrap(), "\"3 working days\"");
        assert_eq!(serde_json::from_str::<Term>("\"3 working days\"").unwrap(), term);
        assert!(serde_json::from_str::<Term>("3").is_err());
    }

    #[test]
    fn french_keeps_the_singular_below_two() {
        assert_eq!(Term::new(1, Unit::WorkingDays).text(Lang::Fr), "1 jour ouvré");
        assert_eq!(Term::new(0, Unit::Days).text(Lang::Fr), "0 jour");
        assert_eq!(Term::new(6, Unit::Months).text(Lang::Fr), "6 mois");
        assert_eq!(Term::new(2, Unit::Years).text(Lang::Fr), "2 ans");
    }
}
