//! Tests of dates and of the rules of stay.

use proptest::prelude::*;

use super::*;

#[test]
fn days_that_are_not_are_refused() {
    for text in ["2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "24-01-01", "2024-1-01"] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
    for text in ["", "2024-01-01-", "+024-01-01", "2024-01-0a", "0000-01-01"] {
        assert_eq!(Date::parse(text), None, "{text}");
    }
    assert_eq!(day("2024-02-29").to_string(), "2024-02-29");
    assert_eq!(Date::new(2100, 2, 29), None);
    assert!(Date::new(2000, 2, 29).is_some());
}

#[test]
fn days_are_counted() {
    assert_eq!(day("2024-02-28").days_to(day("2024-03-01")), 2);
    assert_eq!(day("1999-12-31").days_to(day("2000-12-31")), 366);
    assert_eq!(day("2024-03-01").days_to(day("2024-02-01")), -29);
    assert_eq!(day("1600-01-01").days_to(day("2000-01-01")), 146_097);
}

#[test]
fn months_end_where_the_month_does() {
    let later = |from: &str, months| day(from).plus_months(months).unwrap().to_string();
    assert_eq!(later("2024-01-31", 1), "2024-02-29");
    assert_eq!(later("2023-08-31", 6), "2024-02-29");
    assert_eq!(later("2024-02-29", 12), "2025-02-28");
    assert_eq!(later("2024-03-31", -1), "2024-02-29");
    assert_eq!(later("2024-01-15", -13), "2022-12-15");
    assert_eq!(day("9999-12-01").plus_months(1), None);
    assert_eq!(day("2024-01-01").plus_months(i32::MAX), None);
}

#[test]
fn a_child_of_the_leap_day_is_older_on_the_first_of_march() {
    let born = day("2004-02-29");
    assert_eq!(day("2022-02-28").age_of(born), Some(17));
    assert_eq!(day("2022-03-01").age_of(born), Some(18));
    assert_eq!(born.birthday(18), Some(day("2022-03-01")));
    assert_eq!(born.birthday(20), Some(day("2024-02-29")));
    assert_eq!(day("2004-02-28").age_of(born), None);
}

#[test]
fn groups_of_age() {
    let groups = AgeGroups::new(vec![65, 18, 18, 0]);
    let of = |born: &str| groups.of(Some(day(born)), day("2024-06-15"));
    assert_eq!(of("2006-06-16"), AgeGroup::Between { from: 0, to: Some(17) });
    assert_eq!(of("2006-06-15"), AgeGroup::Between { from: 18, to: Some(64) });
    assert_eq!(of("1950-01-01"), AgeGroup::Between { from: 65, to: None });
    assert_eq!(of("2024-06-16"), AgeGroup::Unknown);
    assert_eq!(groups.of(None, day("2024-06-15")), AgeGroup::Unknown);
}

#[test]
fn both_rules_hold_at_the_end_of_a_day_the_day_of_arrival_included() {
    let open = [Presence { first: day("2024-01-10"), last: None }];
    let on = |date: &str| Stay::on(day(date), &open);
    assert!(!on("2024-01-09").present && on("2024-01-10").present);
    // Six months are 10 January to 9 July.
    assert!(!on("2024-07-09").six_months_and_a_day && on("2024-07-10").six_months_and_a_day);
    // Twelve are 10 January to 9 January.
    assert!(!on("2025-01-08").twelve_months && on("2025-01-09").twelve_months);
    assert_eq!(on("2025-06-01").days, 365);
}

#[test]
fn months_of_any_length_are_months() {
    let reached = |first: &str, date: &str| {
        Stay::on(day(date), &[Presence { first: day(first), last: None }]).twelve_months
    };
    for (first, reached_on, before) in [
        ("2024-02-29", "2025-02-28", "2025-02-27"),
        ("2024-03-01", "2025-02-28", "2025-02-27"),
        ("2023-03-01", "2024-02-29", "2024-02-28"),
        ("2023-12-31", "2024-12-30", "2024-12-29"),
    ] {
        assert!(reached(first, reached_on) && !reached(first, before), "{first}");
    }
}

#[test]
fn a_break_ends_the_twelve_months_but_not_the_most_of_a_year() {
    let presences = [
        Presence { first: day("2023-01-01"), last: Some(day("2024-05-31")) },
        Presence { first: day("2024-07-01"), last: None },
    ];
    let stay = Stay::on(day("2024-12-31"), &presences);
    assert!(stay.present && !stay.twelve_months && stay.six_months_and_a_day);
    assert_eq!(stay.days, 366 - 30);
    let gone = Stay::on(day("2024-05-31"), &presences);
    assert!(!gone.present && !gone.twelve_months && !gone.six_months_and_a_day);
    assert_eq!(gone.days, 366, "the day of departure is a day there");
    let long_gone = Stay::on(day("2026-12-31"), presences.get(..1).unwrap());
    assert_eq!((long_gone.days, long_gone.six_months_and_a_day), (0, false));
}

#[test]
fn residents_are_counted_at_the_end_of_a_day() {
    let came = |id: &str, date: &str| {
        person(id, None, vec![term(date, "Camp", "applicant", Term::Arrival)])
    };
    let mut gone = came("4", "2020-01-01");
    gone.movements.push(term("2024-12-31", "Camp", "applicant", Term::Departure));
    let persons = [came("1", "2024-01-01"), came("2", "2024-06-30"), came("3", "2024-07-02"), gone];
    let residents = Residents::of(&persons, day("2024-12-31"));
    let wanted = Residents { present: 3, twelve_months: 1, six_months_and_a_day: 2 };
    assert_eq!(residents, wanted);
}

#[test]
fn presence_goes_on_through_moves_within_the_system() {
    let person = person(
        "1",
        None,
        vec![
            term("2024-01-10", "Camp", "applicant", Term::Arrival),
            term("2024-03-01", "Camp", "applicant", Term::TransferOut),
            term("2024-03-02", "Town", "applicant", Term::TransferIn),
            term("2024-05-01", "Town", "applicant", Term::LostByRecognition),
            term("2024-05-01", "Town", "refugee", Term::StatusGained),
            term("2024-08-01", "Town", "refugee", Term::Departure),
            term("2024-10-01", "Town", "refugee", Term::Arrival),
        ],
    );
    let found = presence(&person, day("2024-12-31"));
    let first = Presence { first: day("2024-01-10"), last: Some(day("2024-08-01")) };
    assert_eq!(found, [first, Presence { first: day("2024-10-01"), last: None }]);
    assert_eq!(presence(&person, day("2024-04-01")).len(), 1);
}

proptest! {
    #[test]
    fn days_follow_each_other(number in 0u16..9998, month in 1u8..13, day in 1u8..32) {
        if let Some(date) = Date::new(i32::from(number) + 1, month, day) {
            let next = date.next().unwrap();
            prop_assert_eq!(date.days_to(next), 1);
            prop_assert_eq!(next.before(), Some(date));
            prop_assert_eq!(Date::parse(&date.to_string()), Some(date));
            for age in [1u16, 18] {
                if let Some(birthday) = date.birthday(age) {
                    prop_assert_eq!(birthday.age_of(date), Some(age));
                    prop_assert_eq!(birthday.before().unwrap().age_of(date), Some(age - 1));
                }
            }
        }
    }
}
