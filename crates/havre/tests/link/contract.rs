//! The answers of `havre link`, as `docs/linkage.md` describes them.

use std::fs;

use serde_json::Value;

use super::Folder;

const LIST: &str = "\
id,given_name,family_name,birth_date,city,who
1,Amina,Haddad,1990-05-17,Homs,a
2,Aminah,Hadad,1990-05-17,Homs,a
3,Yusuf,Hussein,1985-02-03,Aleppo,b
4,Youssouf,Houssein,1985-02-03,Aleppo,b
5,Mariam,Saleh,1979-11-30,Hama,c
6,Omar,Saleh,2001-08-09,Hama,d
7,Layla,Mansour,1994-04-04,Idlib,e
8,Karim,Najjar,1968-12-21,Raqqa,f
";

#[test]
fn a_stranger_is_told_what_was_found_and_what_to_do_next() {
    let folder = Folder::new("stranger");
    folder.people("people.csv", 400, 1);
    let told = folder.run(&["dedupe", "people.csv"]).good();
    for part in [
        "people.csv: ",
        "What the columns hold",
        "given name",
        "What agreement and difference are worth",
        "Which pairs were looked at",
        "What was found",
        "records are of",
        "What to do next",
        "Nothing was written: --out FILE.csv",
    ] {
        assert!(told.contains(part), "{part} is missing in:\n{told}");
    }
    assert!(!folder.0.join("people.pairs.csv").exists());
}

#[test]
fn dedupe_answers_in_json_with_pairs_clusters_and_measures() {
    let folder = Folder::new("json");
    folder.write("list.csv", LIST);
    let answer = folder.run(&["dedupe", "list.csv", "--truth", "who", "--json"]).json();
    assert_eq!(answer["schema"], "havre.link/1");
    assert_eq!(answer["command"], "dedupe");
    assert_eq!(answer["id"], "id");
    assert_eq!(answer["records"], 8);
    for key in ["people", "people_with_several_records", "pairs_compared", "pairs_same"] {
        assert!(answer[key].is_u64(), "{key}");
    }
    for measure in ["precision", "recall", "f1"] {
        for of in ["pairs", "clusters"] {
            let value = answer["evaluation"][of][measure].as_f64().unwrap();
            assert!((0.0..=1.0).contains(&value), "{of} {measure} {value}");
        }
    }
    let pairs = answer["pairs"].as_array().unwrap();
    for pair in pairs {
        assert!(pair["left"].is_string() && pair["right"].is_string());
        assert!((0.0..=1.0).contains(&pair["probability"].as_f64().unwrap()));
        assert!(["same", "review"].contains(&pair["zone"].as_str().unwrap()));
        assert!(pair["linked"].is_boolean());
    }
    for cluster in answer["clusters"].as_array().unwrap() {
        assert!(cluster.as_array().unwrap().len() > 1);
    }
    let fields = answer["model"]["fields"].as_array().unwrap();
    let truth = fields.iter().find(|field| field["name"] == "who").unwrap();
    assert_eq!(truth["kind"], "ignored", "the truth is no evidence");
}

#[test]
fn the_result_is_written_beside_its_pairs_in_every_format() {
    let folder = Folder::new("out");
    folder.people("people.parquet", 300, 2);
    let answer = folder.run(&["dedupe", "people.parquet", "--out", "result.csv", "--json"]).json();
    assert_eq!(answer["written"]["records"], "result.csv");
    assert_eq!(answer["written"]["pairs"], "result.pairs.csv");
    assert_eq!(answer["pairs"], Value::Null, "pairs are in the file");
    let result = fs::read_to_string(folder.0.join("result.csv")).unwrap();
    assert!(result.starts_with("cluster,records_in_cluster,record,truth,given_name"), "{result}");
    assert_eq!(result.lines().count() as u64, answer["records"].as_u64().unwrap() + 1);
    let pairs = fs::read_to_string(folder.0.join("result.pairs.csv")).unwrap();
    assert!(pairs.starts_with("left,right,probability,bits,zone,linked\n"), "{pairs}");
    folder.run(&["dedupe", "people.parquet", "--out", "result.parquet"]).good();
    assert!(folder.0.join("result.pairs.parquet").exists());
}

#[test]
fn the_same_input_gives_the_same_answer() {
    let folder = Folder::new("same");
    folder.people("people.csv", 500, 3);
    let first = folder.run(&["dedupe", "people.csv", "--truth", "truth", "--json"]).good();
    let second = folder.run(&["dedupe", "people.csv", "--truth", "truth", "--json"]).good();
    assert_eq!(first, second);
}

#[test]
fn a_saved_model_can_be_given_back() {
    let folder = Folder::new("model");
    folder.people("people.csv", 500, 4);
    let saved = ["dedupe", "people.csv", "--truth", "truth", "--save-model", "m.toml", "--json"];
    let first = folder.run(&saved).json();
    let again = ["dedupe", "people.csv", "--truth", "truth", "--model", "m.toml", "--json"];
    let second = folder.run(&again).json();
    assert_eq!(first["people"], second["people"]);
    assert_eq!(first["pairs_compared"], second["pairs_compared"]);
}

#[test]
fn two_lists_are_linked_and_measured() {
    let folder = Folder::new("two");
    folder.write("left.csv", LIST);
    let right = LIST.replace("id,", "nr;").replace(',', ";").replace("given_name", "Vorname");
    folder.write("right.csv", right);
    let arguments =
        ["link", "left.csv", "right.csv", "--truth", "who", "--right-id", "nr", "--json"];
    let answer = folder.run(&arguments).json();
    assert_eq!(answer["command"], "link");
    assert_eq!(answer["files"].as_array().unwrap().len(), 2);
    assert_eq!(answer["records"], 16);
    let found = answer["pairs"].as_array().unwrap();
    assert!(found.iter().any(|pair| pair["left"] == "8" && pair["right"] == "8"), "{answer}");
    let text = folder.run(&["link", "left.csv", "right.csv", "--out", "links.csv"]).good();
    assert!(text.contains("links between the files"), "{text}");
    assert!(folder.0.join("links.csv").exists());
}

#[test]
fn names_are_judged_line_by_line() {
    let folder = Folder::new("names");
    let input = "Yusuf Hussein\tYoussouf Houssein\nAhmad bin Hasan\tHasan bin Ahmad\n";
    let told = folder.run_with(&["names"], input.as_bytes()).good();
    let lines: Vec<Vec<&str>> = told.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0].len(), 4);
    assert_eq!(lines[0][3], "same");
    assert_eq!(lines[1][3], "different");
    let json = folder.run_with(&["names", "--json"], input.as_bytes()).good();
    for line in json.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        assert!((0.0..=1.0).contains(&line["similarity"].as_f64().unwrap()));
        assert!(line["verdict"].is_string());
    }
}

#[test]
fn made_up_people_are_the_same_for_a_seed_and_may_be_read_in_part() {
    let folder = Folder::new("generate");
    let first = folder.run(&["generate", "--people", "50", "--seed", "9"]).good();
    let second = folder.run(&["generate", "--people", "50", "--seed", "9"]).good();
    assert_eq!(first, second);
    assert!(first.starts_with("record,truth,given_name,family_name,"), "{first}");
    assert_ne!(first, folder.run(&["generate", "--people", "50", "--seed", "8"]).good());
    let command = "\"$0\" link generate --people 20000 | head -n 1";
    let program = env!("CARGO_BIN_EXE_havre");
    let output = std::process::Command::new("sh").args(["-c", command, program]).output().unwrap();
    assert!(output.status.success());
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn two_records_are_explained_in_bits_that_add_up() {
    let folder = Folder::new("explain");
    folder.write("list.csv", LIST);
    let answer = folder.run(&["explain", "list.csv", "3", "4", "--truth", "who", "--json"]).json();
    assert_eq!(answer["command"], "explain");
    let number = |value: &Value| value.as_f64().unwrap();
    let steps = answer["steps"].as_array().unwrap();
    let sum = steps.iter().fold(number(&answer["prior"]), |sum, step| {
        sum + (number(&step["bits"]) + number(&step["frequency_bits"]))
    });
    assert!((sum - number(&answer["total"])).abs() < 1e-9);
    assert!(steps.iter().all(|step| step["field"] != "who"), "the truth is no evidence");
    let told = folder.run(&["explain", "list.csv", "3", "4"]).good();
    assert!(told.starts_with("3 and 4: "), "{told}");
    assert!(told.contains("given_name: Yusuf / Youssouf"), "{told}");
    let wrong = folder.run(&["explain", "list.csv", "3", "99"]).wrong();
    assert_eq!(wrong, "list.csv: no record has the id `99`");
}

#[test]
fn a_record_is_found_in_an_index_made_before() {
    let folder = Folder::new("index");
    folder.people("people.csv", 300, 5);
    folder.run(&["index", "people.csv", "--truth", "truth", "--out", "people.index"]).good();
    let list = fs::read_to_string(folder.0.join("people.csv")).unwrap();
    let asked: Vec<&str> = list.lines().take(4).collect();
    folder.write("asked.csv", asked.join("\n"));
    let answer = folder.run(&["find", "asked.csv", "people.index", "--json"]).json();
    assert_eq!(answer["command"], "find");
    for answer in answer["answers"].as_array().unwrap() {
        let found = answer["found"].as_array().unwrap();
        assert!(found.iter().any(|it| it["id"] == answer["asked"]), "{answer}");
    }
    let told = folder.run(&["find", "asked.csv", "people.index"]).good();
    assert!(told.contains("probability"), "{told}");
    // Columns that are called otherwise are found by what their names mean, and told.
    let header = asked[0].replace("given_name", "Prénom").replace("birth_date", "Date of birth");
    assert_ne!(header, asked[0]);
    folder.write("renamed.csv", [&[header.as_str()], &asked[1..]].concat().join("\n"));
    let answer = folder.run(&["find", "renamed.csv", "people.index", "--json"]);
    assert!(answer.told.contains("`Prénom` is taken for `given_name`"), "{}", answer.told);
    for answer in answer.json()["answers"].as_array().unwrap() {
        let found = answer["found"].as_array().unwrap();
        assert!(found.iter().any(|it| it["id"] == answer["asked"]), "{answer}");
    }
    folder.write("broken.index", "no index");
    let told = folder.run(&["find", "asked.csv", "broken.index"]).wrong();
    assert!(told.starts_with("broken.index: no index"), "{told}");
    folder.write("other.csv", "colour\nred\nblue\n");
    let told = folder.run(&["find", "other.csv", "people.index"]).wrong();
    assert!(told.starts_with("other.csv:1:1: no column of the index"), "{told}");
}

#[test]
fn nothing_is_written_over_what_is_read() {
    let folder = Folder::new("over");
    folder.write("list.csv", LIST);
    folder.write("other.csv", LIST);
    for arguments in [
        &["dedupe", "list.csv", "--out", "list.csv"][..],
        &["dedupe", "list.csv", "--out", "./../over-none/../list.csv"],
        &["dedupe", "list.csv", "--save-model", "list.csv"],
        &["dedupe", "list.csv", "--out", "a.csv", "--save-model", "a.csv"],
        &["dedupe", "list.csv", "--out", "a.csv", "--save-model", "a.pairs.csv"],
        &["link", "other.csv", "list.csv", "--out", "list.csv"],
        &["index", "list.csv", "--out", "list.csv"],
    ] {
        let told = folder.run(arguments).wrong();
        let said = ["write to another file", "under this name", "there is no folder"];
        assert!(said.iter().any(|it| told.contains(it)), "{arguments:?}: {told}");
        assert_eq!(fs::read_to_string(folder.0.join("list.csv")).unwrap(), LIST);
    }
}

#[test]
fn a_model_of_splink_is_taken_over() {
    let folder = Folder::new("splink");
    folder.write("list.csv", LIST);
    let model = r#"{
        "link_type": "dedupe_only",
        "probability_two_random_records_match": 0.05,
        "comparisons": [{ "output_column_name": "family_name", "comparison_levels": [
            { "sql_condition": "family_name_l IS NULL OR family_name_r IS NULL",
              "is_null_level": true },
            { "sql_condition": "family_name_l = family_name_r",
              "m_probability": 0.9, "u_probability": 0.01 },
            { "sql_condition": "ELSE", "m_probability": 0.1, "u_probability": 0.99 }
        ]}],
        "blocking_rules_to_generate_predictions": ["l.city = r.city"]
    }"#;
    folder.write("model.json", model);
    let answer =
        folder.run(&["dedupe", "list.csv", "--model", "model.json", "--id", "id", "--json"]).json();
    assert_eq!(answer["model"]["comparisons"].as_array().unwrap().len(), 1);
    folder.write("model.json", "{");
    let told = folder.run(&["dedupe", "list.csv", "--model", "model.json"]).wrong();
    assert!(told.starts_with("model.json: the Splink settings cannot be read"), "{told}");
}
