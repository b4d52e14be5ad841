//! `havre link link`: who of one file is in another.

use std::path::PathBuf;

use clap::Args;
use linkage::{evaluate, link};

use super::input::{Common, Shower, options};
use super::report::Found;
use super::results::{self, Written};
use super::{say, wrong};

/// `havre link link`
#[derive(Debug, Args)]
pub(crate) struct Two {
    /// A file: CSV (any separator) or Parquet
    left: PathBuf,
    /// Another: its columns are found by header or by content
    right: PathBuf,
    /// Find duplicates within each file as well
    #[arg(long)]
    within: bool,
    /// The column of ids in the right file, when it has another name
    #[arg(long, value_name = "COL")]
    right_id: Option<String>,
    /// The column of the truth in the right file, when it has another name
    #[arg(long, value_name = "COL")]
    right_truth: Option<String>,
    #[command(flatten)]
    common: Common,
}

impl Two {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let common = &self.common;
        let of_right = Common {
            id: self.right_id.clone().or_else(|| common.id.clone()),
            truth: self.right_truth.clone().or_else(|| common.truth.clone()),
            ..Common::default()
        };
        common.stand_apart(&[&self.left, &self.right], false)?;
        let (mut left, mut right) = (common.read(&self.left)?, of_right.read(&self.right)?);
        let settings = common.settings(&mut [&mut left, &mut right])?;
        let shower = Shower::new();
        let progress = |progress| shower.show(progress);
        let options = options(&progress);
        let tables = (&left.table, &right.table);
        let outcome = if self.within {
            link::link_and_dedupe(tables.0, tables.1, &settings, &options)
        } else {
            link::link(tables.0, tables.1, &settings, &options)
        };
        shower.end();
        let outcome = outcome.map_err(|fault| {
            wrong(format!("{}, {}: {fault}", self.left.display(), self.right.display()))
        })?;
        let truth = |common: &Common, reading: &linkage::files::Reading| {
            common.truth.as_ref().and_then(|it| reading.table.column(it)).cloned()
        };
        let truths = truth(common, &left).zip(truth(&of_right, &right));
        let evaluation = truths.map(|(left, right)| {
            let report = evaluate::links(&outcome, &left, &right);
            (left.name, report)
        });
        let saved_model = common.save(&settings, &outcome)?;
        let ids = (common.ids(&left, &settings), of_right.ids(&right, &settings));
        if let Some(out) = &common.out {
            results::write_pairs(out, ids, &outcome)?;
        }
        let found = Found {
            command: "link",
            readings: vec![&left, &right],
            left: ids.0,
            right: Some(ids.1),
            settings: &settings,
            outcome: &outcome,
            evaluation,
            written: common.out.clone().map(|pairs| Written { records: None, pairs }),
            saved_model,
        };
        say(&common.answer(&found)?)
    }
}
