//! `havre count gaps`: answers that are a contract, and bad input that is told.

use super::Folder;

const SHEET: &str = "indicator,migrants,migrants_of,natives,natives_of\n\
                     overcrowding,300,1000,150,1000\n\
                     employment,670,1000,730,1000\n\
                     ownership,3,9,500,1000\n";

#[test]
fn gaps_are_told_by_area_with_their_doubt() {
    let folder = Folder::new("gaps");
    folder.write("gaps.csv", SHEET);
    let text = folder.good("count gaps gaps.csv");
    let employment = text.lines().find(|line| line.trim_start().starts_with("employment")).unwrap();
    assert!(employment.contains("-6.0 [-10.0; -2.0]"), "{text}");
    assert!(employment.ends_with("67.0 % against 73.0 %: worse for migrants"), "{text}");
    assert!(text.find("Employment").unwrap() < text.find("Social inclusion").unwrap());
    assert!(text.contains("withheld: fewer than 10 people"), "{text}");
    let answer = folder.json("count gaps gaps.csv");
    assert_eq!(answer["command"], "gaps");
    assert_eq!(answer["rows"][0]["reading"], "worse");
    assert_eq!(answer["rows"][1]["gap"], "withheld");
}

#[test]
fn wrong_input_is_told_with_its_place() {
    let folder = Folder::new("gaps-wrong");
    folder.write("gaps.csv", &SHEET.replace("employment", "jobs"));
    let told = folder.wrong("count gaps gaps.csv");
    assert!(told.contains("gaps.csv:3:1: \"jobs\" is no indicator; there are activity"), "{told}");
    folder.write("gaps.csv", SHEET);
    let told = folder.wrong("count gaps gaps.csv --by year");
    assert!(told.contains("no column is called \"year\""), "{told}");
    let told = folder.wrong("count gaps gaps.csv --at-least 5");
    assert!(told.contains("cannot") || told.contains("not lowered below 10"), "{told}");
}
