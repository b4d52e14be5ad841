use super::naive::{Naive, State};
use super::*;
use proptest::prelude::*;

fn ix(index: usize) -> StepIx {
    StepIx::new(index).unwrap()
}

/// A graph of named steps from `a kind b` triples, all included, none owed.
fn graph(steps: &[&str], arrows: &[(&str, Kind, &str)]) -> (Graph, Marking) {
    let at = |name: &str| ix(steps.iter().position(|step| *step == name).unwrap());
    let arrows =
        arrows.iter().map(|(from, kind, to)| Arrow { kind: *kind, from: at(from), to: at(to) });
    let included = (0..steps.len()).map(ix).collect();
    let graph = Graph::new(steps.len(), arrows.collect()).unwrap();
    (graph, Marking { included, ..Marking::default() })
}

const ALWAYS: fn(usize) -> bool = |_| true;

fn does(graph: &Graph, marking: Marking, step: usize) -> Marking {
    assert!(marking.enabled(graph, ix(step), ALWAYS), "step {step} is not enabled");
    marking.after(graph, ix(step), ALWAYS)
}

#[test]
fn a_condition_waits() {
    let (g, m) = graph(&["sign", "pay"], &[("sign", Kind::Condition, "pay")]);
    assert_eq!(m.blockers(&g, ix(1), ALWAYS).collect::<Vec<_>>(), [Blocker::Unmet(0, ix(0))]);
    assert!(does(&g, m, 0).enabled(&g, ix(1), ALWAYS));
}

#[test]
fn a_response_is_owed_each_time() {
    let (g, m) = graph(&["ask", "answer"], &[("ask", Kind::Response, "answer")]);
    assert!(m.accepting());
    let asked = does(&g, m, 0);
    assert!(!asked.accepting());
    let answered = does(&g, asked, 1);
    assert!(answered.accepting());
    assert!(!does(&g, answered, 0).accepting());
}

#[test]
fn what_is_excluded_is_not_owed_until_it_comes_back() {
    let (g, m) = graph(
        &["lodge", "withdraw", "reopen", "decide"],
        &[
            ("lodge", Kind::Response, "decide"),
            ("withdraw", Kind::Exclude, "decide"),
            ("reopen", Kind::Include, "decide"),
        ],
    );
    let withdrawn = does(&g, does(&g, m, 0), 1);
    assert!(withdrawn.accepting());
    assert!(withdrawn.pending.contains(ix(3)));
    let reopened = does(&g, withdrawn, 2);
    assert!(!reopened.accepting());
    assert!(does(&g, reopened, 3).accepting());
}

#[test]
fn a_milestone_blocks_while_owed() {
    let (g, m) = graph(
        &["comment", "review", "publish"],
        &[("review", Kind::Milestone, "publish"), ("comment", Kind::Response, "review")],
    );
    assert!(m.enabled(&g, ix(2), ALWAYS));
    let commented = does(&g, m, 0);
    let blockers: Vec<_> = commented.blockers(&g, ix(2), ALWAYS).collect();
    assert_eq!(blockers, [Blocker::Owed(0, ix(1))]);
    assert!(does(&g, commented, 1).enabled(&g, ix(2), ALWAYS));
}

#[test]
fn trust_is_given_once() {
    let (g, m) = graph(
        &["give", "trust"],
        &[("give", Kind::Response, "trust"), ("trust", Kind::Exclude, "trust")],
    );
    let trusted = does(&g, does(&g, m, 0), 1);
    assert!(!trusted.enabled(&g, ix(1), ALWAYS));
}

#[test]
fn including_wins_over_excluding_and_a_self_response_stays_owed() {
    let (g, m) = graph(
        &["a", "b"],
        &[("a", Kind::Exclude, "b"), ("a", Kind::Include, "b"), ("a", Kind::Response, "a")],
    );
    let done = does(&g, m, 0);
    assert!(done.included.contains(ix(1)));
    assert!(done.pending.contains(ix(0)));
}

#[test]
fn an_arrow_whose_guard_does_not_hold_is_not_there() {
    let (g, m) = graph(
        &["a", "b"],
        &[("a", Kind::Condition, "b"), ("b", Kind::Exclude, "a"), ("b", Kind::Response, "a")],
    );
    let never = |_: usize| false;
    assert!(m.enabled(&g, ix(1), never));
    let after = m.after(&g, ix(1), never);
    assert!(after.included.contains(ix(0)) && after.accepting());
}

#[test]
fn a_procedure_of_129_steps_is_refused() {
    assert!(Graph::new(128, Vec::new()).is_ok());
    assert_eq!(Graph::new(129, Vec::new()).err(), Some(TooManySteps));
}

fn arrows(size: usize) -> impl Strategy<Value = Vec<Arrow>> {
    let kind = prop_oneof![
        Just(Kind::Condition),
        Just(Kind::Response),
        Just(Kind::Milestone),
        Just(Kind::Include),
        Just(Kind::Exclude),
    ];
    let arrow = (kind, 0..size, 0..size).prop_map(|(kind, from, to)| Arrow {
        kind,
        from: ix(from),
        to: ix(to),
    });
    prop::collection::vec(arrow, 0..size * 4)
}

fn naive(arrows: &[Arrow]) -> Naive {
    let mut naive = Naive::default();
    for arrow in arrows {
        let pairs = match arrow.kind {
            Kind::Condition => &mut naive.condition,
            Kind::Response => &mut naive.response,
            Kind::Milestone => &mut naive.milestone,
            Kind::Include => &mut naive.include,
            Kind::Exclude => &mut naive.exclude,
        };
        pairs.insert((arrow.from.index(), arrow.to.index()));
    }
    naive
}

fn sets(marking: Marking) -> State {
    let set = |steps: Steps| steps.iter().map(StepIx::index).collect();
    State { ex: set(marking.executed), re: set(marking.pending), inc: set(marking.included) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    /// Both implementations agree on every run of every graph: enabled, marking, accepting.
    #[test]
    fn the_published_definitions_hold(
        arrows in arrows(7),
        included in 0_u8..128,
        pending in 0_u8..128,
        choices in prop::collection::vec(0_usize..7, 0..40),
    ) {
        let bits = |word: u8| (0..7).filter(|bit| word >> bit & 1 == 1).map(ix).collect::<Steps>();
        let published = naive(&arrows);
        let graph = Graph::new(7, arrows).unwrap();
        let mut marking =
            Marking { included: bits(included), pending: bits(pending), executed: Steps::default() };
        let mut state = sets(marking);
        for choice in choices {
            for step in 0..7 {
                prop_assert_eq!(
                    marking.enabled(&graph, ix(step), ALWAYS),
                    published.enabled(&state, step)
                );
            }
            prop_assert_eq!(marking.accepting(), Naive::accepting(&state));
            if published.enabled(&state, choice) {
                marking = marking.after(&graph, ix(choice), ALWAYS);
                state = published.execute(&state, choice);
                prop_assert_eq!(&sets(marking), &state);
            }
        }
    }
}
