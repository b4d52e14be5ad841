//! Models with covariates against what was published of people: those apprehended without a permit in four
//! cities of the Netherlands in 1995 (van der Heijden, Cruyff and van Houwelingen 2003), as the R package
//! `singleRcapture` (MIT; `netherlandsimmigrant`) has them, by sex, age and nation, added up to a table
//! (`tests/data/netherlands.csv`). The figures are those that its vignettes print.

use super::*;

const ALL: [&str; 3] = ["gender", "age", "nation"];

fn people(covariates: &[&str]) -> People {
    let text = include_str!("../../../tests/data/netherlands.csv");
    read(text, covariates).unwrap()
}

fn fit(covariates: &[&str], model: &str, level: &str) -> Fit {
    let level = level.parse().unwrap();
    let answer = estimate(&people(covariates), Model::by_code(model), level).unwrap();
    answer.chosen.fit.unwrap()
}

/// Coefficients in the order of the design, each with its standard error.
fn coefficients(fit: &Fit, published: &[(&str, f64, f64)], within: f64) {
    assert_eq!(fit.coefficients.len(), published.len());
    for (ours, (name, estimate, error)) in fit.coefficients.iter().zip(published) {
        assert_eq!(ours.name, *name);
        near(ours.estimate, *estimate, within);
        near(ours.standard_error, *error, within);
    }
}

#[test]
fn the_table_is_that_of_those_apprehended() {
    let people = people(&ALL);
    assert_eq!(people.frequencies(), apprehended().frequencies());
}

#[test]
fn the_poisson_of_sex_age_and_nation_is_the_published_one() {
    let fit = fit(&ALL, "ztpoisson", "0.95");
    let published = [
        ("(intercept)", -1.341_066_1, 0.214_887_0),
        ("gender = male", 0.397_179_3, 0.163_015_5),
        ("age = >40yrs", -0.974_605_8, 0.408_242_0),
        ("nation = Asia", -1.092_599_0, 0.301_625_9),
        ("nation = North Africa", 0.189_998_0, 0.194_000_7),
        ("nation = Rest of Africa", -0.910_636_1, 0.300_809_2),
        ("nation = Surinam", -2.336_394_9, 1.013_563_9),
        ("nation = Turkey", -1.675_391_7, 0.602_774_4),
    ];
    // The package stops a little before the maximum: of Surinam six digits are the maximum's.
    coefficients(&fit, &published, 2e-6);
    near(fit.log_likelihood, -848.4504, 5e-5);
    near(fit.aic, 1712.901, 5e-4);
    near(fit.bic, 1757.213, 5e-4);
    near(fit.size.estimate, 12_690.35, 0.005);
    near(fit.size.standard_error, 2808.169, 5e-4);
    near(fit.size.normal.low, 7186.444, 5e-4);
    near(fit.size.normal.high, 18_194.26, 0.005);
    near(fit.size.lognormal.low, 8431.275, 5e-4);
    near(fit.size.lognormal.high, 19_718.32, 0.005);
}

/// What is printed of each stratum: captured, in all, the log-normal interval.
const STRATA: [(&str, &str, u64, f64, [f64; 2]); 10] = [
    ("gender", "female", 398, 3811.0911, [2189.0443, 6902.133]),
    ("gender", "male", 1482, 8879.2594, [6090.7762, 13_354.880]),
    ("age", "<40yrs", 1769, 10_506.897_1, [7359.4155, 15_426.455]),
    ("age", ">40yrs", 111, 2183.4535, [872.0130, 5754.876]),
    ("nation", "American and Australia", 173, 708.3688, [504.6086, 1037.331]),
    ("nation", "Asia", 284, 2742.3147, [1755.2548, 4391.590]),
    ("nation", "North Africa", 1023, 3055.2033, [2697.4900, 3489.333]),
    ("nation", "Rest of Africa", 243, 2058.1533, [1318.7466, 3305.786]),
    ("nation", "Surinam", 64, 2386.4513, [505.2457, 12_287.983]),
    ("nation", "Turkey", 93, 1739.8592, [638.0497, 5068.959]),
];

#[test]
fn each_stratum_has_its_published_part_and_interval() {
    let fit = fit(&ALL, "ztpoisson", "0.95");
    assert_eq!(fit.shares.len(), STRATA.len());
    for (share, (covariate, level, observed, estimate, [low, high])) in
        fit.shares.iter().zip(STRATA)
    {
        assert_eq!((share.covariate.as_str(), share.level.as_str()), (covariate, level));
        assert_eq!(share.observed, observed);
        // Where the package stops a little before the maximum, two millionths are left.
        near(share.size.estimate, estimate, 2e-6 * estimate);
        near(share.size.lognormal.low, low, 1e-6 * low);
        near(share.size.lognormal.high, high, 3e-6 * high);
    }
    let errors = [(0, 1153.9742, [1549.344, 6072.840]), (1, 1812.0803, [5327.648, 12_430.873])];
    for (sex, error, [low, high]) in errors {
        let size = &fit.shares[sex].size;
        near(size.standard_error, error, 1e-6 * error);
        near(size.normal.low, low, 1e-3);
        near(size.normal.high, high, 3e-3);
    }
}

/// The package joins what expects fewer than five into a cell of four to six captures, whatever it expects
/// (3.6), and leaves out who is captured more often. Ours joins cells until five are expected.
#[test]
fn the_poisson_expects_the_published_frequencies() {
    let people = people(&ALL);
    let design = Design::of(&people).unwrap();
    let fitted = Fitted::new(&design, POISSON).unwrap();
    let expected = |captures: u32| -> f64 {
        let persons = design.rows().iter().zip(people.observations());
        let chance =
            |row: &[f64]| POISSON.ln_probability(captures, fitted.eta(row), 0.0).value.exp();
        persons.map(|(row, (_, count))| count as f64 * chance(row)).sum()
    };
    let cells = [
        (1645.0, expected(1)),
        (183.0, expected(2)),
        (37.0, expected(3)),
        (15.0, (4..=6).map(expected).sum::<f64>()),
    ];
    assert!(expected(3) >= 5.0 && (4..=6).all(|captures| expected(captures) < 5.0));
    let pearson = |(observed, expected): (f64, f64)| (observed - expected).powi(2) / expected;
    let ratio = |(observed, expected): (f64, f64)| 2.0 * observed * (observed / expected).ln();
    near(cells.map(pearson).iter().sum(), 50.06, 0.005);
    near(cells.map(ratio).iter().sum(), 34.31, 0.005);
    let ours = estimate(&people, Some(POISSON), Level::default()).unwrap();
    let goodness = ours.chosen.fit.unwrap().goodness;
    assert_eq!(
        goodness.cells.iter().map(|cell| cell.observed).collect::<Vec<_>>(),
        [1645, 183, 52]
    );
    near(goodness.pearson, 21.61, 0.005);
    near(goodness.likelihood_ratio, 21.07, 0.005);
}

#[test]
fn the_geometric_with_one_inflation_is_the_published_one() {
    let fit = fit(&["gender", "age"], "oiztgeom", "0.99");
    let published = [
        ("(intercept)", -1.5346, 0.1846),
        ("gender = male", 0.3863, 0.1380),
        ("age = >40yrs", -0.7788, 0.2942),
        ("one-inflation", -1.7591, 0.3765),
    ];
    coefficients(&fit, &published, 5e-5);
    near(fit.log_likelihood, -864.4272, 5e-5);
    near(fit.aic, 1736.854, 5e-4);
    near(fit.bic, 1759.01, 0.005);
    near(fit.size.estimate, 5661.522, 5e-4);
}

/// The published error of the geometric with one-inflation, 963.9024, has `sum (1 - p) / p` over those
/// captured for the variance of being captured or not. That sum is over everybody; over those captured it
/// is `sum (1 - p) / p^2`, as the package has it in its Poisson: ours is 967.945.
#[test]
fn the_published_error_with_one_inflation_follows_from_its_formula() {
    let (level, model) = ("0.99".parse().unwrap(), Model::by_code("oiztgeom").unwrap());
    let people = people(&["gender", "age"]);
    let design = Design::of(&people).unwrap();
    let fitted = Fitted::new(&design, model).unwrap();
    let size = PopulationSize::horvitz_thompson(&design, &fitted, level).unwrap().0;
    let persons = design.rows().iter().zip(people.observations());
    let more: f64 = persons
        .map(|(row, (_, count))| {
            let chance = model.capture(fitted.eta(row), fitted.gamma()).value;
            count as f64 * ((1.0 - chance) / chance).powi(2)
        })
        .sum();
    near(size.standard_error, 967.945, 5e-4);
    let theirs = (size.standard_error.powi(2) - more).sqrt();
    near(theirs, 963.9024, 5e-4);
    let size = PopulationSize::new(1880.0, size.estimate, theirs, level);
    near(size.normal.low, 3178.674, 5e-3);
    near(size.normal.high, 8144.370, 5e-3);
    near(size.lognormal.low, 3861.508, 5e-3);
    near(size.lognormal.high, 9096.681, 5e-3);
}
