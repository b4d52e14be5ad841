//! The subcommands, one a file, and how a failure is told: a sentence and an exit code.

mod count;
mod demo;
mod files;
mod law;
mod link;
mod seed;
mod serve;
mod shell;
mod terminal;
mod trace;
mod veil;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use app::House;
use clap::{Args, Subcommand};

use crate::config::Config;
use crate::house;

/// What Havre is asked to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// How many, and how sure: estimates, flows, forecasts, protected tables
    #[command(subcommand)]
    Count(count::Count),
    /// Start with a living demonstration population, on a database of its own
    Demo(demo::Demo),
    /// Serve the pages
    Serve(serve::Serve),
    /// Add a generated population to a database
    Seed(seed::Seed),
    /// Check, explain, compute and draw the law
    #[command(subcommand)]
    Law(law::Law),
    /// Is this the same person? Duplicates, links between lists, names across scripts
    #[command(subcommand)]
    Link(link::Link),
    /// Rebuild the views of the trace, or export it
    #[command(subcommand)]
    Trace(trace::Trace),
    /// Find who is in two lists without showing either: encode, exchange, compare
    #[command(subcommand)]
    Veil(veil::Veil),
}

impl Command {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Count(count) => count.run(),
            Self::Demo(demo) => demo.run(),
            Self::Serve(serve) => serve.run(),
            Self::Seed(seed) => seed.run(),
            Self::Law(law) => law.run(),
            Self::Link(link) => link.run(),
            Self::Trace(trace) => trace.run(),
            Self::Veil(veil) => veil.run(),
        }
    }
}

/// Which house.
#[derive(Debug, Args)]
pub(crate) struct Where {
    /// The configuration file
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Where {
    /// The house that stands there.
    fn house(&self) -> anyhow::Result<House> {
        house::standing(&Config::read(self.config.as_deref())?)
    }
}

/// Exit codes: 2 for wrong input, 3 for storage that cannot be used, 1 for the rest.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct WrongInput(pub(crate) String);

/// What was given is wrong, and what to do: exit code 2.
fn wrong(what: impl std::fmt::Display) -> anyhow::Error {
    WrongInput(what.to_string()).into()
}

/// Gives the answer of a command.
fn say(text: &str) -> anyhow::Result<()> {
    piped(writeln!(std::io::stdout().lock(), "{}", text.trim_end()))
}

/// Whoever reads may stop reading (`| head`): no failure.
fn piped(written: std::io::Result<()>) -> anyhow::Result<()> {
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Tells a failure and gives its exit code.
#[expect(clippy::print_stderr, reason = "this is where failures are told")]
pub(crate) fn report(error: &anyhow::Error) -> ExitCode {
    eprintln!("havre: {}", terminal::shown(&format!("{error:#}")));
    let storage = error.chain().any(|cause| {
        cause.is::<::trace::LogError>()
            || cause.is::<::trace::KeyError>()
            || cause.is::<::trace::VaultError>()
    });
    let input =
        error.chain().any(|cause| cause.is::<WrongInput>() || cause.is::<::law::pack::Problems>());
    ExitCode::from(if storage {
        3
    } else if input {
        2
    } else {
        1
    })
}
