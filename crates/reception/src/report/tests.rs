use super::*;
use kernel::{Compartment, Id, Timestamp};
use record::{Referral, Reporter, Violence};
use uuid::Uuid;

fn told(words: &str) -> Command {
    let told = Told {
        violence: Violence::Physical,
        reporter: Reporter::Witness,
        scene: None,
        office: None,
        about_staff: false,
        month: None,
        words: words.to_owned(),
    };
    Command::Make(told, "digest".to_owned())
}

fn ask(history: &[ReportEvent], command: Command) -> Result<Vec<ReportEvent>, Refusal> {
    let facts = Facts {
        id: Id::new(Uuid::from_u128(1)),
        report: Id::new(Uuid::from_u128(2)),
        at: Timestamp::UNIX_EPOCH,
    };
    Recorder::<Report>::decide(history, command, &facts)
}

/// A history that ends in each state.
fn histories() -> [Vec<ReportEvent>; 3] {
    let made = ask(&[], told("a blow")).unwrap();
    let closed = ask(&made, Command::Close("done".into())).unwrap();
    [Vec::new(), made.clone(), [made, closed].concat()]
}

fn commands() -> [Command; 5] {
    let words = || "words".to_owned();
    [
        told("a blow"),
        Command::Continue(words()),
        Command::Answer(words()),
        Command::Refer(Referral::Legal),
        Command::Close(words()),
    ]
}

#[test]
fn allowed_says_what_decide_does() {
    for history in histories() {
        let log = Recorder::<Report>::replay(&history);
        for command in commands() {
            let allowed = Report::allowed(log.state()).contains(&command.kind());
            let kind = command.kind();
            assert_eq!(ask(&history, command).is_ok(), allowed, "{kind:?} {:?}", log.state());
        }
    }
}

#[test]
fn the_words_are_sealed_in_the_compartment_of_reports() {
    let events = ask(&[], told("  a blow ")).unwrap();
    let [ReportEvent::Reported(made)] = events.as_slice() else { panic!("one report") };
    assert_eq!(made.words.compartment(), Compartment::Report);
    assert_eq!(made.words.open().unwrap(), "a blow");
}

#[test]
fn an_empty_or_endless_report_is_refused() {
    assert_eq!(ask(&[], told(" \n ")), Err(Refusal::Empty));
    assert_eq!(ask(&[], told(&"é".repeat(LONGEST + 1))), Err(Refusal::TooLong));
    assert!(ask(&[], told(&"é".repeat(LONGEST))).is_ok());
    assert!(Refusal::TooLong.to_string().contains("20,000") && LONGEST == 20_000);
}

#[test]
fn writing_more_opens_a_closed_report_again() {
    let [_, _, mut history] = histories();
    assert_eq!(Recorder::<Report>::replay(&history).state(), &State::Closed);
    history.extend(ask(&history, Command::Continue("again".into())).unwrap());
    assert_eq!(Recorder::<Report>::replay(&history).state(), &State::Open);
}
