//! A calendar: the holidays of a place, and the days its office is open.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, OnceLock};

use jiff::civil::{Date, Weekday};
use serde::Serialize;

use super::calendars;
use super::feast::{Holiday, Name, Region};

/// The first whole year of the Gregorian calendar; no holiday is known before it.
pub(super) const FIRST_YEAR: i16 = 1583;
const LAST_YEAR: i16 = 9999;
const CENTURY: usize = 100;

/// A kind of day that some terms count and on which some due dates must fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// No Saturday, Sunday or holiday.
    Working,
    /// No Sunday or holiday.
    Workable,
    /// The office is open.
    Opening,
}

/// Why a day is not of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// A holiday, whatever its weekday.
    Holiday {
        /// Its name.
        name: Name,
        /// Whether the day stands in for another.
        substitute: bool,
    },
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A weekday on which the office does not open.
    NotOpen,
    /// A day on which the office declared it would be closed.
    Closure,
}

/// The week of an office, by default Monday to Friday without closures. It never opens on a holiday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The weekdays on which it opens.
    pub weekdays: Vec<Weekday>,
    /// Days on which it is closed all the same.
    pub closures: BTreeSet<Date>,
}

impl Default for Opening {
    fn default() -> Self {
        let weekdays = vec![
            Weekday::Monday,
            Weekday::Tuesday,
            Weekday::Wednesday,
            Weekday::Thursday,
            Weekday::Friday,
        ];
        Self { weekdays, closures: BTreeSet::new() }
    }
}

/// The holidays of a place and the opening days of an office there.
///
/// The holidays of a year are computed when first asked for and kept in the value, shared by its
/// clones: hold on to a calendar rather than naming it for each term. The lists were checked from 2000 to 2035; other
/// years are the same rules carried on. A list has the days kept in the whole place by law; what is
/// kept in a part of it, by custom or by an office is a closure of its [`Opening`].
#[derive(Clone)]
pub struct Calendar {
    region: &'static Region,
    years: Years,
    opening: Arc<Opening>,
}

impl Calendar {
    /// The calendar of a name, such as `FR`, `FR-AM`, `DE-BY`, `CA-QC`; opening days are the default.
    ///
    /// # Errors
    /// No calendar has this name; the error lists those there are.
    pub fn named(name: &str) -> Result<Self, UnknownCalendar> {
        calendars::regions()
            .find(|region| region.name == name)
            .map(Self::of)
            .ok_or_else(|| UnknownCalendar { name: name.to_owned() })
    }

    /// Every calendar.
    pub fn all() -> impl Iterator<Item = Self> {
        calendars::regions().map(Self::of)
    }

    /// The name of every calendar.
    pub fn names() -> impl Iterator<Item = &'static str> {
        calendars::regions().map(|region| region.name)
    }

    fn of(region: &'static Region) -> Self {
        Self { region, years: Years::default(), opening: Arc::default() }
    }

    /// The same place with another week or with closures.
    #[must_use]
    pub fn with_opening(mut self, opening: Opening) -> Self {
        self.opening = Arc::new(opening);
        self
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.region.name
    }

    /// The holidays of a year in order of date; two may share a day. None before 1583.
    #[must_use]
    pub fn holidays(&self, year: i16) -> &[Holiday] {
        self.years.get(year).map_or(&[], |kept| kept.get_or_init(|| self.region.holidays(year)))
    }

    /// The holiday kept on a day.
    #[must_use]
    pub fn holiday(&self, date: Date) -> Option<&Holiday> {
        let holidays = self.holidays(date.year());
        let place = holidays.partition_point(|holiday| holiday.date < date);
        holidays.get(place).filter(|holiday| holiday.date == date)
    }

    /// Why a day is not of a kind; nothing when it is.
    #[must_use]
    pub fn why_not(&self, kind: DayKind, date: Date) -> Option<Reason> {
        if let Some(&Holiday { name, substitute, .. }) = self.holiday(date) {
            return Some(Reason::Holiday { name, substitute });
        }
        match (kind, date.weekday()) {
            (DayKind::Opening, weekday) if !self.opening.weekdays.contains(&weekday) => {
                Some(Reason::NotOpen)
            }
            (DayKind::Opening, _) => {
                self.opening.closures.contains(&date).then_some(Reason::Closure)
            }
            (DayKind::Working, Weekday::Saturday) => Some(Reason::Saturday),
            (DayKind::Working | DayKind::Workable, Weekday::Sunday) => Some(Reason::Sunday),
            (DayKind::Working | DayKind::Workable, _) => None,
        }
    }

    /// Whether a day is of a kind.
    #[must_use]
    pub fn is(&self, kind: DayKind, date: Date) -> bool {
        self.why_not(kind, date).is_none()
    }

    /// Whether some day of a kind can come at all: an office may have no opening weekday.
    pub(super) fn ever(&self, kind: DayKind) -> bool {
        match kind {
            DayKind::Working | DayKind::Workable => true,
            DayKind::Opening => !self.opening.weekdays.is_empty(),
        }
    }
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { region, opening, years: _ } = self;
        f.debug_struct("Calendar").field("name", &region.name).field("opening", opening).finish()
    }
}

type Year = OnceLock<Box<[Holiday]>>;

/// The years computed so far, by century, since 1583.
#[derive(Clone)]
struct Years(Arc<[OnceLock<Box<[Year]>>]>);

impl Years {
    fn get(&self, year: i16) -> Option<&Year> {
        let index = usize::try_from(i32::from(year) - i32::from(FIRST_YEAR)).ok()?;
        let century = self.0.get(index / CENTURY)?;
        let years = century.get_or_init(|| (0..CENTURY).map(|_| OnceLock::new()).collect());
        years.get(index % CENTURY)
    }
}

impl Default for Years {
    fn default() -> Self {
        let centuries = (FIRST_YEAR..=LAST_YEAR).step_by(CENTURY);
        Self(centuries.map(|_| OnceLock::new()).collect())
    }
}

/// A name that no calendar has.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no calendar is called `{name}`; there are {}", Calendar::names().collect::<Vec<_>>().join(", "))]
pub struct UnknownCalendar {
    /// The name asked for.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn calendar(name: &str) -> Calendar {
        Calendar::named(name).unwrap()
    }

    #[test]
    fn an_unknown_calendar_lists_those_there_are() {
        let error = Calendar::named("XX").unwrap_err().to_string();
        assert!(error.contains("`XX`") && error.contains("FR-AM, ") && error.contains("AU-NSW"));
    }

    #[test]
    fn a_holiday_has_a_name_in_both_languages() {
        let calendar = calendar("FR");
        let holiday = calendar.holiday(date(2025, 1, 1)).unwrap();
        assert_eq!((holiday.name.fr, holiday.name.en), ("Jour de l’an", "New Year’s Day"));
        assert_eq!(calendar.holiday(date(2025, 1, 2)), None);
        assert_eq!(calendar.holiday(date(1500, 1, 1)), None);
        assert!(calendar.holiday(date(9999, 12, 25)).is_some());
    }

    #[test]
    fn every_holiday_of_every_calendar_is_named_and_in_its_year() {
        for calendar in Calendar::all() {
            for year in [1583, 2000, 2024, 2099, 9999] {
                let holidays = calendar.holidays(year);
                assert!(holidays.iter().all(|day| day.date.year() == year));
                assert!(holidays.iter().all(|day| !day.name.fr.is_empty()));
                assert!(holidays.iter().all(|day| !day.name.en.is_empty()));
                assert!(holidays.is_sorted_by_key(|day| day.date));
            }
        }
    }

    #[test]
    fn a_saturday_is_workable_and_not_working() {
        let calendar = calendar("FR");
        let saturday = date(2025, 1, 4);
        assert_eq!(calendar.why_not(DayKind::Working, saturday), Some(Reason::Saturday));
        assert!(calendar.is(DayKind::Workable, saturday));
        assert_eq!(calendar.why_not(DayKind::Opening, saturday), Some(Reason::NotOpen));
        let sunday = date(2025, 1, 5);
        assert_eq!(calendar.why_not(DayKind::Workable, sunday), Some(Reason::Sunday));
    }

    #[test]
    fn an_office_opens_by_its_own_week_but_never_on_a_holiday() {
        let opening = Opening {
            weekdays: vec![Weekday::Thursday, Weekday::Saturday],
            closures: [date(2025, 1, 4)].into(),
        };
        let calendar = calendar("FR").with_opening(opening);
        let why_not = |day| calendar.why_not(DayKind::Opening, day);
        assert!(matches!(why_not(date(2025, 5, 1)), Some(Reason::Holiday { .. })));
        assert_eq!(why_not(date(2025, 1, 4)), Some(Reason::Closure));
        assert_eq!(why_not(date(2025, 1, 3)), Some(Reason::NotOpen));
        assert_eq!(why_not(date(2025, 1, 2)), None);
    }
}
