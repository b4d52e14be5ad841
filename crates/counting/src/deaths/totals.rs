//! Totals of a register by region, year, route, cause or source quality.
//!
//! It must never leave a row out: what is not stated is a group of its own.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::register::{Incident, Register};

/// What to add up by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The region of the incident.
    Region,
    /// The year that it is filed under.
    Year,
    /// The migration route.
    Route,
    /// The cause of death: free text, told apart by letters but not by their case.
    Cause,
    /// The grade of the sources.
    Quality,
}

/// What was added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Sums {
    /// Rows of the register.
    pub rows: u64,
    /// The dead.
    pub dead: u64,
    /// The missing: a sum of minimum estimates.
    pub missing_at_least: u64,
    /// Dead and missing.
    pub total: u64,
    /// Rows that do not state how many are dead.
    pub rows_without_dead: u64,
    /// Rows that do not state how many are missing.
    pub rows_without_missing: u64,
}

impl Sums {
    fn add(&mut self, incident: &Incident) {
        self.rows += 1;
        self.dead += incident.dead.unwrap_or_default();
        self.missing_at_least += incident.missing_at_least.unwrap_or_default();
        self.total += incident.total;
        self.rows_without_dead += u64::from(incident.dead.is_none());
        self.rows_without_missing += u64::from(incident.missing_at_least.is_none());
    }
}

/// The totals of a register, whole and by group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// What the groups are.
    pub by: By,
    /// All rows.
    pub all: Sums,
    /// The groups: years and grades in order, others by their totals, the largest first. The name is
    /// nothing where the register does not state it.
    pub groups: Vec<(Option<String>, Sums)>,
}

/// Adds a register up.
#[must_use]
pub fn totals(register: &Register, by: By) -> Totals {
    let mut all = Sums::default();
    let mut groups: BTreeMap<String, (String, Sums)> = BTreeMap::new();
    for incident in register.incidents() {
        all.add(incident);
        let name = by.name(incident);
        let (_, sums) =
            groups.entry(name.to_lowercase()).or_insert_with(|| (name, Sums::default()));
        sums.add(incident);
    }
    let mut groups: Vec<(String, Sums)> = groups.into_values().collect();
    match by {
        By::Year | By::Quality => {}
        By::Region | By::Route | By::Cause => {
            groups.sort_by_key(|(name, sums)| (Reverse(sums.total), name.clone()));
        }
    }
    let stated = |name: String| (!name.is_empty()).then_some(name);
    let groups = groups.into_iter().map(|(name, sums)| (stated(name), sums)).collect();
    Totals { by, all, groups }
}

impl By {
    fn name(self, incident: &Incident) -> String {
        match self {
            Self::Region => incident.region.clone(),
            Self::Year => incident.year.map(|year| year.to_string()).unwrap_or_default(),
            Self::Route => incident.route.clone(),
            Self::Cause => incident.cause.split_whitespace().collect::<Vec<_>>().join(" "),
            Self::Quality => {
                incident.quality.map(|grade| u8::from(grade).to_string()).unwrap_or_default()
            }
        }
    }
}
