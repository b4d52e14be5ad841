//! The two languages a derivation is written in, and how each writes a date.

use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// A language the clock explains itself in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// French.
    Fr,
    /// English.
    En,
}

impl Lang {
    /// The language of a BCP 47 tag: `fr`, `en` and their regions (`fr-CA`); none for another.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next() {
            Some("fr") => Some(Self::Fr),
            Some("en") => Some(Self::En),
            Some(_) | None => None,
        }
    }

    /// A date written out: `lundi 30 décembre 2024`, `Monday 30 December 2024`.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        let (weekday, month) = (self.weekday(date.weekday()), self.month(date.month()));
        let day = match (self, date.day()) {
            (Self::Fr, 1) => "1er".to_owned(),
            (Self::Fr | Self::En, day) => day.to_string(),
        };
        format!("{weekday} {day} {month} {}", date.year())
    }

    const fn weekday(self, weekday: Weekday) -> &'static str {
        let (fr, en) = match weekday {
            Weekday::Monday => ("lundi", "Monday"),
            Weekday::Tuesday => ("mardi", "Tuesday"),
            Weekday::Wednesday => ("mercredi", "Wednesday"),
            Weekday::Thursday => ("jeudi", "Thursday"),
            Weekday::Friday => ("vendredi", "Friday"),
            Weekday::Saturday => ("samedi", "Saturday"),
            Weekday::Sunday => ("dimanche", "Sunday"),
        };
        self.pick(fr, en)
    }

    /// The name of a month, 1 to 12.
    pub(super) const fn month(self, month: i8) -> &'static str {
        let (fr, en) = match month {
            1 => ("janvier", "January"),
            2 => ("février", "February"),
            3 => ("mars", "March"),
            4 => ("avril", "April"),
            5 => ("mai", "May"),
            6 => ("juin", "June"),
            7 => ("juillet", "July"),
            8 => ("août", "August"),
            9 => ("septembre", "September"),
            10 => ("octobre", "October"),
            11 => ("novembre", "November"),
            _ => ("décembre", "December"),
        };
        self.pick(fr, en)
    }

    /// The text of this language.
    pub(super) const fn pick<'a>(self, fr: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Fr => fr,
            Self::En => en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_written_out() {
        assert_eq!(Lang::Fr.date(date(2024, 12, 30)), "lundi 30 décembre 2024");
        assert_eq!(Lang::En.date(date(2024, 12, 30)), "Monday 30 December 2024");
        assert_eq!(Lang::Fr.date(date(2025, 1, 1)), "mercredi 1er janvier 2025");
    }

    #[test]
    fn a_language_is_known_by_its_tag() {
        assert_eq!(Lang::from_tag("fr"), Some(Lang::Fr));
        assert_eq!(Lang::from_tag("en-CA"), Some(Lang::En));
        assert_eq!(Lang::from_tag("de"), None);
    }
}
