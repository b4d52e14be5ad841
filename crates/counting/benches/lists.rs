//! Models of overlapping lists, measured: `cargo bench -p counting --bench lists`.
//!
//! All 1,024 pair models of five lists, all 32,768 of six, the search of six lists, a profile
//! interval, a search of ten made-up lists, and 1,000 resamples with the whole search redone on each.
//! Beside them the same in R, where it is installed. It prints figures and checks none.

#![expect(clippy::print_stdout, reason = "the figures")]
#![expect(clippy::expect_used, reason = "a benchmark stops when anything fails")]

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use counting::input::Sheet;
use counting::lists::bootstrap::{Resampling, bootstrap};
use counting::lists::design::Design;
use counting::lists::enumerate::hierarchical;
use counting::lists::interval::Level;
use counting::lists::profile::{LIMIT, multinomial};
use counting::lists::sparse::sparse;
use counting::lists::spread::fit_all;
use counting::lists::stepwise::{THRESHOLD, stepwise};
use counting::lists::{Pattern, Patterns, Reading};

fn main() {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!("{cores} cores; the best of five runs");
    let (five, six, ten) = (golden("uk5.csv"), golden("uk6.csv"), made_up());
    let models = hierarchical(5, 2).models;
    show("all pair models of five lists (1,024)", 5, || fit_all(&five, &models).fits.len());
    let models = hierarchical(5, 4).models;
    show("all hierarchical models of five lists (6,893)", 5, || fit_all(&five, &models).fits.len());
    let models = hierarchical(6, 2).models;
    show("all pair models of six lists (32,768)", 1, || fit_all(&six, &models).fits.len());
    let search = || stepwise(&six, THRESHOLD).expect("a search");
    show("search of six lists, models tried", 5, || search().tried.len());
    let fit = search().fit;
    let design = Design::of(&six, &fit.model, &[]);
    show("multinomial profile of its model, lower end", 5, || {
        let profile = multinomial(&design, fit.total, Level::default(), LIMIT);
        profile.expect("a profile").interval.low
    });
    show("search of ten lists (1,023 patterns), models tried", 1, || {
        stepwise(&ten, THRESHOLD).expect("a search").tried.len()
    });
    let resampling = Resampling { resamples: 1_000, seed: 1, level: Level::default() };
    let total =
        |patterns: &Patterns| Some(sparse(patterns, 0.02, Level::default()).ok()?.fit.total);
    show("1,000 resamples of five lists with selection, the interval's lower end", 1, || {
        bootstrap(&five, &resampling, total).expect("an interval").interval.low
    });
    peer();
}

/// The same in R, where it is installed.
fn peer() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new("Rscript");
    command.arg(folder.join("benches/lists.R")).arg(folder.join("tests/data"));
    match command.output() {
        Ok(output) => print!("{}", String::from_utf8_lossy(&output.stdout)),
        Err(_) => println!("R is not installed: apt install r-base-core"),
    }
}

fn golden(name: &str) -> Patterns {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    Reading::default().patterns(&Sheet::read(&file).expect("a sheet")).expect("lists")
}

/// Ten lists with a fifth of 20,000 each; every second list leans on the one before.
fn made_up() -> Patterns {
    let names = (0..10).map(|list| format!("l{list}")).collect();
    let count = |pattern: u32| {
        let captures = f64::from(pattern.count_ones());
        let leaning = f64::from((pattern & pattern >> 1 & 0b01_0101_0101).count_ones());
        let share = 0.2_f64.powf(captures) * 0.8_f64.powf(10.0 - captures) * 1.5_f64.powf(leaning);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a few thousand"
        )]
        let count = (20_000.0 * share).round() as u64;
        count
    };
    let counts = (1..1024).map(|pattern| (Pattern(pattern), count(pattern)));
    Patterns::new(names, counts).expect("ten lists")
}

/// Runs something so many times and prints the shortest.
fn show<T: std::fmt::Display>(what: &str, runs: u32, mut run: impl FnMut() -> T) {
    let mut best = Duration::MAX;
    let mut last = None;
    for _ in 0..runs {
        let start = Instant::now();
        let answer = run();
        best = best.min(start.elapsed());
        last = Some(answer);
    }
    let answer = last.map_or_else(String::new, |answer| answer.to_string());
    println!("{:>10.2} ms  {what}: {answer}", best.as_secs_f64() * 1e3);
}
