//! Figures that others publish or compute: the example of the R package `uncounted`, and R itself
//! (`tests/data/ratio.R` makes the tables and prints the figures).

use super::super::design::Design;
use super::super::fit::Fitted;
use super::*;

fn ask(offset: Offset) -> Request {
    Request { offset, ..Request::default() }
}

fn said(groups: &Groups, offset: Offset, estimator: Estimator) -> Estimated {
    estimate(groups, &ask(offset)).unwrap().of(estimator).unwrap().clone()
}

#[test]
fn the_published_example_of_uncounted_by_least_squares() {
    let groups = table("ratio_simple.csv", &[]);
    assert_eq!(groups.sum(|row| row.observed), 777);
    let said = said(&groups, Offset::fixed(0.01).unwrap(), Estimator::Logs);
    let [alpha, beta] = said.coefficients.as_slice() else { panic!("{said:?}") };
    near(alpha.estimate, 0.647_108, 5e-7);
    near(alpha.standard_error, 0.082_283, 5e-7);
    near(beta.estimate, 1.374_506, 6e-7);
    near(beta.standard_error, 0.300_282, 6e-7);
    near(said.size.plug_in, 36_563.0, 0.5);
    near(said.size.total, 33_187.0, 0.5);
    near(said.size.interval.low, 6_271.0, 0.5);
    near(said.size.interval.high, 175_626.0, 1.5);
}

#[test]
fn the_published_example_of_uncounted_by_poisson() {
    let groups = table("ratio_simple.csv", &[]);
    // At the offset that it prints, where its search ended: below the maximum of the likelihood, and a
    // little beside what R finds at that offset.
    let printed = said(&groups, Offset::fixed(0.337_767).unwrap(), Estimator::Poisson);
    near(printed.coefficients[0].estimate, 0.5598, 2e-4);
    near(printed.coefficients[0].estimate, 0.559_988_089, 1e-7);
    near(printed.coefficients[1].estimate, 3.113_112, 3e-3);
    near(printed.coefficients[1].estimate, 3.115_165_332_2, 1e-6);
    near(printed.log_likelihood.unwrap(), -134.08, 0.005);
    near(printed.size.plug_in, 14_853.0, 30.0);
    // With bounds on the exponents it prints the maximum: -133.7, 0.5571, 0.9745, 14,447.
    let found = said(&groups, Offset::Estimated, Estimator::Poisson);
    near(found.log_likelihood.unwrap(), -133.7, 0.005);
    near(found.coefficients[0].estimate, 0.5571, 5e-5);
    near(found.coefficients[1].estimate, 0.9745, 5e-5);
    near(found.size.plug_in, 14_447.0, 0.5);
    assert!(found.offset < 1e-4, "{}", found.offset);
}

#[test]
fn poisson_is_that_of_r() {
    let said = said(&table("ratio_simple.csv", &[]), Offset::None, Estimator::Poisson);
    near(said.coefficients[0].estimate, 0.557_109_197_3, 1e-7);
    near(said.coefficients[1].estimate, 0.974_511_612_8, 1e-7);
    near(said.log_likelihood.unwrap(), -133.696_795_2, 1e-6);
    near(said.coefficients[0].standard_error, 0.062_585_305_72, 1e-7);
    near(said.coefficients[1].standard_error, 0.215_977_399_4, 1e-7);
}

#[test]
fn the_correction_of_bias_takes_the_variance_of_the_estimator() {
    let groups = table("ratio_simple.csv", &[]);
    let design = Design::of(&groups, Offset::None).unwrap();
    let fitted = Fitted::new(&design, Estimator::Poisson).unwrap();
    near(fitted.model[(0, 0)].sqrt(), 0.059_354_999_81, 1e-7);
}

#[test]
fn exponents_by_sex_and_a_searched_offset_are_those_of_r() {
    let groups = table("ratio_sexes.csv", &["sex"]);
    let card = estimate(&groups, &Request::default()).unwrap();
    let nb = card.of(Estimator::NegativeBinomial).unwrap();
    near(nb.log_likelihood.unwrap(), -466.759_576_3, 1e-5);
    let estimates =
        |said: &Estimated| -> Vec<f64> { said.coefficients.iter().map(|it| it.estimate).collect() };
    let wanted = [0.572_330_215_5, 0.107_710_941, 0.357_833_882];
    for (found, wanted) in estimates(nb).into_iter().zip(wanted) {
        near(found, wanted, 2e-5);
    }
    near(nb.shape.unwrap(), 1.928_982_815, 1e-3);
    near(nb.offset, 0.000_383_875, 2e-6);
    near(nb.size.plug_in, 23_709.89, 5.0);
    let poisson = card.of(Estimator::Poisson).unwrap();
    near(poisson.log_likelihood.unwrap(), -1_249.988_672, 1e-5);
    let wanted = [0.607_011_277_1, 0.087_252_503_6, 0.478_720_776];
    for (found, wanted) in estimates(poisson).into_iter().zip(wanted) {
        near(found, wanted, 2e-5);
    }
    near(poisson.offset, 0.008_112_549, 2e-6);
}

#[test]
fn least_squares_on_counts_is_that_of_r() {
    let groups = table("ratio_sexes.csv", &["sex"]);
    let offset = Offset::fixed(0.002).unwrap();
    let squares = said(&groups, offset, Estimator::Squares);
    let wanted = [0.531_689_135_9, 0.066_243_447_98, 0.210_782_851_7];
    for (found, wanted) in squares.coefficients.iter().zip(wanted) {
        near(found.estimate, wanted, 1e-6);
    }
    near(squares.coefficients[0].standard_error, 0.126_511_359_4, 1e-6);
    let design = Design::of(&groups, offset).unwrap();
    let fitted = Fitted::new(&design, Estimator::Squares).unwrap();
    near(2.0 * fitted.place.value, 176_027.410_5, 1e-3);
    near(fitted.model[(0, 0)].sqrt(), 0.025_811_407_49, 1e-7);
    let poisson = said(&groups, offset, Estimator::Poisson);
    near(poisson.log_likelihood.unwrap(), -1_275.246_21, 1e-4);
}
