//! Labels of periods as people and programs write them, and what a column of them says together.
//!
//! It must never guess which of two numbers is the day: where the whole column does not decide it, it
//! is a fault.

use crate::input::What;

use super::period::{Frequency, Period};

/// The ways of writing a period, by its length, as a person is told them.
pub const FORMS: [(&str, &[&str]); 5] = [
    ("a year", &["2019"]),
    ("a quarter", &["2019-Q3", "Q3 2019", "T3 2019"]),
    ("a month", &["2019-07", "2019M07", "07/2019", "Jul 2019", "juillet 2019"]),
    ("a week", &["2019-W31"]),
    ("a day", &["2019-07-29", "29/07/2019", "29.07.2019"]),
];

/// The beginnings of the names of months, English and French, by which they are told; each stands for
/// itself, for itself with a full stop, and for the whole name.
const MONTHS: [(&[&str], &[&str]); 12] = [
    (&["jan", "janv"], &["january", "janvier"]),
    (&["feb", "fév", "févr", "fev", "fevr"], &["february", "février", "fevrier"]),
    (&["mar"], &["march", "mars"]),
    (&["apr", "avr"], &["april", "avril"]),
    (&[], &["may", "mai"]),
    (&["jun"], &["june", "juin"]),
    (&["jul", "juil"], &["july", "juillet"]),
    (&["aug"], &["august", "août", "aout"]),
    (&["sep", "sept"], &["september", "septembre"]),
    (&["oct"], &["october", "octobre"]),
    (&["nov"], &["november", "novembre"]),
    (&["dec", "déc"], &["december", "décembre", "decembre"]),
];

/// What a cell says of a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Label {
    /// A period.
    Period(Period),
    /// A day, as its number.
    Day(i64),
    /// A day of which only the column can tell which number is the month: its number when the day
    /// stands first, and when the month does; nothing where the calendar has no such day.
    Either { day_first: Option<i64>, month_first: Option<i64> },
}

impl Label {
    /// Reads a cell.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = without_hour(text.trim());
        let day = Period::read_day(text).map(Self::Day);
        let period = || Period::read(text).or_else(|| named(text)).map(Self::Period);
        day.or_else(period).or_else(|| numbers(text))
    }

    /// The period, where days stand for periods of a length; a day that can be read in two ways is
    /// none.
    const fn period(self, days: Frequency) -> Option<Period> {
        match self {
            Self::Period(period) => Some(period),
            Self::Day(day) => Some(Period::of_day(days, day)),
            Self::Either { .. } => None,
        }
    }

    const fn day(self) -> Option<i64> {
        match self {
            Self::Day(day) => Some(day),
            Self::Period(_) | Self::Either { .. } => None,
        }
    }
}

/// The periods of the labels of a column or a header, in their order.
///
/// # Errors
/// The place of a label, from 0, and what is wrong: a day and a month that can be exchanged, days one
/// after another, a period that comes twice, out of order or after a gap.
pub(super) fn periods(labels: &[Label]) -> Result<Vec<Period>, (usize, What)> {
    let labels = decided(labels)?;
    let days: Vec<Option<i64>> = labels.iter().map(|label| label.day()).collect();
    let apart = |place: usize| {
        let before = days.get(place.checked_sub(1)?).copied().flatten()?;
        Some((days.get(place).copied().flatten()? - before).abs())
    };
    if apart(1) == Some(1) {
        return Err((1, days_alone()));
    }
    let stand = spacing(&days);
    let mut periods: Vec<Period> = Vec::with_capacity(labels.len());
    for (place, label) in labels.iter().enumerate() {
        let Some(period) = label.period(stand) else { continue };
        let before = periods.last().copied();
        let weeks = stand == Frequency::Weekly;
        if weeks && before == Some(period) && apart(place).is_some_and(|apart| apart > 0) {
            return Err((place, days_alone()));
        }
        follows(before, period).map_err(|what| (place, what))?;
        periods.push(period);
    }
    Ok(periods)
}

/// What days one after another stand for: weeks when the second is less than four weeks after the
/// first; else the longest of years, quarters and months of which each is a whole number after the one
/// before, so that one left out is a gap and not a shorter period.
fn spacing(days: &[Option<i64>]) -> Frequency {
    let pairs = || days.iter().zip(days.iter().skip(1)).filter_map(|(a, b)| Some(((*a)?, (*b)?)));
    if pairs().next().is_some_and(|(a, b)| (1..28).contains(&(b - a).abs())) {
        return Frequency::Weekly;
    }
    let month = |day| Period::of_day(Frequency::Monthly, day);
    let months = || pairs().filter_map(|(a, b)| month(b).since(month(a)));
    let all = |step: i64| months().any(|apart| apart != 0) && months().all(|it| it % step == 0);
    let lengths = [(12, Frequency::Yearly), (3, Frequency::Quarterly)];
    let found = lengths.into_iter().find(|(step, _)| all(*step));
    found.map_or(Frequency::Monthly, |(_, length)| length)
}

/// Labels of which every day is one: the order of day and month in which all are days of the calendar;
/// of two such orders the one in which every day is the first of a month.
fn decided(labels: &[Label]) -> Result<Vec<Label>, (usize, What)> {
    let first = labels.iter().position(|label| matches!(label, Label::Either { .. }));
    let Some(first) = first else { return Ok(labels.to_vec()) };
    let as_day = |label: &Label, day_first: bool| match label {
        Label::Either { day_first: day, .. } if day_first => day.map(Label::Day),
        Label::Either { month_first: day, .. } => day.map(Label::Day),
        Label::Period(_) | Label::Day(_) => Some(*label),
    };
    let read = |day_first: bool| -> Option<Vec<Label>> {
        labels.iter().map(|label| as_day(label, day_first)).collect()
    };
    let firsts =
        |labels: &[Label]| labels.iter().filter_map(|label| label.day()).all(Period::begins_month);
    match (read(true), read(false)) {
        (Some(days), Some(months)) if days == months => Ok(days),
        (Some(days), Some(months)) => match (firsts(&days), firsts(&months)) {
            (true, false) => Ok(days),
            (false, true) => Ok(months),
            _ => Err((first, day_or_month())),
        },
        (Some(labels), None) | (None, Some(labels)) => Ok(labels),
        (None, None) => Err((first, day_or_month())),
    }
}

fn days_alone() -> What {
    let said = "days are not a period this forecasts: add them up by week or month";
    What::known("days", [], said)
}

fn day_or_month() -> What {
    let said = "which number is the day and which the month is not to be told: write 1949-02-01, or \
                1949-02 for a month";
    What::known("day_or_month", [], said)
}

/// A date without the hour behind it: `2020-01-05T00:00:00`.
fn without_hour(text: &str) -> &str {
    let Some((date, hour)) = text.split_once(['T', ' ']) else { return text };
    let sign = |sign: char| sign.is_ascii_digit() || matches!(sign, ':' | '.' | 'Z' | '+' | '-');
    let is_hour = hour.contains(':') && hour.chars().all(sign);
    if is_hour { date } else { text }
}

/// A period whose part of the year stands in words or before the year: `Jan 1949`, `janv. 1949`,
/// `01/1949`, `1949/01`, `Q1 2000`, `T1 2000`, `2000-T1` (a French quarter).
fn named(text: &str) -> Option<Period> {
    let (one, other) = text.split_once([' ', '/', '-'])?;
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|sign| sign.is_ascii_digit());
    let (year, part) = match (is_year(one), is_year(other)) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return None,
    };
    let year: i64 = year.parse().ok()?;
    let whole = |text: &str| {
        let written = matches!(text.len(), 1 | 2) && text.bytes().all(|it| it.is_ascii_digit());
        if written { text.parse::<i64>().ok() } else { None }
    };
    if let Some(quarter) = part.strip_prefix(['Q', 'q', 'T', 't']).and_then(whole) {
        return Period::quarter(year, quarter);
    }
    // A month in figures has a stroke: "2019 07" is no usual way of writing one.
    let month = if text.contains('/') { whole(part) } else { None };
    Period::month(year, month.or_else(|| month_named(part))?)
}

/// A part of a year by the name of a column: a month by its name or its number (`Jan`, `janv.`, `1`,
/// `M01`), a quarter as `Q1` or `T1`.
pub(super) fn part_named(name: &str) -> Option<(Frequency, i64)> {
    let number = |text: &str| text.parse::<i64>().ok();
    if let Some(quarter) = name.strip_prefix(['Q', 'q', 'T', 't']).and_then(number) {
        return Some((Frequency::Quarterly, quarter));
    }
    let month = name.strip_prefix(['M', 'm']).and_then(number);
    let month = month.or_else(|| number(name)).or_else(|| month_named(name))?;
    Some((Frequency::Monthly, month))
}

/// The number of a month by its name, from 1.
fn month_named(name: &str) -> Option<i64> {
    let name = name.to_lowercase();
    let short = name.strip_suffix('.').unwrap_or(&name);
    let is = |(shorts, longs): &(&[&str], &[&str])| {
        shorts.contains(&short) || longs.contains(&name.as_str())
    };
    (1..).zip(MONTHS).find(|(_, names)| is(names)).map(|(number, _)| number)
}

/// A day in three numbers with dots, strokes or dashes: the year stands first or last.
fn numbers(text: &str) -> Option<Label> {
    let sign = text.chars().find(|sign| matches!(sign, '.' | '/' | '-'))?;
    let parts: Vec<&str> = text.split(sign).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let short =
        |text: &str| matches!(text.len(), 1 | 2) && text.bytes().all(|sign| sign.is_ascii_digit());
    let day = |year: &str, month: &str, day: &str| {
        let date = format!("{year:0>4}-{month:0>2}-{day:0>2}");
        if short(month) && short(day) { Period::read_day(&date) } else { None }
    };
    if one.len() == 4 {
        return day(one, two, three).map(Label::Day);
    }
    if three.len() != 4 {
        return None;
    }
    let (day_first, month_first) = (day(three, two, one), day(three, one, two));
    let any = day_first.is_some() || month_first.is_some();
    any.then_some(Label::Either { day_first, month_first })
}

/// Whether a period comes right after the one before.
pub(super) fn follows(before: Option<Period>, period: Period) -> Result<(), What> {
    let Some(before) = before else { return Ok(()) };
    let (is, was) = (period.to_string(), before.to_string());
    Err(match period.since(before) {
        Some(1) => return Ok(()),
        Some(0) => What::known("twice", [("period", &is)], format!("{is} comes twice")),
        Some(gap) if gap > 1 => {
            let next = before.later(1).to_string();
            let said =
                format!("{next} is missing: after {was} comes {is}; a series must not have gaps");
            What::known("gap", [("missing", &next), ("before", &was), ("period", &is)], said)
        }
        Some(_) => {
            let said = format!("{is} stands after {was}: sort the periods, the oldest first");
            What::known("unsorted", [("before", &was), ("period", &is)], said)
        }
        None => {
            let (long, other) = (before.frequency().words().0, period.frequency().words().0);
            let said = format!("{is} is a {other} where {was} before it is a {long}");
            What::known("mixed_periods", [("before", &was), ("period", &is)], said)
        }
    })
}
