//! Tests of the choice by back-test and of the calibration of intervals.

use super::super::samples;
use super::super::*;

fn question(horizon: usize) -> Question {
    Question { horizon, levels: vec![0.95, 0.8], seed: 1 }
}

/// The latest values of a series, so that a test does not ask at too many times.
fn latest(name: &str, values: usize) -> Series {
    let series = samples::series(name);
    let past = series.values.len() - values;
    Series { first: series.period(past), values: series.values[past..].to_vec(), ..series }
}

fn quarters(values: &[f64]) -> Series {
    let first = Period::read("2010-Q1").unwrap();
    Series { name: "made up".to_owned(), first, values: values.to_vec() }
}

#[test]
fn calibrated_intervals_hold_what_they_say_on_the_past() {
    for (name, horizon) in [("European Union", 3), ("France", 3)] {
        let forecast = forecast(&latest(name, 80), &question(horizon)).unwrap();
        assert_eq!(forecast.coverage.len(), 2);
        for it in &forecast.coverage {
            assert!((it.after - it.level).abs() <= 0.02, "{name} {it:?}");
        }
        let inner_in_outer = forecast.ahead.iter().all(|it| {
            let (inner, outer) = (it.intervals[0], it.intervals[1]);
            outer.low <= inner.low && inner.high <= outer.high && inner.low >= 0.0
        });
        assert!(inner_in_outer);
        assert!(forecast.ahead[horizon - 1].period.to_string().starts_with("2019-0"));
        let at_the_time = forecast.at_the_time.as_ref().unwrap();
        assert!(at_the_time.coverage.iter().all(|(level, held)| held - level > -0.05));
    }
}

#[test]
fn the_method_chosen_has_the_smallest_error() {
    let forecast = forecast(&latest("France", 56), &question(3)).unwrap();
    let rows = &forecast.backtest.rows;
    assert_eq!(rows.len(), 9);
    assert_eq!(rows[0].method, forecast.method);
    let mase = |row: &Row| row.errors.as_ref().map_or(f64::INFINITY, |it| it.mase);
    assert!(rows.windows(2).all(|pair| mase(&pair[0]) <= mase(&pair[1])));
    assert_eq!(forecast.backtest.one_ahead.len(), forecast.backtest.times);
    assert!(forecast.at_the_time.as_ref().unwrap().times >= 8);
    let text = forecast.text();
    for part in ["France: the next 3 months after 2019-04", "<- chosen", "2019-07", "with 95 %"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

/// The errors of the naive method, counted by hand over the same times.
#[test]
fn the_table_says_what_the_naive_method_did() {
    let series = latest("Germany", 54);
    let forecast = forecast(&series, &question(2)).unwrap();
    let naive = forecast.backtest.rows.iter().find(|row| row.method == Method::Naive).unwrap();
    let mut errors = Vec::new();
    for known in 36..=52 {
        for ahead in 0..2 {
            errors.push((series.values[known + ahead] - series.values[known - 1]).abs());
        }
    }
    assert_eq!(forecast.backtest.times, 17);
    let wanted = errors.iter().sum::<f64>() / errors.len() as f64;
    assert!((naive.errors.as_ref().unwrap().mae - wanted).abs() < 1e-9);
}

#[test]
fn a_level_that_the_back_test_cannot_tell_is_said() {
    let levels = vec![0.8, 0.99, 0.999];
    let asked = Question { levels, ..question(1) };
    let values: Vec<f64> = (0..60_u32).map(|t| 900.0 + f64::from(t * t * 37 % 211)).collect();
    let first = Period::read("1871").unwrap();
    let forecast = forecast(&Series { name: "river".to_owned(), first, values }, &asked).unwrap();
    let [low, high, highest] = forecast.ahead[0].intervals[..] else { panic!("three levels") };
    assert!(highest.low < high.low && highest.high > high.high, "{high:?} {highest:?}");
    assert!(low.high < high.high);
    assert_eq!(forecast.warnings.len(), 2, "{:?}", forecast.warnings);
    assert!(forecast.warnings[1].to_string().contains("cannot tell an interval of 99.9 %"));
    let told = forecast.warnings[1].told();
    assert!(crate::told::CAUTIONS.contains(&told.key), "{told:?}");
    assert_eq!(told.values[1], ("level", crate::told::Value::Share(0.999)));
    assert!(forecast.text().contains("Take care"), "{}", forecast.text());
    let json = serde_json::to_value(&forecast).unwrap();
    assert!(json["warnings"][0].as_str().unwrap().contains("errors"), "{json}");
}

#[test]
fn a_season_that_repeats_is_found() {
    let values: Vec<f64> = (0..44)
        .map(|t| [100.0, 160.0, 220.0, 130.0][t % 4] + (t * t * 7 % 11) as f64 + t as f64)
        .collect();
    let forecast = forecast(&quarters(&values), &question(4)).unwrap();
    for (ahead, it) in forecast.ahead.iter().enumerate() {
        let wanted = [100.0, 160.0, 220.0, 130.0][ahead % 4] + 5.0 + 44.0 + ahead as f64;
        assert!((it.point - wanted).abs() < 12.0, "{} {wanted}", it.point);
    }
    assert_eq!(forecast.ahead[0].period.to_string(), "2021-Q1");
}

#[test]
fn the_past_does_not_know_the_future() {
    // Values after the last time asked change nothing of what was said before.
    let series = latest("Belgium", 50);
    let mut other = series.clone();
    other.values[49] *= 3.0;
    let (one, two) = (forecast(&series, &question(1)), forecast(&other, &question(1)));
    let (one, two) = (one.unwrap().backtest, two.unwrap().backtest);
    let naive = |it: &BackTest| {
        it.rows.iter().find(|row| row.method == Method::Naive).and_then(|row| row.errors.clone())
    };
    assert_ne!(naive(&one), naive(&two));
    assert_eq!(one.times, two.times);
    let same = one.one_ahead.iter().zip(&two.one_ahead).filter(|(a, b)| a.truth == b.truth);
    assert_eq!(same.count(), one.times - 1);
}

#[test]
fn a_seed_gives_the_same_answer_again() {
    let series = latest("Sweden", 46);
    assert_eq!(forecast(&series, &question(1)), forecast(&series, &question(1)));
}

#[test]
fn zeros_and_negative_values_do_without_logarithms() {
    let values: Vec<f64> = (0..40_u32).map(|t| f64::from(t * t * 7 % 13) - 3.0).collect();
    let forecast = forecast(&quarters(&values), &question(2)).unwrap();
    let log = forecast.backtest.rows.iter().find(|row| row.method == Method::LogArima).unwrap();
    assert_eq!((&log.errors, &log.unfit), (&None, &Some(Unfit::NotPositive)));
    assert!(forecast.text().contains("no logarithm"));
}

#[test]
fn what_cannot_be_forecast_is_said() {
    let said =
        |series: &Series, question: &Question| forecast(series, question).unwrap_err().to_string();
    let series = latest("France", 40);
    assert!(said(&series, &question(12)).starts_with("40 values are too few: a back-test"));
    assert!(said(&series, &question(0)).contains("the horizon is 1 to 120"));
    let wrong = Question { levels: vec![95.0], ..question(1) };
    assert!(said(&series, &wrong).contains("a level is a probability"));
    assert!(said(&quarters(&[7.0; 40]), &question(1)).contains("all 40 values are the same"));
    // Constant for a long time, and then not: no scale of errors at most times.
    let mut late = [7.0; 40];
    late[38] = 9.0;
    let told = said(&quarters(&late), &question(1));
    assert!(
        told.starts_with("each of the first 38 values is the same as the one 4 periods"),
        "{told}"
    );
    // Every season alike, and not constant at all.
    let alike: Vec<f64> = (0..40_u32).map(|t| f64::from(t % 4)).collect();
    let told = said(&quarters(&alike), &question(1));
    assert!(
        told.starts_with("each of the first 39 values is the same as the one 4 periods"),
        "{told}"
    );
    assert!(said(&quarters(&[7.0]), &question(1)).starts_with("1 values are too few"));
}

#[test]
fn numbers_are_written_for_people() {
    for (value, text) in [
        (1_234_567.8, "1,234,568"),
        (-1_234.0, "-1,234"),
        (12.34, "12.3"),
        (0.25, "0.250"),
        (0.012_3, "0.01230"),
        (0.004_321_6, "0.004322"),
        (4.321_6e-7, "4.322e-7"),
        (0.0, "0"),
        (-0.000_01, "-1.000e-5"),
        (999.6, "1,000"),
    ] {
        assert_eq!(words::number(value), text);
    }
    assert_eq!((words::percent(0.8).as_str(), words::percent(0.956).as_str()), ("80 %", "95.6 %"));
}

#[test]
fn rates_are_forecast_with_their_digits() {
    let series = latest("France", 46);
    for (by, none) in [(1e7, " 0.001 "), (1e12, "0.000")] {
        let values = series.values.iter().map(|value| value / by).collect();
        let forecast = forecast(&Series { values, ..series.clone() }, &question(1)).unwrap();
        let (text, csv) = (forecast.text(), forecast.csv());
        let point = forecast.ahead[0].point;
        assert!(text.contains(&words::number(point)) && !text.contains(none), "{text}");
        let cell = csv.lines().nth(1).unwrap().split(',').nth(1).unwrap();
        let read: f64 = cell.parse().unwrap();
        assert!((read / point - 1.0).abs() < 5e-4, "{csv}");
    }
}

/// A weekly series has a season too long for coefficients of its own, and is done all the same.
#[test]
fn weeks_are_forecast() {
    let season = |t: usize| (t as f64 / 52.0 * std::f64::consts::TAU).sin();
    let values = (0..176).map(|t| 1_000.0 + 300.0 * season(t) + (t * t * 37 % 83) as f64);
    let first = Period::read("2016-W01").unwrap();
    let series = Series { name: "weekly".to_owned(), first, values: values.collect() };
    let forecast = forecast(&series, &question(2)).unwrap();
    let wanted = 1_000.0 + 300.0 * season(177) + 41.0;
    assert!((forecast.ahead[1].point - wanted).abs() < 120.0, "{}", forecast.ahead[1].point);
}
