//! How a holiday is written down: a name, a rule that finds its day, the years it was kept.
//!
//! The tables under `calendars` are made of these words only, so that a lawyer can read them.

use jiff::civil::{Date, Weekday};
use serde::Serialize;

use super::count::add_days;
use super::easter::easter;

/// The name of a holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Name {
    /// In French.
    pub fr: &'static str,
    /// In English.
    pub en: &'static str,
}

/// A holiday of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// What is kept on it.
    pub name: Name,
    /// Whether the day stands in for one that fell on a weekend or on another holiday.
    pub substitute: bool,
}

/// The rule that finds the day of a feast in a year.
#[derive(Debug, Clone, Copy)]
enum When {
    Fixed { month: i8, day: i8 },
    Easter { offset: i8 },
    OnOrAfter { weekday: Weekday, month: i8, day: i8 },
    Before { weekday: Weekday, month: i8, day: i8 },
}

/// By how many days a feast that falls on one of three weekdays is shifted; 0 leaves it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shift {
    saturday: i8,
    sunday: i8,
    monday: i8,
}

impl Shift {
    pub(super) const SATURDAY_TO_MONDAY: Self = Self::of(2, 0, 0);
    pub(super) const SUNDAY_TO_MONDAY: Self = Self::of(0, 1, 0);
    pub(super) const SUNDAY_TO_TUESDAY: Self = Self::of(0, 2, 0);
    pub(super) const WEEKEND_TO_MONDAY: Self = Self::of(2, 1, 0);
    /// Saturday to Monday, Sunday to Tuesday: the neighbour is a holiday too.
    pub(super) const WEEKEND_BY_TWO: Self = Self::of(2, 2, 0);
    /// The same, and Monday to Tuesday, for the second day when the first took the Monday.
    pub(super) const WEEKEND_BY_TWO_OR_MONDAY: Self = Self::of(2, 2, 1);
    pub(super) const SUNDAY_OR_MONDAY_TO_TUESDAY: Self = Self::of(0, 2, 1);
    pub(super) const SUNDAY_OR_MONDAY_BY_ONE: Self = Self::of(0, 1, 1);

    const fn of(saturday: i8, sunday: i8, monday: i8) -> Self {
        Self { saturday, sunday, monday }
    }

    const fn days(self, weekday: Weekday) -> i8 {
        match weekday {
            Weekday::Saturday => self.saturday,
            Weekday::Sunday => self.sunday,
            Weekday::Monday => self.monday,
            Weekday::Tuesday | Weekday::Wednesday | Weekday::Thursday | Weekday::Friday => 0,
        }
    }
}

/// A feast: its name, its rule and the years in which the law kept it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Feast {
    name: Name,
    when: When,
    since: i16,
    until: i16,
    moved: Option<Shift>,
    added: Option<Shift>,
}

impl Feast {
    const fn new(when: When, fr: &'static str, en: &'static str) -> Self {
        let name = Name { fr, en };
        Self { name, when, since: i16::MIN, until: i16::MAX, moved: None, added: None }
    }

    /// From this year on.
    pub(super) const fn since(self, year: i16) -> Self {
        Self { since: year, ..self }
    }

    /// Up to this year, included.
    pub(super) const fn until(self, year: i16) -> Self {
        Self { until: year, ..self }
    }

    /// In this year alone.
    pub(super) const fn only(self, year: i16) -> Self {
        self.since(year).until(year)
    }

    /// Another day takes its place.
    pub(super) const fn moved(self, shift: Shift) -> Self {
        Self { moved: Some(shift), ..self }
    }

    /// Another day is kept besides.
    pub(super) const fn added(self, shift: Shift) -> Self {
        Self { added: Some(shift), ..self }
    }

    fn date(&self, year: i16) -> Option<Date> {
        match self.when {
            When::Fixed { month, day } => Date::new(year, month, day).ok(),
            When::Easter { offset } => add_days(easter(year)?, i64::from(offset)).ok(),
            When::OnOrAfter { weekday, month, day } => {
                let from = Date::new(year, month, day).ok()?;
                add_days(from, i64::from(from.weekday().until(weekday))).ok()
            }
            When::Before { weekday, month, day } => {
                let last = Date::new(year, month, day).ok()?.yesterday().ok()?;
                add_days(last, -i64::from(last.weekday().since(weekday))).ok()
            }
        }
    }

    /// Its days in a year: none, one, or two when a substitute is kept besides.
    fn days(&self, year: i16) -> impl Iterator<Item = Holiday> + use<> {
        let kept = (self.since..=self.until).contains(&year);
        let date = if kept { self.date(year) } else { None };
        let shifted = |shift: Option<Shift>| {
            let (date, shift) = (date?, shift?);
            let days = shift.days(date.weekday());
            if days == 0 { None } else { add_days(date, i64::from(days)).ok() }
        };
        let (moved, added) = (shifted(self.moved), shifted(self.added));
        let own = if moved.is_some() { None } else { date };
        let name = self.name;
        let own = own.map(|date| Holiday { date, name, substitute: false });
        let other = moved.or(added).map(|date| Holiday { date, name, substitute: true });
        own.into_iter().chain(other)
    }
}

/// On the same day each year.
pub(super) const fn fixed(month: i8, day: i8, fr: &'static str, en: &'static str) -> Feast {
    Feast::new(When::Fixed { month, day }, fr, en)
}

/// So many days after Easter Sunday.
pub(super) const fn from_easter(offset: i8, fr: &'static str, en: &'static str) -> Feast {
    Feast::new(When::Easter { offset }, fr, en)
}

/// The first such weekday on or after a day.
pub(super) const fn on_or_after(
    weekday: Weekday,
    (month, day): (i8, i8),
    (fr, en): (&'static str, &'static str),
) -> Feast {
    Feast::new(When::OnOrAfter { weekday, month, day }, fr, en)
}

/// The last such weekday before a day.
pub(super) const fn before(
    weekday: Weekday,
    (month, day): (i8, i8),
    (fr, en): (&'static str, &'static str),
) -> Feast {
    Feast::new(When::Before { weekday, month, day }, fr, en)
}

/// The first, second… Monday of a month.
pub(super) const fn monday(nth: i8, month: i8, fr: &'static str, en: &'static str) -> Feast {
    on_or_after(Weekday::Monday, (month, 7 * nth - 6), (fr, en))
}

/// A country or part of one with its own list.
#[derive(Debug)]
pub(super) struct Region {
    /// The name a pack calls it by.
    pub(super) name: &'static str,
    /// Its feasts, shared ones first.
    pub(super) feasts: &'static [&'static [Feast]],
}

impl Region {
    pub(super) const fn new(name: &'static str, feasts: &'static [&'static [Feast]]) -> Self {
        Self { name, feasts }
    }

    /// The holidays of a year in order of date.
    pub(super) fn holidays(&self, year: i16) -> Box<[Holiday]> {
        let feasts = self.feasts.iter().flat_map(|group| group.iter());
        let mut days: Vec<_> = feasts.flat_map(|feast| feast.days(year)).collect();
        days.sort_by_key(|holiday| holiday.date);
        days.into_boxed_slice()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(feast: Feast, year: i16) -> Vec<(Date, bool)> {
        feast.days(year).map(|day| (day.date, day.substitute)).collect()
    }

    #[test]
    fn a_weekday_is_found_from_either_side() {
        let labour = monday(1, 9, "", "");
        assert_eq!(days(labour, 2025), [(date(2025, 9, 1), false)]);
        let victoria = before(Weekday::Monday, (5, 25), ("", ""));
        assert_eq!(days(victoria, 2020), [(date(2020, 5, 18), false)]);
        assert_eq!(days(victoria, 2026), [(date(2026, 5, 18), false)]);
        assert_eq!(days(victoria, 2027), [(date(2027, 5, 24), false)]);
    }

    #[test]
    fn a_moved_day_is_lost_and_an_added_one_is_not() {
        let feast = fixed(1, 1, "", "");
        let weekend = Shift::WEEKEND_TO_MONDAY;
        assert_eq!(days(feast.moved(weekend), 2022), [(date(2022, 1, 3), true)]);
        let both = [(date(2022, 1, 1), false), (date(2022, 1, 3), true)];
        assert_eq!(days(feast.added(weekend), 2022), both);
        assert_eq!(days(feast.added(weekend), 2024), [(date(2024, 1, 1), false)]);
    }

    #[test]
    fn a_feast_is_kept_in_its_years_only() {
        let feast = fixed(9, 30, "", "").since(2021).until(2022);
        assert_eq!(days(feast, 2020), []);
        assert_eq!(days(feast, 2022).len(), 1);
        assert_eq!(days(feast, 2023), []);
    }
}
