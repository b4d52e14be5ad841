//! Tests of reading stocks, and of the report.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::input::{Fault, Sheet};

const START: &str =
    "born,A,B,C,D\nA,1000,100,10,0\nB,55,555,50,5\nC,80,40,800,40\nD,20,25,20,200\n";
/// Another order of rows and columns, and totals.
const END: &str = "x;D;C;B;A;Total\nD;180;0;45;40;265\nA;0;60;100;950;1110\nC;40;800;30;90;960\n\
    B;5;75;505;80;665\ntotal;225;935;680;1160;3000\n";

fn sheet(name: &str, text: &str) -> Sheet {
    Sheet::parse(Path::new(name), text.as_bytes()).unwrap()
}

fn read(start: &str, end: &str) -> Result<Change, Fault> {
    let (start, end) = (sheet("s1.csv", start), sheet("s2.csv", end));
    Sheets { start: &start, end: &end, vital: None }.read(Natives::Refuse)
}

fn said(start: &str, end: &str) -> String {
    read(start, end).unwrap_err().to_string()
}

fn vital(births: &str, deaths: &str) -> Result<Change, Fault> {
    let sheets = [("s1.csv", START), ("s2.csv", START), ("b.csv", births), ("d.csv", deaths)];
    let [start, end, births, deaths] = sheets.map(|(name, text)| sheet(name, text));
    let sheets = Sheets { start: &start, end: &end, vital: Some([&births, &deaths]) };
    sheets.read(Natives::Refuse)
}

#[test]
fn places_are_matched_by_name() {
    let change = read(START, END).unwrap();
    assert_eq!(change.places(), ["A", "B", "C", "D"]);
    let settings = Settings::new(Method::Closed, Assumption::Minimum);
    let (report, _) = Report::of(&change, &settings).unwrap();
    close(report.total, 150.0, 1e-6);
    close(report.independent, 880.638655, 1e-6);
    let expected = [[0., 0., 50., 0.], [35., 0., 25., 0.], [10., 10., 0., 0.], [10., 10., 0., 0.]];
    for (row, expected) in report.flows.iter().zip(expected) {
        for (moves, expected) in row.iter().zip(expected) {
            close(*moves, expected, 1e-6);
        }
    }
}

#[test]
fn faults_of_stocks_say_where() {
    let start = |from: &str, to: &str| said(&START.replace(from, to), END);
    assert_eq!(start("A,1000", "A,many"), "s1.csv:2:2: \"many\" is not a number");
    assert_eq!(
        start("C,80,40", "C,80,-4"),
        "s1.csv:4:3: -4 people: a number of people is zero or more"
    );
    assert!(start("A,1000", "A,-1").contains("s1.csv:2:2: -1 people"));
    assert!(start("A,1000", "A,-1").contains("--mend-natives"));
    assert_eq!(
        start("D,20", "E,20"),
        "s1.csv:5:1: \"E\" is a birthplace, and no column is called so"
    );
    assert_eq!(start("D,20", "C,20"), "s1.csv:5:1: \"C\" stands on line 4 too");
    assert_eq!(
        start("D,20,25,20,200\n", ""),
        "s1.csv:1:5: no row is called \"D\", and a column is"
    );
    assert_eq!(start("born,A", "born,"), "s1.csv:1:2: a column without the name of a place");
    assert_eq!(start("\nD,20", "\n,20"), "s1.csv:5:1: a row without the name of a birthplace");
    assert_eq!(said("born\nA\n", END).split(':').nth(1), Some("1"));
    let end = |from: &str, to: &str| said(START, &END.replace(from, to));
    assert_eq!(end(";265", ";266"), "s2.csv:2:6: the total says 266, its cells add up to 265");
    assert_eq!(end("l;225", "l;226"), "s2.csv:6:2: the total says 226, its cells add up to 225");
    assert_eq!(end(";3000", ";2999"), "s2.csv:6:6: the total says 2999, its cells add up to 3000");
    assert_eq!(
        end("x;D", "x;E"),
        "s2.csv:1:2: \"E\" is no place of the first sheet; there are A, B, C, D"
    );
    let fewer = "x,A,B,C\nA,1,1,1\nB,1,1,1\nC,1,1,1\n";
    assert_eq!(
        said(START, fewer),
        "s2.csv:1: no column is called \"D\", a place of the first sheet"
    );
}

#[test]
fn faults_of_births_and_deaths_say_where() {
    let none = "place,count\nA,0\nB,0\nC,0\nD,0\n";
    assert!(vital(none, none).is_ok());
    let said = |births: &str| vital(births, none).unwrap_err().to_string();
    assert_eq!(said("count,place\n1,A\n1,B\n1,C\n"), "b.csv: no row is of \"D\"");
    assert_eq!(
        said("place,count\nA,1\nE,1\n"),
        "b.csv:3:1: \"E\" is no place of the stocks; there are A, B, C, D"
    );
    assert_eq!(said("place,count\nA,-1\n"), "b.csv:2:2: -1: a count is zero or more");
    assert_eq!(said("place,count\nA,x\n"), "b.csv:2:2: \"x\" is not a number");
    assert_eq!(said("place,count\nA,1\nA,1\n"), "b.csv:3:1: \"A\" stands on line 2 too");
    assert_eq!(
        said("place,count\nA,1\nB,1\nC,1\nD,1\nTotal,5\n"),
        "b.csv:6:2: the total says 5, the places add up to 4"
    );
    assert!(said("place,year,number\nA,1,1\n").contains("no column is called \"count\""));
    let deaths = vital(none, "place,count\nA,0\nB,721\nC,0\nD,0\n").unwrap_err().to_string();
    assert_eq!(deaths, "d.csv:3:2: 721 deaths in B, where 720 people live at the start");
}

#[test]
fn a_refusal_of_the_estimate_has_its_place() {
    let sheets = [("s1.csv", START), ("s2.csv", END)].map(|(name, text)| sheet(name, text));
    let sheets = Sheets { start: &sheets[0], end: &sheets[1], vital: None };
    let (birthplace, place) = ("B".to_owned(), "C".to_owned());
    let fault = sheets.fault(&Unsound::Outside { birthplace, place, left: -3.0 }).to_string();
    assert!(fault.starts_with("s1.csv:3:4: the open method would leave -3 people"), "{fault}");
    let world = Unsound::World { start: 1.0, end: 2.0, natural: 0.0 };
    assert!(sheets.fault(&world).to_string().starts_with("s2.csv: 1 people at the start"));
}

#[test]
fn the_text_says_the_answer_its_doubt_and_what_was_assumed() {
    let change = read(START, END).unwrap();
    let settings = Settings::new(Method::Closed, Assumption::Minimum);
    let text = Report::of(&change, &settings).unwrap().0.text();
    assert!(text.starts_with("At least 150 people moved between these 4 places"), "{text}");
    assert!(text.contains("by 881"), "{text}");
    assert!(text.contains("       A   B   C  D  out\n  A    -   0  50  0   50\n"), "{text}");
    assert!(text.contains("  in  55  20  75  0  150\n"), "{text}");
    assert!(text.contains("The world is closed"), "{text}");
    assert!(text.contains("No births and deaths were given"), "{text}");
    let weight = Weight::new(0.25).unwrap();
    let mixed = Settings::new(Method::OpenDr, Assumption::Mixture(weight));
    let text = Report::of(&change, &mixed).unwrap().0.text();
    assert!(text.starts_with("About 333 people moved"), "{text}");
    assert!(text.contains("0.25 of independence"), "{text}");
}

#[test]
fn accounts_of_places_add_up() {
    let births = "place,count\nA,8\nB,2\nC,4\nD,6\n";
    let deaths = "place,count\nA,7\nB,3\nC,5\nD,1\n";
    let change = vital(births, deaths).unwrap();
    for method in [Method::Open, Method::OpenDr, Method::Closed] {
        let mut settings = Settings::new(method, Assumption::Minimum);
        settings.unbalanced = Unbalanced::RescaleNatives;
        let (report, _) = Report::of(&change, &settings).unwrap();
        for it in &report.accounts {
            let gains = it.births + it.arrivals + it.came + it.adjusted;
            close(it.start + gains - it.departures - it.deaths - it.left, it.end, 1e-7);
        }
        let told = report.warnings.iter().any(|words| words.contains("4 people that births"));
        assert_eq!(told, method == Method::Closed, "{:?}", report.warnings);
    }
}

#[test]
fn many_places_are_told_by_their_largest_flows() {
    let names: Vec<String> = (0..12).map(|place| format!("P{place}")).collect();
    let mut text = format!("born,{}\n", names.join(","));
    for (place, name) in names.iter().enumerate() {
        let cells: Vec<String> = (0..12).map(|to| (1000 + place * to).to_string()).collect();
        text.push_str(&format!("{name},{}\n", cells.join(",")));
    }
    let end = text.replace("1121", "1021").replace("1011", "1111");
    let change = read(&text, &end).unwrap();
    let settings = Settings::new(Method::OpenDr, Assumption::Independence);
    let text = Report::of(&change, &settings).unwrap().0.text();
    assert!(text.contains("The 25 largest flows"), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[ABt,;\n0-9.-]{0,60}", other in "[AB,\n0-9]{0,60}") {
        let sheets = [&text, &other].map(|it| Sheet::parse(Path::new("any"), it.as_bytes()));
        if let [Ok(start), Ok(end)] = &sheets {
            let _ = Sheets { start, end, vital: None }.read(Natives::Mend);
            let _ = Sheets { start, end: start, vital: Some([end, end]) }.read(Natives::Mend);
        }
    }
}

#[test]
fn what_is_written_is_read_back() {
    let start = START.replace("A", "\"A, \"\"old\"\"\"");
    let end = END.replace("A", "\"A, \"\"old\"\"\"");
    let change = read(&start, &end).unwrap();
    let settings = Settings::new(Method::OpenDr, Assumption::Minimum);
    let (report, account) = Report::of(&change, &settings).unwrap();
    let back = sheet("flows.csv", &report.csv());
    assert_eq!(back.header()[1], "A, \"old\"");
    for (row, cells) in back.rows().iter().zip(&report.flows) {
        for (column, moves) in (1..).zip(cells) {
            close(back.number(row, column).unwrap(), *moves, 5e-7);
        }
    }
    let lines = sheet("account.csv", &account.csv(change.places()).unwrap());
    let people = lines.column("people").unwrap();
    let at_end: f64 = (lines.rows().iter())
        .filter(|row| !["(death)", "(outside)"].contains(&row.text(2)))
        .map(|row| lines.number(row, people).unwrap())
        .sum();
    close(at_end, 3000.0, 1e-4);
    assert!(account.csv(&[]).is_err());
}
