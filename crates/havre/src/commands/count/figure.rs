//! The published figure of `havre count protect` and `publish`: made, or corrected with a reason.
//!
//! It must never replace a figure without its log saying why, and never name a secret.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;
use counting::account::Date;
use counting::publish::{Dataset, Figure};

use super::wrong;
use crate::commands::files::Files;
use crate::commands::shell::quoted;

/// Which figure, and why it is corrected.
#[derive(Debug, Args)]
pub(super) struct FigureOf {
    /// The published figure: made when it is not there, else a new version of it
    #[arg(long = "figure", value_name = "FILE", id = "figure")]
    pub(super) path: Option<PathBuf>,
    /// Why a figure that was published is corrected
    #[arg(long, value_name = "WHY", requires = "figure")]
    reason: Option<String>,
    /// The day of the correction
    #[arg(long, value_name = "DATE", requires = "reason", value_parser = day)]
    date: Option<String>,
}

fn day(text: &str) -> Result<String, &'static str> {
    Date::parse(text).map(|date| date.to_string()).ok_or("no day: write 2026-06-12")
}

impl FigureOf {
    /// The figure that the data make: its first version, the one that is there if the numbers are the
    /// same, or the next one. One that is there keeps its title, and is not of another that is asked
    /// for.
    pub(super) fn version(
        &self,
        title: &str,
        is_asked: bool,
        command: String,
        data: Dataset,
    ) -> anyhow::Result<Figure> {
        let known = self.path.as_deref().map(read).transpose()?.flatten();
        let path = self.path.as_deref().unwrap_or(Path::new("")).display();
        let said = |what: &dyn std::fmt::Display| wrong(format!("{path}: {what}"));
        let Some(known) = known else {
            if self.reason.is_some() {
                return Err(said(&"there is no such figure to correct: leave --reason out"));
            }
            return Ok(Figure::new(title.to_owned(), command, data));
        };
        if is_asked && title != known.title() {
            return Err(said(&format!(
                "it is \"{}\", and not \"{title}\": another figure goes to another file",
                known.title()
            )));
        }
        if *known.data() == data {
            return Ok(known);
        }
        let what = "it was published with other numbers; --reason says why they are corrected";
        let reason = self.reason.clone().ok_or_else(|| said(&what))?;
        known.correct(command, data, reason, self.date.clone()).map_err(|error| said(&error))
    }

    /// Writes the figure, if it is to be kept and is another than the one that is there.
    pub(super) fn keep(&self, figure: &Figure, files: &mut Files) -> anyhow::Result<()> {
        let Some(path) = &self.path else { return Ok(()) };
        let text = figure.text().map_err(wrong)?;
        if std::fs::read_to_string(path).is_ok_and(|known| known == text) {
            return Ok(());
        }
        files.add(path, text)
    }
}

/// The figure in a file; nothing when there is no such file.
fn read(path: &Path) -> anyhow::Result<Option<Figure>> {
    let said = |error: &dyn std::fmt::Display| wrong(format!("{}: {error}", path.display()));
    match std::fs::read_to_string(path) {
        Ok(text) => Figure::parse(&text).map(Some).map_err(|error| said(&error)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(said(&error)),
    }
}

/// The command that makes the numbers again: as it was given, but for the seed, which stays secret,
/// and for what is told of a correction.
pub(super) fn command(arguments: impl Iterator<Item = OsString>) -> String {
    let mut words = vec!["havre".to_owned()];
    let mut arguments = arguments.skip(1).map(|it| it.to_string_lossy().into_owned());
    while let Some(argument) = arguments.next() {
        let name = argument.split_once('=').map_or(argument.as_str(), |(name, _)| name);
        let is_apart = name.len() == argument.len();
        match name {
            "--reason" | "--date" => {
                if is_apart {
                    arguments.next();
                }
            }
            "--seed" if is_apart => {
                arguments.next();
                words.extend(["--seed".to_owned(), "SECRET".to_owned()]);
            }
            "--seed" => words.push("--seed=SECRET".to_owned()),
            _ => words.push(quoted(&argument)),
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        command(text.split(' ').map(OsString::from))
    }

    #[test]
    fn the_command_of_a_figure_keeps_the_seed_secret() {
        assert_eq!(
            said("/x/havre count protect t.csv --seed 42 --by a,b"),
            "havre count protect t.csv --seed SECRET --by a,b"
        );
        assert_eq!(said("havre --seed=42 it's"), "havre --seed=SECRET 'it'\\''s'");
        assert_eq!(
            said("havre --figure f --reason late --date=2026-01-02 x"),
            "havre --figure f x"
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_name_of_any_bytes_has_a_command() {
        use std::os::unix::ffi::OsStringExt;
        let arguments = ["havre".into(), OsString::from_vec(b"caf\xe9.csv".to_vec())];
        assert_eq!(command(arguments.into_iter()), "havre 'caf\u{fffd}.csv'");
    }
}
