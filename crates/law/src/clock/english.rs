//! The lines of a derivation in English.

use jiff::civil::Date;

use super::calendar::Reason;
use super::lang::Lang;
use super::line::{Gathered, Line, Skipped, Unheeded};
use super::rule::{Roll, Start};
use super::term::Term;

/// A line as a sentence.
pub(super) fn text(line: &Line) -> String {
    match line {
        Line::Start { on, term, start } => {
            format!("The term of {term} starts on {}; {}.", day(*on), counts(*start))
        }
        Line::Reset { on, cause } => format!("The term starts anew on {} ({cause}).", day(*on)),
        Line::AtOnce { on } => format!("There is nothing to count: the term ends on {}.", day(*on)),
        Line::Counted { term, from, to, skipped } => counted(*term, *from, *to, skipped),
        Line::Months { term, from, start: Start::NextDay, to } => {
            format!("{term} after {}: {}.", day(*from), day(*to))
        }
        Line::Months { term, from, start: Start::SameDay, to } => {
            format!("{term}, from {} to {}, both included.", day(*from), day(*to))
        }
        Line::MissingDay { day: number, to } => format!(
            "{} {} has no {}: its last day takes that place.",
            Lang::En.month(to.month()),
            to.year(),
            ordinal(*number)
        ),
        Line::Clear { last } => {
            format!("The term is clear: its last day, {}, does not count either.", day(*last))
        }
        Line::Pause { from, until, adds, cause } => format!(
            "Paused from {}, running again on {} ({cause}): {adds} to add.",
            day(*from),
            day(*until)
        ),
        Line::OpenPause { from, cause } => {
            format!("Paused since {} ({cause}): there is no due date yet.", day(*from))
        }
        Line::Extension { on, by, from, cause } => {
            format!("Extended on {} ({cause}): {by} from {}.", day(*on), day(*from))
        }
        Line::NoEffect { on, cause, why } => {
            format!("{} ({cause}): no effect, {}.", day(*on), unheeded(*why))
        }
        Line::Roll { from, to, roll, skipped } => {
            let (closed, open) = rolled(*roll);
            format!(
                "The term would end on {}, {closed}: it moves to {}, {open}. Left out: {}.",
                day(*from),
                day(*to),
                left_out(skipped)
            )
        }
        Line::TwoWorkingDays { from, to } => format!(
            "A term of two days or more has at least two working days: from {}, the second is {}.",
            day(*from),
            day(*to)
        ),
        Line::Beyond => {
            "The term ends after 31 December 9999, the last day this clock knows.".to_owned()
        }
        Line::Due { on } => format!("Due on {}.", day(*on)),
    }
}

fn day(date: Date) -> String {
    Lang::En.date(date)
}

const fn counts(start: Start) -> &'static str {
    match start {
        Start::NextDay => "that day does not count",
        Start::SameDay => "that day counts",
    }
}

fn counted(term: Term, from: Date, to: Date, skipped: &[Skipped]) -> String {
    let span = if from == to {
        format!("Counted {term}, {}", day(to))
    } else {
        format!("Counted {term}, from {} to {}", day(from), day(to))
    };
    if skipped.is_empty() {
        format!("{span}.")
    } else {
        format!("{span}; not counted: {}.", left_out(skipped))
    }
}

const fn unheeded(why: Unheeded) -> &'static str {
    match why {
        Unheeded::BeforeStart => "the term had not started",
        Unheeded::Erased => "the term started anew later",
        Unheeded::Ended => "the term had ended",
        Unheeded::Empty => "no further day of the term was paused",
    }
}

/// What the day it leaves is, and the day it goes to.
const fn rolled(roll: Roll) -> (&'static str, &'static str) {
    match roll {
        Roll::None => ("an open day", "the same day"),
        Roll::NextWorkingDay | Roll::EuRegulation => ("not a working day", "the next working day"),
        Roll::NextWorkableDay => ("not a workable day", "the next workable day"),
        Roll::NextOpeningDay => ("not an opening day", "the next opening day"),
        Roll::PreviousWorkingDay => ("not a working day", "the last working day before"),
    }
}

fn left_out(skipped: &[Skipped]) -> String {
    let Gathered { named, saturdays, sundays, not_open } = Gathered::of(skipped);
    let mut parts: Vec<_> = named.iter().map(named_day).collect();
    let mut number = |count: usize, one: &str, many: &str| {
        if count > 0 {
            parts.push(format!("{count} {}", if count == 1 { one } else { many }));
        }
    };
    if saturdays > 0 && sundays > 0 {
        number(saturdays + sundays, "weekend day", "weekend days");
    } else {
        number(saturdays, "Saturday", "Saturdays");
        number(sundays, "Sunday", "Sundays");
    }
    number(
        not_open,
        "day on which the office does not open",
        "days on which the office does not open",
    );
    parts.join(", ")
}

fn named_day(skipped: &Skipped) -> String {
    let date = day(skipped.date);
    match skipped.reason {
        Reason::Holiday { name, substitute: false } => format!("{date} ({})", name.en),
        Reason::Holiday { name, substitute: true } => {
            format!("{date} (in lieu of {})", name.en)
        }
        Reason::Closure => format!("{date} (office closed)"),
        Reason::Saturday | Reason::Sunday | Reason::NotOpen => date,
    }
}

fn ordinal(day: i8) -> String {
    match day {
        1 | 21 | 31 => format!("{day}st"),
        2 | 22 => format!("{day}nd"),
        3 | 23 => format!("{day}rd"),
        _ => format!("{day}th"),
    }
}
