//! Reading the draft: from what was typed to a person that can be registered.

use jiff::civil::Date;
use kernel::{Country, Language, PartialDate, Sex};
use law::pack;

use super::Stage;
use super::people::relatives;
use crate::form::{Answers, Posted, Problems, Wrong, partial_parts, read_all};
use crate::form::{country, email, language, phone};
use crate::i18n::RELATIONS;

/// The longest name taken.
const NAME_MOST: u32 = 100;
/// The longest address taken.
const ADDRESS_MOST: u32 = 300;

/// Everything that is asked before a case opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPerson {
    /// Her names.
    pub names: Names,
    /// Her birth.
    pub birth: PartialDate,
    /// Her sex as registered.
    pub sex: Sex,
    /// Her nationality.
    pub nationality: Country,
    /// The languages she speaks, the best first.
    pub languages: Vec<Language>,
    /// Who is with her.
    pub people: Vec<Relative>,
    /// How to reach her.
    pub contact: Contact,
    /// The answers to the procedure's own questions.
    pub answers: Answers,
}

/// Names as written on a document; a person may have only one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    /// The family name; none for who has one name only.
    pub family: Option<String>,
    /// The given names, or the one name.
    pub given: String,
    /// The whole name in the person's own script.
    pub own_script: Option<String>,
}

impl Names {
    /// The name as one line, family name first.
    #[must_use]
    pub fn written(&self) -> String {
        match &self.family {
            Some(family) => format!("{family} {}", self.given),
            None => self.given.clone(),
        }
    }
}

/// Someone who is with the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    /// The name.
    pub name: String,
    /// The birth.
    pub birth: PartialDate,
    /// A word of `i18n::RELATIONS`.
    pub relation: String,
}

/// How to reach the person; all may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Telephone.
    pub phone: Option<String>,
    /// Mail.
    pub email: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

/// What is wrong with one question of a draft; empty when the journey may go on.
#[must_use]
pub fn problems(stage: Stage, draft: &Posted, own: &[pack::Field], today: Date) -> Problems {
    match stage {
        Stage::Name => read_names(draft).err(),
        Stage::Birth => read_birth("birth", draft, today).err(),
        Stage::Sex => read_sex(draft).err(),
        Stage::Origin => read_origin(draft).err(),
        Stage::People => relatives(draft).err(),
        Stage::Contact => read_contact(draft).err(),
        Stage::Own => read_all(own, draft).err(),
    }
    .unwrap_or_default()
}

/// Reads the whole draft.
///
/// # Errors
/// What is wrong, by the name of the field.
pub fn read(draft: &Posted, own: &[pack::Field], today: Date) -> Result<NewPerson, Problems> {
    let wrong: Problems =
        Stage::ALL.into_iter().flat_map(|stage| problems(stage, draft, own, today)).collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let (nationality, languages) = read_origin(draft)?;
    Ok(NewPerson {
        names: read_names(draft)?,
        birth: read_birth("birth", draft, today)?,
        sex: read_sex(draft)?,
        nationality,
        languages,
        people: relatives(draft)?.into_iter().map(|(_, relative)| relative).collect(),
        contact: read_contact(draft)?,
        answers: read_all(own, draft)?,
    })
}

fn one(name: &str, wrong: Wrong) -> Problems {
    Problems::from([(name.to_owned(), wrong)])
}

/// A text of at most so many characters; none when empty.
fn text(name: &str, most: u32, draft: &Posted) -> Result<Option<String>, Problems> {
    let typed = draft.get(name);
    let fits = u32::try_from(typed.chars().count()).is_ok_and(|count| count <= most);
    match (typed, fits) {
        ("", _) => Ok(None),
        (typed, true) => Ok(Some(typed.to_owned())),
        (_, false) => Err(one(name, Wrong::TooLong(most))),
    }
}

fn read_names(draft: &Posted) -> Result<Names, Problems> {
    let read = |name| text(name, NAME_MOST, draft);
    let (family, given, own_script) = (read("family")?, read("given")?, read("own_script")?);
    let only_one = draft.get("one_name") == "yes";
    match (family, given) {
        (Some(_), Some(_)) if only_one => Err(one("one_name", Wrong::OneNameOnly)),
        (Some(name), None) | (None, Some(name)) if only_one => {
            Ok(Names { family: None, given: name, own_script })
        }
        (Some(family), Some(given)) => Ok(Names { family: Some(family), given, own_script }),
        (None, None) if only_one => Err(one("given", Wrong::Missing)),
        (family, given) => {
            let missing = [("family", family.is_none()), ("given", given.is_none())];
            let missing = missing.into_iter().filter(|(_, empty)| *empty);
            Err(missing.map(|(name, _)| (name.to_owned(), Wrong::Missing)).collect())
        }
    }
}

fn read_birth(name: &str, draft: &Posted, today: Date) -> Result<PartialDate, Problems> {
    let birth = partial_parts(name, draft).map_err(|wrong| one(name, wrong))?;
    match birth {
        None => Err(one(name, Wrong::Missing)),
        Some(birth) if birth.earliest() > today => Err(one(name, Wrong::InFuture)),
        Some(birth) => Ok(birth),
    }
}

fn read_sex(draft: &Posted) -> Result<Sex, Problems> {
    match draft.get("sex") {
        "" => Err(one("sex", Wrong::Missing)),
        word => word.parse().map_err(|_| one("sex", Wrong::NotListed)),
    }
}

fn read_origin(draft: &Posted) -> Result<(Country, Vec<Language>), Problems> {
    let mut wrong = Problems::new();
    let mut required = |name: &'static str| match draft.get(name) {
        "" => {
            wrong.insert(name.to_owned(), Wrong::Missing);
            None
        }
        typed => Some((name, typed)),
    };
    let (nation, best) = (required("nationality"), required("language"));
    let (Some((_, nation)), Some((_, best))) = (nation, best) else { return Err(wrong) };
    let nation = country(nation).map_err(|wrong| one("nationality", wrong))?;
    let mut languages = vec![language(best).map_err(|wrong| one("language", wrong))?];
    let other = draft.get("language_other");
    if !other.is_empty() {
        let other = language(other).map_err(|wrong| one("language_other", wrong))?;
        if !languages.contains(&other) {
            languages.push(other);
        }
    }
    Ok((nation, languages))
}

fn read_contact(draft: &Posted) -> Result<Contact, Problems> {
    let read = |name: &str, reader: fn(&str) -> Result<String, Wrong>| match draft.get(name) {
        "" => Ok(None),
        typed => reader(typed).map(Some).map_err(|wrong| one(name, wrong)),
    };
    Ok(Contact {
        phone: read("phone", phone)?,
        email: read("email", email)?,
        address: text("address", ADDRESS_MOST, draft)?,
    })
}

/// Reads one row of who is with the person; none when nothing was typed in it.
pub(super) fn relative(prefix: &str, draft: &Posted) -> Result<Option<Relative>, Problems> {
    let field = |part: &str| format!("{prefix}-{part}");
    let mut wrong = Problems::new();
    let mut note = |name: String, what: Wrong| drop(wrong.insert(name, what));
    let name = draft.get(&field("name"));
    let relation = draft.get(&field("relation"));
    let birth = partial_parts(&field("birth"), draft);
    if name.is_empty() && relation.is_empty() && birth == Ok(None) {
        return Ok(None);
    }
    if name.is_empty() {
        note(field("name"), Wrong::Missing);
    } else if name.chars().count() > NAME_MOST as usize {
        note(field("name"), Wrong::TooLong(NAME_MOST));
    }
    if relation.is_empty() {
        note(field("relation"), Wrong::Missing);
    } else if !RELATIONS.contains(&relation) {
        note(field("relation"), Wrong::NotListed);
    }
    let birth = match birth {
        Ok(Some(birth)) => Some(birth),
        Ok(None) => {
            note(field("birth"), Wrong::Missing);
            None
        }
        Err(what) => {
            note(field("birth"), what);
            None
        }
    };
    match birth {
        Some(birth) if wrong.is_empty() => {
            Ok(Some(Relative { name: name.to_owned(), birth, relation: relation.to_owned() }))
        }
        Some(_) | None => Err(wrong),
    }
}
