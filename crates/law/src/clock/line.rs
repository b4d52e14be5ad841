//! A derivation: the due date and the lines that lead to it, for a reader or for a program.

use jiff::civil::Date;
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::calendar::{Calendar, DayKind, Reason};
use super::lang::Lang;
use super::rule::{Roll, Rule, Start};
use super::term::Term;
use super::{english, french};

/// How a due date was found. Its JSON is made to be read by a stranger: each line has its `kind`, its
/// data and its `text` in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Derivation {
    /// The day of the event.
    pub from: Date,
    /// How the term is counted.
    #[serde(flatten)]
    pub rule: Rule,
    /// The calendar's name.
    pub calendar: &'static str,
    /// The due date; none while a pause is open.
    pub due: Option<Date>,
    /// The computation, step by step.
    #[serde(serialize_with = "with_texts")]
    pub lines: Vec<Line>,
}

impl Derivation {
    /// The lines in words.
    pub fn text(&self, lang: Lang) -> impl Iterator<Item = String> {
        self.lines.iter().map(move |line| line.text(lang))
    }
}

/// A day left out of a count, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Skipped {
    /// The day.
    pub date: Date,
    /// Why it does not count.
    #[serde(flatten)]
    pub reason: Reason,
}

impl Skipped {
    /// The days not of a kind, from one day to another, both included.
    pub(super) fn between(calendar: &Calendar, kind: DayKind, from: Date, to: Date) -> Vec<Self> {
        let days = std::iter::successors(Some(from), |day| day.tomorrow().ok());
        days.take_while(|day| *day <= to)
            .filter_map(|date| calendar.why_not(kind, date).map(|reason| Self { date, reason }))
            .collect()
    }
}

/// Why an adjustment changed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unheeded {
    /// A reset that comes before the term starts.
    BeforeStart,
    /// An extension that a later reset wiped out.
    Erased,
    /// A pause that begins when the term has ended.
    Ended,
    /// A pause in which no day of the term falls, or none that was not paused already.
    Empty,
}

/// One step of a derivation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Line {
    /// The term starts.
    Start {
        /// The day of the event.
        on: Date,
        /// Its length.
        term: Term,
        /// Whether that day counts.
        start: Start,
    },
    /// The term starts anew.
    Reset {
        /// The day of the new event.
        on: Date,
        /// Why.
        cause: String,
    },
    /// Nothing is to be counted.
    AtOnce {
        /// The day itself.
        on: Date,
    },
    /// Days were counted, one after the other.
    Counted {
        /// How many of which.
        term: Term,
        /// The first day looked at.
        from: Date,
        /// The last, which counts.
        to: Date,
        /// The days between that do not count.
        skipped: Vec<Skipped>,
    },
    /// Months or years were added.
    Months {
        /// How many.
        term: Term,
        /// The day they are counted from.
        from: Date,
        /// Whether that day is the first of them.
        start: Start,
        /// Where they end.
        to: Date,
    },
    /// The month has no day of that number, so its last day is taken.
    MissingDay {
        /// The number.
        day: i8,
        /// The last day of the month.
        to: Date,
    },
    /// The last day does not count either.
    Clear {
        /// That day.
        last: Date,
    },
    /// The term was paused.
    Pause {
        /// The first paused day.
        from: Date,
        /// The day the clock runs again.
        until: Date,
        /// What the due date moves on by.
        adds: Term,
        /// Why.
        cause: String,
    },
    /// The term is paused, and there is no due date.
    OpenPause {
        /// The first paused day.
        from: Date,
        /// Why.
        cause: String,
    },
    /// The term was extended.
    Extension {
        /// When it was granted.
        on: Date,
        /// By how much.
        by: Term,
        /// The due date it is counted from.
        from: Date,
        /// Why.
        cause: String,
    },
    /// An adjustment changed nothing.
    NoEffect {
        /// The day of the adjustment.
        on: Date,
        /// Its cause.
        cause: String,
        /// Why it changed nothing.
        why: Unheeded,
    },
    /// The term ended on a closed day.
    Roll {
        /// The closed day.
        from: Date,
        /// Where the due date goes.
        to: Date,
        /// The rule.
        roll: Roll,
        /// The closed days on the way, the first included.
        skipped: Vec<Skipped>,
    },
    /// The term held fewer than two working days (Reg. 1182/71 art. 3(5)).
    TwoWorkingDays {
        /// Its first day.
        from: Date,
        /// The second working day.
        to: Date,
    },
    /// The term ends after the last day there is, 31 December 9999, which is taken.
    Beyond,
    /// The due date.
    Due {
        /// The day.
        on: Date,
    },
}

impl Line {
    /// The line in words.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::Fr => french::text(self),
            Lang::En => english::text(self),
        }
    }
}

/// The days left out, gathered for a sentence: named ones apart, weekends as numbers.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Holidays and closures, in order.
    pub(super) named: Vec<Skipped>,
    pub(super) saturdays: usize,
    pub(super) sundays: usize,
    pub(super) not_open: usize,
}

impl Gathered {
    pub(super) fn of(skipped: &[Skipped]) -> Self {
        let mut gathered = Self::default();
        for day in skipped {
            match day.reason {
                Reason::Holiday { .. } | Reason::Closure => gathered.named.push(*day),
                Reason::Saturday => gathered.saturdays += 1,
                Reason::Sunday => gathered.sundays += 1,
                Reason::NotOpen => gathered.not_open += 1,
            }
        }
        gathered
    }
}

fn with_texts<S: Serializer>(lines: &[Line], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Told<'a> {
        #[serde(flatten)]
        line: &'a Line,
        text: Text,
    }
    #[derive(Serialize)]
    struct Text {
        fr: String,
        en: String,
    }
    let mut sequence = serializer.serialize_seq(Some(lines.len()))?;
    for line in lines {
        let text = Text { fr: line.text(Lang::Fr), en: line.text(Lang::En) };
        sequence.serialize_element(&Told { line, text })?;
    }
    sequence.end()
}
