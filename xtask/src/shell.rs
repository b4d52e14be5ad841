//! Runs other programs: never with a standard input, and never through a shell.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

/// The folder of the workspace.
pub(crate) fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// A program to be run in the folder of the workspace.
pub(crate) fn program(name: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// Cargo, the one that runs this.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let own = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = program(own);
    command.args(arguments);
    command
}

/// A command as it would be typed.
pub(crate) fn typed(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn ended(command: &Command, status: ExitStatus) -> Result<()> {
    if status.success() {
        return Ok(());
    }
    bail!("`{}` failed ({status})", typed(command))
}

/// Runs a command to its end; what it writes goes where this program's goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status();
    let status = status.with_context(|| format!("`{}` cannot be started", typed(command)))?;
    ended(command, status)
}

/// Whether a command runs and succeeds; it writes nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// What a command writes to its standard output.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let ran = command.stderr(Stdio::inherit()).output();
    let ran = ran.with_context(|| format!("`{}` cannot be started", typed(command)))?;
    ended(command, ran.status)?;
    Ok(String::from_utf8_lossy(&ran.stdout).into_owned())
}

/// Runs a command to its end, passing on what it writes as it comes; gives all of that, standard
/// output first, and how it ended.
pub(crate) fn watched(command: &mut Command) -> Result<(String, Result<()>)> {
    let started = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = started.with_context(|| format!("`{}` cannot be started", typed(command)))?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let text = std::thread::scope(|scope| {
        let err = scope.spawn(|| pass_on(err, &mut std::io::stderr()));
        let mut text = pass_on(out, &mut std::io::stdout());
        text.push_str(&err.join().unwrap_or_default());
        text
    });
    let status = child.wait().with_context(|| format!("`{}` was lost", typed(command)))?;
    Ok((text, ended(command, status)))
}

fn pass_on(from: Option<impl Read>, to: &mut impl Write) -> String {
    let mut text = String::new();
    let Some(from) = from else { return text };
    let mut lines = BufReader::new(from);
    let mut line = Vec::new();
    while lines.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
        let _gone = to.write_all(&line).and_then(|()| to.flush());
        text.push_str(&String::from_utf8_lossy(&line));
        line.clear();
    }
    text
}

/// The first of some programs that is on the search path.
pub(crate) fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let places = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| place.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_command_writes_is_kept_with_how_it_ended() {
        let (text, end) =
            watched(program("sh").args(["-c", "echo one; echo two >&2; exit 3"])).unwrap();
        assert_eq!(text, "one\ntwo\n");
        assert!(end.unwrap_err().to_string().contains("exit 3` failed"));
    }

    #[test]
    fn a_command_has_no_input_to_wait_for() {
        assert_eq!(read(program("sh").args(["-c", "cat; echo end"])).unwrap(), "end\n");
    }
}
