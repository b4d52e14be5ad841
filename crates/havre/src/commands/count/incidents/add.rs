//! `havre count incidents add`: a row under a register of incidents, checked before it stands there.
//!
//! It must never change a row that is there: a correction is a row of its own.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;
use counting::deaths::{
    Correction, Date, DateFault, Entry, NotEntered, People, Place, SourceQuality,
};
use counting::input::Sheet;
use kernel::World;
use serde::Serialize;

use super::{say, say_json, wrong};
use crate::commands::files::{locked, write};
use crate::world::RealWorld;

/// `havre count incidents add`
#[derive(Debug, Args)]
pub(super) struct Add {
    /// The register: CSV, begun when it is not there
    register: PathBuf,
    /// When: 2026-06-12, 2026-06 or 2026, as far as it is known
    #[arg(long)]
    date: String,
    #[command(flatten)]
    people: PeopleOf,
    #[command(flatten)]
    place: PlaceOf,
    /// Who told it
    #[arg(long)]
    source: String,
    /// How good the sources are, 1 to 5
    #[arg(long, value_name = "N", value_parser = quality)]
    quality: SourceQuality,
    /// The identifier of the row that this one takes the place of
    #[arg(long, value_name = "ID", requires = "reason")]
    corrects: Option<String>,
    /// What was wrong with that row
    #[arg(long, value_name = "WHY", requires = "corrects")]
    reason: Option<String>,
    /// It is another incident than the one of the same days and place
    #[arg(long)]
    another: bool,
    /// Answer in JSON
    #[arg(long)]
    json: bool,
}

/// How many; what is left out is not known.
#[derive(Debug, Args)]
struct PeopleOf {
    /// The dead; left out: not known
    #[arg(long, value_name = "N")]
    dead: Option<u64>,
    /// The missing, at least; left out: not known
    #[arg(long, value_name = "N")]
    missing: Option<u64>,
    /// The survivors
    #[arg(long, value_name = "N")]
    survivors: Option<u64>,
    /// Women and girls among the dead and missing
    #[arg(long, value_name = "N")]
    females: Option<u64>,
    /// Men and boys among the dead and missing
    #[arg(long, value_name = "N")]
    males: Option<u64>,
    /// Children among the dead and missing
    #[arg(long, value_name = "N")]
    children: Option<u64>,
}

/// Where, and what is told of it in words.
#[derive(Debug, Args)]
struct PlaceOf {
    /// Where, in words
    #[arg(long)]
    place: String,
    /// Where, in degrees: 33.10, 13.20
    #[arg(long, value_name = "LAT, LON", allow_hyphen_values = true)]
    coordinates: Option<String>,
    /// The region
    #[arg(long, default_value = "")]
    region: String,
    /// The country
    #[arg(long, default_value = "")]
    country: String,
    /// The migration route
    #[arg(long, default_value = "")]
    route: String,
    /// The cause of death
    #[arg(long, default_value = "")]
    cause: String,
    /// The country of origin
    #[arg(long, default_value = "")]
    origin: String,
}

#[derive(Serialize)]
struct Answer<'a> {
    register: String,
    id: &'a str,
    corrects: Option<&'a str>,
}

/// A grade of sources.
fn quality(text: &str) -> Result<SourceQuality, &'static str> {
    text.parse().ok().and_then(SourceQuality::of).ok_or("it is 1 to 5")
}

/// Whether commas stand between the names of the columns, as in the row that is written below them.
fn is_by_commas(content: &[u8]) -> bool {
    let text = String::from_utf8_lossy(content);
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.split(['\n', '\r']);
    let names = lines.find(|line| !line.trim().is_empty() && !line.starts_with("# "));
    names.is_some_and(|names| names.contains(','))
}

impl Add {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let entry = self.entry()?;
        let path = &self.register;
        let said = |what: &dyn std::fmt::Display| wrong(format!("{}: {what}", path.display()));
        let _lock = locked(path)?;
        let content = match fs::read(path) {
            Ok(content) => Some(content),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(said(&error)),
        };
        let sheet = content.as_deref().map(|bytes| Sheet::parse(path, bytes)).transpose();
        let sheet = sheet.map_err(wrong)?;
        if content.as_deref().is_some_and(|content| !is_by_commas(content)) {
            return Err(said(&NotEntered::OtherSeparator));
        }
        let row = entry.under(sheet.as_ref(), self.another).map_err(|not| {
            if matches!(not, NotEntered::Alike(_)) {
                said(&format!("{not}: --another if it is not that one"))
            } else {
                said(&not)
            }
        })?;
        let mut whole = content.unwrap_or_default();
        if whole.last().is_some_and(|last| *last != b'\n') {
            whole.push(b'\n');
        }
        whole.extend(row.text.bytes());
        write(path, whole)?;
        self.tell(path, &row.id)
    }

    fn tell(&self, path: &Path, id: &str) -> anyhow::Result<()> {
        let register = path.display().to_string();
        let corrects = self.corrects.as_deref();
        if self.json {
            return say_json("incidents add", &Answer { register, id, corrects });
        }
        say(&match corrects {
            None => format!("{register}: entered as {id}."),
            Some(wrong) => format!("{register}: entered as {id}, in the place of {wrong}."),
        })
    }

    fn entry(&self) -> anyhow::Result<Entry> {
        let date = self.day()?;
        let place = self.place.coordinates.as_deref().map(|text| {
            let what =
                || wrong(format!("--coordinates \"{text}\": latitude and longitude in degrees"));
            Place::parse(text).ok_or_else(what)
        });
        let PeopleOf { dead, missing, survivors, females, males, children } = self.people;
        let missing_at_least = missing;
        let told = &self.place;
        Ok(Entry {
            date,
            people: People { dead, missing_at_least, survivors, females, males, children },
            location: told.place.clone(),
            place: place.transpose()?,
            region: told.region.clone(),
            country: told.country.clone(),
            route: told.route.clone(),
            cause: told.cause.clone(),
            origin: told.origin.clone(),
            sources: self.source.clone(),
            quality: self.quality,
            corrects: self
                .corrects
                .clone()
                .zip(self.reason.clone())
                .map(|(id, reason)| Correction { id, reason }),
        })
    }

    /// The date, which has come: somewhere on Earth a day begins fourteen hours before it does in
    /// Greenwich.
    fn day(&self) -> anyhow::Result<Date> {
        let text = &self.date;
        let date = Date::parse(text, None).map_err(|fault| {
            wrong(match fault {
                DateFault::Unreadable => format!("--date \"{text}\" is no date: write 2026-06-12"),
                DateFault::Ambiguous => {
                    format!("--date \"{text}\" can be read as two dates: write 2026-06-12")
                }
            })
        })?;
        let today = (RealWorld.now().as_second() + 14 * 3600).div_euclid(86_400);
        if date.span().0 > today {
            return Err(wrong(format!("--date {date}: that day has not come")));
        }
        Ok(date)
    }
}
