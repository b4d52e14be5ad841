use super::*;
use kernel::{DocumentId, Id};
use record::MediaType;
use uuid::Uuid;

const FACTS: Facts =
    Facts { case: Id::new(Uuid::from_u128(2)), applicant: Id::new(Uuid::from_u128(3)) };

fn document(number: u128) -> DocumentId {
    Id::new(Uuid::from_u128(number))
}

fn receive(number: u128, title: &str) -> Command {
    Command::Receive {
        document: document(number),
        asked_as: None,
        media_type: MediaType::Pdf,
        bytes: 10,
        title: title.to_owned(),
    }
}

fn after(commands: impl IntoIterator<Item = Command>) -> Vec<DocumentEvent> {
    commands.into_iter().fold(Vec::new(), |mut history, command| {
        let added = Recorder::<Documents>::decide(&history, command, &FACTS).unwrap();
        history.extend(added);
        history
    })
}

fn refused(history: &[DocumentEvent], command: Command) -> Refusal {
    Recorder::<Documents>::decide(history, command, &FACTS).unwrap_err()
}

#[test]
fn each_refusal_has_its_reason() {
    let one = after([receive(1, "Passport")]);
    assert_eq!(refused(&one, receive(1, "Passport")), Refusal::AlreadyReceived);
    assert_eq!(refused(&one, receive(2, " ")), Refusal::NoTitle);
    assert_eq!(refused(&one, receive(2, &"t".repeat(201))), Refusal::TitleTooLong);
    assert_eq!(refused(&one, Command::Withdraw(document(2))), Refusal::NotReceived);
    let full = after((0..500).map(|number| receive(number, "Page")));
    assert_eq!(refused(&full, receive(999, "Page")), Refusal::TooMany);
}

#[test]
fn allowed_says_what_decide_does() {
    let lives =
        [vec![], vec![receive(1, "A")], vec![receive(1, "A"), Command::Withdraw(document(1))]];
    for commands in lives {
        let history = after(commands);
        let log = Recorder::<Documents>::replay(&history);
        let allowed = Documents::allowed(log.state());
        for (kind, command) in
            [(Kind::Receive, receive(8, "B")), (Kind::Withdraw, Command::Withdraw(document(1)))]
        {
            let decided = Recorder::<Documents>::decide(&history, command, &FACTS);
            assert_eq!(decided.is_ok(), allowed.contains(&kind), "{kind:?}");
        }
    }
}
