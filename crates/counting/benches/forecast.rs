//! How well forecasts do, over every series of the monthly numbers of asylum applicants: accuracy and
//! coverage, on the past and with what was known at the time.
//!
//! `cargo bench -p counting --bench forecast` prints the tables of `docs/counting/forecast.md`; a file
//! after `--` is read in place of the series of the tests.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use counting::forecast::{Forecast, Question, Series, forecast, read_series};
use counting::input::{Fault, Sheet};

const MONTHLY: &[u8] = include_bytes!("../tests/data/asylum-monthly-2012-2019.csv");

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a bench prints its tables")]
fn main() -> ExitCode {
    match series() {
        Ok(series) => println!("{}", tables(&series)),
        Err(fault) => {
            eprintln!("{fault}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn series() -> Result<Vec<Series>, Fault> {
    let given = std::env::args().skip(1).find(|it| !it.starts_with("--"));
    let sheet = match given {
        Some(file) => Sheet::read(Path::new(&file))?,
        None => Sheet::parse(Path::new("asylum-monthly-2012-2019.csv"), MONTHLY)?,
    };
    read_series(&sheet)
}

/// Shares added up over series.
#[derive(Default)]
struct Sums {
    count: f64,
    before: [f64; 2],
    after: [f64; 2],
    at_the_time: [f64; 2],
}

impl Sums {
    fn add(&mut self, forecast: &Forecast) {
        self.count += 1.0;
        let past = forecast.coverage.iter().map(|it| (it.before, it.after));
        let then = forecast.at_the_time.iter().flat_map(|it| it.coverage.iter().map(|it| it.1));
        for ((before, after), (own_before, own_after)) in
            self.before.iter_mut().zip(&mut self.after).zip(past)
        {
            *before += own_before;
            *after += own_after;
        }
        for (slot, own) in self.at_the_time.iter_mut().zip(then) {
            *slot += own;
        }
    }

    fn row(&self, name: &str) -> String {
        let shares =
            |sums: [f64; 2]| sums.map(|sum| format!("{:.1}", sum / self.count * 100.0)).join(" / ");
        let [before, after, then] = [self.before, self.after, self.at_the_time].map(shares);
        format!("| {name} | | | | | {before} | {after} | {then} | |\n")
    }
}

fn tables(series: &[Series]) -> String {
    let mut text = String::from(
        "| series | months | method | MASE | at the time (repeating the season) | held before, 80 / 95 % \
         | calibrated | at the time | s |\n|---|---|---|---|---|---|---|---|---|\n",
    );
    let mut all = Sums::default();
    for horizon in [3, 6, 12] {
        for series in series {
            let question = Question { horizon, levels: vec![0.8, 0.95], seed: 1 };
            let start = Instant::now();
            match forecast(series, &question) {
                Ok(forecast) => {
                    all.add(&forecast);
                    text.push_str(&row(&forecast, start.elapsed().as_secs_f64()));
                }
                Err(unfit) => {
                    text.push_str(&format!("| {} | {horizon} | {unfit} |\n", series.name))
                }
            }
        }
    }
    text.push_str(&all.row("**mean**"));
    text
}

fn row(forecast: &Forecast, seconds: f64) -> String {
    let percents = |shares: &[f64]| {
        let shares: Vec<String> = shares.iter().map(|it| format!("{:.1}", it * 100.0)).collect();
        shares.join(" / ")
    };
    let best = forecast.backtest.rows.first().and_then(|row| row.errors.as_ref());
    let before: Vec<f64> = forecast.coverage.iter().map(|it| it.before).collect();
    let after: Vec<f64> = forecast.coverage.iter().map(|it| it.after).collect();
    let then: Vec<f64> = forecast
        .at_the_time
        .iter()
        .flat_map(|it| it.coverage.iter().map(|(_, share)| *share))
        .collect();
    let errors = forecast
        .at_the_time
        .as_ref()
        .map_or_else(String::new, |it| format!("{:.2} ({:.2})", it.mase, it.baseline));
    format!(
        "| {} | {} | {} | {:.2} | {errors} | {} | {} | {} | {seconds:.1} |\n",
        forecast.series,
        forecast.ahead.len(),
        forecast.method,
        best.map_or(f64::NAN, |it| it.mase),
        percents(&before),
        percents(&after),
        percents(&then),
    )
}
