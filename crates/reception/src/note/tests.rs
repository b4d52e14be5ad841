use super::*;
use kernel::{Compartment, Id, Timestamp};
use uuid::Uuid;

fn write(text: &str) -> Result<Vec<NoteEvent>, Refusal> {
    let facts = Facts {
        id: Id::new(Uuid::from_u128(1)),
        case: Id::new(Uuid::from_u128(2)),
        applicant: Id::new(Uuid::from_u128(3)),
        now: Timestamp::UNIX_EPOCH,
    };
    let command = Command::Write(Compartment::Health, text.to_owned());
    Recorder::<Notes>::decide(&[], command, &facts)
}

#[test]
fn a_note_is_sealed_where_it_was_written() {
    let events = write(" needs a ground-floor room ").unwrap();
    let [NoteEvent::Written(note)] = events.as_slice() else { panic!("one note") };
    assert_eq!(note.text.compartment(), Compartment::Health);
    assert_eq!(note.text.open().unwrap(), "needs a ground-floor room");
    let log = Recorder::<Notes>::replay(&events);
    assert_eq!((log.state().written, Notes::allowed(log.state())), (1, vec![Kind::Write]));
}

#[test]
fn an_empty_or_endless_note_is_refused() {
    assert_eq!(write("  \n"), Err(Refusal::Empty));
    assert_eq!(write(&"é".repeat(20_001)), Err(Refusal::TooLong));
    assert!(write(&"é".repeat(20_000)).is_ok());
}
