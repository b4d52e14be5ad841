//! Stocks, births and deaths from sheets, matched by the names of the places.
//!
//! It must never match places by their order, nor let one fall out: what one sheet has and another
//! has not is a fault with its place.

use std::collections::{BTreeMap, BTreeSet};

use nalgebra::DMatrix;

use super::grid::{at, put};
use super::refusal::{PLACES_MOST, Unsound, shown};
use super::stocks::{Change, Natives, Stocks};
use crate::input::{Fault, Row, Sheet, What};

/// The sheets that flows are estimated from.
#[derive(Debug, Clone, Copy)]
pub struct Sheets<'a> {
    /// Who was born where (rows) and lives where (columns) at the start.
    pub start: &'a Sheet,
    /// The same at the end.
    pub end: &'a Sheet,
    /// Births and deaths a place between them, if they are known: columns `place` and `count`.
    pub vital: Option<[&'a Sheet; 2]>,
}

impl Sheets<'_> {
    /// Reads them; the order of the places is that of the columns at the start. A row or column
    /// called `total` is checked and left aside.
    ///
    /// # Errors
    /// With the place of the fault: a place that is missing, there twice or of one sheet only; what
    /// is no number, or negative; a total that is not that of its cells; more births or deaths than
    /// people.
    pub fn read(&self, natives: Natives) -> Result<Change, Fault> {
        let start = table(self.start, None, natives)?;
        let end = table(self.end, Some(start.places()), natives)?;
        let places = start.places().to_vec();
        let change = Change::between(&start, &end).map_err(|unsound| self.fault(&unsound))?;
        let Some(sheets) = self.vital else {
            return Ok(change);
        };
        let [births, deaths] = sheets.map(|sheet| counts(sheet, &places));
        change.with_vital(births?, deaths?).map_err(|unsound| self.fault(&unsound))
    }

    /// Where in the sheets a refusal stands.
    #[must_use]
    pub fn fault(&self, unsound: &Unsound) -> Fault {
        let vital = |which: usize, place: &str| {
            let sheet = self.vital.and_then(|sheets| sheets.get(which).copied());
            sheet.and_then(|sheet| {
                let [name, count] = vital_columns(sheet).ok()?;
                let row = sheet.rows().iter().find(|row| row.text(name) == place)?;
                Some(sheet.fault(row, count, What::Said(unsound.to_string())))
            })
        };
        match unsound {
            Unsound::Births { place, .. } => vital(0, place),
            Unsound::Deaths { place, .. } => vital(1, place),
            Unsound::Of { birthplace, .. } => row_of(self.end, birthplace)
                .map(|row| self.end.fault(row, 0, What::Said(unsound.to_string()))),
            Unsound::Outside { birthplace, place, .. }
            | Unsound::Negative { birthplace, place, .. } => {
                let (row, column) = (row_of(self.start, birthplace), self.start.find(place));
                row.zip(column).map(|(row, column)| {
                    self.start.fault(row, column, What::Said(unsound.to_string()))
                })
            }
            Unsound::Table(_)
            | Unsound::Twice(_)
            | Unsound::Places(_)
            | Unsound::World { .. }
            | Unsound::Nobody { .. }
            | Unsound::Matching(_)
            | Unsound::Weight(_) => None,
        }
        .unwrap_or_else(|| self.end.refuse(unsound.to_string()))
    }
}

fn row_of<'a>(sheet: &'a Sheet, birthplace: &str) -> Option<&'a Row> {
    sheet.rows().iter().find(|row| row.text(0) == birthplace)
}

/// Whether a row or column is a total, and no place.
fn is_total(name: &str) -> bool {
    name.eq_ignore_ascii_case("total")
}

/// A fault of the names of the columns (`column` from 0).
fn of_header(sheet: &Sheet, column: Option<usize>, what: impl Into<String>) -> Fault {
    let mut fault = sheet.fault_of_names(What::Said(what.into()));
    fault.column = column.map(|column| column as u64 + 1);
    fault
}

/// One sheet of stocks, its places in the order that is expected, or in that of its columns.
fn table(sheet: &Sheet, expected: Option<&[String]>, natives: Natives) -> Result<Stocks, Fault> {
    let columns = places(sheet)?;
    let order = match expected {
        Some(expected) => {
            same_places(sheet, &columns, expected)?;
            expected.to_vec()
        }
        None => {
            let mut named: Vec<_> = columns.iter().map(|(name, place)| (*place, *name)).collect();
            named.sort_unstable();
            named.into_iter().map(|(_, name)| name.to_owned()).collect()
        }
    };
    let rows = birthplaces(sheet, &columns)?;
    let mut people = DMatrix::zeros(order.len(), order.len());
    for (i, birthplace) in order.iter().enumerate() {
        let Some(row) = rows.get(birthplace.as_str()) else {
            let column = columns.get(birthplace.as_str()).copied();
            let what = format!("no row is called \"{birthplace}\", and a column is");
            return Err(of_header(sheet, column, what));
        };
        for (j, place) in order.iter().enumerate() {
            let column = columns.get(place.as_str()).copied().unwrap_or_default();
            let number = sheet.number(row, column)?;
            if number < 0.0 && (i != j || natives == Natives::Refuse) {
                return Err(sheet.fault(row, column, What::Said(below_zero(number, i == j))));
            }
            put(&mut people, i, j, number);
        }
    }
    totals(sheet, &order, &people)?;
    Stocks::new(order, people, natives).map_err(|unsound| sheet.refuse(unsound.to_string()))
}

fn below_zero(number: f64, native: bool) -> String {
    let hint = if native {
        " (natives found by taking others from a population can be mended: --mend-natives)"
    } else {
        ""
    };
    format!("{} people: a number of people is zero or more{hint}", shown(number))
}

/// The columns that are places.
fn places(sheet: &Sheet) -> Result<BTreeMap<&str, usize>, Fault> {
    let mut columns = BTreeMap::new();
    for (column, name) in sheet.header().iter().enumerate().skip(1) {
        if name.is_empty() {
            return Err(of_header(sheet, Some(column), "a column without the name of a place"));
        }
        if !is_total(name) {
            columns.insert(name.as_str(), column);
        }
    }
    match columns.len() {
        0 => Err(of_header(
            sheet,
            None,
            "the first column names birthplaces, the others are places where people live; there are \
             none",
        )),
        many if many > PLACES_MOST => Err(sheet.refuse(Unsound::Places(many).to_string())),
        _ => Ok(columns),
    }
}

/// Refuses a sheet of other places than the first one.
fn same_places(
    sheet: &Sheet,
    columns: &BTreeMap<&str, usize>,
    expected: &[String],
) -> Result<(), Fault> {
    let known: BTreeSet<&str> = expected.iter().map(String::as_str).collect();
    if let Some((name, column)) = columns.iter().find(|(name, _)| !known.contains(*name)) {
        let what =
            format!("\"{name}\" is no place of the first sheet; there are {}", expected.join(", "));
        return Err(of_header(sheet, Some(*column), what));
    }
    match expected.iter().find(|name| !columns.contains_key(name.as_str())) {
        Some(missing) => {
            let what = format!("no column is called \"{missing}\", a place of the first sheet");
            Err(of_header(sheet, None, what))
        }
        None => Ok(()),
    }
}

/// The rows that are birthplaces.
fn birthplaces<'a>(
    sheet: &'a Sheet,
    columns: &BTreeMap<&str, usize>,
) -> Result<BTreeMap<&'a str, &'a Row>, Fault> {
    let mut rows: BTreeMap<&str, &Row> = BTreeMap::new();
    for row in sheet.some_rows()? {
        let name = row.text(0);
        if is_total(name) {
            continue;
        }
        let said = |what: String| Err(sheet.fault(row, 0, What::Said(what)));
        if name.is_empty() {
            return said("a row without the name of a birthplace".into());
        }
        if !columns.contains_key(name) {
            return said(format!("\"{name}\" is a birthplace, and no column is called so"));
        }
        if let Some(other) = rows.insert(name, row) {
            return said(format!("\"{name}\" stands on line {} too", other.line));
        }
    }
    Ok(rows)
}

/// Refuses totals in a sheet that are not those of its cells.
fn totals(sheet: &Sheet, order: &[String], people: &DMatrix<f64>) -> Result<(), Fault> {
    let check = |row: &Row, column: usize, sum: f64| {
        let total = sheet.number(row, column)?;
        if (total - sum).abs() > 1e-6 * total.abs().max(sum.abs()).max(1.0) {
            let (total, sum) = (shown(total), shown(sum));
            let what = format!("the total says {total}, its cells add up to {sum}");
            return Err(sheet.fault(row, column, What::Said(what)));
        }
        Ok(())
    };
    let total = sheet.find("total").filter(|column| *column > 0);
    for row in sheet.rows() {
        let place = order.iter().position(|name| name == row.text(0));
        match (place, total) {
            (Some(place), Some(column)) => check(row, column, people.row(place).sum())?,
            (Some(_), None) => {}
            (None, _) => {
                for (place, name) in order.iter().enumerate() {
                    let column = sheet.header().iter().position(|header| header == name);
                    let sum = (0..order.len()).map(|row| at(people, row, place)).sum();
                    check(row, column.unwrap_or_default(), sum)?;
                }
                if let Some(column) = total {
                    check(row, column, people.sum())?;
                }
            }
        }
    }
    Ok(())
}

/// The columns of places and counts: those named so, else the first two.
fn vital_columns(sheet: &Sheet) -> Result<[usize; 2], Fault> {
    match (sheet.find("place"), sheet.find("count"), sheet.header().len()) {
        (Some(place), Some(count), _) => Ok([place, count]),
        (_, _, 2) => Ok([0, 1]),
        (Some(_), None, _) => sheet.column("count").map(|count| [0, count]),
        (None, _, _) => sheet.column("place").map(|place| [place, 1]),
    }
}

/// Births or deaths: one count a place.
fn counts(sheet: &Sheet, places: &[String]) -> Result<Vec<f64>, Fault> {
    let [name, count] = vital_columns(sheet)?;
    let mut numbers: BTreeMap<&str, (u64, f64)> = BTreeMap::new();
    let mut totals = Vec::new();
    for row in sheet.some_rows()? {
        let said = |column, what: String| Err(sheet.fault(row, column, What::Said(what)));
        let (place, number) = (row.text(name), sheet.number(row, count)?);
        if is_total(place) {
            totals.push((row, number));
            continue;
        }
        if !places.iter().any(|known| known == place) {
            let known = places.join(", ");
            return said(name, format!("\"{place}\" is no place of the stocks; there are {known}"));
        }
        if number < 0.0 {
            return said(count, format!("{}: a count is zero or more", shown(number)));
        }
        if let Some((line, _)) = numbers.insert(place, (row.line, number)) {
            return said(name, format!("\"{place}\" stands on line {line} too"));
        }
    }
    let found: Result<Vec<f64>, Fault> = (places.iter())
        .map(|place| match numbers.get(place.as_str()) {
            Some((_, number)) => Ok(*number),
            None => Err(sheet.refuse(format!("no row is of \"{place}\""))),
        })
        .collect();
    let found = found?;
    let sum: f64 = found.iter().sum();
    match totals.into_iter().find(|(_, total)| (total - sum).abs() > 1e-6 * sum.max(1.0)) {
        Some((row, total)) => {
            let what =
                format!("the total says {}, the places add up to {}", shown(total), shown(sum));
            Err(sheet.fault(row, count, What::Said(what)))
        }
        None => Ok(found),
    }
}
