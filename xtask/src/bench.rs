//! Runs the benchmarks that lie in the `benches` folders of the crates.
//!
//! What they measure is written into `docs/benchmarks.md` by people, with machine and command.

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use crate::{say, shell};

/// Runs the benchmarks of the crates named, or of all.
pub(crate) fn run(names: &[&str]) -> Result<()> {
    let workspace = Workspace::read()?;
    if let Some(unknown) = names.iter().find(|name| !workspace.own().any(|it| it.name == **name)) {
        bail!("there is no crate `{unknown}`");
    }
    let wanted = |name: &str| names.is_empty() || names.contains(&name);
    let measured: Vec<_> =
        workspace.own().filter(|it| wanted(&it.name) && !it.benches.is_empty()).collect();
    if measured.is_empty() {
        bail!("there is no benchmark yet: a crate keeps its own in a folder `benches`");
    }
    for package in measured {
        for bench in &package.benches {
            say::heading(&format!("{}: {bench}", package.name));
            shell::run(&mut shell::cargo(&["bench", "-p", &package.name, "--bench", bench]))?;
        }
    }
    Ok(())
}
