//! The rules of the architecture that neither the compiler nor clippy can hold.
//!
//! Clippy holds the others, in `Cargo.toml` and `clippy.toml`: no `_ =>` on an enum, no function
//! over 70 lines, no clock, chance or environment outside the binary. Each rule here is a function
//! from what was read to a list of faults, and a test of its own.

mod deny;
mod derives;
mod documents;
mod doubles;
mod foreign;
mod length;
mod licences;
mod rooms;
mod sources;

use anyhow::{Result, bail};

use crate::say;
use crate::workspace::Workspace;
use deny::Deny;
use documents::Documents;
use sources::Sources;

/// Checks every rule; fails when one is broken.
pub(crate) fn check() -> Result<()> {
    let (workspace, deny, sources) = (Workspace::read()?, Deny::read()?, Sources::read()?);
    let faults = [
        rooms::faults(&workspace),
        foreign::faults(&workspace),
        derives::faults(&sources),
        length::faults(&sources, length::LONG),
        licences::faults(&workspace, &deny),
        doubles::faults(&workspace, &deny),
        documents::faults(&Documents::read()?)?,
    ];
    let faults: Vec<String> = faults.into_iter().flatten().collect();
    faults.iter().for_each(|fault| say::line(&format!("  {fault}")));
    match faults.len() {
        0 => Ok(()),
        1 => bail!("a rule of the architecture is broken, as said above"),
        many => bail!("{many} rules of the architecture are broken, as said above"),
    }
}

/// What the tests of rules share.
#[cfg(test)]
mod samples {
    use crate::workspace::{Package, Workspace};

    /// A package of ours that needs others by name.
    pub(super) fn own(name: &str, needs: &[&str]) -> Package {
        let needs = needs.iter().map(|name| (*name).to_owned()).collect();
        Package { name: name.to_owned(), own: true, needs, ..Package::default() }
    }

    /// A package of someone else.
    pub(super) fn foreign(name: &str, version: &str, licence: &str) -> Package {
        Package {
            id: format!("{name} {version}"),
            name: name.to_owned(),
            version: version.to_owned(),
            source: Some("registry+somewhere".to_owned()),
            licence: Some(licence.to_owned()),
            ..Package::default()
        }
    }

    pub(super) fn workspace(packages: Vec<Package>) -> Workspace {
        Workspace { packages, ..Workspace::default() }
    }
}
