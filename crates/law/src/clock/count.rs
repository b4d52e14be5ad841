//! Arithmetic on dates that ends with 31 December 9999 instead of overflowing.

use jiff::Span;
use jiff::civil::Date;

use super::calendar::{Calendar, DayKind};

/// The day asked for comes after the last one there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beyond;

/// Where a term of months ends, and the day it should have ended on when its month is too short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MonthEnd {
    pub(super) date: Date,
    pub(super) missing: Option<i8>,
}

/// So many days later, or earlier.
pub(super) fn add_days(date: Date, days: i64) -> Result<Date, Beyond> {
    Span::new().try_days(days).and_then(|span| date.checked_add(span)).map_err(|_| Beyond)
}

/// The days from one day to another, which does not count; 0 when it comes before.
pub(super) fn days_between(from: Date, until: Date) -> u32 {
    from.until(until).map_or(0, |span| u32::try_from(span.get_days()).unwrap_or(0))
}

/// The `count`-th day of a kind from a day on, that day included.
pub(super) fn nth_day(
    calendar: &Calendar,
    kind: DayKind,
    from: Date,
    count: u32,
) -> Result<Date, Beyond> {
    if !calendar.ever(kind) {
        return Err(Beyond);
    }
    let (mut date, mut left) = (from, count);
    loop {
        if calendar.is(kind, date) {
            left = left.saturating_sub(1);
        }
        if left == 0 {
            return Ok(date);
        }
        date = date.tomorrow().map_err(|_| Beyond)?;
    }
}

/// The last working day up to a day, that day included; the day itself if time has no earlier one.
pub(super) fn last_working_day(calendar: &Calendar, until: Date) -> Date {
    let mut date = until;
    while !calendar.is(DayKind::Working, date) {
        match date.yesterday() {
            Ok(yesterday) => date = yesterday,
            Err(_) => return until,
        }
    }
    date
}

/// How many days of a kind lie from one day to another, which does not count.
pub(super) fn count_days(calendar: &Calendar, kind: DayKind, from: Date, until: Date) -> u32 {
    let (mut date, mut count) = (from, 0);
    while date < until {
        count += u32::from(calendar.is(kind, date));
        match date.tomorrow() {
            Ok(tomorrow) => date = tomorrow,
            Err(_) => break,
        }
    }
    count
}

/// The day of the same number so many months later, or the last of that month when it has none
/// (CPC 641 al. 2, Reg. 1182/71 art. 3(2)(c), BGB 188(2) and (3)).
pub(super) fn months_after(date: Date, months: u64) -> Result<MonthEnd, Beyond> {
    day_of_month(first_of_month_after(date, months)?, date.day())
}

/// The end of months that begin *with* a day: the day before the one of the same number, or the
/// last of that month when it has none (BGB 187(2), 188(2) and (3)).
pub(super) fn months_from(date: Date, months: u64) -> Result<MonthEnd, Beyond> {
    let first = first_of_month_after(date, months)?;
    match date.day() {
        1 => first.yesterday().map(|date| MonthEnd { date, missing: None }).map_err(|_| Beyond),
        day => day_of_month(first, day - 1),
    }
}

fn first_of_month_after(date: Date, months: u64) -> Result<Date, Beyond> {
    let month = i64::from(date.month()) - 1;
    let month = i64::try_from(months).ok().and_then(|n| month.checked_add(n)).ok_or(Beyond)?;
    let year = i16::try_from(i64::from(date.year()) + month / 12).map_err(|_| Beyond)?;
    let month = i8::try_from(month % 12 + 1).map_err(|_| Beyond)?;
    Date::new(year, month, 1).map_err(|_| Beyond)
}

fn day_of_month(first: Date, day: i8) -> Result<MonthEnd, Beyond> {
    let last = first.last_of_month();
    if day > last.day() {
        return Ok(MonthEnd { date: last, missing: Some(day) });
    }
    let date = Date::new(first.year(), first.month(), day).map_err(|_| Beyond)?;
    Ok(MonthEnd { date, missing: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn ends(end: Result<MonthEnd, Beyond>) -> (Date, Option<i8>) {
        end.map(|end| (end.date, end.missing)).unwrap()
    }

    #[test]
    fn months_end_on_the_same_number_or_the_last_day() {
        assert_eq!(ends(months_after(date(2024, 1, 15), 1)), (date(2024, 2, 15), None));
        assert_eq!(ends(months_after(date(2023, 1, 31), 1)), (date(2023, 2, 28), Some(31)));
        assert_eq!(ends(months_after(date(2024, 1, 31), 1)), (date(2024, 2, 29), Some(31)));
        assert_eq!(ends(months_after(date(2024, 2, 29), 12)), (date(2025, 2, 28), Some(29)));
        assert_eq!(ends(months_after(date(2023, 2, 28), 1)), (date(2023, 3, 28), None));
    }

    #[test]
    fn months_that_count_their_first_day_end_the_day_before() {
        assert_eq!(ends(months_from(date(2025, 1, 15), 1)), (date(2025, 2, 14), None));
        assert_eq!(ends(months_from(date(2025, 2, 1), 1)), (date(2025, 2, 28), None));
        assert_eq!(ends(months_from(date(2025, 3, 31), 1)), (date(2025, 4, 30), None));
        assert_eq!(ends(months_from(date(2025, 1, 31), 1)), (date(2025, 2, 28), Some(30)));
        assert_eq!(ends(months_from(date(2025, 1, 30), 1)), (date(2025, 2, 28), Some(29)));
        assert_eq!(ends(months_from(date(2025, 1, 29), 1)), (date(2025, 2, 28), None));
        assert_eq!(ends(months_from(date(2024, 3, 1), 12)), (date(2025, 2, 28), None));
    }

    #[test]
    fn time_ends_in_9999() {
        assert_eq!(add_days(Date::MAX, 1), Err(Beyond));
        assert_eq!(add_days(Date::MAX, i64::MAX), Err(Beyond));
        assert_eq!(months_after(date(9999, 12, 1), 1), Err(Beyond));
        assert_eq!(months_after(date(2024, 1, 1), u64::MAX), Err(Beyond));
    }

    #[test]
    fn an_office_that_never_opens_is_not_waited_for() {
        let never = super::super::Opening { weekdays: Vec::new(), ..Default::default() };
        let calendar = Calendar::named("FR").unwrap().with_opening(never);
        assert_eq!(nth_day(&calendar, DayKind::Opening, date(2025, 1, 1), 1), Err(Beyond));
    }
}
