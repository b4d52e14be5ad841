//! Pages filled from a procedure: the example of `docs/procedures.md`, run for a morning.

use std::sync::Arc;

use jiff::civil::date;
use kernel::{Code, Coded, Facets, Role, Timestamp};
use law::pack::{File, Library};
use law::{Procedure, Run};
use web::i18n::Locale;
use web::pages::Page as _;
use web::pages::desk::{Doable, ProcedurePage, Procedures};
use web::pages::portal::{MyCase, MyPage};
use web::parts::{Duty, LegState, StopState, Waiting, way};
use web::sample::{Reader, frame};

fn library() -> Library {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    Library::read(&[
        file("xx/pack.toml", include_str!("pack.toml")),
        file("xx/welcome.toml", include_str!("welcome.toml")),
    ])
    .expect("a procedure")
}

fn procedure() -> Arc<Procedure> {
    library().procedures().first().expect("a procedure").clone()
}

fn at(day: i8) -> Timestamp {
    date(2025, 1, day).at(9, 0, 0, 0).in_tz("Europe/Paris").unwrap().timestamp()
}

fn code(word: &str) -> Code {
    Code::new(word).unwrap()
}

/// A case whose person reported on Friday 3 January 2025.
fn arrived() -> Run {
    let facts = Facets::from([
        (code("age"), Coded::Number(30)),
        (code("household_size"), Coded::Number(1)),
    ]);
    let mut run = Run::open(procedure(), facts, at(3));
    run.happens(&code("arrive"), at(3), &Facets::new()).unwrap();
    run
}

fn refused() -> Run {
    let mut run = arrived();
    let answer = Facets::from([(code("answer_outcome"), Coded::Code(code("refused")))]);
    run.happens(&code("answer"), at(6), &answer).unwrap();
    run
}

#[test]
fn a_duty_says_by_whom_by_when_and_why() {
    let duties = Duty::list(&arrived(), at(3), Role::Person, |_| true);
    let [duty] = duties.as_slice() else { panic!("{duties:?}") };
    assert_eq!((duty.title.en.as_str(), duty.by.en.as_str()), ("Answer", "Prefecture"));
    assert_eq!((duty.due, duty.late, duty.yours), (Some(date(2025, 1, 8)), false, false));
    let why = duty.why.as_ref().unwrap();
    assert!(why.lines.last().unwrap().en.contains("8 January 2025"));
    assert_eq!(why.articles.len(), 1);
    let late = Duty::list(&arrived(), at(9), Role::Person, |_| true);
    assert!(late.iter().all(|duty| duty.late));
}

#[test]
fn only_the_person_is_called_you() {
    let by = |reader| {
        let duties = Duty::list(&refused(), at(7), reader, |_| true);
        duties.first().expect("an appeal").by.en.clone()
    };
    assert_eq!(
        (by(Role::Person), by(Role::Registration)),
        ("You".to_owned(), "The person".to_owned())
    );
}

#[test]
fn the_way_shows_where_the_case_is() {
    let legs = way(&arrived(), at(3));
    assert_eq!(
        legs.iter().map(|leg| leg.state).collect::<Vec<_>>(),
        [LegState::Done, LegState::Here]
    );
    assert!(legs[0].stops[0].state.is_done());
    // The appeal is not part of the case yet, and what the system does by itself is no stop.
    assert_eq!(legs[1].stops.len(), 1);
    assert_eq!(way(&arrived(), at(9))[1].stops[0].state, StopState::Late(date(2025, 1, 8)));
    assert_eq!(way(&refused(), at(7))[1].stops.len(), 2);
}

#[test]
fn a_step_says_what_it_waits_for() {
    let procedure = procedure();
    let run = Run::open(Arc::clone(&procedure), Facets::new(), at(3));
    let waiting =
        Waiting::of(&run, procedure.find("answer").unwrap(), at(3), Role::Person).unwrap();
    assert_eq!(waiting.after.iter().map(|title| title.en.as_str()).collect::<Vec<_>>(), ["Report"]);
    assert!(!waiting.not_part);
    assert!(
        Waiting::of(&run, procedure.find("appeal").unwrap(), at(3), Role::Person).unwrap().not_part
    );
    assert_eq!(Waiting::of(&run, procedure.find("arrive").unwrap(), at(3), Role::Person), None);
}

#[test]
fn what_can_be_done_depends_on_the_role() {
    let can = |role| Doable::list(&arrived(), at(3), role).len();
    assert_eq!((can(Role::Registration), can(Role::Court)), (1, 0));
}

#[test]
fn a_person_reads_her_case() {
    let id = "01927b3c-0000-7000-8000-000000000001".parse().unwrap();
    let case = MyCase::of(id, "K7Q2-9XMD".into(), &refused(), at(7), |_| true);
    assert_eq!(case.next.as_ref().map(|duty| duty.step.as_str()), Some("appeal"));
    assert!(case.next.as_ref().is_some_and(|duty| duty.optional));
    assert_eq!(case.phase().map(|(n, of, _)| (n, of)), Some((2, 2)));
    let page = MyPage { name: "Samira".into(), cases: vec![case], helpers: Vec::new() };
    for locale in Locale::ALL {
        let html = page.draw(&frame(locale, Reader::Person)).unwrap();
        assert!(html.contains("K7Q2-9XMD") && !html.contains('⟦'));
    }
}

#[test]
fn a_procedure_is_shown_with_its_terms_and_what_nobody_has_checked() {
    let procedure = procedure();
    let today = date(2025, 1, 3);
    let page = ProcedurePage::of(&procedure, today, None);
    assert_eq!(page.phases.len(), 2);
    let answer = &page.phases[1].steps[0];
    assert_eq!(answer.terms.len(), 2);
    assert_eq!(answer.terms[0].within.fr, "3 jours ouvrés");
    assert_eq!(page.unverified, 3);
    let listed = Procedures::of(&library(), today);
    assert_eq!(listed.packs.len(), 1);
    assert!(listed.packs[0].1[0].versions[0].in_force);
}

#[test]
fn a_right_that_was_let_pass_is_nobody_s_fault() {
    let id = "01927b3c-0000-7000-8000-000000000001".parse().unwrap();
    let after = date(2025, 3, 3).at(9, 0, 0, 0).in_tz("Europe/Paris").unwrap().timestamp();
    let case = MyCase::of(id, "K7Q2-9XMD".into(), &refused(), after, |_| true);
    assert_eq!(case.next, None);
    let [appeal] = case.mine.as_slice() else { panic!("{:?}", case.mine) };
    assert!(appeal.passed());
    let states = case.way.iter().flat_map(|leg| &leg.stops).map(|stop| stop.state);
    assert!(states.clone().any(|state| matches!(state, StopState::Passed(_))));
    assert!(!states.clone().any(|state| matches!(state, StopState::Late(_))));
    let page = MyPage { name: "Samira".into(), cases: vec![case], helpers: Vec::new() };
    let html = page.draw(&frame(Locale::En, Reader::Person)).unwrap();
    assert!(html.contains("Term passed") && !html.contains("late</span>"));
}
