//! Tests of the ratio model.

mod cards;
mod golden;
mod sheets;
mod simulated;

use std::path::Path;

use super::*;
use crate::input::Sheet;

/// A table of `tests/data`.
fn table(name: &str, covariates: &[&str]) -> Groups {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    let covariates: Vec<String> = covariates.iter().map(|it| (*it).to_owned()).collect();
    Groups::from_sheet(&Sheet::read(&file).unwrap(), &covariates).unwrap()
}

/// A table of `(m, n, N)`, each row a group of its own.
fn groups(rows: &[(u64, u64, u64)]) -> Groups {
    let group = |(at, (observed, auxiliary, reference)): (usize, &(u64, u64, u64))| Group {
        name: format!("g{at:03}"),
        observed: *observed,
        auxiliary: *auxiliary,
        reference: *reference,
        values: Vec::new(),
    };
    Groups::new(Vec::new(), rows.iter().enumerate().map(group).collect()).unwrap()
}

/// A table in which the model holds as nearly as whole numbers can: alpha 0.8, beta 0.5.
fn exact(rows: usize) -> Vec<(u64, u64, u64)> {
    let row = |at: usize| {
        let reference = 20_000 + (at * at * 7919) % 400_000;
        let auxiliary = reference / (4 + (at * 31) % 40);
        let share = auxiliary as f64 / reference as f64;
        let observed = (reference as f64).powf(0.8) * share.sqrt();
        (observed.round() as u64, auxiliary as u64, reference as u64)
    };
    (0..rows).map(row).collect()
}

#[track_caller]
fn near(found: f64, wanted: f64, within: f64) {
    assert!((found - wanted).abs() <= within, "{found} where {wanted} is wanted");
}

fn names(card: &RatioCard) -> Vec<&'static str> {
    card.warnings.iter().map(Warning::name).collect()
}
