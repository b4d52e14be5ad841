mod oracle;

use super::*;
use crate::fixture::{example, files, procedure, procedure_and, read, text};

fn kinds(procedure: &Procedure) -> Vec<(FindingKind, String)> {
    let named = |finding: &Finding| {
        let name = finding.message.split('`').nth(1).unwrap_or_default().to_owned();
        (finding.kind, name)
    };
    check_procedure(procedure).findings.iter().map(named).collect()
}

fn only(procedure: &Procedure) -> Finding {
    let mut findings = check_procedure(procedure).findings;
    assert_eq!(findings.len(), 1, "{findings:#?}");
    findings.remove(0)
}

fn path(finding: &Finding) -> Vec<&str> {
    finding.path.iter().map(Code::as_str).collect()
}

#[test]
fn a_step_that_nothing_includes_never_happens() {
    let found = only(&procedure(&["a", "b excluded"], &["a response b"]));
    assert_eq!(found.kind, FindingKind::NeverHappens);
    assert_eq!(
        found.to_string(),
        "xx/test.toml:24:6: error: the step `b` can never happen: it starts out excluded and \
         nothing includes it"
    );
}

#[test]
fn what_waits_for_the_impossible_is_impossible() {
    let found = check_procedure(&procedure(
        &["a", "b excluded", "c excluded", "d"],
        &["b include c", "c condition d", "b condition d", "a exclude c", "d include b"],
    ));
    assert_eq!(found.findings, [], "`b` and `c` start out excluded, so `d` waits for neither");
    let found = kinds(&procedure(&["a", "b", "c"], &["b condition c", "c condition b"]));
    let never = FindingKind::NeverHappens;
    assert_eq!(found, [(never, "b".to_owned()), (never, "c".to_owned())]);
}

#[test]
fn a_step_included_by_an_impossible_one_says_so() {
    let p = procedure(&["a", "b", "c excluded"], &["b condition b", "b include c"]);
    let found = check_procedure(&p).findings;
    assert!(found[0].message.ends_with("`b` must come first, which can never be"), "{}", found[0]);
    assert!(found[1].message.ends_with("only `b` would include it, which can never happen"));
}

#[test]
fn a_guard_on_answers_that_never_come_together_hides_a_step() {
    let p = procedure(
        &["a: out choice x y", "b: why choice x y", "c excluded", "d"],
        &["a exclude b when out = x", "d include c when out = x and why = y"],
    );
    let found = only(&p);
    assert_eq!(found.kind, FindingKind::NeverHappens);
    assert_eq!(found.message, "the step `c` never happens: every marking was explored");
}

#[test]
fn a_guard_that_contradicts_itself_is_found() {
    let p = procedure(&["a: out choice x y", "b"], &["a exclude b when out = x and out = y"]);
    let found = only(&p);
    assert_eq!(found.kind, FindingKind::GuardNeverHolds);
    assert_eq!(found.message, "this guard contradicts itself: `out = x and out = y`");
}

#[test]
fn thresholds_of_numbers_and_dates_are_tried_on_both_sides() {
    let steps = ["a: n number, day date", "b excluded", "c excluded", "d excluded", "e excluded"];
    let relations = [
        "a include b when n < 18",
        "a include c when n > 18",
        "a include d when day = 2025-06-12",
        "a include e when n = 18 and day > 2025-06-12",
    ];
    assert_eq!(kinds(&procedure(&steps, &relations)), []);
}

#[test]
fn facts_with_which_no_case_opens_are_not_explored() {
    let p = procedure(
        &["a", "b", "c excluded"],
        &["a condition a when not (age = 18)", "b include c when not (age = 18)"],
    );
    let found = only(&p);
    assert_eq!((found.kind, found.place), (FindingKind::NeverHappens, p.find("c").map(|c| c.at)));
}

#[test]
fn an_unaccompanied_minor_is_below_18() {
    let relations = ["a include b when unaccompanied_minor and age >= 18"];
    let found = only(&procedure(&["a", "b excluded"], &relations));
    assert_eq!(found.kind, FindingKind::NeverHappens);
}

#[test]
fn a_step_owed_for_ever_is_found_with_the_shortest_way_there() {
    // Only if `c` comes before `b` is `b` owed and out of reach.
    let p = procedure(
        &["a: out choice x y", "b", "c", "d", "e"],
        &["a response b when out = y", "d condition b", "c exclude d", "e response d"],
    );
    let found = check_procedure(&p).findings;
    let never: Vec<_> = found.iter().filter(|it| it.kind == FindingKind::NeverMet).collect();
    assert_eq!(never.len(), 0, "excluding `d` also lifts the condition: {found:?}");
    let p = procedure(
        &["a: out choice x y", "b", "c", "d", "e", "f excluded"],
        &[
            "a response b when out = y",
            "c include f",
            "f condition b",
            "c exclude d",
            "f condition f",
        ],
    );
    let found = check_procedure(&p).findings;
    let never = found.iter().find(|it| it.kind == FindingKind::NeverMet).unwrap();
    assert!(never.message.starts_with("the step `b` becomes owed"), "{never}");
    assert_eq!(path(never), ["a", "c"]);
    assert_eq!(never.severity, Severity::Error);
}

#[test]
fn what_only_the_end_of_the_case_settles_is_a_warning() {
    let p = procedure(
        &["a", "b", "c", "stop closes"],
        &["a response b", "c condition b", "c condition c"],
    );
    let found = check_procedure(&p);
    let kinds: Vec<_> = found.findings.iter().map(|it| (it.severity, it.kind)).collect();
    assert!(kinds.contains(&(Severity::Warning, FindingKind::OnlyClosed)), "{kinds:?}");
    assert!(!kinds.iter().any(|(_, kind)| *kind == FindingKind::NeverMet));
    assert_eq!(found.outcomes.len(), 1);
    assert!(found.outcomes[0].reached);
}

#[test]
fn an_outcome_out_of_reach_is_named() {
    let p = procedure(&["a", "won closes excluded", "lost closes"], &[]);
    let found = check_procedure(&p);
    let reached: Vec<_> =
        found.outcomes.iter().map(|it| (it.outcome.as_str(), it.reached)).collect();
    assert_eq!(reached, [("won", false), ("lost", true)]);
    assert_eq!(found.findings[0].kind, FindingKind::NeverHappens);
}

#[test]
fn a_consequence_follows_only_from_a_term_that_names_it() {
    let follows = ["a response b within 3 days consequence c", "c exclude b"];
    assert_eq!(kinds(&procedure(&["a", "b", "c system"], &follows)), []);
    let found = only(&procedure(&["a", "b", "c system"], &["a response b", "c exclude b"]));
    assert!(found.message.ends_with("it is a consequence, and no term that can run has it follow"));
}

#[test]
fn a_consequence_that_is_never_part_of_the_case_is_found_at_both_ends() {
    let follows = ["a response b within 3 days consequence c"];
    let found = kinds(&procedure(&["a", "b", "c system excluded"], &follows));
    let kinds: Vec<_> = found.iter().map(|(kind, _)| *kind).collect();
    use FindingKind::{NeverHappens, NoConsequence};
    assert_eq!(kinds, [NeverHappens, NoConsequence, NoConsequence]);
}

#[test]
fn a_term_that_may_pass_without_its_consequence_is_a_warning() {
    let relations = ["a response b within 3 days consequence c", "c exclude b", "d exclude c"];
    let found = only(&procedure(&["a", "b", "c system", "d"], &relations));
    assert_eq!((found.kind, found.severity), (FindingKind::NoConsequence, Severity::Warning));
    assert_eq!(path(&found), ["a", "d"]);
    assert_eq!(found.message, "the term of `b` may pass when its consequence `c` cannot follow");
}

#[test]
fn a_term_has_its_consequence_once() {
    let relations = ["a response b within 3 days consequence c", "c include d", "d exclude c"];
    assert_eq!(kinds(&procedure(&["a", "b", "c system", "d excluded"], &relations)), []);
}

#[test]
fn a_deadline_before_the_end_of_its_delay_is_found_with_a_day() {
    let both = |within: &str, after: &str| {
        let relations =
            [format!("a response b within {within}"), format!("a condition b after {after}")];
        kinds(&procedure(&["a", "b"], &[&relations[0], &relations[1]]))
    };
    assert_eq!(both("1 month", "2 weeks"), []);
    assert_eq!(both("1 month", "2 months").len(), 1);
    // Ten days are fewer than eight working days only around holidays.
    assert_eq!(both("12 days", "7 working days").len(), 1);
    let p = procedure(
        &["a: out choice x y", "b"],
        &["a response b within 3 days when out = x", "a condition b after 1 month when out = y"],
    );
    assert_eq!(kinds(&p), [], "never both");
    let p = procedure(&["a", "b"], &["a response b within 3 days", "a condition b after 1 month"]);
    assert_eq!(
        only(&p).message,
        "the deadline of `b` after `a` is shorter than its delay: from Wednesday 1 January 2025, it \
         is due on Saturday 4 January 2025, but possible only from Sunday 2 February 2025"
    );
}

#[test]
fn a_clock_without_a_term_is_a_warning() {
    let clock =
        "[[clock]]\nof = \"b\"\nreset = { on = \"a\" }\ncites = [\"L1\"]\nverified = true\n";
    let found = only(&procedure_and(&["a", "b"], &["a response b"], clock));
    assert_eq!((found.kind, found.severity), (FindingKind::IdleClock, Severity::Warning));
    assert_eq!(kinds(&procedure_and(&["a", "b"], &["a response b within 3 days"], clock)), []);
}

#[test]
fn a_procedure_whose_first_step_must_wait_never_opens() {
    let found = only(&procedure(&["a", "b"], &["b condition a"]));
    assert_eq!(found.kind, FindingKind::NeverOpens);
}

#[test]
fn a_procedure_that_its_opener_never_starts_never_opens() {
    let other = text(&["z"], &[]).replace("xx.test", "xx.other").replace("opens = \"z\"", "");
    let other = format!("opened_by = \"xx.test\"\n{other}");
    let mut all = files(&text(&["a"], &[]));
    all.push(crate::pack::File { path: "xx/other.toml".to_owned(), text: other });
    let found = check(&Library::read(&all).unwrap());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, FindingKind::NeverOpens);
    let starts = "[[starts]]\non = \"a\"\nprocedure = \"xx.other\"\n";
    all[1].text += starts;
    assert_eq!(check(&Library::read(&all).unwrap()), []);
}

/// Twenty independent steps have four states each: too many to explore together, few apart.
#[test]
fn steps_that_do_not_depend_on_each_other_are_explored_apart() {
    let names: Vec<String> = (0..20).map(|number| format!("s{number}")).collect();
    let mut steps = vec!["a"];
    steps.extend(names.iter().map(String::as_str));
    let relations: Vec<String> = names.iter().map(|name| format!("a response {name}")).collect();
    let relations: Vec<&str> = relations.iter().map(String::as_str).collect();
    let found = check_procedure(&procedure(&steps, &relations));
    assert_eq!(found.findings, []);
    assert!(found.explored.complete);
    assert!(found.explored.markings < 100, "{:?}", found.explored);
}

/// Steps that all depend on each other cannot be taken apart: walks find what is wrong.
#[test]
fn what_is_too_large_to_explore_is_walked_and_says_so() {
    let names: Vec<String> = (0..24).map(|number| format!("s{number}")).collect();
    let mut steps = vec!["a".to_owned()];
    steps.extend(names.iter().map(|name| format!("{name}: f{name} flag")));
    steps.push("last excluded".to_owned());
    steps.push("stuck excluded".to_owned());
    let mut relations: Vec<String> =
        names.iter().map(|name| format!("{name} include last when f{name}")).collect();
    for (one, next) in names.iter().zip(names.iter().skip(1)) {
        relations.push(format!("{one} condition {next} when f{one}"));
        relations.push(format!("last exclude {one}"));
    }
    relations.push("last include stuck".to_owned());
    relations.push("last response stuck".to_owned());
    relations.push("stuck condition stuck".to_owned());
    relations.extend(names.iter().map(|name| format!("{name} condition stuck when f{name}")));
    relations.extend(names.iter().map(|name| format!("stuck exclude {name}")));
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let relations: Vec<&str> = relations.iter().map(String::as_str).collect();
    let p = procedure(&steps, &relations);
    let found = check_procedure(&p);
    assert!(!found.explored.complete && found.explored.walked > 0, "{:?}", found.explored);
    let never = found.findings.iter().find(|it| it.kind == FindingKind::NeverMet).unwrap();
    assert_eq!(path(never).len(), 3, "{never}");
    assert_eq!((path(never)[0], path(never)[2]), ("a", "last"));
    assert_eq!(found, check_procedure(&p), "the same every time");
}

/// Ten flags in one form are more answers than are tried: nothing is then said to be proved.
#[test]
fn a_form_with_too_many_answers_proves_nothing() {
    let flags: Vec<String> = (0..10).map(|number| format!("f{number} flag")).collect();
    let form = format!("a: {}", flags.join(", "));
    let all: Vec<String> = (0..10).map(|number| format!("f{number}")).collect();
    let relation = format!("a include b when {}", all.join(" and "));
    let found = check_procedure(&procedure(&[&form, "b excluded"], &[&relation]));
    assert!(!found.explored.complete);
    assert!(found.findings.iter().all(|it| it.kind == FindingKind::NotReached), "{found:?}");
}

#[test]
fn the_example_of_the_page_has_nothing_wrong() {
    let library = Library::read(&example()).unwrap();
    assert_eq!(check(&library), []);
    let report = report(&library);
    let procedure = report.procedures().next().unwrap();
    assert!(procedure.checked.explored.complete);
    assert_eq!(procedure.reference, "xx.welcome:2025-1");
    assert_eq!((procedure.steps, procedure.relations), (4, 7));
    let unverified: Vec<_> = procedure.unverified.iter().map(|it| it.rule.as_str()).collect();
    assert_eq!(unverified, ["step appeal", "step close", "response answer → appeal (1 month)"]);
    let text = report.text(true);
    assert!(text.contains("xx.welcome:2025-1 · Welcome\n    from 2025-01-01 until 2026-06-12\n"));
    assert!(text.contains("to be verified: step appeal [L1]"), "{text}");
    assert!(text.ends_with("1 version in 1 pack, 0 errors, 0 warnings, 3 rules to be verified\n"));
}

#[test]
fn a_repeating_step_ends_every_search() {
    let p = read(&text(&["a", "b repeats: n number"], &["b response b when n > 3"]));
    let found = check_procedure(&p);
    assert!(found.explored.complete);
    assert_eq!(found.findings, []);
}
