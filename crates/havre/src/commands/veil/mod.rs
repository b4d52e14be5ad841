//! `havre veil`: who is in both lists, between organisations that show each other none.

mod compare;
mod encode;
mod key;

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use clap::Subcommand;
use linkage::veil::{Agreement, Encoded};

use super::{WrongInput, wrong};

/// `havre veil …`
#[derive(Debug, Subcommand)]
pub(crate) enum Veil {
    /// Make the agreement of the parties: a secret key, and what columns are
    Key(key::Key),
    /// Encode a list into tickets that say nothing without the key
    Encode(encode::Encode),
    /// Compare two encoded lists without the key: handles, scores and counts
    Compare(compare::Compare),
}

impl Veil {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Key(key) => key.run(),
            Self::Encode(encode) => encode.run(),
            Self::Compare(compare) => compare.run(),
        }
    }
}

/// Thirty-two bytes from the random source of the system.
fn chance() -> anyhow::Result<[u8; 32]> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).context("the system gives no random bytes")?;
    Ok(bytes)
}

/// Reads the agreement of the parties.
fn agreement(path: &Path) -> anyhow::Result<Agreement> {
    let shown = path.display();
    let text = fs::read_to_string(path)
        .map_err(|error| WrongInput(format!("{shown}: the agreement cannot be read: {error}")))?;
    Ok(Agreement::from_toml(&text).map_err(|fault| WrongInput(format!("{shown}:{fault}")))?)
}

/// Reads an encoded file.
fn encoded(path: &Path) -> anyhow::Result<Encoded> {
    let shown = path.display();
    let bytes =
        fs::read(path).map_err(|error| WrongInput(format!("{shown}: cannot be read: {error}")))?;
    Ok(Encoded::from_bytes(&bytes).map_err(|fault| WrongInput(format!("{shown}:{fault}")))?)
}

/// Writes a file that only its owner may read, and never over another.
fn write_private(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options
        .open(path)
        .map_err(|error| wrong(format!("{}: cannot be made: {error}", path.display())))?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(|error| wrong(format!("{}: cannot be written: {error}", path.display())))
}

#[cfg(test)]
mod tests;
