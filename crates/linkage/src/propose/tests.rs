//! Tests of proposals.

use super::*;
use crate::settings::Test as Level;

fn kinds(headers: &[&str], rows: &[Vec<&str>]) -> Vec<Kind> {
    propose(&[&Table::from_rows(headers, rows)]).fields.iter().map(|field| field.kind).collect()
}

fn rows() -> Vec<Vec<String>> {
    (0..300_u64)
        .map(|row| {
            let dice = |salt: u64, faces: u64| crate::table::mix(row * 31 + salt) % faces;
            let letters = |salt: u64| -> String {
                (0..6).map(|place| char::from(b'a' + dice(salt * 97 + place, 26) as u8)).collect()
            };
            vec![
                (row + 1).to_string(),
                format!("{} {}", letters(1), letters(2)),
                format!("{:02}/{:02}/{}", 2 + dice(3, 26), 1 + dice(4, 12), 1940 + dice(5, 70)),
                ["M", "F"][dice(6, 2) as usize].to_owned(),
                format!("{}@example.org", letters(7)),
                format!("+33 6 {:08}", dice(8, 99_999_999)),
                format!("{} {} street", dice(9, 200), letters(10)),
                format!("{}.{:02}", dice(11, 900), dice(12, 99)),
                format!("{}{:06}", char::from(b'A' + dice(13, 26) as u8), dice(14, 200)),
            ]
        })
        .collect()
}

#[test]
fn kinds_are_recognised_by_content_under_meaningless_headers() {
    let rows = rows();
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    assert_eq!(
        kinds(&["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"], &rows),
        [
            Kind::RowId,
            Kind::Name,
            Kind::Date,
            Kind::Category,
            Kind::Email,
            Kind::Phone,
            Kind::Street,
            Kind::Number,
            Kind::Code,
        ]
    );
}

#[test]
fn a_header_that_the_values_deny_is_not_believed() {
    let rows: Vec<Vec<String>> = (0..50)
        .map(|row| vec![format!("word{row} other{}", row % 7), format!("{}", row % 9)])
        .collect();
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let kinds = kinds(&["date of birth", "email"], &rows);
    assert!(!kinds.contains(&Kind::Date) && !kinds.contains(&Kind::Email), "{kinds:?}");
}

#[test]
fn empty_constant_and_left_out_columns_are_not_compared() {
    let table = Table::from_rows(
        &["name", "empty", "same", "cluster", "mine"],
        &[
            vec!["ali", "", "x", "1", "a"],
            vec!["sara", "", "x", "1", "b"],
            vec!["noor", "", "x", "2", "b"],
        ],
    );
    let settings = propose_without(&[&table], &["mine"]);
    let compared: Vec<&str> =
        settings.comparisons.iter().map(|comparison| comparison.field.as_str()).collect();
    assert_eq!(compared, ["name"]);
}

#[test]
fn given_and_family_name_are_compared_crosswise() {
    let rows = [vec!["Amina", "Haddad"], vec!["Yusuf", "Osman"], vec!["Salma", "Tesfay"]];
    let settings = propose(&[&Table::from_rows(&["Prénom", "Nom"], &rows)]);
    assert_eq!(settings.fields[1].kind, Kind::Family, "a Nom beside a Prénom");
    assert!(settings.comparisons.iter().all(|comparison| !comparison.across.is_empty()));
    let tests: Vec<&Level> =
        settings.comparisons[0].levels.iter().map(|level| &level.test).collect();
    assert!(tests.contains(&&Level::Across));
}

#[test]
fn what_is_proposed_passes_the_check_and_survives_as_toml() {
    let rows = rows();
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let settings =
        propose(&[&Table::from_rows(&["a", "b", "c", "d", "e", "f", "g", "h", "i"], &rows)]);
    assert_eq!(settings.check(), Ok(()));
    assert_eq!(Settings::from_toml(&settings.to_toml().unwrap()).unwrap(), settings);
    assert!(!settings.blocking.is_empty());
}

#[test]
fn numbers_without_gaps_number_the_rows_whatever_the_header_says_but_years_are_years() {
    let rows: Vec<Vec<String>> = (0..60)
        .map(|row| {
            vec![format!("{}", row + 1), format!("{}", 1940 + row), format!("{row:x} thing")]
        })
        .collect();
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    assert_eq!(kinds(&["sku_id", "year", "title"], &rows)[..2], [Kind::RowId, Kind::Year]);
}

#[test]
fn a_name_with_numbers_in_it_is_of_a_thing() {
    let rows: Vec<Vec<String>> =
        (0..60).map(|row| vec![format!("Canon Printer MX{} Black", 700 + row * 7 % 60)]).collect();
    let rows: Vec<Vec<&str>> =
        rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    assert_eq!(kinds(&["name"], &rows), [Kind::Text]);
}
