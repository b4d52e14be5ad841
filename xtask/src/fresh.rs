//! The two commands of the README, as someone runs them who has just cloned the repository: no
//! crate downloaded, nothing built. For the check before a release.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::{say, shell};

/// The commands, as the README gives them.
const DEMO: &str = "cargo run --release -- demo";
const TEST: &str = "cargo xtask test";

/// Clones the last commit and runs both commands in the clone.
pub(crate) fn run() -> Result<()> {
    let folder = std::env::temp_dir().join(format!("havre-fresh-{}", std::process::id()));
    let clone = folder.join("havre");
    let ran = prepare(&folder, &clone).and_then(|()| both(&folder, &clone));
    if ran.is_ok() {
        std::fs::remove_dir_all(&folder).context("the clone cannot be removed")?;
    } else {
        say::error(&format!("what there is of the clone stays in {}", folder.display()));
    }
    ran
}

fn prepare(folder: &Path, clone: &Path) -> Result<()> {
    std::fs::create_dir(folder)?;
    let mut git = shell::program("git");
    shell::run(git.args(["clone", "--quiet", "--no-local"]).arg(shell::root()).arg(clone))?;
    // Mirrors and proxies of this machine, if it has any; no crate and no password.
    std::fs::create_dir(folder.join("cargo"))?;
    if let Some(settings) = settings() {
        std::fs::copy(settings, folder.join("cargo/config.toml"))?;
    }
    Ok(())
}

fn settings() -> Option<PathBuf> {
    let home = std::env::home_dir()?;
    let cargo = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    Some(cargo.join("config.toml")).filter(|path| path.is_file())
}

fn both(folder: &Path, clone: &Path) -> Result<()> {
    say::heading(DEMO);
    let begun = Instant::now();
    demo(&mut command(DEMO, folder, clone))?;
    say::line(&format!("--- the first page after {}", say::seconds(begun.elapsed())));
    say::heading(TEST);
    let begun = Instant::now();
    shell::run(&mut command(TEST, folder, clone))?;
    say::line(&format!("--- tested after {}", say::seconds(begun.elapsed())));
    Ok(())
}

/// A command of the README in the clone, with a home of Cargo and a target folder of its own.
fn command(typed: &str, folder: &Path, clone: &Path) -> Command {
    let mut words = typed.split(' ');
    let mut command = shell::program(words.next().unwrap_or("cargo"));
    command.args(words).current_dir(clone).env("CARGO_HOME", folder.join("cargo"));
    // What cargo told this program about itself would mislead another cargo.
    for name in ["CARGO", "CARGO_TARGET_DIR", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH"] {
        command.env_remove(name);
    }
    command
}

/// Starts the demo, waits for the address it says, asks for the first page, ends the demo.
fn demo(command: &mut Command) -> Result<()> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn()?;
    let asked = address(&mut child).and_then(|address| first_page(&address));
    child.kill().context("the demo cannot be ended")?;
    child.wait()?;
    asked
}

fn address(child: &mut Child) -> Result<String> {
    let out = child.stdout.take().context("the demo has no output")?;
    for line in BufReader::new(out).lines() {
        let line = line?;
        say::line(&line);
        if let Some(address) = host_in(&line) {
            return Ok(address.to_owned());
        }
    }
    bail!("the demo ended without saying an address")
}

/// The host and port of the first address in a line: `127.0.0.1:8080`.
fn host_in(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("http://")?;
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '-')));
    let host = rest.get(..end.unwrap_or(rest.len()))?.trim_end_matches(['.', ':']);
    host.contains(':').then_some(host)
}

fn first_page(host: &str) -> Result<()> {
    let mut stream = TcpStream::connect(host).with_context(|| format!("no answer at {host}"))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(stream, "GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.take(64 * 1024).read_to_string(&mut answer).context("the first page is cut off")?;
    let status = answer.lines().next().unwrap_or_default();
    let good = ["200", "302", "303", "307"].iter().any(|code| status.contains(code));
    if good { Ok(()) } else { bail!("the first page was answered with `{status}`") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_gives_the_commands_that_are_checked() {
        let readme = std::fs::read_to_string(shell::root().join("README.md")).unwrap();
        assert!(readme.lines().any(|line| line == DEMO));
        assert!(readme.lines().any(|line| line == TEST));
    }

    #[test]
    fn an_address_is_found_in_a_sentence() {
        assert_eq!(host_in("Open http://127.0.0.1:8080/ now"), Some("127.0.0.1:8080"));
        assert_eq!(host_in("at http://localhost:8080."), Some("localhost:8080"));
        assert_eq!(host_in("see http://example.org/"), None);
        assert_eq!(host_in("ready"), None);
    }
}
