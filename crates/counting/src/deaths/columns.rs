//! Which column of a register holds what: by name, in any order, under the names of several years.
//!
//! It must never take a column for another because of where it stands.

use std::collections::BTreeMap;

use crate::input::{Fault, Row, Sheet, What};

/// What a register says of an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    MainId,
    Id,
    Type,
    Region,
    Date,
    Year,
    Month,
    Dead,
    Missing,
    Total,
    Survivors,
    Females,
    Males,
    Children,
    Origin,
    Cause,
    Country,
    Route,
    Location,
    Coordinates,
    Latitude,
    Longitude,
    Sources,
    Quality,
    Corrects,
    Reason,
}

/// The names of each field: that of 2025 first, then that of 2020.
pub(super) const NAMES: [(Field, &[&str]); 26] = [
    (Field::MainId, &["Main ID"]),
    (Field::Id, &["Incident ID", "Web ID"]),
    (Field::Type, &["Incident Type"]),
    (Field::Region, &["Region of Incident"]),
    (Field::Date, &["Incident Date", "Reported Date"]),
    (Field::Year, &["Incident Year", "Reported Year"]),
    (Field::Month, &["Month", "Reported Month"]),
    (Field::Dead, &["Number of Dead", "Number Dead"]),
    (Field::Missing, &["Minimum Estimated Number of Missing"]),
    (Field::Total, &["Total Number of Dead and Missing", "Total Dead and Missing"]),
    (Field::Survivors, &["Number of Survivors"]),
    (Field::Females, &["Number of Females"]),
    (Field::Males, &["Number of Males"]),
    (Field::Children, &["Number of Children"]),
    (Field::Origin, &["Country of Origin"]),
    (Field::Cause, &["Cause of Death"]),
    (Field::Country, &["Country of Incident"]),
    (Field::Route, &["Migration Route"]),
    (Field::Location, &["Location of Incident", "Location Description"]),
    (Field::Coordinates, &["Coordinates", "Location Coordinates"]),
    (Field::Latitude, &["latitude"]),
    (Field::Longitude, &["longitude"]),
    (Field::Sources, &["Information Source"]),
    (Field::Quality, &["Source Quality"]),
    (Field::Corrects, &["Corrects"]),
    (Field::Reason, &["Reason"]),
];

/// The columns of a register.
#[derive(Debug)]
pub(super) struct Columns(BTreeMap<Field, usize>);

impl Columns {
    /// Finds them. A register has at least when and how many.
    pub(super) fn of(sheet: &Sheet) -> Result<Self, Fault> {
        let found = NAMES.iter().filter_map(|(field, names)| {
            names.iter().find_map(|name| sheet.find(name)).map(|column| (*field, column))
        });
        let columns = Self(found.collect());
        for (one_of, what) in [
            (&[Field::Dead, Field::Missing, Field::Total][..], "how many died or are missing"),
            (&[Field::Date, Field::Year], "when it was"),
        ] {
            if one_of.iter().all(|field| columns.at(*field).is_none()) {
                let names: Vec<&str> = NAMES
                    .iter()
                    .filter(|(field, _)| one_of.contains(field))
                    .flat_map(|(_, names)| names.iter().copied())
                    .collect();
                let (wanted, present) = (names.join("\", \""), sheet.header().join(", "));
                let said = format!(
                    "no column says {what}: one of \"{wanted}\" is needed; there are {present}"
                );
                let names = names.join(", ");
                let values = [("wanted", names.as_str()), ("present", &present)];
                return Err(sheet.refuse_known(What::known("no_column_of", values, said)));
            }
        }
        Ok(columns)
    }

    /// Where a field stands, from 0.
    pub(super) fn at(&self, field: Field) -> Option<usize> {
        self.0.get(&field).copied()
    }

    /// What a row says of a field: nothing when the column is missing or the cell empty.
    pub(super) fn text<'a>(&self, row: &'a Row, field: Field) -> Option<&'a str> {
        self.at(field).map(|column| row.text(column)).filter(|text| !text.is_empty())
    }

    /// The text of a field, empty when it is not stated.
    pub(super) fn owned(&self, row: &Row, field: Field) -> String {
        self.text(row, field).unwrap_or_default().to_owned()
    }
}
