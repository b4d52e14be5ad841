//! Fits: the published figures of Kosovo and the United Kingdom, and what regression must be.

use proptest::prelude::*;

use super::super::design::Design;
use super::super::fit::{fit, fit_from};
use super::super::glm::{self, GlmFault};
use super::*;

/// Model, number, standard error, deviance, degrees of freedom, AIC, BIC.
type Published = (&'static str, f64, f64, f64, usize, f64, f64);

const KOSOVO: [Published; 9] = [
    ("[123,14,34]", 10356.5, 785.9, 9.323, 4, 132.747, 203.030),
    ("[123,134]", 12741.0, 1600.7, 1.017, 3, 126.441, 203.113),
    ("[134,12,23]", 18393.3, 1738.8, 10.250, 4, 133.674, 203.957),
    ("[123,14,24,34]", 9824.2, 801.7, 7.047, 3, 132.471, 209.143),
    ("[134,12,23,24]", 19233.5, 1921.9, 8.096, 3, 133.520, 210.192),
    ("[123,134,24]", 12840.7, 2018.5, 1.010, 2, 128.434, 211.496),
    ("[123,34]", 8650.4, 433.9, 27.929, 5, 149.353, 213.247),
    ("[123,234]", 7665.0, 384.8, 12.821, 3, 138.245, 214.918),
    ("[12,13,14,23,24,34]", 14402.5, 1050.9, 39.832, 4, 163.256, 233.539),
];

#[test]
fn kosovo_models_give_the_published_figures() {
    let kosovo = golden("kosovo.csv");
    for (model, total, stderr, deviance, df, aic, bic) in KOSOVO {
        let fit = fit(&kosovo, &Model::parse(model, 4).unwrap()).unwrap();
        near(fit.total, total, 0.05);
        near(fit.stderr, stderr, 0.05);
        near(fit.deviance, deviance, 5e-4);
        near(fit.aic, aic, 5e-4);
        near(fit.bic, bic, 5e-4);
        assert_eq!((fit.df, fit.converged, fit.runs_away), (df, true, false), "{model}");
    }
}

#[test]
fn the_best_kosovo_model_gives_the_published_coefficients() {
    let model = Model::parse("[123,14,34]", 4).unwrap();
    let (fit, glm) = fit_from(&golden("kosovo.csv"), &model, None).unwrap();
    let published = [
        8.6922415219,
        -1.6533865654,
        -1.9669716816,
        -1.8431082632,
        -2.9686564199,
        0.1195268677,
        0.2174963493,
        0.5036727491,
        0.5193442324,
        0.8725687171,
        1.0672167021,
    ];
    for (found, published) in glm.coefficients.iter().zip(published) {
        near(*found, published, 1e-8);
    }
    near(fit.x2, 8.909545, 5e-7);
}

#[test]
fn a_neighbours_coefficients_lead_to_the_same_fit() {
    let (kosovo, model) = (golden("kosovo.csv"), Model::parse("[123,14,34]", 4).unwrap());
    let (plain, glm) = fit_from(&kosovo, &model, None).unwrap();
    let shifted: Vec<f64> = glm.coefficients.iter().map(|it| it + 0.3).collect();
    let (led, _) = fit_from(&kosovo, &model, Some(&shifted)).unwrap();
    near(led.total, plain.total, 1e-6);
    let hopeless = vec![500.0; 11];
    near(fit_from(&kosovo, &model, Some(&hopeless)).unwrap().0.total, plain.total, 1e-6);
}

#[test]
fn a_likelihood_without_maximum_is_noticed() {
    // Of the local authority and the public nobody is on both: that coefficient has no bottom.
    let uk5 = golden("uk5.csv");
    let away = fit(&uk5, &Model::parse("[15]", 5).unwrap()).unwrap();
    assert!(away.runs_away && away.total.is_finite());
    assert!(!fit(&uk5, &Model::independent(5)).unwrap().runs_away);
}

#[test]
fn what_cannot_be_estimated_is_said() {
    let said =
        |text: &str, model: Model| fit(&patterns(text).unwrap(), &model).unwrap_err().to_string();
    let two = Model::independent(2);
    assert!(said("a,b,count\n1,0,0\n0,1,0\n", two.clone()).starts_with("nobody is on any list"));
    assert!(said("a,count\n1,5\n", Model::independent(1)).starts_with("there is one list"));
    assert_eq!(said("a,b,count\n1,0,3\n", two), "nobody is on the list \"b\": leave it out");
    assert_eq!(
        said("a,b,count\n1,0,3\n0,1,3\n", Model::independent(3)),
        "the model is of 3 lists, the counts are of 2"
    );
}

#[test]
fn columns_made_of_others_are_named() {
    let mut design = Design::empty(3);
    for (x, count) in [(0.0, 3.0), (1.0, 5.0), (2.0, 9.0), (3.0, 1.0)] {
        design.push([(0, 1.0), (1, x), (2, 1.0 + 2.0 * x)], count);
    }
    assert_eq!(glm::fit(&design, None).unwrap_err(), GlmFault::Singular(2));
}

#[test]
fn rows_left_out_take_their_columns_along() {
    let uk5 = golden("uk5.csv");
    let model = Model::parse("[15,23]", 5).unwrap();
    let absent = Pattern(0b10001);
    let design = Design::of(&uk5, &model, &[absent]);
    assert_eq!((design.counts().len(), design.columns()), (31 - 8, 7));
    // The limit that the whole table only comes near to.
    let limit = glm::fit(&design, None).unwrap();
    let (whole, glm) = fit_from(&uk5, &model, None).unwrap();
    assert!(!limit.runs_away() && whole.runs_away);
    near(glm.coefficients[0], limit.coefficients[0], 1e-6);
    near(whole.deviance, limit.deviance, 1e-6);
}

#[test]
fn a_constant_that_is_held_lowers_no_deviance() {
    let design = Design::of(&golden("uk4.csv"), &Model::independent(4), &[]);
    let free = glm::fit(&design, None).unwrap();
    let at = |constant: f64| glm::fit(&design.with_constant(constant), None).unwrap().deviance;
    near(at(free.coefficients[0]), free.deviance, 1e-8);
    assert!(at(free.coefficients[0] + 0.1) > free.deviance);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// At the maximum, what is expected on the lists of each term is what was counted.
    #[test]
    fn sufficient_totals_are_met(counts in prop::collection::vec(1_u64..500, 15), pick in 0_u32..64) {
        let names = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        let patterns = Patterns::new(names, (1..).map(Pattern).zip(counts)).unwrap();
        let chosen = model::pairs(4).into_iter().enumerate();
        let chosen = chosen.filter(|(at, _)| pick >> at & 1 == 1).map(|(_, pair)| pair);
        let model = Model::closed(4, chosen).unwrap();
        let (fit, glm) = fit_from(&patterns, &model, None).unwrap();
        prop_assert!(fit.converged && fit.total > fit.unseen());
        for term in model.terms() {
            let expected: f64 = (1..).map(Pattern).zip(&glm.fitted)
                .filter(|(pattern, _)| pattern.covers(*term)).map(|(_, mu)| mu).sum();
            let counted = patterns.overlap(*term) as f64;
            prop_assert!((expected - counted).abs() < 1e-5 * counted, "{:?}: {} {}", term, expected, counted);
        }
    }
}
