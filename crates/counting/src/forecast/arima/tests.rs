//! Tests of ARIMA models against the figures of R's `forecast`, the likelihood by its covariance
//! matrix, and what must hold for every order.

use nalgebra::{DMatrix, DVector};
use proptest::prelude::*;

use super::super::samples;
use super::super::score::mae;
use super::super::series::Unfit;
use super::super::transform::Transform;
use super::autocovariance::{autocovariances, responses};
use super::difference::{differenced, integrated};
use super::filter::filter;
use super::parameters::Parts;
use super::*;

const AIRLINE: Order = Order::plain((0, 1, 1)).seasonal((0, 1, 1), 12);

/// Mean absolute errors over the 12 months after April 2018.
#[test]
fn the_airline_model_on_logarithms_has_the_published_errors() {
    for (name, wanted) in [("European Union", 6_748.68), ("Germany", 2_122.90), ("France", 582.15)]
    {
        let series = samples::series(name);
        let (sample, truth) = series.values.split_at(76);
        let fit = fit(AIRLINE, Transform::Log, sample).unwrap();
        let points: Vec<f64> = fit.predict(12).steps.iter().map(|step| step.point).collect();
        let found = mae(truth, &points).unwrap();
        assert!((found / wanted - 1.0).abs() < 0.001, "{name}: {found} {wanted}");
    }
}

#[test]
fn the_filter_gives_the_likelihood_of_the_covariance_matrix() {
    let values = &samples::series("Sweden").values[..40];
    let order = Order::plain((2, 0, 1)).seasonal((1, 0, 1), 4);
    for free in [[0.3, -0.4, 0.5, 0.2, 0.6], [1.5, -0.9, -1.2, 0.9, -2.0]] {
        let model = Parts::read(order, &free, 1.0).multiply(4);
        let gamma = autocovariances(&model, 40).unwrap();
        let whole = DMatrix::from_fn(40, 40, |i, j| gamma[i.abs_diff(j)]);
        let root = whole.cholesky().unwrap();
        let values = DVector::from_column_slice(values);
        let squares = values.dot(&root.solve(&values));
        let logs = 2.0 * root.l().diagonal().map(f64::ln).sum();
        let found = filter(&model, values.as_slice()).unwrap();
        assert!((found.squares / squares - 1.0).abs() < 1e-9);
        assert!((found.logs - logs).abs() < 1e-9);
    }
}

#[test]
fn an_autoregression_is_found_again() {
    // y_t = 5 + 0.7 (y_(t-1) - 5) + e, with errors that repeat without a pattern a model could use.
    let errors =
        |t: u32| (f64::from(t * t % 101) / 50.0 - 1.0) + (f64::from(t * 7 % 13) / 6.0 - 1.0);
    let values: Vec<f64> = (1..300_u32)
        .scan(5.0, |before, t| {
            *before = 5.0 + 0.7 * (*before - 5.0) + errors(t);
            Some(*before)
        })
        .collect();
    let order = Order { mean: true, ..Order::plain((1, 0, 0)) };
    let fit = fit(order, Transform::Level, &values).unwrap();
    assert!((fit.ar[0] - 0.7).abs() < 0.1, "{}", fit.ar[0]);
    assert!((fit.mean - 5.0).abs() < 0.5, "{}", fit.mean);
    let far = &fit.predict(60).steps[59];
    assert!((far.point - fit.mean).abs() < 1e-6);
}

#[test]
fn a_random_walk_is_naive() {
    let values = &samples::series("Germany").values;
    let fit = fit(Order::plain((0, 1, 0)), Transform::Level, values).unwrap();
    let steps = fit.predict(9).steps;
    let naive = super::super::naive(values, 9).unwrap().steps;
    for (own, other) in steps.iter().zip(&naive) {
        assert!((own.point - other.point).abs() < 1e-6);
        let (own, other) = (own.interval(0.8), other.interval(0.8));
        assert!((own.high / other.high - 1.0).abs() < 1e-9);
    }
}

#[test]
fn seasons_and_walks_are_differenced() {
    let wave = |t: usize| [0.0, 5.0, 9.0, 2.0][t % 4] + (t * t % 7) as f64 * 0.1;
    let seasonal: Vec<f64> = (0..60).map(wave).collect();
    assert_eq!(differences(&seasonal, 4), Differences { plain: 0, seasonal: 1 });
    let climbing: Vec<f64> =
        (0..60).map(|t| wave(0) + 3.0 * t as f64 + (t * t % 5) as f64).collect();
    assert_eq!(differences(&climbing, 1), Differences { plain: 1, seasonal: 0 });
    let level: Vec<f64> = (0..60).map(|t| (t * t % 11) as f64).collect();
    assert_eq!(differences(&level, 1), Differences { plain: 0, seasonal: 0 });
}

#[test]
fn the_best_order_is_no_worse_than_simple_ones() {
    let sample = samples::series("France").until(76).to_vec();
    let best = best(&sample, 12, Transform::Log).unwrap();
    let same = |p, q, sp, sq| Order { p, q, sp, sq, mean: false, ..best.order };
    for order in [same(0, 0, 0, 0), same(2, 2, 1, 1), same(1, 0, 1, 0), same(0, 1, 0, 1)] {
        assert!(best.aicc <= fit(order, Transform::Log, &sample).unwrap().aicc + 1e-9, "{order}");
    }
}

#[test]
fn what_cannot_be_fitted_is_said() {
    assert!(matches!(
        fit(AIRLINE, Transform::Log, &[1.0, 2.0, 3.0]),
        Err(Unfit::TooShort { needs: 20, .. })
    ));
    let mut values = samples::series("France").values;
    values[7] = -1.0;
    assert_eq!(fit(AIRLINE, Transform::Log, &values).unwrap_err(), Unfit::NotPositive);
    assert!(fit(AIRLINE, Transform::Level, &values).is_ok());
    assert_eq!(fit(AIRLINE, Transform::Level, &[3.0; 40]).unwrap_err(), Unfit::Constant(40));
    // A straight line has differences that are all the same.
    let line: Vec<f64> = (0..40).map(f64::from).collect();
    assert!(fit(Order::plain((0, 1, 1)), Transform::Level, &line).is_err());
}

#[test]
fn orders_are_written_as_the_field_writes_them() {
    assert_eq!(AIRLINE.to_string(), "ARIMA(0,1,1)(0,1,1)12");
    let drift = Order { mean: true, ..Order::plain((2, 1, 0)) };
    assert_eq!(drift.to_string(), "ARIMA(2,1,0) with drift");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn differences_are_undone(
        values in prop::collection::vec(-50.0..50.0_f64, 30..40),
        d in 0_usize..3, sd in 0_usize..2,
    ) {
        let order = Order::plain((0, d, 0)).seasonal((0, sd, 0), 4);
        let (known, rest) = values.split_at(20);
        let all = differenced(&values, order);
        prop_assert_eq!(all.len(), values.len() - order.lost());
        let again = integrated(known, order, &all[20 - order.lost()..]);
        for (again, value) in again.iter().zip(rest) {
            prop_assert!((again - value).abs() < 1e-6);
        }
    }

    #[test]
    fn any_numbers_stand_for_a_model_that_forgets(
        free in prop::collection::vec(-2.0..2.0_f64, 6),
    ) {
        let order = Order::plain((2, 0, 2)).seasonal((1, 0, 1), 4);
        let model = Parts::read(order, &free, 1.0).multiply(4);
        let psi = responses(&model.ar, &model.ma, 60_000);
        prop_assert!(psi.last().unwrap().abs() < 1.0);
        prop_assert!(psi.iter().all(|it| it.is_finite()));
    }
}
