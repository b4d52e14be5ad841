//! The engine: one computation, told line by line or not at all.

use jiff::civil::Date;

use super::calendar::{Calendar, DayKind};
use super::count::{
    Beyond, add_days, count_days, days_between, last_working_day, months_after, months_from,
    nth_day,
};
use super::line::{Derivation, Line, Skipped, Unheeded};
use super::rule::{Adjustment, Roll, Rule, Start};
use super::term::{Measure, Term, Unit};

/// Computes a due date and tells how, line by line.
#[must_use]
pub fn derive(
    rule: &Rule,
    calendar: &Calendar,
    from: Date,
    adjustments: &[Adjustment],
) -> Derivation {
    let mut clock = Clock { rule: *rule, calendar, journal: Vec::new() };
    let due = clock.run(from, adjustments);
    Derivation { from, rule: *rule, calendar: calendar.name(), due, lines: clock.journal }
}

/// Computes a due date without a word; none while a pause is open. Always that of [`derive`].
#[must_use]
pub fn due_date(
    rule: &Rule,
    calendar: &Calendar,
    from: Date,
    adjustments: &[Adjustment],
) -> Option<Date> {
    Clock { rule: *rule, calendar, journal: Silence }.run(from, adjustments)
}

/// Where lines go. A line is made only if someone reads it.
trait Journal {
    fn note(&mut self, line: impl FnOnce() -> Line);
}

impl Journal for Vec<Line> {
    fn note(&mut self, line: impl FnOnce() -> Line) {
        self.push(line());
    }
}

struct Silence;

impl Journal for Silence {
    fn note(&mut self, _: impl FnOnce() -> Line) {}
}

/// A term on its way.
struct Running {
    /// Its first day.
    first: Date,
    /// Its end so far, before roll-over.
    due: Date,
    /// The first day up to which no pause was counted yet.
    unpaused: Date,
}

struct Clock<'a, J> {
    rule: Rule,
    calendar: &'a Calendar,
    journal: J,
}

impl<J: Journal> Clock<'_, J> {
    fn run(&mut self, from: Date, adjustments: &[Adjustment]) -> Option<Date> {
        let due = self.adjusted(from, adjustments).unwrap_or_else(|Beyond| {
            self.journal.note(|| Line::Beyond);
            Some(Date::MAX)
        })?;
        self.journal.note(|| Line::Due { on: due });
        Some(due)
    }

    fn adjusted(&mut self, from: Date, adjustments: &[Adjustment]) -> Result<Option<Date>, Beyond> {
        let mut ordered: Vec<&Adjustment> = adjustments.iter().collect();
        ordered.sort_by_key(|adjustment| adjustment.date());
        let start = self.start(from, &ordered);
        let mut running = self.count(start)?;
        for adjustment in ordered {
            match adjustment {
                Adjustment::Reset { .. } => {}
                Adjustment::Extension { on, cause, .. } if start > from && *on < start => {
                    self.unheeded(*on, cause, Unheeded::Erased);
                }
                Adjustment::Extension { on, by, cause } => {
                    running.due = self.extend(&running, *on, *by, cause)?;
                }
                Adjustment::Pause { from, until, cause } => {
                    if !self.reaches(&mut running, *from, cause)? {
                        continue;
                    }
                    let Some(until) = *until else {
                        self.journal.note(|| Line::OpenPause { from: *from, cause: cause.clone() });
                        return Ok(None);
                    };
                    self.pause(&mut running, *from, until, cause)?;
                }
            }
        }
        self.roll(&running).map(Some)
    }

    /// The event the term runs from: the last reset, if one comes after the first event.
    fn start(&mut self, from: Date, ordered: &[&Adjustment]) -> Date {
        let Rule { term, start, .. } = self.rule;
        self.journal.note(|| Line::Start { on: from, term, start });
        let mut last = from;
        for adjustment in ordered {
            let Adjustment::Reset { on, cause } = adjustment else { continue };
            if *on < from {
                self.unheeded(*on, cause, Unheeded::BeforeStart);
            } else {
                last = *on;
                self.journal.note(|| Line::Reset { on: last, cause: cause.clone() });
            }
        }
        last
    }

    /// The term without adjustments.
    fn count(&mut self, start: Date) -> Result<Running, Beyond> {
        let Rule { term, start: mode, clear, .. } = self.rule;
        let first = first_day(start, mode)?;
        let mut due = self.add(start, term, mode)?;
        if clear {
            self.journal.note(|| Line::Clear { last: due });
            due = self.add(due, Term::new(1, self.unit_of_days()), Start::NextDay)?;
        }
        Ok(Running { first, due, unpaused: first })
    }

    fn extend(
        &mut self,
        running: &Running,
        on: Date,
        by: Term,
        cause: &str,
    ) -> Result<Date, Beyond> {
        let from = running.due;
        self.journal.note(|| Line::Extension { on, by, from, cause: cause.to_owned() });
        self.add(from, by, Start::NextDay)
    }

    /// Whether a pause finds the term still running. One that begins while the due date is rolled
    /// over finds it on the day it was moved to.
    fn reaches(&mut self, running: &mut Running, from: Date, cause: &str) -> Result<bool, Beyond> {
        if from > self.rolled(running)? {
            self.unheeded(from, cause, Unheeded::Ended);
            return Ok(false);
        }
        if from > running.due {
            running.due = self.roll(running)?;
        }
        Ok(true)
    }

    fn pause(
        &mut self,
        running: &mut Running,
        from: Date,
        until: Date,
        cause: &str,
    ) -> Result<(), Beyond> {
        let unit = self.unit_of_days();
        let begin = from.max(running.unpaused);
        let days = match unit.measure() {
            Measure::Each(kind) => count_days(self.calendar, kind, begin, until),
            Measure::Days(_) | Measure::Months(_) => days_between(begin, until),
        };
        if days == 0 {
            self.unheeded(from, cause, Unheeded::Empty);
            return Ok(());
        }
        let adds = Term::new(days, unit);
        self.journal.note(|| Line::Pause { from, until, adds, cause: cause.to_owned() });
        running.unpaused = until;
        running.due = self.add(running.due, adds, Start::NextDay)?;
        Ok(())
    }

    /// The end of a term counted from a day, which is its first or not.
    fn add(&mut self, from: Date, term: Term, start: Start) -> Result<Date, Beyond> {
        if term.count == 0 {
            self.journal.note(|| Line::AtOnce { on: from });
            return Ok(from);
        }
        let first = first_day(from, start)?;
        let to = match term.unit.measure() {
            Measure::Each(kind) => nth_day(self.calendar, kind, first, term.count)?,
            Measure::Days(each) => add_days(first, i64::from(each) * i64::from(term.count) - 1)?,
            Measure::Months(each) => {
                let months = u64::from(each) * u64::from(term.count);
                return self.add_months(from, term, months, start);
            }
        };
        self.journal.note(|| {
            let skipped = match term.unit.measure() {
                Measure::Each(kind) => Skipped::between(self.calendar, kind, first, to),
                Measure::Days(_) | Measure::Months(_) => Vec::new(),
            };
            Line::Counted { term, from: first, to, skipped }
        });
        Ok(to)
    }

    fn add_months(
        &mut self,
        from: Date,
        term: Term,
        months: u64,
        start: Start,
    ) -> Result<Date, Beyond> {
        let end = match start {
            Start::NextDay => months_after(from, months)?,
            Start::SameDay => months_from(from, months)?,
        };
        let to = end.date;
        self.journal.note(|| Line::Months { term, from, start, to });
        if let Some(day) = end.missing {
            self.journal.note(|| Line::MissingDay { day, to });
        }
        Ok(to)
    }

    /// The unit in which pauses and the last day of a clear term are measured.
    const fn unit_of_days(&self) -> Unit {
        match self.rule.term.unit.measure() {
            Measure::Each(_) => self.rule.term.unit,
            Measure::Days(_) | Measure::Months(_) => Unit::Days,
        }
    }

    /// Where the roll-over leads.
    fn rolled(&self, running: &Running) -> Result<Date, Beyond> {
        let open = self.open_day(running.due)?;
        Ok(open.max(self.second_working_day(running)?))
    }

    fn roll(&mut self, running: &Running) -> Result<Date, Beyond> {
        let (due, roll) = (running.due, self.rule.roll);
        let open = self.open_day(due)?;
        if let Some(kind) = roll.day_kind().filter(|_| open != due) {
            self.journal.note(|| {
                let skipped = Skipped::between(self.calendar, kind, due.min(open), due.max(open));
                Line::Roll { from: due, to: open, roll, skipped }
            });
        }
        let second = self.second_working_day(running)?;
        if second > open {
            let from = running.first;
            self.journal.note(|| Line::TwoWorkingDays { from, to: second });
        }
        Ok(second.max(open))
    }

    /// The day a due date rolls to if it is closed.
    fn open_day(&self, due: Date) -> Result<Date, Beyond> {
        match (self.rule.roll, self.rule.roll.day_kind()) {
            (Roll::PreviousWorkingDay, _) => Ok(last_working_day(self.calendar, due)),
            (_, Some(kind)) => nth_day(self.calendar, kind, due, 1),
            (_, None) => Ok(due),
        }
    }

    /// Under Regulation 1182/71, the second working day of a term of two days or more (a single
    /// week, month or year always holds two); else a day that never is the later one.
    fn second_working_day(&self, running: &Running) -> Result<Date, Beyond> {
        if self.rule.roll == Roll::EuRegulation && self.rule.term.count >= 2 {
            nth_day(self.calendar, DayKind::Working, running.first, 2)
        } else {
            Ok(Date::MIN)
        }
    }

    fn unheeded(&mut self, on: Date, cause: &str, why: Unheeded) {
        self.journal.note(|| Line::NoEffect { on, cause: cause.to_owned(), why });
    }
}

fn first_day(from: Date, start: Start) -> Result<Date, Beyond> {
    match start {
        Start::NextDay => add_days(from, 1),
        Start::SameDay => Ok(from),
    }
}
