//! `havre count forecast`: what comes next in a series, how sure, and how the method did before.
//!
//! It must never give a forecast without its back-test.

use std::path::{Path, PathBuf};

use clap::Args;
use counting::draw::{FanWords, fan_chart};
use counting::forecast::{self, Frequency, Question, Series};
use counting::input::Sheet;

use super::{say, say_json, write, wrong};

/// `havre count forecast`
#[derive(Debug, Args)]
pub(crate) struct Forecast {
    /// The series: columns period and value, a column a series, or a row a series with periods across
    file: PathBuf,
    /// How many periods ahead; left out: 12 months, 4 quarters, 8 weeks or 3 years
    #[arg(long, value_name = "H")]
    horizon: Option<usize>,
    /// The probabilities with which intervals should hold the value
    #[arg(long, value_name = "P,…", value_delimiter = ',', default_value = "0.8,0.95")]
    level: Vec<f64>,
    /// The name of the series, where the file has several
    #[arg(long, value_name = "NAME")]
    series: Option<String>,
    /// Where to draw it (SVG)
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// What draws begin from: the same gives the same answer
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

impl Forecast {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        // Long work should not end in a folder that is not there.
        let folder = self.svg.as_deref().and_then(Path::parent);
        if let Some(folder) = folder.filter(|it| !it.as_os_str().is_empty() && !it.is_dir()) {
            return Err(wrong(format!("there is no folder {}: make it first", folder.display())));
        }
        let series = read(&self.file, self.series.as_deref())?;
        let horizon = self.horizon.unwrap_or(match series.frequency() {
            Frequency::Yearly => 3,
            Frequency::Quarterly => 4,
            Frequency::Monthly => 12,
            Frequency::Weekly => 8,
        });
        let question = Question { horizon, levels: self.level, seed: self.seed };
        let forecast = forecast::forecast(&series, &question)
            .map_err(|unfit| wrong(format!("{}: {}: {unfit}", self.file.display(), series.name)))?;
        if let Some(svg) = &self.svg {
            write(
                svg,
                fan_chart(&series, &forecast, &FanWords::english("fan", &series, &forecast)),
            )?;
        }
        if self.json { say_json("forecast", &forecast) } else { say(&forecast.text()) }
    }
}

/// Reads the series of a name, or the only one, of a file.
pub(super) fn read(file: &Path, name: Option<&str>) -> anyhow::Result<Series> {
    let sheet = Sheet::read(file).map_err(wrong)?;
    let all = forecast::read_series(&sheet).map_err(wrong)?;
    forecast::choose_series(&sheet, all, name).map_err(wrong)
}
