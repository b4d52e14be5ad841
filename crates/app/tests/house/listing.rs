use app::{Error, ListFilter, Overview, PhaseCount, Session, WorkList};
use kernel::{AccountId, Role};
use uuid::Uuid;

use crate::support::*;

fn all(role: Role) -> ListFilter {
    ListFilter { role, late: false, before: None, step: None, phase: None, mine: false, page: 0 }
}

fn list(home: &Home, filter: &ListFilter) -> WorkList {
    let role = if filter.role == Role::Person { Role::Registration } else { filter.role };
    home.house.worklist(&agent(role), filter).unwrap()
}

/// All, due within the week, late.
fn counts(list: &WorkList) -> (u64, u64, u64) {
    (list.all, list.week, list.late)
}

#[test]
fn what_is_owed_is_listed_with_the_first_due_on_top_and_page_by_page() {
    let home = Home::small();
    for day in 0..3 {
        for number in 0..10 {
            home.arrives(&format!("Given{}", 9 - number), &format!("Day{day}"));
        }
        home.days_pass(1);
    }
    let first = list(&home, &all(Role::Registration));
    assert_eq!((first.lines.len(), first.total, first.page_size), (25, 30, 25));
    let second = list(&home, &ListFilter { page: 1, ..all(Role::Registration) });
    assert_eq!((second.lines.len(), second.total), (5, 30));
    let beyond = list(&home, &ListFilter { page: 9, ..all(Role::Registration) });
    assert_eq!((beyond.lines.len(), beyond.total), (0, 30));
    let lines: Vec<_> = first.lines.iter().chain(&second.lines).collect();
    assert!(lines.is_sorted_by_key(|line| line.late_from));
    let cases: std::collections::BTreeSet<_> = lines.iter().map(|line| line.case).collect();
    assert_eq!(cases.len(), 30, "no case is on two pages");
    assert!(lines[0].name.as_deref().unwrap().ends_with("Day0"));
    assert!(lines[29].name.as_deref().unwrap().ends_with("Day2"));
    let line = lines[0];
    assert_eq!((line.step.as_str(), line.phase.as_str()), ("register", "arrival"));
    assert_eq!((line.since, line.people), (instant(MONDAY), 1));
    // Three working days from Monday: Thursday, and late from Friday.
    assert_eq!(line.late_from, Some(instant("2026-03-06T00:00:00+01:00")));
    assert!(!line.optional);
}

#[test]
fn the_list_is_narrowed_by_step_phase_day_and_lateness() {
    let home = Home::small();
    let one = home.arrives("Zahra", "Karimi");
    home.registered(one.case);
    home.days_pass(1);
    home.arrives("Omid", "Nazari");
    let steps = |filter: ListFilter| -> Vec<String> {
        list(&home, &filter).lines.into_iter().map(|line| line.step).collect()
    };
    assert_eq!(steps(all(Role::Person)), ["lodge", "bring_photo"]);
    let photo = ListFilter { step: Some(code("bring_photo")), ..all(Role::Person) };
    assert_eq!(steps(photo.clone()), ["bring_photo"]);
    assert_eq!(list(&home, &photo).total, 1);
    assert_eq!(list(&home, &photo).all, 2, "the counts are the role's");
    let examining = ListFilter { phase: Some(code("examining")), ..all(Role::Person) };
    assert_eq!(steps(examining), ["lodge", "bring_photo"]);
    assert!(steps(ListFilter { phase: Some(code("arrival")), ..all(Role::Person) }).is_empty());
    let before = Some(instant("2026-03-24T00:00:00+01:00"));
    assert_eq!(steps(ListFilter { before, ..all(Role::Person) }), ["lodge"]);
    assert!(steps(ListFilter { late: true, ..all(Role::Person) }).is_empty());
    assert_eq!(steps(all(Role::Registration)), ["register"]);
}

#[test]
fn a_file_is_theirs_who_acted_on_it_last_in_the_role_that_owes() {
    let home = Home::small();
    let (one, other) = (home.arrives("Zahra", "Karimi"), home.arrives("Omid", "Nazari"));
    let mine = |session: &Session| -> Vec<String> {
        let filter = ListFilter { mine: true, ..all(Role::Registration) };
        let lines = home.house.worklist(session, &filter).unwrap().lines;
        lines.into_iter().map(|line| line.number).collect()
    };
    let me = agent(Role::Registration);
    let mut colleague = me.clone();
    colleague.actor.account = AccountId::new(Uuid::from_u128(77));
    assert!(mine(&me).is_empty(), "the person came by herself");
    home.act(&me, one.case, "extend_registration", &[]).unwrap();
    home.act(&colleague, other.case, "extend_registration", &[]).unwrap();
    assert_eq!(
        (mine(&me), mine(&colleague)),
        (vec![one.number.to_string()], vec![other.number.to_string()])
    );
}

#[test]
fn a_duty_becomes_late_at_the_midnight_after_its_last_day() {
    let home = Home::small();
    home.arrives("Zahra", "Karimi");
    let late = |home: &Home| {
        let filter = ListFilter { late: true, ..all(Role::Registration) };
        (counts(&list(home, &filter)), list(home, &filter).lines.len())
    };
    assert_eq!(late(&home), ((1, 1, 0), 0));
    home.at("2026-03-05T23:59:59.999999+01:00");
    assert_eq!(late(&home), ((1, 1, 0), 0));
    home.at("2026-03-06T00:00:00+01:00");
    assert_eq!(late(&home), ((1, 0, 1), 1), "Friday in Paris");
    // An extension brings it back into its term.
    let case = home.house.worklist(&agent(Role::Registration), &all(Role::Registration)).unwrap();
    home.done(case.lines[0].case, "extend_registration", &[]);
    assert_eq!(late(&home), ((1, 0, 0), 0));
    home.days_pass(7);
    assert_eq!(late(&home), ((1, 1, 0), 0), "seven working days more: due Monday the 16th");
    home.days_pass(7);
    assert_eq!(late(&home), ((1, 0, 1), 1));
}

#[test]
fn a_right_that_is_let_pass_is_late_for_nobody() {
    let home = Home::small();
    let arrived = home.decided("refused");
    let owed = list(&home, &all(Role::Person));
    assert!(owed.lines.iter().all(|line| line.optional));
    assert_eq!(owed.lines.len(), 2);
    home.days_pass(20);
    assert_eq!(counts(&list(&home, &all(Role::Person))), (2, 0, 0));
    assert!(list(&home, &ListFilter { late: true, ..all(Role::Person) }).lines.is_empty());
    let overview = home.house.overview(&agent(Role::Manager)).unwrap();
    assert_eq!(overview.owed, [(Role::Person, 2, 0)]);
    assert_eq!(overview.phases[0].late, 0);
    let row = &home.rows()["cases"][0];
    assert_eq!(row.text(0), Some(arrived.number.as_str()));
    assert_eq!(row.instant(9), None, "nothing on it is ever late");
}

#[test]
fn a_paused_term_is_due_on_no_day() {
    let home = Home::small();
    let case = home.decided("refused").case;
    home.done(case, "ask_aid", &[]);
    let owed = list(&home, &all(Role::Person));
    assert_eq!(owed.lines.iter().map(|line| line.late_from).collect::<Vec<_>>(), [None]);
    home.done(case, "answer_aid", &[]);
    assert!(list(&home, &all(Role::Person)).lines[0].late_from.is_some());
}

#[test]
fn a_role_lists_what_it_owes_and_what_persons_owe_and_no_other_roles_list() {
    let home = Home::small();
    home.arrives("Zahra", "Karimi");
    for asking in Role::ALL {
        for owing in Role::ALL {
            let listed = home.house.worklist(&agent(asking), &all(owing));
            let may = app::may(asking, app::Use::Worklist);
            let own = owing == asking || owing == Role::Person;
            assert_eq!(listed.is_ok(), may && own, "{asking} asks what {owing} owes");
            assert!(may && own || listed == Err(Error::Forbidden));
        }
    }
    let person = Session::person(home.arrives("Omid", "Nazari").applicant);
    assert_eq!(home.house.worklist(&person, &all(Role::Person)), Err(Error::Forbidden));
}

#[test]
fn figures_count_cases_by_phase_and_duties_by_role_without_a_name() {
    let home = Home::small();
    for family in ["Karimi", "Nazari", "Amini"] {
        home.arrives("Zahra", family);
    }
    let moved = home.arrives("Zahra", "Rahimi");
    home.registered(moved.case);
    let gone = home.arrives("Zahra", "Gone");
    home.done(gone.case, "leave", &[]);
    let count = home.events().len();
    let phase = |phase: &str, open, late, week| PhaseCount {
        procedure: "xx.stay:1".into(),
        phase: code(phase),
        open,
        late,
        week,
    };
    let figures = || home.house.overview(&agent(Role::Manager)).unwrap();
    assert_eq!(
        figures(),
        Overview {
            phases: vec![phase("arrival", 3, 0, 3), phase("examining", 1, 0, 0)],
            owed: vec![(Role::Person, 2, 0), (Role::Registration, 3, 0)],
        }
    );
    home.days_pass(22);
    let later = figures();
    assert_eq!(later.phases, [phase("arrival", 3, 3, 0), phase("examining", 1, 1, 0)]);
    assert_eq!(later.owed, [(Role::Person, 2, 1), (Role::Registration, 3, 3)]);
    assert_eq!(home.events().len(), count, "no look, for nothing was opened");
    for role in [Role::Association, Role::Operator, Role::Integration, Role::Person, Role::System] {
        assert_eq!(home.house.overview(&agent(role)), Err(Error::Forbidden), "{role}");
    }
}
