//! What the parties agree on: the secret, and what columns are where a header does not say it.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use super::{Role, Secret};

/// What all parties hold and the one who compares does not. Written as TOML.
#[derive(Debug, Clone)]
pub struct Agreement {
    /// The key of everything.
    pub secret: Secret,
    /// What columns are, by header, where [`Role::of`] would not know.
    pub columns: BTreeMap<String, Role>,
}

/// What is wrong with an agreement, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {what}")]
pub struct AgreementFault {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// A sentence without its full stop.
    pub what: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    version: toml::Spanned<u32>,
    secret: toml::Spanned<String>,
    #[serde(default)]
    columns: BTreeMap<String, toml::Spanned<String>>,
}

const VERSION: u32 = 1;

const PREFACE: &str = "\
# The agreement between the parties. Whoever has this file can test any guess about who is in an
# encoded file: hand it over in person, never to whoever compares, and destroy it afterwards.
# Use a new one for each exchange, so that the files of two exchanges cannot be joined.
";

impl Agreement {
    /// An agreement with a fresh secret, columns known by their headers.
    #[must_use]
    pub const fn new(secret: Secret) -> Self {
        Self { secret, columns: BTreeMap::new() }
    }

    /// What the column of this header is.
    #[must_use]
    pub fn role(&self, header: &str) -> Role {
        self.columns.get(header).copied().unwrap_or_else(|| Role::of(header))
    }

    /// The agreement as TOML.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let hex: String = self.secret.bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        let mut text = format!("{PREFACE}version = {VERSION}\nsecret = \"{hex}\"\n\n");
        text.push_str(
            "# What columns are, where their headers do not say it: \"header\" = \"role\".\n",
        );
        text.push_str(&format!("# Roles: {}.\n[columns]\n", Role::words()));
        for (header, role) in &self.columns {
            // A text of JSON is a text of TOML, and on one line.
            let header = serde_json::Value::String(header.clone());
            text.push_str(&format!("{header} = \"{}\"\n", role.word()));
        }
        text
    }

    /// Reads an agreement.
    ///
    /// # Errors
    /// When the text is not such an agreement: where and what.
    pub fn from_toml(text: &str) -> Result<Self, AgreementFault> {
        let paper: Paper = toml::from_str(text)
            .map_err(|error| fault(text, error.span(), error.message().to_owned()))?;
        if *paper.version.get_ref() != VERSION {
            let what =
                format!("version {} of the agreement is not known here", paper.version.get_ref());
            return Err(fault(text, Some(paper.version.span()), what));
        }
        let secret = read_hex(paper.secret.get_ref()).ok_or_else(|| {
            let what = "the secret must be 64 hexadecimal digits, made by chance".to_owned();
            fault(text, Some(paper.secret.span()), what)
        })?;
        let mut columns = BTreeMap::new();
        for (header, word) in paper.columns {
            let role = Role::from_word(word.get_ref()).ok_or_else(|| {
                let what = format!("no role is called `{}`: {}", word.get_ref(), Role::words());
                fault(text, Some(word.span()), what)
            })?;
            columns.insert(header, role);
        }
        Ok(Self { secret: Secret::new(secret), columns })
    }
}

/// A fault at a place given in bytes. The text of the file is not repeated: it holds the secret.
fn fault(text: &str, span: Option<Range<usize>>, what: String) -> AgreementFault {
    let at = span.map_or(0, |span| span.start);
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let what = what.lines().next().unwrap_or_default().to_owned();
    AgreementFault { line, column, what }
}

/// Thirty-two bytes of hexadecimal digits; all the same byte is no secret.
fn read_hex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    bytes.iter().any(|byte| Some(byte) != bytes.first()).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> Secret {
        let mut bytes = [0; 32];
        bytes.iter_mut().zip(0..).for_each(|(byte, at)| *byte = at);
        Secret::new(bytes)
    }

    #[test]
    fn what_is_written_is_read() {
        let mut agreement = Agreement::new(secret());
        agreement.columns.insert("Nom \"d'usage\"\n".into(), Role::Family);
        agreement.columns.insert("الاسم".into(), Role::Name);
        let read = Agreement::from_toml(&agreement.to_toml()).unwrap();
        assert_eq!(read.secret.bytes(), agreement.secret.bytes());
        assert_eq!(read.columns, agreement.columns);
        assert_eq!(read.role("الاسم"), Role::Name);
        assert_eq!(read.role("surname"), Role::Family);
    }

    #[test]
    fn a_fault_is_told_with_its_place_and_without_the_secret() {
        let good = Agreement::new(secret()).to_toml();
        let short = good.replace("1f\"", "\"");
        let fault = Agreement::from_toml(&short).unwrap_err();
        assert_eq!((fault.line, fault.column), (5, 10));
        assert!(!fault.to_string().contains("0a0b0c"));
        let odd = format!("{good}\"x\" = \"phone\"\n");
        let fault = Agreement::from_toml(&odd).unwrap_err();
        assert_eq!((fault.line, fault.column), (10, 7));
        assert!(fault.what.contains("no role is called `phone`"));
    }

    #[test]
    fn a_secret_that_is_none_is_refused() {
        for secret in ["0".repeat(64), "é".repeat(32), String::new(), "+f".repeat(32)] {
            let text = format!("version = 1\nsecret = \"{secret}\"\n");
            assert!(Agreement::from_toml(&text).is_err(), "{secret}");
        }
    }
}
