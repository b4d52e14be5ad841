//! The forms that a table is written in, by `havre count protect` and `publish`.
//!
//! It must never write a remark into a form that has none.

use std::path::Path;

use clap::{Args, ValueEnum};
use counting::publish::{Dataset, write_csv, write_json_stat, write_parquet, write_sdmx};

use super::wrong;

/// `--format`
#[derive(Debug, Args)]
pub(super) struct Form {
    /// The form it is written in; by the ending of --out when left out (.json: json-stat,
    /// .parquet: parquet), else csv
    #[arg(long, value_enum, requires = "out")]
    format: Option<Format>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A column a dimension, OBS_VALUE, OBS_STATUS, CONF_STATUS
    Csv,
    /// SDMX-CSV 2.0
    Sdmx,
    /// JSON-stat 2.0
    JsonStat,
    /// Parquet, with the columns of csv
    Parquet,
}

impl Form {
    fn of(&self, path: &Path) -> Format {
        let ending = path.extension().map(|it| it.to_string_lossy().to_lowercase());
        self.format.unwrap_or(match ending.as_deref() {
            Some("json") => Format::JsonStat,
            Some("parquet") => Format::Parquet,
            _ => Format::Csv,
        })
    }

    /// A data set as it is written to a file, under a remark where the form is plain CSV.
    pub(super) fn written(
        &self,
        path: &Path,
        data: &Dataset,
        remark: Option<&str>,
    ) -> anyhow::Result<Vec<u8>> {
        let text = match self.of(path) {
            Format::Csv => {
                let remark = remark.map(|remark| format!("# {remark}\n")).unwrap_or_default();
                write_csv(data).map(|table| remark + &table)
            }
            Format::Sdmx => write_sdmx(data),
            Format::JsonStat => write_json_stat(data),
            Format::Parquet => return write_parquet(data).map_err(wrong),
        };
        text.map(String::into_bytes).map_err(wrong)
    }
}
