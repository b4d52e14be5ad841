//! Tests of estimates from lists that overlap.

mod averaging;
mod cards;
mod closed;
mod fitting;
mod intervals;
mod latent;
mod models;
mod r;
mod selection;
mod sparse;

use std::path::Path;

use super::*;
use crate::input::{Fault, Sheet, What};

/// Published counts of `tests/data`.
fn golden(name: &str) -> Patterns {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    Reading::default().patterns(&Sheet::read(&file).unwrap()).unwrap()
}

/// Asserts that a figure is the published one, to so much.
#[track_caller]
fn near(found: f64, published: f64, within: f64) {
    assert!((found - published).abs() <= within, "{found} where {published} is published");
}

fn sheet(text: &str) -> Sheet {
    Sheet::parse(Path::new("lists.csv"), text.as_bytes()).unwrap()
}

fn patterns(text: &str) -> Result<Patterns, Fault> {
    Reading::default().patterns(&sheet(text))
}

#[test]
fn equal_rows_add_up_and_the_unseen_are_left_out() {
    let patterns = patterns("a,b,count\n1,0,3\n1,0,4\n1,1,2\n0,0,99\n").unwrap();
    assert_eq!(patterns.count(Pattern(0b01)), 7);
    assert_eq!(patterns.observed(), 9);
    assert_eq!(patterns.overlap(Pattern(0b01)), 9);
    assert_eq!((patterns.captured(1), patterns.captured(2)), (7, 2));
    assert_eq!(patterns.observable().count(), 3);
}

#[test]
fn a_row_a_person_needs_no_count_and_other_columns_are_no_lists() {
    let patterns = patterns("who,a,b,region\nx,1,0,North\ny,1,1,South\n").unwrap();
    assert_eq!(patterns.names(), ["a", "b"]);
    assert_eq!(patterns.observed(), 2);
}

#[test]
fn a_count_is_known_by_its_usual_names_and_said() {
    for (name, text) in [
        ("Freq", "a,b,Freq\n1,0,30\n1,1,2\n"),
        ("N", "N,a,b\n30,1,0\n2,1,1\n"),
        ("effectif", "a,b,effectif\n1,0,30\n1,1,2\n"),
    ] {
        assert_eq!(patterns(text).unwrap().observed(), 32, "{name}");
        assert_eq!(Reading::default().count_column(&sheet(text), None).unwrap(), Some(name));
    }
    // A list may be called n, and a column that has its name wins.
    assert_eq!(patterns("a,n,count\n1,0,30\n1,1,2\n").unwrap().names(), ["a", "n"]);
    let by = Reading { counted: Counted::By("m".into()), ..Reading::default() };
    assert_eq!(by.patterns(&sheet("a,b,m\n1,0,30\n1,1,2\n")).unwrap().observed(), 32);
}

#[test]
fn a_column_that_may_count_is_asked_about_and_never_left_out_in_silence() {
    let text = "a,b,kilde\n1,0,30\n0,1,12\n1,1,2\n";
    let wrong = patterns(text).unwrap_err();
    assert!(wrong.to_string().contains("\"kilde\" may say how many"), "{wrong}");
    assert!(matches!(wrong.what, What::Known { key: "count_maybe", .. }));
    let none = patterns("a,b\nx,z\n").unwrap_err();
    for name in ["count", "freq", "n", "effectif", "anzahl", "obs_value"] {
        assert!(wrong.to_string().contains(&format!(" {name}")), "{wrong}");
        assert!(none.to_string().contains(name), "{none}");
    }
    let persons = Reading { counted: Counted::Persons, ..Reading::default() };
    assert_eq!(persons.patterns(&sheet(text)).unwrap().observed(), 3);
    // Parts counted each.
    assert!(patterns("a,b,area,kilde\n1,0,x,30\n1,0,y,12\n1,1,x,2\n").is_err());
    // Numbers of persons, and persons who are on the same lists, are no counts.
    assert_eq!(patterns("id,a,b\n17,1,0\n18,1,1\n21,0,1\n").unwrap().observed(), 3);
    assert_eq!(patterns("a,b,age\n1,0,30\n1,0,12\n1,0,30\n").unwrap().observed(), 3);
}

#[test]
fn a_slip_of_the_pen_never_drops_a_list_in_silence() {
    let said = |last: &str| {
        let text = format!("A,B,C,count\n1,1,1,5\n1,1,0,10\n1,0,1,8\n0,1,1,9\n0,1,0,40\n{last}\n");
        patterns(&text).unwrap_err().to_string()
    };
    assert!(
        said("0,0,l,35").starts_with("lists.csv:7:3: \"l\" where 0 or 1"),
        "{}",
        said("0,0,l,35")
    );
    assert!(said("0,0,,35").starts_with("lists.csv:7:3: "));
    assert!(said("Total,,,107").starts_with("lists.csv:7:1: \"Total\""));
    assert!(said("2,0,1,3").starts_with("lists.csv:7:1: \"2\""));
    // Nothing is a list: the cell that is to blame is named.
    assert!(patterns("A,B,count\n1,,3\n,1,4\n1,1,2\n").unwrap_err().to_string().contains(":3:1: "));
    // A column that is mostly other things is no list.
    let text = "a,b,children,count\n1,0,1,3\n1,1,2,1\n0,1,3,5\n0,1,4,2\n";
    assert_eq!(patterns(text).unwrap().names(), ["a", "b"]);
    let twice = Reading { lists: Some(vec!["a".into(), "a".into()]), ..Reading::default() };
    let wrong = twice.patterns(&sheet("a,b,count\n1,0,3\n")).unwrap_err();
    assert!(wrong.to_string().contains("\"a\" is named twice"), "{wrong}");
}

#[test]
fn yes_and_no_are_on_and_off() {
    let patterns = patterns("a,b,sex\nTRUE,FALSE,f\ny,0.0,m\nnon,VRAI,f\n").unwrap();
    assert_eq!(patterns.names(), ["a", "b"]);
    assert_eq!((patterns.count(Pattern(0b01)), patterns.count(Pattern(0b10))), (2, 1));
}

#[test]
fn what_is_no_list_is_said() {
    let said = |text: &str| patterns(text).unwrap_err().to_string();
    assert!(said("a,count\nx,1\n").contains("no column is a list"));
    assert_eq!(
        said("a,b,count\n1,0,-5\n"),
        "lists.csv:2:3: \"-5\" is not a count: a whole number, zero or more"
    );
    let many: Vec<String> = (0..20).map(|list| format!("l{list}")).collect();
    let text = format!("{}\n{}\n", many.join(","), vec!["1"; 20].join(","));
    assert!(said(&text).contains("20 lists, 16 at most"));
}

#[test]
fn patterns_are_written_as_the_field_writes_them() {
    assert_eq!(Pattern(0b1101).written(9), "134");
    assert_eq!(Pattern(0b10_0000_0001).written(10), "1.10");
    assert_eq!(Pattern(0b11).written(12), "1.2", "not the twelfth");
    assert_eq!(Pattern(1 << 11).written(12), "12");
    assert_eq!(serde_json::to_string(&Pattern(0b1000_0000_0001)).unwrap(), "[1,12]");
}

#[test]
fn parts_have_the_lists_of_the_whole() {
    // In the north "b" is never 1, and "female" is no list but what is parted by.
    let text = "female,region,a,b,count\n0,north,1,0,3\n1,south,1,1,2\n1,south,0,1,4\n";
    let (sheet, reading) = (sheet(text), Reading::default());
    let parts = reading.by_stratum(&sheet, "region").unwrap();
    let named: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(named, ["north", "south"]);
    assert_eq!(parts[0].1.names(), ["female", "a", "b"]);
    let parts = reading.by_stratum(&sheet, "female").unwrap();
    assert_eq!(parts[0].1.names(), ["a", "b"]);
    let seen: u64 = parts.iter().map(|(_, patterns)| patterns.observed()).sum();
    assert_eq!(seen, 9);
    assert!(reading.by_stratum(&sheet, "c").is_err());
}

#[test]
fn lists_without_anybody_can_be_left_out() {
    let (kept, empty) =
        patterns("a,b,c,count\n1,0,1,3\n0,0,1,5\n0,1,0,0\n").unwrap().without_empty();
    assert_eq!(
        (kept.names(), empty),
        (&["a".to_owned(), "c".to_owned()][..], vec!["b".to_owned()])
    );
    assert_eq!((kept.count(Pattern(0b11)), kept.count(Pattern(0b10)), kept.observed()), (3, 5, 8));
}
