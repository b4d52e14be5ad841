//! `havre count forecast` and `alarm`: answers that are a contract, and bad input that is told.

use serde_json::json;

use super::{Folder, golden};

/// A folder with a yearly series that grows, and some that cannot be used.
fn folder(name: &str) -> Folder {
    let folder = Folder::new(&format!("forecast-{name}"));
    let yearly: String =
        (0..24).map(|it| format!("{},{}\n", 1990 + it, 100 + 10 * it + it * it * 7 % 5)).collect();
    folder.write("yearly.csv", &format!("period,value\n{yearly}"));
    folder.write("one.csv", "period,value\n2019,5\n");
    folder.write("gap.csv", "period,value\n2019-01,1\n2019-03,2\n");
    folder.write("word.csv", "period,value\n2019,1\n2020,many\n");
    folder.write("two.csv", "period,a,b\n2019,1,2\n2020,1,2\n");
    let seasons: String =
        (0..40).map(|it| format!("{}-Q{},{}\n", 2000 + it / 4, it % 4 + 1, it % 4)).collect();
    folder.write("seasons.csv", &format!("period,value\n{seasons}"));
    folder
}

#[test]
fn a_forecast_comes_with_its_back_test() {
    let folder = folder("yearly");
    let answer = folder.json("count forecast yearly.csv --level 0.8 --svg f.svg");
    assert_eq!((&answer["command"], &answer["values"]), (&json!("forecast"), &json!(24)));
    let ahead = answer["ahead"].as_array().unwrap();
    let periods: Vec<&str> = ahead.iter().map(|it| it["period"].as_str().unwrap()).collect();
    assert_eq!(periods, ["2014", "2015", "2016"]);
    for (it, wanted) in ahead.iter().zip([340.0, 350.0, 360.0]) {
        let point = it["point"].as_f64().unwrap();
        assert!((point - wanted).abs() < 12.0, "{point} for {wanted}");
        let interval = &it["intervals"][0];
        assert!(interval["low"].as_f64().unwrap() <= point);
        assert!(interval["high"].as_f64().unwrap() >= point);
    }
    let rows = answer["backtest"]["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["method"]), (9, &answer["method"]), "the best comes first");
    assert_eq!(answer, folder.json("count forecast yearly.csv --level 0.8"), "the same again");
    let text = folder.good("count forecast yearly.csv --horizon 1 --svg f.svg");
    assert!(text.starts_with("value: the next 1 year after 2013\n"), "{text}");
    assert!(text.contains("Back-test: every method was asked at"), "{text}");
    assert!(folder.read("f.svg").starts_with("<svg"));
}

#[test]
fn the_alarm_of_the_published_series_is_told() {
    let folder = folder("alarm");
    let file = golden("asylum-monthly-2012-2019.csv");
    let (code, text, error) =
        folder.run_with(["count", "alarm", file.as_str(), "--series", "European Union"]);
    assert_eq!(code, 0, "{error}");
    let wanted = "\
European Union: ALARM in 2013-09, value 21 of the series: more than ordinary, growing since 2013-04.

  2013-09 to 2019-04: more than ordinary, sum up to 299.9 (limit 5)

Ordinary is what the first 18 were: mean 10.26835, standard deviation 0.17425 (logarithms).
CUSUM with k 0.5 and h 5: a false alarm about every 469 periods, if values were independent.
They are not: each leans on the one before (autocorrelation 0.70), so false alarms come more often.
The moving mean (EWMA) leaves its limits in 2013-09.
";
    assert_eq!(text, wanted);
    let answer = folder.json(&format!("count alarm {file} --series France --svg a.svg"));
    assert_eq!((&answer["command"], &answer["series"]), (&json!("alarm"), &json!("France")));
    assert_eq!(answer["watched"].as_array().unwrap().len(), 88);
    assert_eq!(answer["watched"][1]["period"], "2012-02");
    assert_eq!(answer["watched"][1]["value"], 5315.0);
}

#[test]
fn bad_series_are_told() {
    let folder = folder("bad");
    for (arguments, wanted) in [
        ("forecast one.csv", "one.csv: value: 1 values are too few: a back-test"),
        ("forecast gap.csv", "gap.csv:3:1: 2019-02 is missing"),
        ("forecast word.csv", "word.csv:3:2: \"many\" is not a number"),
        ("forecast two.csv", "two.csv: "),
        ("forecast two.csv --series c", "two.csv: no series is called \"c\""),
        ("forecast yearly.csv --horizon 0", "yearly.csv: value: the horizon is 1 to 120 periods"),
        ("forecast yearly.csv --level 95", "yearly.csv: value: a level is a probability"),
        ("forecast yearly.csv --svg none/f.svg", "there is no folder none"),
        ("forecast nowhere.csv", "nowhere.csv: there is no such file"),
        (
            "forecast seasons.csv --horizon 1",
            "seasons.csv: value: each of the first 39 values is the same as the one 4 periods before",
        ),
        ("alarm one.csv", "one.csv: value: 1 values are too few: the alarm"),
        ("alarm gap.csv", "gap.csv:3:1: 2019-02 is missing"),
        ("alarm yearly.csv --in-control 2", "yearly.csv: value: 5 values at least"),
        ("alarm yearly.csv --h 0", "yearly.csv: value: h is a number"),
        ("alarm yearly.csv --svg none/a.svg", "none/a.svg: cannot be written"),
    ] {
        let told = folder.wrong(&format!("count {arguments}"));
        assert!(told.starts_with(wanted), "{arguments}: {told}");
    }
}
