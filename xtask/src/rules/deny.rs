//! What `deny.toml` allows: one list of licences and of doubles for `cargo deny` and for this.
//!
//! Only the lists needed are read, by their lines; `cargo deny` judges the rest of the file.

use std::fmt;

use anyhow::{Context, Result};

use crate::shell;

/// The lists of the file.
#[derive(Debug, Default)]
pub(crate) struct Deny {
    /// Licences, some with an exception: `Apache-2.0 WITH LLVM-exception`.
    pub(crate) licences: Vec<String>,
    /// Crates that may be there beside another version, by name and the beginning of the version.
    pub(crate) doubles: Vec<Spec>,
    /// The same, with everything under them.
    pub(crate) trees: Vec<Spec>,
}

/// A crate by its name and the beginning of its version: `2` and `2.0` are for `2.0.119`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spec {
    name: String,
    from: String,
}

impl Spec {
    /// Reads `name@version`.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (name, from) = text.split_once('@')?;
        Some(Self { name: name.to_owned(), from: from.to_owned() })
    }

    /// Whether it is for this version of this crate.
    pub(crate) fn is(&self, name: &str, version: &str) -> bool {
        let rest = version.strip_prefix(self.from.as_str());
        self.name == name && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    }
}

impl fmt::Display for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.from)
    }
}

impl Deny {
    pub(crate) fn read() -> Result<Self> {
        let path = shell::root().join("deny.toml");
        let text = std::fs::read_to_string(path).context("deny.toml cannot be read")?;
        Ok(Self::from(&text))
    }

    fn from(text: &str) -> Self {
        let licences = list(text, "allow").iter().flat_map(|line| quoted(line)).collect();
        let specs = |key: &str| {
            let lines = list(text, key).into_iter();
            lines.filter_map(|line| Spec::read(quoted(line).first()?)).collect()
        };
        Self { licences, doubles: specs("skip"), trees: specs("skip-tree") }
    }
}

/// The lines of a list, from `key = [` to the line with its end.
fn list<'a>(text: &'a str, key: &str) -> Vec<&'a str> {
    let begins = format!("{key} = [");
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    let mut found = Vec::new();
    for line in lines.skip_while(|line| !line.starts_with(&begins)) {
        found.push(line);
        if line.ends_with(']') {
            break;
        }
    }
    found
}

/// The texts in double quotes in a line.
fn quoted(line: &str) -> Vec<String> {
    line.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read_and_nothing_else() {
        let deny = Deny::from(
            "[licenses]\nallow = [\n  \"MIT\",\n  # \"GPL-3.0-only\",\n  \"ISC\",\n]\n[bans]\n\
             deny = [\"openssl\"]\nskip = [\n  { crate = \"syn@2\", reason = \"old\" },\n]\n\
             skip-tree = [\n  { crate = \"cookie@0.18\" },\n]\n",
        );
        assert_eq!(deny.licences, ["MIT", "ISC"]);
        assert_eq!(deny.doubles, [Spec::read("syn@2").unwrap()]);
        assert_eq!(deny.trees, [Spec::read("cookie@0.18").unwrap()]);
    }

    #[test]
    fn a_version_is_named_by_its_beginning() {
        let spec = Spec::read("syn@2.0").unwrap();
        assert!(spec.is("syn", "2.0.119") && spec.is("syn", "2.0"));
        assert!(!spec.is("syn", "2.01.0") && !spec.is("synth", "2.0.1"));
    }

    #[test]
    fn the_file_has_its_lists() {
        let deny = Deny::read().unwrap();
        assert!(deny.licences.iter().any(|it| it == "EUPL-1.2"));
    }
}
