//! What a record says of a person, read by the roles of its columns.

use super::Agreement;
use super::role::Role;
use super::sound::{Part, latin, parts, parts_of, skeleton};
use crate::compare::is_placeholder;
use crate::date::{Calendar, Date, Precision};
use crate::files::civil;
use crate::table::Table;

/// What is known of a person. Missing is empty or `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Person {
    /// The parts of the name, the own one first.
    pub(super) names: Vec<Part>,
    /// When born.
    pub(super) birth: Birth,
    /// One letter where it is known which, else what is written.
    pub(super) sex: Option<String>,
    /// The country.
    pub(super) origin: Option<String>,
    /// Numbers of papers and telephones.
    pub(super) numbers: Vec<String>,
    /// The town.
    pub(super) locality: Option<String>,
    /// The postal code.
    pub(super) postcode: Option<String>,
    /// The consonants of the longest line of the address.
    pub(super) street: Option<String>,
    /// All words of places.
    pub(super) places: Vec<String>,
    /// The parts of the names of near relations.
    pub(super) kin: Vec<Part>,
}

/// A date of birth as far as it is known. Days of convention count as the year alone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Birth {
    /// The year.
    pub(super) year: Option<i32>,
    /// The month.
    pub(super) month: Option<u8>,
    /// The day.
    pub(super) day: Option<u8>,
}

/// Which columns of a table have a role, in their order.
pub(super) struct Columns(Vec<(usize, Role)>);

impl Columns {
    /// The columns of a table that have a role.
    pub(super) fn of(table: &Table, agreement: &Agreement) -> Self {
        let roles = table.columns.iter().map(|column| agreement.role(&column.name));
        Self(roles.enumerate().filter(|(_, role)| *role != Role::Ignored).collect())
    }

    /// Whether some column has one of these roles.
    pub(super) fn any(&self, roles: &[Role]) -> bool {
        self.0.iter().any(|(_, role)| roles.contains(role))
    }

    /// The values of a row in the columns of a role, without those that stand for a missing one:
    /// strangers would be alike in them.
    fn values<'a>(
        &'a self,
        table: &'a Table,
        row: usize,
        role: Role,
    ) -> impl Iterator<Item = &'a str> {
        let columns = self.0.iter().filter(move |(_, its)| *its == role);
        let says = move |text: &&str| !is_placeholder(role.kind(), text);
        columns.filter_map(move |(column, _)| table.get(*column, row)).filter(says).map(clip)
    }

    /// What a row says.
    pub(super) fn person(&self, table: &Table, row: usize) -> Person {
        let all = |role| self.values(table, row, role);
        let joined = |role| all(role).collect::<Vec<_>>().join(" ");
        let mut names = parts_of(&joined(Role::Given), &joined(Role::Family));
        if names.is_empty() {
            names = all(Role::Name).flat_map(parts).collect();
        }
        let plain = |text: &str| Some(latin(text)).filter(|text| !text.is_empty());
        let words = |role| all(role).flat_map(str::split_whitespace).filter_map(plain);
        let places = words(Role::Locality).chain(words(Role::Postcode)).chain(words(Role::Street));
        let mut locality: Vec<String> = all(Role::Locality).filter_map(plain).collect();
        locality.truncate(1);
        let street = all(Role::Street).filter_map(plain).max_by_key(String::len);
        Person {
            birth: self.birth(table, row),
            sex: all(Role::Sex).filter_map(plain).next().map(sex),
            origin: all(Role::Origin).filter_map(plain).next(),
            numbers: all(Role::Number).filter_map(plain).map(number).collect(),
            postcode: all(Role::Postcode).filter_map(plain).next(),
            street: street.map(|line| skeleton(&line)),
            places: capped(places),
            locality: locality.pop(),
            kin: capped(all(Role::Kin).flat_map(parts)),
            names: capped(names.into_iter()),
        }
    }

    fn birth(&self, table: &Table, row: usize) -> Birth {
        let of = |role| self.values(table, row, role).next();
        let part = |role| of(role).and_then(|text| latin(text).parse::<u32>().ok());
        let whole = of(Role::Birth).map(birth).unwrap_or_default();
        let small = |value: Option<u32>, most| {
            value.and_then(|value| u8::try_from(value).ok()).filter(|it| (1..=most).contains(it))
        };
        let year = part(Role::BirthYear).and_then(|year| i32::try_from(year).ok());
        let apart = Birth {
            year: year.filter(|year| (1000..3000).contains(year)),
            month: small(part(Role::BirthMonth), 12),
            day: small(part(Role::BirthDay), 31),
        };
        if whole.year.is_some() { whole } else { apart }
    }
}

/// The most letters of a value that count: a longer one is no value of a person.
const LONGEST: usize = 400;

/// The most words of a kind that count.
const MOST: usize = 12;

fn clip(text: &str) -> &str {
    text.char_indices().nth(LONGEST).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

fn capped<T>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.take(MOST).collect()
}

/// One letter for the sexes of the usual languages.
fn sex(word: String) -> String {
    match word.as_str() {
        "m" | "male" | "man" | "boy" | "masculin" | "masculino" | "homme" | "h" | "mann"
        | "maennlich" | "mannlich" | "hombre" | "1" => "m".to_owned(),
        "f" | "female" | "woman" | "girl" | "feminin" | "femenino" | "femme" | "frau" | "w"
        | "weiblich" | "mujer" | "2" => "f".to_owned(),
        _ => word,
    }
}

/// A number without what precedes it in one country and not in another: its last nine signs.
fn number(text: String) -> String {
    let start = text.len().saturating_sub(9);
    text.get(start..).unwrap_or(&text).to_owned()
}

/// 1 January 1970 in days from the day before 1 January of the year 1.
const EPOCH: i32 = 719_163;

/// Reads a date of birth of any calendar and precision as one of the Gregorian calendar.
fn birth(text: &str) -> Birth {
    let Some(date) = Date::parse(text) else { return Birth::default() };
    let year = date.gregorian_year();
    let is_ours = date.calendars().next() == Some(Calendar::Gregorian);
    match (date.precision(), date.likely_days()) {
        (Precision::Day, Some((day, last))) if day == last => {
            let (year, month, day) = civil::from_days(i64::from(day - EPOCH));
            Birth { year: i32::try_from(year).ok(), month: Some(month), day: Some(day) }
        }
        (Precision::Month, _) if is_ours => Birth { year, month: date.month(), day: None },
        (Precision::Year | Precision::Month | Precision::Day, _) => {
            Birth { year, ..Birth::default() }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::veil::secret::Secret;

    #[test]
    fn dates_are_read_in_the_usual_orders() {
        let full = Birth { year: Some(1987), month: Some(3), day: Some(24) };
        for text in ["1987-03-24", "19870324", "24/03/1987", "24.3.1987", "1987/03/24"] {
            assert_eq!(birth(text), full, "{text}");
        }
    }

    #[test]
    fn dates_of_other_calendars_are_brought_to_ours() {
        // 3 Mordad 1370 and 13 Muharram 1412.
        let same = Birth { year: Some(1991), month: Some(7), day: Some(25) };
        assert_eq!(birth("1370-05-03"), same);
        assert_eq!(birth("1370-01-01").year, Some(1991));
    }

    #[test]
    fn days_of_convention_are_the_year_alone() {
        let year = Birth { year: Some(1990), ..Birth::default() };
        for text in ["1990", "1990-01-01", "01/01/1990", "19900701", "31.12.1990", "30/06/1990"] {
            assert_eq!(birth(text), year, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_says_nothing() {
        for text in ["", "unknown", "-", "12345678901234567890", "٣"] {
            assert_eq!(birth(text), Birth::default(), "{text}");
        }
    }

    #[test]
    fn what_stands_for_nothing_is_nothing() {
        let headers = ["given name", "family name", "dob", "phone"];
        let rows = [
            vec!["FNU", "Haddad", "1900-01-01", "0000000000"],
            vec!["Amina", "N/A", "1990-05-12", "0612345678"],
        ];
        let table = Table::from_rows(&headers, &rows);
        let columns = Columns::of(&table, &Agreement::new(Secret::new([7; 32])));
        let (nobody, somebody) = (columns.person(&table, 0), columns.person(&table, 1));
        assert_eq!((nobody.names.len(), nobody.birth), (1, Birth::default()));
        assert!(nobody.numbers.is_empty());
        assert_eq!((somebody.names.len(), somebody.numbers.len()), (1, 1));
        assert_eq!(somebody.birth.year, Some(1990));
    }
}
