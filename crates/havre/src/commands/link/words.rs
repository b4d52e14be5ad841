//! Models in words a stranger understands.

use linkage::date::Date;
use linkage::files::Reading;
use linkage::link::Note;
use linkage::settings::{Belongs, Kind, Reduce, Rule};
use linkage::table::Column;

pub(super) const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::RowId => "numbers the records, says nothing of the person",
        Kind::Code => "a number or code of the person",
        Kind::Given => "given name",
        Kind::Family => "family name",
        Kind::Name => "whole name",
        Kind::Date => "date",
        Kind::Year => "year or age",
        Kind::Category => "one of a few words",
        Kind::Place => "place",
        Kind::Street => "street or address",
        Kind::House => "house number",
        Kind::Postcode => "postcode",
        Kind::Phone => "telephone",
        Kind::Email => "e-mail",
        Kind::Number => "quantity",
        Kind::Text => "words",
        Kind::Ignored => "not compared",
    }
}

pub(super) const fn belongs(belongs: Belongs) -> &'static str {
    match belongs {
        Belongs::Person => "one person's",
        Belongs::Household => "shared by a family",
        Belongs::Place => "shared by a place",
        Belongs::Origin => "shared by all of one origin",
        Belongs::Unknown => "",
    }
}

pub(super) fn rule(rule: &Rule) -> String {
    let keys = rule.keys.iter().map(|key| {
        let by = match key.by {
            Reduce::Whole => "",
            Reduce::Start(length) => {
                return format!("first {length} of {}", key.fields.join(" or "));
            }
            Reduce::End(length) => return format!("last {length} of {}", key.fields.join(" or ")),
            Reduce::Sound => "sound of a part of ",
            Reduce::Sounds => "sound of all parts of ",
            Reduce::Words => "a word of ",
            Reduce::Near => "all but one letter of ",
            Reduce::Day => "day of ",
            Reduce::Birthday => "month and day of ",
            Reduce::Year => "year of ",
        };
        format!("{by}{}", key.fields.join(" or "))
    });
    let keys: Vec<String> = keys.collect();
    if keys.is_empty() { "every pair".into() } else { keys.join(" + ") }
}

pub(super) fn note(note: &Note, rules: &[Rule]) -> String {
    match note {
        Note::NothingToCompare => "No column says who a record is of: only records alike in \
             everything were put together. Give a file with names or dates, or a --model."
            .into(),
        Note::Copies(rows) => format!("{} records are copies of another record.", number(*rows)),
        Note::BlocksCut { rule: place, rows } => {
            let named = rules.get(*place).map(rule).unwrap_or_default();
            format!(
                "{} records agree in “{named}” and in all else that could part them: some pairs \
                 among them were not looked at.",
                number(*rows)
            )
        }
        Note::TooLittle => "The columns say too little to link records: two that agree in all of them are \
             more likely two persons than one (copies are put together). A date of birth, a telephone or \
             a place would tell more; --threshold links from a lower probability."
            .into(),
        Note::PairsDropped => {
            "There were more likely pairs than memory is kept for: the weakest were left out."
                .into()
        }
    }
}

/// Tells that the first line of a file looks like a record, if it does.
pub(super) fn headless(reading: &Reading) -> Option<String> {
    let column = reading.table.columns.iter().find(|it| is_value(it))?;
    Some(format!(
        "The first line of {} was taken for the names of the columns, but `{}` looks like a value: if \
         it is a record, put a line of names above it.",
        reading.file.display(),
        column.name
    ))
}

/// Whether the name of a column is a whole date, an address of mail, or a number met below it.
fn is_value(column: &Column) -> bool {
    let name = column.name.as_str();
    let digits = name.chars().filter(|it| it.is_numeric()).count();
    let letters = name.chars().filter(|it| it.is_alphabetic()).count();
    let again = || column.values.iter().any(|value| &**value == name);
    digits >= 5 && Date::parse(name).is_some()
        || name.contains('@') && name.contains('.')
        || digits > 0 && letters == 0 && again()
}

/// A number with its thousands apart.
pub(super) fn number(number: u64) -> String {
    counting::numeric::grouped(&number.to_string(), ",")
}

#[cfg(test)]
mod tests {
    use super::*;
    use linkage::table::Table;

    #[test]
    fn a_header_that_is_a_value_is_noticed() {
        for (header, first, expected) in [
            ("1990-01-01", "1980-05-04", true),
            ("ana@example.org", "bo@example.org", true),
            ("4", "4", true),
            ("2019", "7", false),
            ("birth", "1990-01-01", false),
            ("address1", "1", false),
        ] {
            let table = Table::from_rows(&[header], &[vec![first]]);
            assert_eq!(is_value(&table.columns[0]), expected, "{header}");
        }
    }

    #[test]
    fn thousands_stand_apart() {
        for (given, shown) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(number(given), shown);
        }
    }
}
