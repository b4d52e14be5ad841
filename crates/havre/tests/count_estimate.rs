//! `havre count estimate`, the program itself: answers that are a contract, and bad input that is
//! told.

#![expect(clippy::unwrap_used, reason = "what helpers of tests cannot do ends the test")]

use std::path::Path;
use std::process::{Command, Output};

fn golden(name: &str) -> String {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../counting/tests/data");
    tests.join(name).display().to_string()
}

fn run(arguments: &[&str]) -> Output {
    let mut havre = Command::new(env!("CARGO_BIN_EXE_havre"));
    havre.args(["count", "estimate"]).args(arguments).output().unwrap()
}

fn said(arguments: &[&str]) -> String {
    let output = run(arguments);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{error}");
    String::from_utf8(output.stdout).unwrap()
}

/// Runs on a file of this content; gives the exit code and what was told.
fn refused(name: &str, content: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let name = format!("havre-count-{name}-{}.csv", std::process::id());
    let file = std::env::temp_dir().join(name);
    std::fs::write(&file, content).unwrap();
    let path = file.display().to_string();
    let output = run(&[&[path.as_str()], arguments].concat());
    std::fs::remove_file(&file).unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap().replace(&path, "lists.csv"))
}

#[test]
fn disagreeing_models_give_a_range_and_the_reason() {
    let text = said(&[&golden("uk5.csv")]);
    let first = text.lines().next().unwrap();
    assert!(first.starts_with("No one number: models that fit about as well say from"), "{text}");
    assert!(text.contains("disagree by a factor of"), "{text}");
    let text = said(&[&golden("kosovo.csv"), "--model", "[123,14,34]"]);
    assert!(
        text.starts_with(
            "If the model [123,14,34] holds: about 10,357 in all (95%: 8,994 to 12,110).\n  4,400 are \
             on a list, about 5,957 on none."
        ),
        "{text}"
    );
}

#[test]
fn the_card_is_drawn_to_a_file() {
    let file = std::env::temp_dir().join(format!("havre-count-card-{}.svg", std::process::id()));
    let path = file.display().to_string();
    let text = said(&[&golden("kosovo.csv"), "--svg", &path]);
    assert!(text.starts_with("No one number"), "{text}");
    let svg = std::fs::read_to_string(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert!(svg.contains("<title id=\"estimate-title\">How many in all</title>"));
    let (code, told) = refused("svg", "a,b,count\n1,1,9\n", &["--svg", &path, "--method", "lcm"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("--svg goes with the methods"), "{told}");
}

#[test]
fn the_answer_in_json_holds_every_model() {
    let json = said(&[&golden("kosovo.csv"), "--json", "--ratio", "10"]);
    let answer: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(answer["schema"], "havre.count/1");
    assert_eq!(answer["command"], "estimate");
    assert_eq!(answer["models"].as_array().unwrap().len(), 113);
    assert_eq!(answer["models"][0]["model"], "[123,14,34]");
    assert_eq!(answer["answer"]["kind"], "number");
    let total = answer["answer"]["total"].as_f64().unwrap();
    assert!((total - 10356.5).abs() < 0.05);
}

#[test]
fn wrong_input_is_told_with_its_place() {
    for (content, arguments, expected) in [
        ("a,b,count\n1,0,-5\n", &[][..], "lists.csv:2:3: \"-5\" is not a count"),
        ("a,count\n1,5\n", &[], "lists.csv: there is one list"),
        ("a,b,count\n1,0,5\n0,1,5\n", &[], "lists.csv: nobody is on two lists"),
        ("a,b,count\n1,0,0\n", &[], "lists.csv: nobody is on any list"),
        ("a,b\n1,0\n1,1\n0,1\n", &["--model", "[13]"], "names list 3; there are lists 1 to 2"),
        ("a,b\n1,0\n1,1\n0,1\n", &["--level", "95"], "--level is a share from 0.5"),
        ("a,b\n1,0\n1,1\n0,1\n", &["--by", "c"], "no column is called \"c\"; there are a, b"),
    ] {
        let (code, told) = refused("wrong", content, arguments);
        assert_eq!(code, Some(2), "{told}");
        assert!(told.contains(expected), "{told}");
    }
}
