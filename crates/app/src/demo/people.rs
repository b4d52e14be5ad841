//! Made-up people: names of real customs, dates and places of birth, languages, ways to be reached.
//!
//! Nobody real is meant: names are put together by chance from common parts, telephones are of the
//! range kept for fiction and mail goes to example.org. What is unverified is in `data/README.md`.

mod custom;
mod homes;
mod names;

#[cfg(test)]
mod tests;

use kernel::{Country, Date, Language, PartialDate, Sex};
use record::{ContactDetails, Identity, NameKind, Relation, Source};
use unicode_normalization::UnicodeNormalization;

use super::dice::Dice;
use super::figures::{Household, Member};
use names::{Pool, word};

pub use custom::{Kin, NameParts, named};

/// A member of a household with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Someone {
    /// What the person is to the applicant; nothing for the applicant.
    pub relation: Option<Relation>,
    /// Sex.
    pub sex: Sex,
    /// Age in completed years.
    pub age: i16,
    /// Nationality.
    pub nationality: Country,
    /// Names, date and place of birth.
    pub identity: Identity,
    /// Where these come from.
    pub source: Source,
    /// How the person can be reached; a child cannot.
    pub contact: ContactDetails,
}

/// The people of a household, in its order.
pub fn people(
    dice: &mut Dice,
    country: Country,
    household: &Household,
    today: Date,
) -> Vec<Someone> {
    let parts = family_names(dice, country, household);
    let pool = parts.first().map_or_else(|| homes::pool(dice, country), NameParts::pool);
    let town = town(dice, country, pool);
    let tongue = tongue(dice, pool);
    let pairs = household.members.iter().zip(&parts);
    pairs
        .map(|(member, parts)| {
            let elsewhere = dice.chance(0.3); // unverified
            let place = if elsewhere { self::town(dice, country, pool) } else { town.clone() };
            let identity = Identity {
                names: parts.names(),
                birth: Some(birth(dice, member.age, country, today)),
                birth_place: Some(place),
            };
            let mut contact = contact(dice, parts, member.age);
            contact.language = contact.language.and(tongue.clone());
            Someone {
                relation: member.relation,
                sex: member.sex,
                age: member.age,
                nationality: country,
                identity,
                source: source(dice, country),
                contact,
            }
        })
        .collect()
}

/// The names of a household: a couple before its children, no two children called the same.
fn family_names(dice: &mut Dice, country: Country, household: &Household) -> Vec<NameParts> {
    let Some((head, others)) = household.members.split_first() else {
        return Vec::new();
    };
    let partner = others.iter().find(|it| it.relation == Some(Relation::Partner));
    // The man first: his name may be his wife's and his children's.
    let first = partner.filter(|_| head.sex == Sex::Female).unwrap_or(head);
    let first_named = named(dice, country, first.sex, Kin::Stranger);
    let second_sex = if first == head { partner.map(|it| it.sex) } else { Some(head.sex) };
    let second_named =
        second_sex.map(|sex| named(dice, country, sex, Kin::PartnerOf(&first_named)));
    let (head_named, partner_named) = match second_named {
        Some(second) if first != head => (second, Some(first_named)),
        second => (first_named, second),
    };
    // The parent who is not there, for what a child has of that side.
    let other = if head.sex == Sex::Female { Sex::Male } else { Sex::Female };
    let absent = named(dice, country, other, Kin::FellowOf(&head_named));
    let other_named = partner_named.as_ref().unwrap_or(&absent);
    let (father, mother) = match head.sex {
        Sex::Female => (other_named, &head_named),
        Sex::Male | Sex::Other | Sex::Unknown => (&head_named, other_named),
    };
    let child = Kin::ChildOf { father, mother: Some(mother) };
    let mut given = vec![head_named.clone()];
    for member in others {
        let kin = match member.relation {
            Some(Relation::Child) => child,
            Some(Relation::Sibling) => Kin::SiblingOf(&head_named),
            Some(Relation::Parent) => Kin::ParentOf(&head_named),
            Some(Relation::Partner) => {
                given.extend(partner_named.clone());
                continue;
            }
            Some(Relation::Relative | Relation::Ward | Relation::Other) | None => {
                Kin::FellowOf(&absent)
            }
        };
        let name = another(dice, country, *member, kin, &given);
        given.push(name);
    }
    given
}

/// A name whose given name nobody of the household has, if chance allows.
fn another(
    dice: &mut Dice,
    country: Country,
    member: Member,
    kin: Kin<'_>,
    given: &[NameParts],
) -> NameParts {
    let mut name = named(dice, country, member.sex, kin);
    for _ in 0..8 {
        if given.iter().all(|it| it.given() != name.given()) {
            break;
        }
        name = named(dice, country, member.sex, kin);
    }
    name
}

/// A date of birth that makes someone of an age on a day: to the day, or set to 1 January by some
/// office, or the year alone.
///
/// Who is of age is never made a minor by a year alone, nor a minor an adult.
pub fn birth(dice: &mut Dice, age: i16, country: Country, today: Date) -> PartialDate {
    let papers = homes::of(country).papers;
    let first_january = today.year() - age;
    if dice.chance(papers.year_only) {
        // A child may be a year younger than told, an adult a year older.
        return PartialDate::Year(if age < 18 { first_january } else { first_january - 1 });
    }
    let latest = Date::new(first_january, today.month(), today.day())
        .or_else(|_| Date::new(first_january, today.month(), 28))
        .unwrap_or(today);
    if dice.chance(papers.new_year) {
        return PartialDate::Day(latest.first_of_year());
    }
    let back = i64::try_from(dice.below(365)).unwrap_or(0);
    let day = latest.checked_sub(jiff::Span::new().days(back)).unwrap_or(latest);
    PartialDate::Day(day)
}

/// A town of a country.
pub fn birth_place(dice: &mut Dice, country: Country) -> String {
    let pool = homes::pool(dice, country);
    town(dice, country, pool)
}

fn town(dice: &mut Dice, country: Country, pool: &Pool) -> String {
    word(dice, homes::towns(country, pool)).replace('_', " ")
}

/// A language of a country's people.
pub fn language(dice: &mut Dice, country: Country) -> Option<Language> {
    let pool = homes::pool(dice, country);
    tongue(dice, pool)
}

/// A language of the people of a custom.
fn tongue(dice: &mut Dice, pool: &Pool) -> Option<Language> {
    word(dice, pool.languages).parse().ok()
}

/// Where the claims about someone come from: a passport, other papers, or what was said.
pub fn source(dice: &mut Dice, country: Country) -> Source {
    let passport = homes::of(country).papers.passport;
    let sources = [
        (Source::Passport, passport),
        (Source::IdentityCard, passport * 0.2), // unverified
        (Source::CivilRecord, 0.08),            // unverified
        (Source::OtherDocument, 0.04),          // unverified
        (Source::Statement, f64::max(0.88 - passport * 1.2, 0.05)),
    ];
    dice.weighted(&sources).copied().unwrap_or(Source::Statement)
}

/// How someone can be reached: children under 15 not at all.
pub fn contact(dice: &mut Dice, parts: &NameParts, age: i16) -> ContactDetails {
    let mut contact = ContactDetails::default();
    if age >= 15 {
        contact.phone = dice.chance(0.92).then(|| phone(dice)); // unverified
        contact.email = dice.chance(0.45).then(|| email(dice, parts)); // unverified
        contact.language = tongue(dice, parts.pool());
    }
    contact
}

/// A mobile number of the range that the French numbering plan keeps for fiction.
pub fn phone(dice: &mut Dice) -> String {
    format!("06 39 98 {:02} {:02}", dice.below(100), dice.below(100))
}

/// A mail address at example.org, which no one can have (RFC 2606).
pub fn email(dice: &mut Dice, parts: &NameParts) -> String {
    let names = parts.names();
    let latin = names.iter().find(|name| name.kind == NameKind::Latin);
    let full = latin.map(record::Name::full).unwrap_or_default();
    let words = full.split(|c: char| c.is_whitespace() || c == '-').map(plain);
    let local = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(".");
    format!("{local}{}@example.org", dice.below(100))
}

/// The letters of a word from a to z.
fn plain(word: &str) -> String {
    let undotted = word.replace('ı', "i");
    let letters = undotted.nfd().filter(char::is_ascii_alphabetic);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}
