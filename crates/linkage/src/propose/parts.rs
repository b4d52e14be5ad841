//! Dates whose year, month and day stand in three columns.

use super::words;
use crate::settings::{Composed, whole};
use crate::table::{Column, Table};

/// The share of distinct values that must be such a number.
const NEARLY_ALL: f64 = 0.95;

/// What stands at the beginning or the end of a header for each part, folded, the longer first: the
/// rest must be the same in all three.
const YEAR: &[&str] =
    &["year", "yyyy", "annee", "jahr", "anno", "ano", "год", "рік", "سنة", "سال", "yr", "y", "j"];
const MONTH: &[&str] =
    &["month", "monat", "mois", "mese", "mes", "месяц", "місяць", "شهر", "ماه", "mon", "mm", "m"];
const DAY: &[&str] =
    &["day", "jour", "giorno", "tag", "dia", "день", "يوم", "روز", "dd", "d", "j", "t"];

/// The dates of a table that stand in three columns each.
pub(super) fn dates(table: &Table, left_out: &[&str]) -> Vec<Composed> {
    let free = |column: &&Column| !left_out.contains(&column.name.as_str());
    let of = |units: &[&str], numbers: std::ops::RangeInclusive<u32>| -> Vec<(String, &Column)> {
        let fitting = table.columns.iter().filter(free).filter(|it| holds(it, &numbers));
        fitting
            .flat_map(|it| stems(&it.name, units).into_iter().map(move |stem| (stem, it)))
            .collect()
    };
    let (years, months, days) = (of(YEAR, 1850..=2040), of(MONTH, 1..=12), of(DAY, 1..=31));
    let mut found: Vec<Composed> = Vec::new();
    for (stem, year) in years {
        let same = |all: &[(String, &Column)], taken: &str| {
            let fits = |(other, it): &&(String, &Column)| *other == stem && it.name != taken;
            all.iter().find(fits).map(|(_, it)| it.name.clone())
        };
        let Some(month) = same(&months, &year.name) else { continue };
        let Some(day) = same(&days, &month) else { continue };
        if found.iter().any(|known| known.parts().contains(&year.name.as_str())) {
            continue;
        }
        let what =
            if is_birth(&stem, [&year.name, &month, &day]) { "date of birth" } else { "date" };
        let name = format!("{what} ({}, {month}, {day})", year.name);
        found.push(Composed { name, year: year.name.clone(), month, day });
    }
    found
}

/// What is left of a header when the word for a part is taken away, in every way that can be done.
fn stems(header: &str, units: &[&str]) -> Vec<String> {
    let (folded, _) = words::split(header);
    let folded = if folded.is_empty() { header.to_lowercase() } else { folded };
    let ends = units.iter().flat_map(|unit| [folded.strip_prefix(unit), folded.strip_suffix(unit)]);
    ends.flatten()
        .map(|it| it.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned())
        .collect()
}

/// Whether nearly all values are whole numbers within bounds, and enough of them occur to be parts
/// of dates. Zero stands for what is not known.
fn holds(column: &Column, numbers: &std::ops::RangeInclusive<u32>) -> bool {
    let fits = |value: &str| numbers.contains(&whole(value)) || matches!(value, "0" | "00");
    let fitting = column.values.iter().filter(|value| fits(value)).count() as f64;
    let all = column.values.len() as f64;
    all >= 3.0 && fitting >= all * NEARLY_ALL
}

/// Whether the date is one of birth: the headers say so, or say nothing more than year, month, day.
fn is_birth(stem: &str, headers: [&str; 3]) -> bool {
    matches!(stem, "" | "b" | "ob") || headers.iter().any(|header| words::is_birth(header))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headers: [&str; 4]) -> Vec<Composed> {
        let rows: Vec<Vec<String>> = (0..60)
            .map(|row| {
                let parts = [1940 + row, 1 + row % 12, 1 + row % 31, row % 7];
                parts.iter().map(ToString::to_string).collect()
            })
            .collect();
        let rows: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        dates(&Table::from_rows(&headers, &rows), &[])
    }

    #[test]
    fn three_columns_are_one_date_whatever_they_are_called() {
        for headers in [
            ["by", "bm", "bd", "sibs"],
            ["birth_year", "birth_month", "birth_day", "children"],
            ["yob", "mob", "dob", "rooms"],
            ["Geburtsjahr", "Geburtsmonat", "Geburtstag", "Zimmer"],
            ["dob_y", "dob_m", "dob_d", "visits"],
            ["Année naissance", "Mois naissance", "Jour naissance", "enfants"],
            ["Year", "Month", "Day", "visits"],
        ] {
            let found = found(headers);
            let [one] = found.as_slice() else { panic!("{headers:?}: {found:?}") };
            assert_eq!(one.parts(), [headers[0], headers[1], headers[2]]);
            assert!(words::is_birth(&one.name), "{}", one.name);
        }
    }

    #[test]
    fn a_date_of_something_else_is_not_one_of_birth() {
        let found = found(["admission_year", "admission_month", "admission_day", "ward"]);
        assert_eq!(found.len(), 1);
        assert!(!words::is_birth(&found[0].name), "{}", found[0].name);
    }

    #[test]
    fn columns_of_other_stems_or_other_numbers_are_no_date() {
        assert_eq!(found(["birth_year", "arrival_month", "exit_day", "x"]), []);
        assert_eq!(found(["x", "birth_year", "birth_month", "birth_day"]), []);
    }
}
