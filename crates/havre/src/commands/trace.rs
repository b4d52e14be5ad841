//! `havre trace`: views rebuilt, the log exported.

use std::fs::File;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand, ValueEnum};

use crate::config::Config;
use crate::house;

/// `havre trace …`
#[derive(Debug, Subcommand)]
pub(crate) enum Trace {
    /// Drop every view and derive it again from the log
    Rebuild(Where),
    /// Write the log for process mining: envelopes only, nothing personal
    Export(Export),
}

/// Which database.
#[derive(Debug, Args)]
pub(crate) struct Where {
    /// The configuration file
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// `havre trace export`
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Which format
    #[arg(long, value_enum, default_value_t = Format::Ocel)]
    format: Format,
    /// Where to write; standard output when left out
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    at: Where,
}

/// Formats of export.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// OCEL 2.0 in JSON
    Ocel,
    /// XES, IEEE 1849
    Xes,
}

impl Trace {
    #[expect(clippy::print_stderr, reason = "the result of the command, apart from its output")]
    pub(crate) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Rebuild(at) => {
                let house = house::open(&Config::read(at.config.as_deref())?)?;
                let events = house.log.rebuild()?;
                eprintln!("The views were derived again from {events} events.");
            }
            Self::Export(export) => {
                let house = house::open(&Config::read(export.at.config.as_deref())?)?;
                let mut out: Box<dyn Write> = match &export.out {
                    Some(path) => Box::new(BufWriter::new(
                        File::create(path)
                            .with_context(|| format!("{} cannot be written", path.display()))?,
                    )),
                    None => Box::new(BufWriter::new(stdout().lock())),
                };
                let log = house.log.as_ref();
                let count = match export.format {
                    Format::Ocel => ::trace::write_ocel(log, &mut out)?,
                    Format::Xes => ::trace::write_xes(log, &mut out)?,
                };
                out.flush()?;
                eprintln!("{count} events were written.");
            }
        }
        Ok(())
    }
}
