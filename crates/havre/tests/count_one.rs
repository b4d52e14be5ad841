//! `havre count one` and the further methods of `havre count estimate`, the program itself: answers
//! that are a contract, and bad input that is told.

#![expect(clippy::unwrap_used, reason = "what helpers of tests cannot do ends the test")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A file of one test, gone at its end.
struct File(PathBuf);

impl File {
    fn new(name: &str, content: &str) -> Self {
        let name = format!("havre-one-{name}-{}.csv", std::process::id());
        let file = std::env::temp_dir().join(name);
        std::fs::write(&file, content).unwrap();
        Self(file)
    }

    fn path(&self) -> String {
        self.0.display().to_string()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn golden(name: &str) -> String {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../counting/tests/data");
    tests.join(name).display().to_string()
}

fn run(arguments: &[&str]) -> Output {
    let mut havre = Command::new(env!("CARGO_BIN_EXE_havre"));
    havre.arg("count").args(arguments).output().unwrap()
}

fn said(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stderr).unwrap()
}

fn json(arguments: &[&str]) -> serde_json::Value {
    let answer: serde_json::Value = serde_json::from_str(&said(arguments)).unwrap();
    assert_eq!(at(&answer, "/schema"), "havre.count/1");
    answer
}

fn at<'a>(answer: &'a serde_json::Value, place: &str) -> &'a serde_json::Value {
    answer.pointer(place).unwrap()
}

const APPREHENDED: &str = "captures,count\n1,1645\n2,183\n3,37\n4,13\n5,1\n6,1\n";

#[test]
fn one_list_gives_a_range_where_models_disagree_and_a_number_where_one_is_asked_for() {
    let file = File::new("apprehended", APPREHENDED);
    let text = said(&["one", &file.path()]);
    assert!(text.starts_with("No one number: between "), "{text}");
    let text = said(&["one", &file.path(), "--model", "ztpoisson"]);
    assert!(text.starts_with("About 7,080 in all (95%: 6,"), "{text}");
    let answer = json(&["one", &file.path(), "--json"]);
    assert_eq!((at(&answer, "/command"), at(&answer, "/observed")), (&"one".into(), &1880.into()));
    assert_eq!(at(&answer, "/models").as_array().unwrap().len(), 6);
}

#[test]
fn one_list_with_faults_says_where() {
    let zero = File::new("zero", "captures,count\n1,5\n0,7\n");
    assert!(refused(&["one", &zero.path()]).contains(".csv:3:1: 0 captures"));
    let never = File::new("never", "captures,count\n1,5\n");
    assert!(refused(&["one", &never.path()]).contains("nobody was captured more than once"));
    let file = File::new("models", APPREHENDED);
    assert!(refused(&["one", &file.path(), "--model", "poisson"]).contains("there are ztpoisson"));
    assert!(refused(&["one", &file.path(), "--covariates", "sex"]).contains("\"sex\""));
    assert!(refused(&["one", &file.path(), "--level", "95"]).contains("--level"));
    assert!(refused(&["one", "/nowhere.csv"]).contains("there is no such file"));
}

#[test]
fn sparse_lists_and_averages_answer_in_words_and_json() {
    let uk5 = golden("uk5.csv");
    let text = said(&["estimate", &uk5, "--method", "sparse", "--resamples", "100"]);
    assert!(text.starts_with("About 11,313 in all (95%: "), "{text}");
    let text = said(&["estimate", &uk5, "--method", "bma"]);
    assert!(text.starts_with("No one number: between 10,387 and 33,510"), "{text}");
    let answer = json(&["estimate", &uk5, "--method", "bma", "--json"]);
    assert_eq!((at(&answer, "/method"), at(&answer, "/median")), (&"bma".into(), &22_990.into()));
    let answer = json(&["estimate", &uk5, "--method", "sparse", "--resamples", "100", "--json"]);
    assert_eq!(*at(&answer, "/fit/converged"), true);
}

#[test]
fn methods_refuse_what_they_cannot_do() {
    let uk5 = golden("uk5.csv");
    let told = refused(&["estimate", &uk5, "--method", "bma", "--by", "LA"]);
    assert!(told.contains("--by, --model and --order go with"), "{told}");
    let told = refused(&["estimate", &uk5, "--method", "sparse", "--resamples", "5"]);
    assert!(told.contains("5 resamples"), "{told}");
    let told = refused(&["estimate", &uk5, "--method", "lcm", "--thinning", "0"]);
    assert!(told.contains("thinning of 1 at least"), "{told}");
    let told = refused(&["estimate", &golden("two.csv"), "--method", "bma"]);
    assert!(told.contains("graphs of lists need three"), "{told}");
}
