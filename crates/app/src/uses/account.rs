//! The account of a period: who was there, who came and went, what was decided, counted from the
//! trace.
//!
//! It must never give a small figure to whom it may lead to a person: exact figures are for those
//! who steer.

use std::sync::Arc;

use counting::account::{
    AgeGroup, AgeGroups, Date, Dimension, Direction, Ledger, Line, Period, Procedures, Residents,
    Share, Term, What, ledger, procedures,
};
use kernel::Timestamp;

use crate::account::{Asked, Counted, day, people};
use crate::error::Result;
use crate::house::{House, Session};
use crate::policy::Use;

/// Ages at which a group begins: minors, those nearly of age, and the groups of Eurostat.
pub const AGES: [u16; 4] = [14, 18, 35, 65];

/// So many months are told at most: the last ones of the period.
pub(super) const MONTHS_MOST: i32 = 36;

/// The account of a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// By place, status, sex and age.
    pub ledger: Ledger,
    /// Who is there at the end of the last day, and for how long.
    pub residents: Residents,
    /// Applications, and how they were decided.
    pub procedures: Procedures,
    /// Positive decisions of all, with a 95 % interval.
    pub recognition: Option<Share>,
    /// Who came into the system and left it, month by month: the last `MONTHS_MOST` of the period.
    pub months: Vec<Month>,
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
    pub fn of(persons: &[Counted], period: Period) -> Self {
        let persons: Vec<_> = persons.iter().map(|it| it.person.clone()).collect();
        let procedures = procedures(&persons, period);
        Self {
            recognition: Share::of(procedures.positive, procedures.decided),
            procedures,
            residents: Residents::of(&persons, period.last),
            months: months(&persons, period),
            ledger: ledger(&persons, &AgeGroups::new(AGES.to_vec()), period),
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
    let earliest = month_of(period.last).and_then(|it| it.plus_months(1 - MONTHS_MOST));
    let mut first = earliest.into_iter().chain([period.first]).max();
    while let Some(day) = first.filter(|day| period.has(*day)) {
        months.push(Month { first: day, came: 0, went: 0 });
        first = month_of(day).and_then(|it| it.plus_months(1));
    }
    for movement in persons.iter().flat_map(|person| &person.movements) {
        let What::Term(term) = movement.what else { continue };
        if !outward(term) || !period.has(movement.date) {
            continue;
        }
        // Of a month before those told.
        let month = months.iter_mut().rfind(|month| month.first <= movement.date);
        let Some(month) = month else { continue };
        match term.direction() {
            Direction::In => month.came += 1,
            Direction::Out => month.went += 1,
        }
    }
    months
}

/// The first day of the month of a day.
pub(super) fn month_of(day: Date) -> Option<Date> {
    Date::parse(&format!("{}-01", day.to_string().get(..7)?))
}

impl House {
    /// Everyone in the trace with their movements, as known at the end of a day; nothing sealed is
    /// opened.
    ///
    /// # Errors
    /// The log fails, or holds an event that this program cannot read.
    pub fn counted(&self, last: Date) -> Result<Vec<Counted>> {
        let records = self.counts.records(self.log.as_ref())?;
        Ok(people(&records, &self.library, &self.home.zone, self.end_of(last)))
    }

    fn end_of(&self, last: Date) -> Timestamp {
        let next = last.next().and_then(|day| start_of(&self.home.zone, day));
        next.unwrap_or(Timestamp::MAX)
    }

    /// The account of a period, as it was counted. [`House::board`] is for those who may not see
    /// exact figures.
    ///
    /// # Errors
    /// The role may not; the log fails.
    pub fn account(&self, session: &Session, period: Period) -> Result<Account> {
        session.must(Use::ExactFigures)?;
        Ok(Account::clone(&*self.account_of(period)?))
    }

    /// The same, for whoever shows no figure of it that the reader may not see.
    pub(super) fn account_of(&self, period: Period) -> Result<Arc<Account>> {
        let (zone, library) = (&self.home.zone, &self.library);
        let asked = Asked { period, end: self.end_of(period.last), zone, library };
        self.counts.account(self.log.as_ref(), &asked, |records| {
            Account::of(&people(records, library, zone, asked.end), period)
        })
    }

    /// The twelve months up to today.
    #[must_use]
    pub fn last_year(&self) -> Option<Period> {
        let today = self.today()?;
        Period::new(today.plus_months(-12)?.next()?, today)
    }

    /// The last twelve months that are over.
    pub(super) fn last_whole_year(&self) -> Option<Period> {
        let end = month_of(self.today()?)?;
        Period::new(end.plus_months(-12)?, end.before()?)
    }

    /// The months that are over and that a period touches, each as a whole: two periods that differ
    /// by a day would give back what rounding hides.
    pub(super) fn whole_months(&self, period: Period) -> Option<Period> {
        let over = month_of(self.today()?)?.before()?;
        let last = month_of(period.last)?.plus_months(1).and_then(Date::before).unwrap_or(over);
        Period::new(month_of(period.first)?, last.min(over))
    }

    fn today(&self) -> Option<Date> {
        day(&self.home.zone, self.now())
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
