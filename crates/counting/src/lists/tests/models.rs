//! Models: their notation and what is in them.

use proptest::prelude::*;

use super::super::model::pairs;
use super::*;

#[test]
fn generators_close_downwards_and_are_written_back() {
    let model = Model::parse("[34, 123 ,14]", 4).unwrap();
    assert_eq!(model.to_string(), "[123,14,34]");
    let terms: Vec<String> = model.terms().iter().map(|term| term.written(4)).collect();
    assert_eq!(terms, ["1", "2", "3", "4", "12", "13", "14", "23", "34", "123"]);
    assert_eq!((model.parameters(), model.order()), (11, 3));
    assert_eq!(Model::parse("12 13", 3).unwrap().to_string(), "[12,13]");
    assert_eq!(Model::independent(3).to_string(), "[1,2,3]");
    assert_eq!(Model::parse("[12]", 4).unwrap().to_string(), "[12,3,4]");
    assert_eq!(Model::all_pairs(4).to_string(), "[12,13,14,23,24,34]");
    assert_eq!(Model::all_pairs(2), Model::independent(2));
}

#[test]
fn more_than_nine_lists_are_written_with_points() {
    let model = Model::parse("[1.10,2.3.4]", 10).unwrap();
    assert_eq!(model.to_string(), "[2.3.4,1.10,5,6,7,8,9]");
    assert_eq!(Model::parse("[10]", 10).unwrap(), Model::independent(10));
    let fault = Model::parse("[123]", 12).unwrap_err().to_string();
    assert_eq!(
        fault,
        "\"123\" in the model names list 123; there are lists 1 to 12, and points stand between \
         their numbers: 1.2"
    );
}

#[test]
fn what_is_no_model_is_said() {
    let said = |text: &str| Model::parse(text, 4).unwrap_err().to_string();
    assert_eq!(said("[15]"), "\"15\" in the model names list 5; there are lists 1 to 4");
    assert_eq!(said("[12,331]"), "\"331\" in the model names list 3 twice");
    assert!(said("[1234]").starts_with("a term of all 4 lists cannot be told from"));
    assert!(said("[]").starts_with("the model names no list; write for example [12,13]"));
    assert!(said("[12").starts_with("the model opens with [ and closes with ]"));
    assert_eq!(
        said("police"),
        "\"police\" in the model: a term is the numbers of its lists, as 12 or 134"
    );
    assert_eq!(said("[0]"), "\"0\" in the model names list 0; there are lists 1 to 4");
    assert!(Model::independent(3).with(Pattern(0b1001)).is_err());
}

#[test]
fn terms_have_the_names_of_their_lists() {
    let names = ["police".to_owned(), "hospital".to_owned(), "camp".to_owned()];
    assert_eq!(Pattern(0b101).names(&names), "police:camp");
    assert_eq!(pairs(3), [Pattern(0b011), Pattern(0b101), Pattern(0b110)]);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "[\\[\\]0-9., ;a-é]{0,20}", lists in 0_usize..20) {
        if let Ok(model) = Model::parse(&text, lists) {
            prop_assert_eq!(Model::parse(&model.to_string(), lists), Ok(model));
        }
    }

    #[test]
    fn a_model_is_closed_and_its_generators_make_it(
        lists in 2_usize..12,
        chosen in prop::collection::vec(1_u32..4096, 0..6),
    ) {
        let all = (1_u32 << lists) - 1;
        let chosen: Vec<Pattern> =
            chosen.into_iter().map(|term| term & all).filter(|term| *term != all).map(Pattern).collect();
        let model = Model::closed(lists, chosen.iter().copied().filter(|term| term.0 != 0)).unwrap();
        for term in model.terms() {
            for inner in 1..=term.0 {
                prop_assert!(!term.covers(Pattern(inner)) || model.has(Pattern(inner)));
            }
        }
        prop_assert_eq!(Model::closed(lists, model.generators()).unwrap(), model.clone());
        prop_assert_eq!(Model::parse(&model.to_string(), lists), Ok(model));
    }
}
