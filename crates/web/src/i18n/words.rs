//! Words that are chosen before the reader's language is known: a key, a text of the law, a name.

use jiff::civil::{Date, DateTime};
use kernel::PartialDate;
use law::Text;

use super::catalogue::{Arg, Value as _, message};
use super::locale::Locale;
use super::typography::french;
use super::when::When;

/// Words of a page context, said in the reader's language when the page is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// A message without arguments.
    Key(&'static str),
    /// A message with a number `n`.
    Count(&'static str, i64),
    /// A message with two numbers, `low` and `high`.
    Between(&'static str, i64, i64),
    /// A message about something called `name`.
    Named(&'static str, String),
    /// One of a family: `country` and `AFG`.
    One(&'static str, String),
    /// A day.
    Day(Date),
    /// A day of birth, as far as it is known.
    Born(PartialDate),
    /// A day and an hour.
    Moment(DateTime),
    /// Someone who is with the person.
    Relative {
        /// The name.
        name: String,
        /// The birth.
        birth: PartialDate,
        /// A word of `RELATIONS`.
        relation: String,
    },
    /// A text of a procedure pack.
    Law(Text),
    /// A name or another text that is the same in every language.
    Plain(String),
}

impl Words {
    /// A month of a year.
    #[must_use]
    pub const fn month(year: i16, month: i8) -> Self {
        Self::Born(PartialDate::Month(year, month))
    }

    /// The words in a language, as plain text.
    #[must_use]
    pub fn in_language(&self, locale: Locale) -> String {
        match self {
            Self::Key(key) => message(locale, key, &[]),
            Self::Count(key, n) => message(locale, key, &[("n", Arg::Number(*n))]),
            Self::Between(key, low, high) => {
                message(locale, key, &[("low", Arg::Number(*low)), ("high", Arg::Number(*high))])
            }
            Self::Named(key, name) => message(locale, key, &[("name", name.arg())]),
            Self::One(family, word) => one_of(locale, family, word),
            Self::Day(date) => writer(locale).long(*date),
            Self::Born(date) => writer(locale).partial(*date),
            Self::Moment(at) => writer(locale).moment(*at),
            Self::Relative { name, birth, relation } => message(
                locale,
                "relative",
                &[
                    ("name", name.arg()),
                    ("birth", writer(locale).partial(*birth).arg()),
                    ("relation", one_of(locale, "relation", relation).arg()),
                ],
            ),
            Self::Law(text) => law_text(locale, text),
            Self::Plain(text) => text.clone(),
        }
    }
}

/// Writes dates that do not depend on the day they are read.
const fn writer(locale: Locale) -> When {
    When { locale, today: Date::ZERO }
}

/// The word of a family: the message `country-AFG`, or the bare word when the family has none.
pub(super) fn one_of(locale: Locale, family: &str, word: &str) -> String {
    let said = message(locale, &format!("{family}-{word}"), &[]);
    if said.starts_with('⟦') { word.to_owned() } else { said }
}

/// A text of a pack, as plain text.
pub(super) fn law_text(locale: Locale, text: &Text) -> String {
    let said = text.get(locale.law());
    if locale == Locale::Fr { french(said).into_owned() } else { said.to_owned() }
}

impl From<&'static str> for Words {
    /// A key.
    fn from(key: &'static str) -> Self {
        Self::Key(key)
    }
}

impl From<Text> for Words {
    fn from(text: Text) -> Self {
        Self::Law(text)
    }
}

impl From<&Text> for Words {
    fn from(text: &Text) -> Self {
        Self::Law(text.clone())
    }
}
