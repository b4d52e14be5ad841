//! Where the estimation starts, and what it falls back on when the data say little.

use super::twins;
use crate::settings::{Belongs, Comparison, Kind, Test};

/// Two persons of one household.
pub(crate) const HOUSEHOLD: &str = "household";
/// Two persons of one household who were born on one day.
pub(crate) const TWINS: &str = "twins";
/// Two persons of one place.
pub(crate) const PLACE: &str = "place";
/// Two persons of one family who live apart.
pub(crate) const RELATIVES: &str = "relatives";
/// Two persons of one origin: names are drawn from fewer there.
pub(crate) const ORIGIN: &str = "origin";
/// Two persons of one name, written down in several columns.
pub(crate) const NAMESAKES: &str = "namesakes";
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

/// A group that a model may have.
#[derive(Debug, Clone)]
pub(crate) struct Grouping {
    /// What it is called.
    pub(crate) key: &'static str,
    /// Whether its pairs are of one person.
    pub(crate) same: bool,
    /// For each comparison whether it has levels of its own.
    pub(crate) own: Vec<bool>,
    /// For each comparison whether its values are names drawn by chance within the group.
    pub(crate) by_chance: Vec<bool>,
    /// For each comparison whether two of the group are expected to differ in it as any two do,
    /// until more is seen.
    pub(crate) differs: Vec<bool>,
}

impl Grouping {
    /// Whether the group is of people of one place or origin, estimated from random pairs.
    pub(crate) fn is_community(&self) -> bool {
        self.key == PLACE || self.key == ORIGIN
    }

    /// Whether the group is of two persons of one family.
    pub(crate) fn is_family(&self) -> bool {
        self.key == HOUSEHOLD || self.key == RELATIVES || self.key == TWINS
    }
}

/// The comparisons of one given name and one family name, where there are both. A second given name
/// is one more coincidence.
pub(crate) fn called(comparisons: &[Comparison], kinds: &[Kind]) -> Option<Vec<usize>> {
    let [given, family] = firsts(comparisons, kinds);
    Some(vec![given?, family?])
}

fn firsts(comparisons: &[Comparison], kinds: &[Kind]) -> [Option<usize>; 2] {
    let first = |wanted: Kind| {
        let pairs = comparisons.iter().zip(kinds);
        pairs.into_iter().position(|(comparison, kind)| {
            let is_own = comparison.belongs != Belongs::Household || wanted == Kind::Family;
            *kind == wanted && is_own
        })
    };
    [first(Kind::Given), first(Kind::Family)]
}

/// For each comparison whether it is of the names that namesakes share: one given name and one
/// family name, and whole names, which repeat them.
fn of_one_name(comparisons: &[Comparison], kinds: &[Kind]) -> Vec<bool> {
    let firsts = firsts(comparisons, kinds);
    let whole = |place: usize| kinds.get(place) == Some(&Kind::Name);
    (0..comparisons.len()).map(|place| firsts.contains(&Some(place)) || whole(place)).collect()
}

/// The groups that these comparisons can tell.
pub(crate) fn groupings(comparisons: &[Comparison], kinds: &[Kind]) -> Vec<Grouping> {
    let lives = [Kind::Street, Kind::House, Kind::Place, Kind::Postcode];
    let names = [Kind::Given, Kind::Family, Kind::Name];
    let of = |wanted: &dyn Fn(Belongs, Kind) -> bool| -> Vec<bool> {
        let pairs = comparisons.iter().zip(kinds);
        pairs.map(|(comparison, kind)| wanted(comparison.belongs, *kind)).collect()
    };
    let count = |flags: &[bool]| flags.iter().filter(|flag| **flag).count();
    let person = of(&|belongs, _| belongs == Belongs::Person);
    let household = of(&|belongs, _| belongs != Belongs::Person);
    let homes = of(&|belongs, _| belongs == Belongs::Household);
    let origin = of(&|belongs, _| belongs == Belongs::Origin);
    let place = of(&|belongs, _| belongs == Belongs::Place);
    let address = of(&|belongs, kind| lives.contains(&kind) && belongs != Belongs::Origin);
    let relatives = of(&|belongs, kind| match belongs {
        Belongs::Person | Belongs::Place => false,
        Belongs::Origin => true,
        Belongs::Household | Belongs::Unknown => !lives.contains(&kind),
    });
    let kin = of(&|belongs, kind| belongs == Belongs::Household && !lives.contains(&kind));
    let named = of(&|_, kind| names.contains(&kind));
    let none = vec![false; comparisons.len()];
    let mut all = Vec::new();
    // Relatives who live apart share what is in the blood or in the hand, not a registration.
    let registered = of(&|belongs, kind| {
        belongs != Belongs::Origin && !names.contains(&kind) && kind != Kind::Phone
    });
    let mut add = |key, same, own: &[bool], by_chance: &[bool]| {
        let differs = if key == RELATIVES { &registered } else { &none };
        let [own, by_chance, differs] = [own, by_chance, differs].map(<[bool]>::to_vec);
        all.push(Grouping { key, same, own, by_chance, differs });
    };
    if count(&person) > 0 && count(&homes) > 0 {
        add(HOUSEHOLD, false, &household, &none);
        if twins::can_be_told(comparisons, kinds) {
            add(TWINS, false, &household, &none);
        }
    }
    let lives_or_comes = count(&address) + count(&origin) > 0;
    if count(&person) > 0 && count(&kin) > 1 && lives_or_comes {
        add(RELATIVES, false, &relatives, &none);
    }
    let called = of_one_name(comparisons, kinds);
    if count(&called) > 1 && count(&person) > 1 {
        // Those of one name come from one place more often, and are both men or both women.
        let alike = of(&|belongs, kind| {
            belongs == Belongs::Origin || belongs == Belongs::Unknown && kind == Kind::Category
        });
        let own: Vec<bool> = called.iter().zip(&alike).map(|(name, it)| *name || *it).collect();
        add(NAMESAKES, false, &own, &called);
    }
    if count(&origin) > 0 {
        add(ORIGIN, false, &origin, &named);
    }
    if count(&place) > 1 {
        add(PLACE, false, &place, if count(&origin) > 0 { &none } else { &named });
    }
    if count(&address) > 1 {
        add(MOVED, true, &address, &none);
    }
    all
}
