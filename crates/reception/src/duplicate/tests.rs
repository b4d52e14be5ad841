use super::*;
use kernel::{EventId, Id, PersonId};
use proptest::prelude::*;
use record::Finding::{Different, Same};
use record::{Finding, Secret};
use uuid::Uuid;

const fn person(number: u128) -> PersonId {
    Id::new(Uuid::from_u128(number))
}

const fn event(number: u128) -> EventId {
    Id::new(Uuid::from_u128(number))
}

fn decide(one: u128, other: u128, finding: Finding) -> Command {
    let reason = "the same passport".to_owned();
    Command::Decide { one: person(one), other: person(other), finding, reason }
}

fn undo(decision: u128) -> Command {
    Command::Undo { decision: event(decision), reason: "another photograph".to_owned() }
}

/// The history after commands, each decision numbered by its place from 1.
fn history(commands: Vec<Command>) -> Result<Vec<DuplicateEvent>, Refusal> {
    let mut events = Vec::new();
    for (place, command) in commands.into_iter().enumerate() {
        let facts = Facts { id: event(place as u128 + 1) };
        events.extend(Recorder::<Duplicates>::decide(&events, command, &facts)?);
    }
    Ok(events)
}

fn state(events: &[DuplicateEvent]) -> State {
    Recorder::<Duplicates>::replay(events).state().clone()
}

#[test]
fn people_found_to_be_one_are_one_through_each_other() {
    let events = history(vec![decide(1, 2, Same), decide(3, 2, Same), decide(4, 5, Same)]).unwrap();
    let same: Vec<_> = state(&events).same_as(person(1)).into_iter().collect();
    assert_eq!(same, [person(1), person(2), person(3)]);
    assert_eq!(state(&events).same_as(person(9)).len(), 1);
}

#[test]
fn undoing_leaves_what_stood_before() {
    let before = history(vec![decide(1, 2, Same), decide(3, 4, Different)]).unwrap();
    let mut commands = vec![decide(1, 2, Same), decide(3, 4, Different)];
    commands.extend([decide(2, 3, Same), undo(3)]);
    assert_eq!(state(&history(commands).unwrap()), state(&before));
}

#[test]
fn what_stands_is_not_decided_twice_nor_contradicted() {
    let said = |commands: Vec<Command>| history(commands).unwrap_err();
    assert_eq!(said(vec![decide(1, 1, Same)]), Refusal::OneFile);
    let again = vec![decide(1, 2, Same), decide(2, 1, Different)];
    assert_eq!(said(again), Refusal::Decided(event(1)));
    let chain = vec![decide(1, 2, Same), decide(2, 3, Same), decide(1, 3, Different)];
    assert_eq!(said(chain), Refusal::OneThroughOthers);
    let apart = vec![decide(1, 2, Same), decide(3, 2, Different), decide(1, 3, Same)];
    assert_eq!(said(apart), Refusal::DifferentThroughOthers(event(2)));
    let undone = vec![decide(1, 2, Same), decide(3, 2, Different), undo(2), decide(1, 3, Same)];
    assert!(history(undone).is_ok());
    assert_eq!(said(vec![undo(7)]), Refusal::NoSuchDecision(event(7)));
    let twice = vec![decide(1, 2, Same), undo(1), undo(1)];
    assert_eq!(said(twice), Refusal::NoSuchDecision(event(1)));
}

#[test]
fn a_decision_has_a_reason_that_is_sealed() {
    let with = |reason: &str| {
        let (one, other) = (person(1), person(2));
        let command = Command::Decide { one, other, finding: Same, reason: reason.to_owned() };
        history(vec![command])
    };
    assert_eq!(with("  "), Err(Refusal::NoReason));
    assert_eq!(with(&"x".repeat(2_001)), Err(Refusal::ReasonTooLong));
    let events = with(" same scar ").unwrap();
    let [DuplicateEvent::Decided(decided)] = events.as_slice() else { panic!("one decision") };
    assert_eq!(decided.reason.compartment(), kernel::Compartment::Identity);
    assert_eq!(decided.reason.open().map(String::as_str), Some("same scar"));
    let silent = Command::Undo { decision: event(1), reason: String::new() };
    assert_eq!(history(vec![decide(1, 2, Same), silent]), Err(Refusal::NoReason));
}

proptest! {
    /// However people are decided about, nobody is ever found to be another than one of themselves,
    /// and what is allowed is what is not refused for a reason of state.
    #[test]
    fn no_two_decisions_that_stand_contradict_each_other(
        tried in proptest::collection::vec((0_u128..6, 0_u128..6, any::<bool>(), 0_u128..12), 0..24)
    ) {
        let mut events: Vec<DuplicateEvent> = Vec::new();
        for (place, (one, other, same, undone)) in tried.into_iter().enumerate() {
            let facts = Facts { id: event(place as u128) };
            let finding = if same { Same } else { Different };
            for command in [decide(one, other, finding), undo(undone)] {
                let decided = Recorder::<Duplicates>::decide(&events, command, &facts);
                events.extend(decided.unwrap_or_default());
            }
            let now = state(&events);
            for pair in now.standing.values() {
                let one = now.same_as(pair.one).contains(&pair.other);
                prop_assert_eq!(one, pair.finding == Same);
            }
            let undoable = Duplicates::allowed(&now).contains(&Kind::Undo);
            prop_assert_eq!(undoable, !now.standing.is_empty());
        }
    }
}

#[test]
fn nothing_of_a_reason_is_printed() {
    let events = history(vec![decide(1, 2, Same)]).unwrap();
    assert!(!format!("{events:?}").contains("passport"));
    let _typed: &Secret<String> = match &events[0] {
        DuplicateEvent::Decided(decided) => &decided.reason,
        DuplicateEvent::Undone { reason, .. } => reason,
    };
}
