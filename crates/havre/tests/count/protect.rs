//! `havre count protect` and `attack`: answers that are a contract, secrets that stay, and bad input
//! that is told.

use serde_json::Value;

use super::Folder;

const ARRIVALS: &str = "nationality,age,count\nER,0-17,3\nER,18-34,41\nER,35_,12\nSD,0-17,14\n\
                        SD,18-34,26\nSD,35_,2\nSY,0-17,33\nSY,18-34,58\nSY,35_,47\n";

/// A folder with a table of arrivals.
fn arrivals(name: &str) -> Folder {
    let folder = Folder::new(&format!("protect-{name}"));
    folder.write("arrivals.csv", ARRIVALS);
    folder
}

#[test]
fn a_suppressed_table_withstands_the_attack_that_breaks_the_true_one() {
    let folder = arrivals("suppress");
    let answer = folder.json("count protect arrivals.csv --method suppress --out safe.csv");
    assert_eq!(answer["command"], "protect");
    assert_eq!(answer["suppressed"], 4);
    assert_eq!(answer["cells"][0]["value"], 236);
    assert_eq!(answer["attack"]["findings"], Value::Array(Vec::new()));
    let broken = folder.json("count attack arrivals.csv --threshold 5");
    assert_eq!(broken["findings"].as_array().unwrap().len(), 2);
    let safe = folder.json("count attack safe.csv --threshold 5 --least 1");
    assert_eq!(safe["findings"], Value::Array(Vec::new()));
    assert_eq!(safe["consistent"], true);
}

#[test]
fn two_days_that_differ_by_two_people_show_them() {
    let folder = arrivals("differencing");
    folder.write("today.csv", &ARRIVALS.replace("SY,35_,47", "SY,35_,45"));
    let text = folder.good("count attack arrivals.csv today.csv --shrinking --threshold 3");
    assert!(text.contains("not in (table 2: nationality=SY, age=35_): 2 (a difference"), "{text}");
}

#[test]
fn a_table_that_its_own_attacks_break_is_not_written() {
    let folder = arrivals("withheld");
    folder.write("sevens.csv", "place,count\na,7\nb,7\nc,7\nd,7\n");
    let rounded = "count protect sevens.csv --method round --out r.csv";
    let error = folder.wrong(rounded);
    assert!(error.contains("nothing is written") && error.contains("place=a: 7"), "{error}");
    assert!(!folder.has("r.csv"));
    folder.good(&format!("{rounded} --despite-attacks"));
    assert!(folder.read("r.csv").starts_with("place,value,obs_status,conf_status\n_T,30,A,F\n"));
}

#[test]
fn keys_that_were_saved_give_the_same_table() {
    let folder = arrivals("keys");
    let people: String = (0..60).map(|it| format!("p{it},{}\n", ["f", "m"][it % 2])).collect();
    folder.write("people.csv", &format!("id,sex\n{people}"));
    let entropy = "--method cell-key --ptable entropy --deviation 3 --variance 2 --by sex";
    let first =
        folder.json(&format!("count protect people.csv {entropy} --seed 5 --save-keys keyed.csv"));
    let again = folder.json(&format!("count protect keyed.csv {entropy}"));
    assert_eq!(first["cells"], again["cells"]);
    assert!(folder.read("keyed.csv").starts_with("id,sex,record_key\np0,f,0."));
}

#[test]
fn the_ledger_refuses_what_is_over_the_budget() {
    let folder = arrivals("ledger");
    let laplace = "count protect arrivals.csv --method laplace --seed 31337 --ledger l.json";
    assert!(folder.wrong(&format!("{laplace} --epsilon 0.5")).contains("--budget E makes one"));
    let answer = folder.good(&format!("{laplace} --epsilon 0.7 --budget 1 --json"));
    assert!(!answer.contains("31337"), "the seed is a secret");
    let error = folder.wrong(&format!("{laplace} --epsilon 0.4"));
    assert!(error.ends_with("is 1, 0.3 of it is left: 0.4 more is refused"), "{error}");
    let answer = folder.json(&format!("{laplace} --epsilon 0.3"));
    assert_eq!(answer["ledger"]["left"], "0");
    assert!(
        folder.wrong(&format!("{laplace} --epsilon 0.1 --budget 2")).contains("does not change")
    );
    assert!(!folder.read("l.json").contains("31337"));
}

#[test]
fn a_figure_is_corrected_with_a_reason_and_keeps_its_log() {
    let folder = arrivals("figure");
    let make = "count protect arrivals.csv --method suppress --figure f.json --title Arrivals --seed 31337";
    let first = folder.json(make);
    assert_eq!(first["figure"]["version"], 1);
    assert_eq!(folder.json(make)["figure"], first["figure"], "the same numbers change nothing");
    assert!(!folder.read("f.json").contains("31337"), "the seed is a secret");
    folder.write("arrivals.csv", &ARRIVALS.replace("ER,18-34,41", "ER,18-34,44"));
    assert!(folder.wrong(make).contains("--reason says why"));
    let second = folder.json(&format!("{make} --reason late --format sdmx --out s.csv"));
    assert_eq!(second["figure"]["version"], 2);
    let stored: Value = serde_json::from_str(&folder.read("f.json")).unwrap();
    assert_eq!(stored["corrections"][0]["replaces"], first["figure"]["identity"]);
    assert!(
        folder.read("s.csv").starts_with("STRUCTURE,STRUCTURE_ID,ACTION,nationality,age,OBS_VALUE")
    );
    folder.write("f.json", &folder.read("f.json").replace("late", "early"));
    assert!(folder.wrong(make).contains("its content is not what its identity says"));
}

#[test]
fn what_is_wrong_is_told_with_what_to_do() {
    let folder = arrivals("wrong");
    folder.write("bad.csv", "sex,count\nf,3\nm,x\n");
    folder.write("blank.csv", "sex,count\nf,3\n,4\n");
    let told = [
        ("count protect none.csv --method round", "none.csv: there is no such file"),
        ("count protect bad.csv --method round", "bad.csv:3:2: \"x\" is not a count"),
        ("count protect blank.csv --method round", "blank.csv:3:1: no category"),
        (
            "count protect arrivals.csv --method round --by sex",
            "arrivals.csv:1: no column is called \"sex\"",
        ),
        (
            "count protect arrivals.csv --method round --base 1",
            "--base is a whole number of 2 to 1000",
        ),
        ("count protect arrivals.csv --method cell-key", "arrivals.csv: no column of keys"),
        ("count protect arrivals.csv --method laplace", "laplace wants --epsilon"),
        (
            "count protect arrivals.csv --method laplace --epsilon 1 --seed 1",
            "laplace wants --ledger",
        ),
        ("count protect arrivals.csv --method suppress --protection 0", "a protection of 0"),
        (
            "count protect arrivals.csv --method suppress --structure x",
            "\"x\" does not name a structure",
        ),
        (
            "count protect arrivals.csv --method cell-key --ptable entropy --seed 1 --deviation 0",
            "a perturbation table wants a deviation of 1 to 50",
        ),
        (
            "count protect arrivals.csv --method cell-key --ptable p.csv --seed 1",
            "p.csv: there is no",
        ),
        ("count attack bad.csv", "bad.csv:3:2: \"x\" is not a number"),
        ("count attack arrivals.csv --least 5 --most 4", "--most is below --least"),
    ];
    for (arguments, wanted) in told {
        let error = folder.wrong(arguments);
        assert!(error.starts_with(wanted), "{arguments}: {error}");
    }
}
