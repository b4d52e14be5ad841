//! Tests of reading sheets.

use std::path::Path;

use proptest::prelude::*;

use super::*;

fn read(text: &str) -> Result<Sheet, Fault> {
    Sheet::parse(Path::new("lists.csv"), text.as_bytes())
}

fn said(text: &str) -> String {
    read(text).unwrap_err().to_string()
}

#[test]
fn rows_know_their_lines() {
    let sheet = read("a, b\n1, 2\n\n3,4\n").unwrap();
    assert_eq!(sheet.header(), ["a", "b"]);
    let lines: Vec<u64> = sheet.rows().iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 4]);
    assert_eq!(sheet.count(&sheet.rows()[1], 1).unwrap(), 4);
}

#[test]
fn the_separator_is_told_from_the_first_line() {
    let sheet = read("a;b\n1,5;1 200\n").unwrap();
    let row = &sheet.rows()[0];
    assert_eq!(sheet.number(row, 0).unwrap(), 1.5);
    assert_eq!(sheet.number(row, 1).unwrap(), 1200.0);
    assert_eq!(read("a\tb\n1\t2\n").unwrap().header().len(), 2);
}

#[test]
fn the_line_with_which_excel_tells_its_separator_is_no_row() {
    let sheet = read("sep=;\r\na,x;b\r\n1;2\r\n").unwrap();
    assert_eq!(sheet.header(), ["a,x", "b"]);
    assert_eq!(sheet.rows()[0].line, 3);
    assert_eq!(read("sep=\t\na\tb\n1\t2\n").unwrap().header(), ["a", "b"]);
    assert_eq!(said("sep=;\na;a\n1;2\n"), "lists.csv:2:2: two columns are called \"a\"");
}

#[test]
fn quotes_after_a_space_are_no_part_of_a_name() {
    assert_eq!(read("\"A\" , \"B\" ,\"C\"\n1,2,3\n").unwrap().header(), ["A", "B", "C"]);
    assert_eq!(read("a, \"b \"\"c\"\"\"\n1,2\n").unwrap().header()[1], "\"b \"\"c\"\"\"");
}

#[test]
fn faults_say_where() {
    assert_eq!(
        said(""),
        "lists.csv: nothing is in it; a line with the names of the columns comes first"
    );
    assert_eq!(said("a,b\n1\n"), "lists.csv:2: 1 cells where the first line names 2 columns");
    assert_eq!(said("a,a\n1,2\n"), "lists.csv:1:2: two columns are called \"a\"");
    // A published matrix without names: its first row is no names, though years may be.
    let said_of_numbers = said("1,1,1,58\n0,1,1,157\n");
    assert!(said_of_numbers.starts_with("lists.csv:1: the first line has numbers where the names"));
    assert!(Sheet::parse(Path::new("s.csv"), b"2019,2020\n1,2\n").is_ok());
    assert_eq!(said("\n\nétat,état\n1,2\n"), "lists.csv:3:2: two columns are called \"état\"");
    // Names that differ in letter case alone are two, and each is found by its own name only.
    let cases = Sheet::parse(Path::new("lists.csv"), "N,n,État\n1,2,3\n".as_bytes()).unwrap();
    assert_eq!((cases.find("n"), cases.find("N"), cases.find("état")), (Some(1), Some(0), Some(2)));
    let apart = Sheet::parse(Path::new("lists.csv"), b"Count,COUNT\n1,2\n").unwrap();
    assert_eq!(apart.find("count"), None, "which of the two?");
    let sheet = read("a,b\n1,-2\n").unwrap();
    let row = &sheet.rows()[0];
    let fault = sheet.count(row, 1).unwrap_err().to_string();
    assert_eq!(fault, "lists.csv:2:2: \"-2\" is not a count: a whole number, zero or more");
    let fault = sheet.column("c").unwrap_err().to_string();
    assert_eq!(fault, "lists.csv:1: no column is called \"c\"; there are a, b");
    let fault = read("\n\na,b\n1,2\n").unwrap().column("c").unwrap_err();
    assert_eq!(fault.line, Some(3), "where the names stand");
    assert!(read("a,b\n").unwrap().some_rows().is_err());
}

#[test]
fn remarks_before_a_sheet_are_no_rows_of_it() {
    let sheet =
        read("# stock from 2025 to 2026; version 1\n# Rounded, sums; apart.\na,b\n1,x\n").unwrap();
    assert_eq!((sheet.header(), sheet.rows()[0].line), (&["a".to_owned(), "b".to_owned()][..], 4));
    let fault = sheet.count(&sheet.rows()[0], 1).unwrap_err().to_string();
    assert!(fault.starts_with("lists.csv:4:2: "), "{fault}");
    assert!(sheet.column("c").unwrap_err().to_string().starts_with("lists.csv:3: "));
    assert!(said("# a\na,a\n1,2\n").starts_with("lists.csv:2:2: "));
    assert!(said("# nothing else\n").contains("nothing is in it"));
    assert_eq!(read("#,b\n1,2\n").unwrap().header()[0], "#", "a name, not a remark");
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_line() {
    let fault = Sheet::parse(Path::new("x"), b"a\n\xff\n").unwrap_err();
    assert_eq!(fault.line, Some(2));
}

#[test]
fn a_separator_within_quotes_separates_nothing() {
    let sheet = read("\"a;b;c\",\"d\nand e;\"\n1,2\n").unwrap();
    assert_eq!(sheet.header(), ["a;b;c", "d\nand e;"]);
}

#[test]
fn columns_are_found_whatever_the_case_of_their_letters() {
    let sheet = read("ÉTAT,Count\nx,2\n").unwrap();
    assert_eq!((sheet.find("état"), sheet.find("count")), (Some(0), Some(1)));
}

#[test]
fn a_count_of_a_thousand_is_never_read_as_one() {
    let count = |text: &str| {
        let sheet = read(text).unwrap();
        sheet.count(&sheet.rows()[0], 1).map_err(|fault| fault.to_string())
    };
    let both = "lists.csv:2:2: \"1.000\" is 1 where it stands before decimals, 1000 where between \
                thousands: write 1000 without a mark, or decimals that are not three";
    assert_eq!(count("a;count\n1;1.000\n").unwrap_err(), both);
    assert_eq!(count("a,count\n1,1.000\n").unwrap_err(), both);
    assert!(count("a;count\n1;1,000\n").unwrap_err().contains("1000 where between thousands"));
    // The column tells.
    assert_eq!(count("a;count\n1;1.000\n0;1.234.567\n"), Ok(1000));
    assert_eq!(count("a;count\n1;1,000\n0;12.0\n"), Ok(1000));
    // Another column does not.
    assert!(count("a;count\n1,5;1.000\n").is_err());
    assert_eq!(count("a;count\n1;1 200\n"), Ok(1200));
    assert_eq!(count("a,count\n1,12.0\n"), Ok(12));
    assert!(count("a,count\n1,12.5\n").unwrap_err().contains("is not a count"));
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(sheet) = Sheet::parse(Path::new("any"), &bytes) {
            for row in sheet.rows() {
                prop_assert_eq!(row.cells.len(), sheet.header().len());
            }
        }
    }
}
