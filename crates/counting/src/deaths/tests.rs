//! Tests of registers and their totals.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::input::{Fault, Sheet};
use crate::lists::Pattern;

fn read(text: &str) -> Result<Register, Fault> {
    Register::from_sheet(&Sheet::parse(Path::new("deaths.csv"), text.as_bytes())?)
}

const OF_2020: &str = "\
Web ID,Region of Incident,Reported Date,Reported Year,Reported Month,Number Dead,\
Minimum Estimated Number of Missing,Total Dead and Missing,Cause of Death,Location Coordinates,\
Migration Route,Information Source,Source Quality
1,Mediterranean,12-Jan-20,2020,Jan,1,,1,Drowning,\"37.27, -1.72\",Western Mediterranean,\"IOM, Diario\",3
2,Mediterranean,11-Jan-20,2020,Jan,12,17,29,drowning,\"39.2, 20.2\",Eastern Mediterranean,IOM,5
3,North Africa,3-Mar-19,2019,Mar,,4,4,Unknown,\"23.2, 19.7\",,Diario,1
";

const OF_2025: &str = "\
Source Quality;Coordinates;Migration Route;Cause of Death;Total Number of Dead and Missing;\
Minimum Estimated Number of Missing;Number of Dead;Month;Incident Year;Incident Date;\
Region of Incident;Incident Type;Incident ID;Main ID
3;37.27, -1.72;Western Mediterranean;Drowning;1;;1;January;2020;2020-01-12;Mediterranean;Incident;a;A
5;39.2, 20.2;Eastern Mediterranean;drowning;29;17;12;January;2020;2020-01-11;Mediterranean;Incident;b;B
1;23.2, 19.7;;Unknown;4;4;;March;2019;2019-03-03;North Africa;Cumulative Incident;c;C
";

#[test]
fn both_headers_tell_the_same() {
    let (old, new) = (read(OF_2020).unwrap(), read(OF_2025).unwrap());
    assert!(old.remarks().is_empty() && new.remarks().is_empty());
    for by in [By::Region, By::Year, By::Route, By::Cause, By::Quality] {
        assert_eq!(totals(&old, by), totals(&new, by));
    }
    let region = totals(&old, By::Region);
    assert_eq!((region.all.rows, region.all.dead, region.all.total), (3, 13, 34));
    assert_eq!((region.all.missing_at_least, region.all.rows_without_missing), (21, 1));
    assert_eq!(region.groups[0].0.as_deref(), Some("Mediterranean"));
    let unstated: Vec<u64> = totals(&old, By::Route)
        .groups
        .iter()
        .filter(|(name, _)| name.is_none())
        .map(|(_, sums)| sums.total)
        .collect();
    assert_eq!(unstated, [4]);
    assert_eq!(totals(&old, By::Cause).groups.len(), 2);
    assert_eq!(new.incidents()[2].kind, IncidentType::Cumulative);
}

#[test]
fn what_does_not_add_up_is_told_and_counted_as_written() {
    let text = "Number of Dead,Minimum Estimated Number of Missing,\
Total Number of Dead and Missing,Incident Year,Incident Date,Coordinates,Source Quality,Incident ID
1,2,4,2020,2020-01-01,,,x
,,3,2020,2019-12-31,\"99, 0\",7,x
2,,,2020,soon,,1,y
";
    let register = read(text).unwrap();
    assert_eq!((totals(&register, By::Year).all.total, register.with_total()), (9, 2));
    let told: Vec<(u64, Option<u64>, RemarkKind)> =
        register.remarks().iter().map(|remark| (remark.line, remark.column, remark.kind)).collect();
    assert_eq!(
        told,
        [
            (2, Some(3), RemarkKind::Sum),
            (3, None, RemarkKind::Repeated),
            (3, Some(3), RemarkKind::Sum),
            (3, Some(5), RemarkKind::Date),
            (3, Some(6), RemarkKind::Place),
            (3, Some(7), RemarkKind::Quality),
            (4, Some(5), RemarkKind::Date),
        ]
    );
    assert!(register.remarks()[0].what.contains("dead 1 and missing 2 add up to 3"));
    assert_eq!(register.incidents()[2].date.unwrap().precision(), Precision::Year);
}

#[test]
fn a_date_that_cannot_be_read_keeps_its_year() {
    let text = "Incident Date,Number of Dead\n03/04/2020,1\n2020-02-30,2\n2020-13-45,4\nsoon,8\n";
    let register = read(text).unwrap();
    let told: Vec<(u64, RemarkKind)> =
        register.remarks().iter().map(|remark| (remark.line, remark.kind)).collect();
    assert_eq!(told, [2, 3, 4, 5].map(|line| (line, RemarkKind::Date)));
    let years: Vec<Option<i32>> = register.incidents().iter().map(|it| it.year).collect();
    assert_eq!(years, [Some(2020), Some(2020), Some(2020), None]);
    assert_eq!(register.incidents()[1].date, Date::year(2020));
    let years: Vec<(Option<String>, u64)> = (totals(&register, By::Year).groups.into_iter())
        .map(|(year, sums)| (year, sums.total))
        .collect();
    assert_eq!(years, [(None, 8), (Some("2020".to_owned()), 7)]);
    // The column of the month still tells what it can.
    let text = "Incident Date,Month,Number of Dead\n2020-02-30,Feb,2\n05.01.2020,,1\n";
    let register = read(text).unwrap();
    assert_eq!(register.incidents()[0].date, Date::month(2020, 2));
    assert_eq!(register.incidents()[1].date, Date::day(2020, 1, 5));
    assert_eq!(register.remarks().len(), 1);
}

#[test]
fn a_row_that_adds_up_the_others_is_refused() {
    let said = |text: &str| read(text).unwrap_err().to_string();
    let rows = "Main ID;Incident Date;Number of Dead;Region of Incident;Coordinates\n\
                1;2020-01-05;2;Med;\n2;2020-01-06;1;Med;35.1 12.5\n";
    for (last, place) in [
        ("Total;;3;;", "4:1: \"Total\""),
        (";;3;TOTAL:;", "4:4: \"TOTAL:\""),
        ("Gesamt;-;3;;", "4:1: \"Gesamt\""),
    ] {
        let told = said(&format!("{rows}{last}\n"));
        assert!(told.starts_with(&format!("deaths.csv:{place} at no time and no place")), "{told}");
    }
    assert_eq!(totals(&read(rows).unwrap(), By::Region).all.total, 3);
    // What was somewhere at some time is an incident, whatever it is called.
    assert!(read(&format!("{rows}Total;2020-02-01;3;;\n")).is_ok());
    assert!(read(&format!("{rows}all;;3;;35.2 12.5\n")).is_ok());
}

#[test]
fn a_row_without_a_date_is_told() {
    let rows =
        "Main ID;Incident Date;Incident Year;Number of Dead\n1;;;2\n2;;2020;1\n3;2020-01-05;;1\n";
    let register = read(rows).unwrap();
    let told: Vec<(u64, Option<u64>, &str)> = (register.remarks().iter())
        .map(|remark| (remark.line, remark.column, remark.what.as_str()))
        .collect();
    assert_eq!(told, [(2, Some(2), "it is not stated when it was")]);
}

#[test]
fn wrong_sheets_are_refused_where_they_are_wrong() {
    let said = |text: &str| read(text).unwrap_err().to_string();
    assert!(said("a,b\n1,2\n").contains("no column says how many died or are missing"));
    assert!(said("Number Dead\n1\n").contains("no column says when it was"));
    let number = "Number Dead,Reported Year\nsome,2020\n";
    assert!(said(number).starts_with("deaths.csv:2:1: \"some\" is not a count"));
    let year = "Number Dead,Reported Year\n1,20\n";
    assert_eq!(said(year), "deaths.csv:2:2: \"20\" is no year");
    let many = "Number Dead,Reported Year\n99999999,2020\n";
    assert!(said(many).contains("10000000 at most"));
}

#[test]
fn one_register_gives_the_overlap_of_its_sources() {
    let register = read(OF_2020).unwrap();
    let sources = ["iom".to_owned(), "Diario".to_owned()];
    let patterns = by_source(&register, &sources).unwrap();
    assert_eq!(patterns.count(Pattern(0b11)), 1);
    assert_eq!(patterns.count(Pattern(0b01)), 1);
    assert_eq!(patterns.count(Pattern(0b10)), 1);
    assert!(by_source(&register, &[]).is_none());
}

/// The public file of the IOM Missing Migrants Project, 2014 to January 2020 (CC BY 4.0): every row,
/// and the columns that totals are made of.
#[test]
fn the_published_totals_are_found_in_the_public_file() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/missing-migrants-2014-2020.csv.gz");
    let register = Register::from_sheet(&Sheet::read(Path::new(file)).unwrap()).unwrap();
    assert_eq!(register.incidents().len(), 6_339);
    assert_eq!(register.with_total(), 6_339);
    assert!(register.remarks().iter().all(|remark| remark.kind != RemarkKind::Sum));
    let found = |by: By| -> Vec<(String, Sums)> {
        let groups = totals(&register, by).groups.into_iter();
        groups.map(|(name, sums)| (name.unwrap_or_default(), sums)).collect()
    };
    let regions: Vec<u64> = found(By::Region).iter().map(|(_, sums)| sums.total).collect();
    assert_eq!(regions.iter().sum::<u64>(), 34_688);
    assert_eq!(
        regions,
        [19_299, 4_487, 2_405, 2_359, 1_909, 1_183, 692, 627, 581, 556, 397, 103, 52, 36, 2]
    );
    let years = found(By::Year);
    let of = |value: fn(&Sums) -> u64| -> Vec<u64> {
        years.iter().map(|(_, sums)| value(sums)).collect()
    };
    assert_eq!(of(|sums| sums.total), [5_289, 6_584, 8_070, 6_279, 4_937, 3_437, 92]);
    assert_eq!(of(|sums| sums.dead), [1_726, 4_045, 4_059, 3_734, 3_234, 2_330, 67]);
    assert_eq!(of(|sums| sums.missing_at_least), [3_563, 2_539, 4_011, 2_545, 1_703, 1_107, 25]);
    let routes = found(By::Route);
    let route = |name: &str| routes.iter().find(|(it, _)| it == name).map(|(_, sums)| sums.total);
    assert_eq!(route("Central Mediterranean"), Some(15_833));
    assert_eq!(route("Western Mediterranean"), Some(1_805));
    assert_eq!(route("Eastern Mediterranean"), Some(1_661));
    let grades: Vec<u64> = found(By::Quality).iter().map(|(_, sums)| sums.rows).collect();
    assert_eq!(grades, [994, 2_213, 734, 1_083, 1_315]);
}

proptest! {
    #[test]
    fn groups_add_up_to_the_whole(
        rows in prop::collection::vec((0_u64..500, 0_u64..500, 0_u8..4, 2014_i32..2020), 1..40)
    ) {
        let mut text = String::from(
            "Number Dead,Minimum Estimated Number of Missing,Region of Incident,Reported Year\n",
        );
        for (dead, missing, region, year) in &rows {
            text.push_str(&format!("{dead},{missing},R{region},{year}\n"));
        }
        let register = read(&text).unwrap();
        for by in [By::Region, By::Year, By::Route, By::Cause, By::Quality] {
            let totals = totals(&register, by);
            let sum = |value: fn(&Sums) -> u64| -> u64 {
                totals.groups.iter().map(|(_, sums)| value(sums)).sum()
            };
            prop_assert_eq!(sum(|sums| sums.total), totals.all.total);
            prop_assert_eq!(sum(|sums| sums.rows), rows.len() as u64);
            prop_assert_eq!(totals.all.total, totals.all.dead + totals.all.missing_at_least);
        }
    }
}
