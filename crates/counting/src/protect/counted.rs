//! Which column of a sheet says how many a row stands for.
//!
//! It must never take a row that stands for many for one person, nor what only may be a count for one:
//! true counts would be published as names of categories, or numbers of cases as people.

use crate::input::{Fault, Sheet, count_names};
use crate::lists::{asked_whether_it_counts, count_called, seems_count};

/// The column of counts, called as it is asked for; without one, each row is a person.
pub(super) const COUNT: &str = "count";
/// The keys of people: who has one is a row of her own.
pub(super) const RECORD_KEY: &str = "record_key";

/// What to do with a column that may count and does not.
const IF_NOT: &str = "name the other columns with --by if not";

/// The column that says how many a row stands for, nothing where each is a person. A column that is
/// named (`by`) as one of categories is none, and where people have names (`id`) or keys of their own
/// only `count` is.
///
/// # Errors
/// When no column of categories is named, and one may say how many a row stands for and nothing tells.
pub(super) fn column(
    sheet: &Sheet,
    by: Option<&[usize]>,
    id: Option<usize>,
) -> Result<Option<usize>, Fault> {
    if let Some(count) = sheet.find(COUNT) {
        return Ok(Some(count));
    }
    let named = |column: &usize| by.is_some_and(|by| by.contains(column));
    let called = count_called(sheet).filter(|column| Some(*column) != id && !named(column));
    let people = id.is_some() || sheet.find(RECORD_KEY).is_some();
    let doubtful = |column: &usize| people || numbers_rows(sheet, *column);
    let count = called.filter(|column| !doubtful(column));
    if count.is_some() || by.is_some() {
        return Ok(count);
    }
    let columns = 0..sheet.header().len();
    // One of a usual name that is doubtful counts as `count` only; any other by each of them.
    if let Some(column) = called {
        return Err(asked_whether_it_counts(sheet, column, COUNT, IF_NOT));
    }
    // Where people have names or keys, no two rows agree, whatever the numbers are.
    let maybe = columns.into_iter().find(|column| !people && seems_count(sheet, *column));
    maybe.map_or(Ok(None), |column| {
        Err(asked_whether_it_counts(sheet, column, &count_names(), IF_NOT))
    })
}

/// Whether a column numbers the rows, from 0 or 1: a column called `n` may. So few rows that a table
/// of counts could have such ones are not looked at.
fn numbers_rows(sheet: &Sheet, column: usize) -> bool {
    const FEW: usize = 5;
    let numbers = |from: u64| {
        (from..).zip(sheet.rows()).all(|(number, row)| sheet.count(row, column) == Ok(number))
    };
    sheet.rows().len() >= FEW && (numbers(0) || numbers(1))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::tabulate::{Asked, By, tabulate};
    use super::*;

    fn sheet(text: &str) -> Sheet {
        Sheet::parse(Path::new("t.csv"), text.as_bytes()).unwrap()
    }

    /// The columns of the table and how many are in it, or what is wrong.
    fn read(text: &str, by: &str, id: Option<&str>) -> Result<(Vec<String>, u64), String> {
        let by = By::read(by);
        let asked = Asked { by: by.as_ref(), id, keys: None };
        let table = tabulate(&sheet(text), &asked).map_err(|fault| fault.to_string())?.counts;
        Ok((table.shape().columns().map(str::to_owned).collect(), table.get(0)))
    }

    fn of(columns: &[&str], all: u64) -> Result<(Vec<String>, u64), String> {
        Ok((columns.iter().map(|name| (*name).to_owned()).collect(), all))
    }

    #[test]
    fn a_column_with_a_usual_name_counts_and_is_no_category() {
        for name in ["Freq", "N", "n", "Number", "Effectif", "COUNT"] {
            let text = format!("sex,age,{name}\nf,old,20\nm,old,10\nf,young,1\n");
            assert_eq!(read(&text, "", None), of(&["sex", "age"], 31), "{name}");
            assert_eq!(read(&text, "sex", None), of(&["sex"], 31), "{name}");
        }
    }

    #[test]
    fn a_column_that_is_named_as_categories_does_not_count() {
        let text = "sex,n\nf,2\nm,3\nf,2\n";
        assert_eq!(read(text, "sex,n", None), of(&["sex", "n"], 3));
        assert!(read("sex,count\nf,2\n", "sex,count", None).unwrap_err().contains("\"count\""));
    }

    #[test]
    fn a_column_that_may_count_is_asked_for() {
        let maybe = |name: &str, known: &str| {
            Err(format!(
                "t.csv:1: \"{name}\" may say how many a line stands for: call it by a name of counts \
                 if it does ({known}), name the other columns with --by if not"
            ))
        };
        let text = "sex,age,people\nf,old,20\nm,old,10\nf,young,1\n";
        assert_eq!(read(text, "", None), maybe("people", &count_names()));
        assert_eq!(read(text, "sex,age", None), of(&["sex", "age"], 3));
        // Two rows agree in all else: they are people.
        assert!(read("sex,age\nf,30\nf,31\nm,30\n", "", None).is_ok());
        // The number of a row is no count.
        let cases = "n,sex\n1,f\n2,m\n3,f\n4,m\n5,m\n";
        assert_eq!(read(cases, "", None), maybe("n", COUNT));
        assert_eq!(read(cases, "sex", None), of(&["sex"], 5));
    }

    #[test]
    fn where_people_have_names_or_keys_only_count_counts() {
        let named = "id,sex,number\na,f,4\nb,m,2\n";
        assert_eq!(read(named, "sex", Some("id")), of(&["sex"], 2));
        assert!(read(named, "", Some("id")).unwrap_err().contains("\"number\" may say"));
        let ages = "id,sex,age\na,f,40\nb,m,21\n";
        assert_eq!(read(ages, "", Some("id")), of(&["sex", "age"], 2));
        let keyed = "sex,age,record_key\nf,40,1\nm,21,2\n";
        assert_eq!(read(keyed, "", None), of(&["sex", "age"], 2));
    }
}
