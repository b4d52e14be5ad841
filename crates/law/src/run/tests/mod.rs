mod properties;

use kernel::{Code, Facets, Role};

use super::*;
use crate::fixture::{at, facts, procedure, procedure_and, run, welcome};

fn ix(run: &Run, step: &str) -> StepIx {
    run.procedure().find(step).unwrap().ix
}

/// The last day in time of what is owed on a step.
fn due(run: &Run, step: &str, now: &str) -> Option<String> {
    run.owed_on(ix(run, step), at(now)).unwrap().due.map(|day| day.to_string())
}

fn may(run: &Run, step: &str, now: &str) -> bool {
    run.may(ix(run, step), at(now))
}

fn owed(run: &Run, now: &str) -> Vec<String> {
    let id = |owed: &Owed| run.procedure().step(owed.step).unwrap().id.to_string();
    run.owed(at(now)).iter().map(id).collect()
}

fn clock(of: &str, rule: &str) -> String {
    format!("[[clock]]\nof = \"{of}\"\n{rule}\ncites = [\"L1\"]\nverified = true\n")
}

#[test]
fn a_response_is_owed_by_its_term_in_working_days() {
    // Monday 30 December 2024: 1 January does not count.
    let run = run(&welcome(), &[("arrive", "2024-12-30T10:00", "household_size=2")]);
    assert_eq!(due(&run, "answer", "2024-12-31T00:00").as_deref(), Some("2025-01-03"));
    let owed = run.owed(at("2024-12-31T00:00"))[0];
    assert_eq!((owed.by, owed.optional, owed.late), (Role::Registration, false, false));
    assert_eq!(owed.since, at("2024-12-30T10:00"));
    assert_eq!(run.derivation(&owed).unwrap().due, owed.due);
}

#[test]
fn what_is_due_is_late_from_the_first_instant_of_the_next_day_of_the_country() {
    let run = run(&welcome(), &[("arrive", "2024-12-30T10:00", "household_size=2")]);
    let late = |now: Timestamp| run.owed_on(ix(&run, "answer"), now).unwrap().late;
    assert!(!late(at("2025-01-03T23:59:59.999999999")));
    assert!(late(at("2025-01-04T00:00")));
    // Midnight in Paris is 23:00 in Greenwich.
    assert!(!late("2025-01-03T22:59:59Z".parse().unwrap()));
    assert!(late("2025-01-03T23:00:00Z".parse().unwrap()));
}

#[test]
fn a_legal_day_lasts_23_or_25_hours_when_the_clocks_change() {
    let p = procedure(&["a", "b"], &["a response b within 1 days"]);
    for (from, due_on, late_from) in [
        ("2025-03-29T12:00", "2025-03-30", "2025-03-30T22:00:00Z"), // summer time begins
        ("2025-10-25T12:00", "2025-10-26", "2025-10-26T23:00:00Z"), // and ends
    ] {
        let run = run(&p, &[("a", from, "")]);
        let instant: Timestamp = late_from.parse().unwrap();
        let just_before = instant.checked_sub(jiff::SignedDuration::from_nanos(1)).unwrap();
        let owed = |now| run.owed_on(ix(&run, "b"), now).unwrap();
        assert_eq!(owed(instant).due.unwrap().to_string(), due_on);
        assert!(!owed(just_before).late && owed(instant).late, "{from}");
    }
}

#[test]
fn an_event_just_before_midnight_counts_from_that_day() {
    let p = procedure(&["a", "b"], &["a response b within 3 days"]);
    let before = run(&p, &[("a", "2025-06-10T23:59:59", "")]);
    let after = run(&p, &[("a", "2025-06-11T00:00", "")]);
    assert_eq!(due(&before, "b", "2025-06-11T00:00").as_deref(), Some("2025-06-13"));
    assert_eq!(due(&after, "b", "2025-06-11T00:00").as_deref(), Some("2025-06-14"));
}

#[test]
fn guards_choose_among_terms_by_the_answers_of_the_step_itself() {
    let small = run(&welcome(), &[("arrive", "2024-12-30T10:00", "household_size=6")]);
    let large = run(&welcome(), &[("arrive", "2024-12-30T10:00", "household_size=7")]);
    let unknown = run(&welcome(), &[("arrive", "2024-12-30T10:00", "")]);
    assert_eq!(due(&small, "answer", "2025-01-01T00:00").as_deref(), Some("2025-01-03"));
    assert_eq!(due(&large, "answer", "2025-01-01T00:00").as_deref(), Some("2025-01-14"));
    assert_eq!(owed(&unknown, "2025-01-01T00:00"), [] as [&str; 0]);
}

#[test]
fn facts_move_and_conditions_are_asked_of_the_latest() {
    let p = procedure(&["a: ok flag", "b", "c repeats: ok2 flag"], &["b condition a when ok2"]);
    let mut case = run(&p, &[("c", "2025-01-01T10:00", "ok2=true")]);
    assert!(!case.facts().is_empty());
    assert!(!may(&case, "a", "2025-01-02T00:00"));
    case.happens(&Code::new("c").unwrap(), at("2025-01-02T10:00"), &facts("ok2=false")).unwrap();
    assert!(may(&case, "a", "2025-01-03T00:00"));
    // A guard on a response was read when its source happened, and is not read again.
    let p = procedure(&["a: ok flag", "b", "c: x flag"], &["a response b within 3 days when ok"]);
    let mut case = run(&p, &[("a", "2025-01-01T10:00", "ok=true")]);
    case.happens(&Code::new("c").unwrap(), at("2025-01-01T11:00"), &facts("ok=false")).unwrap();
    assert_eq!(owed(&case, "2025-01-02T00:00"), ["b"]);
}

#[test]
fn a_delay_makes_a_step_wait_even_when_its_condition_has_left_the_case() {
    let p = procedure(&["a", "b"], &["a condition b after 1 month"]);
    let run = run(&p, &[("a", "2025-01-31T10:00", "")]);
    assert!(!run.marking().included.contains(ix(&run, "a")), "a step happens once");
    let waits = run.hindrances(ix(&run, "b"), at("2025-02-28T23:59"));
    assert_eq!(waits, [Hindrance::NotBefore { day: "2025-03-01".parse().unwrap(), relation: 0 }]);
    assert!(may(&run, "b", "2025-03-01T00:00"));
}

#[test]
fn conditions_and_milestones_say_what_stands_in_the_way() {
    let p = procedure(&["a", "b", "c", "d"], &["b condition d", "c milestone d", "a response c"]);
    let run = run(&p, &[("a", "2025-01-01T10:00", "")]);
    let (b, c) = (ix(&run, "b"), ix(&run, "c"));
    assert_eq!(
        run.hindrances(ix(&run, "d"), at("2025-01-02T00:00")),
        [Hindrance::First { step: b, relation: 0 }, Hindrance::Owed { step: c, relation: 1 }]
    );
    assert_eq!(run.hindrances(ix(&run, "a"), at("2025-01-02T00:00")), [Hindrance::NotPart]);
}

#[test]
fn a_pause_stops_the_term_and_an_open_one_leaves_it_without_end() {
    let pause = clock("b", "pause = { from = \"c\", until = \"d\" }");
    let p = procedure_and(&["a", "b", "c", "d"], &["a response b within 10 days"], &pause);
    let started = [("a", "2025-01-01T10:00", ""), ("c", "2025-01-06T10:00", "")];
    let paused = run(&p, &started);
    let owed = paused.owed_on(ix(&paused, "b"), at("2025-06-01T00:00")).unwrap();
    assert_eq!((owed.due, owed.late), (None, false));
    let mut running = paused.clone();
    running.happens(&Code::new("d").unwrap(), at("2025-01-09T10:00"), &Facets::new()).unwrap();
    assert_eq!(due(&running, "b", "2025-01-10T00:00").as_deref(), Some("2025-01-14"));
}

#[test]
fn a_pause_that_is_open_when_a_term_begins_stops_it_unless_the_step_was_done_meanwhile() {
    let pause = clock("b", "pause = { from = \"c\", until = \"d\" }");
    let steps = ["a repeats", "b repeats", "c", "d"];
    let p = procedure_and(&steps, &["a response b within 10 days"], &pause);
    let before = run(&p, &[("c", "2025-01-01T10:00", ""), ("a", "2025-01-03T10:00", "")]);
    assert_eq!(due(&before, "b", "2025-01-04T00:00"), None);
    let ended = [
        ("c", "2025-01-01T10:00", ""),
        ("d", "2025-01-02T10:00", ""),
        ("a", "2025-01-03T10:00", ""),
    ];
    assert_eq!(due(&run(&p, &ended), "b", "2025-01-04T00:00").as_deref(), Some("2025-01-13"));
    let done = [
        ("c", "2025-01-01T10:00", ""),
        ("b", "2025-01-02T10:00", ""),
        ("a", "2025-01-03T10:00", ""),
    ];
    assert_eq!(due(&run(&p, &done), "b", "2025-01-04T00:00").as_deref(), Some("2025-01-13"));
}

#[test]
fn a_reset_starts_the_term_anew_and_an_extension_adds_to_it() {
    let clocks = clock("b", "reset = { on = \"c\" }")
        + &clock("b", "extend = { on = \"d\", by = \"2 months\" }");
    let p = procedure_and(&["a", "b", "c", "d"], &["a response b within 1 month"], &clocks);
    let reset = run(&p, &[("a", "2025-01-15T10:00", ""), ("c", "2025-01-20T10:00", "")]);
    assert_eq!(due(&reset, "b", "2025-01-21T00:00").as_deref(), Some("2025-02-20"));
    let longer = run(&p, &[("a", "2025-01-15T10:00", ""), ("d", "2025-01-20T10:00", "")]);
    assert_eq!(due(&longer, "b", "2025-01-21T00:00").as_deref(), Some("2025-04-15"));
    let earlier = run(&p, &[("d", "2025-01-10T10:00", ""), ("a", "2025-01-15T10:00", "")]);
    assert_eq!(
        due(&earlier, "b", "2025-01-21T00:00").as_deref(),
        Some("2025-02-15"),
        "of a later term"
    );
}

#[test]
fn a_new_response_overwrites_the_old_and_doing_the_step_ends_it() {
    let p = procedure(&["a repeats", "b", "c"], &["a response b within 3 days", "c response b"]);
    let mut case = run(&p, &[("a", "2025-01-01T10:00", ""), ("a", "2025-01-03T10:00", "")]);
    assert_eq!(due(&case, "b", "2025-01-04T00:00").as_deref(), Some("2025-01-06"));
    case.happens(&Code::new("c").unwrap(), at("2025-01-04T10:00"), &Facets::new()).unwrap();
    assert_eq!(due(&case, "b", "2025-01-05T00:00"), None, "the last response sets no term");
    case.happens(&Code::new("b").unwrap(), at("2025-01-05T10:00"), &Facets::new()).unwrap();
    assert_eq!(owed(&case, "2025-01-06T00:00"), [] as [&str; 0]);
}

#[test]
fn of_two_responses_at_once_the_one_with_a_term_counts() {
    let relations = ["a response b", "a response b within 5 days", "a response b within 9 days"];
    let run = run(&procedure(&["a", "b"], &relations), &[("a", "2025-01-01T10:00", "")]);
    assert_eq!(due(&run, "b", "2025-01-02T00:00").as_deref(), Some("2025-01-06"));
}

#[test]
fn a_right_without_a_term_is_still_a_right_and_someone_else_may_owe() {
    let written =
        crate::fixture::text(&["a", "b", "c"], &["a response b optional", "a response c"])
            .replace("to = \"c\"\n", "to = \"c\"\nowed_by = \"registration\"\n");
    let run = run(&crate::fixture::read(&written), &[("a", "2025-01-01T10:00", "")]);
    let owed = run.owed(at("2025-01-02T00:00"));
    assert_eq!((owed[0].optional, owed[0].by), (true, Role::Person));
    assert_eq!((owed[1].optional, owed[1].by), (false, Role::Registration));
}

#[test]
fn a_consequence_is_named_when_the_term_passes_and_only_once() {
    let p = procedure(
        &["a", "b", "c system repeats", "d"],
        &["a response b within 3 days consequence c", "d exclude c"],
    );
    let mut case = run(&p, &[("a", "2025-01-01T10:00", "")]);
    assert!(case.consequences(at("2025-01-04T23:59:59")).is_empty());
    let (step, owed, when) = case.consequences(at("2025-01-07T12:00"))[0];
    assert_eq!((step, owed.step, when), (ix(&case, "c"), ix(&case, "b"), at("2025-01-05T00:00")));
    let mut excluded = case.clone();
    excluded.happens(&Code::new("d").unwrap(), at("2025-01-06T10:00"), &Facets::new()).unwrap();
    assert!(excluded.consequences(at("2025-01-07T12:00")).is_empty());
    case.happens(&Code::new("c").unwrap(), when, &Facets::new()).unwrap();
    assert!(case.consequences(at("2025-01-08T00:00")).is_empty(), "its term has had it");
    assert!(may(&case, "b", "2025-01-08T00:00"), "what is late can still be done");
}

#[test]
fn consequences_come_in_the_order_in_which_terms_passed() {
    let p = procedure(
        &["a", "b", "c", "d system", "e system"],
        &["a response b within 9 days consequence d", "a response c within 3 days consequence e"],
    );
    let run = run(&p, &[("a", "2025-01-01T10:00", "")]);
    let steps: Vec<StepIx> =
        run.consequences(at("2025-02-01T00:00")).iter().map(|(step, ..)| *step).collect();
    assert_eq!(steps, [ix(&run, "e"), ix(&run, "d")]);
}

#[test]
fn what_is_excluded_is_not_owed_and_its_term_runs_on() {
    let p = procedure(
        &["a", "b", "c", "d"],
        &["a response b within 3 days", "c exclude b", "d include b"],
    );
    let mut case = run(&p, &[("a", "2025-01-01T10:00", ""), ("c", "2025-01-02T10:00", "")]);
    assert_eq!(owed(&case, "2025-01-03T00:00"), [] as [&str; 0]);
    case.happens(&Code::new("d").unwrap(), at("2025-02-01T10:00"), &Facets::new()).unwrap();
    let again = case.owed_on(ix(&case, "b"), at("2025-02-02T00:00")).unwrap();
    assert_eq!((again.since, again.late), (at("2025-01-01T10:00"), true));
}

#[test]
fn a_step_that_closes_the_case_takes_every_other_out_of_it() {
    let p = procedure(&["a", "b", "stop closes"], &["a response b within 3 days"]);
    let run = run(&p, &[("a", "2025-01-01T10:00", ""), ("stop", "2025-01-02T10:00", "")]);
    assert_eq!(run.closed(), Some(&(Code::new("stop").unwrap(), at("2025-01-02T10:00"))));
    assert!(run.possible(at("2025-01-03T00:00")).is_empty());
    assert!(run.owed(at("2026-01-01T00:00")).is_empty());
}

#[test]
fn other_procedures_start_and_other_versions_open_when_their_guards_hold() {
    let more = "[[starts]]\non = \"a\"\nprocedure = \"xx.test\"\nwhen = \"ok\"\n\
        [[transition]]\nto = \"1\"\nwhen = \"not ok\"\ncites = [\"L1\"]\nverified = true\n";
    let p = procedure_and(&["a: ok flag", "b"], &[], more);
    let yes = run(&p, &[("a", "2025-01-01T10:00", "ok=true")]);
    assert_eq!(yes.starts(ix(&yes, "a")), [Code::new("xx.test").unwrap()]);
    assert!(yes.starts(ix(&yes, "b")).is_empty());
    assert!(yes.transitions().is_empty());
    let no = run(&p, &[("a", "2025-01-01T10:00", "ok=false")]);
    assert!(no.starts(ix(&no, "a")).is_empty());
    assert_eq!(no.transitions()[0].to, "1");
}

#[test]
fn a_step_the_procedure_does_not_have_leaves_the_case_as_it_was() {
    let mut case = run(&welcome(), &[("arrive", "2024-12-30T10:00", "household_size=2")]);
    let before = format!("{case:?}");
    let unknown = Code::new("dance").unwrap();
    let refused = case.happens(&unknown, at("2025-01-01T00:00"), &facts("age=3"));
    assert_eq!(refused, Err(NoSuchStep(unknown)));
    assert_eq!(format!("{case:?}"), before);
}

#[test]
fn the_example_of_the_page_is_walked() {
    let welcome = welcome();
    let mut case = run(&welcome, &[]);
    let possible = |case: &Run, now: &str| -> Vec<String> {
        case.possible(at(now)).iter().map(|step| step.id.to_string()).collect()
    };
    assert_eq!(possible(&case, "2024-12-30T09:00"), ["arrive"]);
    let mut happens = |step: &str, when: &str, recorded: &str| {
        assert!(may(&case, step, when), "{step}");
        case.happens(&Code::new(step).unwrap(), at(when), &facts(recorded)).unwrap();
        case.clone()
    };
    let arrived = happens("arrive", "2024-12-30T10:00", "household_size=2 language=fr");
    assert_eq!(possible(&arrived, "2024-12-31T00:00"), ["answer"]);
    let answered = happens("answer", "2025-01-02T10:00", "answer_outcome=refused");
    assert_eq!(possible(&answered, "2025-01-03T00:00"), ["appeal", "close"]);
    assert_eq!(due(&answered, "appeal", "2025-01-03T00:00").as_deref(), Some("2025-02-02"));
    let (close, _, when) = answered.consequences(at("2025-02-10T00:00"))[0];
    assert_eq!((close, when), (ix(&answered, "close"), at("2025-02-03T00:00")));
    let mut closed = answered.clone();
    closed.happens(&Code::new("close").unwrap(), when, &Facets::new()).unwrap();
    assert_eq!(closed.closed().unwrap().0, "refused_final");
    let appealed = happens("appeal", "2025-01-20T10:00", "");
    assert!(appealed.consequences(at("2026-01-01T00:00")).is_empty());
    let standing = appealed.standing(welcome.find("close").unwrap(), at("2025-01-21T00:00"));
    assert!(!standing.included && !standing.possible());
}
