//! An answer that was read: valid, and of a type.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use kernel::{Code, Country, Language, PartialDate};

/// A valid answer to a field of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// One of a list.
    Choice(Code),
    /// A day.
    Date(Date),
    /// A day, a month or a year.
    Partial(PartialDate),
    /// A day and an hour, in the zone of the house.
    Moment(DateTime),
    /// A country.
    Country(Country),
    /// A language.
    Language(Language),
}

/// The answers to the fields of a step, by the field's id.
pub type Answers = BTreeMap<Code, Answer>;

impl Answer {
    /// The answer as a text, as the house reads it: `2026-06-12T09:30`, `yes`, `1990-05`.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
            Self::Choice(code) => code.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Partial(date) => date.to_string(),
            Self::Moment(at) => at.strftime("%Y-%m-%dT%H:%M").to_string(),
            Self::Country(country) => country.to_string(),
            Self::Language(language) => language.as_str().to_owned(),
        }
    }
}

/// Answers as the house reads them: texts by the field's id.
#[must_use]
pub fn typed(answers: &Answers) -> BTreeMap<String, String> {
    answers.iter().map(|(field, answer)| (field.to_string(), answer.text())).collect()
}
