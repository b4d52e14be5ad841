//! What the tests need of the machine, and how what is missing comes there.

use std::io::IsTerminal;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::{browser, say, shell};

/// Something a step needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// The formatter of the toolchain.
    Rustfmt,
    /// The linter of the toolchain.
    Clippy,
    /// For the SQLite that is built into the program.
    Compiler,
    /// The tests of `store` start servers of their own.
    Postgres,
    /// The pages are looked at in a real browser.
    Chromium,
    /// It drives the browser.
    Node,
}

impl Need {
    fn is_met(self) -> bool {
        match self {
            Self::Rustfmt => shell::succeeds(&mut shell::cargo(&["fmt", "--version"])),
            Self::Clippy => shell::succeeds(&mut shell::cargo(&["clippy", "--version"])),
            Self::Compiler => shell::find(&["cc", "gcc", "clang"]).is_some(),
            Self::Postgres => postgres().is_some(),
            Self::Chromium => browser::chromium().is_some(),
            Self::Node => shell::find(&["node"]).is_some() && shell::find(&["npm"]).is_some(),
        }
    }

    /// What it is and what for, as one says it before installing it.
    const fn says(self) -> &'static str {
        match self {
            Self::Rustfmt => "rustfmt, to check the form of the code",
            Self::Clippy => "clippy, to check the code",
            Self::Compiler => "a C compiler, to build SQLite into the program",
            Self::Postgres => {
                "the PostgreSQL server, which the tests of `store` start on their own"
            }
            Self::Chromium => "Chromium, to test the pages in a browser",
            Self::Node => "Node.js and npm, to drive the browser",
        }
    }

    /// Its packages in Debian and what derives from it; none for a part of the Rust toolchain.
    const fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Rustfmt | Self::Clippy => &[],
            Self::Compiler => &["gcc", "libc6-dev"],
            Self::Postgres => &["postgresql"],
            Self::Chromium => &["chromium"],
            Self::Node => &["nodejs", "npm"],
        }
    }

    const fn component(self) -> Option<&'static str> {
        match self {
            Self::Rustfmt => Some("rustfmt"),
            Self::Clippy => Some("clippy"),
            Self::Compiler | Self::Postgres | Self::Chromium | Self::Node => None,
        }
    }
}

/// Where the programs of a PostgreSQL server are; Debian keeps them off the search path.
fn postgres() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let packaged = versions.map(|version| version.path().join("bin/initdb"));
    shell::find(&["initdb"]).or_else(|| packaged.into_iter().find(|path| path.is_file()))
}

/// Makes sure of what is needed: installs what is missing, having said what and why.
pub(crate) fn meet(needs: &[Need]) -> Result<()> {
    let missing = |needs: &[Need]| -> Vec<Need> {
        needs.iter().copied().filter(|need| !need.is_met()).collect()
    };
    let found = missing(needs);
    if found.is_empty() {
        return Ok(());
    }
    say::heading("needs: installing what the tests need and this machine has not");
    found.iter().for_each(|need| say::line(&format!("  {}", need.says())));
    let components: Vec<&str> = found.iter().filter_map(|need| need.component()).collect();
    if !components.is_empty() {
        add_components(&components)?;
    }
    let packages: Vec<&str> = found.iter().flat_map(|need| need.packages()).copied().collect();
    if !packages.is_empty() {
        install(&packages)?;
    }
    match missing(&found).as_slice() {
        [] => Ok(()),
        [first, ..] => bail!("still missing after the installation: {}", first.says()),
    }
}

fn add_components(components: &[&str]) -> Result<()> {
    let list = components.join(" ");
    if shell::find(&["rustup"]).is_none() {
        bail!("the Rust toolchain lacks {list}: install it the way the toolchain was installed");
    }
    shell::run(shell::program("rustup").args(["component", "add"]).args(components))
}

fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if shell::find(&["apt-get"]).is_none() {
        bail!("install these with the package manager of this machine, then repeat: {list}");
    }
    let Some(rights) = rights() else {
        bail!("neither root nor sudo: have someone run `apt-get install {list}`, then repeat");
    };
    let apt = |arguments: &[&str]| {
        let words = [rights, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]].concat();
        let (first, rest) = words.split_first().unwrap_or((&"apt-get", &[]));
        let mut command = shell::program(first);
        command.args(rest).args(["-q", "-o", "DPkg::Lock::Timeout=300"]).args(arguments);
        say::line(&format!("  {}", shell::typed(&command)));
        shell::run(&mut command)
    };
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

/// What to put before a command that needs the rights of root: nothing, or sudo, which may ask for
/// a password only where someone can see the question.
fn rights() -> Option<&'static [&'static str]> {
    if shell::read(shell::program("id").arg("-u")).is_ok_and(|id| id.trim() == "0") {
        return Some(&[]);
    }
    shell::find(&["sudo"])?;
    if std::io::stderr().is_terminal() { Some(&["sudo"]) } else { Some(&["sudo", "-n"]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Need; 6] =
        [Need::Rustfmt, Need::Clippy, Need::Compiler, Need::Postgres, Need::Chromium, Need::Node];

    #[test]
    fn every_need_says_what_for_and_comes_from_one_place() {
        for need in ALL {
            assert!(need.says().contains(", "), "{need:?}");
            assert_eq!(need.packages().is_empty(), need.component().is_some(), "{need:?}");
        }
    }
}
