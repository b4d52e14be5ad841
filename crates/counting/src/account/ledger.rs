//! The ledger: for every place, status, sex and age group, opening + in - out + residual = closing.
//!
//! It must never let the residual vanish: summed over places it may cancel, so the records behind it
//! are counted too.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::age::{AgeGroup, AgeGroups};
use super::date::{Date, Period};
use super::fold::{Contradiction, Kind, Seat, after, way};
use super::movement::{Person, Sex};
use super::term::Term;

/// What an account is of. A dimension that was summed over is none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Cell {
    /// The place; all when none.
    pub place: Option<String>,
    /// The status; all when none.
    pub status: Option<String>,
    /// The sex; all when none.
    pub sex: Option<Sex>,
    /// The age group.
    pub age: AgeGroup,
}

/// The account of a cell in a period.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Persons there at the end of the day before the period.
    pub opening: u64,
    /// How often each term was met.
    pub terms: BTreeMap<Term, u64>,
    /// What the records do not explain: closing less opening less in plus out.
    pub residual: i64,
    /// Records that contradict others and touch this cell; each moves the residual of some cell.
    pub contradictions: u64,
    /// Persons there at the end of the last day.
    pub closing: u64,
}

impl Line {
    /// Opening, and all that was added and taken off: what closing should be.
    #[must_use]
    pub fn expected(&self) -> i64 {
        let moved = self.terms.iter().map(|(term, count)| term.sign() * signed(*count));
        signed(self.opening) + moved.sum::<i64>()
    }

    /// The account in words, every term that was met, and what is unexplained last.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{} at the start", self.opening);
        for (term, count) in &self.terms {
            let sign = if term.sign() > 0 { "+" } else { "-" };
            text.push_str(&format!(" {sign} {count} {}", term.words()));
        }
        if self.residual != 0 || self.contradictions > 0 {
            let sign = if self.residual < 0 { "-" } else { "+" };
            let (residual, records) = (self.residual.unsigned_abs(), self.contradictions);
            text.push_str(&format!(
                " {sign} {residual} unexplained (records that contradict others: {records})"
            ));
        }
        text.push_str(&format!(" = {} at the end", self.closing));
        text
    }

    fn add(&mut self, other: &Self) {
        self.opening += other.opening;
        self.closing += other.closing;
        self.residual += other.residual;
        self.contradictions += other.contradictions;
        for (term, count) in &other.terms {
            *self.terms.entry(*term).or_default() += count;
        }
    }
}

/// The accounts of all cells that anyone was in, and what contradicts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ledger {
    /// The period.
    pub period: Period,
    /// A line a cell; in a list, for formats whose keys are text only.
    #[serde(serialize_with = "list")]
    pub lines: BTreeMap<Cell, Line>,
    /// Records in the period that contradict those before, by person.
    pub contradictions: Vec<Contradiction>,
}

fn list<S: Serializer>(lines: &BTreeMap<Cell, Line>, serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Row<'a> {
        #[serde(flatten)]
        cell: &'a Cell,
        #[serde(flatten)]
        line: &'a Line,
    }
    serializer.collect_seq(lines.iter().map(|(cell, line)| Row { cell, line }))
}

/// A dimension of the cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// Places.
    Place,
    /// Statuses.
    Status,
    /// Sexes.
    Sex,
    /// Age groups.
    Age,
}

/// Makes the account of a period from what was recorded of persons, before and in it.
#[must_use]
pub fn ledger(persons: &[Person], ages: &AgeGroups, period: Period) -> Ledger {
    let mut made = Ledger { period, lines: BTreeMap::new(), contradictions: Vec::new() };
    for person in persons {
        Walk { person, ages, ledger: &mut made }.walk();
    }
    for line in made.lines.values_mut() {
        line.residual = signed(line.closing) - line.expected();
    }
    made
}

impl Ledger {
    /// The same account with some dimensions summed over: places added up to the whole, for one.
    #[must_use]
    pub fn over(&self, dimensions: &[Dimension]) -> Self {
        let mut lines: BTreeMap<Cell, Line> = BTreeMap::new();
        for (cell, line) in &self.lines {
            let mut cell = cell.clone();
            for dimension in dimensions {
                match dimension {
                    Dimension::Place => cell.place = None,
                    Dimension::Status => cell.status = None,
                    Dimension::Sex => cell.sex = None,
                    Dimension::Age => cell.age = AgeGroup::All,
                }
            }
            lines.entry(cell).or_default().add(line);
        }
        Self { period: self.period, lines, contradictions: self.contradictions.clone() }
    }

    /// The account of everyone together.
    #[must_use]
    pub fn whole(&self) -> Line {
        let mut whole = Line::default();
        self.lines.values().for_each(|line| whole.add(line));
        whole
    }
}

/// One person's way through the ledger.
struct Walk<'a> {
    person: &'a Person,
    ages: &'a AgeGroups,
    ledger: &'a mut Ledger,
}

impl Walk<'_> {
    fn walk(mut self) {
        let period = self.ledger.period;
        let way = way(self.person, self.ages.birthdays(self.person.born), period.last);
        let mut seat: Option<Seat<'_>> = None;
        let mut opened = false;
        for step in &way.steps {
            if !opened && step.date >= period.first {
                self.open(seat);
                opened = true;
            }
            let counted = step.date >= period.first;
            match step.kind {
                Kind::Recorded { term, seat: here, was, sound } => {
                    if counted {
                        self.count(here, step.date, term);
                    }
                    if counted && !sound {
                        self.contradicted(here, was, step.date);
                    }
                    seat = after(term, here);
                }
                Kind::Aged { seat: here } if counted => self.aged(here, step.date),
                Kind::Aged { .. } => {}
            }
        }
        if !opened {
            self.open(seat);
        }
        if let Some(seat) = seat {
            self.line(seat, period.last).closing += 1;
        }
        let inside = way.contradictions.into_iter().filter(|it| it.date >= period.first);
        self.ledger.contradictions.extend(inside);
    }

    fn open(&mut self, seat: Option<Seat<'_>>) {
        // On the first day there is, nobody was there the day before.
        if let Some((seat, day)) = seat.zip(self.ledger.period.first.before()) {
            self.line(seat, day).opening += 1;
        }
    }

    fn count(&mut self, seat: Seat<'_>, date: Date, term: Term) {
        *self.line(seat, date).terms.entry(term).or_default() += 1;
    }

    fn aged(&mut self, seat: Seat<'_>, date: Date) {
        if let Some(eve) = date.before() {
            self.count(seat, eve, Term::AgedOut);
        }
        self.count(seat, date, Term::AgedIn);
    }

    /// Marks the cell of a record that contradicts, and the cell the person was in.
    fn contradicted(&mut self, here: Seat<'_>, was: Option<Seat<'_>>, date: Date) {
        self.line(here, date).contradictions += 1;
        if let Some(was) = was.filter(|was| *was != here) {
            self.line(was, date).contradictions += 1;
        }
    }

    fn line(&mut self, (place, status): Seat<'_>, date: Date) -> &mut Line {
        let cell = Cell {
            place: Some(place.to_owned()),
            status: Some(status.to_owned()),
            sex: Some(self.person.sex),
            age: self.ages.of(self.person.born, date),
        };
        self.ledger.lines.entry(cell).or_default()
    }
}

/// A count as a signed number: no count of persons is beyond it.
fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
