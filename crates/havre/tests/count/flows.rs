//! `havre count flows`: the answer, the files, and bad input that is told.

use super::Folder;

const START: &str =
    "born,A,B,C,D\nA,1000,100,10,0\nB,55,555,50,5\nC,80,40,800,40\nD,20,25,20,200\n";
const END: &str = "born,A,B,C,D\nA,1060,60,10,10\nB,45,540,40,0\nC,70,75,770,70\nD,30,30,20,230\n";
const BIRTHS: &str = "place,count\nA,80\nB,20\nC,60\nD,60\n";
const DEATHS: &str = "place,count\nA,70\nB,30\nC,50\nD,10\n";

/// A folder with stocks, births and deaths.
fn stocks(name: &str) -> Folder {
    let folder = Folder::new(&format!("flows-{name}"));
    let files = [("s1.csv", START), ("s2.csv", END), ("b.csv", BIRTHS), ("d.csv", DEATHS)];
    files.into_iter().for_each(|(name, text)| folder.write(name, text));
    folder
}

#[test]
fn the_answer_and_its_files() {
    let folder = stocks("answer");
    let text = folder.good(
        "count flows s1.csv s2.csv --births b.csv --deaths d.csv --method closed --out f.csv --account a.csv \
         --svg f.svg --diagram sankey",
    );
    assert!(text.starts_with("At least 128 people moved between these 4 places"), "{text}");
    let read = |name| folder.read(name);
    assert!(read("f.csv").starts_with("origin,A,B,C,D\nA,0,3.328796,0,3.243263\n"));
    assert!(read("a.csv").contains("A,(birth),A,80\n"));
    assert!(read("f.svg").contains("role=\"img\""));
    assert!(!folder.has("f.csv.part"));
}

#[test]
fn the_answer_in_json_is_a_contract() {
    let folder = stocks("json");
    let answer =
        folder.json("count flows s1.csv s2.csv --method open-dr --assumption mixture --weight 0.5");
    assert_eq!(answer["command"], "flows");
    assert_eq!(answer["method"], "open-dr");
    assert_eq!(answer["assumption"]["mixture"], 0.5);
    let number = |name: &str| answer[name].as_f64().unwrap();
    let middle = f64::midpoint(number("fewest"), number("independent"));
    assert!((number("total") - middle).abs() < 1e-6);
    assert_eq!(answer["flows"].as_array().unwrap().len(), 4);
}

#[test]
fn two_files_are_never_written_under_one_name() {
    let folder = stocks("twice");
    let told = folder.wrong("count flows s1.csv s2.csv --method open --out x.csv --account x.csv");
    assert!(told.contains("two files are to be written under this name"), "{told}");
    assert!(!folder.names().contains(&"x.csv".to_owned()));
}

#[test]
fn bad_input_is_told_with_its_place() {
    let folder = stocks("bad");
    folder.write("bad.csv", &END.replace("75,770", "75,-7"));
    for (arguments, expected) in [
        ("s1.csv bad.csv", "bad.csv:4:4: -7 people: a number of people is zero or more"),
        ("s1.csv none.csv", "none.csv: there is no such file"),
        ("s1.csv s2.csv --method closed", "s2.csv: 3000 people at the start and 3060 at"),
        ("s1.csv s2.csv --assumption mixture", "a mixture needs --weight W"),
        ("s1.csv s2.csv --weight 0.5", "--weight is of a mixture"),
        ("s1.csv s2.csv --births d.csv --deaths s1.csv", "s1.csv:1: no column is called \"place\""),
    ] {
        let told = folder.wrong(&format!("count flows {arguments}"));
        assert!(told.starts_with(expected), "{arguments}: {told}");
    }
}
