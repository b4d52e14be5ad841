//! Comparisons that follow from kinds.

use super::Recognised;
use crate::name::MAY_BE_ONE;
use crate::settings::{Belongs, Comparison, DateLevel, Kind, Level, Test};

/// The comparisons for the columns that say something, no more than there is room for: those that
/// tell least are left out.
pub(crate) fn comparisons(columns: &[Recognised], most: usize) -> Vec<Comparison> {
    let mut used: Vec<(usize, &Recognised)> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| !matches!(column.field.kind, Kind::RowId | Kind::Ignored))
        .collect();
    let worth = |column: &Recognised| column.filled * (1.0 + column.distinct).log2();
    used.sort_by(|(_, a), (_, b)| worth(b).total_cmp(&worth(a)));
    used.truncate(most);
    used.sort_by_key(|(place, _)| *place);
    let used: Vec<&Recognised> = used.into_iter().map(|(_, column)| column).collect();
    used.iter().map(|column| comparison(column, &across(column, &used))).collect()
}

/// The fields in which a value of this one may stand by mistake.
fn across(column: &Recognised, all: &[&Recognised]) -> Vec<String> {
    let partner = |kind: Kind| match column.field.kind {
        Kind::Given if column.belongs == Belongs::Household => false,
        Kind::Given if column.belongs == Belongs::Unknown => {
            matches!(kind, Kind::Given | Kind::Family)
        }
        Kind::Given => kind == Kind::Family,
        Kind::Family => kind == Kind::Given,
        Kind::Street | Kind::Place => matches!(kind, Kind::Street | Kind::Place),
        Kind::RowId
        | Kind::Code
        | Kind::Name
        | Kind::Date
        | Kind::Year
        | Kind::Category
        | Kind::House
        | Kind::Postcode
        | Kind::Phone
        | Kind::Email
        | Kind::Number
        | Kind::Text
        | Kind::Ignored => false,
    };
    all.iter()
        .filter(|other| other.field.name != column.field.name)
        .filter(|other| !(other.field.kind == Kind::Given && other.belongs == Belongs::Household))
        .filter(|other| partner(other.field.kind))
        .map(|other| other.field.name.clone())
        .collect()
}

fn comparison(column: &Recognised, across: &[String]) -> Comparison {
    let kind = column.field.kind;
    let mut tests = tests(kind, column.length);
    if !across.is_empty() {
        tests.push(Test::Across);
    }
    tests.push(Test::Else);
    Comparison {
        field: column.field.name.clone(),
        across: across.to_vec(),
        belongs: column.belongs,
        frequency: !matches!(kind, Kind::Year | Kind::Number | Kind::House),
        levels: tests.into_iter().map(|test| Level { test, m: None, u: None }).collect(),
    }
}

/// The levels of a kind, the best first, without the last.
fn tests(kind: Kind, length: f64) -> Vec<Test> {
    let edits = |most| Test::Edits { most };
    match kind {
        Kind::Code if length < 5.0 => vec![Test::Exact],
        Kind::Code | Kind::Phone if length >= 8.0 => vec![Test::Exact, edits(1), edits(2)],
        Kind::Code | Kind::Phone | Kind::Postcode => vec![Test::Exact, edits(1)],
        Kind::Given | Kind::Family => vec![
            Test::Exact,
            Test::Name { least: 0.85 },
            Test::JaroWinkler { least: 0.9 },
            Test::Name { least: MAY_BE_ONE },
            Test::Name { least: 0.4 },
            Test::Initial,
        ],
        Kind::Name => vec![
            Test::Exact,
            Test::Name { least: 0.85 },
            Test::JaroWinkler { least: 0.95 },
            Test::Name { least: 0.6 },
            Test::JaroWinkler { least: 0.9 },
            Test::Name { least: MAY_BE_ONE },
            Test::Name { least: 0.3 },
        ],
        Kind::Date => {
            use DateLevel::{Generation, Month, Near, Same, Slip, Year};
            [Same, Slip, Month, Year, Near, Generation].map(|least| Test::Date { least }).to_vec()
        }
        Kind::Year => vec![Test::Exact, Test::Within { most: 1.0 }],
        Kind::Category => vec![Test::Exact],
        Kind::House => vec![Test::Exact, edits(1)],
        Kind::Place => vec![Test::Exact, edits(1), Test::JaroWinkler { least: 0.9 }],
        Kind::Street => vec![Test::Exact, edits(2), Test::Words { least: 0.7 }],
        // Addresses are made of names: those of namesakes are alike, and say again what the name said.
        Kind::Email => vec![Test::Exact, edits(1)],
        Kind::Number => vec![Test::Exact, Test::Share { most: 0.02 }, Test::Share { most: 0.15 }],
        Kind::Text => vec![
            Test::Exact,
            edits(1),
            Test::Words { least: 0.95 },
            Test::Words { least: 0.75 },
            Test::Words { least: 0.5 },
        ],
        Kind::RowId | Kind::Ignored => Vec::new(),
    }
}
