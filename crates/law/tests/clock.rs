//! The legal clock against what was computed without it: vectors, holidays, and laws of its own.
//!
//! `clock_vectors.csv` and `clock_holidays.csv` are written by `clock_vectors.py`, which counts by
//! other means; `clock_cases.py` holds the published examples.

#![cfg(test)]

mod clock_properties {
    use jiff::civil::{Date, Weekday, date};
    use jiff::{Span, ToSpan};
    use law::clock::{
        Adjustment, Calendar, DayKind, Line, Opening, Roll, Rule, Start, Term, Unit, derive,
        due_date,
    };
    use proptest::prelude::*;
    use proptest::sample::select;

    const UNITS: [Unit; 7] = [
        Unit::Days,
        Unit::Weeks,
        Unit::WorkingDays,
        Unit::WorkableDays,
        Unit::OpeningDays,
        Unit::Months,
        Unit::Years,
    ];
    const COUNTED: [Unit; 4] =
        [Unit::Days, Unit::WorkingDays, Unit::WorkableDays, Unit::OpeningDays];
    const ROLLS: [Roll; 6] = [
        Roll::None,
        Roll::NextWorkingDay,
        Roll::NextWorkableDay,
        Roll::NextOpeningDay,
        Roll::PreviousWorkingDay,
        Roll::EuRegulation,
    ];

    fn a_date() -> impl Strategy<Value = Date> {
        (0..20_000_i64).prop_map(|days| date(1995, 1, 1).checked_add(days.days()).unwrap())
    }

    fn a_term(units: &'static [Unit]) -> impl Strategy<Value = Term> {
        (0..90_u32, select(units)).prop_map(|(count, unit)| Term::new(count, unit))
    }

    fn a_calendar() -> impl Strategy<Value = Calendar> {
        let names: Vec<_> = Calendar::names().collect();
        let opening = Opening {
            weekdays: vec![Weekday::Tuesday, Weekday::Friday, Weekday::Saturday],
            closures: [date(2024, 5, 10), date(2025, 12, 26)].into(),
        };
        (select(names), any::<bool>()).prop_map(move |(name, usual)| {
            let calendar = Calendar::named(name).unwrap();
            if usual { calendar } else { calendar.with_opening(opening.clone()) }
        })
    }

    fn a_rule() -> impl Strategy<Value = Rule> {
        let start = select(&[Start::NextDay, Start::SameDay]);
        let parts = (a_term(&UNITS), start, select(&ROLLS), any::<bool>());
        parts.prop_map(|(term, start, roll, clear)| Rule { term, start, roll, clear })
    }

    /// Adjustments within some months of the start, in any order.
    fn adjustments(from: Date) -> impl Strategy<Value = Vec<Adjustment>> {
        let day = move || (-30..200_i64).prop_map(move |n| from.checked_add(n.days()).unwrap());
        let cause = || "cause".to_owned();
        let until = proptest::option::weighted(0.9, 0..40_i64);
        let pause = (day(), until).prop_map(move |(from, days)| Adjustment::Pause {
            from,
            until: days.map(|days| from.checked_add(days.days()).unwrap()),
            cause: cause(),
        });
        let reset = day().prop_map(move |on| Adjustment::Reset { on, cause: cause() });
        let extension = (day(), a_term(&UNITS)).prop_map(move |(on, by)| Adjustment::Extension {
            on,
            by,
            cause: cause(),
        });
        proptest::collection::vec(prop_oneof![4 => pause, 1 => reset, 1 => extension], 0..5)
    }

    fn a_case() -> impl Strategy<Value = (Rule, Calendar, Date, Vec<Adjustment>)> {
        (a_rule(), a_calendar(), a_date()).prop_flat_map(|(rule, calendar, from)| {
            (Just(rule), Just(calendar), Just(from), adjustments(from))
        })
    }

    fn days_later(from: Date, days: i64) -> Date {
        from.checked_add(Span::new().days(days)).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn the_silent_clock_agrees_with_the_one_that_explains(
            (rule, calendar, from, adjustments) in a_case()
        ) {
            let told = derive(&rule, &calendar, from, &adjustments);
            prop_assert_eq!(due_date(&rule, &calendar, from, &adjustments), told.due);
            let last = told.lines.last().unwrap();
            match told.due {
                Some(on) => prop_assert_eq!(last, &Line::Due { on }),
                None => {
                    let open = matches!(last, Line::OpenPause { .. });
                    prop_assert!(open);
                }
            }
        }

        #[test]
        fn a_longer_term_is_never_due_earlier((rule, calendar, from, _) in a_case()) {
            let term = Term { count: rule.term.count + 1, ..rule.term };
            let longer = Rule { term, ..rule };
            prop_assert!(
                due_date(&rule, &calendar, from, &[]) <= due_date(&longer, &calendar, from, &[])
            );
        }

        #[test]
        fn a_later_event_is_never_due_earlier((rule, calendar, from, _) in a_case()) {
            let next = from.tomorrow().unwrap();
            prop_assert!(
                due_date(&rule, &calendar, from, &[]) <= due_date(&rule, &calendar, next, &[])
            );
        }

        #[test]
        fn a_rolled_date_is_never_closed((rule, calendar, from, adjustments) in a_case()) {
            let kind = match rule.roll {
                Roll::None => return Ok(()),
                Roll::NextWorkableDay => DayKind::Workable,
                Roll::NextOpeningDay => DayKind::Opening,
                Roll::NextWorkingDay | Roll::PreviousWorkingDay | Roll::EuRegulation => {
                    DayKind::Working
                }
            };
            if let Some(due) = due_date(&rule, &calendar, from, &adjustments) {
                prop_assert_eq!(calendar.why_not(kind, due), None);
            }
        }

        #[test]
        fn a_pause_moves_a_term_of_days_by_its_length(
            calendar in a_calendar(), from in a_date(), count in 1..200_u32,
            begin in 0..200_i64, length in 0..100_i64,
        ) {
            let rule = Rule::new(Term::new(count, Unit::Days));
            let begin = days_later(from, 1 + begin % i64::from(count));
            let until = Some(days_later(begin, length));
            let pause = Adjustment::Pause { from: begin, until, cause: String::new() };
            let due = due_date(&rule, &calendar, from, &[]).unwrap();
            let paused = due_date(&rule, &calendar, from, &[pause]).unwrap();
            prop_assert_eq!(paused, days_later(due, length));
        }

        #[test]
        fn a_term_holds_its_days_and_none_that_was_paused(
            calendar in a_calendar(), from in a_date(), count in 1..60_u32, unit in select(&COUNTED),
            pauses in proptest::collection::vec((0..120_i64, 0..30_i64), 0..4),
        ) {
            let rule = Rule::new(Term::new(count, unit));
            let pauses: Vec<_> = pauses
                .into_iter()
                .map(|(begin, days)| (days_later(from, begin), days_later(from, begin + days)))
                .collect();
            let adjustments: Vec<_> = pauses
                .iter()
                .map(|&(from, until)| Adjustment::Pause {
                    from,
                    until: Some(until),
                    cause: String::new(),
                })
                .collect();
            let due = due_date(&rule, &calendar, from, &adjustments).unwrap();
            let counts = |day: &Date| {
                let paused = pauses.iter().any(|(from, until)| (from..until).contains(&day));
                let kind = match unit {
                    Unit::WorkingDays => DayKind::Working,
                    Unit::WorkableDays => DayKind::Workable,
                    Unit::OpeningDays => DayKind::Opening,
                    Unit::Days | Unit::Weeks | Unit::Months | Unit::Years => return !paused,
                };
                !paused && calendar.is(kind, *day)
            };
            let days = from.tomorrow().unwrap().series(1.day()).take_while(|day| *day <= due);
            prop_assert_eq!(days.filter(counts).count(), usize::try_from(count).unwrap());
            prop_assert!(counts(&due));
        }

        /// A term that moves back to before its event has ended when a pause begins on that day.
        #[test]
        fn an_open_pause_leaves_no_due_date((rule, calendar, from, mut adjustments) in a_case()) {
            if rule.roll == Roll::PreviousWorkingDay {
                return Ok(());
            }
            adjustments.push(Adjustment::Pause { from, until: None, cause: String::new() });
            prop_assert_eq!(due_date(&rule, &calendar, from, &adjustments), None);
        }

        #[test]
        fn months_and_years_agree_with_jiff(from in a_date(), count in 0..600_u32) {
            let calendar = Calendar::named("EU").unwrap();
            let due = |unit| due_date(&Rule::new(Term::new(count, unit)), &calendar, from, &[]);
            let count = i64::from(count);
            prop_assert_eq!(due(Unit::Months), from.checked_add(count.months()).ok());
            prop_assert_eq!(due(Unit::Years), from.checked_add(count.years()).ok());
            prop_assert_eq!(due(Unit::Weeks), from.checked_add(count.weeks()).ok());
        }

        #[test]
        fn months_that_count_their_first_day_end_the_day_before(
            from in a_date(), count in 1..60_u32
        ) {
            let calendar = Calendar::named("DE").unwrap();
            let term = Term::new(count, Unit::Months);
            let rule = Rule { start: Start::SameDay, ..Rule::new(term) };
            let due = due_date(&rule, &calendar, from, &[]).unwrap();
            let exclusive = due_date(&Rule::new(term), &calendar, from, &[]).unwrap();
            let missing = exclusive.day() != from.day();
            prop_assert_eq!(due, if missing { exclusive } else { exclusive.yesterday().unwrap() });
        }

        #[test]
        fn nothing_overflows(count in any::<u32>(), unit in select(&UNITS), year in 9950..9999_i16) {
            let calendar = Calendar::named("FR").unwrap();
            let rule = Rule::new(Term::new(count, unit));
            let told = derive(&rule, &calendar, date(year, 6, 30), &[]);
            prop_assert_eq!(told.due == Some(Date::MAX), told.lines.contains(&Line::Beyond));
        }
    }
}

mod clock_golden {
    use std::collections::BTreeMap;

    use jiff::civil::{Date, Weekday};
    use law::clock::{Adjustment, Calendar, Opening, Roll, Rule, Start, derive, due_date};
    use serde::Deserialize;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};

    /// A word as serde reads it: the notation of the packs.
    fn word<'de, T: Deserialize<'de>>(text: &'de str) -> T {
        let text: StrDeserializer<'de, Error> = text.into_deserializer();
        T::deserialize(text).unwrap()
    }

    fn opening(text: &str) -> Opening {
        let (week, closures) = text.split_once("except").unwrap_or((text, ""));
        let weekday = |word| match word {
            "mon" => Weekday::Monday,
            "tue" => Weekday::Tuesday,
            "wed" => Weekday::Wednesday,
            "thu" => Weekday::Thursday,
            "fri" => Weekday::Friday,
            "sat" => Weekday::Saturday,
            other => panic!("no weekday: {other}"),
        };
        Opening {
            weekdays: week.split_whitespace().map(weekday).collect(),
            closures: closures.split_whitespace().map(day).collect(),
        }
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    /// `pause 2025-03-03..2025-03-10`, `pause 2025-03-03..`, `reset 2025-04-01`, `extend 2025-05-01 9 months`.
    fn adjustment(text: &str) -> Adjustment {
        let cause = String::from("vector");
        let (kind, rest) = text.split_once(' ').unwrap();
        match kind {
            "reset" => Adjustment::Reset { on: day(rest), cause },
            "extend" => {
                let (on, by) = rest.split_once(' ').unwrap();
                Adjustment::Extension { on: day(on), by: by.parse().unwrap(), cause }
            }
            "pause" => {
                let (from, until) = rest.split_once("..").unwrap();
                let until = (!until.is_empty()).then(|| day(until));
                Adjustment::Pause { from: day(from), until, cause }
            }
            other => panic!("no adjustment: {other}"),
        }
    }

    fn found(row: &BTreeMap<&str, &str>) -> String {
        let mut calendar = Calendar::named(row["calendar"]).unwrap();
        if !row["opening"].is_empty() {
            calendar = calendar.with_opening(opening(row["opening"]));
        }
        let rule = Rule {
            term: row["term"].parse().unwrap(),
            start: word::<Start>(row["start"]),
            roll: word::<Roll>(row["roll"]),
            clear: row["clear"] == "yes",
        };
        let texts = row["adjustments"].split("; ").filter(|text| !text.is_empty());
        let adjustments: Vec<_> = texts.map(adjustment).collect();
        let due = due_date(&rule, &calendar, day(row["from"]), &adjustments);
        assert_eq!(due, derive(&rule, &calendar, day(row["from"]), &adjustments).due);
        due.map_or("none".into(), |due| due.to_string())
    }

    #[test]
    fn every_vector_is_due_when_the_law_says() {
        let mut lines = include_str!("clock_vectors.csv").lines();
        let columns: Vec<_> = lines.next().unwrap().split(',').collect();
        let mut count = 0;
        let mut wrong = Vec::new();
        for line in lines {
            let row: BTreeMap<_, _> = columns.iter().copied().zip(line.split(',')).collect();
            let found = found(&row);
            count += 1;
            if found != row["due"] {
                wrong.push(format!("{line}: found {found}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(count >= 400, "{count} vectors");
    }

    #[test]
    fn every_calendar_keeps_the_holidays_it_should() {
        let mut names = std::collections::BTreeSet::new();
        for line in include_str!("clock_holidays.csv").lines() {
            let parts: Vec<_> = line.split(',').collect();
            let calendar = Calendar::named(parts[0]).unwrap();
            let holidays = calendar.holidays(parts[1].parse().unwrap());
            let mut days: Vec<_> =
                holidays.iter().map(|day| day.date.strftime("%m-%d").to_string()).collect();
            days.dedup();
            assert_eq!(days.join(" "), parts[2], "{} {}", parts[0], parts[1]);
            names.insert(parts[0]);
        }
        assert!(Calendar::names().eq(Calendar::all().map(|calendar| calendar.name())));
        assert_eq!(names.len(), Calendar::names().count());
    }
}
