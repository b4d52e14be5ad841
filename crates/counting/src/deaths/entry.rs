//! A new row of a register: an incident, or the correction of one.
//!
//! It must never change a row that is there: what was wrong stays, and a row below says what is right.

use super::columns::{Field, NAMES};
use super::date::Date;
use super::place::Place;
use super::quality::SourceQuality;
use super::register::{COUNT_MOST, Incident, Register};
use crate::input::{Sheet, quoted};

/// Incidents are alike that are told so near to one another, in kilometres.
const NEAR_KM: f64 = 25.0;

/// What is told of an incident. Numbers that are not stated are unknown, not zero; texts that are not
/// stated are empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// When, as precisely as it is known.
    pub date: Date,
    /// How many, of whom.
    pub people: People,
    /// Where, in words.
    pub location: String,
    /// Where, on the globe.
    pub place: Option<Place>,
    /// The region.
    pub region: String,
    /// The country of the incident.
    pub country: String,
    /// The migration route.
    pub route: String,
    /// The cause of death.
    pub cause: String,
    /// The country of origin.
    pub origin: String,
    /// Who told it.
    pub sources: String,
    /// How good the sources are.
    pub quality: SourceQuality,
    /// The row that this one takes the place of.
    pub corrects: Option<Correction>,
}

/// How many, where stated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct People {
    /// The dead.
    pub dead: Option<u64>,
    /// The missing: a minimum.
    pub missing_at_least: Option<u64>,
    /// The survivors.
    pub survivors: Option<u64>,
    /// Women and girls among the dead and missing.
    pub females: Option<u64>,
    /// Men and boys among them.
    pub males: Option<u64>,
    /// Children among them.
    pub children: Option<u64>,
}

/// Which row is corrected, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The identifier of the row.
    pub id: String,
    /// What was wrong.
    pub reason: String,
}

/// A row that can stand under a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRow {
    /// Its identifier: the number after the largest.
    pub id: String,
    /// The row, with the names of the columns before it where the register is begun.
    pub text: String,
}

/// Why a row does not stand under a register.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum NotEntered {
    /// Nobody is told of.
    #[error(
        "how many died or are missing is not told: one of them at least, as far as it is known"
    )]
    NoNumber,
    /// Zero people.
    #[error("nobody died and nobody is missing: that is no incident for this register")]
    Nobody,
    /// More people than any incident has.
    #[error("{0} people in one incident; {COUNT_MOST} at most")]
    TooMany(u64),
    /// More of a kind than there are people.
    #[error("{part} of the dead and missing, who are {whole}: the missing are told as a minimum")]
    MoreThanAll {
        /// How many of a kind.
        part: u64,
        /// How many in all.
        whole: u64,
    },
    /// A text that is needed is empty, or has a line end in it.
    #[error("the {0} is not told, or not in one line")]
    Text(&'static str),
    /// The register has other columns.
    #[error("its columns are others than those of a register that this command begins")]
    OtherColumns,
    /// The register has something else than commas between its columns.
    #[error(
        "its columns are not separated by commas, as a new row is: save it again as CSV with commas"
    )]
    OtherSeparator,
    /// The register cannot be read.
    #[error("{0}")]
    Register(String),
    /// There is no such row to correct.
    #[error("no row is called \"{0}\": nothing to correct")]
    NoSuchRow(String),
    /// The row was corrected before.
    #[error("\"{0}\" was corrected before: correct the row that took its place")]
    Corrected(String),
    /// It may be there already.
    #[error("it may be the incident \"{0}\", of the same days and place")]
    Alike(String),
}

impl Entry {
    /// The row that this makes under a register; a new register when there is none. An incident that
    /// is alike another is told, unless it `is_another`.
    ///
    /// # Errors
    /// [`NotEntered`].
    pub fn under(&self, register: Option<&Sheet>, is_another: bool) -> Result<NewRow, NotEntered> {
        self.check()?;
        let Some(sheet) = register else {
            return Ok(self.row("1", "1", &header()));
        };
        if !sheet.header().iter().map(String::as_str).eq(columns()) {
            return Err(NotEntered::OtherColumns);
        }
        let told = |fault: crate::input::Fault| NotEntered::Register(fault.to_string());
        let known = if sheet.rows().is_empty() {
            None
        } else {
            Some(Register::from_sheet(sheet).map_err(told)?)
        };
        let place = columns().position(|name| name == name_of(Field::Id)).unwrap_or_default();
        let numbers = sheet.rows().iter().filter_map(|row| row.text(place).parse::<u64>().ok());
        let id = numbers.max().unwrap_or_default().saturating_add(1).to_string();
        let standing = known.as_ref().map(Register::incidents).unwrap_or_default();
        let main = match &self.corrects {
            None => id.clone(),
            Some(Correction { id: wrong, .. }) => {
                let named = |row: &&Incident| row.id == *wrong;
                let there = sheet.rows().iter().any(|row| row.text(place) == wrong.as_str());
                let missing = if there { NotEntered::Corrected } else { NotEntered::NoSuchRow };
                let row = standing.iter().find(named).ok_or_else(|| missing(wrong.clone()))?;
                row.main_id.clone()
            }
        };
        let alike = standing.iter().find(|row| self.corrects.is_none() && self.is_like(row));
        match alike.filter(|_| !is_another) {
            Some(row) => Err(NotEntered::Alike(row.id.clone())),
            None => Ok(self.row(&main, &id, "")),
        }
    }

    fn check(&self) -> Result<(), NotEntered> {
        let People { dead, missing_at_least, survivors, females, males, children } = self.people;
        let all = [dead, missing_at_least, survivors, females, males, children];
        if let Some(many) = all.into_iter().flatten().find(|count| *count > COUNT_MOST) {
            return Err(NotEntered::TooMany(many));
        }
        let whole = self.total().ok_or(NotEntered::NoNumber)?;
        if whole == 0 && self.corrects.is_none() {
            return Err(NotEntered::Nobody);
        }
        let sexes = females.unwrap_or_default() + males.unwrap_or_default();
        let most = sexes.max(children.unwrap_or_default());
        if most > whole {
            return Err(NotEntered::MoreThanAll { part: most, whole });
        }
        let reason = self.corrects.as_ref().map(|it| ("reason", it.reason.as_str(), true));
        let texts = [
            ("place", self.location.as_str(), true),
            ("source", self.sources.as_str(), true),
            ("region", self.region.as_str(), false),
            ("country", self.country.as_str(), false),
            ("route", self.route.as_str(), false),
            ("cause", self.cause.as_str(), false),
            ("country of origin", self.origin.as_str(), false),
        ];
        let wrong = texts.into_iter().chain(reason).find(|(_, text, is_needed)| {
            (*is_needed && text.trim().is_empty()) || text.chars().any(char::is_control)
        });
        wrong.map_or(Ok(()), |(what, ..)| Err(NotEntered::Text(what)))
    }

    fn total(&self) -> Option<u64> {
        let People { dead, missing_at_least, .. } = self.people;
        let either = dead.or(missing_at_least)?;
        Some(dead.zip(missing_at_least).map_or(either, |(dead, missing)| dead + missing))
    }

    /// Whether a row may tell the same incident: within a day, and at one place or near it.
    fn is_like(&self, row: &Incident) -> bool {
        let when = row.date.is_some_and(|date| date.gap(self.date) <= 1);
        let near =
            self.place.zip(row.place).map(|(one, other)| one.kilometres_to(other) <= NEAR_KM);
        let named = row.location.eq_ignore_ascii_case(self.location.trim());
        when && near.unwrap_or(named)
    }

    fn row(&self, main: &str, id: &str, before: &str) -> NewRow {
        let count = |count: Option<u64>| count.map(|it| it.to_string()).unwrap_or_default();
        let People { dead, missing_at_least, survivors, females, males, children } = self.people;
        let corrects = self.corrects.as_ref();
        let cells = fields().map(|field| match field {
            Field::MainId => main.to_owned(),
            Field::Id => id.to_owned(),
            Field::Type => "Incident".to_owned(),
            Field::Region => self.region.clone(),
            Field::Date => self.date.to_string(),
            Field::Year => self.date.in_year().to_string(),
            Field::Month => self.date.in_month().map(|it| it.to_string()).unwrap_or_default(),
            Field::Dead => count(dead),
            Field::Missing => count(missing_at_least),
            Field::Total => count(self.total()),
            Field::Survivors => count(survivors),
            Field::Females => count(females),
            Field::Males => count(males),
            Field::Children => count(children),
            Field::Origin => self.origin.clone(),
            Field::Cause => self.cause.clone(),
            Field::Country => self.country.clone(),
            Field::Route => self.route.clone(),
            Field::Location => self.location.clone(),
            Field::Coordinates => {
                let place = |it: Place| format!("{}, {}", it.latitude(), it.longitude());
                self.place.map(place).unwrap_or_default()
            }
            Field::Latitude | Field::Longitude => String::new(),
            Field::Sources => self.sources.clone(),
            Field::Quality => u8::from(self.quality).to_string(),
            Field::Corrects => corrects.map(|it| it.id.clone()).unwrap_or_default(),
            Field::Reason => corrects.map(|it| it.reason.clone()).unwrap_or_default(),
        });
        let cells: Vec<String> = cells.map(|cell| quoted(cell.trim())).collect();
        NewRow { id: id.to_owned(), text: format!("{before}{}\n", cells.join(",")) }
    }
}

/// What a register that is begun here holds, in the order of its columns.
fn fields() -> impl Iterator<Item = Field> {
    let fields = NAMES.iter().map(|(field, _)| *field);
    fields.filter(|field| !matches!(field, Field::Latitude | Field::Longitude))
}

/// The columns of such a register.
fn columns() -> impl Iterator<Item = &'static str> {
    fields().map(name_of)
}

/// The name of a column, that of 2025.
fn name_of(wanted: Field) -> &'static str {
    let named = NAMES.iter().find(|(field, _)| *field == wanted);
    named.and_then(|(_, names)| names.first()).copied().unwrap_or_default()
}

fn header() -> String {
    columns().collect::<Vec<_>>().join(",") + "\n"
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;

    fn sheet(text: &str) -> Sheet {
        Sheet::parse(Path::new("r.csv"), text.as_bytes()).unwrap()
    }

    fn words() -> impl Strategy<Value = String> {
        "[a-zé=-]([a-zé ,;|\"'=-]{0,10}[a-zé\"])?"
    }

    prop_compose! {
        fn entry()(
            (year, month, day) in (2014_i32..2026, 1_u8..=12, 1_u8..=28),
            precision in 0_u8..3,
            dead in prop::option::of(1_u64..500),
            missing in 1_u64..500,
            (north, east) in (-90.0..90.0_f64, -180.0..180.0_f64),
            has_place: bool,
            (location, route, sources) in (words(), words(), words()),
            grade in 1_u64..=5,
        ) -> Entry {
            let date = match precision {
                0 => Date::day(year, month, day),
                1 => Date::month(year, month),
                _ => Date::year(year),
            };
            Entry {
                date: date.unwrap(),
                people: People { dead, missing_at_least: Some(missing), ..People::default() },
                location,
                place: Place::new(north, east).filter(|_| has_place),
                region: String::new(),
                country: String::new(),
                route,
                cause: String::new(),
                origin: String::new(),
                sources,
                quality: SourceQuality::of(grade).unwrap(),
                corrects: None,
            }
        }
    }

    proptest! {
        #[test]
        fn a_register_holds_what_was_told_of_each(entries in prop::collection::vec(entry(), 1..6)) {
            let mut text = String::new();
            for entry in &entries {
                let known = (!text.is_empty()).then(|| sheet(&text));
                text.push_str(&entry.under(known.as_ref(), true).unwrap().text);
            }
            let register = Register::from_sheet(&sheet(&text)).unwrap();
            prop_assert_eq!(register.remarks(), []);
            prop_assert_eq!(register.with_total(), entries.len());
            for ((row, entry), number) in register.incidents().iter().zip(&entries).zip(1..) {
                prop_assert_eq!(&row.id, &number.to_string());
                prop_assert_eq!((row.date, row.dead), (Some(entry.date), entry.people.dead));
                prop_assert_eq!(row.missing_at_least, entry.people.missing_at_least);
                prop_assert_eq!(Some(row.total), entry.total());
                prop_assert_eq!((&row.location, &row.route), (&entry.location, &entry.route));
                prop_assert_eq!((row.place, &row.sources), (entry.place, &entry.sources));
                prop_assert_eq!(row.quality, Some(entry.quality));
            }
        }
    }
}
