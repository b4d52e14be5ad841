//! Events: the incidents of a list, each whole, whatever number of rows it was told in.
//!
//! It must never compare a part of an incident, or several told as one, with a whole one.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::deaths::date::{Date, Precision};
use crate::deaths::place::Place;
use crate::deaths::register::{Incident, IncidentType, Register};

/// An incident of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// The list, from 0.
    pub list: usize,
    /// Its identifier in that list: that of the whole incident; the line where there is none.
    pub id: String,
    /// How many rows it was told in.
    pub rows: u64,
    /// When: to the day or the month. Of several rows, the earliest.
    pub date: Date,
    /// Where: of several rows, the place of the one with most deaths.
    pub place: Option<Place>,
    /// Dead and missing: of several rows, their sum.
    pub total: u64,
    /// The migration route, in lower case; empty when not stated.
    pub route: String,
    /// The region, in lower case; empty when not stated.
    pub region: String,
}

/// The events of several lists, and what was left out.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Events {
    /// The names of the lists.
    pub lists: Vec<String>,
    /// The events, list by list.
    pub events: Vec<Event>,
    /// Rows that were parts of an incident told in another row.
    pub parts: u64,
    /// Rows left out because they tell several incidents as one.
    pub cumulative: u64,
    /// Incidents left out because their month is not known.
    pub undated: u64,
}

impl Events {
    /// Adds the incidents of a register as a list of their own.
    pub fn add(&mut self, name: &str, register: &Register) {
        let list = self.lists.len();
        self.lists.push(name.to_owned());
        let mut whole: BTreeMap<&str, Vec<&Incident>> = BTreeMap::new();
        let mut alone: Vec<Vec<&Incident>> = Vec::new();
        for incident in register.incidents() {
            match incident.kind {
                IncidentType::Cumulative => self.cumulative += 1,
                IncidentType::Incident | IncidentType::Other(_) => {
                    if incident.main_id.is_empty() {
                        alone.push(vec![incident]);
                    } else {
                        whole.entry(&incident.main_id).or_default().push(incident);
                    }
                }
            }
        }
        for rows in whole.into_values().chain(alone) {
            self.parts += rows.len().saturating_sub(1) as u64;
            match event(list, &rows) {
                Some(event) => self.events.push(event),
                None => self.undated += 1,
            }
        }
    }
}

/// One event of the rows of an incident; nothing when its month is not known.
fn event(list: usize, rows: &[&Incident]) -> Option<Event> {
    let dates = rows.iter().filter_map(|row| row.date);
    let date = dates
        .filter(|date| date.precision() <= Precision::Month)
        .min_by_key(|date| (date.span().0, date.precision()))?;
    let first = rows.first()?;
    let deadliest = rows.iter().rev().filter(|row| row.place.is_some()).max_by_key(|row| row.total);
    let stated = |text: fn(&Incident) -> &str| {
        let mut texts = rows.iter().map(|row| text(row)).filter(|text| !text.is_empty());
        texts.next().unwrap_or_default().to_lowercase()
    };
    let id = if first.main_id.is_empty() {
        format!("line {}", first.line)
    } else {
        first.main_id.clone()
    };
    Some(Event {
        list,
        id,
        rows: rows.len() as u64,
        date,
        place: deadliest.and_then(|row| row.place),
        total: rows.iter().map(|row| row.total).sum(),
        route: stated(|row| &row.route),
        region: stated(|row| &row.region),
    })
}
