//! Measures what each agreement of two files is worth (`linkage::person`), on made-up families.
//!
//! `cargo run --release -p linkage --example person_weights [PEOPLE] [SEED]`

#![expect(clippy::print_stdout, reason = "the figures")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a measurement stops when anything fails"
)]

use std::collections::BTreeMap;

use linkage::date::{Date, Precision};
use linkage::generate::{self, Options};
use linkage::name::Name;
use linkage::person::{Among, Evidence, Person, weigh};
use linkage::table::Table;
use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

fn person(table: &Table, row: usize) -> Person {
    let text = |name: &str| table.column(name).and_then(|column| column.get(row));
    let name = match (text("given_name"), text("family_name")) {
        (given, family) if given.is_some() || family.is_some() => {
            Some(Name::from_parts(given.unwrap_or_default(), family.unwrap_or_default()))
        }
        _ => None,
    };
    let original = text("name_in_own_letters").map(Name::parse);
    Person {
        names: name.into_iter().chain(original).collect(),
        birth: text("birth_date").and_then(Date::parse),
        sex: text("sex").map(str::to_owned),
        nationality: text("nationality").map(str::to_owned),
    }
}

/// The evidence of many pairs, counted.
#[derive(Default)]
struct Tally(BTreeMap<String, u64>, u64);

impl Tally {
    fn add(&mut self, one: &Person, other: &Person) {
        self.1 += 1;
        let among = Among { people: 1, namesakes: None };
        let is_day =
            |person: &Person| person.birth.is_none_or(|birth| birth.precision() == Precision::Day);
        let known = if is_day(one) && is_day(other) { "days" } else { "years" };
        for (evidence, _) in weigh(one, other, among).evidence {
            let group = if matches!(evidence, Evidence::Birth(_)) { known } else { "" };
            *self.0.entry(format!("{group}{evidence:?}")).or_default() += 1;
        }
    }

    fn of(&self, prefix: &str) -> u64 {
        self.0.iter().filter(|(key, _)| key.starts_with(prefix)).map(|(_, count)| count).sum()
    }
}

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|word| word.parse().ok());
    let people = arguments.next().unwrap_or(20_000);
    let seed = u64::from(arguments.next().unwrap_or(11_u32));
    let made = generate::people(&Options { people, seed, ..Options::default() });
    let table = &made.table;
    let persons: Vec<Person> = (0..table.rows()).map(|row| person(table, row)).collect();
    let truth = table.column("truth").expect("the truth");
    let mut by_person: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (row, code) in truth.codes.iter().enumerate() {
        by_person.entry(*code).or_default().push(row);
    }
    let (mut same, mut different) = (Tally::default(), Tally::default());
    for rows in by_person.values() {
        for (place, one) in rows.iter().enumerate() {
            for other in &rows[..place] {
                same.add(&persons[*one], &persons[*other]);
            }
        }
    }
    let mut chance = Xoshiro256PlusPlus::seed_from_u64(seed);
    for _ in 0..4_000_000 {
        let (one, other) =
            (chance.random_range(0..persons.len()), chance.random_range(0..persons.len()));
        if truth.codes[one] != truth.codes[other] {
            different.add(&persons[one], &persons[other]);
        }
    }
    println!("{people} people, seed {seed}: {} pairs of one, {} of two", same.1, different.1);
    let keys: std::collections::BTreeSet<&String> =
        same.0.keys().chain(different.0.keys()).collect();
    for key in keys {
        let group = key.split('(').next().unwrap_or(key);
        let share = |tally: &Tally| {
            (tally.0.get(key).copied().unwrap_or(0) as f64 + 0.5) / (tally.of(group) as f64 + 1.0)
        };
        let (m, u) = (share(&same), share(&different));
        println!("{key:<24} m {m:.6}  u {u:.7}  {:+.2} bits", (m / u).log2());
    }
}
