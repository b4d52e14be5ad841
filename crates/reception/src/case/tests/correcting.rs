use super::*;

fn annul(event: EventId, reason: &str) -> Command {
    Command::Annul { event, reason: reason.to_owned() }
}

#[test]
fn a_step_annulled_counts_no_more_and_may_be_done_again() {
    let given = Given::opened().then("hear", noon(1));
    let hearing = given.last();
    let events = given.when(annul(hearing, " wrong file "), Role::Registration, noon(2)).unwrap();
    let [CaseEvent::Annulled { case, applicant, event, reason }] = events.as_slice() else {
        panic!("{events:?}")
    };
    assert_eq!((*case, *applicant, *event), (CASE, PERSON, hearing));
    assert_eq!(reason.open().unwrap(), "wrong file");
    assert_eq!(reason.compartment(), kernel::Compartment::Story);

    let after = given.after(annul(hearing, "wrong file"), Role::Registration, noon(2));
    assert_eq!(after.state().counting().count(), 1, "only the arrival counts");
    assert_eq!(after.state().happened.len(), 2, "the trace keeps both");
    let hindered = after.hindrances("decide", Role::Registration, noon(30));
    assert_eq!(hindered, ["first hear by Condition hear -> decide"]);
    assert!(after.hindrances("hear", Role::Registration, noon(3)).is_empty());
}

#[test]
fn annulling_the_step_that_closed_a_case_opens_it_again() {
    let closed = Given::opened().then("hear", noon(0)).then("decide:refused", noon(9));
    let closed = closed.then("lapse", noon(60));
    assert!(closed.run().closed().is_some());
    let lapse = closed.last();
    // Only the system may undo what the system did: the pack lets nobody else.
    let refused = closed.when(annul(lapse, "wrong"), Role::Registration, noon(61));
    assert_eq!(refused, Err(Refusal::NotYours { step: code("lapse"), actor: Role::System }));
    let reopened = closed.after(annul(lapse, "appealed in time"), Role::System, noon(61));
    assert!(reopened.run().closed().is_none());
    assert!(reopened.hindrances("appeal", Role::Person, noon(61)).is_empty());
}

#[test]
fn facts_of_an_annulled_step_are_unknown_again() {
    let decided = Given::opened().then("hear", noon(0)).then("decide:refused", noon(9));
    let decision = decided.last();
    let undone = decided.after(annul(decision, "wrong box"), Role::Registration, noon(10));
    assert!(!undone.run().facts().contains_key("outcome"));
    assert_eq!(undone.hindrances("appeal", Role::Person, noon(10)), ["not part"]);
    assert!(undone.run().owed(noon(10)).is_empty());
}

#[test]
fn each_refusal_of_an_annulment_has_its_reason() {
    let given = Given::opened().then("hear", noon(1));
    let hearing = given.last();
    let twice = given.clone().after(annul(hearing, "x"), Role::Registration, noon(2));
    for (given, command, role, refusal) in [
        (&given, annul(hearing, " \n"), Role::Registration, Refusal::NoReason),
        (&given, annul(event(77), "x"), Role::Registration, Refusal::NoSuchEvent(event(77))),
        (&twice, annul(hearing, "x"), Role::Registration, Refusal::NoSuchEvent(hearing)),
        (
            &given,
            annul(hearing, "x"),
            Role::FirstReception,
            Refusal::NotYours { step: code("hear"), actor: Role::Registration },
        ),
    ] {
        assert_eq!(given.when(command, role, noon(3)), Err(refusal));
    }
    let arrival = event(0);
    let helper = given.when(annul(arrival, "x"), Role::FirstReception, noon(3));
    assert!(helper.is_ok(), "who may record a step may take it back: {helper:?}");
}

fn go(to: &str) -> Command {
    Command::Move { to: code(to) }
}

#[test]
fn a_case_moves_only_as_its_law_provides() {
    let given = Given::opened().then("hear", noon(0));
    let events = given.when(go("2"), Role::Registration, noon(1)).unwrap();
    assert_eq!(events, [CaseEvent::Moved { case: CASE, to: code("xx.stay:2") }]);
    for wrong in ["1", "3", "xx.stay:2"] {
        let refused = given.when(go(wrong), Role::Registration, noon(1));
        assert_eq!(refused, Err(Refusal::NoTransition(code(wrong))));
    }
    // "while nothing is refused"
    let decided = given.then("decide:refused", noon(9));
    let refused = decided.when(go("2"), Role::Registration, noon(10));
    assert_eq!(refused, Err(Refusal::NoTransition(code("2"))));
}

fn moved_with_papers_asked() -> Given {
    let mut given = Given::opened().then("ask_papers", noon(1));
    given = given.after(go("2"), Role::Registration, noon(2));
    given.procedure = Arc::clone(library().version("xx.stay", "2").unwrap());
    given
}

#[test]
fn a_moved_case_follows_its_new_law_and_passes_over_the_steps_that_law_does_not_have() {
    let moved = moved_with_papers_asked();
    assert_eq!(moved.state().pinned, Some(code("xx.stay:2")));
    let run = moved.run();
    assert!(run.owed(noon(3)).is_empty(), "the new law knows no `ask_papers`");
    let hindered = moved.hindrances("bring_papers", Role::Person, noon(3));
    assert_eq!(hindered, ["first request_papers by Condition request_papers -> bring_papers"]);
    let next = moved.then("request_papers", noon(3));
    let CaseEvent::Done(done) = next.history.last().unwrap() else { panic!("a step") };
    assert_eq!(done.procedure, *"xx.stay:2");
}

#[test]
fn a_case_moved_there_and_back_still_replays() {
    let mut given = moved_with_papers_asked().then("request_papers", noon(3));
    given = given.after(go("1"), Role::Registration, noon(4));
    given.procedure = first();
    assert_eq!(given.state().pinned, Some(code("xx.stay:1")));
    let run = given.run();
    assert_eq!(run.owed(noon(4)).len(), 1, "what was asked under the first law is owed again");
}
