//! `havre count one`: how many there are, from one list with repeated captures.

use std::path::PathBuf;

use clap::Args;
use counting::input::Sheet;
use counting::lists::interval::Level;
use counting::one::{self, Model, People};

use super::{say, say_json, wrong};

/// `havre count one`
#[derive(Debug, Args)]
pub(crate) struct One {
    /// A sheet with a column "captures" and a column "count", or with one row a person
    file: PathBuf,
    /// Columns that may explain how often somebody is captured
    #[arg(long, value_name = "COL", value_delimiter = ',')]
    covariates: Vec<String>,
    /// Those of them that are categories although they look like numbers
    #[arg(long, value_name = "COL", value_delimiter = ',')]
    categories: Vec<String>,
    /// ztpoisson, ztgeom, oiztpoisson, ztoipoisson, oiztgeom or ztoigeom; without it the best is taken
    #[arg(long)]
    model: Option<String>,
    /// How often the intervals are to hold the truth
    #[arg(long, value_name = "SHARE", default_value = "0.95")]
    level: Level,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

impl One {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let model = self.model.as_deref().map(named).transpose()?;
        if let Some(stray) = self.categories.iter().find(|it| !self.covariates.contains(it)) {
            return Err(wrong(format!("--categories {stray}: it is not among the covariates")));
        }
        let sheet = Sheet::read(&self.file).map_err(wrong)?;
        let people =
            People::from_sheet(&sheet, &self.covariates, &self.categories).map_err(wrong)?;
        let answer = one::estimate(&people, model, self.level)
            .map_err(|refusal| wrong(format!("{}: {refusal}", self.file.display())))?;
        if self.json { say_json("one", &answer) } else { say(&answer.words()) }
    }
}

fn named(code: &str) -> anyhow::Result<Model> {
    Model::by_code(code).ok_or_else(|| {
        let codes: Vec<&str> = Model::ALL.iter().map(|model| model.code()).collect();
        wrong(format!("--model {code}: there are {}", codes.join(", ")))
    })
}
