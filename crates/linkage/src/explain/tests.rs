//! Tests of explanations.

use super::*;
use crate::link::{self, Options};
use crate::propose::propose;

fn table() -> Table {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let given = ["amina", "yusuf", "salma", "karim", "hana", "daud", "leila", "omar"];
    let family = ["haddad", "barzani", "osman", "tesfay", "kovacs"];
    for row in 0..120_usize {
        rows.push(vec![
            given[row * 5 % 8].to_owned(),
            family[row * 3 % 5].to_owned(),
            format!("{}-{:02}-{:02}", 1950 + row * 37 % 60, 2 + row * 11 % 10, 3 + row * 13 % 25),
            format!("{} rue {}", row % 40, family[row % 5]),
        ]);
    }
    for row in 0..20_usize {
        let mut copy = rows[row * 4].clone();
        copy[0].push('a');
        rows.push(copy);
    }
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    Table::from_rows(&["given name", "family name", "birth date", "address"], &rows)
}

#[test]
fn the_prior_and_all_steps_add_up_to_the_total_exactly() {
    let table = table();
    let settings = propose(&[&table]);
    let outcome = link::dedupe(&table, &settings, &Options::default()).unwrap();
    let explainer = Explainer::new(&[&table], &settings, &outcome.model).unwrap();
    for pair in outcome.pairs.iter().take(40) {
        let why = explainer.rows(pair.left as usize, pair.right as usize).unwrap();
        let sum = why.steps.iter().fold(why.prior, |sum, step| sum + step.sum());
        assert!(sum == why.total, "{sum} is not {}", why.total);
        assert!((why.total - f64::from(pair.bits)).abs() < 1e-3);
        assert_eq!(why.zone, pair.zone);
    }
}

#[test]
fn both_values_and_their_meaning_are_shown() {
    let table = table();
    let settings = propose(&[&table]);
    let outcome = link::dedupe(&table, &settings, &Options::default()).unwrap();
    let why = rows(&table, &settings, &outcome.model, (0, 120)).unwrap();
    let given = &why.steps[0];
    assert_eq!(given.left.as_deref(), table.get(0, 0));
    assert_eq!(given.right.as_deref(), table.get(0, 120));
    assert!(!given.meaning.is_empty() && !given.parts.is_empty());
    assert_eq!(why.steps[1].key, "exact");
    assert!(why.steps[1].one_in.is_some_and(|one_in| (4.0..6.0).contains(&one_in)));
    assert!(rows(&table, &settings, &outcome.model, (0, 9_999)).is_err());
}
