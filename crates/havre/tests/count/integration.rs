//! `havre count integration`: figures of groups, nothing of a small one, and bad input that is told.

use serde_json::json;

use super::Folder;

const ITEMS: &str =
    "item,dimension,wording\nq1,social,How many?\nq2,social,How often?\nq3,economic,How much?\n";

/// A folder with the interviews of three groups: 30 people, 20 and 4.
fn folder(name: &str) -> Folder {
    let folder = Folder::new(&format!("integration-{name}"));
    folder.write("items.csv", ITEMS);
    let row = |it: usize| {
        let group = if it < 30 {
            "north"
        } else if it < 50 {
            "south"
        } else {
            "hill"
        };
        let answer = 1 + it % 5;
        format!("p{it},{group},{},{answer},{answer},{answer}\n", 10 * (it % 3))
    };
    let rows: String = (0..54).map(row).collect();
    folder.write("people.csv", &format!("person,group,waiting_days,q1,q2,q3\n{rows}"));
    folder
}

#[test]
fn groups_are_told_and_a_small_one_cannot_be_worked_out() {
    let folder = folder("groups");
    let answer = folder.json("count integration people.csv --items items.csv --by group");
    assert_eq!((&answer["command"], &answer["people"]), (&json!("integration"), &json!(54)));
    let groups = answer["groups"].as_array().unwrap();
    let told: Vec<(&str, bool)> = (groups.iter())
        .map(|group| (group[0].as_str().unwrap(), group[1].get("told").is_some()))
        .collect();
    // Everyone less north and south is hill: a second group is withheld with it.
    assert_eq!(told, [("hill", false), ("north", true), ("south", false)]);
    let north = &groups[1][1]["told"]["score"];
    assert_eq!((&north["people"], &north["mean"]), (&json!(30), &json!(0.5)));
    let text = folder.good("count integration people.csv --items items.csv --by group");
    assert!(text.starts_with("54 people: 0.4"), "{text}");
    assert_eq!(text.matches("withheld: too few people").count(), 2, "{text}");
}

#[test]
fn bad_interviews_are_told() {
    let folder = folder("bad");
    let people = folder.read("people.csv");
    folder.write("answer.csv", &people.replace("p3,north,0,4,4,4", "p3,north,0,4,300,4"));
    folder.write("days.csv", &people.replace("p3,north,0,", "p3,north,long,"));
    folder.write("alone.csv", &people.replace("waiting_days", "days"));
    folder.write("unworded.csv", "item,dimension\nq1,social\n");
    folder.write("twice.csv", &format!("{ITEMS}q1,social,Again?\n"));
    let with = |people: &str, items: &str| format!("count integration {people} --items {items}");
    for (arguments, wanted) in [
        (with("answer.csv", "items.csv"), "answer.csv:5:5: 300 is no answer to \"q2\": 1 to 5"),
        (with("days.csv", "items.csv"), "days.csv:5:3: \"long\" is not a count"),
        (with("alone.csv", "items.csv"), "alone.csv: no column of the host's side"),
        (with("people.csv", "unworded.csv"), "unworded.csv: no column \"wording\""),
        (with("people.csv", "twice.csv"), "twice.csv:5:1: a second item called \"q1\""),
        (with("people.csv", "nowhere.csv"), "nowhere.csv: there is no such file"),
        (with("people.csv", "items.csv --by sex"), "people.csv:1: no column is called \"sex\""),
        (
            with("people.csv", "items.csv --at-least 3"),
            "error: invalid value '3' for '--at-least <N>': the least group can be raised",
        ),
        (with("people.csv", "items.csv --months 0"), "error: "),
    ] {
        let told = folder.wrong(&arguments);
        assert!(told.starts_with(wanted), "{arguments}: {told}");
    }
}
