//! Measures the engine on CSV files with a known truth, with no configuration:
//! `cargo run --release -p linkage --example febrl -- FILE [RIGHT] [--truth COLUMN]`.
//!
//! `--people N` measures on N generated people instead of a file.
//!
//! Without `--truth` the truth is FEBRL's: the middle of `rec_id` (`rec-17-dup-0` is person 17).

use std::time::Instant;

use linkage::evaluate::{self, Report};
use linkage::generate;
use linkage::link::{self, Options};
use linkage::propose::propose_without;
use linkage::table::{Column, ColumnBuilder, Table};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut files = Vec::new();
    let mut people = 0;
    let mut truth = "rec_id".to_owned();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--truth" {
            truth = arguments.next().unwrap_or(truth);
        } else if argument == "--people" {
            people = arguments.next().and_then(|number| number.parse().ok()).unwrap_or(1_000);
            "truth".clone_into(&mut truth);
        } else if argument != "--model" {
            files.push(argument);
        }
    }
    let start = Instant::now();
    let mut tables = files.iter().map(|file| read(file)).collect::<Result<Vec<Table>, _>>()?;
    if people > 0 {
        tables.push(generate::people(&generate::Options { people, ..Default::default() }).table);
    }
    let read = start.elapsed();
    let all: Vec<&Table> = tables.iter().collect();
    let settings = propose_without(&all, &[&truth]);
    let proposed = start.elapsed();
    let tell = |progress: link::Progress| {
        if progress.done == 0.0 {
            say(&format!("{:?} from {:.2?}", progress.step, start.elapsed()));
        }
    };
    let options = Options { progress: Some(&tell), ..Options::default() };
    let persons: Vec<Column> = all.iter().map(|table| persons(table, &truth)).collect();
    let (outcome, report) = match (all.as_slice(), persons.as_slice()) {
        ([one], [truth]) => {
            let outcome = link::dedupe(one, &settings, &options)?;
            let report = evaluate::clusters(&outcome.clusters, truth);
            say(&format!(
                "calibration error {:.4}",
                evaluate::reliability_of(&outcome, truth).error
            ));
            (outcome, report)
        }
        ([left, right, ..], [of_left, of_right, ..]) => {
            let outcome = link::link(left, right, &settings, &options)?;
            let report = evaluate::links(&outcome, of_left, of_right);
            (outcome, report)
        }
        _ => return Err("name one file, or two".into()),
    };
    if std::env::args().any(|argument| argument == "--model") {
        let mut written = settings.clone();
        outcome.model.write_into(&mut written);
        say(&written.to_toml()?);
    }
    print(&report);
    say(&format!(
        "pairs looked at {}, kept {}, one to one {}, notes {:?}",
        outcome.compared,
        outcome.pairs.len(),
        outcome.one_to_one,
        outcome.notes
    ));
    say(&format!("read {read:.2?}, propose {:.2?}, all {:.2?}", proposed - read, start.elapsed()));
    Ok(())
}

#[expect(clippy::print_stdout, reason = "an example says what it measured")]
fn say(line: &str) {
    println!("{line}");
}

fn print(report: &Report) {
    say(&format!(
        "precision {:.5} recall {:.5} F1 {:.5} (right {}, wrong {}, missed {}), exact clusters {:.4}",
        report.precision,
        report.recall,
        report.f1,
        report.right,
        report.wrong,
        report.missed,
        report.exact_clusters
    ));
}

/// Plain CSV, enough to measure with.
fn read(path: &str) -> Result<Table, std::io::Error> {
    let text = std::fs::read_to_string(path)?;
    let mut lines = text.lines();
    let headers: Vec<&str> = lines.next().unwrap_or("").split(',').map(str::trim).collect();
    let mut builders: Vec<ColumnBuilder> =
        headers.iter().map(|_| ColumnBuilder::default()).collect();
    for line in lines {
        let mut cells = line.split(',');
        for builder in &mut builders {
            builder.push(cells.next().unwrap_or("").trim_matches('"'));
        }
    }
    let columns = builders.into_iter().zip(headers).map(|(builder, header)| builder.finish(header));
    Ok(Table { columns: columns.collect() })
}

/// Whose record each row is.
fn persons(table: &Table, truth: &str) -> Column {
    let mut builder = ColumnBuilder::default();
    for row in 0..table.rows() {
        let value = table.column(truth).and_then(|column| column.get(row)).unwrap_or("");
        let number = value.strip_prefix("rec-").and_then(|rest| rest.split('-').next());
        builder.push(number.unwrap_or(value));
    }
    builder.finish("person")
}
