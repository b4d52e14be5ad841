//! The trace counted: from the envelopes of the log to persons and movements as `counting` takes them.
//!
//! It must never open a sealed part: what is counted stands in envelopes and clear payloads, and what
//! a step counts as is law.

mod kept;
mod records;
mod way;

use std::collections::{BTreeMap, BTreeSet};

use counting::account::{Date, Movement, Person, Sex, What};
use jiff::tz::TimeZone;
use kernel::{Country, PersonId, Timestamp};
use law::Library;

pub(crate) use kept::Asked;
pub use kept::Counts;
pub(crate) use records::Records;

use records::Claim;

/// The place of whom no office has recorded yet.
pub const NO_OFFICE: &str = "none";

/// Somebody counted, and the nationality claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Sex, first day of the year of birth, movements.
    pub person: Person,
    /// The nationality.
    pub nationality: Option<Country>,
}

/// The day of an instant in a zone.
pub(crate) fn day(zone: &TimeZone, at: Timestamp) -> Option<Date> {
    let day = zone.to_datetime(at).date();
    let part = |number: i8| u8::try_from(number).ok();
    Date::new(i32::from(day.year()), part(day.month())?, part(day.day())?)
}

/// Everyone recorded, in the order of their ids, as known at an instant: a claim of sex, birth or
/// nationality counts from when it was recorded, a step that was annulled never.
pub(crate) fn people(
    records: &Records,
    library: &Library,
    zone: &TimeZone,
    known: Timestamp,
) -> Vec<Counted> {
    let same = records.same();
    let one = |person: PersonId| same.get(&person).copied().unwrap_or(person);
    let mut ways: BTreeMap<PersonId, Vec<way::Happening>> = BTreeMap::new();
    let applicants: BTreeSet<PersonId> =
        records.cases.values().map(|case| one(case.applicant)).collect();
    for case in records.cases.values() {
        let happened = way::happenings(case, &records.annulled, library);
        for member in records.members(case) {
            // Who has an own case follows that one alone.
            let person = one(member.person);
            if !applicants.contains(&person) {
                ways.entry(person).or_default().extend(way::followed(&happened, &member));
            }
        }
        ways.entry(one(case.applicant)).or_default().extend(happened);
    }
    let mut claims: BTreeMap<PersonId, &Claim> = BTreeMap::new();
    for claim in records.standing().filter(|claim| claim.at <= known) {
        // Claims come in the order of the log: the last one holds.
        claims.insert(one(claim.person), claim);
    }
    let counted = ways.into_iter().map(|(person, happened)| {
        let claim = claims.get(&person);
        Counted {
            person: Person {
                id: person.to_string(),
                sex: claim.map_or(Sex::Unknown, |claim| sex(claim.sex)),
                // Only the year is in clear: ages are those reached during the year.
                born: claim.and_then(|claim| Date::new(claim.year_of_birth?.into(), 1, 1)),
                movements: way::movements(happened, zone),
            },
            nationality: claim.map(|claim| claim.nationality),
        }
    });
    counted.collect()
}

const fn sex(sex: kernel::Sex) -> Sex {
    match sex {
        kernel::Sex::Female => Sex::Female,
        kernel::Sex::Male => Sex::Male,
        kernel::Sex::Other => Sex::Other,
        kernel::Sex::Unknown => Sex::Unknown,
    }
}

/// The last movement of somebody up to a day that is a term of the account: where it leaves them.
#[must_use]
pub fn last_term(person: &Person, day: Date) -> Option<&Movement> {
    let mut terms = person.movements.iter().filter(|it| matches!(it.what, What::Term(_)));
    // Movements stand in the order they happened.
    terms.rfind(|it| it.date <= day)
}

#[cfg(test)]
mod tests;
