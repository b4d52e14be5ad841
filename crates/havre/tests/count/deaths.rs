//! `havre count deaths` and `incidents`: totals that are published, files that are whole or not there,
//! and bad input that is told.

use serde_json::{Value, json};

use super::{Folder, golden};

const HEADER: &str = "Main ID,Incident Date,Number of Dead,Minimum Estimated Number of Missing,Region of Incident,\
                      Migration Route,Coordinates\n";

/// Two registers that tell two incidents both, and one each alone.
fn registers(name: &str) -> Folder {
    let folder = Folder::new(name);
    let row = |id: &str, date: &str, dead: &str, at: &str| {
        format!("{id},{date},{dead},,Mediterranean,Central Mediterranean,\"{at}\"\n")
    };
    let one = row("a1", "2016-05-25", "50", "33.10, 13.20")
        + &row("a2", "2017-08-11", "12", "34.60, 12.90")
        + &row("a3", "2018-01-03", "7", "32.90, 12.10");
    let other = row("b1", "2016-05-25", "50", "33.11, 13.21")
        + &row("b2", "2017-08-12", "12", "34.60, 12.90")
        + &row("b3", "2019-11-20", "3", "35.80, 14.00");
    folder.write("first.csv", &(HEADER.to_owned() + &one));
    folder.write("second.csv", &(HEADER.to_owned() + &other));
    folder
}

#[test]
fn the_published_totals_are_told() {
    let folder = Folder::new("deaths-totals");
    let file = golden("missing-migrants-2014-2020.csv.gz");
    let text = folder.good(&format!("count deaths {file} --by year --timeline t.svg"));
    let wanted = "\
34688 dead and missing in 6339 incidents (6339 rows): 19195 dead, at least 15493 missing.
This is what the register holds: a minimum. Who died unseen, in detention, at a deportation or after \
arrival may not be in it.

               rows     dead  missing    total
2014            247     1726     3563     5289
2015            808     4045     2539     6584
2016           1275     4059     4011     8070
2017           1356     3734     2545     6279
2018           1625     3234     1703     4937
2019           1009     2330     1107     3437
2020             19       67       25       92

Not stated: the dead in 231 rows, the missing in 5753. An empty number is unknown, not zero.
Dead and missing add up to the total in every row.
";
    assert_eq!(text, wanted);
    assert!(folder.read("t.svg").starts_with("<svg"));
    let answer = folder.json(&format!("count deaths {file} --by route"));
    assert_eq!((&answer["command"], &answer["all"]["total"]), (&json!("deaths"), &json!(34_688)));
    let central = answer["groups"].as_array().unwrap().iter();
    let central = central.filter(|group| group[0] == "Central Mediterranean");
    assert_eq!(central.map(|group| &group[1]["total"]).collect::<Vec<_>>(), [&json!(15_833)]);
}

#[test]
fn what_nothing_checks_is_not_said_to_add_up() {
    let folder = registers("deaths-unchecked");
    let text = folder.good("count deaths first.csv");
    assert!(text.contains("No row states a total: "), "{text}");
    let total =
        "Number of Dead,Total Number of Dead and Missing,Incident Year\n3,3,2016\n4,,2016\n";
    folder.write("some.csv", total);
    let text = folder.good("count deaths some.csv");
    assert!(text.contains("in the 1 rows that state one; 1 do not"), "{text}");
    folder.write("apart.csv", &total.replace("3,3", "3,5"));
    let text = folder.good("count deaths apart.csv");
    assert!(text.contains("do not add up to the total in 1 of 1 rows"), "{text}");
    assert!(text.contains("line 2:2: dead 3 and missing none stated"), "{text}");
}

#[test]
fn one_incident_of_two_registers_is_counted_once() {
    let folder = registers("incidents");
    let text = folder.good("count incidents first.csv second.csv --patterns p.csv");
    assert!(text.starts_with("4 incidents in 6 told by 2 lists: 2 links"), "{text}");
    assert!(text.contains("a2 and b2: "), "{text}");
    assert_eq!(folder.read("p.csv"), "first,second,count\n1,0,1\n0,1,1\n1,1,2\n");
    let answer = folder.json("count incidents first.csv second.csv");
    assert_eq!((&answer["groups"], &answer["refused"]), (&json!(4), &json!([])));
    let both = answer["patterns"].as_array().unwrap().iter();
    let both: Vec<&Value> =
        both.filter(|row| row["lists"].as_array().unwrap().len() == 2).collect();
    assert_eq!((both.len(), &both[0]["deaths_at_least"]), (1, &json!(62)));
}

#[test]
fn files_are_whole_or_not_there() {
    let folder = registers("deaths-files");
    let before = folder.names();
    for arguments in [
        "count deaths first.csv --timeline none/t.svg",
        "count deaths first.csv --timeline t.svg --map none/m.svg",
        "count deaths first.csv --timeline t.svg --map t.svg",
        "count incidents first.csv second.csv --patterns none/p.csv",
    ] {
        let told = folder.wrong(arguments);
        let file = arguments.rsplit(' ').next().unwrap();
        assert!(told.starts_with(&format!("{file}: ")), "{told}");
        assert_eq!(folder.names(), before, "{arguments}");
    }
}

#[test]
fn bad_registers_are_told_with_their_place() {
    let folder = registers("deaths-bad");
    folder.write("some.csv", "Number Dead,Reported Year\nsome,2020\n");
    folder.write("year.csv", "# a remark\nNumber Dead,Reported Year\n1,20\n");
    folder.write("none.csv", "a,b\n1,2\n");
    for (arguments, wanted) in [
        ("count deaths some.csv", "some.csv:2:1: \"some\" is not a count"),
        ("count deaths year.csv", "year.csv:3:2: \"20\" is no year"),
        ("count deaths none.csv", "none.csv: no column says how many died or are missing"),
        ("count deaths nowhere.csv", "nowhere.csv: there is no such file"),
        ("count incidents first.csv some.csv", "some.csv:2:1: \"some\" is not a count"),
        ("count incidents first.csv second.csv --threshold 2", "--threshold 2: a probability is"),
        ("count incidents first.csv", "error: "),
        ("count incidents first.csv second.csv --window 99", "error: "),
    ] {
        let told = folder.wrong(arguments);
        assert!(told.starts_with(wanted), "{arguments}: {told}");
    }
}

/// Adds an incident; `more` are further options, parted by bars.
fn add(folder: &Folder, more: &str) -> (i32, String, String) {
    let usual = "count|incidents|add|r.csv|--date|2026-05-25|--place|off Zuwara|--source|Coast guard, IOM|--quality|4";
    folder.run_with(usual.split('|').chain(more.split('|')))
}

#[test]
fn a_register_is_begun_kept_and_corrected_row_by_row() {
    let folder = Folder::new("register");
    let at = "--coordinates|33.10, 13.20|--route|Central Mediterranean";
    let (code, said, error) = add(&folder, &format!("--dead|5|--missing|12|{at}"));
    assert_eq!((code, said.as_str()), (0, "r.csv: entered as 1.\n"), "{error}");
    let begun = folder.read("r.csv");
    assert!(begun.starts_with("Main ID,Incident ID,Incident Type,"), "{begun}");
    let (code, _, error) = add(&folder, &format!("--dead|17|{at}"));
    assert_eq!(code, 2);
    assert!(
        error.contains("it may be the incident \"1\"") && error.contains("--another"),
        "{error}"
    );
    assert_eq!(add(&folder, &format!("--dead|2|--another|{at}")).1, "r.csv: entered as 2.\n");
    let said = add(
        &folder,
        &format!("--dead|6|--missing|12|--corrects|1|--reason|One more was found|{at}"),
    );
    assert_eq!(said.1, "r.csv: entered as 3, in the place of 1.\n", "{}", said.2);
    let whole = folder.read("r.csv");
    assert!(whole.starts_with(&begun), "what was written stays: {whole}");
    let answer = folder.json("count deaths r.csv");
    assert_eq!((&answer["all"]["dead"], &answer["all"]["total"]), (&json!(8), &json!(20)));
    assert_eq!((&answer["incidents"], &answer["corrected"]), (&json!(2), &json!(1)));
    assert_eq!(answer["remarks"], json!([]));
    let text = folder.good("count deaths r.csv");
    assert!(text.contains("Left out: 1 rows that others correct."), "{text}");
    for (more, wanted) in [
        ("--dead|1|--corrects|1|--reason|Again", "\"1\" was corrected before"),
        ("--dead|1|--corrects|9|--reason|No such", "no row is called \"9\""),
        ("--survivors|3", "how many died or are missing is not told"),
        ("--dead|0", "nobody died and nobody is missing"),
        ("--dead|3|--females|2|--males|2", "4 of the dead and missing, who are 3"),
        ("--dead|3|--coordinates|133, 0", "--coordinates \"133, 0\""),
        ("--dead|3|--corrects|2", "--reason"),
        ("--dead|20000000", "20000000 people in one incident"),
    ] {
        let (code, _, error) = add(&folder, more);
        assert_eq!(code, 2, "{more}");
        assert!(error.contains(wanted), "{more}: {error}");
        assert_eq!(folder.read("r.csv"), whole, "{more}");
    }
    let semicolons = begun.lines().next().unwrap().replace(',', ";");
    folder.write("r.csv", &format!("# a remark\n{semicolons}\n"));
    let (code, _, error) = add(&folder, "--dead|1");
    assert_eq!((code, error.contains("not separated by commas")), (2, true), "{error}");
    assert_eq!(folder.read("r.csv"), format!("# a remark\n{semicolons}\n"));
    let commas = semicolons.replace(';', ",");
    folder.write("r.csv", &format!("\u{feff}# a remark\r\n{commas}\r\n"));
    assert_eq!(add(&folder, "--dead|1").1, "r.csv: entered as 1.\n");
    assert!(add(&folder, "--dead|1|--quality|6").2.contains("--quality"));
    folder.write("r.csv", HEADER);
    assert!(add(&folder, "--dead|1").2.contains("its columns are others"));
    let later =
        "count|incidents|add|n.csv|--date|2199-01-01|--place|x|--source|y|--quality|1|--dead|1";
    let (code, _, error) = folder.run_with(later.split('|'));
    assert_eq!((code, error.contains("that day has not come")), (2, true), "{error}");
    assert!(!folder.has("n.csv"));
}

#[test]
fn a_correction_of_nothing_is_told_with_its_place() {
    let folder = Folder::new("register-read");
    let header = "Incident ID,Incident Date,Number of Dead,Corrects\n";
    folder.write("none.csv", &format!("{header}1,2026-05-01,3,\n2,2026-05-01,4,7\n"));
    folder.write(
        "twice.csv",
        &format!("{header}1,2026-05-01,3,\n2,2026-05-01,4,1\n3,2026-05-01,5,1\n"),
    );
    for (file, wanted) in [
        ("none.csv", "none.csv:3:4: no row above is called \"7\""),
        ("twice.csv", "twice.csv:4:4: \"1\" was corrected by line 3: correct that row"),
    ] {
        let told = folder.wrong(&format!("count deaths {file}"));
        assert!(told.starts_with(wanted), "{told}");
    }
}
