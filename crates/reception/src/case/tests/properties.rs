use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::Concept;

/// A command, by whom, and how many days after the last.
#[derive(Debug, Clone)]
struct Try {
    command: Command,
    role: Role,
    later: i64,
}

fn steps() -> impl Strategy<Value = String> {
    let known = first().steps.iter().map(|step| step.id.to_string()).collect::<Vec<_>>();
    let unknown = ["fly".to_owned(), "request_papers".to_owned()];
    prop::sample::select([known, unknown.to_vec()].concat())
}

fn commands() -> impl Strategy<Value = Command> {
    let acted = (steps(), -2..3_i64, any::<bool>()).prop_map(|(step, days, refused)| {
        let outcome = if refused { "refused" } else { "accepted" };
        let answers = match step.as_str() {
            "decide" => typed(&first(), "decide", &[("outcome", outcome)]),
            _ => Answers::none(),
        };
        // The day is set when the command is given.
        Command::Act { step: code(&step), at: noon(days), answers }
    });
    let annulled = (0..8_u128, prop_oneof![3 => Just("wrong"), 1 => Just(" ")]).prop_map(
        |(number, reason)| Command::Annul { event: event(number), reason: reason.into() },
    );
    let moved = prop::sample::select(vec!["1", "2", "3"]);
    prop_oneof![
        2 => Just(open(noon(0))),
        8 => acted,
        2 => annulled,
        1 => moved.prop_map(|to| Command::Move { to: code(to) }),
    ]
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let role = prop_oneof![
        2 => Just(None),
        1 => prop::sample::select(Role::ALL.to_vec()).prop_map(Some),
    ];
    let one = (commands(), role, 0..12_i64).prop_map(|(command, role, later)| {
        let by_law = match &command {
            Command::Act { step, .. } => first().find(step.as_str()).map(|step| step.actor),
            Command::Open(_) => Some(Role::Person),
            Command::Annul { .. } | Command::Move { .. } => Some(Role::Registration),
        };
        Try { command, role: role.or(by_law).unwrap_or(Role::Registration), later }
    });
    prop::collection::vec(one, 1..20)
}

fn kind(command: &Command) -> Kind {
    match command {
        Command::Open(_) => Kind::Open,
        Command::Act { .. } => Kind::Act,
        Command::Annul { .. } => Kind::Annul,
        Command::Move { .. } => Kind::Move,
    }
}

/// The command on its day.
fn dated(command: Command, today: i64) -> Command {
    match command {
        Command::Open(open) => Command::Open(Open { at: noon(today), ..open }),
        Command::Act { step, at, answers } => {
            let offset = at.duration_since(noon(0));
            Command::Act { step, at: noon(today) + offset, answers }
        }
        Command::Annul { .. } | Command::Move { .. } => command,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn allowed_holds_exactly_when_decide_does_not_refuse_for_a_reason_of_state(
        tries in tries(),
        asked in prop::collection::vec(commands(), 4),
    ) {
        let library = library();
        let mut given = Given::nothing();
        let mut today = 0;
        for Try { command, role, later } in tries {
            today += later;
            let state = given.state();
            let allowed = Case::allowed(&state);
            for command in asked.iter().chain([&command]) {
                let decided = given.when(dated(command.clone(), today), role, noon(today));
                let of_state = decided.as_ref().is_err_and(Refusal::is_of_state);
                prop_assert_eq!(allowed.contains(&kind(command)), !of_state, "{:?}", decided);
            }
            // Each event is folded as it is recorded: the same as replaying them all.
            let mut log = Recorder::<Case>::replay(&given.history);
            let decided =
                Case::decide(&mut log, dated(command, today), &given.facts(role, noon(today)));
            let (folded, added) = log.into_parts();
            if decided.is_ok() {
                given.history.extend(added);
                prop_assert_eq!(&folded, &given.state());
                let pinned = folded.pinned.as_ref().unwrap();
                given.procedure = Arc::clone(library.pinned(pinned.as_str()).unwrap());
            } else {
                prop_assert!(added.is_empty(), "a refusal records nothing: {added:?}");
            }
        }
    }

    #[test]
    fn no_history_makes_the_replay_refuse_or_panic(tries in tries()) {
        // Whatever the log holds has happened: a replay takes it in, in any order and twice.
        let mut given = Given::opened();
        for (place, Try { command, later, .. }) in tries.into_iter().enumerate() {
            let number = u128::try_from(place).unwrap();
            let happened = match command {
                Command::Open(_) => given.history[0].clone(),
                Command::Act { step, answers, .. } => CaseEvent::Done(Done {
                    id: event(number),
                    case: CASE,
                    applicant: PERSON,
                    procedure: code("xx.stay:1"),
                    name: "step_taken",
                    step,
                    at: noon(later),
                    article: None,
                    facts: answers.facts().clone(),
                    answers: Vec::new(),
                }),
                Command::Annul { event, .. } => CaseEvent::Annulled {
                    case: CASE,
                    applicant: PERSON,
                    event,
                    reason: CaseEvent::reason("x".into()),
                },
                Command::Move { to } => {
                    CaseEvent::Moved { case: CASE, to: code(&format!("xx.stay:{to}")) }
                }
            };
            given.history.push(happened);
            let run = given.run();
            let _standings = run.standings(noon(40)).len();
        }
    }
}
