//! `havre count protect` and `attack`, the program itself: answers that are a contract, secrets that
//! stay, and bad input that is told.

#![expect(clippy::unwrap_used, reason = "what helpers of tests cannot do ends the test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// A folder of one test, gone at its end.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const ARRIVALS: &str = "nationality,age,count\nER,0-17,3\nER,18-34,41\nER,35_,12\nSD,0-17,14\n\
                        SD,18-34,26\nSD,35_,2\nSY,0-17,33\nSY,18-34,58\nSY,35_,47\n";

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("havre-count-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let folder = Self(folder);
        folder.write("arrivals.csv", ARRIVALS);
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// Runs `havre count` in this folder: the exit code, standard output and standard error.
    fn run(&self, arguments: &str) -> (i32, String, String) {
        let output = Command::new(Path::new(env!("CARGO_BIN_EXE_havre")))
            .arg("count")
            .args(arguments.split(' '))
            .current_dir(&self.0)
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }

    fn good(&self, arguments: &str) -> String {
        let (code, out, error) = self.run(arguments);
        assert_eq!(code, 0, "{error}");
        out
    }

    fn json(&self, arguments: &str) -> Value {
        let json: Value = serde_json::from_str(&self.good(&format!("{arguments} --json"))).unwrap();
        assert_eq!(json.get("schema").and_then(Value::as_str), Some("havre.count/1"));
        json
    }

    fn wrong(&self, arguments: &str) -> String {
        let (code, out, error) = self.run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{error}");
        assert!(error.starts_with("havre: "), "{error}");
        error.trim_start_matches("havre: ").trim_end().to_owned()
    }
}

#[test]
fn a_suppressed_table_withstands_the_attack_that_breaks_the_true_one() {
    let folder = Folder::new("suppress");
    let answer = folder.json("protect arrivals.csv --method suppress --out safe.csv");
    assert_eq!(answer["command"], "protect");
    assert_eq!(answer["suppressed"], 4);
    assert_eq!(answer["cells"][0]["value"], 236);
    assert_eq!(answer["attack"]["findings"], Value::Array(Vec::new()));
    let broken = folder.json("attack arrivals.csv --threshold 5");
    assert_eq!(broken["findings"].as_array().unwrap().len(), 2);
    let safe = folder.json("attack safe.csv --threshold 5 --least 1");
    assert_eq!(safe["findings"], Value::Array(Vec::new()));
    assert_eq!(safe["consistent"], true);
}

#[test]
fn two_days_that_differ_by_two_people_show_them() {
    let folder = Folder::new("differencing");
    folder.write("today.csv", &ARRIVALS.replace("SY,35_,47", "SY,35_,45"));
    let text = folder.good("attack arrivals.csv today.csv --shrinking --threshold 3");
    assert!(text.contains("not in (table 2: nationality=SY, age=35_): 2 (a difference"), "{text}");
}

#[test]
fn a_table_that_its_own_attacks_break_is_not_written() {
    let folder = Folder::new("withheld");
    folder.write("sevens.csv", "place,count\na,7\nb,7\nc,7\nd,7\n");
    let rounded = "protect sevens.csv --method round --out r.csv";
    let error = folder.wrong(rounded);
    assert!(error.contains("nothing is written") && error.contains("place=a: 7"), "{error}");
    assert!(!folder.0.join("r.csv").exists());
    folder.good(&format!("{rounded} --despite-attacks"));
    assert!(folder.read("r.csv").starts_with("place,value,obs_status,conf_status\n_T,30,A,F\n"));
}

#[test]
fn keys_that_were_saved_give_the_same_table() {
    let folder = Folder::new("keys");
    let people: String = (0..60).map(|it| format!("p{it},{}\n", ["f", "m"][it % 2])).collect();
    folder.write("people.csv", &format!("id,sex\n{people}"));
    let entropy = "--method cell-key --ptable entropy --deviation 3 --variance 2 --by sex";
    let first =
        folder.json(&format!("protect people.csv {entropy} --seed 5 --save-keys keyed.csv"));
    let again = folder.json(&format!("protect keyed.csv {entropy}"));
    assert_eq!(first["cells"], again["cells"]);
    assert!(folder.read("keyed.csv").starts_with("id,sex,record_key\np0,f,0."));
}

#[test]
fn the_ledger_refuses_what_is_over_the_budget() {
    let folder = Folder::new("ledger");
    let laplace = "protect arrivals.csv --method laplace --seed 31337 --ledger l.json";
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
    let folder = Folder::new("figure");
    let make =
        "protect arrivals.csv --method suppress --figure f.json --title Arrivals --seed 31337";
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
    let folder = Folder::new("wrong");
    folder.write("bad.csv", "sex,count\nf,3\nm,x\n");
    folder.write("blank.csv", "sex,count\nf,3\n,4\n");
    let told = [
        ("protect none.csv --method round", "none.csv: there is no such file"),
        ("protect bad.csv --method round", "bad.csv:3:2: \"x\" is not a count"),
        ("protect blank.csv --method round", "blank.csv:3:1: no category"),
        (
            "protect arrivals.csv --method round --by sex",
            "arrivals.csv:1: no column is called \"sex\"",
        ),
        ("protect arrivals.csv --method round --base 1", "--base is a whole number of 2 to 1000"),
        ("protect arrivals.csv --method cell-key", "arrivals.csv: no column of keys"),
        ("protect arrivals.csv --method laplace", "laplace wants --epsilon"),
        ("protect arrivals.csv --method laplace --epsilon 1 --seed 1", "laplace wants --ledger"),
        ("protect arrivals.csv --method suppress --protection 0", "a protection of 0"),
        ("protect arrivals.csv --method suppress --structure x", "\"x\" does not name a structure"),
        (
            "protect arrivals.csv --method cell-key --ptable entropy --seed 1 --deviation 0",
            "a perturbation table wants a deviation of 1 to 50",
        ),
        ("protect arrivals.csv --method cell-key --ptable p.csv --seed 1", "p.csv: there is no"),
        ("attack bad.csv", "bad.csv:3:2: \"x\" is not a number"),
        ("attack arrivals.csv --least 5 --most 4", "--most is below --least"),
    ];
    for (arguments, wanted) in told {
        let error = folder.wrong(arguments);
        assert!(error.starts_with(wanted), "{arguments}: {error}");
    }
}
