//! A data set as SDMX-CSV 2.0: structure, action, dimensions, value and the two statuses.
//!
//! It must never write a code that SDMX does not allow, for the receiver would refuse the whole file.

use super::csv::{COLUMNS as LAST, read, written};
use super::dataset::{Dataset, Structure, Unpublishable, is_code};
use crate::input::{Fault, Sheet, What};

const FIRST: [&str; 3] = ["STRUCTURE", "STRUCTURE_ID", "ACTION"];

/// Writes a data set: a dataflow, as information (`I`).
///
/// # Errors
/// When the name of a dimension or a code is none in SDMX.
pub fn write_sdmx(dataset: &Dataset) -> Result<String, Unpublishable> {
    let codes = dataset.observations().iter().flat_map(|it| &it.codes);
    if let Some(code) = dataset.dimensions().iter().chain(codes).find(|code| !is_code(code)) {
        return Err(Unpublishable::SdmxCode(code.clone()));
    }
    let dimensions = dataset.dimensions().iter().map(String::as_str);
    let header = FIRST.into_iter().chain(dimensions).chain(LAST).collect();
    let structure = dataset.structure().to_string();
    written(header, dataset, &["dataflow", &structure, "I"])
}

/// Reads a data set: one structure, every row information.
///
/// # Errors
/// When a column is missing, rows are of several structures or ask for another action, or a value or
/// status is none.
pub fn read_sdmx(sheet: &Sheet) -> Result<Dataset, Fault> {
    let mut places = Vec::new();
    for name in FIRST {
        places.push(sheet.column(name)?);
    }
    let mut structure: Option<&str> = None;
    for row in sheet.some_rows()? {
        for ((place, name), wanted) in
            places.iter().zip(FIRST).zip([Some("dataflow"), structure, Some("I")])
        {
            let text = row.text(*place);
            if wanted.is_some_and(|wanted| wanted != text) {
                let wanted = wanted.unwrap_or_default();
                let what = format!("{name} is \"{text}\"; only \"{wanted}\" is read here");
                return Err(sheet.fault(row, *place, What::Said(what)));
            }
        }
        structure = places.get(1).map(|place| row.text(*place));
    }
    let structure = Structure::new(structure.unwrap_or_default())
        .map_err(|error| sheet.refuse(error.to_string()))?;
    let beside = |name: &str| FIRST.iter().chain(&LAST).any(|it| it.eq_ignore_ascii_case(name));
    let dimensions: Vec<usize> = (sheet.header().iter().enumerate())
        .filter(|(_, name)| !beside(name))
        .map(|(place, _)| place)
        .collect();
    read(sheet, structure, &dimensions, LAST)
}
