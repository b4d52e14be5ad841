//! `havre count account` and `publish` over a small population: the account adds up, what is published
//! is protected and comes out alike, and bad input is told.

use serde_json::Value;

use super::Folder;

/// A folder with a house in it.
fn house(name: &str, cases: u32) -> Folder {
    let folder = Folder::new(&format!("account-{name}"));
    folder.good(&format!("seed --cases {cases} --seed 3"));
    folder
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
    let folder = house("whole", 60);
    let answer = folder.json("count account");
    assert_eq!(answer["command"], "account");
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
    let folder = house("bad", 2);
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
    assert!(!folder.has("x.csv"));
}
