use kernel::Compartment;

use super::*;

fn done(events: &[CaseEvent]) -> &Done {
    match events.last() {
        Some(CaseEvent::Done(done)) => done,
        other => panic!("{other:?}"),
    }
}

#[test]
fn opening_pins_the_version_and_the_facts_and_carries_out_the_first_step() {
    let events = Given::nothing().when(open(noon(0)), Role::Person, noon(1)).unwrap();
    let facts = Facets::from([(code("age"), Coded::Number(30))]);
    let opened = Opened {
        case: CASE,
        applicant: PERSON,
        household: Some(HOUSEHOLD),
        procedure: code("xx.stay:1"),
        number: code("K7Q2-9XMD"),
        facts,
        at: noon(0),
    };
    let arrived = Done {
        id: event(0),
        case: CASE,
        applicant: PERSON,
        procedure: code("xx.stay:1"),
        name: "step_taken",
        step: code("arrive"),
        at: noon(0),
        article: Some(code("L1")),
        facts: Facets::from([(code("language"), Coded::Code(code("fa")))]),
        answers: Vec::new(),
    };
    assert_eq!(events, [CaseEvent::Opened(opened), CaseEvent::Done(arrived)]);
}

#[test]
fn the_facts_of_the_file_and_of_every_step_are_known_to_the_law() {
    let run = Given::opened().run();
    let known: Vec<_> = run.facts().iter().map(|(fact, value)| format!("{fact} {value}")).collect();
    assert_eq!(known, ["age 30", "language fa"]);
    assert_eq!(run.opened(), noon(0));
}

#[test]
fn a_case_that_another_procedure_opens_opens_with_nothing_done() {
    let procedure = Arc::clone(library().version("xx.after", "1").unwrap());
    let given = Given { procedure, history: Vec::new() };
    let events = given.when(open(noon(0)), Role::Registration, noon(0)).unwrap();
    assert!(matches!(events.as_slice(), [CaseEvent::Opened(_)]), "{events:?}");
}

#[test]
fn who_may_not_do_the_first_step_opens_no_case() {
    let refused = Given::nothing().when(open(noon(0)), Role::Court, noon(0)).unwrap_err();
    assert_eq!(refused, Refusal::NotYours { step: code("arrive"), actor: Role::Person });
    let helped = Given::nothing().when(open(noon(0)), Role::FirstReception, noon(0));
    assert!(helped.is_ok(), "{helped:?}");
}

#[test]
fn a_case_is_opened_once_and_never_in_the_future() {
    let again = Given::opened().when(open(noon(1)), Role::Person, noon(1));
    assert_eq!(again, Err(Refusal::AlreadyOpen));
    let early = Given::nothing().when(open(noon(1)), Role::Person, noon(0));
    assert_eq!(early, Err(Refusal::InFuture));
}

#[test]
fn nothing_is_done_on_a_case_that_was_never_opened() {
    let annul = Command::Annul { event: event(0), reason: "x".into() };
    for command in [act("arrive", noon(0)), annul, Command::Move { to: code("2") }] {
        let refused = Given::nothing().when(command, Role::Registration, noon(0));
        assert_eq!(refused, Err(Refusal::NotOpen));
    }
}

#[test]
fn a_step_is_written_under_the_name_of_its_kind_with_its_first_article() {
    let given = Given::opened().then("ask_papers", noon(1)).then("hear", noon(1));
    let after_papers = given.clone().then("bring_papers", noon(2));
    let refused = after_papers.clone().then("decide:refused", noon(20));
    for (given, step, role, name, article) in [
        (&given, "bring_papers", Role::Person, "step_taken", "L1"),
        (&given, "ask_papers", Role::Registration, "notice_served", "L1"),
        (&Given::opened(), "hear", Role::Registration, "hearing_held", "L1"),
        (&after_papers, "decide", Role::Registration, "decision_made", "L2"),
        (&refused, "lapse", Role::System, "consequence_followed", "L2"),
    ] {
        let events = given.when(act(step, noon(60)), role, noon(60)).unwrap();
        let done = done(&events);
        assert_eq!((done.name, done.article.as_ref().unwrap().as_str()), (name, article), "{step}");
        assert_eq!((done.step.as_str(), done.at), (step, noon(60)));
    }
}

#[test]
fn answers_are_sealed_by_compartment_and_facts_stay_clear() {
    let procedure = first();
    let answers = typed(
        &procedure,
        "arrive",
        &[
            ("language", "fa"),
            ("phone", "+33612345678"),
            ("mail", "z@example.org"),
            ("needs", "insulin"),
        ],
    );
    let opening =
        Open { household: None, number: code("A"), facts: Facets::new(), at: noon(0), answers };
    let events = Given::nothing().when(Command::Open(opening), Role::Person, noon(0)).unwrap();
    let done = done(&events);
    assert_eq!(done.facts.keys().map(Code::as_str).collect::<Vec<_>>(), ["language"]);
    let sealed: Vec<(Compartment, Vec<(&str, &str)>)> = done
        .answers
        .iter()
        .map(|secret| {
            let answers = secret.open().unwrap();
            (secret.compartment(), answers.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect())
        })
        .collect();
    assert_eq!(
        sealed,
        [
            (Compartment::Contact, vec![("mail", "z@example.org"), ("phone", "+33612345678")]),
            (Compartment::Health, vec![("needs", "insulin")]),
        ]
    );
    let places = procedure.find("arrive").unwrap().fields.iter().map(|field| field.keeping);
    assert_eq!(places.filter(|keeping| matches!(keeping, Keeping::Fact)).count(), 1);
}

#[test]
fn each_refusal_of_a_step_has_its_exact_reason() {
    let given = Given::opened();
    for (step, role, at, now, refusal) in [
        ("fly", Role::Person, noon(1), noon(1), Refusal::NoSuchStep(code("fly"))),
        (
            "hear",
            Role::Person,
            noon(1),
            noon(1),
            Refusal::NotYours { step: code("hear"), actor: Role::Registration },
        ),
        (
            "lapse",
            Role::Registration,
            noon(1),
            noon(1),
            Refusal::NotYours { step: code("lapse"), actor: Role::System },
        ),
        ("hear", Role::Registration, noon(2), noon(1), Refusal::InFuture),
        ("hear", Role::Registration, noon(-1), noon(1), Refusal::BeforeOpening),
    ] {
        assert_eq!(given.when(act(step, at), role, now), Err(refusal), "{step}");
    }
    assert!(given.when(act("hear", noon(0)), Role::Registration, noon(9)).is_ok());
}

#[test]
fn what_must_come_first_must_come_first() {
    let given = Given::opened();
    let hindered = given.hindrances("bring_papers", Role::Person, noon(1));
    assert_eq!(hindered, ["first ask_papers by Condition ask_papers -> bring_papers"]);
    let hindered = given.hindrances("decide", Role::Registration, noon(1));
    assert_eq!(hindered, ["first hear by Condition hear -> decide"]);
}

#[test]
fn a_delay_is_waited_for_to_the_day() {
    let heard = Given::opened().then("hear", noon(1));
    // Heard on Tuesday 3 March: seven days run to Tuesday the 10th, the answer is for the 11th.
    let late_on_the_tenth = noon(8) + jiff::SignedDuration::from_mins(11 * 60 + 59);
    let hindered = heard.hindrances("decide", Role::Registration, late_on_the_tenth);
    assert_eq!(hindered, [format!("not before {} by Condition hear -> decide", day(9))]);
    let midnight = noon(8) + jiff::SignedDuration::from_hours(12);
    assert!(heard.hindrances("decide", Role::Registration, midnight).is_empty());
}

#[test]
fn what_is_owed_must_be_done_before_what_it_holds_up() {
    let asked = Given::opened().then("hear", noon(0)).then("ask_papers", noon(10));
    let hindered = asked.hindrances("decide", Role::Registration, noon(11));
    assert_eq!(hindered, ["owed bring_papers by Milestone bring_papers -> decide"]);
    let brought = asked.then("bring_papers", noon(12));
    assert!(brought.hindrances("decide", Role::Registration, noon(12)).is_empty());
}

#[test]
fn every_reason_is_said_at_once() {
    let asked = Given::opened().then("ask_papers", noon(1)).then("hear", noon(1));
    let hindered = asked.hindrances("decide", Role::Registration, noon(2));
    assert_eq!(
        hindered,
        [
            "owed bring_papers by Milestone bring_papers -> decide".to_owned(),
            format!("not before {} by Condition hear -> decide", day(9)),
        ]
    );
}

#[test]
fn what_is_no_part_of_the_case_does_not_happen() {
    let accepted = Given::opened().then("hear", noon(0)).then("decide:accepted", noon(9));
    assert_eq!(accepted.hindrances("appeal", Role::Person, noon(9)), ["not part"]);
    assert_eq!(accepted.hindrances("leave", Role::Person, noon(9)), ["not part"]);
    assert_eq!(accepted.hindrances("arrive", Role::Person, noon(9)), ["not part"], "only once");
    let refused = Given::opened().then("hear", noon(0)).then("decide:refused", noon(9));
    assert!(refused.hindrances("appeal", Role::Person, noon(9)).is_empty());
    assert_eq!(
        refused.then("appeal", noon(10)).hindrances("lapse", Role::System, noon(90)),
        ["not part"]
    );
}

#[test]
fn a_closed_case_takes_no_step_any_more() {
    let closed = Given::opened().then("leave", noon(3));
    let run = closed.run();
    assert_eq!(run.closed(), Some(&(code("withdrawn"), noon(3))));
    for step in &closed.procedure.steps {
        let hindered = closed.hindrances(step.id.as_str(), step.actor, noon(4));
        assert_eq!(hindered.first().map(String::as_str), Some("not part"), "{}", step.id);
    }
    assert!(run.owed(noon(90)).is_empty());
}

#[test]
fn a_refusal_says_whether_the_state_is_the_reason() {
    assert!(Refusal::AlreadyOpen.is_of_state() && Refusal::NotOpen.is_of_state());
    for other in [
        Refusal::NoSuchStep(code("a")),
        Refusal::NotYours { step: code("a"), actor: Role::Person },
        Refusal::Hindered { step: code("a"), reasons: Vec::new() },
        Refusal::InFuture,
        Refusal::BeforeOpening,
        Refusal::NoSuchEvent(event(1)),
        Refusal::NoReason,
        Refusal::NoTransition(code("a")),
    ] {
        assert!(!other.is_of_state(), "{other:?}");
        assert!(!other.to_string().is_empty());
    }
}
