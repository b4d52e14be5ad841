//! Where the estimation starts, and what it falls back on when the data say little.

use crate::settings::{Belongs, Comparison, Kind, Test};

/// Two persons of one household.
pub(crate) const HOUSEHOLD: &str = "household";
/// Two persons of one place.
pub(crate) const PLACE: &str = "place";
/// Two persons of one family who live apart.
pub(crate) const RELATIVES: &str = "relatives";
/// One person at two addresses.
pub(crate) const MOVED: &str = "moved";

/// How often the levels of a comparison are expected when the two are one person.
pub(crate) fn expected_m(comparison: &Comparison) -> Vec<f64> {
    let weights: Vec<f64> = comparison
        .levels
        .iter()
        .enumerate()
        .map(|(place, level)| match (place, &level.test) {
            (_, Test::Else) => 0.06,
            (_, Test::Across) => 0.01,
            (0, _) => 0.80,
            (place, _) => 0.12 / place as f64,
        })
        .collect();
    normal(weights)
}

/// How often two persons agree exactly on a value of this kind, before any data are seen.
pub(crate) fn expected_u(kind: Kind) -> f64 {
    match kind {
        Kind::Code | Kind::RowId => 1e-6,
        Kind::Phone | Kind::Email => 1e-5,
        Kind::Name => 2e-4,
        Kind::Date => 1e-4,
        Kind::Street | Kind::Text => 1e-3,
        Kind::Family | Kind::Postcode => 5e-3,
        Kind::Given | Kind::Number | Kind::House => 1e-2,
        Kind::Year | Kind::Place => 2e-2,
        Kind::Category | Kind::Ignored => 0.3,
    }
}

/// Of the agreement seen among random pairs, the least share that is chance: next to nothing for
/// what identifies, more for what many share.
pub(crate) fn least_chance(kind: Kind) -> f64 {
    match kind {
        Kind::Code | Kind::RowId | Kind::Phone | Kind::Email => 1e-3,
        Kind::Name | Kind::Street | Kind::Text => 1e-2,
        Kind::Given
        | Kind::Family
        | Kind::Date
        | Kind::Year
        | Kind::Category
        | Kind::Place
        | Kind::House
        | Kind::Postcode
        | Kind::Number
        | Kind::Ignored => 5e-2,
    }
}

/// How often the levels are expected when the two are two persons: the exact one as told, each
/// worse one a little oftener, the rest on the last.
pub(crate) fn spread_u(exact: f64, levels: usize) -> Vec<f64> {
    let mut all: Vec<f64> = (0..levels.saturating_sub(1))
        .map(|place| (exact * 1.5_f64.powi(i32::try_from(place).unwrap_or(0))).min(0.2))
        .collect();
    let used: f64 = all.iter().sum();
    if levels > 0 {
        all.push((1.0 - used).max(0.05));
    }
    normal(all)
}

/// The same numbers with sum one.
pub(crate) fn normal(numbers: Vec<f64>) -> Vec<f64> {
    let sum: f64 = numbers.iter().sum();
    if sum <= 0.0 {
        return numbers;
    }
    numbers.into_iter().map(|number| number / sum).collect()
}

/// A group that a model may have: what it is called, whether its pairs are of one person, and for
/// each comparison whether it has levels of its own.
#[derive(Debug, Clone)]
pub(crate) struct Grouping {
    pub(crate) key: &'static str,
    pub(crate) same: bool,
    pub(crate) own: Vec<bool>,
}

/// The groups that these comparisons can tell.
pub(crate) fn groupings(comparisons: &[Comparison], kinds: &[Kind]) -> Vec<Grouping> {
    let lives = [Kind::Street, Kind::House, Kind::Place, Kind::Postcode];
    let of = |wanted: &dyn Fn(Belongs, bool) -> bool| -> Vec<bool> {
        let pairs = comparisons.iter().zip(kinds);
        pairs.map(|(comparison, kind)| wanted(comparison.belongs, lives.contains(kind))).collect()
    };
    let count = |flags: &[bool]| flags.iter().filter(|flag| **flag).count();
    let person = count(&of(&|belongs, _| belongs == Belongs::Person));
    let household = of(&|belongs, _| belongs != Belongs::Person);
    let homes = count(&of(&|belongs, _| belongs == Belongs::Household));
    let relatives =
        of(&|belongs, lives| !lives && !matches!(belongs, Belongs::Person | Belongs::Place));
    let kin = count(&of(&|belongs, lives| belongs == Belongs::Household && !lives));
    let place = of(&|belongs, _| belongs == Belongs::Place);
    let address = of(&|_, lives| lives);
    let mut all = Vec::new();
    let mut add = |key, same, own| all.push(Grouping { key, same, own });
    if person > 0 && homes > 0 {
        add(HOUSEHOLD, false, household);
    }
    if person > 0 && kin > 1 && count(&address) > 0 {
        add(RELATIVES, false, relatives);
    }
    if count(&place) > 1 {
        add(PLACE, false, place);
    }
    if count(&address) > 1 {
        add(MOVED, true, address);
    }
    all
}
