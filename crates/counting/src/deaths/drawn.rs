//! A register as its pictures take it, and its totals as separated text.
//!
//! It must never leave a row out that has what a picture shows.

use std::collections::BTreeMap;

use super::register::Register;
use super::totals::{By, totals};
use crate::draw::{MapPoint, Stack};
use crate::input::line;

/// The years, each with the dead and missing of its regions; `unstated` names the region of whom
/// none is stated. Incidents without a year are left out.
#[must_use]
pub fn by_year(register: &Register, unstated: &str) -> Vec<Stack> {
    let mut years: BTreeMap<i32, BTreeMap<String, u64>> = BTreeMap::new();
    for incident in register.incidents() {
        let Some(year) = incident.year else { continue };
        let region = if incident.region.is_empty() { unstated } else { &incident.region };
        *years.entry(year).or_default().entry(region.to_owned()).or_default() += incident.total;
    }
    years.into_iter().map(|(year, parts)| Stack { label: year.to_string(), parts }).collect()
}

/// The incidents whose place is known, as circles of a map.
#[must_use]
pub fn map_points(register: &Register) -> Vec<MapPoint> {
    let points = register.incidents().iter().filter_map(|incident| {
        let date = incident.date.map(|date| date.to_string()).unwrap_or_default();
        Some(MapPoint {
            place: incident.place?,
            size: incident.total,
            region: incident.region.clone(),
            label: format!("{date} {}", incident.location).trim().to_owned(),
        })
    });
    points.collect()
}

/// The totals by region, year, route, cause and grade:
/// `by,name,rows,dead,missing_at_least,total`; the name is empty where it is not stated.
#[must_use]
pub fn totals_csv(register: &Register) -> String {
    let header = ["by", "name", "rows", "dead", "missing_at_least", "total"];
    let mut text = line(header);
    let all = [
        ("region", By::Region),
        ("year", By::Year),
        ("route", By::Route),
        ("cause", By::Cause),
        ("quality", By::Quality),
    ];
    for (word, by) in all {
        for (name, sums) in totals(register, by).groups {
            let numbers = [sums.rows, sums.dead, sums.missing_at_least, sums.total];
            let numbers = numbers.map(|number| number.to_string());
            let cells = [word.to_owned(), name.unwrap_or_default()];
            text.push_str(&line(cells.into_iter().chain(numbers)));
        }
    }
    text
}
