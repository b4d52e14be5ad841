//! Who is never taken for one person, however much a family shares.

use std::collections::BTreeMap;

use super::{FAMILY, dice, table, without_a_letter};
use crate::link::{Options, Outcome, dedupe};
use crate::model::Zone;
use crate::propose::propose_without;
use crate::table::Table;

const MEN: [&str; 12] = [
    "Omar", "Idris", "Tariq", "Daud", "Ibrahim", "Bilal", "Faisal", "Munir", "Walid", "Rafiq",
    "Zaki", "Musa",
];
const WOMEN: [&str; 12] = [
    "Leila", "Huda", "Rima", "Sara", "Asma", "Khadija", "Naima", "Wafa", "Dina", "Maryam",
    "Yasmin", "Farida",
];
const TWINS: [[(&str, &str); 2]; 6] = [
    [("Hassan", "m"), ("Hussein", "m")],
    [("Karim", "m"), ("Karima", "f")],
    [("Salim", "m"), ("Salima", "f")],
    [("Amin", "m"), ("Amina", "f")],
    [("Jamil", "m"), ("Jamal", "m")],
    [("Samir", "m"), ("Samira", "f")],
];
const HEADERS: [&str; 9] =
    ["given name", "family name", "sex", "date of birth", "town", "address", "phone", "who", "kin"];
const TOWNS: [&str; 8] = ["Aleppo", "Homs", "Mosul", "Basra", "Herat", "Kabul", "Keren", "Nyala"];

/// A stream of numbers that look random and are not.
struct Chance(usize);

impl Chance {
    fn below(&mut self, faces: usize) -> usize {
        self.0 += 1;
        dice(self.0, faces)
    }

    fn day(&mut self, from: usize, years: usize) -> String {
        let (year, month) = (from + self.below(years), 1 + self.below(12));
        format!("{year}-{month:02}-{:02}", 2 + self.below(27))
    }
}

/// Households of parents and children, of whom every fifteenth has a son called as his father
/// and every thirtieth twins whose names go together. Every third person is there twice, the second time
/// with a letter left out or another telephone. `who` tells the person, `kin` those of whom one must
/// not be taken for the other.
fn households(count: usize) -> Table {
    let mut chance = Chance(1 << 20);
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut number = 0;
    for household in 0..count {
        let family = format!(
            "{}{}",
            FAMILY[chance.below(FAMILY.len())],
            ["", "i", "ani", "zada"][chance.below(4)]
        );
        let town = TOWNS[chance.below(TOWNS.len())];
        let address = format!("{} Rue {}", 1 + chance.below(180), TOWNS[chance.below(8)]);
        let phone = format!("06{:08}", chance.below(100_000_000));
        let born = 1950 + chance.below(30);
        let father = MEN[chance.below(12)];
        let mut people = vec![(father, "m", chance.day(born, 1), "")];
        people.push((WOMEN[chance.below(12)], "f", chance.day(born, 8), ""));
        if household % 15 == 0 {
            people[0].3 = "father";
            people.push((father, "m", chance.day(born + 22, 14), "father"));
        }
        if household % 30 == 0 {
            let [(one, sex), (other, other_sex)] = TWINS[chance.below(TWINS.len())];
            let day = chance.day(born + 20, 16);
            people.push((one, sex, day.clone(), "twin"));
            people.push((other, other_sex, day, "twin"));
        }
        for _ in 0..chance.below(4) {
            let (names, sex) = [(MEN, "m"), (WOMEN, "f")][chance.below(2)];
            people.push((names[chance.below(12)], sex, chance.day(born + 20, 16), ""));
        }
        for (given, sex, day, kin) in people {
            let kin = if kin.is_empty() { String::new() } else { format!("{kin}{household}") };
            let who = number.to_string();
            let row = [given, &family, sex, &day, town, &address, &phone, &who, &kin];
            rows.push(row.map(str::to_owned).to_vec());
            if number % 3 == 0 {
                let mut again = row.map(str::to_owned).to_vec();
                if chance.below(2) == 0 {
                    again[0] = without_a_letter(&again[0], number);
                    // What a slip made of twins' names nobody could tell.
                    again[8] = String::new();
                }
                if chance.below(2) == 0 {
                    again[6] = format!("06{:08}", chance.below(100_000_000));
                }
                rows.push(again);
            }
            number += 1;
        }
    }
    table(&HEADERS, &rows)
}

/// How many pairs of two persons who are kin are taken for one, and how many there are, by kind.
fn taken_for_one(table: &Table, outcome: &Outcome) -> BTreeMap<String, (usize, usize)> {
    let cell = |name: &str, row: usize| table.column(name).and_then(|column| column.get(row));
    let mut together: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for row in 0..table.rows() {
        if let Some(kin) = cell("kin", row) {
            together.entry(kin).or_default().push(row);
        }
    }
    let kind = |kin: &str| kin.trim_end_matches(|it: char| it.is_ascii_digit()).to_owned();
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (kin, rows) in &together {
        let people: std::collections::BTreeSet<_> =
            rows.iter().map(|row| cell("who", *row)).collect();
        counts.entry(kind(kin)).or_default().1 += usize::from(people.len() > 1);
    }
    for pair in outcome.pairs.iter().filter(|pair| pair.zone == Zone::Same) {
        let (one, other) = (pair.left as usize, pair.right as usize);
        let kin = cell("kin", one).filter(|kin| cell("kin", other) == Some(kin));
        if let Some(kin) = kin.filter(|_| cell("who", one) != cell("who", other)) {
            counts.entry(kind(kin)).or_default().0 += 1;
        }
    }
    counts
}

/// With all columns, and with fewer: what a family shares may be hardly there, or nearly all.
#[test]
fn father_and_son_of_one_name_and_twins_are_never_taken_for_the_same() {
    let table = households(1_800);
    let keep: [&[&str]; 3] = [&[], &["phone"], &["address", "phone"]];
    for without in keep {
        let left_out = [without, &["who", "kin"]].concat();
        let settings = propose_without(&[&table], &left_out);
        let outcome = dedupe(&table, &settings, &Options::default()).unwrap();
        let counts = taken_for_one(&table, &outcome);
        assert_eq!(counts["father"], (0, 120), "without {without:?}");
        assert_eq!(counts["twin"], (0, 60), "without {without:?}");
        let report = crate::evaluate::clusters(&outcome.clusters, table.column("who").unwrap());
        assert!(report.f1 > 0.95, "without {without:?}: {report:?}");
    }
}
