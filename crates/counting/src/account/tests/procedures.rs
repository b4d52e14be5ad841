//! Tests of applications, decisions and delays.

use proptest::prelude::*;

use super::*;

fn step(date: &str, what: What) -> Movement {
    let (place, status) = ("Camp".to_owned(), "applicant".to_owned());
    Movement { date: day(date), place, status, what }
}

#[test]
fn applications_of_a_year() {
    let positive = What::Decided(Outcome::Positive);
    let negative = What::Decided(Outcome::Negative);
    let persons = [
        person("1", None, vec![step("2022-12-01", What::Applied), step("2023-01-10", positive)]),
        person("2", None, vec![step("2023-02-01", What::Applied), step("2023-02-21", negative)]),
        person("3", None, vec![step("2023-03-01", What::Applied), step("2023-03-31", negative)]),
        person("4", None, vec![step("2023-12-21", What::Applied)]),
        person(
            "5",
            None,
            vec![step("2023-05-01", What::Applied), step("2023-06-01", What::Withdrawn)],
        ),
        // A decision of nothing that was lodged.
        person("6", None, vec![step("2023-07-01", positive)]),
    ];
    let made = procedures(&persons, year(2023));
    assert_eq!((made.pending_opening, made.lodged, made.decided), (1, 4, 4));
    assert_eq!((made.withdrawn, made.pending_closing), (1, 1));
    assert_eq!((made.residual, made.contradictions), (1, 1));
    assert_eq!(made.recognition_rate, Some(0.5));
    assert_eq!(made.delays.count, 3);
    assert_eq!((made.delays.mean, made.delays.median), (Some(30.0), Some(30.0)));
    assert_eq!(made.delays.longest, Some(40));
    assert_eq!(made.waiting.mean, Some(10.0));
}

#[test]
fn medians_of_even_and_odd_numbers() {
    assert_eq!(Delays::of(vec![9, 1, 2]).median, Some(2.0));
    assert_eq!(Delays::of(vec![9, 1, 2, 5]).median, Some(3.5));
    assert_eq!(Delays::of(vec![]), Delays::default());
}

#[test]
fn recognition_rates_that_are_known() {
    // Hungary and France, 2012 to 2016, from tables rounded to five.
    for (positive, all, percent) in [(2_155u64, 19_615u64, 10.986), (83_550, 355_440, 23.506)] {
        let persons: Vec<Person> = (0..all)
            .map(|place| {
                let outcome = if place < positive { Outcome::Positive } else { Outcome::Negative };
                let steps = vec![
                    step("2023-02-01", What::Applied),
                    step("2023-02-02", What::Decided(outcome)),
                ];
                person(&place.to_string(), None, steps)
            })
            .collect();
        let rate = procedures(&persons, year(2023)).recognition_rate.unwrap();
        assert!((rate * 100.0 - percent).abs() <= 0.0005, "{rate}");
    }
    assert_eq!(procedures(&[], year(2023)).recognition_rate, None);
}

proptest! {
    #[test]
    fn pending_applications_add_up(
        steps in prop::collection::vec((0u16..5, 2022i32..2025, 1u8..13, 0usize..4), 0..30),
    ) {
        let kinds = [
            What::Applied,
            What::Withdrawn,
            What::Decided(Outcome::Positive),
            What::Decided(Outcome::Negative),
        ];
        let mut persons: Vec<Person> = (0..5).map(|id| person(&id.to_string(), None, vec![])).collect();
        for (id, year, month, kind) in steps {
            let date = Date::new(year, month, 5).unwrap().to_string();
            persons[usize::from(id)].movements.push(step(&date, kinds[kind]));
        }
        let made = procedures(&persons, year(2023));
        let sum = (made.pending_opening + made.lodged) as i64 + made.residual
            - (made.decided + made.withdrawn) as i64;
        prop_assert_eq!(sum, made.pending_closing as i64);
        prop_assert!(made.residual.unsigned_abs() <= made.contradictions);
        prop_assert_eq!(made.waiting.count, made.pending_closing);
    }
}
