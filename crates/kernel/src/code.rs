//! Codes: short words from a closed list, the only values the clear part of an event may hold.
//!
//! Free text has no way in: a code has no space, and the lists are in the packs.

use std::borrow::Borrow;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize};

/// A word of a code list: a letter or digit, then up to 63 of letters, digits and `_ . : -`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Code(String);

/// A text that is no code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is not a code: a letter or digit first, then at most 63 letters, digits or `_ . : -`"
)]
pub struct CodeError(pub String);

impl Code {
    /// Reads a code.
    ///
    /// # Errors
    /// The text is empty, too long, or holds another character than a code may.
    pub fn new(text: &str) -> Result<Self, CodeError> {
        let ok = |c: char| c.is_ascii_alphanumeric();
        let legal = text.len() <= 64
            && text.starts_with(ok)
            && text.chars().all(|c| ok(c) || matches!(c, '_' | '.' | ':' | '-'));
        if legal { Ok(Self(text.to_owned())) } else { Err(CodeError(text.to_owned())) }
    }

    /// The nearest code to a text: what a code may not hold becomes `_`. For words written in the
    /// program, which are codes already.
    #[must_use]
    pub fn lenient(text: &str) -> Self {
        let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | ':' | '-');
        let word: String = text.chars().take(64).map(|c| if legal(c) { c } else { '_' }).collect();
        Self::new(&word).unwrap_or_else(|_| Self(format!("x{word}").chars().take(64).collect()))
    }

    /// The word itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Code {
    fn borrow(&self) -> &str {
        &self.0
    }
}
impl AsRef<str> for Code {
    fn as_ref(&self) -> &str {
        &self.0
    }
}
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl FromStr for Code {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        Self::new(text)
    }
}
impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}
impl PartialEq<&str> for Code {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}
impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}

/// One coded value: what a guard of the law may ask about and a statistic may count.
///
/// A text is read as an instant or a day only if it is written as this type writes one; every other
/// text is a code, `20240229` among them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(untagged)]
pub enum Coded {
    /// Yes or no.
    Flag(bool),
    /// A whole number: an age in years, a household size, an amount in cents.
    Number(i64),
    /// An instant: an appointment.
    Instant(Timestamp),
    /// A day.
    Date(Date),
    /// A word of a code list.
    Code(Code),
}

impl fmt::Display for Coded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(flag) => flag.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Instant(at) => at.fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::Code(code) => code.fmt(f),
        }
    }
}

impl<'de> Deserialize<'de> for Coded {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyCoded)
    }
}

struct AnyCoded;

impl Visitor<'_> for AnyCoded {
    type Value = Coded;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("yes or no, a whole number, an instant, a day or a code")
    }
    fn visit_bool<E>(self, flag: bool) -> Result<Coded, E> {
        Ok(Coded::Flag(flag))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Coded, E> {
        Ok(Coded::Number(number))
    }
    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Coded, E> {
        i64::try_from(number).map(Coded::Number).map_err(E::custom)
    }
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Coded, E> {
        let written = |value: &Coded| value.to_string() == text;
        let instant = || text.parse().ok().map(Coded::Instant).filter(written);
        let date = || text.parse().ok().map(Coded::Date).filter(written);
        match instant().or_else(date) {
            Some(value) => Ok(value),
            None => Code::new(text).map(Coded::Code).map_err(E::custom),
        }
    }
}

/// The coded facets of an event, by the name of the fact.
pub type Facets = BTreeMap<Code, Coded>;

/// A country or its like, ISO 3166-1 alpha-3 (`AFG`), or `XXX` for unknown, `XXA` for stateless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 3]);

impl Country {
    /// Not known.
    pub const UNKNOWN: Self = Self(*b"XXX");

    /// The three letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }
}
impl FromStr for Country {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        match text.as_bytes() {
            &[a, b, c] if [a, b, c].iter().all(u8::is_ascii_uppercase) => Ok(Self([a, b, c])),
            _ => Err(CodeError(text.to_owned())),
        }
    }
}
impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
impl Serialize for Country {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A language as a short BCP 47 tag: `fr`, `en`, `fa-AF`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Language(Code);

impl Language {
    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}
impl FromStr for Language {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let primary = text.split('-').next().unwrap_or_default();
        let letters = primary.bytes().all(|b| b.is_ascii_lowercase());
        let parts = text.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        if (2..=3).contains(&primary.len()) && letters && parts && text.len() <= 12 {
            Code::new(text).map(Self)
        } else {
            Err(CodeError(text.to_owned()))
        }
    }
}
impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// Sex as registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Another mark, or none, on the document shown.
    Other,
    /// Not stated.
    Unknown,
}

impl Sex {
    /// The word used in envelopes and forms.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
            Self::Other => "other",
            Self::Unknown => "unknown",
        }
    }
}
impl FromStr for Sex {
    type Err = CodeError;
    fn from_str(text: &str) -> Result<Self, CodeError> {
        [Self::Female, Self::Male, Self::Other, Self::Unknown]
            .into_iter()
            .find(|sex| sex.as_str() == text)
            .ok_or_else(|| CodeError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    #[test]
    fn a_sentence_is_no_code() {
        assert!(Code::new("fled the war").is_err());
        assert!(Code::new("").is_err());
        assert!(Code::new(&"a".repeat(65)).is_err());
        assert!(Code::new("eurodac_hit").is_ok());
    }

    #[test]
    fn coded_values_survive_json() {
        for value in [
            Coded::Flag(true),
            Coded::Number(-3),
            Coded::Date(jiff::civil::date(2024, 2, 29)),
            Coded::Instant("2024-02-29T09:30:00Z".parse().unwrap()),
            Coded::Code(Code::new("refused").unwrap()),
        ] {
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(serde_json::from_str::<Coded>(&json).unwrap(), value);
        }
    }

    #[test]
    fn a_code_begins_with_a_letter_or_digit_and_has_no_room_for_prose() {
        for legal in ["a", "9", "K7Q2-9XMD", "fr.asylum:2024-1", "Dublin_III", &"a".repeat(64)] {
            assert_eq!(Code::new(legal).unwrap().as_str(), legal);
            assert_eq!(Code::lenient(legal), *legal, "a code stays as it is");
        }
        for wrong in ["_a", "-a", ".a", "a b", "a\n", "é", "a/b", "a\"", "زهرا"] {
            let error = Code::new(wrong).unwrap_err();
            assert!(error.to_string().contains(wrong), "{error}");
            assert!(serde_json::from_str::<Code>(&serde_json::to_string(wrong).unwrap()).is_err());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_has_a_nearest_code(text in "\\PC{0,80}") {
            let code = Code::lenient(&text);
            prop_assert_eq!(Code::new(code.as_str()), Ok(code));
        }

        #[test]
        fn any_coded_value_survives_json_and_its_place_among_facets(
            flag in any::<bool>(),
            number in any::<i64>(),
            second in -60_000_000_000_i64..200_000_000_000,
            nano in 0..1_000_000_000_i32,
            days in -300_000..2_900_000_i32,
            code in "[a-zA-Z0-9][a-zA-Z0-9_.:-]{0,20}",
        ) {
            let date = Date::ZERO.checked_add(jiff::Span::new().days(days.max(0))).unwrap();
            let facets: Facets = [
                Coded::Flag(flag),
                Coded::Number(number),
                Coded::Instant(Timestamp::new(second, nano).unwrap()),
                Coded::Date(date),
                Coded::Code(Code::new(&code).unwrap()),
            ]
            .into_iter()
            .enumerate()
            .map(|(place, value)| (Code::lenient(&format!("fact{place}")), value))
            .collect();
            let json = serde_json::to_string(&facets).unwrap();
            prop_assert_eq!(serde_json::from_str::<Facets>(&json).unwrap(), facets);
        }
    }

    #[test]
    fn a_code_that_only_looks_like_a_date_stays_a_code() {
        for text in ["20240229", "2024", "2024-02", "20240229T093000Z", "2024-02-30"] {
            let value = Coded::Code(Code::new(text).unwrap());
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(serde_json::from_str::<Coded>(&json).unwrap(), value, "{text}");
        }
    }

    #[test]
    fn what_is_no_coded_value_is_refused() {
        for json in ["1.5", "null", "[]", "{}", "\"fled the war\"", "18446744073709551615"] {
            assert!(serde_json::from_str::<Coded>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn a_country_has_three_capitals() {
        assert_eq!("AFG".parse::<Country>().unwrap().as_str(), "AFG");
        for wrong in ["Fr", "afg", "AF", "AFGH", "AF1", "ÀB"] {
            assert!(wrong.parse::<Country>().is_err(), "{wrong}");
            assert!(serde_json::from_str::<Country>(&format!("\"{wrong}\"")).is_err());
        }
        assert_eq!(serde_json::to_string(&Country::UNKNOWN).unwrap(), "\"XXX\"");
    }

    #[test]
    fn a_language_is_a_short_tag_and_nothing_else() {
        for tag in ["fr", "prs", "fa-AF", "zh-Hant-TW", "ku-Latn"] {
            let language: Language = tag.parse().unwrap();
            assert_eq!(language.as_str(), tag);
            let json = serde_json::to_string(&language).unwrap();
            assert_eq!(serde_json::from_str::<Language>(&json).unwrap(), language);
        }
        for wrong in
            ["", "f", "12", "FR", "french", "fr_FR", "fr-", "fr--x", "fr-very-long-tag", "fr:a"]
        {
            assert!(wrong.parse::<Language>().is_err(), "{wrong}");
            assert!(serde_json::from_str::<Language>(&format!("\"{wrong}\"")).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_words_of_sex_are_those_stored() {
        for sex in [Sex::Female, Sex::Male, Sex::Other, Sex::Unknown] {
            assert_eq!(sex.as_str().parse(), Ok(sex));
            assert_eq!(serde_json::to_string(&sex).unwrap(), format!("\"{}\"", sex.as_str()));
        }
        assert!("f".parse::<Sex>().is_err());
    }
}
