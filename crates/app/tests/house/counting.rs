//! The trace counted: the account adds up, what was annulled is not in it, nothing sealed is opened.

use std::sync::Arc;

use ::counting::account::{Date, Period, Term};
use app::{Account, Annulment, Counted, Error, House, Session, demo};
use kernel::{PersonId, Role};
use trace::{Log, MemoryKeystore, Sealer};
use uuid::Uuid;

use crate::support::*;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// From the Monday on which everything begins.
fn spring() -> Period {
    Period::new(day("2026-03-02"), day("2026-06-30")).unwrap()
}

fn account(home: &Home) -> Account {
    home.house.account(&agent(Role::Manager), spring()).unwrap()
}

/// Opening and in less out is closing, in every cell and in each place.
fn adds_up(account: &Account) {
    for (cell, line) in &account.ledger.lines {
        assert_eq!(line.expected() + line.residual, line.closing as i64, "{cell:?}");
    }
    let whole = account.ledger.whole();
    let places = account.places();
    let sum = |of: fn(&counting::account::Line) -> u64| places.iter().map(|(_, it)| of(it)).sum();
    let (opening, closing): (u64, u64) = (sum(|it| it.opening), sum(|it| it.closing));
    assert_eq!((opening, closing), (whole.opening, whole.closing));
    let made = &account.procedures;
    let expected = made.pending_opening + made.lodged - made.decided - made.withdrawn;
    assert_eq!(expected as i64 + made.residual, made.pending_closing as i64);
}

#[test]
fn who_arrives_applies_and_is_decided_is_in_the_account() {
    let home = Home::small();
    home.decided("accepted");
    home.decided("refused");
    home.arrives("Omid", "Rahimi");
    let found = account(&home);
    adds_up(&found);
    let whole = found.ledger.whole();
    let met = |term| whole.terms.get(&term).copied().unwrap_or(0);
    assert_eq!((whole.opening, met(Term::Arrival), whole.closing, whole.residual), (0, 3, 3, 0));
    assert_eq!((met(Term::LostByRecognition), met(Term::StatusGained)), (1, 1));
    let made = &found.procedures;
    assert_eq!((made.lodged, made.decided, made.positive, made.pending_closing), (2, 2, 1, 0));
    assert_eq!((made.delays.count, made.delays.median), (2, Some(3.0)));
    let recognition = found.recognition.unwrap();
    assert!((recognition.share - 0.5).abs() < 1e-12 && recognition.low < 0.1);
    assert_eq!(found.months.iter().map(|month| month.came).sum::<u64>(), 3);
    assert_eq!(found.months.len(), 4);
}

#[test]
fn someone_recorded_before_the_period_is_there_when_it_opens() {
    let home = Home::small();
    home.decided("accepted");
    home.days_pass(10);
    home.arrives("Omid", "Rahimi");
    let later = Period::new(day("2026-03-10"), day("2026-03-31")).unwrap();
    let found = home.house.account(&agent(Role::Manager), later).unwrap();
    adds_up(&found);
    let whole = found.ledger.whole();
    assert_eq!((whole.opening, whole.closing), (1, 2));
    assert_eq!(found.procedures.decided, 0);
    assert_eq!(found.recognition, None);
}

#[test]
fn a_step_that_was_annulled_is_not_counted() {
    let home = Home::small();
    let arrived = home.decided("accepted");
    assert_eq!(account(&home).procedures.positive, 1);
    let decision = home.events().into_iter().rev();
    let mut decision = decision.filter(|it| it.envelope.kind.name == "decision_made");
    let event = decision.next().unwrap().envelope.id;
    let annulment = Annulment { case: arrived.case, event, reason: "wrong file".into() };
    let session = agent(Role::DeterminingAuthority);
    home.house.annul(&session, home.command(), &annulment).unwrap();
    let found = account(&home);
    adds_up(&found);
    assert_eq!((found.procedures.decided, found.procedures.pending_closing), (0, 1));
    assert!(!found.ledger.whole().terms.contains_key(&Term::LostByRecognition));
}

#[test]
fn a_family_is_counted_person_by_person() {
    let home = Home::small();
    home.opens(&with_child("Zahra", "Karimi", "Omid"));
    let people = home.house.counted(day("2026-03-31")).unwrap();
    assert_eq!(people.len(), 2);
    let born: Vec<_> = people.iter().filter_map(|it| it.person.born).collect();
    assert!(born.contains(&day("1990-01-01")) && born.contains(&day("2019-01-01")), "{born:?}");
    assert_eq!(account(&home).ledger.whole().closing, 2);
}

#[test]
fn counting_opens_nothing_writes_nothing_and_needs_no_key() {
    let home = Home::small();
    home.decided("accepted");
    home.opens(&with_child("Zahra", "Karimi", "Omid"));
    let written = home.events().len();
    let with_keys: Vec<Counted> = home.house.counted(day("2026-06-30")).unwrap();
    let keyless = Sealer::new(Arc::new(MemoryKeystore::default()), home.world.clone());
    let shut = House { sealer: keyless, ..home.house.clone() };
    assert_eq!(shut.counted(day("2026-06-30")).unwrap(), with_keys);
    assert_eq!(home.events().len(), written, "no look was recorded, for none was taken");
    assert_eq!(with_keys.len(), 3);
}

#[test]
fn who_may_not_see_figures_gets_none_and_only_those_who_steer_or_count_get_exact_ones() {
    let home = Home::small();
    home.arrives("Zahra", "Karimi");
    let account = |session: &Session| home.house.account(session, spring()).map(|_| ());
    let exact = |session: &Session| home.house.board(session, None).map(|it| it.exact);
    assert_eq!(account(&agent(Role::Manager)), Ok(()));
    assert_eq!(exact(&agent(Role::Manager)), Ok(true));
    assert_eq!(exact(&agent(Role::Statistician)), Ok(true));
    assert_eq!(account(&agent(Role::Registration)), Err(Error::Forbidden));
    assert_eq!(exact(&agent(Role::Registration)), Ok(false));
    let person = Session::person(PersonId::new(Uuid::from_u128(1)));
    let others = [Role::Association, Role::Operator, Role::Person].map(agent);
    for session in others.into_iter().chain([person]) {
        assert_eq!(account(&session), Err(Error::Forbidden), "{}", session.role());
        assert_eq!(exact(&session), Err(Error::Forbidden), "{}", session.role());
    }
}

#[test]
fn each_movement_is_in_its_own_month_and_only_the_last_months_are_told() {
    let home = Home::small();
    home.arrives("Zahra", "Karimi");
    home.at("2026-07-10T09:00:00Z");
    home.arrives("Omid", "Rahimi");
    let came = |first: &str, last: &str| {
        let period = Period::new(day(first), day(last)).unwrap();
        let account = home.house.account(&agent(Role::Manager), period).unwrap();
        let told = account.months.iter().filter(|month| month.came > 0);
        let told = told.map(|month| (month.first.to_string(), month.came)).collect::<Vec<_>>();
        (told, account.months.len())
    };
    let both = vec![("2026-03-01".to_owned(), 1), ("2026-07-01".to_owned(), 1)];
    assert_eq!(came("2023-07-15", "2026-07-31"), (both.clone(), 36));
    // March lies before the last 36 months of this one: it is in no month, and in no other.
    assert_eq!(came("2020-01-01", "2029-03-31"), (vec![both[1].clone()], 36));
    assert_eq!(came("2026-03-02", "2026-03-31"), (vec![("2026-03-02".to_owned(), 1)], 1));
    let asked = |first: i16, last: i16| {
        let days = (jiff::civil::date(first, 1, 1), jiff::civil::date(last, 12, 31));
        home.house.board(&agent(Role::Manager), Some(days)).unwrap().months_cut
    };
    assert_eq!((asked(2023, 2026), asked(2024, 2026)), (Some(36), None));
}

#[test]
fn whom_exact_figures_are_not_for_is_told_of_whole_months_that_are_over() {
    let home = Home::small();
    home.at("2026-07-10T09:00:00Z");
    let date = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    let told = |role, days: Option<(&str, &str)>| {
        let days = days.map(|(first, last)| (date(first), date(last)));
        let board = home.house.board(&agent(role), days).unwrap();
        format!("{} {}", board.first, board.last)
    };
    let spring = ("2026-03-05", "2026-05-12");
    assert_eq!(told(Role::Manager, Some(spring)), "2026-03-05 2026-05-12");
    for asked in [spring, ("2026-03-05", "2026-05-11"), ("2026-03-31", "2026-05-01")] {
        assert_eq!(told(Role::Registration, Some(asked)), "2026-03-01 2026-05-31", "{asked:?}");
    }
    let running = ("2026-05-01", "2026-07-10");
    assert_eq!(told(Role::Registration, Some(running)), "2026-05-01 2026-06-30");
    let year = "2025-07-01 2026-06-30";
    assert_eq!(told(Role::Registration, None), year);
    let only_running = ("2026-07-01", "2026-07-09");
    assert_eq!(told(Role::Registration, Some(only_running)), year, "no month of it is over");
    assert_eq!(told(Role::Manager, None), "2025-07-11 2026-07-10");
}

#[test]
fn figures_kept_from_before_are_those_of_the_whole_log_also_after_an_erasure() {
    let home = Home::small();
    let ask = |house: &House| house.account(&agent(Role::Manager), spring()).unwrap();
    let anew = || ask(&House { counts: Arc::default(), ..home.house.clone() });
    let decided = home.decided("accepted");
    assert_eq!(ask(&home.house), anew());
    home.opens(&with_child("Zahra", "Karimi", "Omid"));
    let before = ask(&home.house);
    assert_eq!((before.ledger.whole().closing, &before), (3, &anew()));
    home.house.sealer.keys().destroy(decided.applicant).unwrap();
    home.log.rebuild().unwrap();
    assert_eq!((ask(&home.house), anew()), (before.clone(), before));
    home.arrives("Omid", "Rahimi");
    let after = ask(&home.house);
    assert_eq!((after.ledger.whole().closing, &after), (4, &anew()));
    let elsewhere = Home::small();
    elsewhere.arrives("Reza", "Amini");
    assert_eq!(ask(&home.on(elsewhere.log.clone())).ledger.whole().closing, 1);
    assert_eq!(ask(&home.house), after);
}

#[test]
fn the_demonstration_adds_up() {
    let home = Home::france();
    home.at("2026-06-30T09:00:00Z");
    demo::populate(&home.house, 60, 7).unwrap();
    let year = Period::new(day("2025-07-01"), day("2026-06-30")).unwrap();
    let found = home.house.account(&agent(Role::Manager), year).unwrap();
    adds_up(&found);
    let whole = found.ledger.whole();
    assert!(whole.opening > 0 && whole.closing >= 60, "{}", whole.text());
    assert!(found.places().len() > 1, "{:?}", found.places());
    assert!(found.procedures.decided > 0 && found.procedures.positive > 0);
    assert_eq!(found.ledger.contradictions, [], "nobody was recorded in two places");
}
