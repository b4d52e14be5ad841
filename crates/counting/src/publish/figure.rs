//! A published figure: its identity, its version, its corrections, and the command that makes it
//! again.
//!
//! It must never be read when its content is not what its identity says.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::dataset::{Dataset, Observation, Structure, Unpublishable};

/// The name and version of the form.
const SCHEMA: &str = "havre.figure/1";

/// The identity of something published: `sha256:` and 64 digits, of its content and all corrections.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Identity(String);

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A correction: why a version replaces the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Correction {
    /// The version that it made.
    version: u32,
    /// The day, as it was given.
    date: Option<String>,
    /// Why.
    reason: String,
    /// What it replaces.
    replaces: Identity,
}

/// A published figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    schema: &'static str,
    identity: Identity,
    version: u32,
    title: String,
    /// The command that makes it again. Secrets (seeds) are not in it.
    command: String,
    corrections: Vec<Correction>,
    data: Dataset,
}

/// As it is stored.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    schema: String,
    identity: Identity,
    version: u32,
    title: String,
    command: String,
    corrections: Vec<Correction>,
    data: StoredData,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredData {
    structure: Structure,
    dimensions: Vec<String>,
    observations: Vec<Observation>,
}

impl Figure {
    /// The first version of a figure.
    #[must_use]
    pub fn new(title: impl Into<String>, command: impl Into<String>, data: Dataset) -> Self {
        Self::made(title.into(), command.into(), Vec::new(), data)
    }

    fn made(title: String, command: String, corrections: Vec<Correction>, data: Dataset) -> Self {
        let version = 1 + corrections.len() as u32;
        let mut figure = Self {
            schema: SCHEMA,
            identity: Identity(String::new()),
            version,
            title,
            command,
            corrections,
            data,
        };
        figure.identity = figure.digest();
        figure
    }

    /// The next version, with other data or another command, and the reason.
    ///
    /// # Errors
    /// When the reason is empty.
    pub fn correct(
        &self,
        command: impl Into<String>,
        data: Dataset,
        reason: impl Into<String>,
        date: Option<String>,
    ) -> Result<Self, Unpublishable> {
        let reason = reason.into();
        if reason.trim().is_empty() {
            let what = "a correction says why: give its reason";
            return Err(Unpublishable::Unreadable(what.to_owned()));
        }
        let mut corrections = self.corrections.clone();
        let replaces = self.identity.clone();
        corrections.push(Correction { version: self.version + 1, date, reason, replaces });
        Ok(Self::made(self.title.clone(), command.into(), corrections, data))
    }

    /// The identity: the SHA-256 of everything else, each part with its length before it, so that no
    /// two contents are written alike.
    fn digest(&self) -> Identity {
        let mut sum = Sum(Sha256::new());
        sum.text(SCHEMA).text(&self.title).text(&self.command);
        sum.number(self.corrections.len() as u64);
        for it in &self.corrections {
            sum.number(u64::from(it.version)).text(&it.reason).text(&it.replaces.0);
            sum.number(u64::from(it.date.is_some())).text(it.date.as_deref().unwrap_or_default());
        }
        sum.text(&self.data.structure().to_string());
        sum.number(self.data.dimensions().len() as u64);
        for name in self.data.dimensions() {
            sum.text(name);
        }
        sum.number(self.data.observations().len() as u64);
        for it in self.data.observations() {
            for code in &it.codes {
                sum.text(code);
            }
            sum.number(u64::from(it.value.is_some()));
            sum.number(it.value.unwrap_or_default().to_bits());
            sum.text(it.status.code()).text(it.confidentiality.code());
        }
        let digits: Vec<String> = sum.0.finalize().iter().map(|it| format!("{it:02x}")).collect();
        Identity(format!("sha256:{}", digits.concat()))
    }

    /// Reads a stored figure.
    ///
    /// # Errors
    /// When it is none, or was changed since it got its identity.
    pub fn parse(text: &str) -> Result<Self, Unpublishable> {
        let unreadable = |what: String| Unpublishable::Unreadable(format!("no figure: {what}"));
        let stored: Stored =
            serde_json::from_str(text).map_err(|error| unreadable(error.to_string()))?;
        if stored.schema != SCHEMA {
            return Err(unreadable(format!("its schema is \"{}\"", stored.schema)));
        }
        let StoredData { structure, dimensions, observations } = stored.data;
        let data = Dataset::new(structure, dimensions, observations)?;
        let figure = Self::made(stored.title, stored.command, stored.corrections, data);
        let in_order =
            figure.corrections.iter().zip(2..).all(|(it, version)| it.version == version);
        if figure.identity != stored.identity || figure.version != stored.version || !in_order {
            return Err(unreadable("its content is not what its identity says".to_owned()));
        }
        Ok(figure)
    }

    /// The text it is stored as.
    ///
    /// # Errors
    /// When it cannot be written down.
    pub fn text(&self) -> Result<String, Unpublishable> {
        let text = serde_json::to_string_pretty(self);
        text.map(|text| text + "\n").map_err(|error| Unpublishable::Unreadable(error.to_string()))
    }

    /// Its identity.
    #[must_use]
    pub const fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Its version, from 1.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// The command that makes it again.
    #[must_use]
    pub fn command(&self) -> &str {
        &self.command
    }

    /// Its title, which all its versions have.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The data.
    #[must_use]
    pub const fn data(&self) -> &Dataset {
        &self.data
    }

    /// How it is cited: `Title, version 2, sha256:…`.
    #[must_use]
    pub fn citation(&self) -> String {
        format!("{}, version {}, {}", self.title, self.version, self.identity)
    }
}

struct Sum(Sha256);

impl Sum {
    fn number(&mut self, number: u64) -> &mut Self {
        self.0.update(number.to_be_bytes());
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.number(text.len() as u64);
        self.0.update(text);
        self
    }
}
