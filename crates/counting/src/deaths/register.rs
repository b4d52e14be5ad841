//! A register of incidents, read from the sheets of the IOM Missing Migrants Project and of whoever
//! names the columns alike.
//!
//! It must never turn what is not stated into zero: an empty number is unknown.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::check::{self, Remark, RemarkKind};
use super::columns::{Columns, Field};
use super::date::{Date, DateFault, month_of};
use super::place::Place;
use super::quality::SourceQuality;
use crate::input::{Fault, Row, Sheet, What, is_total};

/// So many people at most in one incident: more is a slip of the pen.
pub const COUNT_MOST: u64 = 10_000_000;

/// What a row of a register is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IncidentType {
    /// One incident.
    Incident,
    /// Several incidents told as one, over a time and a region.
    Cumulative,
    /// Another type, as written.
    Other(String),
}

/// A row of a register: an incident, or a part of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident {
    /// The line of the sheet, from 1.
    pub line: u64,
    /// The identifier of the row; empty when there is none.
    pub id: String,
    /// The identifier of the incident that the row is a part of; that of the row when there is none.
    pub main_id: String,
    /// One incident, or several told as one.
    pub kind: IncidentType,
    /// The region of the incident, as written; empty when not stated.
    pub region: String,
    /// When, as precisely as written.
    pub date: Option<Date>,
    /// The year that the register files it under: that of its own column, or of the date.
    pub year: Option<i32>,
    /// The dead, when stated.
    pub dead: Option<u64>,
    /// The missing, a minimum estimate, when stated.
    pub missing_at_least: Option<u64>,
    /// Dead and missing: the total as written, else the two added.
    pub total: u64,
    /// The survivors, when stated.
    pub survivors: Option<u64>,
    /// Women and girls among the dead and missing, when stated.
    pub females: Option<u64>,
    /// Men and boys, when stated.
    pub males: Option<u64>,
    /// Children, when stated.
    pub children: Option<u64>,
    /// The country of origin, as written.
    pub origin: String,
    /// The cause of death, as written.
    pub cause: String,
    /// The country of the incident, as written.
    pub country: String,
    /// The migration route, as written.
    pub route: String,
    /// Where it was, in words.
    pub location: String,
    /// Where it was, on the globe.
    pub place: Option<Place>,
    /// Who told it, as written.
    pub sources: String,
    /// How good the sources are, as the register grades them.
    pub quality: Option<SourceQuality>,
}

/// A register of incidents, with what is odd in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Register {
    incidents: Vec<Incident>,
    remarks: Vec<Remark>,
    with_total: usize,
    corrected: usize,
}

impl Register {
    /// Reads a sheet. Columns are found by their names of 2025 or of 2020, in any order; a column of
    /// numbers and one of dates or years must be there.
    ///
    /// # Errors
    /// When such a column is missing, there is no row, a number is none, or a row is a total. What does not change a
    /// count (a date, a place, a grade that cannot be read) is a remark.
    pub fn from_sheet(sheet: &Sheet) -> Result<Self, Fault> {
        let columns = Columns::of(sheet)?;
        let mut remarks = Vec::new();
        let rows = sheet.some_rows()?;
        let incidents: Vec<Incident> = rows
            .iter()
            .map(|row| Reader { sheet, columns: &columns, row }.incident(&mut remarks))
            .collect::<Result<_, _>>()?;
        let all = incidents.len();
        let incidents = standing(sheet, &columns, incidents)?;
        let corrected = all - incidents.len();
        let lines: BTreeSet<u64> = incidents.iter().map(|incident| incident.line).collect();
        let total = |row: &&Row| columns.text(row, Field::Total).is_some();
        let with_total = rows.iter().filter(|row| lines.contains(&row.line)).filter(total).count();
        remarks.retain(|remark: &Remark| lines.contains(&remark.line));
        remarks.extend(repeated(&incidents));
        remarks.sort_by_key(|remark| (remark.line, remark.column, remark.kind));
        Ok(Self { incidents, remarks, with_total, corrected })
    }

    /// The rows that no other corrects, in their order.
    #[must_use]
    pub fn incidents(&self) -> &[Incident] {
        &self.incidents
    }

    /// What is odd, in the order of the rows.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// How many rows are left out because another row corrects them.
    #[must_use]
    pub const fn corrected(&self) -> usize {
        self.corrected
    }

    /// How many rows state a total, which is then checked: dead and missing have to add up to it.
    #[must_use]
    pub const fn with_total(&self) -> usize {
        self.with_total
    }

    /// How many incidents the rows make, parts of one (one main identifier) counted once.
    #[must_use]
    pub fn distinct(&self) -> usize {
        let named = self.incidents.iter().map(|it| it.main_id.as_str()).filter(|id| !id.is_empty());
        let unnamed = self.incidents.iter().filter(|it| it.main_id.is_empty()).count();
        named.collect::<BTreeSet<_>>().len() + unnamed
    }
}

/// Reads one row.
struct Reader<'a> {
    sheet: &'a Sheet,
    columns: &'a Columns,
    row: &'a Row,
}

impl Reader<'_> {
    fn incident(&self, remarks: &mut Vec<Remark>) -> Result<Incident, Fault> {
        let (date, year) = self.when(remarks)?;
        let dead = self.count(Field::Dead)?;
        let missing = self.count(Field::Missing)?;
        let written = self.count(Field::Total)?;
        let id = self.text(Field::Id);
        let main_id = match self.text(Field::MainId) {
            main if main.is_empty() => id.clone(),
            main => main,
        };
        let incident = Incident {
            line: self.row.line,
            id,
            main_id,
            kind: self.kind(),
            region: self.text(Field::Region),
            date,
            year,
            dead,
            missing_at_least: missing,
            total: written.unwrap_or(dead.unwrap_or_default() + missing.unwrap_or_default()),
            survivors: self.count(Field::Survivors)?,
            females: self.count(Field::Females)?,
            males: self.count(Field::Males)?,
            children: self.count(Field::Children)?,
            origin: self.text(Field::Origin),
            cause: self.text(Field::Cause),
            country: self.text(Field::Country),
            route: self.text(Field::Route),
            location: self.text(Field::Location),
            place: self.place(remarks),
            sources: self.text(Field::Sources),
            quality: self.quality(remarks),
        };
        self.refuse_total(&incident)?;
        remarks.extend(check::sum(&incident, written, self.number_of(Field::Total)));
        Ok(incident)
    }

    /// Refuses a row that adds up the others: it is called a total where an incident has its
    /// identifier, or in its first words, and was at no time and no place.
    fn refuse_total(&self, incident: &Incident) -> Result<(), Fault> {
        let placed = incident.place.is_some() || !incident.location.is_empty();
        if incident.date.is_some() || placed {
            return Ok(());
        }
        let named = [Field::MainId, Field::Id].into_iter().filter_map(|id| self.columns.at(id));
        let is_words = |text: &String| !text.is_empty() && text.parse::<f64>().is_err();
        let first = self.row.cells.iter().position(is_words);
        let Some(column) = named.chain(first).find(|column| is_total(self.row.text(*column)))
        else {
            return Ok(());
        };
        let text = self.row.text(column);
        let said = format!(
            "\"{text}\" at no time and no place adds up other rows: leave it out, totals are made"
        );
        let what = What::known("total_row", [("said", text)], said);
        Err(self.sheet.fault(self.row, column, what))
    }

    fn text(&self, field: Field) -> String {
        self.columns.owned(self.row, field)
    }

    /// The place of a column in the sheet, from 1.
    fn number_of(&self, field: Field) -> Option<u64> {
        self.columns.at(field).map(|column| column as u64 + 1)
    }

    fn count(&self, field: Field) -> Result<Option<u64>, Fault> {
        let Some(column) = self.columns.at(field) else { return Ok(None) };
        if self.row.text(column).is_empty() {
            return Ok(None);
        }
        let count = self.sheet.count(self.row, column)?;
        if count > COUNT_MOST {
            let said = format!("{count} people in one incident; {COUNT_MOST} at most");
            let what = What::known("incident_large", [("n", &count.to_string())], said);
            return Err(self.sheet.fault(self.row, column, what));
        }
        Ok(Some(count))
    }

    fn kind(&self) -> IncidentType {
        let text = self.text(Field::Type);
        match text.to_lowercase().as_str() {
            "" | "incident" => IncidentType::Incident,
            "cumulative incident" => IncidentType::Cumulative,
            _ => IncidentType::Other(text),
        }
    }

    fn remark(&self, field: Field, kind: RemarkKind, what: String) -> Remark {
        Remark { line: self.row.line, column: self.number_of(field), kind, what }
    }

    fn when(&self, remarks: &mut Vec<Remark>) -> Result<(Option<Date>, Option<i32>), Fault> {
        let filed = match self.columns.at(Field::Year) {
            Some(column) if !self.row.text(column).is_empty() => {
                let year = self.sheet.count(self.row, column)?;
                let year = i32::try_from(year).ok().filter(|year| Date::year(*year).is_some());
                let said = || {
                    let text = self.row.text(column);
                    What::known("no_year", [("said", text)], format!("\"{text}\" is no year"))
                };
                Some(year.ok_or_else(|| self.sheet.fault(self.row, column, said()))?)
            }
            Some(_) | None => None,
        };
        let month = self.columns.text(self.row, Field::Month).and_then(month_of);
        let rough = |year: Option<i32>| {
            let year = year?;
            month.and_then(|month| Date::month(year, month)).or_else(|| Date::year(year))
        };
        let Some(text) = self.columns.text(self.row, Field::Date) else {
            if filed.is_none() {
                let column = self.columns.at(Field::Date).map_or(Field::Year, |_| Field::Date);
                let what = "it is not stated when it was".to_owned();
                remarks.push(self.remark(column, RemarkKind::Date, what));
            }
            return Ok((rough(filed), filed));
        };
        match Date::parse(text, month) {
            Ok(date) => {
                if filed.is_some_and(|year| year != date.in_year()) {
                    let what =
                        format!("\"{text}\" is in another year than the one it is filed under");
                    remarks.push(self.remark(Field::Date, RemarkKind::Date, what));
                }
                Ok((Some(date), filed.or(Some(date.in_year()))))
            }
            Err(fault) => {
                let what = match fault {
                    DateFault::Unreadable => format!("\"{text}\" is no date that can be read"),
                    DateFault::Ambiguous => format!("\"{text}\" can be read as two dates"),
                };
                remarks.push(self.remark(Field::Date, RemarkKind::Date, what));
                let year = filed.or_else(|| Date::year_written(text));
                Ok((rough(year), year))
            }
        }
    }

    fn place(&self, remarks: &mut Vec<Remark>) -> Option<Place> {
        if let Some(text) = self.columns.text(self.row, Field::Coordinates) {
            let place = Place::parse(text);
            if place.is_none() {
                let what = format!("\"{text}\" is no latitude and longitude in degrees");
                remarks.push(self.remark(Field::Coordinates, RemarkKind::Place, what));
            }
            return place;
        }
        let latitude = self.columns.text(self.row, Field::Latitude)?;
        let longitude = self.columns.text(self.row, Field::Longitude)?;
        let place = Place::parse(&format!("{latitude} {longitude}"));
        if place.is_none() {
            let what = format!("\"{latitude}\" and \"{longitude}\" are no degrees on a globe");
            remarks.push(self.remark(Field::Latitude, RemarkKind::Place, what));
        }
        place
    }

    fn quality(&self, remarks: &mut Vec<Remark>) -> Option<SourceQuality> {
        let text = self.columns.text(self.row, Field::Quality)?;
        let quality = text.parse().ok().and_then(SourceQuality::of);
        if quality.is_none() {
            let what = format!("\"{text}\" is no source quality: 1 to 5");
            remarks.push(self.remark(Field::Quality, RemarkKind::Quality, what));
        }
        quality
    }
}

/// The rows that no later one corrects (the column `Corrects` names the row it takes the place of).
fn standing(
    sheet: &Sheet,
    columns: &Columns,
    incidents: Vec<Incident>,
) -> Result<Vec<Incident>, Fault> {
    let Some(column) = columns.at(Field::Corrects) else { return Ok(incidents) };
    // Where each row stands by its identifier, and the line that corrected it.
    let mut known: BTreeMap<&str, (u64, Option<u64>)> = BTreeMap::new();
    for (row, incident) in sheet.rows().iter().zip(&incidents) {
        let corrects = row.text(column);
        if !corrects.is_empty() {
            match known.get_mut(corrects) {
                None => {
                    let said = format!("no row above is called \"{corrects}\"");
                    let what = What::known("corrects_none", [("id", corrects)], said);
                    return Err(sheet.fault(row, column, what));
                }
                Some((_, Some(line))) => {
                    let said =
                        format!("\"{corrects}\" was corrected by line {line}: correct that row");
                    let line = line.to_string();
                    let values = [("id", corrects), ("by", line.as_str())];
                    return Err(sheet.fault(
                        row,
                        column,
                        What::known("corrects_twice", values, said),
                    ));
                }
                Some((_, corrected)) => *corrected = Some(incident.line),
            }
        }
        known.entry(&incident.id).or_insert((incident.line, None));
    }
    let gone: BTreeSet<u64> =
        known.values().filter(|(_, by)| by.is_some()).map(|(line, _)| *line).collect();
    Ok(incidents.into_iter().filter(|incident| !gone.contains(&incident.line)).collect())
}

/// Identifiers of rows that stand on several.
fn repeated(incidents: &[Incident]) -> Vec<Remark> {
    let mut first: BTreeMap<&str, u64> = BTreeMap::new();
    let mut remarks = Vec::new();
    for incident in incidents.iter().filter(|incident| !incident.id.is_empty()) {
        match first.get(incident.id.as_str()) {
            Some(line) => remarks.push(Remark {
                line: incident.line,
                column: None,
                kind: RemarkKind::Repeated,
                what: format!(
                    "the identifier \"{}\" is that of line {line}; both are counted",
                    incident.id
                ),
            }),
            None => {
                first.insert(&incident.id, incident.line);
            }
        }
    }
    remarks
}
