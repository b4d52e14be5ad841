//! Three counts a group: found without a permit, known from elsewhere, registered.
//!
//! It must never take a group that nobody registered belongs to: nothing could be said of it.

use std::collections::BTreeSet;

use crate::input::{Fault, Row, Sheet, What};

/// So many rows at least: with fewer than unknowns and one more there is nothing to learn from.
pub const GROUPS_LEAST: usize = 4;
/// So many values of a column that may explain the exponent at most.
pub const LEVELS_MOST: usize = 50;

/// The counts of one group, as citizens of one country, or of its women in one year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its name; rows of one name are left out and drawn again together.
    pub name: String,
    /// Persons found without a permit: `m`.
    pub observed: u64,
    /// Persons of the group in another register that who has no permit can be in too: `n`.
    pub auxiliary: u64,
    /// Persons registered: `N`, at least one.
    pub reference: u64,
    /// The value of each column that may explain the exponent.
    pub values: Vec<String>,
}

/// A row that is the sum of all others.
fn total_row(rows: &[Group]) -> Option<usize> {
    let counts = |row: &Group| [row.observed, row.auxiliary, row.reference];
    let mut sums = [0_u64; 3];
    for row in rows {
        for (sum, count) in sums.iter_mut().zip(counts(row)) {
            *sum = sum.saturating_add(count);
        }
    }
    rows.iter().position(|row| {
        counts(row).iter().zip(sums).all(|(count, sum)| count.saturating_mul(2) == sum)
    })
}

/// A table of groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups {
    covariates: Vec<String>,
    rows: Vec<Group>,
}

impl Groups {
    /// A table with the names of the columns that may explain the exponent.
    ///
    /// Nothing when a group has no person registered, or not one value a column.
    #[must_use]
    pub fn new(covariates: Vec<String>, rows: Vec<Group>) -> Option<Self> {
        let sound = |row: &Group| row.reference > 0 && row.values.len() == covariates.len();
        (!rows.is_empty() && rows.iter().all(sound)).then_some(Self { covariates, rows })
    }

    /// Reads a sheet with the columns `group` (or `country`), `observed` (or `m`), `auxiliary` (or `n`)
    /// and `reference` (or `N`), and the columns named that may explain the exponent.
    ///
    /// # Errors
    /// When a column is not there, a cell is no count, nobody of a group is registered, a cell that
    /// may explain is empty or has more than [`LEVELS_MOST`] values, or there are fewer rows than
    /// [`GROUPS_LEAST`].
    pub fn from_sheet(sheet: &Sheet, covariates: &[String]) -> Result<Self, Fault> {
        let columns = Columns::of(sheet, covariates)?;
        let read: Result<Vec<Group>, Fault> =
            sheet.some_rows()?.iter().map(|row| columns.group(sheet, row)).collect();
        let rows = read?;
        if rows.len() < GROUPS_LEAST {
            let what = match rows.len() {
                1 => "one row",
                _ => "too few rows",
            };
            return Err(sheet.refuse(format!(
                "{what}: the model learns from how groups differ, and needs {GROUPS_LEAST} at least \
                 (20 to be of use); write a row a group",
            )));
        }
        if let Some(at) = total_row(&rows) {
            let line = sheet.rows().get(at).map_or(0, |row| row.line);
            return Err(sheet.refuse(format!(
                "line {line} is the sum of all others: leave it out, or everybody is counted twice"
            )));
        }
        let read = Self::new(covariates.to_vec(), rows).ok_or_else(|| sheet.refuse("no group"))?;
        for (at, name) in covariates.iter().enumerate() {
            let found = read.levels(at).len();
            if !(2..=LEVELS_MOST).contains(&found) {
                return Err(sheet.refuse(format!(
                    "\"{name}\" has {found} different value(s), where 2 to {LEVELS_MOST} can explain \
                     something: leave it out, or join some of its values",
                )));
            }
        }
        Ok(read)
    }

    /// The columns that may explain the exponent.
    #[must_use]
    pub fn covariates(&self) -> &[String] {
        &self.covariates
    }

    /// The rows.
    #[must_use]
    pub fn rows(&self) -> &[Group] {
        &self.rows
    }

    /// The names of the groups in alphabetical order, each once.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let names: BTreeSet<&str> = self.rows.iter().map(|row| row.name.as_str()).collect();
        names.into_iter().collect()
    }

    /// The values of the column at a place that may explain the exponent, in order.
    pub(super) fn levels(&self, at: usize) -> BTreeSet<&str> {
        self.rows.iter().filter_map(|row| row.values.get(at)).map(String::as_str).collect()
    }

    /// The sum of a count; as large as a count can be, where it is larger.
    pub(super) fn sum(&self, of: impl Fn(&Group) -> u64) -> u64 {
        self.rows.iter().fold(0, |sum, row| sum.saturating_add(of(row)))
    }
}

/// Where the counts stand.
struct Columns {
    group: usize,
    observed: usize,
    auxiliary: usize,
    reference: usize,
    covariates: Vec<usize>,
}

impl Columns {
    fn of(sheet: &Sheet, covariates: &[String]) -> Result<Self, Fault> {
        let find = |word: &str, letter: &str| {
            // n and N are two columns: a letter counts as it is written.
            let written = sheet.header().iter().position(|name| name == letter);
            sheet.find(word).or(written).map_or_else(|| sheet.column(word), Ok)
        };
        let group = sheet.find("group").or_else(|| sheet.find("country"));
        let columns = Self {
            group: group.map_or_else(|| sheet.column("group"), Ok)?,
            observed: find("observed", "m")?,
            auxiliary: find("auxiliary", "n")?,
            reference: find("reference", "N")?,
            covariates: covariates
                .iter()
                .map(|name| sheet.column(name))
                .collect::<Result<_, _>>()?,
        };
        let counts = [columns.observed, columns.auxiliary, columns.reference];
        for (name, column) in covariates.iter().zip(&columns.covariates) {
            if counts.contains(column) {
                return Err(
                    sheet.refuse(format!("\"{name}\" is a count, and cannot explain itself"))
                );
            }
        }
        Ok(columns)
    }

    fn group(&self, sheet: &Sheet, row: &Row) -> Result<Group, Fault> {
        let named = |column: usize| {
            let text = row.text(column);
            if text.is_empty() {
                let what = "nothing is said here: write \"unknown\", or leave the row out";
                return Err(sheet.fault(row, column, What::Said(what.to_owned())));
            }
            Ok(text.to_owned())
        };
        let reference = sheet.count(row, self.reference)?;
        if reference == 0 {
            let what = "0 persons registered: of such a group the model says nothing; leave the row out \
                        or join it with another";
            return Err(sheet.fault(row, self.reference, What::Said(what.to_owned())));
        }
        Ok(Group {
            name: named(self.group)?,
            observed: sheet.count(row, self.observed)?,
            auxiliary: sheet.count(row, self.auxiliary)?,
            reference,
            values: self
                .covariates
                .iter()
                .map(|column| named(*column))
                .collect::<Result<_, _>>()?,
        })
    }
}
