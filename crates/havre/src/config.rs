//! Configuration: a TOML file, one section a concern, each setting with a default that works.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context;
use serde::Deserialize;

/// Everything that can be set.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    pub(crate) server: Server,
    pub(crate) store: Storage,
    pub(crate) law: Law,
}

/// Where pages are served.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Server {
    /// Address and port.
    pub(crate) listen: SocketAddr,
    /// Whether the pages are reached through HTTPS; cookies are then sent through it only.
    pub(crate) https: bool,
}

impl Default for Server {
    fn default() -> Self {
        Self { listen: SocketAddr::from(([127, 0, 0, 1], 8080)), https: false }
    }
}

/// Where things are kept.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Storage {
    /// The log: `sqlite:PATH` or `postgres://USER@HOST/DATABASE`.
    pub(crate) log: String,
    /// The keys: a folder apart, best on another disk.
    pub(crate) keys: PathBuf,
    /// The documents: a folder.
    pub(crate) documents: PathBuf,
}

impl Default for Storage {
    fn default() -> Self {
        Self {
            log: "sqlite:data/havre.db".to_owned(),
            keys: PathBuf::from("data/keys"),
            documents: PathBuf::from("data/documents"),
        }
    }
}

/// Which law.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Law {
    /// A folder of packs in place of those within the program.
    pub(crate) procedures: Option<PathBuf>,
}

impl Config {
    /// Reads a file; without one, the defaults.
    pub(crate) fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        let Some(file) = file else { return Ok(Self::default()) };
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("the configuration {} cannot be read", file.display()))?;
        toml::from_str(&text)
            .with_context(|| format!("the configuration {} is not right", file.display()))
    }

    /// Everything in one folder.
    pub(crate) fn within(folder: &Path) -> Self {
        let store = Storage {
            log: format!("sqlite:{}", folder.join("havre.db").display()),
            keys: folder.join("keys"),
            documents: folder.join("documents"),
        };
        Self { store, ..Self::default() }
    }
}
