//! Tests of the index.

use super::*;
use crate::link::{self, Options};
use crate::propose::propose;
use crate::table::Table;

fn people() -> Table {
    let names =
        ["amina", "yusuf", "salma", "karim", "hana", "daud", "leila", "omar", "nadia", "idris"];
    let families = ["haddad", "barzani", "osman", "tesfay", "kovacs", "diallo", "rahimi"];
    let rows: Vec<Vec<String>> = (0..200)
        .map(|row: usize| {
            vec![
                names[row * 7 % 10].to_owned(),
                families[row * 5 % 7].to_owned(),
                format!(
                    "{}-{:02}-{:02}",
                    1950 + row * 37 % 60,
                    2 + row * 11 % 10,
                    3 + row * 13 % 25
                ),
                format!("A{:07}", row * 104_729 % 9_999_991),
            ]
        })
        .collect();
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    Table::from_rows(&["given name", "family name", "date of birth", "passport"], &rows)
}

fn index() -> Index {
    let table = people();
    let settings = propose(&[&table]);
    let outcome = link::dedupe(&table, &settings, &Options::default()).unwrap();
    Index::build(&table, &settings, &outcome.model).unwrap()
}

fn asked<'a>(row: &'a [(&'a str, String)]) -> impl Fn(&str) -> Option<&'a str> {
    move |field| row.iter().find(|(name, _)| *name == field).map(|(_, value)| value.as_str())
}

fn record(table: &Table, row: usize) -> Vec<(&'static str, String)> {
    ["given name", "family name", "date of birth", "passport"]
        .into_iter()
        .enumerate()
        .map(|(column, name)| (name, table.get(column, row).unwrap().to_owned()))
        .collect()
}

#[test]
fn a_record_is_found_again_with_an_error_in_it() {
    let (index, table) = (index(), people());
    for row in [0, 17, 199] {
        let mut record = record(&table, row);
        record[3].1.replace_range(3..4, "x");
        let found = index.find(asked(&record)).unwrap();
        assert_eq!(found.first().map(|first| first.row), Some(row as u32), "{found:?}");
        let why = index.explain(row as u32, asked(&record)).unwrap();
        assert!((why.total - found[0].bits).abs() < 1e-9);
    }
}

#[test]
fn a_stranger_is_not_found() {
    let stranger = [
        ("given name", "Zbigniew".to_owned()),
        ("family name", "Wolkowinski".to_owned()),
        ("date of birth", "1901-11-30".to_owned()),
        ("passport", "ZZ999999".to_owned()),
    ];
    assert_eq!(index().find(asked(&stranger)).unwrap(), []);
}

#[test]
fn an_index_survives_as_bytes_and_broken_bytes_are_told() {
    let index = index();
    let bytes = index.to_bytes().unwrap();
    let again = Index::from_bytes(&bytes).unwrap();
    let record = record(&people(), 3);
    let (one, other) = (index.find(asked(&record)).unwrap(), again.find(asked(&record)).unwrap());
    assert_eq!(one.len(), other.len());
    assert!(one.iter().zip(&other).all(|(a, b)| a.row == b.row && (a.bits - b.bits).abs() < 1e-6));
    assert_eq!(Index::from_bytes(b"something else").err(), Some(Unreadable::Mark));
    for cut in [9, 100, bytes.len() / 2, bytes.len() - 1] {
        assert!(Index::from_bytes(&bytes[..cut]).is_err(), "cut at {cut}");
    }
    for place in [200, bytes.len() / 2, bytes.len() - 40, bytes.len() - 1] {
        let mut other = bytes.clone();
        other[place] ^= 1;
        assert_eq!(Index::from_bytes(&other).err(), Some(Unreadable::Damaged), "at {place}");
    }
}
