//! Who was captured how often, with what may explain it, read from a sheet.
//!
//! It must never take a person with no capture: she cannot be in the data.

use std::collections::{BTreeMap, BTreeSet};

use crate::input::{Fault, Sheet, What, count_names};
use crate::lists::{asked_whether_it_counts, count_called, seems_count};

/// So many captures of one person at most.
pub const CAPTURES_MOST: u32 = 10_000;
/// So many values of a category at most: a column with more is no category.
pub const LEVELS_MOST: usize = 50;

/// What may explain how often somebody is captured.
#[derive(Debug, Clone, PartialEq)]
pub struct Covariate {
    /// The name of its column.
    pub name: String,
    /// Its values, one an observation.
    pub values: Values,
}

/// The values of a covariate.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// A number each.
    Numbers(Vec<f64>),
    /// One of some levels each.
    Categories {
        /// The levels in alphabetical order; the first is the one that the others are compared with.
        levels: Vec<String>,
        /// The place of the level of each observation.
        places: Vec<usize>,
    },
}

/// Observations: how often captured, how many such persons, and their covariates.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct People {
    captures: Vec<u32>,
    counts: Vec<u64>,
    covariates: Vec<Covariate>,
}

impl People {
    /// Persons of whom nothing is known but how often they were captured: pairs of captures (from 1)
    /// and persons.
    ///
    /// Nothing when somebody has no capture or more than [`CAPTURES_MOST`], or nobody is there.
    #[must_use]
    pub fn from_frequencies(frequencies: impl IntoIterator<Item = (u32, u64)>) -> Option<Self> {
        Self::new(frequencies, Vec::new())
    }

    /// Observations with covariates, whose values are one an observation.
    ///
    /// Nothing in the cases of [`People::from_frequencies`], or when a covariate has another length,
    /// a number that is not finite or a level that is not there.
    #[must_use]
    pub fn new(
        frequencies: impl IntoIterator<Item = (u32, u64)>,
        covariates: Vec<Covariate>,
    ) -> Option<Self> {
        let (captures, counts): (Vec<u32>, Vec<u64>) = frequencies.into_iter().unzip();
        let is_sound = |covariate: &Covariate| match &covariate.values {
            Values::Numbers(numbers) => {
                numbers.len() == captures.len() && numbers.iter().all(|number| number.is_finite())
            }
            Values::Categories { levels, places } => {
                places.len() == captures.len() && places.iter().all(|place| *place < levels.len())
            }
        };
        let sound = captures.iter().all(|times| (1..=CAPTURES_MOST).contains(times))
            && covariates.iter().all(is_sound);
        let persons = counts.iter().try_fold(0_u64, |sum, count| sum.checked_add(*count))?;
        (sound && persons > 0).then_some(Self { captures, counts, covariates })
    }

    /// Reads a sheet: a column `captures`, a column `count` (1 a row without it), and the covariates
    /// named. A covariate whose cells are all numbers is a number, unless it is named a category.
    ///
    /// # Errors
    /// When a column is not there, a cell is no count, somebody has no capture, a cell of a covariate
    /// is empty, or a category has more than [`LEVELS_MOST`] levels.
    pub fn from_sheet(
        sheet: &Sheet,
        covariates: &[String],
        categories: &[String],
    ) -> Result<Self, Fault> {
        let of_captures = sheet.column("captures")?;
        let explains = |column: &usize| {
            let name = sheet.header().get(*column);
            name.is_some_and(|name| covariates.contains(name) || categories.contains(name))
        };
        let of_count = count_called(sheet).filter(|it| *it != of_captures && !explains(it));
        if of_count.is_none() {
            let explained = |it: &usize| *it == of_captures || explains(it);
            is_of_persons(sheet, explained)?;
        }
        let mut frequencies = Vec::new();
        for row in sheet.some_rows()? {
            let captures = sheet.count(row, of_captures)?;
            let allowed =
                u32::try_from(captures).ok().filter(|it| (1..=CAPTURES_MOST).contains(it));
            let Some(captures) = allowed else {
                let what = if captures == 0 {
                    "0 captures: who was never captured is what is looked for, and cannot be in the \
                     data; leave the row out"
                        .to_owned()
                } else {
                    format!("{captures} captures of one person: {CAPTURES_MOST} at most")
                };
                return Err(sheet.fault(row, of_captures, What::Said(what)));
            };
            let count = match of_count {
                Some(column) => sheet.count(row, column)?,
                None => 1,
            };
            frequencies.push((captures, count));
        }
        let named: BTreeSet<&String> = categories.iter().collect();
        let mut read = Vec::new();
        for name in covariates {
            let column = sheet.column(name)?;
            if column == of_captures || Some(column) == of_count {
                return Err(sheet.refuse(format!("\"{name}\" cannot explain itself")));
            }
            read.push(covariate(sheet, column, named.contains(name))?);
        }
        Self::new(frequencies, read).ok_or_else(|| sheet.refuse("nobody was captured"))
    }

    /// How many persons were captured.
    #[must_use]
    pub fn observed(&self) -> u64 {
        self.counts.iter().sum()
    }

    /// How many persons were captured so many times: `f_k`.
    #[must_use]
    pub fn frequencies(&self) -> BTreeMap<u32, u64> {
        let mut frequencies = BTreeMap::new();
        for (captures, count) in self.observations() {
            *frequencies.entry(captures).or_insert(0) += count;
        }
        frequencies.retain(|_, count| *count > 0);
        frequencies
    }

    /// The captures and the number of persons of each observation.
    pub fn observations(&self) -> impl Iterator<Item = (u32, u64)> {
        self.captures.iter().copied().zip(self.counts.iter().copied())
    }

    /// The covariates.
    #[must_use]
    pub fn covariates(&self) -> &[Covariate] {
        &self.covariates
    }
}

/// Asks about a column that may say how many were captured so often: no two rows agree in the columns
/// that are read, as in a table of frequencies and hardly among persons.
fn is_of_persons(sheet: &Sheet, is_read: impl Fn(&usize) -> bool) -> Result<(), Fault> {
    let mut seen = BTreeSet::new();
    let apart = sheet.rows().iter().all(|row| {
        let cells = row.cells.iter().enumerate().filter(|(place, _)| is_read(place));
        seen.insert(cells.map(|(_, text)| text.as_str()).collect::<Vec<_>>())
    });
    let mut others = (0..sheet.header().len()).filter(|place| apart && !is_read(place));
    match others.find(|place| seems_count(sheet, *place)) {
        None => Ok(()),
        Some(column) => {
            let if_not = "leave it out, or name it with --covariates, if not";
            Err(asked_whether_it_counts(sheet, column, &count_names(), if_not))
        }
    }
}

/// Reads a covariate of a sheet.
fn covariate(sheet: &Sheet, column: usize, is_category: bool) -> Result<Covariate, Fault> {
    let name = sheet.header().get(column).cloned().unwrap_or_default();
    if let Some(row) = sheet.rows().iter().find(|row| row.text(column).is_empty()) {
        let what =
            format!("nothing is said of \"{name}\": leave the row out, or write \"unknown\"");
        return Err(sheet.fault(row, column, What::Said(what)));
    }
    if !is_category {
        let numbers: Result<Vec<f64>, Fault> =
            sheet.rows().iter().map(|row| sheet.number(row, column)).collect();
        match numbers {
            Ok(numbers) => return Ok(Covariate { name, values: Values::Numbers(numbers) }),
            // A number that has two readings is no word.
            Err(fault @ Fault { what: What::TwoReadings { .. }, .. }) => return Err(fault),
            Err(_) => {}
        }
    }
    let set: BTreeSet<&str> = sheet.rows().iter().map(|row| row.text(column)).collect();
    if set.len() > LEVELS_MOST {
        let found = set.len();
        return Err(sheet.refuse(format!(
            "\"{name}\" has {found} different values, {LEVELS_MOST} at most: is it a category? Join \
             some of its values",
        )));
    }
    let levels: Vec<&str> = set.into_iter().collect();
    let places = sheet
        .rows()
        .iter()
        .filter_map(|row| levels.iter().position(|level| *level == row.text(column)))
        .collect();
    let levels = levels.into_iter().map(str::to_owned).collect();
    Ok(Covariate { name, values: Values::Categories { levels, places } })
}
