//! `havre count estimate`: answers that are a contract, and bad input that is told.

use super::{Folder, golden};

#[test]
fn disagreeing_models_give_a_range_and_the_reason() {
    let folder = Folder::new("estimate-range");
    let text = folder.good(&format!("count estimate {}", golden("uk5.csv")));
    let first = text.lines().next().unwrap();
    assert!(first.starts_with("No one number: models that fit about as well say from"), "{text}");
    assert!(text.contains("disagree by a factor of"), "{text}");
    let text = folder.good(&format!("count estimate {} --model [123,14,34]", golden("kosovo.csv")));
    assert!(
        text.starts_with(
            "If the model [123,14,34] holds: about 10,357 in all (95%: 8,994 to 12,110).\n  4,400 are \
             on a list, about 5,957 on none."
        ),
        "{text}"
    );
}

#[test]
fn the_card_is_drawn_to_a_file() {
    let folder = Folder::new("estimate-card");
    let kosovo = golden("kosovo.csv");
    let text = folder.good(&format!("count estimate {kosovo} --svg card.svg"));
    assert!(text.starts_with("No one number"), "{text}");
    let svg = folder.read("card.svg");
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert!(svg.contains("<title id=\"estimate-title\">How many in all</title>"));
    folder.write("lists.csv", "a,b,count\n1,1,9\n");
    let told = folder.wrong("count estimate lists.csv --svg card.svg --method lcm");
    assert!(told.contains("--svg goes with --method auto, loglinear, stepwise"), "{told}");
}

#[test]
fn the_answer_in_json_holds_every_model() {
    let folder = Folder::new("estimate-json");
    let answer = folder.json(&format!("count estimate {} --ratio 10", golden("kosovo.csv")));
    assert_eq!(answer["command"], "estimate");
    assert_eq!(answer["models"].as_array().unwrap().len(), 113);
    assert_eq!(answer["models"][0]["model"], "[123,14,34]");
    assert_eq!(answer["answer"]["kind"], "number");
    let total = answer["answer"]["total"].as_f64().unwrap();
    assert!((total - 10356.5).abs() < 0.05);
}

#[test]
fn options_that_a_method_would_not_read_are_refused() {
    let folder = Folder::new("estimate-options");
    let uk5 = golden("uk5.csv");
    for (arguments, expected) in [
        ("--seed 7", "--seed goes with --method sparse, lcm"),
        ("--method stepwise --resamples 9", "--resamples goes with --method sparse"),
        ("--method sparse --ratio 2", "--ratio goes with --method auto, loglinear, stepwise"),
        ("--method bma --threshold 0.1", "--threshold goes with"),
        ("--method sparse --thinning 7", "--thinning goes with --method lcm"),
        ("--threshold 0.01", "--threshold goes with a search (--method stepwise)"),
        ("--method loglinear --threshold 0.01", "--threshold goes with a search"),
        ("--ratio 0.5", "it is 1 or more"),
        ("--threshold 2", "it goes from 0 to 1"),
    ] {
        let told = folder.wrong(&format!("count estimate {uk5} {arguments}"));
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn wrong_input_is_told_with_its_place() {
    let folder = Folder::new("estimate-wrong");
    for (content, arguments, expected) in [
        ("a,b,count\n1,0,-5\n", "", "lists.csv:2:3: \"-5\" is not a count"),
        ("a,b,count\n1,0,1.200\n", "", "lists.csv:2:3: \"1.200\" is 1.2 where"),
        ("a,count\n1,5\n", "", "lists.csv: there is one list"),
        ("a,b,count\n1,0,5\n0,1,5\n", "", "lists.csv: nobody is on two lists"),
        ("a,b,count\n1,0,0\n", "", "lists.csv: nobody is on any list"),
        ("a,b\n1,0\n1,1\n0,1\n", "--model [13]", "names list 3; there are lists 1 to 2"),
        ("a,b\n1,0\n1,1\n0,1\n", "--level 95", "a level is a share from 0.5"),
        ("a,b\n1,0\n1,1\n0,1\n", "--by c", "no column is called \"c\"; there are a, b"),
    ] {
        folder.write("lists.csv", content);
        let told = folder.wrong(format!("count estimate lists.csv {arguments}").trim_end());
        assert!(told.contains(expected), "{told}");
    }
}
