//! The people of a file on a page.

use app::{CaseFile, PersonCard};
use kernel::{Country, Timestamp};
use record::Source;

use crate::i18n::Words;
use crate::pages::desk::Head;
use crate::pages::portal::Claim;
use crate::parts::{Household, Member, Name, Summary};

/// A name as pages write it.
pub(super) fn name(card: &PersonCard) -> Name {
    Name { written: card.name().unwrap_or_default(), own_script: card.original_name() }
}

/// A person in a line.
fn summary(card: &PersonCard, file: &CaseFile) -> Summary {
    let leading = card.leading();
    let born = leading.and_then(|claim| claim.identity.as_ref()?.birth);
    let today = file.procedure().day(file.now);
    Summary {
        person: card.person,
        name: name(card),
        born,
        age: born.map(|born| born.age_on(today)),
        nationality: leading.map(|claim| claim.nationality),
        sex: leading.map(|claim| claim.sex),
    }
}

/// The head of a page about a case.
pub(in crate::server) fn head(file: &CaseFile) -> Head {
    Head {
        case: file.case,
        number: file.number.to_string(),
        procedure: file.procedure().title.clone(),
        version: file.procedure().version.to_string(),
        person: summary(&file.dossier.applicant, file),
    }
}

/// Who is with the person.
pub(in crate::server) fn household(file: &CaseFile) -> Household {
    let members = file.dossier.members.iter().map(|member| Member {
        person: member.card.person,
        name: name(&member.card),
        born: member.card.leading().and_then(|claim| claim.identity.as_ref()?.birth),
        relation: member.relation.map_or("other", |relation| relation.as_str()).to_owned(),
        case: None,
    });
    Household { members: members.collect() }
}

/// What is claimed of the applicant, each with its source and day.
pub(in crate::server) fn claims(file: &CaseFile) -> Vec<Claim> {
    let card = &file.dossier.applicant;
    let leading = card.leading().map(|claim| claim.event);
    let mut claims = Vec::new();
    for claim in &card.claims {
        let told = |label: &'static str, value: Words| Claim {
            label: Words::Key(label),
            value,
            source: source(claim.source),
            on: day(file, claim.at),
            replaced: leading != Some(claim.event),
        };
        if let Some(identity) = &claim.identity {
            for one in &identity.names {
                claims.push(told("field-name", Words::Plain(one.full())));
            }
            claims.extend(identity.birth.map(|birth| told("field-birth", Words::Born(birth))));
            claims.extend(
                identity.birth_place.clone().map(|it| told("field-birth-place", Words::Plain(it))),
            );
        }
        claims.push(told("field-sex", Words::One("sex", claim.sex.as_str().to_owned())));
        if claim.nationality != Country::UNKNOWN {
            let country = Words::One("country", claim.nationality.to_string());
            claims.push(told("field-nationality", country));
        }
    }
    claims
}

fn day(file: &CaseFile, at: Timestamp) -> jiff::civil::Date {
    file.procedure().day(at)
}

fn source(source: Source) -> Words {
    Words::One("source", source.as_str().to_owned())
}
