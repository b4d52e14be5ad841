//! The account of a period: who was there, who came and went, what was decided, counted from the
//! trace.
//!
//! It must never give a small figure to whom it may lead to a person: exact figures are for those
//! who steer.

use counting::account::{
    AgeGroup, AgeGroups, Date, Dimension, Direction, Ledger, Line, Period, Procedures, Share, Term,
    What, ledger, procedures,
};
use kernel::Timestamp;

use crate::account::{Counted, day, people, read};
use crate::error::Result;
use crate::house::{House, Session};
use crate::policy::{Use, may};

/// Ages at which a group begins: minors, those nearly of age, and the groups of Eurostat.
pub const AGES: [u16; 4] = [14, 18, 35, 65];

/// So many months are shown at most.
const MONTHS_MOST: usize = 36;

/// The account of a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// By place, status, sex and age.
    pub ledger: Ledger,
    /// Applications, and how they were decided.
    pub procedures: Procedures,
    /// Positive decisions of all, with a 95 % interval.
    pub recognition: Option<Share>,
    /// Who came into the system and left it, month by month.
    pub months: Vec<Month>,
    /// Whether these figures may be shown as they are.
    pub exact: bool,
}

/// Who came and went in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day in the period.
    pub first: Date,
    /// Arrivals, births, reappearances.
    pub came: u64,
    /// Departures, deaths, disappearances.
    pub went: u64,
}

impl Account {
    /// The account of persons in a period.
    #[must_use]
    pub fn of(persons: &[Counted], period: Period, exact: bool) -> Self {
        let persons: Vec<_> = persons.iter().map(|it| it.person.clone()).collect();
        let procedures = procedures(&persons, period);
        Self {
            recognition: Share::of(procedures.positive, procedures.decided),
            procedures,
            months: months(&persons, period),
            ledger: ledger(&persons, &AgeGroups::new(AGES.to_vec()), period),
            exact,
        }
    }

    /// The account of each place, all its people together, in the order of their names.
    #[must_use]
    pub fn places(&self) -> Vec<(String, Line)> {
        let over = [Dimension::Status, Dimension::Sex, Dimension::Age];
        let lines = self.ledger.over(&over).lines.into_iter();
        lines.map(|(cell, line)| (cell.place.unwrap_or_default(), line)).collect()
    }
}

/// Whether a term brings somebody into the system or takes somebody out of it; a move or a change
/// of status within it does neither.
fn outward(term: Term) -> bool {
    match term {
        Term::Arrival
        | Term::Birth
        | Term::Reappearance
        | Term::Departure
        | Term::Death
        | Term::Disappearance => true,
        Term::StatusGained
        | Term::TransferIn
        | Term::AgedIn
        | Term::LostByRecognition
        | Term::LostByNaturalisation
        | Term::LostByRefusal
        | Term::LostByWithdrawal
        | Term::TransferOut
        | Term::AgedOut => false,
    }
}

pub(super) fn months(persons: &[counting::account::Person], period: Period) -> Vec<Month> {
    let mut months = Vec::new();
    let mut first = Some(period.first);
    while let Some(day) = first.filter(|day| period.has(*day) && months.len() < MONTHS_MOST) {
        months.push(Month { first: day, came: 0, went: 0 });
        first = next_month(day);
    }
    for movement in persons.iter().flat_map(|person| &person.movements) {
        let What::Term(term) = movement.what else { continue };
        if !outward(term) || !period.has(movement.date) {
            continue;
        }
        let month = months.iter_mut().rfind(|month| month.first <= movement.date);
        let Some(month) = month else { continue };
        match term.direction() {
            Direction::In => month.came += 1,
            Direction::Out => month.went += 1,
        }
    }
    months
}

/// The first day of the month after a day's.
fn next_month(day: Date) -> Option<Date> {
    Date::parse(&month_of(day)?)?.plus_months(1)
}

/// The first day of a day's month, as text.
pub(super) fn month_of(day: Date) -> Option<String> {
    Some(format!("{}-01", day.to_string().get(..7)?))
}

impl House {
    /// Everyone in the trace with their movements, as known at the end of a day; nothing sealed is
    /// opened.
    ///
    /// # Errors
    /// The log fails, or holds an event that this program cannot read.
    pub fn counted(&self, last: Date) -> Result<Vec<Counted>> {
        let records = read(self.log.as_ref())?;
        let zone = &self.home.zone;
        let end = last.next().and_then(|day| start_of(zone, day)).unwrap_or(Timestamp::MAX);
        Ok(people(&records, &self.library, zone, end))
    }

    /// The account of a period.
    ///
    /// # Errors
    /// The role may not; the log fails.
    pub fn account(&self, session: &Session, period: Period) -> Result<Account> {
        session.must(Use::Overview)?;
        let exact = may(session.role(), Use::ExactFigures);
        Ok(Account::of(&self.counted(period.last)?, period, exact))
    }

    /// The twelve months up to today.
    #[must_use]
    pub fn last_year(&self) -> Option<Period> {
        let today = day(&self.home.zone, self.now())?;
        Period::new(today.plus_months(-12)?.next()?, today)
    }
}

fn start_of(zone: &jiff::tz::TimeZone, day: Date) -> Option<Timestamp> {
    let civil: jiff::civil::Date = day.to_string().parse().ok()?;
    zone.to_timestamp(civil.to_datetime(jiff::civil::Time::midnight())).ok()
}

/// The word of an age group, as in tables: `18-34`, `65+`, `unknown`.
#[must_use]
pub fn age_word(age: AgeGroup) -> String {
    match age {
        AgeGroup::Between { from, to: Some(to) } => format!("{from}-{to}"),
        AgeGroup::Between { from, to: None } => format!("{from}+"),
        AgeGroup::Unknown => "unknown".to_owned(),
        AgeGroup::All => "all".to_owned(),
    }
}
