use super::command::Claim;
use super::*;
use kernel::{EventId, Id, PartialDate, PersonId, Sex};
use record::{Identity, Name, NameKind, Source};
use uuid::Uuid;

const PERSON: PersonId = Id::new(Uuid::from_u128(1));

fn facts() -> Facts {
    Facts { person: PERSON, today: jiff::civil::date(2026, 6, 1) }
}

fn claim(number: u128, given: &str, birth: Option<&str>) -> Claim {
    Claim {
        id: EventId::new(Uuid::from_u128(number)),
        source: Source::Statement,
        sex: Sex::Female,
        nationality: "AFG".parse().unwrap(),
        identity: Identity {
            names: vec![Name {
                kind: NameKind::Latin,
                family: String::new(),
                given: given.to_owned(),
            }],
            birth: birth.map(|date| date.parse::<PartialDate>().unwrap()),
            birth_place: None,
        },
    }
}

fn registered() -> Vec<PersonEvent> {
    Recorder::<Person>::decide(&[], Command::Register(claim(10, "Zahra", None)), &facts()).unwrap()
}

fn refused(history: &[PersonEvent], command: Command) -> Refusal {
    Recorder::<Person>::decide(history, command, &facts()).unwrap_err()
}

#[test]
fn a_file_begins_with_a_claim_and_only_once() {
    let events = registered();
    assert_eq!(events.len(), 2);
    let again = Command::Register(claim(11, "Zahra", None));
    assert_eq!(refused(&events, again), Refusal::AlreadyRegistered);
    let early = Command::Claim(claim(11, "Zahra", None));
    assert_eq!(refused(&[], early), Refusal::NotRegistered);
}

#[test]
fn a_claim_needs_a_name_and_a_possible_birth() {
    let register =
        |given: &str, birth: Option<&str>| refused(&[], Command::Register(claim(10, given, birth)));
    assert_eq!(register(" ", None), Refusal::NoName);
    assert_eq!(register(&"a".repeat(201), None), Refusal::NameTooLong);
    assert_eq!(register("Zahra", Some("2026-07")), Refusal::ImpossibleBirth);
    assert_eq!(register("Zahra", Some("1890")), Refusal::ImpossibleBirth);
}

#[test]
fn a_claim_known_to_the_year_of_today_is_possible() {
    let command = Command::Register(claim(10, "Zahra", Some("2026")));
    assert!(Recorder::<Person>::decide(&[], command, &facts()).is_ok());
}

#[test]
fn the_last_claim_stays() {
    let mut events = registered();
    let first = EventId::new(Uuid::from_u128(10));
    assert_eq!(refused(&events, Command::WithdrawClaim(first)), Refusal::LastClaim);
    let second = Command::Claim(claim(12, "Zohra", Some("1990")));
    events.extend(Recorder::<Person>::decide(&events, second, &facts()).unwrap());
    let withdrawn =
        Recorder::<Person>::decide(&events, Command::WithdrawClaim(first), &facts()).unwrap();
    events.extend(withdrawn);
    assert_eq!(
        Recorder::<Person>::replay(&events).state().claims.iter().copied().collect::<Vec<_>>(),
        [EventId::new(Uuid::from_u128(12))]
    );
}

#[test]
fn allowed_says_what_decide_does() {
    let mut history = Vec::new();
    for claims in 0_u128..3 {
        let log = Recorder::<Person>::replay(&history);
        let allowed = Person::allowed(log.state());
        let target = EventId::new(Uuid::from_u128(20));
        for (kind, command) in [
            (Kind::Register, Command::Register(claim(50, "A", None))),
            (Kind::Claim, Command::Claim(claim(51, "A", None))),
            (Kind::WithdrawClaim, Command::WithdrawClaim(target)),
            (Kind::StateContact, Command::StateContact(record::ContactDetails::default())),
            (Kind::IssueAccessCode, Command::IssueAccessCode("00".into())),
        ] {
            let decided = Recorder::<Person>::decide(&history, command, &facts());
            assert_eq!(decided.is_ok(), allowed.contains(&kind), "{kind:?} with {claims} claims");
        }
        let next = claim(20 + claims, "A", None);
        let next = if claims == 0 { Command::Register(next) } else { Command::Claim(next) };
        history.extend(Recorder::<Person>::decide(&history, next, &facts()).unwrap());
    }
}
