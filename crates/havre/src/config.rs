//! Configuration: a TOML file, one section a concern, each setting with a default that works.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use store::S3;

use crate::commands::WrongInput;

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
    /// The documents: a folder, or `s3://BUCKET/PREFIX`.
    pub(crate) documents: String,
    /// The S3 server, if documents lie in a bucket.
    pub(crate) s3: Bucket,
}

/// How the S3 server is reached. The key may come from the environment instead
/// (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`), so that no secret need stand in the file.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Bucket {
    /// Where it answers, such as `https://s3.example.org`; without it, Amazon's own.
    endpoint: Option<String>,
    /// The region.
    region: Option<String>,
    /// The public half of the access key.
    access_key_id: Option<String>,
    /// The secret half.
    secret_access_key: Option<String>,
}

impl Bucket {
    /// What was configured, completed from the environment.
    #[expect(clippy::disallowed_methods, reason = "this is the configuration")]
    pub(crate) fn access(&self) -> S3 {
        let given =
            |set: &Option<String>, name: &str| set.clone().or_else(|| std::env::var(name).ok());
        S3 {
            endpoint: self.endpoint.clone(),
            region: given(&self.region, "AWS_REGION"),
            access_key_id: given(&self.access_key_id, "AWS_ACCESS_KEY_ID"),
            secret_access_key: given(&self.secret_access_key, "AWS_SECRET_ACCESS_KEY"),
        }
    }
}

impl std::fmt::Debug for Bucket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bucket").field("endpoint", &self.endpoint).finish_non_exhaustive()
    }
}

impl Default for Storage {
    fn default() -> Self {
        Self {
            log: "sqlite:data/havre.db".to_owned(),
            keys: PathBuf::from("data/keys"),
            documents: "data/documents".to_owned(),
            s3: Bucket::default(),
        }
    }
}

/// Which law.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Law {
    /// The pack of the country where the house stands: `fr`, `de`, …
    pub(crate) country: String,
    /// A folder of packs in place of those within the program.
    pub(crate) procedures: Option<PathBuf>,
}

impl Default for Law {
    fn default() -> Self {
        Self { country: "fr".to_owned(), procedures: None }
    }
}

impl Config {
    /// Reads a file; without one, the defaults.
    pub(crate) fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        let Some(file) = file else { return Ok(Self::default()) };
        let wrong = |what: &str, error: &dyn std::fmt::Display| {
            WrongInput(format!("the configuration {} {what}: {error}", file.display()))
        };
        let text =
            std::fs::read_to_string(file).map_err(|error| wrong("cannot be read", &error))?;
        Ok(toml::from_str(&text).map_err(|error| wrong("is not right", &error))?)
    }

    /// The file that the log is in; nothing when it is kept by a server. The address is read as the
    /// store reads it, which opens the log and makes the file where there is none: too late to look.
    pub(crate) fn log_file(&self) -> Option<&Path> {
        let log = &self.store.log;
        let path = log.strip_prefix("sqlite:").unwrap_or(log);
        (!path.contains("://")).then(|| Path::new(path))
    }

    /// Everything in one folder.
    pub(crate) fn within(folder: &Path) -> Self {
        let store = Storage {
            log: format!("sqlite:{}", folder.join("havre.db").display()),
            keys: folder.join("keys"),
            documents: folder.join("documents").display().to_string(),
            s3: Bucket::default(),
        };
        Self { store, ..Self::default() }
    }
}
