//! The step that opens a case: what the first questions have asked already is not asked again.

use law::pack::{Field, FieldType, Keeping};
use reception::form::Typed;

use super::super::state::Web;
use super::front_door;
use crate::start::NewPerson;

/// What the procedure's own first step asks.
fn asked(web: &Web) -> Vec<Field> {
    let door = front_door(web.house());
    let first = door.as_ref().and_then(|door| door.step(door.opens?));
    first.map_or_else(Vec::new, |step| step.fields.clone())
}

/// What it asks beyond the first questions.
pub(in crate::server) fn own(web: &Web) -> Vec<Field> {
    asked(web).into_iter().filter(|field| !known(field)).collect()
}

/// Whether the first questions ask it: languages, and how to reach the person.
fn known(field: &Field) -> bool {
    matches!(field.kind, FieldType::Language | FieldType::Phone | FieldType::Email)
        || is_address(field)
}

/// A line for an address, kept with the other ways to reach a person.
fn is_address(field: &Field) -> bool {
    matches!(field.kind, FieldType::Text(_) | FieldType::LongText(_))
        && field.keeping == Keeping::Sealed(kernel::Compartment::Contact)
}

/// The whole form of the opening step: its own answers, and those of the first questions.
pub(in crate::server) fn typed(web: &Web, person: &NewPerson) -> Typed {
    let mut typed = crate::form::typed(&person.answers);
    let mut languages = person.languages.iter();
    let contact = &person.contact;
    for field in asked(web).iter().filter(|field| known(field)) {
        let answer = match field.kind {
            FieldType::Language => languages.next().map(|it| it.as_str().to_owned()),
            FieldType::Phone => contact.phone.clone(),
            FieldType::Email => contact.email.clone(),
            FieldType::Text(_) | FieldType::LongText(_) => contact.address.clone(),
            FieldType::Number(..)
            | FieldType::Flag
            | FieldType::Choice(_)
            | FieldType::Date
            | FieldType::PartialDate
            | FieldType::Instant
            | FieldType::Country => None,
        };
        typed.extend(answer.map(|answer| (field.id.to_string(), answer)));
    }
    typed
}
