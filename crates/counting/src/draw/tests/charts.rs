//! Tests of the fan chart and the control chart.

use proptest::prelude::*;

use super::super::plane::Plane;
use super::super::ticks::ticks;
use super::super::*;
use crate::forecast::alarm::{On, Watch, watch};
use crate::forecast::{Period, Question, Series, forecast};

fn series(values: usize) -> Series {
    let values = (0..values).map(|t| 5_000.0 + 900.0 * (t % 4) as f64 + (t * t * 17 % 501) as f64);
    let first = Period::read("2012-Q1").unwrap();
    Series { name: "North & <South>".to_owned(), first, values: values.collect() }
}

/// A whole picture that stands alone, with words for whoever hears it.
fn stands_alone(svg: &str) {
    assert!(super::well_formed(svg));
    assert_eq!(svg.matches('<').count(), svg.matches('>').count());
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert!(svg.matches('"').count().is_multiple_of(2));
    for banned in ["NaN", "inf", "<script", "http://www.w3.org/1999"] {
        assert!(!svg.contains(banned), "{banned}");
    }
    for wanted in ["role=\"img\"", "-title\">", "<desc id=\""] {
        assert!(svg.contains(wanted), "{wanted}");
    }
}

#[test]
fn the_fan_says_in_words_what_it_shows() {
    let series = series(40);
    for horizon in [1, 4] {
        let asked = Question { horizon, levels: vec![0.8, 0.95], seed: 1 };
        let forecast = forecast(&series, &asked).unwrap();
        let svg = fan_chart(&series, &forecast, &FanWords::english("fan", &series, &forecast));
        stands_alone(&svg);
        assert!(svg.contains("North &amp; &lt;South&gt;"));
        assert!(svg.contains("with 95 %") && svg.contains("holds 80 %"));
        assert_eq!(svg.matches("<polygon").count(), 4);
        assert_eq!(svg.matches("<circle").count(), forecast.backtest.times + 1);
    }
}

#[test]
fn the_chart_of_an_alarm_shows_every_period_in_alarm() {
    let mut series = series(40);
    for value in series.values.iter_mut().skip(30) {
        *value *= 4.0;
    }
    let by = Watch { on: On::Log, in_control: 20, ..Watch::default() };
    let alarm = watch(&series, &by).unwrap();
    let svg = control_chart(&alarm, &ControlWords::english("alarm", &alarm));
    stands_alone(&svg);
    let alarms = alarm.watched.iter().filter(|it| it.above > 5.0 || it.below > 5.0).count();
    // A sign a period above and one a run below, one shaded part, three signs of the legend.
    let signs = alarms + alarm.episodes.len();
    assert_eq!(svg.matches("<polygon").count(), signs + 4);
    assert!(svg.contains(", cut at 15"));
    assert!(svg.contains("alarm in 2019-Q"));
}

#[test]
fn ticks_are_round() {
    assert_eq!(ticks(0.0, 103.0, 5), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
    assert_eq!(ticks(0.0, 267.0, 5), [0.0, 50.0, 100.0, 150.0, 200.0, 250.0]);
    assert_eq!(ticks(0.0, 0.9, 4), [0.0, 0.5]);
    assert_eq!(ticks(-7.0, 12.0, 4), [-5.0, 0.0, 5.0, 10.0]);
}

proptest! {
    #[test]
    fn points_stay_in_the_frame(
        values in prop::collection::vec(-1e12..1e12_f64, 2..50), wanted in 1_usize..9,
    ) {
        let along = (0.0, values.len() as f64 - 1.0);
        let plane = Plane::around((40.0, 20.0, 400.0, 200.0), along, values.iter().copied());
        for (x, y) in plane.points(0, &values) {
            prop_assert!((40.0..=400.000_001).contains(&x) && (20.0..=200.0).contains(&y));
        }
        let ticks = ticks(plane.up.0, plane.up.1, wanted);
        prop_assert!(!ticks.is_empty() && ticks.len() <= 3 * wanted + 1);
        prop_assert!(ticks.iter().all(|it| *it >= plane.up.0 - 1e-3 && *it <= plane.up.1 * 1.001 + 1e-3));
    }
}
