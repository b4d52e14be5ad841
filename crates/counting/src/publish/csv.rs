//! A data set as plain CSV: a column a dimension, `OBS_VALUE`, `OBS_STATUS` and `CONF_STATUS`.
//!
//! It must never read a column it was not asked about as something else.

use super::dataset::{
    Confidentiality, Dataset, Observation, ObservationStatus, Structure, Unpublishable,
};
use crate::input::{Fault, Row, Sheet, What};

/// The columns after those of dimensions.
pub(super) const COLUMNS: [&str; 3] = ["OBS_VALUE", "OBS_STATUS", "CONF_STATUS"];

/// Writes a data set.
///
/// # Errors
/// When it cannot be written down.
pub fn write_csv(dataset: &Dataset) -> Result<String, Unpublishable> {
    let header = dataset.dimensions().iter().map(String::as_str).chain(COLUMNS);
    written(header.collect(), dataset, &[])
}

/// Reads a data set; CSV does not say what it is called.
///
/// # Errors
/// When a column is missing, or a value or status is none.
pub fn read_csv(sheet: &Sheet, structure: Structure) -> Result<Dataset, Fault> {
    let beside = |name: &str| COLUMNS.iter().any(|it| it.eq_ignore_ascii_case(name));
    let dimensions: Vec<usize> = (sheet.header().iter().enumerate())
        .filter(|(_, name)| !beside(name))
        .map(|(place, _)| place)
        .collect();
    read(sheet, structure, &dimensions, COLUMNS)
}

/// A sheet of observations, each after some cells that are always the same.
pub(super) fn written(
    header: Vec<&str>,
    dataset: &Dataset,
    before: &[&str],
) -> Result<String, Unpublishable> {
    let unwritten = |what: &dyn std::fmt::Display| Unpublishable::Unreadable(what.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).map_err(|error| unwritten(&error))?;
    for observation in dataset.observations() {
        let value = observation.value.map(|value| value.to_string()).unwrap_or_default();
        let codes = observation.codes.iter().map(String::as_str);
        let rest = [value.as_str(), observation.status.code(), observation.confidentiality.code()];
        let record = before.iter().copied().chain(codes).chain(rest);
        writer.write_record(record).map_err(|error| unwritten(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| unwritten(&error))?;
    String::from_utf8(bytes).map_err(|error| unwritten(&error))
}

/// Reads observations from a sheet: the places of its dimensions, and the names of the columns of
/// value, status and confidentiality.
pub(super) fn read(
    sheet: &Sheet,
    structure: Structure,
    dimensions: &[usize],
    [value, status, confidentiality]: [&str; 3],
) -> Result<Dataset, Fault> {
    let columns = (sheet.column(value)?, sheet.column(status)?, sheet.column(confidentiality)?);
    let observation = |row: &Row| {
        let code = |column: usize, what: &str| {
            let what = format!("\"{}\" is no code of {what}", row.text(column));
            sheet.fault(row, column, What::Said(what))
        };
        let number = row.text(columns.0);
        Ok(Observation {
            codes: dimensions.iter().map(|place| row.text(*place).to_owned()).collect(),
            value: if number.is_empty() { None } else { Some(sheet.plain_number(row, columns.0)?) },
            status: ObservationStatus::read(row.text(columns.1))
                .ok_or_else(|| code(columns.1, "the status of an observation"))?,
            confidentiality: Confidentiality::read(row.text(columns.2))
                .ok_or_else(|| code(columns.2, "confidentiality"))?,
        })
    };
    let observations: Vec<Observation> =
        sheet.rows().iter().map(observation).collect::<Result<_, Fault>>()?;
    let name = |place: &usize| sheet.header().get(*place).cloned().unwrap_or_default();
    let dimensions = dimensions.iter().map(name).collect();
    Dataset::new(structure, dimensions, observations)
        .map_err(|error| sheet.refuse(error.to_string()))
}
