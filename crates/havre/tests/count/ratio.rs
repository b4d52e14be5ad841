//! `havre count ratio`: answers that are a contract, and bad input that is told.

use super::{Folder, golden};

#[test]
fn the_published_example_answers_in_words_and_json() {
    let folder = Folder::new("ratio");
    let table = golden("ratio_simple.csv");
    let asked = format!("count ratio {table} --offset 0.01 --estimator ols");
    let text = folder.good(&asked);
    let first = "By least squares on logarithms: about 33,187 without a permit (95%: 6,271 to ";
    assert!(text.starts_with(first), "{text}");
    assert!(text.contains("777 were found, in 50 group(s) of "), "{text}");
    let answer = folder.json(&asked);
    assert_eq!((&answer["command"], &answer["seen"]), (&"ratio".into(), &777.into()));
    assert_eq!(answer["answer"]["kind"], "under_model");
    assert_eq!(answer["estimators"].as_array().unwrap().len(), 4);
    assert_eq!(answer["estimators"][0]["estimator"], "ols");
}

#[test]
fn estimators_that_disagree_give_a_range_and_the_reason() {
    let folder = Folder::new("ratio-range");
    let table = golden("ratio_sexes.csv");
    let text = folder.good(&format!("count ratio {table} --covariates sex"));
    assert!(text.starts_with("No one number: estimators of one model say from "), "{text}");
    assert!(text.contains("disagree by a factor of"), "{text}");
    assert!(text.contains("sex = f") && text.contains("sex = m"), "{text}");
}

#[test]
fn the_picture_is_drawn_to_a_file() {
    let folder = Folder::new("ratio-svg");
    folder.good(&format!("count ratio {} --svg ratio.svg", golden("ratio_simple.csv")));
    let svg = folder.read("ratio.svg");
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
}

#[test]
fn wrong_input_is_told_with_its_place() {
    let folder = Folder::new("ratio-wrong");
    for (content, arguments, expected) in [
        ("group,m,n,N\nA,1,1,0\n", "", "groups.csv:2:4: 0 persons registered"),
        ("group,m,n,N\nA,1,x,5\n", "", "groups.csv:2:3: \"x\" is not a count"),
        ("group,m,n\nA,1,1\n", "", "groups.csv:1: no column is called \"reference\""),
        ("group,m,n,N\nA,1,1,5\n", "", "groups.csv: one row: the model learns"),
        ("group,m,n,N\n", "", "groups.csv: no row follows"),
        ("group,m,n,N\nA,0,1,5\nB,0,2,9\nC,0,3,7\nD,0,4,6\n", "", "nobody was found without"),
        ("group,m,n,N\nA,1,1,5\n", "--offset 2", "--offset 2: it is auto"),
        ("group,m,n,N\nA,1,1,5\n", "--estimator ml", "there are ols, nls, poisson, nb"),
        ("group,m,n,N\nA,1,1,5\n", "--ratio 0.5", "it is 1 or more"),
        ("group,m,n,N\nA,1,1,5\n", "--seed 7", "--resamples"),
        ("group,m,n,N\nA,1,1,5\nB,3,2,9\nC,2,3,7\nall,6,6,21\n", "", "line 5 is the sum of all"),
        ("group,m,n,N\nA,1,1,5\n", "--resamples 5", "--resamples is 100 to"),
        ("group,m,n,N\nA,1,1,5\n", "--level 95", "a level is a share from 0.5"),
    ] {
        folder.write("groups.csv", content);
        let told = folder.wrong(format!("count ratio groups.csv {arguments}").trim_end());
        assert!(told.contains(expected), "{told}");
    }
}
