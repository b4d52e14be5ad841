//! `havre link generate`: people made up, with the truth.

use std::io::{self, BufWriter};
use std::path::PathBuf;

use clap::Args;
use linkage::files;
use linkage::generate::{Options, people};

use super::{piped, wrong};

/// `havre link generate`
#[derive(Debug, Args)]
pub(crate) struct Generate {
    /// How many people; records are about 1.55 times as many
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=50_000_000))]
    people: u32,
    /// The seed of chance: the same seed gives the same records
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The share of households that are registered again, 0 to 0.9
    #[arg(long, value_name = "SHARE", default_value_t = 0.35)]
    again: f64,
    /// How often things go wrong: 0 never, 1 as usual
    #[arg(long, value_name = "TIMES", default_value_t = 1.0)]
    noise: f64,
    /// Where to write: .csv, .tsv or .parquet; standard output when left out
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

impl Generate {
    #[expect(clippy::print_stderr, reason = "what the command did")]
    pub(crate) fn run(self) -> anyhow::Result<()> {
        if !(0.0..=0.9).contains(&self.again) || !(0.0..=10.0).contains(&self.noise) {
            return Err(wrong("--again goes from 0 to 0.9, --noise from 0 to 10"));
        }
        let options =
            Options { people: self.people, seed: self.seed, again: self.again, noise: self.noise };
        let made = people(&options);
        let columns = files::cells(&made.table);
        let Some(out) = self.out else {
            let mut stdout = BufWriter::new(io::stdout().lock());
            return piped(files::write_separated(&mut stdout, &columns, ','));
        };
        files::write(&out, &columns).map_err(wrong)?;
        eprintln!(
            "{}: {} records of {} people. Column `truth` says who each is of; nobody is real.",
            out.display(),
            made.table.rows(),
            self.people
        );
        Ok(())
    }
}
