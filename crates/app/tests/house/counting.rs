//! The trace counted: the account adds up, what was annulled is not in it, nothing sealed is opened.

use std::sync::Arc;

use ::counting::account::{Date, Period, Term};
use app::{Account, Annulment, Counted, Error, House, Session, demo};
use kernel::{PersonId, Role};
use trace::{MemoryKeystore, Sealer};
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
    let exact = |session: &Session| home.house.account(session, spring()).map(|it| it.exact);
    assert_eq!(exact(&agent(Role::Manager)), Ok(true));
    assert_eq!(exact(&agent(Role::Statistician)), Ok(true));
    assert_eq!(exact(&agent(Role::Registration)), Ok(false));
    for role in [Role::Association, Role::Operator, Role::Person] {
        assert_eq!(exact(&agent(role)), Err(Error::Forbidden), "{role}");
    }
    let person = Session::person(PersonId::new(Uuid::from_u128(1)));
    assert_eq!(exact(&person), Err(Error::Forbidden));
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
