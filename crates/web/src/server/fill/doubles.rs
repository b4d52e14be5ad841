//! People who may be one on a page.

use app::{BirthAgreement, Candidate, Evidence, NamePart, NewPerson, PROPOSED, PersonCard};
use kernel::{Country, PartialDate, Sex};

use super::people::name;
use crate::i18n::Words;
use crate::parts::{Double, Likely, Reason, Sign, Summary};

/// What stands on the one side: as typed, or on the file that is open.
pub(in crate::server) struct Here {
    birth: Option<PartialDate>,
    sex: Sex,
    nationality: Country,
}

impl Here {
    pub(in crate::server) fn typed(person: &NewPerson) -> Self {
        let NewPerson { sex, nationality, .. } = *person;
        Self { birth: person.identity.birth, sex, nationality }
    }

    pub(in crate::server) fn of(card: &PersonCard) -> Self {
        let leading = card.leading();
        Self {
            birth: leading.and_then(|claim| claim.identity.as_ref()?.birth),
            sex: leading.map_or(Sex::Unknown, |claim| claim.sex),
            nationality: leading.map_or(Country::UNKNOWN, |claim| claim.nationality),
        }
    }
}

/// A person in a line, without the age, for which a day would be needed.
pub(in crate::server) fn line(card: &PersonCard) -> Summary {
    let leading = card.leading();
    Summary {
        person: card.person,
        name: name(card),
        born: leading.and_then(|claim| claim.identity.as_ref()?.birth),
        age: None,
        nationality: leading.map(|claim| claim.nationality),
        sex: leading.map(|claim| claim.sex),
    }
}

/// Somebody who may be the one on this side.
pub(in crate::server) fn double(candidate: &Candidate, here: &Here) -> Double {
    let there = Here::of(&candidate.card);
    let weighed = &candidate.weighed;
    let mut reasons: Vec<Reason> = Vec::new();
    for (evidence, bits) in &weighed.evidence {
        let told =
            |label, here, there, said| Reason { label, here, there, sign: Sign::of(*bits), said };
        match *evidence {
            Evidence::Name(_) => reasons.extend(weighed.names.iter().flat_map(parts)),
            Evidence::Birth(agreement) => {
                let (Some(a), Some(b)) = (here.birth, there.birth) else { continue };
                let said = birth_said(agreement);
                reasons.push(told("field-birth", Words::Born(a), Words::Born(b), said));
            }
            Evidence::Sex(agrees) => {
                let word = |sex: Sex| Words::One("sex", sex.as_str().to_owned());
                reasons.push(told("field-sex", word(here.sex), word(there.sex), said(agrees)));
            }
            Evidence::Nationality(agrees) => {
                let word = |country: Country| Words::One("country", country.to_string());
                let (a, b) = (word(here.nationality), word(there.nationality));
                reasons.push(told("field-nationality", a, b, said(agrees)));
            }
        }
    }
    let probability = weighed.probability;
    let likely = match probability {
        _ if probability >= PROPOSED => Likely::Very,
        _ if probability >= 0.5 => Likely::Maybe,
        _ => Likely::Hardly,
    };
    Double { person: line(&candidate.card), cases: candidate.cases.clone(), likely, reasons }
}

/// The names part by part, in both scripts.
fn parts(names: &app::NameExplanation) -> Vec<Reason> {
    let word = |shown: &Option<app::NameShown>| {
        shown.as_ref().map_or(Words::Key("double-nothing"), |it| Words::Plain(it.text.clone()))
    };
    let reason = |part: &NamePart| {
        let (sign, said) = match (&part.left, &part.right) {
            (Some(_), Some(_)) if part.similarity >= 0.85 => (Sign::For, "double-part-same"),
            (Some(_), Some(_)) if part.similarity >= 0.5 => (Sign::For, "double-part-alike"),
            (Some(_), Some(_)) => (Sign::Against, "double-part-other"),
            (None, _) | (_, None) => (Sign::Open, "double-part-missing"),
        };
        Reason { label: "field-name", here: word(&part.left), there: word(&part.right), sign, said }
    };
    names.parts.iter().map(reason).collect()
}

const fn birth_said(agreement: BirthAgreement) -> &'static str {
    match agreement {
        BirthAgreement::Same => "double-same",
        BirthAgreement::Swapped | BirthAgreement::OneDigit => "double-birth-slip",
        BirthAgreement::OtherCalendar => "double-birth-calendar",
        BirthAgreement::MonthOnly | BirthAgreement::YearOnly => "double-birth-year",
        BirthAgreement::SameYear | BirthAgreement::NearYear => "double-birth-near",
        BirthAgreement::Years | BirthAgreement::Different => "double-other",
    }
}

const fn said(agrees: bool) -> &'static str {
    if agrees { "double-same" } else { "double-other" }
}
