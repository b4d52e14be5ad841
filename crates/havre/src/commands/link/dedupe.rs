//! `havre link dedupe`: the records of one file that are one person.

use std::path::PathBuf;

use clap::Args;
use linkage::{evaluate, link};

use super::input::{Common, Shower, options};
use super::report::Found;
use super::{results, say, wrong};

/// `havre link dedupe`
#[derive(Debug, Args)]
pub(crate) struct Dedupe {
    /// The file: CSV (any separator) or Parquet
    file: PathBuf,
    #[command(flatten)]
    common: Common,
}

impl Dedupe {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let common = &self.common;
        common.stand_apart(&[&self.file], true)?;
        let mut reading = common.read(&self.file)?;
        let settings = common.settings(&mut [&mut reading])?;
        let shower = Shower::new();
        let progress = |progress| shower.show(progress);
        let outcome = link::dedupe(&reading.table, &settings, &options(&progress));
        shower.end();
        let outcome =
            outcome.map_err(|fault| wrong(format!("{}: {fault}", self.file.display())))?;
        let truth = common.truth.as_ref().and_then(|it| reading.table.column(it));
        let evaluation =
            truth.map(|truth| (truth.name.clone(), evaluate::clusters(&outcome.clusters, truth)));
        let saved_model = common.save(&settings, &outcome)?;
        let ids = common.ids(&reading, &settings);
        let written = match &common.out {
            Some(out) => Some(results::write_clusters(out, ids, (&settings, &outcome))?),
            None => None,
        };
        let found = Found {
            command: "dedupe",
            readings: vec![&reading],
            left: ids,
            right: None,
            settings: &settings,
            outcome: &outcome,
            evaluation,
            written,
            saved_model,
        };
        say(&common.answer(&found)?)
    }
}
