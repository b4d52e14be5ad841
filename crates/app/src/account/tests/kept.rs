//! What is kept between questions never answers otherwise than the whole log read anew.

use std::sync::Arc;

use counting::account::Period;
use kernel::{CommandId, EventId};
use law::Library;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use record::CaseEvent;

use super::super::kept::{Asked, Counts};
use super::*;
use crate::uses::Account;

/// Something recorded, by numbers that are taken round the people and records there are.
#[derive(Debug, Clone)]
enum Deed {
    Claims(u8),
    Withdraws(u8),
    /// A family registered by one command, or an applicant alone.
    Opens(u8, Option<u8>),
    Takes(u8, &'static str),
    Annuls(u8),
    Joins(u8, u8),
    Leaves(u8, u8),
    Decides(u8, u8, bool),
    Undoes(u8),
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0..12_u8;
    let step = proptest::sample::select(vec!["arrive", "register", "lodge", "grant", "final"]);
    prop_oneof![
        2 => n().prop_map(Deed::Claims),
        1 => n().prop_map(Deed::Withdraws),
        4 => (n(), proptest::option::of(n())).prop_map(|(who, with)| Deed::Opens(who, with)),
        6 => (n(), step).prop_map(|(case, step)| Deed::Takes(case, step)),
        1 => n().prop_map(Deed::Annuls),
        2 => (n(), n()).prop_map(|(home, who)| Deed::Joins(home, who)),
        1 => (n(), n()).prop_map(|(home, who)| Deed::Leaves(home, who)),
        1 => (n(), n(), any::<bool>()).prop_map(|(one, other, same)| Deed::Decides(one, other, same)),
        1 => n().prop_map(Deed::Undoes),
    ]
}

/// A log that grows, with what is needed to go on from what it holds.
#[derive(Default)]
struct Growing {
    log: Written,
    cases: Vec<(CaseId, PersonId)>,
    steps: Vec<(CaseId, EventId)>,
    claims: Vec<(PersonId, EventId)>,
    decided: Vec<(EventId, PersonId, PersonId)>,
}

fn person(number: u8) -> PersonId {
    id(u128::from(number) + 1)
}

fn home(number: u8) -> HouseholdId {
    id(u128::from(number) + 100)
}

fn round<T: Copy>(all: &[T], number: u8) -> Option<T> {
    all.get(usize::from(number).checked_rem(all.len())?).copied()
}

impl Growing {
    fn does(&mut self, day: &str, deed: &Deed) {
        match *deed {
            Deed::Claims(who) => {
                let who = person(who);
                self.log.claims(
                    day,
                    who,
                    kernel::Sex::Female,
                    1980 + i16::from(who.uuid().as_u128() as u8),
                );
                let claim = id(2000 + self.log.log.len() as u128 - 1);
                self.claims.push((who, claim));
            }
            Deed::Withdraws(number) => {
                if let Some((person, claim)) = round(&self.claims, number) {
                    self.log.event(day, "desk_1", &PersonEvent::ClaimWithdrawn { person, claim });
                }
            }
            Deed::Opens(who, with) => self.opens(day, who, with),
            Deed::Takes(number, step) => {
                if let Some((case, applicant)) = round(&self.cases, number) {
                    let event = id(3000 + self.log.log.len() as u128);
                    let office = ["desk_1", "centre_1", "centre_2"][usize::from(number % 3)];
                    self.log.done((day, office), case, applicant, step);
                    self.steps.push((case, event));
                }
            }
            Deed::Annuls(number) => {
                if let Some((case, event)) = round(&self.steps, number) {
                    let reason = Secret::new(kernel::Compartment::Story, String::new());
                    self.log.event(
                        day,
                        "desk_1",
                        &CaseEvent::Annulled { case, event, applicant: person(0), reason },
                    );
                }
            }
            Deed::Joins(number, who) => {
                let joined = Joined::new(home(number), person(who), Relation::Sibling);
                self.log.event(day, "desk_1", &HouseholdEvent::Joined(joined));
            }
            Deed::Leaves(number, who) => {
                let (household, person) = (home(number), person(who));
                self.log.event(day, "desk_1", &HouseholdEvent::Left { household, person });
            }
            Deed::Decides(one, other, _) if one == other => {}
            Deed::Decides(one, other, same) => {
                let (one, other) = (person(one), person(other));
                let decision = id(7000 + self.log.log.len() as u128);
                let decided = Decided {
                    id: decision,
                    one,
                    other,
                    finding: if same { Finding::Same } else { Finding::Different },
                    reason: Secret::new(kernel::Compartment::Identity, String::new()),
                };
                self.log.event(day, "desk_1", &DuplicateEvent::Decided(decided));
                self.decided.push((decision, one, other));
            }
            Deed::Undoes(number) => {
                if let Some((decision, one, other)) = round(&self.decided, number) {
                    let reason = Secret::new(kernel::Compartment::Identity, String::new());
                    let undone = DuplicateEvent::Undone { decision, one, other, reason };
                    self.log.event(day, "desk_1", &undone);
                }
            }
        }
    }

    fn opens(&mut self, day: &str, who: u8, with: Option<u8>) {
        let case: CaseId = id(500 + self.cases.len() as u128);
        self.log.together =
            Some(CommandId::new(Uuid::from_u128(9000 + self.log.log.len() as u128)));
        let household = with.map(|with| {
            let household = home(20 + u8::try_from(self.cases.len()).unwrap());
            let formed = HouseholdEvent::Formed { household, head: person(who) };
            self.log.event(day, "desk_1", &formed);
            if with != who {
                let joined = Joined::new(household, person(with), Relation::Child);
                self.log.event(day, "desk_1", &HouseholdEvent::Joined(joined));
            }
            household
        });
        self.log.opens(day, case, person(who), household.or(Some(home(who))));
        self.log.together = None;
        self.cases.push((case, person(who)));
    }
}

fn period(first: u8, months: u8) -> Period {
    let first = Date::new(2026, first, 1).unwrap();
    let last = first.plus_months(i32::from(months)).unwrap().before().unwrap();
    Period::new(first, last).unwrap()
}

/// An account as it is kept, and as the whole log gives it.
fn both(counts: &Counts, log: &Written, library: &Arc<Library>, period: Period) -> [Account; 2] {
    let end = format!("{}T00:00:00Z", period.last.next().unwrap()).parse().unwrap();
    let asked = Asked { period, end, zone: &TimeZone::UTC, library };
    let make =
        |records: &Records| Account::of(&people(records, library, &TimeZone::UTC, end), period);
    let page = |after, most| Ok(log.page(after, most));
    let kept = counts.account_of(&mut { page }, &asked, make).unwrap();
    let anew = Counts::default().account_of(&mut { page }, &asked, make).unwrap();
    [Account::clone(&kept), Account::clone(&anew)]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 32,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_kept_account_is_the_one_of_the_whole_log(
        deeds in proptest::collection::vec((1..=6_u8, 1..=28_u8, deed(), 1..=6_u8, 1..=3_u8), 1..60),
    ) {
        static LAW: std::sync::LazyLock<Arc<Library>> = std::sync::LazyLock::new(|| Arc::new(library()));
        let (counts, mut growing) = (Counts::default(), Growing::default());
        for (month, day, deed, first, months) in &deeds {
            growing.does(&format!("2026-{month:02}-{day:02}"), deed);
            for period in [period(*first, *months), period(2, 3)] {
                let [kept, anew] = both(&counts, &growing.log, &LAW, period);
                prop_assert_eq!(kept, anew, "{:?} after {:?}", period, deed);
            }
        }
    }
}

#[test]
fn only_what_is_new_is_read_and_an_account_nothing_touches_is_not_made_again() {
    let (counts, library) = (Counts::default(), Arc::new(library()));
    let mut log = Written::default();
    log.opens("2026-01-05", id(1), id(1), None);
    log.opens("2026-02-05", id(2), id(2), None);
    let mut read = 0;
    let mut made = 0;
    let mut ask = |log: &Written, last: &str| {
        let last = Date::parse(last).unwrap();
        let period = Period::new(Date::new(2026, 1, 1).unwrap(), last).unwrap();
        let end = format!("{}T00:00:00Z", last.next().unwrap()).parse().unwrap();
        let asked = Asked { period, end, zone: &TimeZone::UTC, library: &library };
        let mut page = |after, most| {
            let events = log.page(after, most);
            read += events.len();
            Ok(events)
        };
        let make = |records: &Records| {
            made += 1;
            Account::of(&people(records, &library, &TimeZone::UTC, end), period)
        };
        counts.account_of(&mut page, &asked, make).unwrap();
        let now = (read, made);
        (read, made) = (0, 0);
        now
    };
    let all = log.log.len();
    assert_eq!(ask(&log, "2026-01-31"), (all, 1));
    assert_eq!(ask(&log, "2026-01-31"), (1, 0), "the last event read, to see that it is there");
    log.done(("2026-02-09", "centre_1"), id(2), id(2), "register");
    assert_eq!(ask(&log, "2026-01-31"), (2, 0), "January is over");
    assert_eq!(ask(&log, "2026-02-28"), (1, 1));
    log.done(("2026-01-20", "centre_1"), id(1), id(1), "register");
    assert_eq!(ask(&log, "2026-01-31"), (2, 1), "recorded late, it happened in January");
    assert_eq!(ask(&log, "2026-02-28"), (1, 1));
}

#[test]
fn another_log_is_read_from_its_beginning() {
    let (counts, library) = (Counts::default(), Arc::new(library()));
    let mut one = Written::default();
    one.opens("2026-01-05", id(1), id(1), None);
    one.opens("2026-01-06", id(2), id(2), None);
    let [kept, _] = both(&counts, &one, &library, period(1, 12));
    assert_eq!(kept.ledger.whole().closing, 2);
    // As long, and as short.
    let mut other = Written::default();
    other.opens("2026-01-05", id(5), id(5), None);
    other.done(("2026-01-09", "centre_1"), id(5), id(5), "register");
    other.claims("2026-01-09", id(5), kernel::Sex::Female, 1990);
    assert_eq!(other.log.len(), one.log.len());
    for _ in 0..2 {
        let [kept, anew] = both(&counts, &other, &library, period(1, 12));
        assert_eq!((kept.ledger.whole().closing, kept), (1, anew));
        other.log.truncate(3);
    }
}
