//! Stocks, births and deaths from sheets, matched by the names of the places.
//!
//! It must never match places by their order, nor let one fall out: what one sheet has and another
//! has not is a fault with its place.

use std::collections::{BTreeMap, BTreeSet};

use nalgebra::DMatrix;

use super::grid::{at, put};
use super::refusal::{PLACES_MOST, Unsound, shown};
use super::stocks::{Change, Natives, Stocks};
use crate::input::{Fault, Row, Sheet, What, is_total};

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
                Some(sheet.fault(row, count, unsound.what()))
            })
        };
        match unsound {
            Unsound::Births { place, .. } => vital(0, place),
            Unsound::Deaths { place, .. } => vital(1, place),
            Unsound::Of { birthplace, .. } => {
                row_of(self.end, birthplace).map(|row| self.end.fault(row, 0, unsound.what()))
            }
            Unsound::Outside { birthplace, place, .. }
            | Unsound::Negative { birthplace, place, .. } => {
                let (row, column) = (row_of(self.start, birthplace), self.start.find(place));
                row.zip(column).map(|(row, column)| self.start.fault(row, column, unsound.what()))
            }
            Unsound::Table(_)
            | Unsound::Twice(_)
            | Unsound::Places(_)
            | Unsound::World { .. }
            | Unsound::Nobody { .. }
            | Unsound::Matching(_)
            | Unsound::Weight(_) => None,
        }
        .unwrap_or_else(|| self.end.refuse_known(unsound.what()))
    }
}

fn row_of<'a>(sheet: &'a Sheet, birthplace: &str) -> Option<&'a Row> {
    sheet.rows().iter().find(|row| row.text(0) == birthplace)
}

/// A fault of the names of the columns (`column` from 0).
fn of_header(sheet: &Sheet, column: Option<usize>, what: What) -> Fault {
    let mut fault = sheet.fault_of_names(what);
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
            let said = format!("no row is called \"{birthplace}\", and a column is");
            let what = What::known("no_birthplace", [("name", birthplace)], said);
            return Err(of_header(sheet, column, what));
        };
        for (j, place) in order.iter().enumerate() {
            let column = columns.get(place.as_str()).copied().unwrap_or_default();
            let number = sheet.number(row, column)?;
            if number < 0.0 && (i != j || natives == Natives::Refuse) {
                return Err(sheet.fault(row, column, below_zero(number, i == j)));
            }
            put(&mut people, i, j, number);
        }
    }
    totals(sheet, &order, &people)?;
    Stocks::new(order, people, natives).map_err(|unsound| sheet.refuse_known(unsound.what()))
}

fn below_zero(number: f64, native: bool) -> What {
    let hint = if native {
        " (natives found by taking others from a population can be mended: --mend-natives)"
    } else {
        ""
    };
    let number = shown(number);
    let said = format!("{number} people: a number of people is zero or more{hint}");
    What::known("below_zero", [("n", &number)], said)
}

/// The columns that are places.
fn places(sheet: &Sheet) -> Result<BTreeMap<&str, usize>, Fault> {
    let mut columns = BTreeMap::new();
    for (column, name) in sheet.header().iter().enumerate().skip(1) {
        if name.is_empty() {
            let what = What::known("no_name", [], "a column without the name of a place");
            return Err(of_header(sheet, Some(column), what));
        }
        if !is_total(name) {
            columns.insert(name.as_str(), column);
        }
    }
    match columns.len() {
        0 => Err(of_header(
            sheet,
            None,
            What::known(
                "no_places",
                [],
                "the first column names birthplaces, the others are places where people live; there \
                 are none",
            ),
        )),
        many if many > PLACES_MOST => Err(sheet.refuse_known(Unsound::Places(many).what())),
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
        let places = expected.join(", ");
        let said = format!("\"{name}\" is no place of the first sheet; there are {places}");
        let what = What::known("other_place", [("name", name), ("names", &places)], said);
        return Err(of_header(sheet, Some(*column), what));
    }
    match expected.iter().find(|name| !columns.contains_key(name.as_str())) {
        Some(missing) => {
            let said = format!("no column is called \"{missing}\", a place of the first sheet");
            Err(of_header(sheet, None, What::known("missing_place", [("name", missing)], said)))
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
        let refused = |what| Err(sheet.fault(row, 0, what));
        if name.is_empty() {
            return refused(What::known("no_name", [], "a row without the name of a birthplace"));
        }
        if !columns.contains_key(name) {
            let said = format!("\"{name}\" is a birthplace, and no column is called so");
            return refused(What::known("only_birthplace", [("name", name)], said));
        }
        if let Some(other) = rows.insert(name, row) {
            return refused(twice(name, other.line));
        }
    }
    Ok(rows)
}

/// A name that stands on two lines.
fn twice(name: &str, line: u64) -> What {
    let said = format!("\"{name}\" stands on line {line} too");
    What::known("line_too", [("name", name), ("line", &line.to_string())], said)
}

/// A total that is not that of its cells.
fn total_off(total: f64, sum: f64, what: &str) -> What {
    let (total, sum) = (shown(total), shown(sum));
    let said = format!("the total says {total}, {what} add up to {sum}");
    What::known("total_off", [("total", &total), ("sum", &sum)], said)
}

/// Refuses totals in a sheet that are not those of its cells.
fn totals(sheet: &Sheet, order: &[String], people: &DMatrix<f64>) -> Result<(), Fault> {
    let check = |row: &Row, column: usize, sum: f64| {
        let total = sheet.number(row, column)?;
        if (total - sum).abs() > 1e-6 * total.abs().max(sum.abs()).max(1.0) {
            return Err(sheet.fault(row, column, total_off(total, sum, "its cells")));
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
        let refused = |column, what| Err(sheet.fault(row, column, what));
        let (place, number) = (row.text(name), sheet.number(row, count)?);
        if is_total(place) {
            totals.push((row, number));
            continue;
        }
        if !places.iter().any(|known| known == place) {
            let known = places.join(", ");
            let said = format!("\"{place}\" is no place of the stocks; there are {known}");
            let what = What::known("other_place", [("name", place), ("names", &known)], said);
            return refused(name, what);
        }
        if number < 0.0 {
            let number = shown(number);
            let said = format!("{number}: a count is zero or more");
            return refused(count, What::known("below_zero", [("n", &number)], said));
        }
        if let Some((line, _)) = numbers.insert(place, (row.line, number)) {
            return refused(name, twice(place, line));
        }
    }
    let found: Result<Vec<f64>, Fault> = (places.iter())
        .map(|place| match numbers.get(place.as_str()) {
            Some((_, number)) => Ok(*number),
            None => {
                let said = format!("no row is of \"{place}\"");
                Err(sheet.refuse_known(What::known("no_row_of", [("name", place)], said)))
            }
        })
        .collect();
    let found = found?;
    let sum: f64 = found.iter().sum();
    match totals.into_iter().find(|(_, total)| (total - sum).abs() > 1e-6 * sum.max(1.0)) {
        Some((row, total)) => Err(sheet.fault(row, count, total_off(total, sum, "the places"))),
        None => Ok(found),
    }
}
