//! `havre trace`: views rebuilt, the log exported.
//!
//! It must never begin a house: where none stands, there is nothing to rebuild or to export.

use std::fs::File;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{Where, wrong};

/// `havre trace …`
#[derive(Debug, Subcommand)]
pub(crate) enum Trace {
    /// Drop every view and derive it again from the log
    Rebuild(Where),
    /// Write the log for process mining: envelopes only, nothing personal
    Export(Export),
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
                let house = at.house()?;
                let events = house.log.rebuild()?;
                eprintln!("The views were derived again from {events} events.");
            }
            Self::Export(export) => {
                let house = export.at.house()?;
                let mut out: Box<dyn Write> = match &export.out {
                    Some(path) => {
                        let file = File::create(path).map_err(|error| {
                            wrong(format!("{}: cannot be written: {error}", path.display()))
                        })?;
                        Box::new(BufWriter::new(file))
                    }
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
