//! The estimate card: when it gives one number, when it refuses, and what it warns of.

use proptest::prelude::*;

use super::super::card::{Answer, Card, Method, Request, estimate};
use super::super::enumerate::Scope;
use super::super::existence::existence;
use super::super::fit::FitFault;
use super::super::interval::Level;
use super::super::sound::{Criterion, Sound};
use super::super::spread::fit_all;
use super::super::strata::{Stratum, Together, together};
use super::super::warning::Warning;
use super::*;

fn card(patterns: &Patterns) -> Card {
    estimate(patterns, &Request::default()).unwrap()
}

fn warned(card: &Card) -> Vec<&'static str> {
    card.warnings.iter().map(Warning::name).collect()
}

/// A copy of a list of 1e12, but for some: beside it they are below the last digit.
#[test]
fn counts_too_large_to_tell_the_lists_apart_are_said() {
    let lists =
        "a,b,c,count\n1,1,1,1000000000000\n1,1,0,2\n0,1,1,3\n1,0,1,1\n1,0,0,1\n0,1,0,2\n0,0,1,1\n";
    let lists = patterns(lists).unwrap();
    let card = card(&lists);
    assert_eq!((&card.answer, card.models.len()), (&Answer::Nothing, 0));
    assert_eq!(card.warnings.first(), Some(&Warning::NoneFitted { models: 8 }));
    let text = card.to_string();
    assert!(text.contains("None of 8 models could be fitted"), "{text}");
    assert!(text.contains("leave one of them out") && text.contains("Models: none of 8"), "{text}");
    assert!(text.contains("the numbers of M0 run out of range"), "{text}");
    let stepwise = Request { method: Method::Stepwise, ..Request::default() };
    let fault = estimate(&lists, &stepwise).unwrap_err();
    assert_eq!(fault, FitFault::Range("[1,2,3]".into()));
    assert!(fault.to_string().contains("copied from another"), "{fault}");
}

#[test]
fn five_lists_of_the_united_kingdom_get_no_one_number() {
    let card = card(&golden("uk5.csv"));
    let Answer::Range { low, high, interval, ratio } = &card.answer else { panic!("{card}") };
    assert!(*ratio > 1.5 && *low < 11_314.0 && *high > 22_990.0, "{low} {high}");
    assert!(interval.low < *low && interval.high > *high);
    assert_eq!(card.models.len(), 1024);
    assert_eq!(card.sound.criterion, Criterion::Bic);
    assert_eq!(warned(&card)[0], "models_disagree");
    assert!(warned(&card).contains(&"lists_apart"));
    let text = card.to_string();
    assert!(text.starts_with("No one number: models that fit about as well say from"), "{text}");
    assert!(!text.contains("About "), "{text}");
}

#[test]
fn a_wider_factor_lets_one_number_through() {
    let request = Request { ratio: 10.0, ..Request::default() };
    let card = estimate(&golden("kosovo.csv"), &request).unwrap();
    let Answer::Number { total, interval } = &card.answer else { panic!("{card}") };
    near(*total, 10_356.5, 0.05);
    near(interval.low, 8_994.26, 0.005);
    let text = card.to_string();
    assert!(text.starts_with("About 10,357 in all (95%: 8,994 to 12,110)."), "{text}");
    assert_eq!(card.spread.unwrap().models, 113);
    // The same counts by default: the models within 10 of BIC go from 9,824 to 19,234.
    let plain = estimate(&golden("kosovo.csv"), &Request::default()).unwrap();
    let Answer::Range { low, high, .. } = plain.answer else { panic!("{plain}") };
    near(low, 9_824.2, 0.05);
    near(high, 19_233.5, 0.05);
}

#[test]
fn a_model_that_is_named_is_answered_for() {
    let kosovo = golden("kosovo.csv");
    let model = Some(Model::parse("[123,34]", 4).unwrap());
    let card = estimate(&kosovo, &Request { model, ..Request::default() }).unwrap();
    let Answer::UnderModel { total, .. } = card.answer else { panic!("{card}") };
    near(total, 8_650.4, 0.05);
    assert_eq!(warned(&card)[0], "models_disagree");
}

#[test]
fn a_model_without_a_maximum_is_told() {
    let artificial = golden("artificial3.csv");
    let asked = |model: &str, patterns: &Patterns| {
        let model = Some(Model::parse(model, patterns.lists()).unwrap());
        estimate(patterns, &Request { model, ..Request::default() }).unwrap()
    };
    // All three pairs: the lists AC and BC share nobody, and the number can be any.
    let all = asked("[12,13,23]", &artificial);
    assert_eq!((&all.answer, all.chosen.is_none()), (&Answer::Nothing, true));
    assert!(warned(&all).contains(&"no_estimate"));
    let limit = asked("[15]", &golden("uk5.csv"));
    assert!(matches!(limit.answer, Answer::UnderModel { .. }) && warned(&limit).contains(&"limit"));
}

#[test]
fn the_search_is_the_home_offices() {
    let request = Request { method: Method::Stepwise, ..Request::default() };
    let card = estimate(&golden("uk6.csv"), &request).unwrap();
    let chosen = card.chosen.as_ref().unwrap();
    near(chosen.fit.total, 11_418.0, 0.5);
    near(chosen.multinomial.interval.low, 9_982.3, 0.05);
    assert_eq!((card.scope, card.sound.criterion), (Scope::Searched, Criterion::Aic));
    assert_eq!(card.search.as_ref().unwrap().steps.len(), 7);
}

#[test]
fn the_number_is_never_of_a_model_that_does_not_count() {
    let request = Request { method: Method::Stepwise, ratio: 3.0, ..Request::default() };
    let card = estimate(&golden("kosovo.csv"), &request).unwrap();
    // The search ends at five of the six pairs, 35 of AIC above the best of all models.
    let ended = &card.search.as_ref().unwrap().fit;
    assert!(!card.sound.counts(&ended.model), "{}", ended.model);
    let Answer::Number { total, .. } = card.answer else { panic!("{card}") };
    near(total, 12_741.0, 0.05);
    assert_eq!(warned(&card)[0], "search");
    let said = card.warnings[0].to_string();
    assert!(said.contains(&ended.model.to_string()) && said.contains("is not given"), "{said}");
}

#[test]
fn the_end_that_is_warned_of_is_the_one_that_is_shown() {
    // The best model has an upper end, the highest of those that count has none.
    let text = "a,b,c,count\n1,0,0,300\n0,1,0,400\n1,1,0,20\n0,0,1,150\n1,0,1,60\n0,1,1,9\n\
                1,1,1,6\n";
    let request = Request { ratio: 1.01, limit: 1.5, ..Request::default() };
    let card = estimate(&patterns(text).unwrap(), &request).unwrap();
    let shown = card.answer.interval().unwrap();
    let told = card.warnings.iter().find_map(|warning| {
        if let Warning::Beyond { limit } = warning { Some(*limit) } else { None }
    });
    assert!(!card.chosen.as_ref().unwrap().multinomial.interval.beyond, "{card}");
    assert_eq!((shown.beyond, told), (true, Some(shown.high)), "{card}");
}

#[test]
fn models_without_an_estimate_do_not_count() {
    for table in ["artificial3.csv", "uk4.csv"] {
        let patterns = golden(table);
        let lists = u32::try_from(patterns.lists()).unwrap();
        let fits =
            fit_all(&patterns, &enumerate::hierarchical(lists as usize, lists - 1).models).fits;
        let sound = Sound::among(&patterns, &fits, Criterion::Bic);
        let exist = fits.iter().filter(|fit| existence(&patterns, &fit.model).is_sound()).count();
        assert!(sound.models <= exist && exist < fits.len(), "{} of {exist}", sound.models);
        for fit in [sound.best, sound.lowest, sound.highest].into_iter().flatten() {
            assert!(existence(&patterns, &fit.model).is_sound(), "{}", fit.model);
        }
    }
}

#[test]
fn lists_that_say_nothing_are_refused() {
    let refused = |text: &str| estimate(&patterns(text).unwrap(), &Request::default()).unwrap_err();
    assert_eq!(refused("a,b,count\n1,0,5\n0,1,5\n"), FitFault::NoOverlap);
    assert_eq!(refused("a,count\n1,5\n"), FitFault::OneList);
    assert_eq!(refused("a,b,count\n1,0,5\n0,1,0\n"), FitFault::OneList);
    assert_eq!(refused("a,b,count\n1,0,0\n"), FitFault::NobodySeen);
    let names: Vec<String> = (0..13).map(|list| format!("l{list}")).collect();
    let counts = (1..1 << 13).map(|pattern| (Pattern(pattern), 2));
    let many = Patterns::new(names, counts).unwrap();
    let fault = estimate(&many, &Request::default()).unwrap_err();
    assert_eq!(fault, FitFault::TooManyLists { lists: 13, most: 12 });
}

#[test]
fn a_list_copied_from_another_is_told() {
    let same = card(&patterns("a,b,count\n1,1,50\n").unwrap());
    assert_eq!(same.answer, Answer::Nothing);
    assert!(same.to_string().contains("a and b hold the same persons: they are one list"));
    let inside = card(&patterns("a,b,c,count\n1,1,0,40\n0,1,0,60\n0,0,1,50\n0,1,1,30\n").unwrap());
    assert!(warned(&inside).contains(&"list_inside"), "{inside}");
}

#[test]
fn an_empty_list_is_left_out_and_said() {
    let card = card(&patterns("a,b,c,count\n1,0,0,70\n0,1,0,50\n1,1,0,30\n0,0,1,0\n").unwrap());
    let Answer::Number { total, .. } = card.answer else { panic!("{card}") };
    near(total, 266.667, 5e-4);
    assert_eq!(warned(&card), ["empty_lists", "two_lists"]);
    near(card.forms.chapman.unwrap().total, 262.903, 5e-4);
    assert_eq!(card.overlaps, [[100, 30], [30, 80]]);
    let model = Some(Model::independent(3));
    let named = patterns("a,b,c,count\n1,0,0,70\n0,1,0,50\n1,1,0,30\n0,0,1,0\n").unwrap();
    let fault = estimate(&named, &Request { model, ..Request::default() }).unwrap_err();
    assert_eq!(fault, FitFault::EmptyList("c".into()));
}

#[test]
fn what_bounds_nothing_is_said() {
    let card = card(&patterns("a,b,count\n1,0,400\n0,1,500\n1,1,1\n").unwrap());
    let warned = warned(&card);
    assert!(warned.contains(&"end_beyond") && warned.contains(&"few_overlaps"), "{warned:?}");
    assert!(card.to_string().contains("to more than"));
}

#[test]
fn ten_lists_are_searched() {
    let names: Vec<String> = (0..10).map(|list| format!("l{list}")).collect();
    // Independent lists of a fifth each, of 2,000 persons: expected counts, rounded.
    let count = |pattern: u32| {
        2000.0
            * 0.2_f64.powi(pattern.count_ones() as i32)
            * 0.8_f64.powi(10 - pattern.count_ones() as i32)
    };
    let counts = (1..1024).map(|pattern| (Pattern(pattern), count(pattern).round() as u64));
    let card = card(&Patterns::new(names, counts).unwrap());
    assert_eq!((card.scope, card.method), (Scope::Searched, Method::Stepwise));
    let fit = &card.chosen.as_ref().unwrap().fit;
    assert!((1700.0..2300.0).contains(&fit.total), "{}", fit.total);
}

#[test]
fn a_lower_bound_above_the_answer_is_explained() {
    // Spina bifida in upstate New York (Hook, Albright and Cross 1980): two lists avoid each other.
    let spina =
        "b,d,m,count\n1,1,1,12\n1,1,0,142\n1,0,1,112\n1,0,0,247\n0,1,1,4\n0,1,0,49\n0,0,1,60\n";
    let card = card(&patterns(spina).unwrap());
    let below = card.warnings.iter().find(|it| matches!(it, Warning::BelowChao { .. }));
    assert!(below.unwrap().to_string().starts_with("Chao's lower bound, 789, lies above"));
    let chosen = card.chosen.unwrap().fit;
    near(chosen.total, 731.0, 1.0);
}

#[test]
fn parts_add_up_and_a_refusal_spoils_the_sum() {
    let part = |name: &str, card: Option<Card>| {
        let refused = card.is_none().then(|| "no".to_owned());
        Stratum { stratum: name.into(), card, refused }
    };
    let two = card(&golden("two.csv"));
    let level = Level::default();
    let both = [part("a", Some(two.clone())), part("b", Some(two.clone()))];
    let Together::Number { total, stderr, interval } = together(&both, level) else { panic!() };
    let fit = &two.chosen.as_ref().unwrap().fit;
    near(total, 2.0 * fit.total, 1e-9);
    near(stderr, fit.stderr * 2.0_f64.sqrt(), 1e-9);
    assert!(interval.holds(total));
    let mixed = [part("a", Some(two)), part("b", Some(card(&golden("uk5.csv"))))];
    let sum = together(&mixed, level);
    let Together::Range { low, high, interval } = &sum else { panic!("{sum:?}") };
    assert!(interval.low < *low && low < high && *high < interval.high, "{sum:?}");
    assert!(sum.said(level).contains("With the doubt of each part (95%)"), "{}", sum.said(level));
    assert_eq!(together(&[part("a", None)], level), Together::Nothing);
    assert_eq!(together(&[], level), Together::Nothing);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever the counts, there is an answer or a refusal, and no answer is below those seen.
    #[test]
    fn any_counts_are_answered_or_refused(
        lists in 1_usize..5,
        counts in prop::collection::vec(prop_oneof![Just(0_u64), 0..5_u64, 0..100_000_u64], 15),
    ) {
        let names = (0..lists).map(|list| format!("l{list}")).collect();
        let counts = (1..1_u32 << lists).map(Pattern).zip(counts);
        let patterns = Patterns::new(names, counts).unwrap();
        if let Ok(card) = estimate(&patterns, &Request::default()) {
            let seen = patterns.observed() as f64;
            match &card.answer {
                Answer::Number { total, interval } | Answer::UnderModel { total, interval } => {
                    prop_assert!(*total >= seen && interval.low >= seen && card.sound.ratio <= 1.5);
                }
                Answer::Range { low, high, ratio, .. } => {
                    prop_assert!(*low >= seen && high > low && *ratio > 1.5);
                }
                Answer::Nothing => prop_assert!(card.chosen.is_none()),
            }
            prop_assert!(serde_json::to_string(&card).is_ok());
            prop_assert!(!card.to_string().is_empty());
        }
    }
}
