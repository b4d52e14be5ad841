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
    assert!(
        folder.read("r.csv").starts_with("place,OBS_VALUE,OBS_STATUS,CONF_STATUS\n_T,30,A,F\n")
    );
}

#[test]
fn a_table_whose_attacks_cannot_be_tried_is_not_written() {
    let folder = arrivals("untried");
    // Few cells, yet more pairs of a country and a region than the attacks look at.
    let row = |it: usize| format!("c{},r{it},20\n", it % 250);
    let rows: String = (0..1000).map(row).collect();
    folder.write("wide.csv", &format!("country,region,count\n{rows}"));
    let rounded = "count protect wide.csv --method round --by country/region --out r.csv";
    let told = folder.wrong(rounded);
    assert!(told.starts_with("wide.csv: its own attacks cannot be tried: "), "{told}");
    assert!(told.ends_with("(--despite-attacks writes it all the same)"), "{told}");
    assert!(!folder.has("r.csv"));
    folder.good(&format!("{rounded} --despite-attacks"));
    assert!(folder.has("r.csv"));
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
fn who_people_are_is_in_no_table() {
    let folder = arrivals("names");
    let people: String = (0..60).map(|it| format!("name{it},{}\n", ["f", "m"][it % 2])).collect();
    folder.write("people.csv", &format!("who,sex\n{people}"));
    for method in [
        "laplace --epsilon 1 --seed 7 --ledger l.json --budget 9",
        "suppress",
        "round",
        "round --random --seed 7",
        "cell-key --seed 7",
    ] {
        let protect = format!("count protect people.csv --id who --method {method}");
        let told = folder.good(&format!("{protect} --out t.csv --json --despite-attacks"));
        assert!(folder.read("t.csv").starts_with("sex,OBS_VALUE,"), "{method}");
        assert!(!told.contains("name4") && !folder.read("t.csv").contains("name4"), "{method}");
        let told = folder.wrong(&format!("{protect} --by who,sex"));
        assert!(told.starts_with("people.csv: \"who\" cannot be tabulated"), "{told}");
    }
    folder.write("often.csv", "who,sex\nana,f\nben,m\nana,f\n");
    let laplace = "--method laplace --epsilon 1 --seed 7 --ledger often.json --budget 9";
    let told = folder.wrong(&format!("count protect often.csv --id who {laplace}"));
    assert_eq!(told, "often.csv:4:1: this person is in more rows than --sensitivity says: 1");
    folder.good(&format!("count protect often.csv --id who {laplace} --sensitivity 2"));
    let told = folder.wrong("count protect people.csv --id whom --method round");
    assert!(told.contains("no column is called \"whom\""), "{told}");
}

#[test]
fn one_seed_never_gives_two_tables_one_noise() {
    let folder = arrivals("noise");
    let laplace = "--method laplace --seed 31337 --ledger l.json --epsilon 0.5 --budget 5";
    let cells =
        |file: &str| folder.json(&format!("count protect {file} {laplace}"))["cells"].clone();
    let value = |cells: &Value, at: usize| cells[at]["value"].as_i64().unwrap();
    folder.write("today.csv", &ARRIVALS.replace("SY,35_,47", "SY,35_,46"));
    let (first, today, again) = (cells("arrivals.csv"), cells("today.csv"), cells("arrivals.csv"));
    assert_ne!(first, again, "a second release costs its loss, and tells other numbers");
    // Had both one noise, their difference would be the one person who left and zeros.
    let all = first.as_array().unwrap().len();
    let differences = (0..all).map(|at| value(&first, at) - value(&today, at));
    assert!(differences.filter(|it| ![0, 1].contains(it)).count() > 2);
    // The ledger is lost and begun anew.
    std::fs::remove_file(folder.0.join("l.json")).unwrap();
    let anew = cells("today.csv");
    let differences = (0..all).map(|at| value(&first, at) - value(&anew, at));
    assert!(differences.filter(|it| ![0, 1].contains(it)).count() > 2);
}

#[test]
fn what_is_refused_costs_nothing_and_leaves_nothing() {
    let folder = arrivals("refused");
    let laplace =
        "count protect arrivals.csv --method laplace --seed 1 --ledger l.json --epsilon 0.5";
    folder.good(&format!("{laplace} --budget 5 --figure f.json"));
    let before = (folder.read("l.json"), folder.read("f.json"), folder.names());
    for (more, wanted) in [
        ("--figure f.json", "f.json: it was published with other numbers; --reason says why"),
        ("--figure f.json --title Others", "f.json: it is \"arrivals.csv\", and not \"Others\""),
        ("--figure l.json", "l.json: no figure: "),
        ("--out none/t.csv", "none/t.csv: cannot be written"),
        ("--out t.csv --figure none/f.json", "none/f.json: cannot be written"),
        ("--out l.json", "l.json: two files are to be written under this name"),
        ("--figure new.json --reason late", "new.json: there is no such figure to correct"),
        ("--figure f.json --reason late --date yesterday", "error: "),
    ] {
        let told = folder.wrong(&format!("{laplace} {more}"));
        assert!(told.starts_with(wanted), "{more}: {told}");
        assert_eq!(
            (folder.read("l.json"), folder.read("f.json"), folder.names()),
            before,
            "{more}"
        );
    }
}

#[test]
fn an_option_that_would_do_nothing_is_refused() {
    let folder = arrivals("stray");
    for (arguments, wanted) in [
        ("suppress --save-keys k.csv", "--save-keys goes with methods with keys"),
        ("round --ptable entropy", "--ptable goes with --method cell-key"),
        (
            "cell-key --seed 1 --deviation 3",
            "--deviation goes with --method cell-key --ptable entropy",
        ),
        ("cell-key --seed 1 --epsilon 1", "--epsilon goes with --method laplace"),
        ("round --threshold 5", "--threshold goes with --method cell-key or suppress"),
        ("suppress --random", "--random goes with --method round"),
        ("suppress --seed 7", "--seed goes with methods that draw"),
        ("round --seed 7", "--seed goes with methods that draw"),
        ("suppress --title Arrivals", "error: "),
        ("suppress --figure f.json --date 2026-06-12", "error: "),
        ("suppress --reason late", "error: "),
        ("suppress --format sdmx", "error: "),
    ] {
        let told = folder.wrong(&format!("count protect arrivals.csv --method {arguments}"));
        assert!(told.starts_with(wanted), "{arguments}: {told}");
    }
    assert_eq!(folder.names(), ["arrivals.csv"]);
}

#[test]
fn numbers_beyond_all_people_are_refused() {
    let folder = arrivals("huge");
    let huge = u64::MAX;
    for arguments in [
        format!("count attack arrivals.csv --off {huge}"),
        format!("count attack arrivals.csv --least {huge} --most {huge}"),
        format!("count attack arrivals.csv --threshold {huge}"),
        format!("count protect arrivals.csv --method cell-key --seed 1 --threshold {huge}"),
        format!("count protect arrivals.csv --method suppress --threshold {huge}"),
        format!("count protect arrivals.csv --method suppress --protection {huge}"),
    ] {
        let told = folder.wrong(&arguments);
        assert!(told.contains("is not in 0..=1000000000000"), "{arguments}: {told}");
    }
    let most = 1_000_000_000_000_u64;
    for arguments in [
        format!("count attack arrivals.csv --off {most} --most {most} --threshold {most}"),
        format!("count protect arrivals.csv --method cell-key --seed 1 --threshold {most}"),
    ] {
        let (code, _, error) = folder.run(&arguments);
        assert_eq!((code, error.as_str()), (0, ""), "{arguments}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_of_any_name_can_be_a_figure() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    let folder = arrivals("bytes");
    let name = OsString::from_vec(b"arriv\xe9es.csv".to_vec());
    std::fs::copy(folder.0.join("arrivals.csv"), folder.0.join(&name)).unwrap();
    let arguments = ["count", "protect", "--method", "suppress", "--figure", "f.json"];
    let arguments = arguments.map(OsString::from).into_iter().chain([name]);
    let (code, _, error) = folder.run_with(arguments);
    assert_eq!(code, 0, "{error}");
    assert!(folder.read("f.json").contains("--figure f.json 'arriv\u{fffd}es.csv'"));
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
    let make = "count protect arrivals.csv --method cell-key --figure f.json --title Arrivals --seed 31337";
    let first = folder.json(make);
    assert_eq!(first["figure"]["version"], 1);
    assert_eq!(folder.json(make)["figure"], first["figure"], "the same numbers change nothing");
    assert!(!folder.read("f.json").contains("31337"), "the seed is a secret");
    folder.write("arrivals.csv", &ARRIVALS.replace("ER,18-34,41", "ER,18-34,44"));
    assert!(folder.wrong(make).contains("--reason says why"));
    let second =
        folder.json(&format!("{make} --reason late --date 2026-06-12 --format sdmx --out s.csv"));
    assert_eq!(second["figure"]["version"], 2);
    let stored: Value = serde_json::from_str(&folder.read("f.json")).unwrap();
    assert_eq!(stored["corrections"][0]["replaces"], first["figure"]["identity"]);
    assert_eq!(stored["corrections"][0]["date"], "2026-06-12");
    assert!(!stored["command"].as_str().unwrap().contains("--reason"), "{stored}");
    assert!(
        folder.read("s.csv").starts_with("STRUCTURE,STRUCTURE_ID,ACTION,nationality,age,OBS_VALUE")
    );
    folder.write("f.json", &folder.read("f.json").replace("late", "early"));
    assert!(folder.wrong(make).contains("its content is not what its identity says"));
}

#[test]
fn parquet_is_read_by_the_program_that_links_lists() {
    let folder = arrivals("parquet");
    let protect = "count protect arrivals.csv --method suppress --structure OFII:ARRIVALS(1.0.0)";
    folder.good(&format!("{protect} --out by-ending.parquet"));
    folder.good(&format!("{protect} --out by-name --format parquet"));
    folder.good(&format!("{protect} --out plain.csv"));
    let bytes = |name: &str| std::fs::read(folder.0.join(name)).unwrap();
    assert_eq!(bytes("by-ending.parquet"), bytes("by-name"));
    let read = |name: &str| linkage::files::read(folder.0.join(name)).unwrap();
    let (packed, plain) = (read("by-ending.parquet"), read("plain.csv"));
    assert_eq!(packed.form, linkage::files::Form::Parquet);
    assert_eq!(packed.table, plain.table, "the same columns, with nothing where nothing is told");
    let file = std::fs::File::open(folder.0.join("by-name")).unwrap();
    let data = counting::publish::read_parquet(file).unwrap();
    assert_eq!(data.structure().to_string(), "OFII:ARRIVALS(1.0.0)");
    assert_eq!(data.observations().len(), 16);
}

#[test]
fn a_table_is_attacked_in_whichever_form_it_was_published() {
    let folder = arrivals("forms");
    folder.write("today.csv", &ARRIVALS.replace("SY,35_,47", "SY,35_,45"));
    let protect = "--method suppress --threshold 1 --despite-attacks --out";
    let told = ["csv", "json", "parquet", "sdmx"].map(|form| {
        let (format, ending) = if form == "sdmx" { (" --format sdmx", "csv") } else { ("", form) };
        folder.good(&format!("count protect arrivals.csv {protect} one.{ending}{format}"));
        folder.good(&format!("count protect today.csv {protect} two.{ending}{format}"));
        folder.good(&format!("count attack one.{ending} two.{ending} --shrinking --threshold 3"))
    });
    assert!(told[0].contains("not in (table 2: nationality=SY, age=35_): 2"), "{}", told[0]);
    assert!(told.iter().all(|it| *it == told[0]), "{told:#?}");
    folder.write("cut.json", "{\"version\": \"2.0\"");
    assert!(folder.wrong("count attack cut.json").starts_with("cut.json: no JSON-stat: "));
    std::fs::write(folder.0.join("latin.json"), b"{\"label\": \"arriv\xe9es\"}").unwrap();
    let told = folder.wrong("count attack latin.json");
    assert!(told.starts_with("latin.json: no JSON-stat: invalid utf-8"), "{told}");
    assert_eq!(folder.wrong("count attack none.csv"), "none.csv: there is no such file");
    assert_eq!(folder.wrong("count attack ."), ".: a folder, not a file");
    folder.write("cut.parquet", "PAR1 and no more");
    assert!(folder.wrong("count attack cut.parquet").starts_with("cut.parquet: no Parquet"));
}

#[test]
fn what_is_wrong_is_told_with_what_to_do() {
    let folder = arrivals("wrong");
    folder.write("bad.csv", "sex,count\nf,3\nm,y\n");
    folder.write("blank.csv", "sex,count\nf,3\n,4\n");
    let told = [
        ("count protect none.csv --method round", "none.csv: there is no such file"),
        ("count protect bad.csv --method round", "bad.csv:3:2: \"y\" is not a count"),
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
        ("count attack bad.csv", "bad.csv:3:2: \"y\" is not a number"),
        ("count attack arrivals.csv --least 5 --most 4", "--most is below --least"),
    ];
    for (arguments, wanted) in told {
        let error = folder.wrong(arguments);
        assert!(error.starts_with(wanted), "{arguments}: {error}");
    }
}
