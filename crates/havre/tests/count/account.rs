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
    let attacked = folder.json("count attack one.csv --off 5");
    assert_eq!(attacked["consistent"], true);
    assert!(attacked["statements"].as_u64().unwrap() > 2, "the remark is no row: {attacked}");
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
fn a_table_by_status_is_published() {
    let folder = house("status", 60);
    folder.good("count publish --table stock --by status --despite-attacks --out s.csv");
    let text = folder.read("s.csv");
    let header = text.lines().nth(1).unwrap();
    assert_eq!(header, "status,OBS_VALUE,OBS_STATUS,CONF_STATUS");
    assert!(text.contains("\napplicant,"), "{text}");
    let attacked = folder.good("count attack s.csv --off 5 --json");
    assert!(!attacked.contains("\"consistent\": false"), "{attacked}");
    folder.good("count publish --table stock --by status --despite-attacks --out s.json");
    assert!(folder.read("s.json").contains("\"class\": \"dataset\""), "by its ending");
}

#[test]
fn a_published_figure_keeps_its_versions() {
    let folder = house("figure", 40);
    let days = "--from 2026-01-01 --to 2026-06-30";
    let publish =
        format!("count publish --table stock --by sex --despite-attacks {days} --figure f.json");
    let first = folder.json(&format!("{publish} --out one.csv"));
    assert_eq!(first["version"], 1);
    let again = folder.json(&format!("{publish} --out one.csv"));
    assert_eq!(again["identity"], first["identity"], "the same numbers change nothing");
    let round = format!("{publish} --method round --out two.csv");
    let told = folder.wrong(&round);
    assert!(told.starts_with("f.json: it was published with other numbers; --reason"), "{told}");
    assert!(!folder.has("two.csv"));
    let second = folder.json(&format!("{round} --reason Rounded. --date 2026-07-01"));
    assert_eq!(second["version"], 2);
    let stored: Value = serde_json::from_str(&folder.read("f.json")).unwrap();
    assert_eq!(stored["corrections"][0]["replaces"], first["identity"]);
    assert_eq!(stored["corrections"][0]["reason"], "Rounded.");
    assert!(
        folder.read("two.csv").starts_with("# stock from 2026-01-01 to 2026-06-30, version 2, ")
    );
    let other = "count publish --table arrivals --despite-attacks --out x.csv --figure f.json";
    let told = folder.wrong(&format!("{other} {days}"));
    assert!(told.starts_with("f.json: it is \"stock from 2026"), "{told}");
}

#[test]
fn a_house_that_is_not_there_is_not_begun() {
    let folder = Folder::new("account-none");
    for command in [
        "count account",
        "count publish --table stock --out x.csv",
        "trace export",
        "trace export --out x.json",
        "trace rebuild",
    ] {
        let told = folder.wrong(command);
        assert!(told.starts_with("there is no house here: data/havre.db is not there"), "{told}");
        assert!(told.contains("`havre seed`") && told.contains("--config FILE"), "{told}");
        let told = folder.wrong(&format!("{command} --config none.toml"));
        assert!(told.starts_with("the configuration none.toml cannot be read: "), "{told}");
    }
    folder.write("bad.toml", "[store]\nlog = 3\n");
    let told = folder.wrong("count account --config bad.toml");
    assert!(told.starts_with("the configuration bad.toml is not right: "), "{told}");
    assert_eq!(folder.names(), ["bad.toml"]);
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
