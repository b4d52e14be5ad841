//! Attacks on encoded lists, and how fast and how well they are compared: the figures of
//! `docs/veil.md`. `cargo bench -p linkage --bench veil`, and with `-- febrl LEFT.csv RIGHT.csv` the
//! quality on two lists of FEBRL, where `rec_id` says who is who.

#![expect(clippy::print_stdout, reason = "the figures")]
#![expect(clippy::unwrap_used, reason = "a benchmark stops when anything fails")]
#![expect(clippy::indexing_slicing, reason = "places are of lists made here")]

#[path = "../tests/veil/attack.rs"]
mod attack;
#[path = "../tests/veil/insider.rs"]
mod insider;
#[path = "../tests/veil/people.rs"]
mod people;
#[path = "../tests/veil/targets.rs"]
mod targets;

use std::collections::BTreeMap;
use std::time::Instant;

use linkage::table::{Column, ColumnBuilder, Table};
use linkage::veil::{Encoded, Handle, Options, Sealed, compare, encode};

use attack::{Lists, frequencies, graph};
use people::people as made;
use targets::{Scheme, secret, seen};

/// Records of each list under attack.
const ATTACKED: usize = 1000;

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => {
            attacks();
            [10_000, 100_000].into_iter().for_each(speed);
        }
        ["attacks"] => attacks(),
        ["speed", size] => speed(size.parse().unwrap()),
        ["febrl", left, right] => febrl(left, right),
        _ => println!("nothing, `attacks`, `speed SIZE` or `febrl LEFT.csv RIGHT.csv`"),
    }
}

/// Who is found, of the persons in both the encoded and the public list, in percent.
fn attacks() {
    println!("re-identified, % of those in both lists; {ATTACKED} records, mean of 3 populations");
    println!("{:>8} {:<8} {:>9} {:>9}", "overlap", "scheme", "graph", "frequency");
    for percent in [20, 50, 100] {
        for scheme in [Scheme::Hashed, Scheme::Plain, Scheme::Salted, Scheme::Veil] {
            let (mut by_graph, mut by_frequency) = (0.0, 0.0);
            for seed in 1..=3 {
                let lists = Lists::cut(&made(2 * ATTACKED, seed), ATTACKED, percent);
                let target = seen(scheme, &lists.target, 3);
                let own = seen(scheme, &lists.public, 5);
                by_graph += lists.share(&graph(&lists, &target, &own)) / 0.03;
                by_frequency += lists.share(&frequencies(&lists, &target)) / 0.03;
            }
            println!("{percent:>7}% {scheme:<8?} {by_graph:>9.1} {by_frequency:>9.1}");
        }
        let lists = Lists::cut(&made(2 * ATTACKED, 1), ATTACKED, percent);
        let (both, key) = (insider::comparer(&lists), insider::dictionary(&lists));
        let (both, key) = (100.0 * lists.share(&both), 100.0 * lists.share(&key));
        println!("{percent:>7}% Veil, both files, no key {both:>6.1}; with the key {key:>6.1}");
    }
    println!("guessing finds {:.1} %", 100.0 / ATTACKED as f64);
}

/// How long it takes, and how well persons are found again whom other clerks wrote: generated
/// records dealt out to two lists by chance.
fn speed(size: u32) {
    let people = size * 13 / 10;
    let all =
        linkage::generate::people(&linkage::generate::Options { people, ..Default::default() });
    let deal = |side: usize| -> Table {
        let column = |column: &Column| {
            let mut builder = ColumnBuilder::default();
            let rows = (side..all.table.rows()).step_by(2);
            rows.for_each(|row| builder.push(column.get(row).unwrap_or_default()));
            builder.finish(column.name.clone())
        };
        Table { columns: all.table.columns.iter().map(column).collect() }
    };
    let (left, right) = (deal(0), deal(1));
    let persons = |table: &Table| -> Vec<u32> {
        let truth = table.column("truth").unwrap();
        let of = |row| truth.get(row).and_then(|it| it[1..].parse().ok()).unwrap();
        (0..table.rows()).map(of).collect()
    };
    let (ours, theirs) = (persons(&left), persons(&right));
    let what = format!("{} x {} generated", left.rows(), right.rows());
    measure(&what, [&left, &right], [&ours, &theirs]);
}

/// Reads two lists of FEBRL.
fn febrl(left: &str, right: &str) {
    let read = |path: &str| linkage::files::read(path).unwrap().table;
    let (left, right) = (read(left), read(right));
    let ids = |table: &Table| -> Vec<u32> {
        let ids = table.column("rec_id").unwrap();
        let id = |row| ids.get(row).and_then(|id| id.split('-').nth(1)?.parse().ok()).unwrap();
        (0..table.rows()).map(id).collect()
    };
    measure("FEBRL", [&left, &right], [&ids(&left), &ids(&right)]);
}

/// Encodes and compares two tables of which it is known who is in them.
fn measure(what: &str, tables: [&Table; 2], persons: [&[u32]; 2]) {
    let start = Instant::now();
    let seal = |table, seed| encode(table, &secret(3).0, &seed).unwrap();
    let [one, two] = [seal(tables[0], [1; 32]), seal(tables[1], [2; 32])];
    let encoding = start.elapsed();
    let bytes = [&one, &two].map(|it| it.encoded.to_bytes());
    let start = Instant::now();
    let [left, right] = bytes.each_ref().map(|bytes| Encoded::from_bytes(bytes).unwrap());
    let found = compare(&left, &right, &Options::default()).unwrap();
    let comparing = start.elapsed();
    let options = Options { one_to_one: true, ..Options::default() };
    let single = compare(&left, &right, &options).unwrap();
    let of = |sealed: &Sealed, persons: &[u32]| -> BTreeMap<Handle, u32> {
        sealed.handles.iter().copied().zip(persons.iter().copied()).collect()
    };
    let (ours, theirs) = (of(&one, persons[0]), of(&two, persons[1]));
    let times = |persons: &[u32]| {
        let mut times: BTreeMap<u32, usize> = BTreeMap::new();
        persons.iter().for_each(|person| *times.entry(*person).or_default() += 1);
        times
    };
    let (once, twice) = (times(persons[0]), times(persons[1]));
    let both = || once.iter().filter_map(|(person, times)| Some((*times, *twice.get(person)?)));
    let pairs: usize = both().map(|(one, other)| one * other).sum();
    let singles: usize = both().map(|(one, other)| one.min(other)).sum();
    for (how, found, pairs) in [("all", &found, pairs), ("one to one", &single, singles)] {
        let right = found.matches.iter().filter(|it| ours[&it.left] == theirs[&it.right]).count();
        let (right, told) = (right as f64, found.matches.len() as f64);
        let (precision, recall) = (right / told, right / pairs as f64);
        let f1 = 2.0 * right / (told + pairs as f64);
        println!("{what}, {how}: P {precision:.4} R {recall:.4} F1 {f1:.4}");
    }
    let overlap = single.overlap;
    println!(
        "{what}: encoding both {encoding:.1?}, reading and comparing {comparing:.1?}, {} bytes a \
         record; {singles} in both, estimated {:.0} ({:.0} to {:.0})",
        bytes[0].len() / one.encoded.records(),
        overlap.persons,
        overlap.low,
        overlap.high,
    );
}
