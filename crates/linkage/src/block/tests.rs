//! Tests of blocking.

use std::collections::BTreeSet;

use super::*;
use crate::propose::propose;
use crate::table::{Table, mix};

/// People of few names, so that blocks overlap.
fn people(count: u64, names: u64) -> Table {
    let rows: Vec<Vec<String>> = (0..count)
        .map(|row| {
            vec![
                format!("name{}", mix(row) % names),
                format!("family{}", mix(row + 1_000_000) % names),
                format!(
                    "{}-{:02}-{:02}",
                    1950 + mix(row * 3) % 50,
                    2 + mix(row * 7) % 10,
                    2 + row % 25
                ),
            ]
        })
        .collect();
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    Table::from_rows(&["given", "family", "born"], &rows)
}

fn pairs(blocks: &Blocks, share: f64) -> Vec<(u32, u32)> {
    let mut all = Vec::new();
    for task in blocks.tasks(share) {
        blocks.each_pair(&task, |a, b| all.push((a, b)));
    }
    all
}

#[test]
fn no_pair_is_given_out_twice() {
    let table = people(3_000, 60);
    let settings = propose(&[&table]);
    let frame = Frame::build(&[&table], &settings).unwrap();
    let blocks = Blocks::build(&frame, &settings, Scope::Within).unwrap();
    let all = pairs(&blocks, 1.0);
    let distinct: BTreeSet<(u32, u32)> = all.iter().copied().collect();
    assert!(!all.is_empty());
    assert_eq!(all.len(), distinct.len());
    assert!(all.iter().all(|(a, b)| a < b));
    assert!(all.iter().all(|&(a, b)| blocks.rules_of(a, b) != 0));
}

#[test]
fn a_small_table_is_compared_in_full() {
    let table = people(100, 1_000_000);
    let settings = propose(&[&table]);
    let frame = Frame::build(&[&table], &settings).unwrap();
    let blocks = Blocks::build(&frame, &settings, Scope::Within).unwrap();
    let units = frame.units() as usize;
    assert_eq!(pairs(&blocks, 1.0).len(), units * (units - 1) / 2);
}

#[test]
fn a_huge_block_splits_itself_and_stays_bounded() {
    let rows: Vec<Vec<String>> = (0..20_000_u64)
        .map(|row| {
            vec!["mohamed".to_owned(), format!("x{}", row % 300), format!("{}", 1950 + row % 7)]
        })
        .collect();
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let table = Table::from_rows(&["given", "remarks", "year"], &rows);
    let mut settings = propose(&[&table]);
    settings.blocking =
        vec![Rule { keys: vec![Key { fields: vec!["given".into()], by: Reduce::Whole }] }];
    if settings.field("given").is_none_or(|field| field.kind == crate::settings::Kind::Ignored) {
        return;
    }
    let frame = Frame::build(&[&table], &settings).unwrap();
    let blocks = Blocks::build(&frame, &settings, Scope::Within).unwrap();
    assert!(blocks.pairs_most() < 200 * u64::from(frame.units()), "{}", blocks.pairs_most());
}
