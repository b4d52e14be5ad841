//! Tests of the picture of an estimate card.

use proptest::prelude::*;

use super::super::{CardWords, card};
use super::well_formed;
use crate::lists::card::Answer;
use crate::lists::{Card, Method, Pattern, Patterns, Reading, Request, estimate};

fn names(lists: usize) -> Vec<String> {
    (1..=lists).map(|list| format!("list {list}")).collect()
}

fn read(text: &str) -> Patterns {
    let sheet = crate::input::Sheet::parse("lists.csv".as_ref(), text.as_bytes()).unwrap();
    Reading::default().patterns(&sheet).unwrap()
}

fn kosovo() -> Card {
    let patterns = read(include_str!("../../../tests/data/kosovo.csv"));
    estimate(&patterns, &Request::default()).unwrap()
}

fn agreeing() -> Card {
    let seen = [(1, 900), (2, 1400), (3, 600), (4, 600), (5, 260), (6, 390), (7, 170)];
    let seen = seen.map(|(pattern, count)| (Pattern(pattern), count));
    estimate(&Patterns::new(names(3), seen).unwrap(), &Request::default()).unwrap()
}

fn drawn(card: &Card) -> String {
    super::super::card(card, &CardWords::english("card", card))
}

/// The points of the shape that says something.
fn points(svg: &str, says: &str) -> Vec<(f64, f64)> {
    let line = svg.lines().find(|line| line.contains("<polygon") && line.contains(says)).unwrap();
    let points = line.split('"').nth(1).unwrap().split(' ');
    let point = |text: &str| {
        let (x, y) = text.split_once(',').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    };
    points.map(point).collect()
}

/// Left and right end of a shape.
fn across(svg: &str, says: &str) -> (f64, f64) {
    let xs = points(svg, says).into_iter().map(|(x, _)| x);
    (xs.clone().fold(f64::INFINITY, f64::min), xs.fold(f64::NEG_INFINITY, f64::max))
}

#[test]
fn the_picture_can_be_read_aloud() {
    let svg = drawn(&kosovo());
    assert!(well_formed(&svg), "{svg}");
    assert!(
        svg.contains("role=\"img\" direction=\"ltr\" aria-labelledby=\"card-title card-desc\"")
    );
    assert!(svg.contains("<title id=\"card-title\">How many in all</title>"));
    let description = svg.split("<desc").nth(1).unwrap().split("</desc>").next().unwrap();
    for said in [
        "models that fit about as well say from 9,824 to 19,233 in all",
        "on a list\u{2069}: 4,400",
        "9,824\u{a0}–\u{a0}19,233 (95%: 8,438\u{a0}–\u{a0}23,514)",
        "[123,14,34]\u{2069}: 10,357 (8,994\u{a0}–\u{a0}12,110)",
        "at least\u{2069}: 8,797 (8,379\u{a0}–\u{a0}9,258)",
        "Models that fit about as well\u{2069} (6): 9,824\u{a0}–\u{a0}19,233",
        "1 \u{2068}EXH\u{2069}: 1,910",
        "1: 1,131",
        "1234: 27",
    ] {
        assert!(description.contains(said), "{said}: {description}");
    }
}

#[test]
fn the_axis_begins_at_those_seen_and_is_straight() {
    let svg = drawn(&kosovo());
    let (low, high) = across(&svg, "From the lowest");
    let best = across(&svg, "The best model");
    let chao = across(&svg, "Chao").0;
    let best = f64::midpoint(best.0, best.1);
    // Units a person, from the range; then where those seen stand.
    let unit = (high - low) / (19_233.0 - 9_824.0);
    let at = |number: f64| low + (number - 9_824.0) * unit;
    assert!((at(10_356.5) - best).abs() < 0.05, "{best}");
    assert!((at(8_796.5) - chao).abs() < 0.05, "{chao}");
    assert!((at(4_400.0) - super::super::axis::LEFT).abs() < 0.05);
}

#[test]
fn a_range_has_no_diamond_of_its_own_and_a_number_has_an_interval() {
    let range = kosovo();
    assert!(matches!(range.answer, Answer::Range { .. }));
    assert!(!drawn(&range).contains("The answer"));
    let one = agreeing();
    let Answer::Number { total, interval } = one.answer else { panic!("{:?}", one.answer) };
    let svg = drawn(&one);
    let says = CardWords::english("card", &one).doubted(total, interval);
    assert_eq!(points(&svg, &says).len(), 4);
    assert!(!svg.contains("From the lowest") && !svg.contains("one of several"));
}

#[test]
fn every_sound_model_has_its_dot() {
    let card = kosovo();
    assert_eq!(card.sound.fits.len(), card.sound.models);
    let svg = drawn(&card);
    assert_eq!(svg.matches("fill=\"#56B4E9\"").count(), 6);
    assert!(svg.contains("each dot is a model"));
}

#[test]
fn of_many_models_each_dot_is_the_same_share() {
    let many: Vec<f64> = (0..5_000).map(f64::from).map(|place| place / 20.0).collect();
    let plot = super::super::dots::Dots::of(many);
    assert!(!plot.one_by_one);
    assert_eq!(plot.dots.len(), 60);
    let middle = plot.dots.iter().filter(|dot| dot.place < 125.0).count();
    assert!((27..=33).contains(&middle), "{middle}");
    let same = super::super::dots::Dots::of(vec![7.0; 5_000]);
    assert_eq!((same.dots.len(), same.highest()), (20, 20));
}

#[test]
fn twenty_patterns_are_drawn_and_the_rest_is_counted() {
    let seen = (1..32).map(|pattern| (Pattern(pattern), 100 - u64::from(pattern)));
    let request = Request { method: Method::Stepwise, ..Request::default() };
    let card = estimate(&Patterns::new(names(5), seen).unwrap(), &request).unwrap();
    let svg = drawn(&card);
    assert_eq!(svg.matches("fill=\"#009E73\"").count(), 20);
    // Those with 79 to 69 of 31 patterns.
    let rest: u64 = (69..=79).sum();
    assert!(svg.contains(&format!("+ 11 \u{2068}further patterns, together\u{2069}: {rest}<")));
    let (short, long) = (across(&svg, ">35: 80<"), across(&svg, ">1: 99<"));
    assert!(((long.1 - long.0) / (short.1 - short.0) - 99.0 / 80.0).abs() < 0.01);
}

#[test]
fn two_lists_and_no_number_at_all_can_be_drawn() {
    let two = Patterns::new(names(2), [(1, 120), (2, 80), (3, 40)].map(|(p, n)| (Pattern(p), n)));
    let mut card = estimate(&two.unwrap(), &Request::default()).unwrap();
    assert!(well_formed(&drawn(&card)));
    card.answer = Answer::Nothing;
    card.chosen = None;
    card.spread = None;
    card.sound.fits.clear();
    (card.sound.lowest, card.sound.highest, card.forms.chao) = (None, None, None);
    let svg = drawn(&card);
    assert!(well_formed(&svg) && !svg.contains("NaN"), "{svg}");
    assert!(svg.contains("No number"));
}

#[test]
fn other_languages_have_their_own_thousands() {
    let card = kosovo();
    let mut words = CardWords::english("card", &card);
    words.thousands = "\u{202f}".into();
    words.patterns = "من في أي قائمة".into();
    let svg = super::super::card(&card, &words);
    assert!(svg.contains("10\u{202f}357 (8\u{202f}994\u{a0}–\u{a0}12\u{202f}110)"));
    assert!(svg.contains(">من في أي قائمة</text>"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_lists_make_a_whole_picture(
        counts in prop::collection::vec(prop_oneof![0..5_u64, 0..100_000_u64], 7),
        names in prop::collection::vec(any::<String>(), 3),
        title in any::<String>(),
    ) {
        let seen = (1..8).map(Pattern).zip(counts);
        let patterns = Patterns::new(names, seen).unwrap();
        if let Ok(found) = estimate(&patterns, &Request::default()) {
            let words = CardWords { title, ..CardWords::english("card", &found) };
            let svg = card(&found, &words);
            prop_assert!(well_formed(&svg), "{}", svg);
            prop_assert!(!svg.contains("NaN") && !svg.contains("inf"), "{}", svg);
        }
    }
}

#[test]
fn in_a_page_a_picture_has_no_style_of_its_own() {
    let svg = drawn(&kosovo());
    assert!(svg.contains(" style="));
    let page = super::super::in_page(&svg);
    assert!(!page.contains(" style=") && page.contains("width=\"100%\" role=\"img\""));
}
