//! `havre count publish`: a table of the trace that exposes no one, with the line that says how.
//!
//! It must never write a figure that was not protected, nor give the same people other noise in
//! another table: their keys follow from the key of the house.

use std::path::PathBuf;

use app::{AGES, Counted, age_word, last_term};
use clap::{Args, ValueEnum};
use counting::account::{AgeGroups, Date, Direction, Outcome, Period, Term, What};
use counting::input::Sheet;
use counting::protect::attack::Outcome as Attacked;
use counting::protect::cell_key::CellKeys;
use counting::protect::keys::KeySpace;
use counting::protect::ptable::{Design, Ptable};
use counting::protect::released::Release;
use counting::protect::round::{Base, Rounding};
use counting::protect::tabulate::{Asked, By, Keys, Tabulated, tabulate};
use counting::publish::{Dataset, Structure};
use serde::Serialize;

use super::account::{Days, sex_word};
use super::attack::{tried, withstands};
use super::figure::FigureOf;
use super::form::Form;
use super::{say, say_json, wrong};
use crate::commands::Where;
use crate::commands::files::Files;
use crate::commands::shell::quoted;

/// `havre count publish`
#[derive(Debug, Args)]
pub(crate) struct Publish {
    /// What is counted
    #[arg(long, value_enum)]
    table: Table,
    /// The columns of the table, separated by commas: place, status, sex, age, nationality, and
    /// month or outcome where the table has it
    #[arg(long, default_value = "place,sex")]
    by: String,
    /// How it is protected
    #[arg(long, value_enum, default_value = "cell-key")]
    method: Method,
    /// Where to write it
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    #[command(flatten)]
    form: Form,
    /// Write it although its own attacks break it
    #[arg(long)]
    despite_attacks: bool,
    #[command(flatten)]
    figure: FigureOf,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    days: Days,
    #[command(flatten)]
    at: Where,
}

/// `--table`
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Table {
    /// Who is there at the end of the last day
    Stock,
    /// Arrivals in the period
    Arrivals,
    /// Departures, deaths and disappearances in the period
    Departures,
    /// Applications lodged in the period
    Applications,
    /// Decisions in the period, by outcome
    Decisions,
}

/// `--method`
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Method {
    /// Noise that the same people get in every table
    CellKey,
    /// The nearest multiple of five
    Round,
}

/// What can be a column.
const COLUMNS: [&str; 7] = ["place", "status", "sex", "age", "nationality", "month", "outcome"];

/// The noise of cell keys: at most 5, of variance 3, and no published 1 or 2.
const DESIGN: Design = Design { deviation: 5, variance: 3.0, blocked: 2, stay: 0.0 };

/// Groups smaller than this are what the table is to protect.
const SMALL: u64 = 10;

/// The answer.
#[derive(Serialize)]
struct Answer {
    table: String,
    period: Period,
    cells: usize,
    left_out: usize,
    protected: String,
    /// What its own attacks found; nothing when the table was too large to try.
    attack: Option<Attacked>,
    identity: String,
    version: u32,
    out: String,
}

impl Publish {
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let by = By::read(&self.by).ok_or_else(|| wrong("--by: a column is empty or twice"))?;
        let unknown = self.by.split([',', '/']).find(|name| !COLUMNS.contains(&name.trim()));
        if let Some(name) = unknown {
            return Err(wrong(format!("--by: no column \"{name}\": {}", COLUMNS.join(", "))));
        }
        let house = self.at.house()?;
        let period = self.days.period(&house)?;
        let people = house.counted(period.last)?;
        let rows = rows(&people, self.table, period);
        if rows.lines().count() < 2 {
            return Err(wrong("nobody is in this table: nothing is written"));
        }
        let sheet = Sheet::parse("trace".as_ref(), rows.as_bytes()).map_err(wrong)?;
        let space = KeySpace::Fraction;
        let keys = Some(Keys { space, seed: Some(house.key.record_seed()) });
        let asked = Asked { by: Some(&by), id: Some("id"), keys };
        let tabulated = tabulate(&sheet, &asked).map_err(wrong)?;
        let (release, protected) = self.protected(&tabulated, space)?;
        let attack = withstands(&self.word(), &release, SMALL, !self.despite_attacks)?;
        let name = format!("HAVRE:{}(1.0.0)", self.word().to_uppercase());
        let data = Dataset::of(Structure::new(&name).map_err(wrong)?, &release).map_err(wrong)?;
        let title = format!("{} from {} to {}", self.word(), period.first, period.last);
        let figure = self.figure.version(&title, true, self.command(period), data)?;

        let mut files = Files::default();
        let remark = format!("{}. {protected}", figure.citation());
        files.add(&self.out, self.form.written(&self.out, figure.data(), Some(&remark))?)?;
        self.figure.keep(&figure, &mut files)?;
        files.finish()?;

        let answer = Answer {
            table: self.word(),
            period,
            cells: figure.data().observations().len(),
            left_out: release.suppressed(),
            protected,
            attack,
            identity: figure.identity().to_string(),
            version: figure.version(),
            out: self.out.display().to_string(),
        };
        if self.json { say_json("publish", &answer) } else { say(&answer.text()) }
    }

    /// The command that makes the numbers again, whatever day it is.
    fn command(&self, period: Period) -> String {
        format!(
            "havre count publish --table {} --by {} --method {} --from {} --to {}",
            self.word(),
            quoted(&self.by),
            word(self.method),
            period.first,
            period.last
        )
    }

    /// The table protected, and how it was done, in words.
    fn protected(&self, table: &Tabulated, space: KeySpace) -> anyhow::Result<(Release, String)> {
        let (release, words) = match self.method {
            Method::CellKey => {
                let ptable = Ptable::Designed(DESIGN.table().map_err(wrong)?);
                let method = CellKeys { ptable, space, threshold: 0 };
                let words = "Protected by cell keys: every number, totals as well, is off by at most \
                             5; the same people are off alike in every table; no 1 or 2 is published; \
                             sums need not add up.";
                (method.release(&table.counts, &table.keys), words)
            }
            Method::Round => {
                let base = Base::new(5).ok_or_else(|| wrong("no such base"))?;
                let words = "Protected by rounding: every number, totals as well, is the nearest \
                             multiple of 5; sums need not add up.";
                (Rounding::Nearest(base).release(&table.counts, &table.keys, space), words)
            }
        };
        Ok((release, words.to_owned()))
    }

    fn word(&self) -> String {
        word(self.table)
    }
}

fn word(value: impl ValueEnum) -> String {
    value.to_possible_value().map(|it| it.get_name().to_owned()).unwrap_or_default()
}

impl Answer {
    fn text(&self) -> String {
        format!(
            "{}: {} cells with totals, {} of them left out, in {}.\n{}\nVersion {}, {}\n\n{}",
            self.table,
            self.cells,
            self.left_out,
            self.out,
            self.protected,
            self.version,
            self.identity,
            tried(self.attack.as_ref(), SMALL)
        )
    }
}

/// A row for each person or event of the table, with every column there is.
fn rows(people: &[Counted], table: Table, period: Period) -> String {
    let ages = AgeGroups::new(AGES.to_vec());
    let mut text = format!("id,{}\n", COLUMNS.join(","));
    for counted in people {
        let person = &counted.person;
        let mut row = |before: usize, day: Date, (place, status, outcome): (&str, &str, &str)| {
            let nationality =
                counted.nationality.as_ref().map_or("unknown", |country| country.as_str());
            let (sex, age) = (sex_word(person.sex), age_word(ages.of(person.born, day)));
            // A second decision on somebody is a record of its own, and named alike in every period.
            let id =
                if before == 0 { person.id.clone() } else { format!("{}#{before}", person.id) };
            let date = day.to_string();
            let month = date.get(..7).unwrap_or_default();
            text.push_str(&format!(
                "{id},{place},{status},{sex},{age},{nationality},{month},{outcome}\n"
            ));
        };
        if let Table::Stock = table {
            let last = last_term(person, period.last);
            let there = last.filter(
                |it| matches!(it.what, What::Term(term) if term.direction() == Direction::In),
            );
            if let Some(it) = there {
                row(0, period.last, (&it.place, &it.status, "none"));
            }
            continue;
        }
        let counted = person.movements.iter().filter_map(|it| Some((it, counts(table, it.what)?)));
        for (number, (it, outcome)) in counted.enumerate() {
            if period.has(it.date) {
                row(number, it.date, (&it.place, &it.status, outcome));
            }
        }
    }
    text
}

/// Whether a movement is in a table, and with which outcome.
fn counts(table: Table, what: What) -> Option<&'static str> {
    match (table, what) {
        (Table::Arrivals, What::Term(Term::Arrival)) => Some("arrival"),
        (Table::Departures, What::Term(Term::Departure)) => Some("departure"),
        (Table::Departures, What::Term(Term::Death)) => Some("death"),
        (Table::Departures, What::Term(Term::Disappearance)) => Some("disappearance"),
        (Table::Applications, What::Applied) => Some("applied"),
        (Table::Decisions, What::Decided(Outcome::Positive)) => Some("positive"),
        (Table::Decisions, What::Decided(Outcome::Negative)) => Some("negative"),
        (
            Table::Stock
            | Table::Arrivals
            | Table::Departures
            | Table::Applications
            | Table::Decisions,
            _,
        ) => None,
    }
}
