//! Models with covariates against R: made-up people whose likelihood was maximised by another program
//! (`tests/data/one_covariates.R` makes the tables and prints the figures).

use super::*;

/// What R found: the coefficients, the standard error of the first, the log-likelihood, the number with
/// its standard error, and how many of them are men.
struct Found {
    model: &'static str,
    table: &'static str,
    coefficients: &'static [f64],
    error: f64,
    log_likelihood: f64,
    number: (f64, f64),
    men: f64,
}

const FOUND: [Found; 6] = [
    Found {
        model: "ztpoisson",
        table: "one_poisson.csv",
        coefficients: &[-1.333_799, 0.379_821, 0.569_778, 0.043_623, -0.044_580],
        error: 0.176_950,
        log_likelihood: -1_172.482_56,
        number: (5_889.674, 289.560_6),
        men: 4_147.574,
    },
    Found {
        model: "oiztpoisson",
        table: "one_inflated.csv",
        coefficients: &[0.034_030, 0.392_319, 0.367_639, -0.270_567, -0.039_304, -0.200_348],
        error: 0.102_280,
        log_likelihood: -2_323.968_70,
        number: (3_201.552, 57.430_0),
        men: 2_326.285,
    },
    Found {
        model: "ztoipoisson",
        table: "one_inflated.csv",
        coefficients: &[-0.038_552, 0.444_753, 0.416_542, -0.357_043, -0.043_438, 0.020_494],
        error: 0.120_366,
        log_likelihood: -2_327.373_75,
        number: (3_930.020, 121.149_9),
        men: 2_735.398,
    },
    Found {
        model: "ztgeom",
        table: "one_geometric.csv",
        coefficients: &[-1.322_944, 0.509_590, 0.600_522, -0.346_924, -0.061_975],
        error: 0.161_636,
        log_likelihood: -1_512.484_38,
        number: (6_359.309, 318.315_9),
        men: 4_417.343,
    },
    Found {
        model: "oiztgeom",
        table: "one_inflated.csv",
        coefficients: &[-0.887_183, 0.479_914, 0.449_856, -0.306_015, -0.048_413, -1.787_099],
        error: 0.129_597,
        log_likelihood: -2_313.671_49,
        number: (6_070.384, 372.232_5),
        men: 4_265.867,
    },
    Found {
        model: "ztoigeom",
        table: "one_inflated.csv",
        coefficients: &[-0.989_090, 0.555_194, 0.523_986, -0.392_608, -0.055_434, -0.927_040],
        error: 0.147_626,
        log_likelihood: -2_316.052_62,
        number: (8_307.834, 416.125_9),
        men: 5_523.184,
    },
];

fn people(table: &str) -> People {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(table);
    let covariates = ["sex", "origin", "years"].map(str::to_owned);
    People::from_sheet(&Sheet::read(&file).unwrap(), &covariates, &[]).unwrap()
}

#[test]
fn every_model_with_covariates_is_that_of_r() {
    for found in &FOUND {
        let model = Model::by_code(found.model);
        let answer = estimate(&people(found.table), model, Level::default()).unwrap();
        let fit = answer.chosen.fit.unwrap();
        assert_eq!(fit.coefficients.len(), found.coefficients.len(), "{}", found.model);
        for (ours, theirs) in fit.coefficients.iter().zip(found.coefficients) {
            near(ours.estimate, *theirs, 5e-5);
        }
        near(fit.coefficients[0].standard_error, found.error, 5e-5);
        near(fit.log_likelihood, found.log_likelihood, 1e-4);
        near(fit.size.estimate, found.number.0, 0.2);
        near(fit.size.standard_error, found.number.1, 0.05);
        let men = fit.shares.iter().find(|share| share.level == "m").unwrap();
        near(men.size.estimate, found.men, 0.2);
    }
}

#[test]
fn the_model_that_made_the_people_is_taken_and_finds_how_many_there_are() {
    for (table, model) in [("one_inflated.csv", "oiztgeom"), ("one_geometric.csv", "ztgeom")] {
        let answer = estimate(&people(table), None, Level::default()).unwrap();
        assert_eq!(answer.chosen.model.code(), model);
        assert!(answer.chosen.fit.unwrap().size.lognormal.holds(6_000.0), "{table}");
    }
}
