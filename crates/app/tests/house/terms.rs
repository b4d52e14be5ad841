use std::sync::Barrier;

use app::{Annulment, TermsDone};
use kernel::{CaseId, Role};

use crate::meddling::{Failing, Meddled};
use crate::support::*;

fn followed(home: &Home) -> usize {
    home.house.work_off().unwrap().followed
}

/// The consequences on a case, each with the instant it follows at.
fn consequences(home: &Home, case: CaseId) -> Vec<(String, String)> {
    home.events()
        .into_iter()
        .filter(|event| event.envelope.kind.name == "consequence_followed")
        .filter(|event| event.envelope.touches(case.into()))
        .map(|event| {
            let step = event.envelope.step.unwrap().to_string();
            assert_eq!(event.envelope.actor.role, Role::System);
            (step, event.envelope.occurred_at.to_string())
        })
        .collect()
}

/// Registered on Monday 2 March: to lodge by the 23rd, to bring a photo by 1 April.
fn registered() -> (Home, CaseId) {
    let home = Home::small();
    let case = home.arrives("Zahra", "Karimi").case;
    home.registered(case);
    (home, case)
}

fn lapse() -> (String, String) {
    ("lapse".to_owned(), "2026-03-23T23:00:00Z".to_owned())
}

fn no_photo() -> (String, String) {
    ("no_photo".to_owned(), "2026-04-01T22:00:00Z".to_owned())
}

#[test]
fn what_the_law_has_follow_is_written_once_the_term_has_passed_and_not_before() {
    let (home, case) = registered();
    assert_eq!(home.house.work_off(), Ok(TermsDone::default()));
    home.at("2026-03-23T23:59:59+01:00");
    assert_eq!(followed(&home), 0);
    home.at("2026-03-24T00:00:00+01:00");
    assert_eq!(home.house.work_off(), Ok(TermsDone { taken: 1, followed: 1 }));
    assert_eq!(consequences(&home, case), [lapse()]);
    for _ in 0..3 {
        assert_eq!(followed(&home), 0);
    }
    home.days_pass(2);
    assert_eq!(followed(&home), 0);
    assert_eq!(consequences(&home, case), [lapse()]);
}

#[test]
fn a_term_that_ends_later_is_followed_too_though_the_first_step_stays_owed() {
    let (home, case) = registered();
    home.at("2026-03-24T00:00:00+01:00");
    assert_eq!(followed(&home), 1);
    home.at("2026-04-01T23:00:00+02:00");
    assert_eq!(followed(&home), 0);
    home.at("2026-04-02T00:00:00+02:00");
    assert_eq!(followed(&home), 1);
    assert_eq!(consequences(&home, case), [lapse(), no_photo()]);
}

#[test]
fn a_worker_that_was_away_writes_everything_for_the_day_it_was_due() {
    let (home, case) = registered();
    home.at("2026-05-01T09:00:00Z");
    assert_eq!(followed(&home), 2);
    assert_eq!(consequences(&home, case), [lapse(), no_photo()]);
    let event = home.events().pop().unwrap().envelope;
    assert_eq!(event.recorded_at, instant("2026-05-01T09:00:00Z"));
}

#[test]
fn two_workers_at_once_write_it_once() {
    let (home, case) = registered();
    home.at("2026-05-01T09:00:00Z");
    let gate = Barrier::new(4);
    let written: usize = std::thread::scope(|scope| {
        let worker = || {
            gate.wait();
            home.house.pass_terms(case).unwrap() + home.house.work_off().unwrap().followed
        };
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum()
    });
    assert_eq!(consequences(&home, case), [lapse(), no_photo()]);
    assert!(written >= 2, "{written}");
}

#[test]
fn a_worker_that_is_outrun_in_the_act_writes_nothing_of_its_own() {
    let (home, case) = registered();
    home.at("2026-03-24T09:00:00Z");
    let house = home.house.clone();
    let quicker = move || assert_eq!(house.pass_terms(case), Ok(1));
    let slower = home.on(Meddled::with(&home.log, vec![Box::new(quicker)]));
    slower.work_off().unwrap();
    assert_eq!(consequences(&home, case), [lapse()]);
    // And the later term is not forgotten.
    home.at("2026-04-02T09:00:00Z");
    assert_eq!(followed(&home), 1);
}

#[test]
fn a_message_whose_worker_dies_is_given_to_another() {
    let (home, case) = registered();
    home.at("2026-03-24T09:00:00Z");
    let cut = home.on(Meddled::failing(&home.log, Failing::Before));
    assert!(cut.work_off().is_err());
    assert_eq!(followed(&home), 0, "it is leased for a minute");
    home.world.advance(jiff::SignedDuration::from_secs(61));
    assert_eq!(followed(&home), 1);
    assert_eq!(consequences(&home, case), [lapse()]);
}

#[test]
fn a_worker_whose_answer_is_lost_does_not_write_it_twice() {
    let (home, case) = registered();
    home.at("2026-03-24T09:00:00Z");
    let cut = home.on(Meddled::failing(&home.log, Failing::After));
    assert!(cut.work_off().is_err());
    assert_eq!(consequences(&home, case), [lapse()], "it was written all the same");
    home.world.advance(jiff::SignedDuration::from_secs(61));
    assert_eq!(followed(&home), 0);
    assert_eq!(consequences(&home, case), [lapse()]);
}

#[test]
fn after_an_extension_it_follows_at_the_new_end() {
    let (home, case) = registered();
    home.days_pass(10);
    home.done(case, "grant_time", &[]);
    home.at("2026-03-24T09:00:00Z");
    assert_eq!(followed(&home), 0, "ten days more");
    home.at("2026-04-02T23:59:00+02:00");
    assert_eq!(followed(&home), 1, "only the photo");
    home.at("2026-04-03T00:00:00+02:00");
    assert_eq!(followed(&home), 1);
    let late = ("lapse".to_owned(), "2026-04-02T22:00:00Z".to_owned());
    assert_eq!(consequences(&home, case), [no_photo(), late]);
}

#[test]
fn what_is_done_in_time_has_no_consequence() {
    let (home, case) = registered();
    home.done(case, "lodge", &[]);
    home.done(case, "bring_photo", &[]);
    home.days_pass(60);
    assert_eq!(followed(&home), 0);
    assert_eq!(consequences(&home, case), []);
}

#[test]
fn a_term_whose_start_is_annulled_has_no_consequence() {
    let (home, case) = registered();
    let event = home
        .events()
        .iter()
        .rfind(|it| it.envelope.step == Some(code("register")))
        .unwrap()
        .envelope
        .id;
    let annulment = Annulment { case, event, reason: "wrong file".into() };
    home.house.annul(&agent(Role::Registration), home.command(), &annulment).unwrap();
    home.days_pass(60);
    assert_eq!(followed(&home), 0);
    assert_eq!(consequences(&home, case), []);
}

#[test]
fn a_consequence_that_was_annulled_is_not_written_again_and_the_next_still_is() {
    let (home, case) = registered();
    home.at("2026-03-24T09:00:00Z");
    assert_eq!(followed(&home), 1);
    let event = home
        .events()
        .iter()
        .rfind(|it| it.envelope.step == Some(code("lapse")))
        .unwrap()
        .envelope
        .id;
    let annulment = Annulment { case, event, reason: "she was in hospital".into() };
    home.house.annul(&agent(Role::Registration), home.command(), &annulment).unwrap();
    assert_eq!(followed(&home), 0);
    home.days_pass(1);
    assert_eq!(followed(&home), 0);
    home.at("2026-04-02T09:00:00Z");
    assert_eq!(followed(&home), 1);
    assert_eq!(consequences(&home, case), [lapse(), no_photo()]);
}

#[test]
fn a_consequence_may_close_the_case() {
    let home = Home::small();
    let case = home.decided("refused").case;
    // Decided on Thursday 5 March: one clear month ends on Monday 6 April, which is Easter Monday.
    home.at("2026-04-07T23:59:59+02:00");
    assert_eq!(followed(&home), 0);
    home.at("2026-04-08T00:00:00+02:00");
    assert_eq!(followed(&home), 1);
    let file = home.file(Role::Court, case);
    let (outcome, at) = file.run.closed().unwrap();
    assert_eq!((outcome.as_str(), *at), ("refused_final", instant("2026-04-08T00:00:00+02:00")));
    assert_eq!(home.rows()["cases"][0].text(8), Some("refused_final"));
    assert!(home.rows()["owed"].is_empty());
    home.days_pass(100);
    assert_eq!(home.house.work_off(), Ok(TermsDone::default()), "no message is left");
}

#[test]
fn a_term_that_is_paused_passes_only_after_the_pause() {
    let home = Home::small();
    let case = home.decided("refused").case;
    home.done(case, "ask_aid", &[]);
    home.days_pass(60);
    assert_eq!(followed(&home), 0);
    home.done(case, "answer_aid", &[]);
    home.days_pass(31);
    assert_eq!(followed(&home), 0);
    home.days_pass(4);
    assert_eq!(followed(&home), 1);
    assert_eq!(consequences(&home, case).len(), 1);
}

#[test]
fn cases_are_worked_off_in_any_number() {
    let home = Home::small();
    let cases: Vec<_> = (0..70)
        .map(|number| {
            let case = home.arrives("Zahra", &format!("Karimi{number}")).case;
            let typed = [("prints", "taken"), ("fingers", "9")];
            home.act(&agent(Role::Registration), case, "register", &typed).unwrap();
            case
        })
        .collect();
    home.at("2026-03-24T09:00:00Z");
    assert_eq!(home.house.work_off(), Ok(TermsDone { taken: 70, followed: 70 }));
    assert!(cases.iter().all(|case| consequences(&home, *case) == [lapse()]));
}

#[test]
fn a_message_nobody_understands_waits_and_holds_up_nothing() {
    let (home, case) = registered();
    for body in [
        serde_json::json!({}),
        serde_json::json!({ "case": "x" }),
        serde_json::json!({ "case": nowhere().to_string() }),
    ] {
        let kind = kernel::Code::new("term_ends").unwrap();
        let not_before = instant(MONDAY);
        let outbox = vec![trace::Message { kind, body, not_before }];
        let (command, unless_newer, events) = (home.command(), trace::Seen::default(), Vec::new());
        trace::Log::append(&*home.log, trace::Append { command, unless_newer, events, outbox })
            .unwrap();
    }
    home.at("2026-03-24T09:00:00Z");
    assert_eq!(followed(&home), 1);
    assert_eq!(consequences(&home, case), [lapse()]);
}
