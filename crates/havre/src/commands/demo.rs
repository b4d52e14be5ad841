//! `havre demo`: a house with a living population, on a database of its own.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use web::server::DemoAccounts;

use crate::config::Config;
use crate::{house, server};

/// `havre demo`
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// How many cases to begin with
    #[arg(long, value_name = "N", default_value_t = 400)]
    cases: u32,
    /// The seed of chance
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Address and port
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The folder of the demonstration
    #[arg(long, value_name = "FOLDER", default_value = "data/demo")]
    data: PathBuf,
    /// Begin again with an empty folder
    #[arg(long)]
    fresh: bool,
}

impl Demo {
    #[expect(clippy::print_stderr, reason = "what the command does")]
    pub(crate) fn run(self) -> anyhow::Result<()> {
        if self.fresh && self.data.exists() {
            // Only a folder that a demonstration made is taken away.
            anyhow::ensure!(
                self.data.join("demo").exists(),
                "{} was not made by `havre demo`: take it away yourself, or name another folder",
                self.data.display()
            );
            std::fs::remove_dir_all(&self.data)?;
        }
        std::fs::create_dir_all(&self.data)
            .with_context(|| format!("the folder {} cannot be made", self.data.display()))?;
        let mut config = Config::within(&self.data);
        config.server.listen = self.listen;
        let house = house::open(&config)?;
        let mark = self.data.join("demo");
        if !mark.exists() {
            eprintln!("Making a population of {} cases…", self.cases);
            app::demo::populate(&house, self.cases, self.seed)?;
            std::fs::write(&mark, "made by havre demo\n")?;
        }
        let samples = app::demo::sample_logins(&house)?;
        server::run(&config, house, true, move |address| {
            let mut lines = vec![
                format!(
                    "Havre is open at http://{address}/ (Ctrl-C to close). Everyone in it is invented."
                ),
                String::new(),
                format!(
                    "  For a person   http://{address}/            pre-register, or come back with a number and a code:"
                ),
            ];
            lines.extend(
                samples
                    .iter()
                    .map(|(number, code)| format!("                 number {number}, code {code}")),
            );
            lines.push(format!(
                "  For an agent   http://{address}/desk        password for all: {}",
                DemoAccounts::PASSWORD
            ));
            lines.push(
                "                 spada prefecture ofii ofpra cnda cada integration asso manager \
                 statistician protection"
                    .to_owned(),
            );
            lines
        })
    }
}
