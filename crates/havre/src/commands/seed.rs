//! `havre seed`: a generated population, lived through the real use cases.

use std::path::PathBuf;

use clap::Args;

use crate::config::Config;
use crate::house;

/// `havre seed`
#[derive(Debug, Args)]
pub(crate) struct Seed {
    /// How many cases
    #[arg(long, value_name = "N", default_value_t = 400)]
    cases: u32,
    /// The seed of chance: the same seed gives the same population
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// The configuration file
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

impl Seed {
    #[expect(clippy::print_stderr, reason = "the result of the command")]
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let house = house::open(&Config::read(self.config.as_deref())?)?;
        let lived = app::demo::populate(&house, self.cases, self.seed)?;
        eprintln!(
            "{} cases of {} people were lived through: {} steps, {} of them late.",
            lived.cases, lived.people, lived.steps, lived.late
        );
        Ok(())
    }
}
