//! A calendar of values: a row a year, a column a month or a quarter, as R prints a series.
//!
//! It must never join columns that are not the whole of a year in its order.

use crate::input::{Fault, Row, Sheet, What};

use super::label::part_named;
use super::period::{Frequency, Period};
use super::series::Series;

/// The series of a calendar; nothing when the sheet is none. Before the first value of the first year,
/// and after the last of the last, cells may be empty.
///
/// # Errors
/// When a year is missing, comes twice or out of order, or a value is no number.
pub(super) fn series(sheet: &Sheet) -> Option<Result<Series, Fault>> {
    let length = parts(sheet)?;
    let years: Option<Vec<i64>> = sheet.rows().iter().map(|row| year(row.text(0))).collect();
    Some(joined(sheet, length, &years?))
}

/// What the columns after the first are, all of a year in their order.
fn parts(sheet: &Sheet) -> Option<Frequency> {
    let named: Option<Vec<(Frequency, i64)>> =
        sheet.header().get(1..)?.iter().map(|name| part_named(name)).collect();
    let named = named?;
    let length = named.first()?.0;
    let whole = named.len() == length.season() && length != Frequency::Yearly;
    let in_order = (1..).zip(&named).all(|(number, part)| *part == (length, number));
    (whole && in_order).then_some(length)
}

/// The year of a label, if it is one.
fn year(text: &str) -> Option<i64> {
    let period = Period::read(text)?;
    (period.frequency() == Frequency::Yearly).then(|| period.year())
}

fn joined(sheet: &Sheet, length: Frequency, years: &[i64]) -> Result<Series, Fault> {
    follow(sheet, years)?;
    let cells = sheet.rows().iter().zip(years).flat_map(|(row, year)| {
        (1_i64..).zip(1..sheet.header().len()).map(move |(part, column)| (row, *year, part, column))
    });
    let is_empty = |(row, _, _, column): &(&Row, i64, i64, usize)| row.text(*column).is_empty();
    let mut cells: Vec<(&Row, i64, i64, usize)> = cells.skip_while(is_empty).collect();
    while cells.last().is_some_and(is_empty) {
        cells.pop();
    }
    let first = cells.first().and_then(|(_, year, part, _)| Period::of_year(length, *year, *part));
    let Some(first) = first else {
        let said = "no column of values stands beside the periods";
        return Err(sheet.refuse_known(What::known("no_values", [], said)));
    };
    let values = cells.into_iter().map(|(row, .., column)| super::sheet::value(sheet, row, column));
    Ok(Series { name: "value".to_owned(), first, values: values.collect::<Result<_, _>>()? })
}

/// Refuses years that do not follow one another.
fn follow(sheet: &Sheet, years: &[i64]) -> Result<(), Fault> {
    let periods = years.iter().map(|year| Period::of_year(Frequency::Yearly, *year, 1));
    let periods: Vec<Option<Period>> = periods.collect();
    for ((row, before), here) in
        sheet.rows().iter().skip(1).zip(&periods).zip(periods.iter().skip(1))
    {
        if let Some(here) = here {
            super::label::follows(*before, *here).map_err(|what| sheet.fault(row, 0, what))?;
        }
    }
    Ok(())
}
