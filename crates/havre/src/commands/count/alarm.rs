//! `havre count alarm`: when a series left the ordinary.
//!
//! It must never say "alarm" without what is ordinary and how often it alarms for nothing.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use counting::draw::{ControlWords, control_chart};
use counting::forecast::alarm::{self, On, Watch};

use super::forecast::read;
use super::{say, say_json, write, wrong};

/// `havre count alarm`
#[derive(Debug, Args)]
pub(crate) struct Alarm {
    /// The series: columns period and value, a column a series, or a row a series with periods across
    file: PathBuf,
    /// The slack, in standard deviations: half the shift that matters
    #[arg(long, default_value_t = 0.5)]
    k: f64,
    /// The limit, in standard deviations
    #[arg(long, default_value_t = 5.0)]
    h: f64,
    /// So many first values say what is ordinary
    #[arg(long, value_name = "N", default_value_t = 18)]
    in_control: usize,
    /// The scale that is watched
    #[arg(long, value_enum, default_value = "log")]
    on: Scale,
    /// The name of the series, where the file has several
    #[arg(long, value_name = "NAME")]
    series: Option<String>,
    /// Where to draw it (SVG)
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// `--on`
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Scale {
    /// Values as they are
    Level,
    /// Logarithms: changes in proportion
    Log,
    /// Growth from one period to the next, in logarithms
    Difference,
}

impl Alarm {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let series = read(&self.file, self.series.as_deref())?;
        let on = match self.on {
            Scale::Level => On::Level,
            Scale::Log => On::Log,
            Scale::Difference => On::Difference,
        };
        let (k, h, in_control) = (self.k, self.h, self.in_control);
        let watch = Watch { on, in_control, k, h, ..Watch::default() };
        let alarm = alarm::watch(&series, &watch)
            .map_err(|unfit| wrong(format!("{}: {}: {unfit}", self.file.display(), series.name)))?;
        if let Some(svg) = &self.svg {
            write(svg, control_chart(&alarm, &ControlWords::english("alarm", &alarm)))?;
        }
        if self.json { say_json("alarm", &alarm) } else { say(&alarm.text()) }
    }
}
