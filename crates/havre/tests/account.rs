//! `havre count account` and `publish`, the program itself, over a small population: the account adds
//! up, what is published is protected and comes out alike, and bad input is told.

#![expect(clippy::unwrap_used, reason = "what helpers of tests cannot do ends the test")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// A folder of one test with a house in it, gone at its end.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Folder {
    fn new(name: &str, cases: u32) -> Self {
        let folder =
            std::env::temp_dir().join(format!("havre-account-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let folder = Self(folder);
        let (code, _, error) = folder.run(&format!("seed --cases {cases} --seed 3"));
        assert_eq!(code, 0, "{error}");
        folder
    }

    fn run(&self, arguments: &str) -> (i32, String, String) {
        let output = Command::new(env!("CARGO_BIN_EXE_havre"))
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

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }
}

/// Opening and what was added less what was taken off, with what is unexplained.
fn explained(line: &Value) -> i64 {
    let out = ["departure", "death", "disappearance", "transfer-out", "aged-out"];
    let terms = line["terms"].as_object().unwrap().iter();
    let moved: i64 = terms
        .map(|(term, count)| {
            let sign =
                if out.contains(&term.as_str()) || term.starts_with("lost") { -1 } else { 1 };
            sign * count.as_i64().unwrap()
        })
        .sum();
    line["opening"].as_i64().unwrap() + moved + line["residual"].as_i64().unwrap()
}

#[test]
fn the_account_adds_up_and_tables_of_it_are_protected() {
    let folder = Folder::new("whole", 60);
    let answer: Value = serde_json::from_str(&folder.good("count account --json")).unwrap();
    assert_eq!(
        (&answer["schema"], &answer["command"]),
        (&"havre.count/1".into(), &"account".into())
    );
    let lines = answer["lines"].as_array().unwrap();
    assert!(lines.len() > 2, "{answer}");
    for line in lines.iter().chain([&answer["whole"]]) {
        assert_eq!(explained(line), line["closing"].as_i64().unwrap(), "{line}");
    }
    let text = folder.good("count account --by place");
    assert!(text.contains("everyone: ") && text.contains(" at the end"), "{text}");
    assert!(!text.contains("came of this age"), "moves within a line are not told: {text}");

    let publish = "count publish --table stock --by sex --out";
    let said = folder.good(&format!("{publish} one.csv"));
    assert!(said.contains("Protected by cell keys") && said.contains("sha256:"), "{said}");
    folder.good(&format!("{publish} two.csv"));
    let (one, two) = (folder.read("one.csv"), folder.read("two.csv"));
    assert_eq!(one, two, "the same people have the same noise");
    assert!(one.starts_with("# stock from "), "{one}");
    let total = one.lines().find_map(|line| line.strip_prefix("_T,")?.split(',').next());
    let total: i64 = total.unwrap().parse().unwrap();
    let closing = answer["whole"]["closing"].as_i64().unwrap();
    assert!((total - closing).abs() <= 5, "{total} for {closing}");
    folder.good("count publish --table decisions --by outcome --method round --out round.csv");
    for line in folder.read("round.csv").lines().skip(2) {
        let value: u64 = line.split(',').nth(1).unwrap().parse().unwrap();
        assert_eq!(value % 5, 0, "{line}");
    }
}

#[test]
fn bad_input_is_told() {
    let folder = Folder::new("bad", 2);
    for (arguments, says) in [
        ("count account --from 2026-13-01", "is no day: write 2026-06-12"),
        ("count account --from 2026-06-12 --to 2026-06-11", "before it begins"),
        ("count publish --table stock --by hair --out x.csv", "no column \"hair\""),
        ("count publish --table stock --by sex,sex --out x.csv", "empty or twice"),
        (
            "count publish --table stock --from 2001-01-01 --to 2001-02-01 --out x.csv",
            "nobody is in",
        ),
    ] {
        let (code, _, error) = folder.run(arguments);
        assert_eq!(code, 2, "{arguments}: {error}");
        assert!(error.contains(says), "{arguments}: {error}");
    }
    assert!(!folder.0.join("x.csv").exists());
}
