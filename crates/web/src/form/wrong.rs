//! What can be wrong with an answer.

use std::collections::BTreeMap;

use crate::i18n::Words;

/// What is wrong with one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing was answered.
    Missing,
    /// More than so many characters.
    TooLong(u32),
    /// No whole number.
    NotNumber,
    /// Not between these two.
    Outside(i64, i64),
    /// No day of the calendar.
    NotDate,
    /// Not even a year.
    NoYear,
    /// A day to come where it must have passed.
    InFuture,
    /// No hour of the day.
    NotHour,
    /// Nothing that can be called.
    NotPhone,
    /// No address mail can be sent to.
    NotEmail,
    /// None of the answers offered.
    NotListed,
    /// A file of more than so many megabytes.
    FileTooBig(u32),
    /// A file of a kind that is not taken.
    FileKind,
    /// Two names were given where one was said to be all.
    OneNameOnly,
    /// Something else, said in words.
    Said(Words),
}

/// What is wrong, by the name of the field.
pub type Problems = BTreeMap<String, Wrong>;

impl Wrong {
    /// What to tell the person.
    #[must_use]
    pub fn words(&self) -> Words {
        match self {
            Self::Missing => Words::Key("wrong-missing"),
            Self::TooLong(most) => Words::Count("wrong-too-long", i64::from(*most)),
            Self::NotNumber => Words::Key("wrong-not-number"),
            Self::Outside(low, high) => Words::Between("wrong-outside", *low, *high),
            Self::NotDate => Words::Key("wrong-not-date"),
            Self::NoYear => Words::Key("wrong-no-year"),
            Self::InFuture => Words::Key("wrong-in-future"),
            Self::NotHour => Words::Key("wrong-not-hour"),
            Self::NotPhone => Words::Key("wrong-not-phone"),
            Self::NotEmail => Words::Key("wrong-not-email"),
            Self::NotListed => Words::Key("wrong-not-listed"),
            Self::FileTooBig(most) => Words::Count("wrong-file-too-big", i64::from(*most)),
            Self::FileKind => Words::Key("wrong-file-kind"),
            Self::OneNameOnly => Words::Key("wrong-one-name-only"),
            Self::Said(words) => words.clone(),
        }
    }
}
