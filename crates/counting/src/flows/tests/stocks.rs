//! Tests of stocks, of births and deaths, and of worlds that do not add up.

use proptest::prelude::*;

use super::*;

fn closed() -> Settings {
    Settings::new(Method::Closed, Assumption::Minimum)
}

#[test]
fn natives_below_zero_are_refused_or_mended() {
    let people = square(&[-10., 5., 40., 50.]);
    let refusal = Stocks::new(names(2), people.clone(), Natives::Refuse).unwrap_err();
    assert_eq!(
        refusal.to_string(),
        "-10 people born in A live in A: a number of people is zero or more"
    );
    let mended = Stocks::new(names(2), people, Natives::Mend).unwrap();
    near(mended.people(), &[0., 5., 30., 50.], 1e-12);
    let others = square(&[10., -5., 40., 50.]);
    assert!(matches!(Stocks::new(names(2), others, Natives::Mend), Err(Unsound::Negative { .. })));
    let nobody = square(&[-50., 5., 40., 50.]);
    assert!(matches!(Stocks::new(names(2), nobody, Natives::Mend), Err(Unsound::Nobody { .. })));
}

#[test]
fn stocks_that_do_not_fit_are_refused() {
    let twice = vec!["A".to_owned(), "A".to_owned()];
    assert!(matches!(
        Stocks::new(twice, square(&[1.; 4]), Natives::Refuse),
        Err(Unsound::Twice(_))
    ));
    assert!(Stocks::new(names(3), square(&[1.; 4]), Natives::Refuse).is_err());
    assert!(Stocks::new(names(2), square(&[1., f64::NAN, 1., 1.]), Natives::Refuse).is_err());
    let many: Vec<String> = (0..=PLACES_MOST).map(|place| place.to_string()).collect();
    let people = DMatrix::zeros(many.len(), many.len());
    assert!(matches!(Stocks::new(many, people, Natives::Refuse), Err(Unsound::Places(301))));
    let other = Stocks::new(vec!["B".into(), "A".into()], square(&[1.; 4]), Natives::Refuse);
    assert!(Change::between(&stocks(&[1.; 4]), &other.unwrap()).is_err());
    assert!(Change::between(&stocks(&[1.; 4]), &stocks(&[1.; 9])).is_err());
}

#[test]
fn births_and_deaths_that_cannot_be_are_refused() {
    let change = Change::between(&stocks(&[5.; 4]), &stocks(&[5.; 4])).unwrap();
    let refusal = change.clone().with_vital(vec![0., 0.], vec![0., 11.]).unwrap_err();
    assert_eq!(refusal.to_string(), "11 deaths in B, where 10 people live at the start");
    let refusal = change.clone().with_vital(vec![11., 0.], vec![0., 0.]).unwrap_err();
    assert_eq!(refusal.to_string(), "11 births in A, where 10 people live at the end");
    assert!(change.clone().with_vital(vec![0.], vec![0., 0.]).is_err());
    assert!(change.with_vital(vec![0., -1.], vec![0., 0.]).is_err());
}

#[test]
fn births_beyond_the_natives_are_taken_off_all() {
    let change = Change::between(&stocks(&[6., 4., 4., 6.]), &stocks(&[6., 4., 4., 6.])).unwrap();
    let change = change.with_vital(vec![8., 0.], vec![8., 0.]).unwrap();
    let account = estimate(&change, &closed()).unwrap();
    near(&account.born, &[4.8, 0., 3.2, 0.], 1e-12);
    near(&account.died, &[4.8, 0., 3.2, 0.], 1e-12);
    close(account.flows().sum(), 0.0, 1e-9);
}

#[test]
fn a_world_that_is_not_closed_is_refused_unless_natives_may_be_rescaled() {
    let change = Change::between(&stocks(&[60., 40., 40., 60.]), &stocks(&[70., 40., 40., 60.]));
    let change = change.unwrap();
    let refusal = estimate(&change, &closed()).unwrap_err();
    assert!(refusal.to_string().contains("10 are unexplained"), "{refusal}");
    let settings = Settings { unbalanced: Unbalanced::RescaleNatives, ..closed() };
    let account = estimate(&change, &settings).unwrap();
    close(account.imbalance(&change.start, &change.end), 0.0, 1e-8);
    close(account.adjusted_start.sum(), -5.0, 1e-8);
    close(account.adjusted_end.sum(), 5.0, 1e-8);
    let few = Change::between(&stocks(&[1., 40., 40., 1.]), &stocks(&[0., 10., 10., 0.])).unwrap();
    assert!(matches!(estimate(&few, &settings), Err(Unsound::Nobody { .. })));
}

#[test]
fn an_open_world_that_would_take_people_who_are_not_there_is_refused() {
    // Those born in A are all in B at the end, and half of them are gone.
    let start = stocks(&[20., 0., 0., 9.]);
    let end = stocks(&[0., 10., 0., 9.]);
    let change = Change::between(&start, &end).unwrap();
    let refusal = estimate(&change, &Settings::new(Method::Open, Assumption::Minimum)).unwrap_err();
    assert!(matches!(refusal, Unsound::Outside { .. }), "{refusal}");
    let other = estimate(&change, &Settings::new(Method::OpenDr, Assumption::Minimum)).unwrap();
    close(other.left.sum(), 10.0, 1e-9);
    close(other.flows()[(0, 1)], 10.0, 1e-9);
}

#[test]
fn those_of_whom_no_one_was_there_all_came() {
    let start = stocks(&[0., 0., 0., 9.]);
    let end = stocks(&[3., 4., 0., 9.]);
    let change = Change::between(&start, &end).unwrap();
    for method in [Method::Open, Method::OpenDr] {
        let account = estimate(&change, &Settings::new(method, Assumption::Minimum)).unwrap();
        near(&account.came, &[3., 4., 0., 0.], 1e-12);
        close(account.imbalance(&change.start, &change.end), 0.0, 1e-12);
    }
}

#[test]
fn a_seed_that_forbids_what_happened_is_refused_with_the_birthplace() {
    let change = Change::between(&stocks(&[9., 0., 0., 9.]), &stocks(&[0., 9., 0., 9.])).unwrap();
    let settings = Settings { seed: Some(square(&[0.; 4])), ..closed() };
    let refusal = estimate(&change, &settings).unwrap_err().to_string();
    assert!(refusal.starts_with("people born in A: 9 is asked of row"), "{refusal}");
    let settings = Settings { seed: Some(square(&[1.; 9])), ..closed() };
    assert!(estimate(&change, &settings).is_err());
}

fn people() -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec((0u32..500).prop_map(f64::from), 9)
}

proptest! {
    #[test]
    fn accounts_of_open_worlds_balance(
        start in people(),
        end in people(),
        births in prop::collection::vec(0.0..1.0f64, 3),
        deaths in prop::collection::vec(0.0..1.0f64, 3),
        weight in 0.0..1.0f64,
    ) {
        let change = Change::between(&stocks(&start), &stocks(&end)).unwrap();
        let [before, after] = change.populations();
        let share = |shares: &[f64], of: &[f64]| -> Vec<f64> {
            shares.iter().zip(of).map(|(share, of)| (share * of).floor()).collect()
        };
        let change = change.with_vital(share(&births, &after), share(&deaths, &before)).unwrap();
        let assumption = Assumption::Mixture(Weight::new(weight).unwrap());
        let account = estimate(&change, &Settings::new(Method::OpenDr, assumption)).unwrap();
        prop_assert!(account.imbalance(&change.start, &change.end) < 1e-6);
        prop_assert!(account.adjusted_start.amax() < 1e-6);
        prop_assert!(account.moves.cells().iter().all(|cell| *cell >= 0.0));
    }

    #[test]
    fn the_minimum_is_the_least(start in people(), end in people()) {
        let change = Change::between(&stocks(&start), &stocks(&end)).unwrap();
        let total = |assumption| {
            let settings = Settings::new(Method::OpenDr, assumption);
            estimate(&change, &settings).unwrap().flows().sum()
        };
        prop_assert!(total(Assumption::Minimum) <= total(Assumption::Independence) + 1e-6);
    }
}
