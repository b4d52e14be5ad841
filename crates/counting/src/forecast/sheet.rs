//! Series out of a sheet: a period a row, or a period a column.
//!
//! It must never fill a gap nor sort what stands in another order: both are faults with their line.

use crate::input::{Fault, Row, Sheet, What};

use super::period::Period;
use super::series::Series;

/// Names that a column of periods has; otherwise the first column is looked at.
const PERIOD_NAMES: [&str; 7] = ["period", "date", "month", "week", "quarter", "year", "time"];

/// Reads every series of a sheet.
///
/// Three forms: columns `period` and `value`; a column of periods and a column a series; or a row a
/// series, whose columns after the first are periods.
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

/// What a cell says of a period.
#[derive(Debug, Clone, Copy)]
enum Label {
    Period(Period),
    Day(i64),
}

impl Label {
    fn read(text: &str) -> Option<Self> {
        let day = Period::read_day(text).map(Self::Day);
        day.or_else(|| Period::read(text).map(Self::Period))
    }

    /// The period, where days stand for months or for weeks.
    fn period(self, weeks: bool) -> Period {
        match self {
            Self::Period(period) => period,
            Self::Day(day) if weeks => Period::week_of_day(day),
            Self::Day(day) => Period::month_of_day(day),
        }
    }
}

/// Days stand for weeks when the second is less than four weeks after the first.
fn weekly(first: Option<&Label>, second: Option<&Label>) -> bool {
    let (Some(Label::Day(first)), Some(Label::Day(second))) = (first, second) else { return false };
    (1..28).contains(&(second - first))
}

fn across_rows(sheet: &Sheet) -> Result<Vec<Series>, Fault> {
    let labels: Vec<Label> =
        sheet.header().iter().skip(1).filter_map(|it| Label::read(it)).collect();
    let weeks = weekly(labels.first(), labels.get(1));
    let header = Row { line: 1, cells: sheet.header().to_vec() };
    let mut before = None;
    for (column, label) in (1..).zip(&labels) {
        let period = label.period(weeks);
        follows(before, period).map_err(|what| sheet.fault(&header, column, what))?;
        before = Some(period);
    }
    let Some(first) = labels.first().map(|label| label.period(weeks)) else {
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
            let what = format!(
                "\"{text}\" is not a period: write 2019, 2019-Q3, 2019-07, 2019-W31 or 2019-07-29"
            );
            sheet.fault(row, column, What::known("no_period", [("said", text)], what))
        })
    };
    let labels: Vec<Label> = sheet.rows().iter().map(label).collect::<Result<_, _>>()?;
    let weeks = weekly(labels.first(), labels.get(1));
    let mut before = None;
    for (row, label) in sheet.rows().iter().zip(&labels) {
        let period = label.period(weeks);
        follows(before, period).map_err(|what| sheet.fault(row, column, what))?;
        before = Some(period);
    }
    let Some(first) = labels.first().map(|label| label.period(weeks)) else {
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

fn value(sheet: &Sheet, row: &Row, column: usize) -> Result<f64, Fault> {
    if row.text(column).is_empty() {
        let what = "no value: a series must not have gaps; fill it in or begin after it";
        return Err(sheet.fault(row, column, What::known("no_value", [], what)));
    }
    sheet.number(row, column)
}

fn follows(before: Option<Period>, period: Period) -> Result<(), What> {
    let Some(before) = before else { return Ok(()) };
    let (is, was) = (period.to_string(), before.to_string());
    Err(match period.since(before) {
        Some(1) => return Ok(()),
        Some(0) => What::known("twice", [("period", &is)], format!("{is} comes twice")),
        Some(gap) if gap > 1 => {
            let next = before.later(1).to_string();
            let said =
                format!("{next} is missing: after {was} comes {is}; a series must not have gaps");
            What::known("gap", [("missing", &next), ("before", &was), ("period", &is)], said)
        }
        Some(_) => {
            let said = format!("{is} stands after {was}: sort the periods, the oldest first");
            What::known("unsorted", [("before", &was), ("period", &is)], said)
        }
        None => {
            let (long, other) = (before.frequency().words().0, period.frequency().words().0);
            let said = format!("{is} is a {other} where {was} before it is a {long}");
            What::known("mixed_periods", [("before", &was), ("period", &is)], said)
        }
    })
}
