//! `havre count one` and the further methods of `havre count estimate`: answers that are a contract,
//! and bad input that is told.

use serde_json::Value;

use super::{Folder, golden};

fn at<'a>(answer: &'a Value, place: &str) -> &'a Value {
    answer.pointer(place).unwrap()
}

const APPREHENDED: &str = "captures,count\n1,1645\n2,183\n3,37\n4,13\n5,1\n6,1\n";

#[test]
fn one_list_gives_a_range_where_models_disagree_and_a_number_where_one_is_asked_for() {
    let folder = Folder::new("one");
    folder.write("one.csv", APPREHENDED);
    let text = folder.good("count one one.csv");
    assert!(text.starts_with("No one number: between "), "{text}");
    let text = folder.good("count one one.csv --model ztpoisson");
    assert!(text.starts_with("About 7,080 in all (95%: 6,"), "{text}");
    let answer = folder.json("count one one.csv");
    assert_eq!((at(&answer, "/command"), at(&answer, "/observed")), (&"one".into(), &1880.into()));
    assert_eq!(at(&answer, "/models").as_array().unwrap().len(), 6);
}

/// Those apprehended, by sex, age and nation, from one row a person (van der Heijden et al. 2003).
#[test]
fn one_row_a_person_gives_the_published_figures_and_those_of_the_table() {
    let folder = Folder::new("one-persons");
    let table = std::fs::read_to_string(golden("netherlands.csv")).unwrap();
    let mut persons = String::from("captures,gender,age,nation\n");
    for line in table.lines().skip(1) {
        let (person, count) = line.rsplit_once(',').unwrap();
        persons.push_str(&format!("{person}\n").repeat(count.parse().unwrap()));
    }
    assert_eq!(persons.lines().count(), 1881);
    folder.write("persons.csv", &persons);
    folder.write("table.csv", &table);
    let asked = "--covariates gender,age,nation --model ztpoisson";
    let text = folder.good(&format!("count one persons.csv {asked}"));
    assert!(text.starts_with("About 12,690 in all (95%: 8,431 to 19,718).\n"), "{text}");
    for line in [
        "Model: zero-truncated Poisson; 12,690, standard error 2808.2,",
        "normal interval 7,186 to 18,194.",
        "  (intercept)                         -1.3411     0.2149",
        "  nation = Surinam                    -2.3364     1.0136",
        "  gender = female                         398      3,811  2,189 to 6,902",
        "  gender = male                         1,482      8,879  6,091 to 13,355",
    ] {
        assert!(text.lines().any(|it| it == line), "{line}\n{text}");
    }
    assert_eq!(folder.good(&format!("count one table.csv {asked}")), text);
    let answer = folder.json(&format!("count one persons.csv {asked}"));
    for (place, published, within) in [
        ("log_likelihood", -848.4504, 5e-5),
        ("aic", 1712.901, 5e-4),
        ("bic", 1757.213, 5e-4),
        ("size/estimate", 12_690.35, 0.005),
        ("size/standard_error", 2808.169, 5e-4),
        ("size/lognormal/low", 8431.275, 5e-4),
        ("shares/0/estimate", 3811.09, 0.005),
        ("shares/0/lognormal/high", 6902.137, 0.005),
    ] {
        let found = at(&answer, &format!("/chosen/fit/{place}")).as_f64().unwrap();
        assert!((found - published).abs() <= within, "{place}: {found}");
    }
    let asked = "--covariates gender,age --model oiztgeom --level 0.99";
    let text = folder.good(&format!("count one persons.csv {asked}"));
    assert!(text.starts_with("About 5,662 in all (99%: "), "{text}");
}

#[test]
fn one_list_with_faults_says_where() {
    let folder = Folder::new("one-faults");
    folder.write("zero.csv", "captures,count\n1,5\n0,7\n");
    folder.write("never.csv", "captures,count\n1,5\n");
    folder.write("one.csv", APPREHENDED);
    for (arguments, expected) in [
        ("zero.csv", "zero.csv:3:1: 0 captures"),
        ("never.csv", "nobody was captured more than once"),
        ("one.csv --model poisson", "there are ztpoisson"),
        ("one.csv --covariates sex", "\"sex\""),
        ("one.csv --level 95", "--level"),
        ("nowhere.csv", "there is no such file"),
    ] {
        let told = folder.wrong(&format!("count one {arguments}"));
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn sparse_lists_and_averages_answer_in_words_and_json() {
    let folder = Folder::new("sparse");
    let uk5 = golden("uk5.csv");
    let text = folder.good(&format!("count estimate {uk5} --method sparse --resamples 100"));
    assert!(text.starts_with("About 11,313 in all (95%: "), "{text}");
    let text = folder.good(&format!("count estimate {uk5} --method bma"));
    assert!(text.starts_with("No one number: between 10,387 and 33,510"), "{text}");
    let answer = folder.json(&format!("count estimate {uk5} --method bma"));
    assert_eq!((at(&answer, "/method"), at(&answer, "/median")), (&"bma".into(), &22_990.into()));
    let answer = folder.json(&format!("count estimate {uk5} --method sparse --resamples 100"));
    assert_eq!(*at(&answer, "/fit/converged"), true);
}

/// The complete graph explains these counts best: there is no number, which is an answer.
#[test]
fn a_method_without_a_number_answers_why() {
    let folder = Folder::new("no-number");
    let lists = "A,B,C,count\n1,1,1,5000\n1,1,0,10000\n1,0,1,8000\n0,1,1,9000\n1,0,0,30000\n\
                 0,1,0,40000\n0,0,1,35000\n";
    folder.write("lists.csv", lists);
    let text = folder.good("count estimate lists.csv --method bma");
    assert!(text.starts_with("No number: the graph [A B C], on which"), "{text}");
    let answer = folder.json("count estimate lists.csv --method bma");
    assert_eq!(
        (at(&answer, "/method"), at(&answer, "/observed")),
        (&"bma".into(), &137_000.into())
    );
    assert!(at(&answer, "/refused").as_str().unwrap().starts_with("the graph [A B C]"), "{answer}");
    assert!(answer.get("median").is_none());
    let uk6 = golden("uk6.csv");
    let answer = folder.json(&format!("count estimate {uk6} --method lcm --thinning 1"));
    assert!(at(&answer, "/refused").as_str().unwrap().starts_with("the chains do not agree"));
}

#[test]
fn methods_refuse_what_they_cannot_do() {
    let folder = Folder::new("methods");
    let uk5 = golden("uk5.csv");
    let told = folder.wrong(&format!("count estimate {uk5} --method bma --by LA"));
    assert!(told.contains("--by goes with --method auto"), "{told}");
    let told = folder.wrong(&format!("count estimate {uk5} --method sparse --resamples 5"));
    assert!(told.contains("5 resamples"), "{told}");
    let told = folder.wrong(&format!("count estimate {uk5} --method lcm --thinning 0"));
    assert!(told.contains("thinning of 1 at least"), "{told}");
    let two = golden("two.csv");
    let told = folder.wrong(&format!("count estimate {two} --method bma"));
    assert!(told.contains("graphs of lists need three"), "{told}");
}
