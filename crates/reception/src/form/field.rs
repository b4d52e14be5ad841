//! Reads one answer by the type of its field.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use kernel::{Code, Coded, Country, Language, PartialDate};
use law::pack::FieldType;

/// An answer read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A coded answer.
    Coded(Coded),
    /// A text.
    Text(String),
}

impl Value {
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Coded(Coded::Flag(flag)) => if flag { "yes" } else { "no" }.to_owned(),
            Self::Coded(coded) => coded.to_string(),
            Self::Text(text) => text,
        }
    }
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It is required.
    #[error("this must be answered")]
    Missing,
    /// It is longer than so many characters.
    #[error("this is longer than {0} characters")]
    TooLong(u32),
    /// It is no whole number.
    #[error("this is not a whole number")]
    NotNumber,
    /// It is not between two numbers.
    #[error("this must be between {0} and {1}")]
    OutOfRange(i64, i64),
    /// It is neither yes nor no.
    #[error("choose yes or no")]
    NotFlag,
    /// It is none of the options.
    #[error("choose one of the list")]
    NotOption,
    /// It is no day.
    #[error("this is not a day: write 2026-06-12")]
    NotDate,
    /// It is no date of any precision.
    #[error("this is not a date: write 1990-05-17, 1990-05 or 1990")]
    NotPartialDate,
    /// It is no day and hour.
    #[error("this is not a day and an hour: write 2026-06-12T09:30")]
    NotInstant,
    /// It is no country.
    #[error("choose a country of the list")]
    NotCountry,
    /// It is no language.
    #[error("choose a language of the list")]
    NotLanguage,
    /// It is no telephone number.
    #[error("this is not a telephone number: write it with its country code, +33 6 12 34 56 78")]
    NotPhone,
    /// It is no mail address.
    #[error("this is not a mail address: it has one @ and a dot after it")]
    NotEmail,
}

pub(super) fn read(kind: &FieldType, text: &str, zone: &TimeZone) -> Result<Value, Fault> {
    let coded = |coded: Coded| Ok(Value::Coded(coded));
    match kind {
        FieldType::Text(most) => one_line(text, *most),
        FieldType::LongText(most) => within(&text.replace("\r\n", "\n"), *most),
        FieldType::Number(low, high) => number(text, *low, *high).map(Value::Coded),
        FieldType::Flag => match text {
            "yes" | "true" | "on" => coded(Coded::Flag(true)),
            "no" | "false" => coded(Coded::Flag(false)),
            _ => Err(Fault::NotFlag),
        },
        FieldType::Choice(options) => {
            let chosen = options.iter().find(|option| option.id == *text);
            coded(Coded::Code(chosen.ok_or(Fault::NotOption)?.id.clone()))
        }
        FieldType::Date => coded(Coded::Date(day(text).ok_or(Fault::NotDate)?)),
        FieldType::PartialDate => {
            let date = text.parse::<PartialDate>().map_err(|_| Fault::NotPartialDate)?;
            Ok(Value::Text(date.to_string()))
        }
        FieldType::Instant => {
            let wall = day_and_hour(text).ok_or(Fault::NotInstant)?;
            let at = zone.to_timestamp(wall).map_err(|_| Fault::NotInstant)?;
            coded(Coded::Instant(at))
        }
        FieldType::Country => {
            let country = text.parse::<Country>().map_err(|_| Fault::NotCountry)?;
            coded(Coded::Code(Code::lenient(country.as_str())))
        }
        FieldType::Language => {
            let language = text.parse::<Language>().map_err(|_| Fault::NotLanguage)?;
            coded(Coded::Code(Code::lenient(language.as_str())))
        }
        FieldType::Phone => phone(text),
        FieldType::Email => email(text),
    }
}

/// A day, written with its four-digit year and nothing after it.
fn day(text: &str) -> Option<Date> {
    if text.len() == 10 { text.parse().ok() } else { None }
}

/// A day and an hour, to the minute or the second, without an offset: the wall clock of the zone.
fn day_and_hour(text: &str) -> Option<DateTime> {
    let to_the_minute = text.len() == 16;
    let to_the_second = text.len() == 19 && text.as_bytes().get(16) == Some(&b':');
    if to_the_minute || to_the_second { text.parse().ok() } else { None }
}

fn within(text: &str, most: u32) -> Result<Value, Fault> {
    let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    if length > most { Err(Fault::TooLong(most)) } else { Ok(Value::Text(text.to_owned())) }
}

fn one_line(text: &str, most: u32) -> Result<Value, Fault> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    within(&line, most)
}

fn number(text: &str, low: i64, high: i64) -> Result<Coded, Fault> {
    let number: i64 = text.parse().map_err(|_| Fault::NotNumber)?;
    if (low..=high).contains(&number) {
        Ok(Coded::Number(number))
    } else {
        Err(Fault::OutOfRange(low, high))
    }
}

/// Digits, kept with a leading `+`; spaces, dots, hyphens and parentheses are let fall.
fn phone(text: &str) -> Result<Value, Fault> {
    let kept: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '.' | '-' | '(' | ')' | '/' | '\u{a0}'))
        .collect();
    let digits = kept.strip_prefix('+').unwrap_or(&kept);
    let right = (6..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if right { Ok(Value::Text(kept)) } else { Err(Fault::NotPhone) }
}

fn email(text: &str) -> Result<Value, Fault> {
    let right = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.split('.').count() >= 2
            && host.split('.').all(|part| !part.is_empty())
            && !host.contains('@')
    }) && !text.contains(char::is_whitespace)
        && text.len() <= 254;
    if right { Ok(Value::Text(text.to_owned())) } else { Err(Fault::NotEmail) }
}
