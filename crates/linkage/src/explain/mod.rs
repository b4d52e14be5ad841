//! Why two records are taken for one person, or not: a waterfall in bits that adds up.
//!
//! Each step says what both records have, what that means in words, and by how many bits it moves
//! the odds. The prior and all steps, added in the order they are listed, give the total exactly.

mod words;

use serde::Serialize;

use crate::compare::frame::Frame;
use crate::compare::level::Comparer;
use crate::link::Scorer;
use crate::model::{Model, Zone, probability};
use crate::name::{self, Name};
use crate::settings::{Fault, Kind, Settings};
use crate::table::{Table, at, code_at};
pub use words::{level_key, level_words};

/// Why two records are taken for one person, or not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Waterfall {
    /// log2 of the odds that any two records are one person.
    pub prior: f64,
    /// The steps, in the order of the comparisons, the last for what columns share.
    pub steps: Vec<Step>,
    /// log2 of the odds that these two are: the prior and all steps, added in order.
    pub total: f64,
    /// The same as a probability.
    pub probability: f64,
    /// What to do.
    pub zone: Zone,
}

/// A step of a waterfall.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// The column, or a stable key in angle brackets: `<shared>` for columns that travel together.
    pub field: String,
    /// The value of one record as written.
    pub left: Option<String>,
    /// The value of the other.
    pub right: Option<String>,
    /// What the level means, as a stable key.
    pub key: String,
    /// What the level means, in English.
    pub meaning: String,
    /// The bits of the level.
    pub bits: f64,
    /// The bits that the frequency of the value adds or takes.
    pub frequency_bits: f64,
    /// One in how many records bears the value, when that counted.
    pub one_in: Option<f64>,
    /// For names: the parts aligned, each in its own script.
    pub parts: Vec<Part>,
}

/// A part of two names that answer one another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// As written in one record; empty when it has none.
    pub left: String,
    /// As written in the other.
    pub right: String,
    /// Why it counts as it does, as a stable key.
    pub reason: String,
    /// What it says for one name, in the bits of the name model; the step's own bits are those of
    /// the whole column.
    pub bits: f64,
}

impl Step {
    /// All bits of the step.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.bits + self.frequency_bits
    }
}

/// Explains two rows of one table.
///
/// # Errors
/// When the settings do not fit the table, or a row is beyond its end.
pub fn rows(
    table: &Table,
    settings: &Settings,
    model: &Model,
    (left, right): (usize, usize),
) -> Result<Waterfall, Fault> {
    Explainer::new(&[table], settings, model)?.rows(left, right)
}

/// Explains a row of one table beside a row of another.
///
/// # Errors
/// When the settings do not fit the tables, or a row is beyond its end.
pub fn across(
    tables: (&Table, &Table),
    settings: &Settings,
    model: &Model,
    (left, right): (usize, usize),
) -> Result<Waterfall, Fault> {
    let from = tables.0.rows();
    Explainer::new(&[tables.0, tables.1], settings, model)?.rows(left, from + right)
}

/// Explains many pairs of the same tables.
#[derive(Debug)]
pub struct Explainer<'a> {
    tables: Vec<&'a Table>,
    settings: &'a Settings,
    model: &'a Model,
    frame: Frame,
    comparer: Comparer,
}

impl<'a> Explainer<'a> {
    /// Prepares one table, or two.
    ///
    /// # Errors
    /// When the settings do not fit the tables.
    pub fn new(
        tables: &[&'a Table],
        settings: &'a Settings,
        model: &'a Model,
    ) -> Result<Self, Fault> {
        let frame = Frame::build(tables, settings)?;
        let comparer = Comparer::bind(&frame, settings)?;
        Ok(Self { tables: tables.to_vec(), settings, model, frame, comparer })
    }

    /// Explains two rows; those of a second table are counted on from the first.
    ///
    /// # Errors
    /// When a row is beyond the end.
    pub fn rows(&self, left: usize, right: usize) -> Result<Waterfall, Fault> {
        let scorer = Scorer::new(&self.frame, &self.comparer, self.model, self.settings);
        let unit = |row: usize| {
            self.frame
                .unit_of
                .get(row)
                .copied()
                .ok_or_else(|| Fault::NoColumn(format!("row {row}")))
        };
        let (a, b) = (unit(left)?, unit(right)?);
        Ok(waterfall(&scorer, self.settings, (a, b), |field| {
            (self.written(field, left), self.written(field, right))
        }))
    }

    fn written(&self, name: &str, row: usize) -> Option<String> {
        let field = self.settings.field(name)?;
        let mut row = row;
        for (side, table) in self.tables.iter().enumerate() {
            if row < table.rows() {
                let header = if side == 0 { name } else { field.right.as_deref().unwrap_or(name) };
                return table.column(header)?.get(row).map(str::to_owned);
            }
            row -= table.rows();
        }
        None
    }
}

/// The waterfall of two units; `written` gives the values of a field as written.
pub(crate) fn waterfall(
    scorer: &Scorer<'_>,
    settings: &Settings,
    (a, b): (u32, u32),
    written: impl Fn(&str) -> (Option<String>, Option<String>),
) -> Waterfall {
    let (pattern, score) = scorer.score(a, b);
    let mut steps: Vec<Step> = Vec::new();
    for (place, comparison) in settings.comparisons.iter().enumerate() {
        let level = pattern.level(place);
        let (left, right) = written(&comparison.field);
        let frequency_bits = at(&score.frequency, place);
        let kind = settings.field(&comparison.field).map_or(Kind::Text, |field| field.kind);
        steps.push(Step {
            parts: parts(kind, left.as_deref(), right.as_deref()),
            key: level_key(comparison, level),
            meaning: level_words(comparison, level),
            bits: at(&score.levels, place),
            frequency_bits,
            one_in: (frequency_bits != 0.0)
                .then(|| one_in(scorer.frame, &comparison.field, (a, b)))
                .flatten(),
            field: comparison.field.clone(),
            left,
            right,
        });
    }
    steps.push(shared(score.shared));
    let total = steps.iter().fold(score.prior, |sum, step| sum + step.sum());
    Waterfall {
        prior: score.prior,
        steps,
        total,
        probability: probability(total),
        zone: scorer.model.zones.of(probability(total)),
    }
}

fn shared(bits: f64) -> Step {
    Step {
        field: "<shared>".to_owned(),
        left: None,
        right: None,
        key: "shared".to_owned(),
        meaning: "columns that go together in a household, a family, a place or a move are not counted one by one".to_owned(),
        bits,
        frequency_bits: 0.0,
        one_in: None,
        parts: Vec::new(),
    }
}

/// One in how many rows bears the commoner of two values.
fn one_in(frame: &Frame, field: &str, (a, b): (u32, u32)) -> Option<f64> {
    let field = frame.fields.get(frame.place(field)?)?;
    let rows = [a, b]
        .map(|unit| field.code(unit))
        .map(|code| if code == crate::table::MISSING { 0 } else { code_at(&field.counts, code) });
    let most = rows.into_iter().max().filter(|rows| *rows > 0)?;
    Some(field.filled as f64 / f64::from(most))
}

/// The parts of two names, aligned.
fn parts(kind: Kind, left: Option<&str>, right: Option<&str>) -> Vec<Part> {
    let (Kind::Given | Kind::Family | Kind::Name, Some(left), Some(right)) = (kind, left, right)
    else {
        return Vec::new();
    };
    let explained = name::explain(&Name::parse(left), &Name::parse(right));
    words::parts(&explained)
}

#[cfg(test)]
mod tests;
