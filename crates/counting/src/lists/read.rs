//! Capture patterns from a sheet: which columns are lists, and which says how many.
//!
//! It must never take a row that stands for many for one person without asking.

use std::collections::{BTreeMap, BTreeSet};

use super::pattern::{LISTS_MOST, Pattern, Patterns};
use crate::input::{COUNT_NAMES, Fault, Row, Sheet, What, count_names};

/// How many a row stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Counted {
    /// What a column called `count`, or a usual name for it, says; one where there is none.
    #[default]
    Found,
    /// What this column says.
    By(String),
    /// One: each row is a person.
    Persons,
}

/// How a sheet is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The columns that are lists; all of 0 and 1 where none is named.
    pub lists: Option<Vec<String>>,
    /// How many a row stands for.
    pub counted: Counted,
}

/// The columns of a sheet that are read.
#[derive(Debug)]
struct Columns {
    lists: Vec<usize>,
    count: Option<usize>,
}

impl Reading {
    /// Reads the patterns of a sheet: a column of 0 and 1 (or yes and no, true and false) a list.
    ///
    /// Columns that are neither a list nor the count are left out.
    ///
    /// # Errors
    /// When no column is a list, a named one is not there or is not 0 and 1, a count is none, there
    /// are more than [`LISTS_MOST`] lists, or rows look counted by a column that is not named so.
    pub fn patterns(&self, sheet: &Sheet) -> Result<Patterns, Fault> {
        let columns = self.columns(sheet, None)?;
        columns.patterns(sheet, sheet.some_rows()?)
    }

    /// Reads the patterns of each part of a sheet: the rows with one value in a column, the values in
    /// their order. The lists are those of the whole sheet.
    ///
    /// # Errors
    /// As [`Reading::patterns`], and when the column is not there.
    pub fn by_stratum(
        &self,
        sheet: &Sheet,
        column: &str,
    ) -> Result<Vec<(String, Patterns)>, Fault> {
        let by = sheet.column(column)?;
        let columns = self.columns(sheet, Some(by))?;
        let mut parts: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
        for row in sheet.some_rows()? {
            parts.entry(row.text(by)).or_default().push(row);
        }
        let parts = parts.into_iter();
        parts.map(|(part, rows)| Ok((part.to_owned(), columns.patterns(sheet, rows)?))).collect()
    }

    /// The name of the column that says how many a row stands for; nothing where each is a person.
    ///
    /// # Errors
    /// As [`Reading::patterns`].
    pub fn count_column<'a>(
        &self,
        sheet: &'a Sheet,
        by: Option<&str>,
    ) -> Result<Option<&'a str>, Fault> {
        let by = by.map(|name| sheet.column(name)).transpose()?;
        let count = self.columns(sheet, by)?.count;
        Ok(count.and_then(|column| sheet.header().get(column)).map(String::as_str))
    }

    fn columns(&self, sheet: &Sheet, by: Option<usize>) -> Result<Columns, Fault> {
        let named = self.named(sheet)?;
        let free =
            |column: &usize| Some(*column) != by && !named.iter().flatten().any(|it| it == column);
        let count = match &self.counted {
            Counted::Persons => None,
            Counted::By(name) => Some(sheet.column(name)?),
            Counted::Found => count_called(sheet).filter(free),
        };
        let others = (0..sheet.header().len()).filter(|it| free(it) && Some(*it) != count);
        let (lists, others) = match &named {
            Some(named) => (named.clone(), others.collect()),
            None => others.partition::<Vec<usize>, _>(|column| is_list(sheet, *column)),
        };
        if named.is_none() {
            slipped(sheet, &others, lists.is_empty())?;
        }
        if lists.is_empty() {
            return Err(sheet.fault_of_names(What::NoList));
        }
        if lists.len() > LISTS_MOST {
            let (lists, most) = (lists.len(), LISTS_MOST);
            return Err(sheet.fault_of_names(What::TooManyLists { lists, most }));
        }
        if count.is_none() && self.counted == Counted::Found {
            may_count(sheet, &others)?;
        }
        Ok(Columns { lists, count })
    }

    /// The columns that are named as lists, each once.
    fn named(&self, sheet: &Sheet) -> Result<Option<Vec<usize>>, Fault> {
        let Some(names) = &self.lists else { return Ok(None) };
        let mut columns = Vec::new();
        for name in names {
            let column = sheet.column(name)?;
            if columns.contains(&column) {
                return Err(sheet.refuse(format!("the list \"{name}\" is named twice")));
            }
            columns.push(column);
        }
        Ok(Some(columns))
    }
}

impl Columns {
    fn patterns<'a>(
        &self,
        sheet: &Sheet,
        rows: impl IntoIterator<Item = &'a Row>,
    ) -> Result<Patterns, Fault> {
        let mut seen = Vec::new();
        for row in rows {
            let mut pattern = 0;
            for (list, column) in self.lists.iter().enumerate() {
                let text = row.text(*column);
                let on = listed(text)
                    .ok_or_else(|| sheet.fault(row, *column, What::NotListed(text.to_owned())))?;
                pattern |= u32::from(on) << list;
            }
            let count = match self.count {
                Some(column) => sheet.count(row, column)?,
                None => 1,
            };
            seen.push((Pattern(pattern), count));
        }
        let header = sheet.header();
        let names = self.lists.iter().filter_map(|column| header.get(*column).cloned()).collect();
        Patterns::new(names, seen).ok_or_else(|| sheet.refuse_known(What::TooLarge))
    }
}

/// Whether a cell says that somebody is on a list; nothing where it says neither.
fn listed(text: &str) -> Option<bool> {
    const YES: [&str; 7] = ["1", "true", "yes", "y", "oui", "vrai", "1.0"];
    const NO: [&str; 7] = ["0", "false", "no", "n", "non", "faux", "0.0"];
    let is = |words: [&str; 7]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(YES) { Some(true) } else { is(NO).then_some(false) }
}

/// Refuses a column that would be a list but for a slip of the pen: most of its cells are 0 or 1. Where
/// there is no list at all, any such cell tells which column was meant for one.
fn slipped(sheet: &Sheet, columns: &[usize], none: bool) -> Result<(), Fault> {
    let rows = sheet.rows();
    for &column in columns {
        let said = rows.iter().filter(|row| listed(row.text(column)).is_some()).count();
        let most = 3 * said >= 2 * rows.len() && said > 1;
        let odd = rows.iter().find(|row| listed(row.text(column)).is_none());
        let (Some(row), true) = (odd, most || none && said > 0) else { continue };
        let (name, text) = (name_of(sheet, column), row.text(column));
        let said = format!(
            "\"{text}\" where 0 or 1 says who is on \"{name}\": write one of them, or name the \
             columns that are lists (--lists)"
        );
        let values = [("name", name), ("said", text)];
        return Err(sheet.fault(row, column, What::known("list_slip", values, said)));
    }
    Ok(())
}

/// Asks about a column that may say how many a row stands for.
fn may_count(sheet: &Sheet, columns: &[usize]) -> Result<(), Fault> {
    let Some(column) = columns.iter().find(|column| seems_count(sheet, **column)) else {
        return Ok(());
    };
    let name = name_of(sheet, *column);
    let counts = count_names();
    let said = format!(
        "no two lines are on the same lists, and \"{name}\" may say how many are: --count \"{name}\" \
         if it does, or call it {counts}; --count none if each line is one person"
    );
    let values = [("name", name), ("counts", &counts)];
    Err(sheet.fault_of_names(What::known("count_maybe", values, said)))
}

fn name_of(sheet: &Sheet, column: usize) -> &str {
    sheet.header().get(column).map_or("", String::as_str)
}

/// A column is a list when every cell says who is on it.
fn is_list(sheet: &Sheet, column: usize) -> bool {
    sheet.rows().iter().all(|row| listed(row.text(column)).is_some())
}

/// Asks about a column that may say how many a row stands for: what it is to be called if it does, and
/// what to do if it does not.
pub(crate) fn asked_whether_it_counts(
    sheet: &Sheet,
    column: usize,
    names: &str,
    if_not: &str,
) -> Fault {
    let name = name_of(sheet, column);
    sheet.fault_of_names(What::Said(format!(
        "\"{name}\" may say how many a line stands for: call it by a name of counts if it does \
         ({names}), {if_not}"
    )))
}

/// The column whose name says that it counts, and that could: `count` itself, or one of whole
/// numbers that is no list.
#[must_use]
pub fn count_called(sheet: &Sheet) -> Option<usize> {
    let [count, others @ ..] = COUNT_NAMES;
    let whole = |column: &usize| is_whole(sheet, *column) && !is_list(sheet, *column);
    sheet.find(count).or_else(|| others.iter().filter_map(|name| sheet.find(name)).find(whole))
}

fn is_whole(sheet: &Sheet, column: usize) -> bool {
    !sheet.rows().is_empty() && sheet.rows().iter().all(|row| sheet.count(row, column).is_ok())
}

/// Whether a column may say how many a row stands for: whole numbers that do not number the rows,
/// where no two rows agree in all other columns.
pub(crate) fn seems_count(sheet: &Sheet, column: usize) -> bool {
    let rows = sheet.rows();
    if rows.len() < 2 || !is_whole(sheet, column) {
        return false;
    }
    let numbers = || rows.iter().map(|row| sheet.count(row, column).unwrap_or_default());
    let rises = numbers().zip(numbers().skip(1)).all(|(before, after)| before < after);
    let span = numbers().max().unwrap_or_default() - numbers().min().unwrap_or_default();
    let numbered = rises && span < 10 * rows.len() as u64;
    let mut seen = BTreeSet::new();
    let apart = |row: &Row| {
        let others = row.cells.iter().enumerate().filter(|(place, _)| *place != column);
        others.map(|(_, text)| text.clone()).collect::<Vec<_>>()
    };
    !numbered
        && numbers().any(|number| number > 1)
        && rows.iter().all(|row| seen.insert(apart(row)))
}
