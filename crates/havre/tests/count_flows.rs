//! `havre count flows`, the program itself: the answer, the files, and bad input that is told.

#![expect(clippy::unwrap_used, reason = "what helpers of tests cannot do ends the test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const START: &str =
    "born,A,B,C,D\nA,1000,100,10,0\nB,55,555,50,5\nC,80,40,800,40\nD,20,25,20,200\n";
const END: &str = "born,A,B,C,D\nA,1060,60,10,10\nB,45,540,40,0\nC,70,75,770,70\nD,30,30,20,230\n";
const BIRTHS: &str = "place,count\nA,80\nB,20\nC,60\nD,60\n";
const DEATHS: &str = "place,count\nA,70\nB,30\nC,50\nD,10\n";

/// A folder of one test, gone at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("havre-flows-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let files = [("s1.csv", START), ("s2.csv", END), ("b.csv", BIRTHS), ("d.csv", DEATHS)];
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        Self(folder)
    }

    /// Exit code, answer and faults of `havre count flows`.
    fn run(&self, arguments: &str) -> (i32, String, String) {
        let output = Command::new(Path::new(env!("CARGO_BIN_EXE_havre")))
            .args(["count", "flows"])
            .args(arguments.split(' '))
            .current_dir(&self.0)
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_answer_and_its_files() {
    let folder = Folder::new("answer");
    let (code, text, _) = folder.run(
        "s1.csv s2.csv --births b.csv --deaths d.csv --method closed --out f.csv --account a.csv \
         --svg f.svg --diagram sankey",
    );
    assert_eq!(code, 0);
    assert!(text.starts_with("At least 128 people moved between these 4 places"), "{text}");
    let read = |name| fs::read_to_string(folder.0.join(name)).unwrap();
    assert!(read("f.csv").starts_with("origin,A,B,C,D\nA,0,3.328796,0,3.243263\n"));
    assert!(read("a.csv").contains("A,(birth),A,80\n"));
    assert!(read("f.svg").contains("role=\"img\""));
    assert!(!folder.0.join("f.csv.part").exists());
}

#[test]
fn the_answer_in_json_is_a_contract() {
    let folder = Folder::new("json");
    let (code, text, _) =
        folder.run("s1.csv s2.csv --method open-dr --assumption mixture --weight 0.5 --json");
    assert_eq!(code, 0);
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(answer["schema"], "havre.count/1");
    assert_eq!(answer["command"], "flows");
    assert_eq!(answer["method"], "open-dr");
    assert_eq!(answer["assumption"]["mixture"], 0.5);
    let number = |name: &str| answer[name].as_f64().unwrap();
    let middle = f64::midpoint(number("fewest"), number("independent"));
    assert!((number("total") - middle).abs() < 1e-6);
    assert_eq!(answer["flows"].as_array().unwrap().len(), 4);
}

#[test]
fn bad_input_is_told_with_its_place() {
    let folder = Folder::new("bad");
    fs::write(folder.0.join("bad.csv"), END.replace("75,770", "75,-7")).unwrap();
    for (arguments, expected) in [
        ("s1.csv bad.csv", "havre: bad.csv:4:4: -7 people: a number of people is zero or more"),
        ("s1.csv none.csv", "havre: none.csv: there is no such file"),
        ("s1.csv s2.csv --method closed", "havre: s2.csv: 3000 people at the start and 3060 at"),
        ("s1.csv s2.csv --assumption mixture", "havre: a mixture needs --weight W"),
        ("s1.csv s2.csv --weight 0.5", "havre: --weight is of a mixture"),
        (
            "s1.csv s2.csv --births d.csv --deaths s1.csv",
            "havre: s1.csv:1: no column is called \"place\"",
        ),
    ] {
        let (code, text, faults) = folder.run(arguments);
        assert_eq!((code, text.as_str()), (2, ""), "{arguments}: {faults}");
        assert!(faults.starts_with(expected), "{arguments}: {faults}");
    }
}
