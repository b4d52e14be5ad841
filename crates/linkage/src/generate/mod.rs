//! Made-up people with the truth: families, clerks, calendars, slips, split journeys.
//!
//! [`people`] gives records as offices on the routes to and in Europe write them, each with the
//! person it is of. Nobody in them is real: names are put together by chance from small tables of
//! common elements (`data/README.md`) by the rules of each custom, chains, patronymics, forms for
//! women, two families, one name. What makes the records hard is what makes real ones hard:
//!
//! - *Families*: brothers and sisters share a father's name, a family, a town, a phone; twins also
//!   the day of birth; a first son may bear his grandfather's name.
//! - *Clerks*: each has habits (French, English, German, passport, dialect) and keeps to them; some
//!   write people's own letters, or take another part of a chain for the family's name.
//! - *Dates*: years alone as 1 January, ages said anew, calendars not converted, days and months
//!   exchanged.
//! - *Journeys*: the same people again in another place, months later, with another phone.
//! - *Slips* of hand, eye and ear; names in the wrong field; values left out.
//!
//! The same options give the same table, byte for byte, on any machine with any number of threads.

mod clerk;
mod custom;
mod days;
mod dice;
mod family;
mod lists;
mod record;
mod slips;
#[cfg(test)]
mod tests;
mod words;

use rayon::prelude::*;

pub use custom::{Script, System};
pub use days::DateQuality;

use crate::table::{ColumnBuilder, Table};
use dice::{Dice, mix};
use record::{COLUMNS, Manner, Rows};

/// People that are made at a time.
const CHUNK: u32 = 1024;

/// What is to be made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// How many people. Records are about 1.55 times as many with `again` at its default.
    pub people: u32,
    /// The seed of chance.
    pub seed: u64,
    /// The share of households that are registered again, and of those once more; 0.35 by default.
    pub again: f64,
    /// How often things go wrong: 1 by default, 0 for clerks who only differ in spelling.
    pub noise: f64,
}

impl Default for Options {
    fn default() -> Self {
        Self { people: 1000, seed: 1, again: 0.35, noise: 1.0 }
    }
}

/// What is known of a record beyond what is written: for judging by kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Trait {
    /// How the person is named.
    pub system: System,
    /// The letters of given and family name.
    pub script: Script,
    /// The person's true sex is female.
    pub woman: bool,
    /// How good the date of birth is.
    pub date: DateQuality,
}

/// Records made, and what is known of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// The records, in an order that says nothing. Column `record` is the id, column `truth` the
    /// person.
    pub table: Table,
    /// For each record what is known of it.
    pub traits: Vec<Trait>,
}

/// Makes people and their records.
#[must_use]
pub fn people(options: &Options) -> People {
    let manner = Manner { seed: options.seed, again: options.again, noise: options.noise };
    let chunks = options.people.div_ceil(CHUNK);
    let chunks: Vec<Rows> = (0..chunks)
        .into_par_iter()
        .map(|number| chunk(number, CHUNK.min(options.people - number * CHUNK), manner))
        .collect();
    let mut order: Vec<(u64, u32, u32)> = Vec::new();
    for (number, rows) in (0_u32..).zip(&chunks) {
        let places = 0..u32::try_from(rows.count()).unwrap_or(0);
        let key = |row| mix(options.seed ^ 0x0D, u64::from(number) << 32 | u64::from(row));
        order.extend(places.map(|row| (key(row), number, row)));
    }
    order.par_sort_unstable();
    let columns = COLUMNS.par_iter().enumerate().map(|(place, name)| {
        let mut builder = ColumnBuilder::default();
        for (at, (_, number, row)) in order.iter().enumerate() {
            let Some(rows) = chunks.get(*number as usize) else { continue };
            match place.checked_sub(2) {
                Some(place) => builder.push(rows.value(*row as usize, place)),
                None if place == 0 => builder.push(&format!("R{:07}", at + 1)),
                None => {
                    let person = rows.people.get(*row as usize).copied().unwrap_or(0);
                    builder.push(&format!("P{:07}", number * CHUNK + person + 1));
                }
            }
        }
        builder.finish(*name)
    });
    let table = Table { columns: columns.collect() };
    let traits = order.iter().filter_map(|(_, number, row)| {
        chunks.get(*number as usize)?.traits.get(*row as usize).copied()
    });
    People { table, traits: traits.collect() }
}

/// The records of so many people, which depend on nothing but the seed and the chunk's number.
fn chunk(number: u32, most: u32, manner: Manner) -> Rows {
    let mut dice = Dice::new(manner.seed, u64::from(number));
    let mut rows = Rows::default();
    let mut people = 0;
    while people < most {
        for mut household in family::clan(&mut dice).unwrap_or_default() {
            household.0.truncate((most - people) as usize);
            let first = people;
            people += u32::try_from(household.0.len()).unwrap_or(0);
            let _ = record::household(&mut rows, &household, first, manner, &mut dice);
        }
    }
    rows
}
