//! Series out of a sheet: a period a row, or a period a column.
//!
//! It must never fill a gap nor sort what stands in another order: both are faults with their line.

use crate::input::{Fault, Row, Sheet, What};

use super::calendar;
use super::label::{FORMS, Label, periods};
use super::series::Series;

/// Names that a column of periods has; otherwise the first column is looked at.
const PERIOD_NAMES: [&str; 7] = ["period", "date", "month", "week", "quarter", "year", "time"];

/// Reads every series of a sheet.
///
/// Four forms: columns `period` and `value`; a column of periods and a column a series; a row a series,
/// whose columns after the first are periods; or a row a year, whose columns after the first are its
/// months or quarters.
///
/// # Errors
/// When no column says the periods, a period cannot be read, is missing, comes twice or out of order,
/// or a value is no number.
pub fn read(sheet: &Sheet) -> Result<Vec<Series>, Fault> {
    sheet.some_rows()?;
    let across = sheet.header().get(1..).unwrap_or_default();
    if across.len() > 1 && across.iter().all(|label| Label::read(label).is_some()) {
        return across_rows(sheet);
    }
    if let Some(series) = calendar::series(sheet) {
        return Ok(vec![series?]);
    }
    down_columns(sheet)
}

/// The series of a name (letter case aside), or the only one.
///
/// # Errors
/// When no series has the name, or there are several and none is named; it says which there are.
pub fn choose(sheet: &Sheet, series: Vec<Series>, name: Option<&str>) -> Result<Series, Fault> {
    let names: Vec<String> = series.iter().map(|series| series.name.clone()).collect();
    if name.is_none() && names.len() > 1 {
        let names = names.join(", ");
        let said = format!("there are several series, name one: {names}");
        return Err(sheet.refuse_known(What::known("several_series", [("names", &names)], said)));
    }
    let mut series = series.into_iter();
    let found = match name {
        Some(name) => series.find(|series| series.name.eq_ignore_ascii_case(name)),
        None => series.next(),
    };
    found.ok_or_else(|| {
        let name = name.unwrap_or_default();
        let names = names.join(", ");
        let said = format!("no series is called \"{name}\"; there are {names}");
        sheet.refuse_known(What::known("no_series", [("name", name), ("names", &names)], said))
    })
}

fn across_rows(sheet: &Sheet) -> Result<Vec<Series>, Fault> {
    let labels: Vec<Label> =
        sheet.header().iter().skip(1).filter_map(|it| Label::read(it)).collect();
    let header = Row { line: 1, cells: sheet.header().to_vec() };
    let periods = periods(&labels)
        .map_err(|(place, what)| sheet.fault(&header, place.saturating_add(1), what))?;
    let Some(first) = periods.first().copied() else {
        return Err(sheet.refuse_known(What::known("no_periods", [], "no column is a period")));
    };
    let rows = sheet.rows().iter().map(|row| {
        let columns = 1..sheet.header().len();
        let values = columns.map(|column| value(sheet, row, column)).collect::<Result<_, _>>()?;
        Ok(Series { name: row.text(0).to_owned(), first, values })
    });
    rows.collect()
}

fn down_columns(sheet: &Sheet) -> Result<Vec<Series>, Fault> {
    let column = PERIOD_NAMES.iter().find_map(|name| sheet.find(name)).unwrap_or(0);
    let label = |row: &Row| {
        let text = row.text(column);
        Label::read(text).ok_or_else(|| {
            let what = format!("\"{text}\" is not a period: write {}", forms());
            sheet.fault(row, column, What::known("no_period", [("said", text)], what))
        })
    };
    let labels: Vec<Label> = sheet.rows().iter().map(label).collect::<Result<_, _>>()?;
    let periods = periods(&labels).map_err(|(place, what)| match sheet.rows().get(place) {
        Some(row) => sheet.fault(row, column, what),
        None => sheet.refuse_known(what),
    })?;
    let Some(first) = periods.first().copied() else {
        return Err(sheet.refuse_known(What::known("no_periods", [], "no row is a period")));
    };
    let others = sheet.header().iter().enumerate().filter(|(place, _)| *place != column);
    let series: Vec<Series> = others
        .map(|(place, name)| {
            let cells = sheet.rows().iter().map(|row| value(sheet, row, place));
            Ok(Series { name: name.clone(), first, values: cells.collect::<Result<_, _>>()? })
        })
        .collect::<Result<_, Fault>>()?;
    if series.is_empty() {
        let said = "no column of values stands beside the periods";
        return Err(sheet.refuse_known(What::known("no_values", [], said)));
    }
    Ok(series)
}

/// The ways of writing a period, in words.
fn forms() -> String {
    let forms = FORMS.map(|(length, forms)| format!("{length} ({})", forms.join(", ")));
    let [others @ .., last] = &forms;
    format!("{} or {last}", others.join(", "))
}

pub(super) fn value(sheet: &Sheet, row: &Row, column: usize) -> Result<f64, Fault> {
    if row.text(column).is_empty() {
        let what = "no value: a series must not have gaps; fill it in or begin after it";
        return Err(sheet.fault(row, column, What::known("no_value", [], what)));
    }
    sheet.number(row, column)
}
