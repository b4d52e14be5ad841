use app::{Action, Annulment, Error, LogError, Session};
use kernel::{CaseId, EventId, Role};
use law::Hindrance;
use reception::{case, form};

use crate::meddling::{Failing, Meddled};
use crate::support::*;

const ALL_RIGHT: [(&str, &str); 2] = [("prints", "taken"), ("fingers", "9")];

/// The event of the last step of that name on a case.
fn event_of(home: &Home, case: CaseId, step: &str) -> EventId {
    let of = |event: &&trace::Recorded| {
        event.envelope.touches(case.into()) && event.envelope.step == Some(code(step))
    };
    home.events().iter().rfind(of).unwrap().envelope.id
}

fn annul(home: &Home, role: Role, case: CaseId, event: EventId) -> app::Result<app::Filed> {
    let reason = "entered twice".to_owned();
    home.house.annul(&agent(role), home.command(), &Annulment { case, event, reason })
}

#[test]
fn a_step_is_written_with_its_answers_where_they_belong() {
    let home = Home::small();
    let case = home.arrives("Zahra", "Karimi").case;
    let typed = [("prints", "taken"), ("fingers", "9"), ("remarks", "left thumb burnt")];
    home.act(&agent(Role::Registration), case, "register", &typed).unwrap();
    let event = home.events().pop().unwrap();
    let facts: Vec<_> =
        event.envelope.facets.iter().map(|(fact, value)| format!("{fact} {value}")).collect();
    assert_eq!(facts, ["fingers 9", "prints taken"]);
    let places: Vec<_> = event.payload.sealed.iter().map(|part| part.compartment).collect();
    assert_eq!(places, [kernel::Compartment::Story]);
}

#[test]
fn a_form_with_faults_is_refused_with_all_of_them_at_once() {
    let home = Home::small();
    let case = home.arrives("Zahra", "Karimi").case;
    let count = home.events().len();
    let typed = [("prints", "lost"), ("fingers", "12"), ("unasked", "x")];
    let refused = home.act(&agent(Role::Registration), case, "register", &typed).unwrap_err();
    let Error::Form(faults) = refused else { panic!("{refused:?}") };
    let faults: Vec<_> =
        faults.iter().map(|fault| (fault.field.as_str(), fault.fault.clone())).collect();
    assert_eq!(
        faults,
        [("prints", form::Fault::NotOption), ("fingers", form::Fault::OutOfRange(1, 9))]
    );
    assert_eq!(home.events().len(), count);
}

#[test]
fn a_step_that_may_not_happen_is_refused_for_that_even_when_its_form_is_empty() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let case = arrived.case;
    let refused = |session: &Session, step: &str| {
        let error = home.act(session, case, step, &[]).unwrap_err();
        let Error::Case(refusal) = error else { panic!("{error:?}") };
        refusal
    };
    let own = Session::person(arrived.applicant);
    assert_eq!(
        refused(&own, "register"),
        case::Refusal::NotYours { step: code("register"), actor: Role::Registration }
    );
    assert_eq!(
        refused(&agent(Role::DeterminingAuthority), "decide"),
        case::Refusal::Hindered { step: code("decide"), reasons: vec![Hindrance::NotPart] }
    );
    assert_eq!(refused(&own, "fly"), case::Refusal::NoSuchStep(code("fly")));
    // What may happen is refused for its form.
    let form = home.act(&agent(Role::Registration), case, "register", &[]).unwrap_err();
    assert!(matches!(form, Error::Form(faults) if faults.len() == 2));
}

#[test]
fn a_step_is_recorded_for_the_day_it_happened() {
    let home = Home::small();
    let case = home.arrives("Zahra", "Karimi").case;
    home.days_pass(2);
    let on = |at: &str| {
        let action = Action { at: Some(instant(at)), ..action(case, "register", &ALL_RIGHT) };
        home.house.act(&agent(Role::Registration), home.command(), &action)
    };
    assert_eq!(on("2026-03-05T09:00:00Z"), Err(Error::Case(case::Refusal::InFuture)));
    assert_eq!(on("2026-03-01T09:00:00Z"), Err(Error::Case(case::Refusal::BeforeOpening)));
    on("2026-03-03T09:00:00Z").unwrap();
    let envelope = home.events().pop().unwrap().envelope;
    assert_eq!(envelope.occurred_at, instant("2026-03-03T09:00:00Z"));
    assert_eq!(envelope.recorded_at, instant("2026-03-04T09:00:00Z"));
    // Terms run from the day it happened.
    let file = home.file(Role::Court, case);
    let due = file.run.owed(file.now).into_iter().filter_map(|owed| owed.due).min().unwrap();
    assert_eq!(due.to_string(), "2026-03-24");
}

#[test]
fn a_command_sent_again_is_answered_and_not_executed() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let case = arrived.case;
    let session = agent(Role::Registration);

    let command = home.command();
    let action = action(case, "register", &ALL_RIGHT);
    let first = home.house.act(&session, command, &action).unwrap();
    let again = home.house.act(&session, command, &action).unwrap();
    assert!(!first.receipt.repeated && again.receipt.repeated);
    assert_eq!((again.receipt.first, again.case), (first.receipt.first, case));

    let event = event_of(&home, case, "register");
    let annulment = Annulment { case, event, reason: "wrong file".into() };
    let command = home.command();
    let first = home.house.annul(&session, command, &annulment).unwrap();
    let again = home.house.annul(&session, command, &annulment).unwrap();
    assert_eq!(again.receipt.first, first.receipt.first);

    let command = home.command();
    let first = home.house.move_case(&session, command, case, &code("2")).unwrap();
    let again = home.house.move_case(&session, command, case, &code("2")).unwrap();
    assert_eq!(again.receipt.first, first.receipt.first);
    let count = home.events().len();
    assert_eq!(home.types_after(count - 3), ["step_taken", "step_annulled", "case_moved"]);
}

#[test]
fn of_two_agents_who_do_the_same_step_at_once_one_is_told_that_it_is_done() {
    let home = Home::small();
    let case = home.arrives("Zahra", "Karimi").case;
    let (house, command) = (home.house.clone(), home.command());
    let quicker = move || {
        let action = action(case, "register", &ALL_RIGHT);
        house.act(&agent(Role::Registration), command, &action).unwrap();
    };
    let slower = home.on(Meddled::with(&home.log, vec![Box::new(quicker)]));
    let action = action(case, "register", &ALL_RIGHT);
    let refused = slower.act(&agent(Role::Registration), home.command(), &action);
    let reasons = vec![Hindrance::NotPart];
    assert_eq!(
        refused,
        Err(Error::Case(case::Refusal::Hindered { step: code("register"), reasons }))
    );
    let registered = |event: &&trace::Recorded| event.envelope.step == Some(code("register"));
    assert_eq!(home.events().iter().filter(registered).count(), 1);
}

#[test]
fn of_two_agents_who_do_different_steps_at_once_both_are_done() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let case = arrived.case;
    let (house, command) = (home.house.clone(), home.command());
    let own = Session::person(arrived.applicant);
    let told: Vec<_> = kernel::Compartment::ALL.map(|it| format!("{it}_told")).to_vec();
    let quicker = move || {
        let typed: Vec<_> = told.iter().map(|field| (field.as_str(), "x")).collect();
        house.act(&own, command, &action(case, "tell", &typed)).unwrap();
    };
    let slower = home.on(Meddled::with(&home.log, vec![Box::new(quicker)]));
    let action = action(case, "register", &ALL_RIGHT);
    slower.act(&agent(Role::Registration), home.command(), &action).unwrap();
    let count = home.events().len();
    let steps: Vec<_> =
        home.events()[count - 2..].iter().map(|event| event.envelope.step.clone()).collect();
    assert_eq!(steps, [Some(code("tell")), Some(code("register"))]);
}

#[test]
fn who_is_outrun_again_and_again_is_told_to_look_at_the_file() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let case = arrived.case;
    let meddle = || -> Box<dyn FnOnce() + Send> {
        let (house, command) = (home.house.clone(), home.command());
        let own = Session::person(arrived.applicant);
        let told: Vec<_> = kernel::Compartment::ALL.map(|it| format!("{it}_told")).to_vec();
        Box::new(move || {
            let typed: Vec<_> = told.iter().map(|field| (field.as_str(), "x")).collect();
            house.act(&own, command, &action(case, "tell", &typed)).unwrap();
        })
    };
    let slower = home.on(Meddled::with(&home.log, vec![meddle(), meddle(), meddle()]));
    let action = action(case, "register", &ALL_RIGHT);
    let refused = slower.act(&agent(Role::Registration), home.command(), &action);
    assert_eq!(refused, Err(Error::Log(LogError::Newer)));
}

#[test]
fn of_many_threads_that_do_the_same_step_one_does_it() {
    let home = Home::small();
    let case = home.arrives("Zahra", "Karimi").case;
    let done: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| {
                scope.spawn(|| {
                    let action = action(case, "register", &ALL_RIGHT);
                    home.house.act(&agent(Role::Registration), home.command(), &action).is_ok()
                })
            })
            .collect();
        threads.into_iter().map(|thread| usize::from(thread.join().unwrap())).sum()
    });
    assert_eq!(done, 1);
}

#[test]
fn a_step_annulled_counts_no_more_in_any_view() {
    let home = Home::small();
    let case = home.arrives("Zahra", "Karimi").case;
    // What is owed, and where the case stands; whose file it is, an annulment leaves.
    let stands = || {
        let owed = home.rows()["owed"].clone().into_iter().map(|row| row.cells[..11].to_vec());
        (owed.collect::<Vec<_>>(), home.rows()["cases"][0].cells[2].clone())
    };
    let before = stands();
    home.registered(case);
    assert_ne!(stands().0, before.0);
    let event = event_of(&home, case, "register");
    annul(&home, Role::Registration, case, event).unwrap();
    assert_eq!(stands(), before);
    let twice = annul(&home, Role::Registration, case, event);
    assert_eq!(twice, Err(Error::Case(case::Refusal::NoSuchEvent(event))));
    let other = annul(&home, Role::Court, case, event_of(&home, case, "arrive"));
    let refusal = case::Refusal::NotYours { step: code("arrive"), actor: Role::Person };
    assert_eq!(other, Err(Error::Case(refusal)));
    // The trace shows both, and the person is told why.
    let file = home.file(Role::Court, case);
    let kinds: Vec<_> = file.dossier.entries.iter().map(|entry| &entry.kind).collect();
    assert!(matches!(kinds[2], app::EntryKind::Done { annulled: true, .. }), "{kinds:?}");
    assert!(
        matches!(kinds[3], app::EntryKind::Annulled { reason: Some(why), .. } if why == "entered twice")
    );
}

#[test]
fn a_case_moves_to_the_new_law_and_its_terms_with_it() {
    let home = Home::small();
    let case = home.arrives("Zahra", "Karimi").case;
    home.registered(case);
    let due = |role| {
        let file = home.file(role, case);
        let lodge = file.procedure().find("lodge").unwrap().ix;
        file.run.owed_on(lodge, file.now).unwrap().due.unwrap().to_string()
    };
    assert_eq!(due(Role::Court), "2026-03-23");
    home.house.move_case(&agent(Role::Registration), home.command(), case, &code("2")).unwrap();
    assert_eq!(due(Role::Court), "2026-03-12");
    assert_eq!(home.rows()["cases"][0].text(1), Some("xx.stay:2"));
    // The system follows the new, shorter term.
    home.at("2026-03-13T00:00:00+01:00");
    assert_eq!(home.house.work_off().unwrap().followed, 1);
}

#[test]
fn a_case_moves_only_by_a_role_and_to_a_version_that_may() {
    let home = Home::small();
    let arrived = home.arrives("Zahra", "Karimi");
    let go = |session: &Session, to: &str| {
        home.house.move_case(session, home.command(), arrived.case, &code(to))
    };
    let own = Session::person(arrived.applicant);
    assert_eq!(go(&own, "2"), Err(Error::Forbidden));
    assert_eq!(go(&agent(Role::Operator), "2"), Err(Error::Forbidden));
    let refusal = case::Refusal::NoTransition(code("3"));
    assert_eq!(go(&agent(Role::Court), "3"), Err(Error::Case(refusal)));
}

#[test]
fn a_step_that_starts_another_procedure_opens_that_case_on_its_day() {
    let home = Home::small();
    home.at("2026-04-20T09:00:00Z");
    let arrived = home.decided("accepted");
    let cases = home.house.own_cases(&Session::person(arrived.applicant)).unwrap();
    assert_eq!((cases.len(), cases[1]), (2, arrived.case), "the newest first");
    let file = home.file(Role::Integration, cases[0]);
    assert_eq!(file.procedure().reference(), "xx.after:1");
    assert_ne!(file.number, arrived.number);
    assert_eq!(file.run.opened(), instant("2026-04-23T09:00:00Z"));
    let phases: Vec<_> =
        home.rows()["cases"].iter().map(|row| row.text(2).unwrap().to_owned()).collect();
    assert!(phases.contains(&"waiting".to_owned()), "nothing is done yet: {phases:?}");
    let count = home.events().len();
    assert_eq!(home.types_after(count - 3), ["decision_made", "case_opened", "file_opened"]);
    let events = home.events();
    let command = |back: usize| events[count - back].envelope.command;
    assert_eq!(command(3), command(2), "one command wrote both");
}

#[test]
fn a_decision_entered_late_opens_the_next_case_on_the_day_it_was_made() {
    let home = Home::small();
    home.at("2026-04-20T09:00:00Z");
    let arrived = home.arrives("Zahra", "Karimi");
    let case = arrived.case;
    home.registered(case);
    home.done(case, "lodge", &[]);
    home.done(case, "interview", &[]);
    home.days_pass(9);
    let typed = [("outcome", "accepted"), ("reasons", "because")];
    let at = Some(instant("2026-04-23T09:00:00Z"));
    let action = Action { at, ..action(case, "decide", &typed) };
    let session = agent(Role::DeterminingAuthority);
    home.house.act(&session, home.command(), &action).unwrap();
    let cases = home.house.own_cases(&Session::person(arrived.applicant)).unwrap();
    let next = home.file(Role::Integration, cases[0]);
    assert_eq!(Some(next.run.opened()), at);
}

#[test]
fn a_decision_is_recorded_though_what_it_starts_is_not_yet_in_force() {
    let home = Home::small();
    let arrived = home.decided("accepted");
    assert_eq!(home.world_day(), "2026-03-05");
    let cases = home.house.own_cases(&Session::person(arrived.applicant)).unwrap();
    assert_eq!(cases, [arrived.case]);
}

#[test]
fn the_case_that_is_started_knows_the_persons_age_and_household_of_its_own_day() {
    let home = Home::small();
    home.at("2026-04-20T09:00:00Z");
    let mut registration = alone("Omid", "Karimi");
    registration.applicant = someone("Omid", "Karimi", "2008-04-22");
    let arrived = home.opens(&registration);
    let facts = home.file(Role::Court, arrived.case).run.facts().clone();
    assert_eq!(facts["age"].to_string(), "17");
    assert_eq!(facts["unaccompanied_minor"].to_string(), "true");
    home.decide(arrived.case, "accepted");
    let cases = home.house.own_cases(&Session::person(arrived.applicant)).unwrap();
    let facts = home.file(Role::Court, cases[0]).run.facts().clone();
    let facts: Vec<_> = facts.iter().map(|(fact, value)| format!("{fact} {value}")).collect();
    assert_eq!(
        facts,
        [
            "age 18",
            "household_size 1",
            "nationality AFG",
            "sex female",
            "unaccompanied_minor false",
        ]
    );
}

#[test]
fn a_person_acts_on_the_own_case_only_and_another_case_is_as_if_it_were_not_there() {
    let home = Home::small();
    let mine = home.arrives("Zahra", "Karimi");
    let other = home.arrives("Omid", "Nazari");
    let own = Session::person(mine.applicant);
    let nobody = visitor();
    let document = kernel::Id::new(uuid::Uuid::from_u128(1));
    let upload = app::Upload { title: "x".into(), asked_as: None, bytes: b"%PDF-broken".to_vec() };
    for session in [&own, &nobody] {
        for case in [other.case, nowhere()] {
            let house = &home.house;
            let answers = [
                house.open_file(session, case, record::Purpose::Own).err(),
                home.act(session, case, "leave", &[]).err(),
                home.act(session, case, "register", &[]).err(),
                house.attach(session, home.command(), case, &upload).err(),
                house.withdraw_document(session, home.command(), case, document).err(),
                house.read_document(session, case, document).err(),
            ];
            let allowed = [Some(Error::NotFound), Some(Error::Forbidden)];
            for (place, answer) in answers.iter().enumerate() {
                let wanted = match (session.own, place) {
                    // Who has no file at all opens none.
                    (None, 0 | 5) => &allowed[1],
                    _ => &allowed[0],
                };
                assert_eq!(answer, wanted, "answer {place}");
            }
        }
    }
    let note = app::NewNote {
        case: other.case,
        compartment: kernel::Compartment::Story,
        text: "x".into(),
    };
    assert_eq!(home.house.write_note(&own, home.command(), &note), Err(Error::Forbidden));
    let event = event_of(&home, other.case, "arrive");
    let annulment = Annulment { case: other.case, event, reason: "x".into() };
    assert_eq!(home.house.annul(&own, home.command(), &annulment), Err(Error::Forbidden));
    assert_eq!(home.house.own_cases(&own), Ok(vec![mine.case]));
    assert_eq!(home.house.own_cases(&nobody), Err(Error::NotFound));
    assert_eq!(home.house.own_cases(&agent(Role::Court)), Err(Error::Forbidden));
}

#[test]
fn an_agent_of_a_role_without_files_reaches_no_case() {
    let home = Home::small();
    let case = home.arrives("Zahra", "Karimi").case;
    for role in [Role::Manager, Role::Statistician, Role::Safeguarding, Role::System] {
        let opened = home.house.open_file(&agent(role), case, record::Purpose::Procedure);
        assert_eq!(opened.err(), Some(Error::Forbidden), "{role}");
    }
    let acted = home.act(&agent(Role::Manager), case, "register", &ALL_RIGHT);
    assert_eq!(acted, Err(Error::Forbidden));
}

#[test]
fn an_append_that_fails_leaves_nothing_behind() {
    let home = Home::small();
    let case = home.arrives("Zahra", "Karimi").case;
    let (events, rows) = (home.events(), home.rows());
    let full = home.on(Meddled::failing(&home.log, Failing::Before));
    let action = action(case, "register", &ALL_RIGHT);
    let refused = full.act(&agent(Role::Registration), home.command(), &action);
    assert_eq!(refused, Err(Error::Log(LogError::Full("the disk".into()))));
    assert!(full.register(&visitor(), home.command(), &alone("Omid", "Nazari")).is_err());
    assert_eq!((home.events(), home.rows()), (events, rows));
}
