//! Columns of names that say again what others say: weighed twice, they would count double.

use std::collections::BTreeSet;

use super::Recognised;
use crate::compare::fold;
use crate::settings::{Belongs, Kind};
use crate::table::Table;

/// Rows looked at.
const LOOKED_AT: usize = 2_000;
/// Rows with both that are enough to say.
const ENOUGH: usize = 20;
/// The share of them that must say the same again.
const NEARLY_ALL: f64 = 0.95;

/// Leaves out a whole name where given and family names stand in columns of their own, and of two
/// whole names the one that has nothing the other has not.
pub(super) fn leave_out(columns: &mut [Recognised], tables: &[&Table]) {
    let own = |column: &&Recognised, kind: Kind| {
        // A given name of the household is a parent's; a family name is the household's own.
        let is_own = kind == Kind::Family || column.belongs != Belongs::Household;
        is_own && column.field.kind == kind
    };
    let first =
        |kind: Kind| columns.iter().find(|it| own(it, kind)).map(|it| it.field.name.clone());
    let parts: Vec<String> =
        [first(Kind::Given), first(Kind::Family)].into_iter().flatten().collect();
    let mut kept: Vec<String> = Vec::new();
    for place in 0..columns.len() {
        let Some(column) = columns.get(place).filter(|it| it.field.kind == Kind::Name) else {
            continue;
        };
        let name = column.field.name.clone();
        let repeats = |small: &[String], large: &str| {
            tables.first().is_some_and(|table| is_within(table, small, large))
        };
        let again = if parts.len() == 2 && repeats(&parts, &name) {
            Some((place, parts.join(" and ")))
        } else if let Some(other) = kept.iter().find(|it| repeats(std::slice::from_ref(&name), it))
        {
            Some((place, other.clone()))
        } else {
            let other = kept.iter().find(|it| repeats(std::slice::from_ref(*it), &name)).cloned();
            other.and_then(|other| {
                let place = columns.iter().position(|it| it.field.name == other)?;
                Some((place, name.clone()))
            })
        };
        let left = again.as_ref().map(|(left, _)| *left);
        if let Some((left, other)) = again
            && let Some(column) = columns.get_mut(left)
        {
            column.field.kind = Kind::Ignored;
            column.field.because = format!("says again what {other} says");
        }
        if left != Some(place) {
            kept.push(name);
        }
    }
}

/// Whether nearly all rows have the words of some columns in another one.
fn is_within(table: &Table, small: &[String], large: &str) -> bool {
    let small: Option<Vec<_>> = small.iter().map(|name| table.column(name)).collect();
    let (Some(small), Some(large)) = (small, table.column(large)) else { return false };
    let step = (table.rows() / LOOKED_AT).max(1);
    let (mut both, mut within) = (0_usize, 0_usize);
    for row in (0..table.rows()).step_by(step) {
        let said: Option<Vec<&str>> = small.iter().map(|column| column.get(row)).collect();
        let (Some(said), Some(whole)) = (said, large.get(row)) else { continue };
        let whole = fold(Kind::Text, whole);
        let whole: BTreeSet<&str> = whole.split(' ').collect();
        both += 1;
        let said = fold(Kind::Text, &said.join(" "));
        within += usize::from(said.split(' ').all(|word| whole.contains(word)));
    }
    both >= ENOUGH && within as f64 >= both as f64 * NEARLY_ALL
}

#[cfg(test)]
mod tests {
    use crate::propose::propose;
    use crate::settings::Kind;
    use crate::table::{Table, mix};

    fn kinds(headers: &[&str], write: impl Fn(&str, &str) -> Vec<String>) -> Vec<Kind> {
        let word = |row: u64, salt: u64| -> String {
            (0..6)
                .map(|at| char::from(b'a' + (mix(row * 97 + salt * 31 + at) % 26) as u8))
                .collect()
        };
        let rows: Vec<Vec<String>> =
            (0..200).map(|row| write(&word(row, 1), &word(row, 2))).collect();
        let rows: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
        propose(&[&Table::from_rows(headers, &rows)]).fields.iter().map(|it| it.kind).collect()
    }

    #[test]
    fn a_whole_name_beside_its_parts_is_not_compared_again() {
        let kinds = kinds(&["full_name", "first_name", "surname"], |given, family| {
            vec![format!("Sir {given} {family}"), given.to_owned(), family.to_owned()]
        });
        assert_eq!(kinds, [Kind::Ignored, Kind::Given, Kind::Family]);
    }

    #[test]
    fn of_two_whole_names_the_richer_is_compared() {
        let kinds = kinds(&["first_and_surname", "full_name"], |given, family| {
            vec![format!("{given} {family}"), format!("{given} Maria {family}")]
        });
        assert_eq!(kinds, [Kind::Ignored, Kind::Name]);
    }

    #[test]
    fn a_whole_name_with_other_words_is_compared_beside_the_parts() {
        let kinds = kinds(&["name_in_own_letters", "first_name", "surname"], |given, family| {
            let other = |word: &str| word.chars().rev().collect::<String>();
            vec![format!("{} {}", other(given), other(family)), given.to_owned(), family.to_owned()]
        });
        assert_eq!(kinds, [Kind::Name, Kind::Given, Kind::Family]);
    }
}
