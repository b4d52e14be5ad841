//! Tables as people write them, and what is wrong with them.

use super::*;

fn read(text: &str, covariates: &[&str]) -> Result<Groups, crate::input::Fault> {
    let covariates: Vec<String> = covariates.iter().map(|it| (*it).to_owned()).collect();
    let sheet = Sheet::parse(Path::new("groups.csv"), text.as_bytes()).unwrap();
    Groups::from_sheet(&sheet, &covariates)
}

const ROWS: &str = "A,3,10,100\nB,5,20,300\nC,9,7,800\nD,2,4,90\n";

#[test]
fn columns_are_called_by_words_or_by_letters() {
    let words = read(&format!("group,observed,auxiliary,reference\n{ROWS}"), &[]).unwrap();
    let letters = read(&format!("country,m,n,N\n{ROWS}"), &[]).unwrap();
    assert_eq!(words, letters);
    let row = &words.rows()[1];
    assert_eq!((row.observed, row.auxiliary, row.reference), (5, 20, 300));
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let said = |text: &str, covariates: &[&str]| read(text, covariates).unwrap_err().to_string();
    let head = "group,m,n,N\n";
    assert_eq!(
        said(&format!("{head}A,3,1,10\nB,1,1,0\n"), &[]),
        "groups.csv:3:4: 0 persons registered: of such a group the model says nothing; leave the row out \
         or join it with another"
    );
    let negative = said(&format!("{head}A,3,1,-10\n"), &[]);
    assert_eq!(negative, "groups.csv:2:4: \"-10\" is not a count: a whole number, zero or more");
    let missing = said("group,m,N\nA,1,2\n", &[]);
    assert_eq!(missing, "groups.csv:1: no column is called \"auxiliary\"; there are group, m, N");
    assert!(said(&format!("{head}A,3,1,10\n"), &[]).starts_with("groups.csv: one row: "));
    assert!(said(&format!("{head}{ROWS}"), &["sex"]).contains("no column is called \"sex\""));
    assert!(said(&format!("{head}{ROWS}"), &["m"]).contains("cannot explain itself"));
    assert!(said(&format!("{head},1,1,9\n"), &[]).starts_with("groups.csv:2:1: nothing is said"));
    let same = "group,sex,m,n,N\nA,f,3,1,10\nB,f,3,1,10\nC,f,3,1,10\nD,f,3,1,10\n";
    assert!(said(same, &["sex"]).contains("\"sex\" has 1 different value(s)"));
}

#[test]
fn a_table_that_says_nothing_is_refused() {
    let refused = |rows: &[(u64, u64, u64)], offset| {
        let request = Request { offset, ..Request::default() };
        estimate(&groups(rows), &request).unwrap_err()
    };
    let auto = Offset::Auto;
    assert_eq!(refused(&[(0, 1, 9), (0, 2, 8), (0, 3, 7)], auto), Refusal::NobodyObserved);
    assert_eq!(refused(&[(1, 0, 9), (2, 0, 8), (3, 0, 7)], auto), Refusal::NobodyAuxiliary);
    let rows = [(1, 0, 9), (2, 1, 80), (3, 1, 700), (4, 9, 600)];
    assert_eq!(refused(&rows, Offset::None), Refusal::ZeroShares(1));
    assert_eq!(refused(&rows[..2], auto), Refusal::TooFew { rows: 2, unknowns: 3 });
    assert_eq!(refused(&[(5, 10, 100); 6], auto), Refusal::Alike);
    assert_eq!(Offset::fixed(0.0), None);
}
