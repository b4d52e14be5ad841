//! The answer, its doubt, and what is to be taken care of.

use proptest::prelude::*;

use super::*;
use crate::lists::card::Answer;

#[test]
fn where_the_model_holds_there_is_one_number() {
    let rows = exact(30);
    let card = estimate(&groups(&rows), &Request::default()).unwrap();
    let truth: f64 = rows.iter().map(|row| (row.2 as f64).powf(0.8)).sum();
    let Answer::Number { total, interval } = card.answer else { panic!("{card}") };
    near(total / truth, 1.0, 0.01);
    assert!(interval.holds(total));
    assert_eq!(card.chosen, Estimator::Poisson, "the counts vary less than Poisson's");
    let nb = card.estimators.iter().find(|it| it.estimator == Estimator::NegativeBinomial);
    assert!(nb.unwrap().refused.as_ref().unwrap().contains("no more than Poisson's"));
    let sensitivity = card.sensitivity.as_ref().unwrap();
    near(sensitivity.most.factor, 1.0, 0.01);
    assert!(names(&card).is_empty(), "{card}");
    assert!(card.headline().starts_with("About "), "{card}");
}

#[test]
fn where_estimators_disagree_there_is_no_one_number() {
    // The largest groups follow another exponent than the others.
    let mut rows = exact(30);
    for row in rows.iter_mut().filter(|row| row.2 > 250_000) {
        row.0 /= 6;
    }
    let card = estimate(&groups(&rows), &Request::default()).unwrap();
    let Answer::Range { low, high, ratio, interval } = card.answer else { panic!("{card}") };
    assert!(ratio > 1.5 && high > low && interval.low <= low && interval.high >= high);
    assert_eq!(names(&card)[0], "estimators_disagree");
    assert!(card.headline().starts_with("No one number: estimators of one model say from "));
    let allowed = Request { ratio: 1e6, ..Request::default() };
    let card = estimate(&groups(&rows), &allowed).unwrap();
    assert!(matches!(card.answer, Answer::Number { .. }));
    let asked = Request { estimator: Some(Estimator::Squares), ..Request::default() };
    let card = estimate(&groups(&rows), &asked).unwrap();
    assert!(matches!(card.answer, Answer::UnderModel { .. }));
    assert_eq!(names(&card)[0], "estimators_disagree");
}

#[test]
fn a_model_that_makes_no_sense_gives_no_number() {
    // The more are in the other register the fewer are found.
    let rows: Vec<_> = exact(30)
        .into_iter()
        .map(|(_, n, all)| {
            let found = (all as f64).powf(0.5) * (n as f64 / all as f64).powf(-0.4);
            (found.round() as u64, n, all)
        })
        .collect();
    let card = estimate(&groups(&rows), &Request::default()).unwrap();
    assert_eq!(card.answer, Answer::Nothing);
    assert!(names(&card).contains(&"not_rising"));
    assert!(card.to_string().starts_with("No number: "), "{card}");
}

#[test]
fn what_is_odd_in_a_table_is_told() {
    let mut rows = exact(12);
    rows[3].1 = rows[3].2 + 5;
    rows[5].0 = 0;
    let told = names(&estimate(&groups(&rows), &Request::default()).unwrap());
    for wanted in ["few_groups", "more_than_registered", "shifted_logs"] {
        assert!(told.contains(&wanted), "{told:?}");
    }
    // Nearly everybody without a permit, and one group that is nearly all.
    let mut rows: Vec<_> = exact(25)
        .into_iter()
        .map(|(_, n, all)| ((n as f64 * 0.9).round() as u64, n, all))
        .collect();
    rows[7] = (900_000, 1_000_000, 90_000_000);
    let told = names(&estimate(&groups(&rows), &Request::default()).unwrap());
    for wanted in ["near_one", "group_dominates"] {
        assert!(told.contains(&wanted), "{told:?}");
    }
}

#[test]
fn zeros_in_the_other_register_get_a_searched_offset() {
    let card = estimate(&table("ratio_sexes.csv", &["sex"]), &Request::default()).unwrap();
    let chosen = card.chosen().unwrap();
    assert!(chosen.offset > 0.0);
    assert_eq!(card.chosen, Estimator::NegativeBinomial);
    let logs = card.of(Estimator::Logs).unwrap();
    assert!(logs.shifted && !logs.counts);
    assert!(names(&card).contains(&"several_rows"));
    let parts: f64 = chosen.shares.iter().map(|share| share.size.total).sum();
    near(parts, chosen.size.total, 1e-6 * parts);
    let levels: Vec<&str> = chosen.shares.iter().map(|share| share.level.as_str()).collect();
    assert_eq!(levels, ["f", "m"]);
    assert_eq!(chosen.shares.iter().map(|share| share.observed).sum::<u64>(), card.seen);
}

#[test]
fn a_group_left_out_is_a_table_without_it() {
    let all = table("ratio_simple.csv", &[]);
    let request = Request { estimator: Some(Estimator::Poisson), ..Request::default() };
    let card = estimate(&all, &request).unwrap();
    let moved = &card.sensitivity.as_ref().unwrap().most;
    let rows = all.rows().iter().filter(|row| row.name != moved.group).cloned().collect();
    let rest = estimate(&Groups::new(Vec::new(), rows).unwrap(), &request).unwrap();
    let alpha = |card: &RatioCard| card.chosen().unwrap().coefficients[0].clone();
    let without = alpha(&rest);
    let plug_in: f64 =
        all.rows().iter().map(|row| (row.reference as f64).powf(without.estimate)).sum();
    // The correction of bias is a little more without a group: the number is near, and not the same.
    assert!(moved.total < plug_in && moved.total > 0.7 * plug_in, "{moved:?} {plug_in}");
    near(moved.factor, moved.total / card.chosen().unwrap().size.total, 1e-9);
}

#[test]
fn groups_weighed_by_chance_give_an_interval_that_a_seed_gives_again() {
    let request = Request {
        estimator: Some(Estimator::Poisson),
        resamples: 300,
        seed: 5,
        ..Request::default()
    };
    let groups = table("ratio_simple.csv", &[]);
    let card = estimate(&groups, &request).unwrap();
    let drawn = card.bootstrap.as_ref().unwrap();
    assert_eq!((drawn.resamples, drawn.failed), (300, 0));
    assert!(drawn.interval.low < drawn.median && drawn.median < drawn.interval.high);
    let chosen = card.chosen().unwrap().size;
    near(drawn.median / chosen.plug_in, 1.0, 0.15);
    let widths = (drawn.interval.high / drawn.interval.low).ln()
        / (chosen.interval.high / chosen.interval.low).ln();
    assert!((0.6..1.4).contains(&widths), "{widths}");
    assert_eq!(estimate(&groups, &request).unwrap(), card);
    let other = estimate(&groups, &Request { seed: 6, ..request }).unwrap();
    assert_ne!(other.bootstrap, card.bootstrap);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_table_is_refused_or_has_a_finite_card(
        rows in prop::collection::vec((0..5_000_u64, 0..500_u64, 1..1_000_000_u64), 3..25),
    ) {
        let Ok(card) = estimate(&groups(&rows), &Request::default()) else { return Ok(()) };
        let seen = card.seen as f64;
        for attempt in &card.estimators {
            let Some(said) = &attempt.estimated else { continue };
            let size = said.size;
            prop_assert!(size.interval.low >= seen && size.interval.high.is_finite());
            prop_assert!(size.total >= 0.0 && size.plug_in > 0.0);
        }
        prop_assert!(!card.to_string().contains("NaN"));
        if let Answer::Number { interval, .. } = card.answer {
            prop_assert!(interval.low <= interval.high);
        }
    }
}
