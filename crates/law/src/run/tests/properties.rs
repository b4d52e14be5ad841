//! What holds of every case, whatever happens in it and in whatever order.

use proptest::prelude::*;

use super::*;

/// A procedure with every kind of rule, and a way to draw what happens in it.
fn rich() -> Arc<Procedure> {
    let clocks = clock("c", "pause = { from = \"d\", until = \"e\" }")
        + &clock("c", "reset = { on = \"f\" }")
        + &clock("b", "extend = { on = \"f\", by = \"5 working days\" }");
    procedure_and(
        &[
            "a: ok flag",
            "b repeats: n number",
            "c",
            "d repeats",
            "e repeats",
            "f repeats",
            "g excluded",
            "h system",
            "z closes",
        ],
        &[
            "a response b within 3 working days when ok",
            "a response c within 1 month consequence h",
            "b include g when n > 2",
            "b response g",
            "a condition g after 2 weeks",
            "d milestone z",
            "e response d within 10 days",
            "h exclude c",
            "g include c",
        ],
        &clocks,
    )
}

fn happenings() -> impl Strategy<Value = Vec<(usize, i64, bool, i64)>> {
    prop::collection::vec((0_usize..9, 0_i64..30 * 24, any::<bool>(), 0_i64..5), 0..25)
}

/// Replays what was drawn, from 1 January 2025 on.
fn replay(drawn: &[(usize, i64, bool, i64)]) -> (Run, Timestamp) {
    let procedure = rich();
    let mut now = at("2025-01-01T08:00");
    let mut case = Run::open(Arc::clone(&procedure), Facets::new(), now);
    for (step, hours, ok, n) in drawn {
        now = now.checked_add(jiff::SignedDuration::from_hours(*hours)).unwrap();
        let recorded = facts(&format!("ok={ok} n={n}"));
        case.happens(&procedure.steps[*step].id, now, &recorded).unwrap();
    }
    (case, now)
}

proptest! {
    #[test]
    fn replaying_the_same_happenings_gives_the_same_case(drawn in happenings(), later in 0_i64..9000) {
        let ((one, now), (other, _)) = (replay(&drawn), replay(&drawn));
        let now = now.checked_add(jiff::SignedDuration::from_hours(later)).unwrap();
        prop_assert_eq!(format!("{one:?}"), format!("{other:?}"));
        prop_assert_eq!(one.owed(now), other.owed(now));
        prop_assert_eq!(one.consequences(now), other.consequences(now));
    }

    #[test]
    fn what_may_happen_is_what_nothing_hinders(drawn in happenings(), later in 0_i64..9000) {
        let (case, now) = replay(&drawn);
        let now = now.checked_add(jiff::SignedDuration::from_hours(later)).unwrap();
        let possible: Vec<StepIx> = case.possible(now).iter().map(|step| step.ix).collect();
        for standing in case.standings(now) {
            let step = standing.step.ix;
            prop_assert_eq!(case.may(step, now), case.hindrances(step, now).is_empty());
            prop_assert_eq!(case.may(step, now), possible.contains(&step));
            prop_assert_eq!(standing.possible(), possible.contains(&step));
            prop_assert_eq!(standing.included, case.marking().included.contains(step));
            prop_assert_eq!(standing.done, case.times(step).last().copied());
            prop_assert_eq!(standing.owed, case.owed_on(step, now));
            let holds = |number: usize| case.procedure().holds(number, case.facts());
            let enabled = case.marking().enabled(&case.procedure().graph, step, holds);
            prop_assert!(enabled || !case.may(step, now), "only delays are added to the graph");
        }
    }

    /// What is owed is part of the case, its end is that of its derivation, and what is late stays late.
    #[test]
    fn what_is_owed_agrees_with_its_derivation(drawn in happenings(), later in 0_i64..9000) {
        let (case, now) = replay(&drawn);
        let then = now.checked_add(jiff::SignedDuration::from_hours(later)).unwrap();
        for owed in case.owed(now) {
            let open = case.marking().included.and(case.marking().pending);
            prop_assert!(open.contains(owed.step));
            prop_assert_eq!(case.derivation(&owed).and_then(|it| it.due), owed.due);
            prop_assert_eq!(owed.late, owed.due.is_some_and(|due| now >= case.procedure().end_of(due)));
            let after = case.owed_on(owed.step, then).unwrap();
            prop_assert!(!owed.late || after.late);
            prop_assert_eq!(owed.due, after.due);
        }
        for (step, owed, at) in case.consequences(then) {
            prop_assert!(case.may(step, then) && owed.late && at <= then);
        }
    }
}
