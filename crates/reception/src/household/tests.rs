use super::*;
use kernel::{HouseholdId, Id, PersonId};
use record::Relation;
use uuid::Uuid;

const FACTS: Facts = Facts { household: HouseholdId::new(Uuid::from_u128(9)) };

fn person(number: u128) -> PersonId {
    Id::new(Uuid::from_u128(number))
}

fn after(commands: &[Command]) -> Vec<HouseholdEvent> {
    let mut history = Vec::new();
    for command in commands {
        let added = Recorder::<Household>::decide(&history, *command, &FACTS).unwrap();
        history.extend(added);
    }
    history
}

fn refused(commands: &[Command], command: Command) -> Refusal {
    Recorder::<Household>::decide(&after(commands), command, &FACTS).unwrap_err()
}

#[test]
fn members_come_and_go_and_the_head_leaves_last() {
    let family = [Command::Form(person(1)), Command::Join(person(2), Relation::Child)];
    assert_eq!(Recorder::<Household>::replay(&after(&family)).state().members.len(), 2);
    assert_eq!(refused(&family, Command::Leave(person(1))), Refusal::HeadLeavesLast);
    let alone = [family.as_slice(), &[Command::Leave(person(2))]].concat();
    assert_eq!(after(&[alone.as_slice(), &[Command::Leave(person(1))]].concat()).len(), 4);
}

#[test]
fn each_refusal_has_its_reason() {
    let family = [Command::Form(person(1)), Command::Join(person(2), Relation::Partner)];
    for (history, command, reason) in [
        (&family[..], Command::Form(person(3)), Refusal::AlreadyFormed),
        (&family[..0], Command::Join(person(2), Relation::Child), Refusal::NotFormed),
        (&family[..], Command::Join(person(2), Relation::Child), Refusal::AlreadyMember),
        (&family[..], Command::Leave(person(3)), Refusal::NotMember),
    ] {
        assert_eq!(refused(history, command), reason);
    }
    let mut crowd = vec![Command::Form(person(1))];
    crowd.extend((2..=60).map(|number| Command::Join(person(number), Relation::Relative)));
    assert_eq!(refused(&crowd, Command::Join(person(99), Relation::Child)), Refusal::TooMany);
}

#[test]
fn allowed_says_what_decide_does() {
    let family = [Command::Form(person(1)), Command::Leave(person(1))];
    for length in 0..=family.len() {
        let history = after(&family[..length]);
        let log = Recorder::<Household>::replay(&history);
        let allowed = Household::allowed(log.state());
        for (kind, command) in [
            (Kind::Form, Command::Form(person(1))),
            (Kind::Join, Command::Join(person(7), Relation::Child)),
            (Kind::Leave, Command::Leave(person(1))),
        ] {
            let decided = Recorder::<Household>::decide(&history, command, &FACTS);
            assert_eq!(decided.is_ok(), allowed.contains(&kind), "{kind:?} after {length}");
        }
    }
}
