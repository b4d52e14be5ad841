//! What looks at the pages: scripts of `tests/browser`, run by Node.js on a built program.
//!
//! A script finds the program at `HAVRE_BINARY` and the browser at `CHROMIUM`; it starts
//! `havre demo` itself, on a free port, and ends it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::workspace::Workspace;
use crate::{say, shell};

/// Takes a picture of every page at 320 and 1280 px, into `walk/`.
pub(crate) fn walk(more: &[&str]) -> Result<()> {
    std::fs::create_dir_all(shell::root().join("walk"))?;
    shell::run(node("walk.mjs")?.args(more))?;
    say::line("the pictures are in walk/");
    Ok(())
}

/// A script of `tests/browser`, ready to run: its packages are installed and the program is built.
pub(crate) fn node(script: &str) -> Result<Command> {
    let folder = shell::root().join("tests/browser");
    if !folder.join(script).is_file() {
        bail!("tests/browser/{script} is missing, so the pages are not looked at");
    }
    packages(&folder)?;
    shell::run(&mut shell::cargo(&["build", "-p", "havre"]))?;
    let binary = Workspace::read()?.target.join("debug/havre");
    let mut node = shell::program("node");
    node.arg(format!("tests/browser/{script}")).env("HAVRE_BINARY", binary);
    if let Some(chromium) = chromium() {
        node.env("CHROMIUM", chromium);
    }
    Ok(node)
}

/// Where the browser is.
pub(crate) fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from).filter(|path| path.is_file());
    named.or_else(|| {
        shell::find(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
    })
}

/// Installs the packages that the lock file names, unless they are there already.
fn packages(folder: &Path) -> Result<()> {
    let locked = folder.join("package-lock.json");
    let installed = folder.join("node_modules/.package-lock.json");
    let changed = |path: &Path| path.metadata().and_then(|it| it.modified()).ok();
    if locked.is_file() && changed(&installed) > changed(&locked) {
        return Ok(());
    }
    // Without a lock file there is nothing for `ci` to install.
    let how = if locked.is_file() { "ci" } else { "install" };
    let mut npm = shell::program("npm");
    npm.current_dir(folder).args([how, "--no-audit", "--no-fund", "--ignore-scripts"]);
    shell::run(&mut npm)
}
