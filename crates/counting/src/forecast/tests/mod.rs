//! Tests of series, periods, scores and baselines.

mod choose;

use std::path::Path;

use proptest::prelude::*;

use super::score::{mae, mase, pinball, rmsse, scale};
use super::*;
use crate::input::Sheet;

fn read(text: &str) -> Result<Vec<Series>, String> {
    let sheet = Sheet::parse(Path::new("s.csv"), text.as_bytes()).unwrap();
    read_series(&sheet).map_err(|fault| fault.to_string())
}

#[test]
fn three_forms_of_a_sheet_are_one_series() {
    let down = read("period,value\n2019-11,1\n2019-12,2\n2020-01,3\n").unwrap();
    let many = read("month;a;b\n2019M11;1,5;1\n2019M12;2;2\n2020M01;3;3\n").unwrap();
    let across = read("GEO,2019-11,2019-12,2020-01\nx,1,2,3\ny,4,5,6\n").unwrap();
    assert_eq!(down[0].values, [1.0, 2.0, 3.0]);
    assert_eq!(many[0].values, [1.5, 2.0, 3.0]);
    assert_eq!((many[1].name.as_str(), across[1].name.as_str()), ("b", "y"));
    assert_eq!(across[1].values, [4.0, 5.0, 6.0]);
    for series in [&down[0], &many[1], &across[0]] {
        assert_eq!(series.last().to_string(), "2020-01");
        assert_eq!(series.season(), 12);
    }
}

#[test]
fn days_stand_for_weeks_or_months() {
    let weeks = read("date,n\n2019-12-23,1\n2019-12-30,2\n2020-01-06,3\n").unwrap();
    assert_eq!(weeks[0].first.to_string(), "2019-W52");
    assert_eq!(weeks[0].last().to_string(), "2020-W02");
    let months = read("date,n\n2019-12-31,1\n2020-01-31,2\n2020-02-29,3\n").unwrap();
    assert_eq!(months[0].last().to_string(), "2020-02");
}

#[test]
fn a_calendar_of_years_and_months_is_one_series() {
    let months = "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec";
    let text = format!("Year,{months}\n1949,,,1,2,3,4,5,6,7,8,9,10\n1950,11,12,13,,,,,,,,,\n");
    let series = read(&text).unwrap();
    assert_eq!(series.len(), 1);
    assert_eq!((series[0].first.to_string(), series[0].values.len()), ("1949-03".to_owned(), 13));
    assert_eq!(series[0].last().to_string(), "1950-03");
    assert_eq!(series[0].values[10], 11.0);
    let quarters = read("an;T1;T2;T3;T4\n2001;1;2;3;4\n2002;5;6;7;8\n").unwrap();
    assert_eq!(quarters[0].last().to_string(), "2002-Q4");
    let said = |rows: &str| read(&format!("y,Q1,Q2,Q3,Q4\n{rows}")).unwrap_err();
    assert!(said("2001,1,2,3,4\n2003,5,6,7,8\n").starts_with("s.csv:3:1: 2002 is missing"));
    assert!(said("2001,1,,3,4\n").starts_with("s.csv:2:3: no value"));
    assert!(said("2001,,,,\n").contains("no column of values"));
    // Columns that are no whole year are series, each by itself.
    assert_eq!(read("y,Jan,Feb\n2001,1,2\n").unwrap().len(), 2);
}

/// Statistics offices write a year as its first or last day.
#[test]
fn days_stand_for_years_or_quarters_where_they_are_so_far_apart() {
    let ends = |labels: &[&str]| {
        let rows: String = labels.iter().map(|label| format!("{label},1\n")).collect();
        read(&format!("date,n\n{rows}"))
            .map(|series| (series[0].first.to_string(), series[0].last().to_string()))
    };
    let years = ("2000".to_owned(), "2002".to_owned());
    assert_eq!(ends(&["2000-01-01", "2001-01-01", "2002-01-01"]).unwrap(), years);
    assert_eq!(ends(&["2000-12-31", "2001-12-31", "2002-12-31"]).unwrap(), years);
    assert_eq!(ends(&["29/02/2000", "28/02/2001", "28/02/2002"]).unwrap(), years);
    assert_eq!(ends(&["01.04.2000", "01.04.2001", "01.04.2002"]).unwrap(), years);
    let quarters = ("2000-Q3".to_owned(), "2001-Q1".to_owned());
    assert_eq!(ends(&["2000-07-01", "2000-10-01", "2001-01-01"]).unwrap(), quarters);
    assert_eq!(ends(&["2000-09-30", "2000-12-31", "2001-03-31"]).unwrap(), quarters);
    let across = read("GEO,2019-01-01,2020-01-01,2021-01-01\nx,1,2,3\n").unwrap();
    assert_eq!(across[0].last().to_string(), "2021");
    // A year left out is a gap of years, a month left out one of months.
    assert!(ends(&["2000-01-01", "2001-01-01", "2003-01-01"]).unwrap_err().contains("2002 is"));
    let gap = ends(&["2000-01-01", "2000-02-01", "2000-05-01"]).unwrap_err();
    assert!(gap.contains("2000-03 is missing"), "{gap}");
    assert!(ends(&["2000-01-01", "2000-01-01"]).unwrap_err().contains("comes twice"));
    assert!(ends(&["2001-01-01", "2000-01-01"]).unwrap_err().contains("sort the periods"));
}

#[test]
fn every_form_that_a_person_is_told_is_read() {
    let told = read("period,value\nlast year,1\n").unwrap_err();
    for form in PERIOD_FORMS.iter().flat_map(|(_, forms)| *forms) {
        assert!(told.contains(form), "{form}: {told}");
        assert!(read(&format!("period,value\n{form},1\n")).is_ok(), "{form}");
    }
}

#[test]
fn periods_are_read_as_people_write_them() {
    let three = |labels: [&str; 3]| {
        let rows: String = labels.iter().map(|label| format!("{label},1\n")).collect();
        read(&format!("period,value\n{rows}"))
            .map(|series| (series[0].first.to_string(), series[0].last().to_string()))
    };
    let month = |labels| {
        assert_eq!(three(labels).unwrap(), ("1949-01".into(), "1949-03".into()), "{labels:?}");
    };
    month(["Jan 1949", "Feb 1949", "Mar 1949"]);
    month(["January 1949", "FEBRUARY 1949", "March 1949"]);
    month(["janv. 1949", "févr. 1949", "mars 1949"]);
    month(["janvier 1949", "février 1949", "mars 1949"]);
    month(["Jan-1949", "1949 Feb", "1949-Mar"]);
    month(["01/1949", "02/1949", "3/1949"]);
    month(["1949/01", "1949/02", "1949/03"]);
    month(["1949-01-01T00:00:00", "1949-02-01T00:00:00Z", "1949-03-01 00:00"]);
    // Every row is the first of a month in one order only.
    month(["01.01.1949", "01.02.1949", "01.03.1949"]);
    month(["1/1/1949", "1/2/1949", "1/3/1949"]);
    month(["1/1/1949", "2/1/1949", "3/1/1949"]);
    month(["1949/01/01", "1949/02/01", "1949/03/01"]);
    // A day beyond the twelfth decides for the whole column.
    month(["31/01/1949", "28/02/1949", "01/03/1949"]);
    let quarters = ("2000-Q1".to_owned(), "2000-Q3".to_owned());
    assert_eq!(three(["Q1 2000", "Q2 2000", "Q3 2000"]).unwrap(), quarters);
    assert_eq!(three(["T1 2000", "t2 2000", "2000-T3"]).unwrap(), quarters);
    let weeks = ("2020-W01".to_owned(), "2020-W03".to_owned());
    assert_eq!(three(["05/01/2020", "12/01/2020", "19/01/2020"]).unwrap(), weeks);
    let stamped = ["2020-01-05T00:00:00", "2020-01-12T00:00:00", "2020-01-19T00:00:00"];
    assert_eq!(three(stamped).unwrap(), weeks);
    let across = read("GEO,janv. 2020,févr. 2020\nx,1,2\n").unwrap();
    assert_eq!(across[0].last().to_string(), "2020-02");
}

#[test]
fn days_and_dates_of_two_readings_are_refused() {
    let said = |labels: &[&str]| {
        let rows: String = labels.iter().map(|label| format!("{label},1\n")).collect();
        read(&format!("period,value\n{rows}")).unwrap_err()
    };
    let days = "days are not a period this forecasts: add them up by week or month";
    assert_eq!(said(&["2020-01-01", "2020-01-02"]), format!("s.csv:3:1: {days}"));
    assert!(said(&["2020-01-02", "2020-01-01"]).contains(days));
    // Working days, a weekend first.
    assert!(said(&["2020-01-03", "2020-01-06", "2020-01-07"]).contains(days));
    assert!(said(&["31/01/2020", "01/02/2020"]).contains(days));
    let exchanged = said(&["05/01/2020", "05/02/2020"]);
    assert!(exchanged.starts_with("s.csv:2:1: which number is the day"), "{exchanged}");
    // Neither order makes days of all.
    assert!(said(&["31/01/2020", "02/28/2020"]).contains("which number is the day"));
    for label in ["Jan 49", "1/1/49", "32/13/2020", "13/2020", "Q5 2000", "jui 2000", "2019 07"] {
        assert!(said(&[label]).contains("is not a period"), "{label}");
    }
}

#[test]
fn gaps_and_disorder_are_faults_with_their_line() {
    let said = |text: &str| read(text).unwrap_err();
    assert_eq!(
        said("period,value\n2019-01,1\n2019-03,2\n"),
        "s.csv:3:1: 2019-02 is missing: after 2019-01 comes 2019-03; a series must not have gaps"
    );
    assert_eq!(said("period,value\n2019,1\n2019,2\n"), "s.csv:3:1: 2019 comes twice");
    assert!(said("period,value\n2019,1\n2018,2\n").contains("sort the periods"));
    assert!(said("period,value\n2019,1\n2020-Q1,2\n").contains("a quarter where 2019"));
    assert!(said("period,value\n2019,1\n2020,\n").starts_with("s.csv:3:2: no value"));
    assert!(said("period,value\n2019,1\n2020,x\n").contains("\"x\" is not a number"));
    assert!(said("period,value\nlast year,1\n").contains("is not a period"));
    assert!(said("GEO,2019,2021\nx,1,2\n").contains("2020 is missing"));
    assert!(said("period\n2019\n").contains("no column of values"));
    let sheet = Sheet::parse(Path::new("s.csv"), b"period,a,b\n2019,1,2\n").unwrap();
    let chosen = |name| {
        let chosen = choose_series(&sheet, read_series(&sheet).unwrap(), name);
        chosen.map(|it| it.name).map_err(|fault| fault.to_string())
    };
    assert_eq!(chosen(Some("B")).unwrap(), "b");
    assert!(chosen(Some("c")).unwrap_err().contains("no series is called \"c\"; there are a, b"));
    assert!(chosen(None).unwrap_err().contains("name one: a, b"));
}

#[test]
fn labels_are_read_as_written_and_no_other() {
    for label in ["2019", "2019-Q3", "2019-07", "2019-W31", "2020-W53", "0001-12"] {
        assert_eq!(Period::read(label).unwrap().to_string(), label);
    }
    for label in ["2019Q3", "2019M07", "2019W31", "2019 Q3"] {
        assert!(Period::read(label).is_some(), "{label}");
    }
    for label in
        ["", "201", "20190", "2019-13", "2019-Q5", "2019-W00", "2019-W53", "2019x07", "é019"]
    {
        assert_eq!(Period::read(label), None, "{label}");
    }
}

#[test]
fn scores_are_those_of_their_formulas() {
    let sample = [1.0, 3.0, 2.0, 6.0];
    assert_eq!(scale(&sample, 1), Some(7.0 / 3.0));
    assert_eq!(scale(&sample, 2), Some(2.0));
    assert_eq!(scale(&[1.0, 1.0], 1), None);
    assert_eq!(scale(&sample, 4), None);
    assert_eq!(mae(&[1.0, 2.0], &[2.0, 4.0]), Some(1.5));
    assert_eq!(mase(&[1.0, 2.0], &[2.0, 4.0], 3.0), Some(0.5));
    let squares = (2.5_f64 / ((4.0 + 1.0 + 16.0) / 3.0)).sqrt();
    assert_eq!(rmsse(&[1.0, 2.0], &[2.0, 4.0], &sample, 1), Some(squares));
    assert!((pinball(5.0, 3.0, 0.9) - 1.8).abs() < 1e-12);
    assert!((pinball(3.0, 5.0, 0.9) - 0.2).abs() < 1e-12);
}

/// Mean absolute errors of the facts: 12 months after April 2018.
#[test]
fn baselines_have_the_published_errors() {
    let published = [
        ("European Union", 5_253.33, 0.1626, 4_260.42, 0.1319),
        ("Germany", 1_507.08, 0.0702, 2_467.92, 0.1149),
        ("France", 817.50, 0.8903, 1_559.58, 1.6985),
    ];
    for (name, naive_mae, naive_mase, seasonal_mae, seasonal_mase) in published {
        let series = samples::series(name);
        let (sample, truth) = series.values.split_at(76);
        let scale = scale(sample, 12).unwrap();
        let points = |prediction: Prediction| -> Vec<f64> {
            prediction.steps.iter().map(|step| step.point).collect()
        };
        for (points, wanted, scaled) in [
            (points(naive(sample, 12).unwrap()), naive_mae, naive_mase),
            (points(seasonal_naive(sample, 12, 12).unwrap()), seasonal_mae, seasonal_mase),
        ] {
            assert!((mae(truth, &points).unwrap() - wanted).abs() <= 0.005, "{name}");
            assert!((mase(truth, &points, scale).unwrap() - scaled).abs() <= 0.000_05, "{name}");
        }
    }
}

#[test]
fn baselines_widen_as_they_should() {
    let values = [1.0, 4.0, 2.0, 6.0, 3.0, 8.0];
    let deviation = |step: &Step| match &step.spread {
        Spread::Normal { deviation, .. } => *deviation,
        Spread::Drawn(_) | Spread::Mean(_) => panic!("normal"),
    };
    let steps = naive(&values, 4).unwrap().steps;
    assert!((deviation(&steps[3]) / deviation(&steps[0]) - 2.0).abs() < 1e-12);
    let steps = seasonal_naive(&values, 2, 4).unwrap().steps;
    assert_eq!(steps.iter().map(|it| it.point).collect::<Vec<_>>(), [3.0, 8.0, 3.0, 8.0]);
    assert!((deviation(&steps[2]) / deviation(&steps[1]) - 2.0_f64.sqrt()).abs() < 1e-12);
    let steps = drift(&values, 2).unwrap().steps;
    assert!((steps[1].point - (8.0 + 2.0 * 7.0 / 5.0)).abs() < 1e-12);
    assert!(naive(&values[..2], 1).is_err() && seasonal_naive(&values, 4, 1).is_err());
}

proptest! {
    #[test]
    fn periods_count_on_and_read_back(start in 0_i64..200_000, step in -3_000_i64..3_000) {
        for first in ["1", "1-Q1", "1-01", "1-W01"] {
            let first = Period::read(&format!("000{first}")).unwrap();
            let period = first.later(start % 9_000 + 3_000);
            let other = period.later(step);
            prop_assert_eq!(other.since(period), Some(step));
            if let Some(again) = Period::read(&other.to_string()) {
                prop_assert_eq!(again, other);
            }
        }
    }

    #[test]
    fn quantiles_rise_with_their_share(
        mean in -5.0..5.0_f64, deviation in 0.01..3.0_f64, a in 0.01..0.99_f64, b in 0.01..0.99_f64,
    ) {
        for on in [Transform::Level, Transform::Log] {
            let spread = Spread::Normal { mean, deviation, on };
            let mixed = Spread::Mean(vec![spread.clone(), Spread::Drawn(vec![1.0, 2.0, 5.0])]);
            for spread in [spread, mixed] {
                prop_assert!(spread.quantile(a.min(b)) <= spread.quantile(a.max(b)));
            }
        }
    }

    #[test]
    fn any_sheet_is_read_or_refused(text in "[a-z0-9,;\\-\nWQ]{1,200}") {
        if let Ok(sheet) = Sheet::parse(Path::new("any"), text.as_bytes())
            && let Ok(all) = read_series(&sheet)
        {
            for series in all {
                prop_assert!(series.values.iter().all(|value| value.is_finite()));
            }
        }
    }
}
