//! Tests of estimates from one list.

mod covariates;
mod netherlands;

use std::path::Path;

use proptest::prelude::*;
use rand::{Rng, RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::design::Design;
use super::fit::Fitted;
use super::jet::Jet;
use super::*;
use crate::input::Sheet;
use crate::lists::interval::Level;

/// Apprehended without a permit, four cities, 1995 (van der Heijden et al. 2003).
const APPREHENDED: [(u32, u64); 6] = [(1, 1645), (2, 183), (3, 37), (4, 13), (5, 1), (6, 1)];
const POISSON: Model = Model::ALL[0];

fn apprehended() -> People {
    People::from_frequencies(APPREHENDED).unwrap()
}

fn near(found: f64, wanted: f64, within: f64) {
    assert!((found - wanted).abs() <= within, "{found} where {wanted} +- {within} is wanted");
}

#[test]
fn zero_truncated_poisson_without_covariates() {
    let answer = estimate(&apprehended(), Some(POISSON), Level::default()).unwrap();
    let fit = answer.chosen.fit.unwrap();
    near(fit.coefficients[0].estimate.exp(), 0.308_618_951_2, 5e-11);
    near(fit.size.estimate, 7079.93, 0.005);
    near(fit.size.standard_error, 365.75, 0.005);
    near(fit.size.normal.low, 6363.1, 0.05);
    near(fit.size.normal.high, 7796.8, 0.05);
}

#[test]
fn bounds_without_a_model() {
    let bounds = Bounds::new(&apprehended(), Level::default()).unwrap();
    near(bounds.chao.total, 9273.51, 0.005);
    near(bounds.chao.stderr, 662.59, 0.005);
    near(bounds.chao.interval.low, 8084.7, 0.05);
    near(bounds.chao.interval.high, 10_690.1, 0.05);
    near(bounds.chao_corrected, 9228.86, 0.005);
    near(bounds.zelterman.total, 9424.56, 0.005);
}

#[test]
fn criteria_count_parameters_and_persons() {
    let people = apprehended();
    let fitted = Fitted::new(&Design::of(&people).unwrap(), POISSON).unwrap();
    near(fitted.bic() - fitted.aic(), 1880_f64.ln() - 2.0, 1e-9);
    near(fitted.aic(), 2.0 - 2.0 * fitted.log_likelihood(), 1e-9);
    // The log-likelihood by hand at the published rate.
    let rate = 0.308_618_951_2_f64;
    let by_hand: f64 = APPREHENDED
        .iter()
        .map(|(captures, count)| {
            let factorial: f64 = (1..=*captures).map(f64::from).product();
            let ln = f64::from(*captures) * rate.ln() - rate - (-(-rate).exp_m1()).ln();
            *count as f64 * (ln - factorial.ln())
        })
        .sum();
    near(fitted.log_likelihood(), by_hand, 1e-8);
}

#[test]
fn the_poisson_does_not_fit_those_apprehended_and_it_is_said() {
    let answer = estimate(&apprehended(), Some(POISSON), Level::default()).unwrap();
    let goodness = answer.chosen.fit.as_ref().unwrap().goodness.clone();
    assert_eq!(goodness.cells.iter().map(|cell| cell.observed).sum::<u64>(), 1880);
    near(goodness.cells.iter().map(|cell| cell.expected).sum::<f64>(), 1880.0, 1e-9);
    assert_eq!(goodness.degrees_of_freedom, 1);
    assert!(goodness.p_value.unwrap() < 1e-6);
    let warned: String = answer.warnings.concat();
    for what in ["disagree", "does not fit", "under the lower bound"] {
        assert!(warned.contains(what), "{warned}");
    }
}

#[test]
fn every_model_is_shown_and_the_best_is_taken() {
    let answer = estimate(&apprehended(), None, Level::default()).unwrap();
    assert_eq!(answer.models.len(), Model::ALL.len());
    assert_eq!(answer.chosen, answer.models[0]);
    let words = answer.words();
    assert!(!answer.agree);
    assert!(words.starts_with("No one number: between "), "{words}");
    let asked = estimate(&apprehended(), Some(POISSON), Level::default()).unwrap();
    assert!(asked.words().starts_with("About 7,080 in all (95%: "));
    for model in Model::ALL {
        assert!(words.contains(model.code()), "{words}");
        assert_eq!(Model::by_code(model.code()), Some(model));
    }
}

/// The golf tees of St Andrews: there are 250.
#[test]
fn a_rejected_model_under_the_lower_bound_gives_no_one_number() {
    let tees = [(1, 46), (2, 28), (3, 21), (4, 13), (5, 23), (6, 14), (7, 6), (8, 11)];
    let tees = People::from_frequencies(tees).unwrap();
    let answer = estimate(&tees, None, Level::default()).unwrap();
    let fit = answer.chosen.fit.as_ref().unwrap();
    assert!(fit.goodness.p_value.unwrap() < 0.05 && fit.size.lognormal.high < 200.0);
    let words = answer.words();
    assert!(words.starts_with("No one number: at least about 200 in all"), "{words}");
    assert!(!words.contains("About 164 in all"), "{words}");
    assert!(words.contains("under the lower bound (Chao)"), "{words}");
    let json = serde_json::to_value(&answer).unwrap();
    near(json["at_least"].as_f64().unwrap(), answer.bounds.as_ref().unwrap().chao.total, 1e-9);
    assert!(json["refused"].as_str().unwrap().contains("does not fit the captures"), "{json}");
    // Who asks for a model by name gets it, warned.
    let asked = estimate(&tees, Some(answer.chosen.model), Level::default()).unwrap();
    assert!(asked.words().starts_with("About 164 in all") && asked.refused.is_none());
    assert!(asked.words().contains("under the lower bound (Chao)"));
    // A model that fits is given, whatever the bound.
    let fitting = estimate(&apprehended(), None, Level::default()).unwrap();
    assert_eq!((fitting.refused, fitting.at_least), (None, None));
}

/// Derivatives against differences, at every kind of model.
#[test]
fn derivatives_are_those_of_the_probability() {
    let step = 1e-4;
    for model in Model::ALL {
        for captures in [1, 2, 5] {
            for (eta, gamma) in [(-1.2, -2.0), (0.4, 0.3), (1.5, -0.5)] {
                let of = |eta, gamma| model.ln_probability(captures, eta, gamma);
                let jet = of(eta, gamma);
                let differs = |up: Jet, down: Jet| (up.value - down.value) / (2.0 * step);
                near(jet.by_eta, differs(of(eta + step, gamma), of(eta - step, gamma)), 1e-6);
                near(jet.by_gamma, differs(of(eta, gamma + step), of(eta, gamma - step)), 1e-6);
                let up = of(eta + step, gamma);
                let down = of(eta - step, gamma);
                near(jet.eta_eta, (up.by_eta - down.by_eta) / (2.0 * step), 1e-6);
                near(jet.eta_gamma, (up.by_gamma - down.by_gamma) / (2.0 * step), 1e-6);
                let (up, down) = (of(eta, gamma + step), of(eta, gamma - step));
                near(jet.gamma_gamma, (up.by_gamma - down.by_gamma) / (2.0 * step), 1e-6);
            }
        }
    }
}

#[test]
fn probabilities_of_one_and_more_captures_add_up_to_one() {
    for model in Model::ALL {
        let chances = (1..400).map(|times| model.ln_probability(times, 0.7, -1.0).value.exp());
        near(chances.sum::<f64>(), 1.0, 1e-9);
    }
}

/// Draws a number of captures before the zeros are cut off.
fn draw(random: &mut impl Rng, model: Model, rate: f64, inflation: f64) -> u32 {
    let is_once = random.random::<f64>() < inflation;
    if is_once && model.one_inflation == OneInflation::BeforeTruncation {
        return 1;
    }
    let mut left = random.random::<f64>();
    let (mut captures, mut chance) = match model.family {
        Family::Poisson => (0, (-rate).exp()),
        Family::Geometric => (0, 1.0 / (1.0 + rate)),
    };
    while left > chance && captures < 1000 {
        left -= chance;
        captures += 1;
        chance *= match model.family {
            Family::Poisson => rate / f64::from(captures),
            Family::Geometric => rate / (1.0 + rate),
        };
    }
    if captures > 0 && is_once && model.one_inflation == OneInflation::AfterTruncation {
        return 1;
    }
    captures
}

/// Made-up people of a model, with their age and country, and how many there truly are.
fn made_up(model: Model, persons: u32, seed: u64) -> People {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let (mut frequencies, mut ages, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..persons {
        let age = 20.0 + 40.0 * random.random::<f64>();
        let place = usize::from(random.random::<f64>() < 0.4);
        let rate = (-0.2 + 0.02 * (age - 40.0) + 0.5 * place as f64).exp();
        let captures = draw(&mut random, model, rate, 0.25);
        if captures > 0 {
            frequencies.push((captures, 1));
            ages.push(age);
            places.push(place);
        }
    }
    let levels = vec!["north".to_owned(), "south".to_owned()];
    let covariates = vec![
        Covariate { name: "age".to_owned(), values: Values::Numbers(ages) },
        Covariate { name: "from".to_owned(), values: Values::Categories { levels, places } },
    ];
    People::new(frequencies, covariates).unwrap()
}

#[test]
fn coefficients_and_persons_of_made_up_people_are_found_again() {
    for (model, seed) in Model::ALL.into_iter().zip(1..) {
        let people = made_up(model, 20_000, seed);
        let answer = estimate(&people, Some(model), Level::default()).unwrap();
        let fit = answer.chosen.fit.unwrap();
        let errors = |wanted: &[f64]| -> Vec<f64> {
            let found = fit.coefficients.iter().zip(wanted);
            found.map(|(it, wanted)| (it.estimate - wanted) / it.standard_error).collect()
        };
        let mut wanted = vec![-0.2 - 0.02 * 40.0, 0.02, 0.5];
        if model.inflation_parameters() > 0 {
            wanted.push((0.25_f64 / 0.75).ln());
        }
        assert_eq!(fit.coefficients.len(), wanted.len());
        assert!(
            errors(&wanted).iter().all(|error| error.abs() < 3.5),
            "{model} {:?}",
            errors(&wanted)
        );
        let size = &fit.size;
        let error = (size.estimate - 20_000.0) / size.standard_error;
        assert!(error.abs() < 3.0, "{model}: {} +- {}", size.estimate, size.standard_error);
        let parts: f64 = fit.shares.iter().map(|share| share.size.estimate).sum();
        near(parts, size.estimate, 1e-6);
        for (share, truly) in fit.shares.iter().zip([12_000.0, 8_000.0]) {
            // Who is where was drawn too: a standard deviation of 69.
            let error = (share.size.estimate - truly) / share.size.standard_error.hypot(69.3);
            assert!(error.abs() < 3.5, "{model}: {share:?}");
        }
    }
}

/// The interval holds the truth about as often as it says.
#[test]
fn intervals_hold_the_truth_as_often_as_they_say() {
    let held = (0..100)
        .filter(|seed| {
            let people = made_up(POISSON, 600, 1000 + seed);
            let design = Design::of(&people).unwrap();
            let fitted = Fitted::new(&design, POISSON).unwrap();
            let size =
                PopulationSize::horvitz_thompson(&design, &fitted, Level::default()).unwrap().0;
            (size.lognormal.low..=size.lognormal.high).contains(&600.0)
        })
        .count();
    assert!((89..=99).contains(&held), "{held} of 100");
}

#[test]
fn what_has_no_maximum_is_refused() {
    let of = |frequencies: &[(u32, u64)], model| {
        let people = People::from_frequencies(frequencies.iter().copied()).unwrap();
        Design::of(&people).and_then(|design| Fitted::new(&design, model)).unwrap_err()
    };
    assert_eq!(of(&[(1, 10)], POISSON), Refusal::NoRepeat);
    let inflated = Model { one_inflation: OneInflation::AfterTruncation, ..POISSON };
    assert_eq!(of(&[(1, 10), (2, 5)], inflated), Refusal::TooFew);
    assert_eq!(of(&[(1, 10), (2, 90), (3, 60), (4, 30)], inflated), Refusal::NoInflation);
    assert!(People::from_frequencies([(0, 3)]).is_none());
    assert!(People::from_frequencies([]).is_none());
}

fn read(text: &str, covariates: &[&str]) -> Result<People, String> {
    let sheet = Sheet::parse(Path::new("one.csv"), text.as_bytes()).unwrap();
    let named: Vec<String> = covariates.iter().map(|name| (*name).to_owned()).collect();
    People::from_sheet(&sheet, &named, &[]).map_err(|fault| fault.to_string())
}

#[test]
fn a_covariate_with_two_readings_is_no_category() {
    let fault = read("captures;income\n1;1.200\n2;2.500\n", &["income"]).unwrap_err();
    assert!(fault.starts_with("one.csv:2:2: \"1.200\" is 1.2 where"), "{fault}");
    let people = read("captures;income\n1;1.200\n2;2.500,5\n", &["income"]).unwrap();
    assert_eq!(people.covariates()[0].values, Values::Numbers(vec![1200.0, 2500.5]));
}

#[test]
fn sheets_are_frequencies_or_a_row_a_person() {
    let people = read("captures,count\n1,1645\n2,183\n3,37\n4,13\n5,1\n6,1\n", &[]).unwrap();
    let named = read("captures,Freq\n1,1645\n2,183\n3,37\n4,13\n5,1\n6,1\n", &[]).unwrap();
    assert_eq!(named.frequencies(), people.frequencies(), "a count by a usual name");
    assert_eq!(people, apprehended());
    let people = read("captures,sex,age\n1,f,20\n2,m,30.5\n1,m,40\n", &["sex", "age"]).unwrap();
    assert_eq!(people.observed(), 3);
    let Values::Categories { levels, places } = &people.covariates()[0].values else {
        panic!("no category");
    };
    assert_eq!(
        (levels.as_slice(), places.as_slice()),
        (&["f", "m"].map(str::to_owned)[..], &[0, 1, 1][..])
    );
    assert_eq!(people.covariates()[1].values, Values::Numbers(vec![20.0, 30.5, 40.0]));
}

/// A table whose counts have another name is not 6 persons.
#[test]
fn a_column_that_may_count_is_asked_about() {
    let asked = read("captures,people\n1,1645\n2,183\n3,37\n", &[]).unwrap_err();
    assert!(asked.starts_with("one.csv:1: \"people\" may say how many a line stands"), "{asked}");
    assert!(asked.contains("effectif") && asked.contains("--covariates"), "{asked}");
    let by_sex = "captures,sex,people\n1,f,45\n1,m,90\n2,f,3\n2,m,9\n";
    assert!(read(by_sex, &["sex"]).is_err());
    let persons = "captures,sex,age\n1,f,45\n1,f,90\n2,f,3\n2,m,9\n";
    assert_eq!(read(persons, &["sex"]).unwrap().observed(), 4);
}

#[test]
fn faults_of_sheets_say_where() {
    let said = |text: &str, covariates: &[&str]| read(text, covariates).unwrap_err();
    assert!(said("a\n1\n", &[]).contains("no column is called \"captures\""));
    assert!(said("captures\n0\n", &[]).starts_with("one.csv:2:1: 0 captures"));
    assert!(said("captures\n99999\n", &[]).contains("10000 at most"));
    assert!(said("captures,sex\n1,f\n1,\n", &["sex"]).starts_with("one.csv:3:2: nothing is said"));
    assert!(said("captures,count\n1,0\n", &[]).contains("nobody was captured"));
    assert!(said("captures\n1\n", &["captures"]).contains("cannot explain itself"));
    let many: String = (0..60).map(|row| format!("1,p{row}\n")).collect();
    assert!(said(&format!("captures,name\n{many}"), &["name"]).contains("60 different values"));
}

#[test]
fn covariates_that_say_nothing_are_named() {
    let fail = |text: &str, covariates: &[&str]| {
        let people = read(text, covariates).unwrap();
        estimate(&people, None, Level::default()).unwrap_err().to_string()
    };
    let text = "captures,sex,a,b,c\n1,f,1,2,5\n2,f,2,4,5\n3,f,3,6,5\n1,m,4,8,5\n1,m,1,2,5\n";
    assert!(fail(text, &["sex"]).contains("nobody with sex = m"));
    assert!(fail(text, &["c"]).contains("\"c\" is the same for everyone"));
    assert!(fail(text, &["a", "b"]).contains("say the same"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_frequencies_are_estimated_or_refused(
        counts in prop::collection::vec(0_u64..2000, 1..8)
    ) {
        let people = People::from_frequencies((1..).zip(counts));
        if let Some(people) = people && let Ok(answer) = estimate(&people, None, Level::default()) {
            for fit in answer.models.iter().filter_map(|attempt| attempt.fit.as_ref()) {
                prop_assert!(fit.size.estimate >= answer.observed as f64 - 1e-6);
                prop_assert!(fit.size.lognormal.low <= fit.size.estimate + 1e-6);
                prop_assert!(fit.size.lognormal.high.is_finite());
            }
        }
    }
}
