//! Where the server's programs are, and as whom they may run.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder of the newest server installed.
pub(super) fn folder() -> Result<PathBuf, String> {
    let on_path = said(Command::new("sh").args(["-c", "command -v pg_ctl"]));
    let on_path = on_path.and_then(|path| PathBuf::from(path).canonicalize().ok());
    let on_path = on_path.as_deref().and_then(Path::parent).map(Path::to_owned);
    let complete = |folder: &PathBuf| folder.join("initdb").exists();
    on_path
        .filter(complete)
        .or_else(|| packaged().into_iter().find(complete))
        .ok_or_else(|| "no PostgreSQL server: run cargo xtask test, which installs it".to_owned())
}

/// Where Debian puts servers, the newest first.
fn packaged() -> Vec<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<_> = versions
        .filter_map(|version| {
            let number: u32 = version.file_name().to_str()?.parse().ok()?;
            Some((number, version.path().join("bin")))
        })
        .collect();
    folders.sort();
    folders.into_iter().rev().map(|(_, folder)| folder).collect()
}

/// The user the server runs as, when this process may not run it itself: the server refuses root.
pub(super) fn other_user() -> Option<&'static str> {
    let root = said(Command::new("id").arg("-u")).as_deref() == Some("0");
    let exists = |user: &&str| said(Command::new("id").args(["-u", user])).is_some();
    root.then(|| ["postgres", "nobody"].into_iter().find(exists)).flatten()
}

/// Gives a folder to a user.
pub(super) fn give(folder: &Path, user: &str) -> Result<(), String> {
    silently(Command::new("chown").arg("-R").arg(user).arg(folder))
}

/// One of the server's programs, run as that user.
pub(super) fn program(path: &Path, user: Option<&str>) -> Command {
    let Some(user) = user else { return Command::new(path) };
    let mut command = Command::new("runuser");
    command.args(["-u", user, "--"]).arg(path);
    command
}

/// Runs a program to its end; what it wrote is given only when it failed.
pub(super) fn silently(command: &mut Command) -> Result<(), String> {
    let run = command.stdin(Stdio::null()).output();
    let ended = run.map_err(|error| format!("{command:?}: {error}"))?;
    if ended.status.success() {
        return Ok(());
    }
    let (out, err) =
        (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
    Err(format!("{command:?} failed: {out}{err}"))
}

/// What a program wrote, if it succeeded and wrote something.
fn said(command: &mut Command) -> Option<String> {
    let ended = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(ended.stdout).ok()?.trim().to_owned();
    Some(text).filter(|text| ended.status.success() && !text.is_empty())
}
