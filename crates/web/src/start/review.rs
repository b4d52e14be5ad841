//! Checking one's answers: every question with what was said and the way back to it.

use law::pack;

use super::Stage;
use super::read::{NewPerson, Relative};
use crate::form::said;
use crate::i18n::Words;

/// One answer, as the person checks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What was asked.
    pub label: Words,
    /// What was said, one or more things; empty when nothing was.
    pub values: Vec<Words>,
    /// The question it belongs to.
    pub stage: Stage,
}

/// Every answer of a person who is about to be registered.
#[must_use]
pub fn review(person: &NewPerson, own: &[pack::Field]) -> Vec<Row> {
    let row = |stage, label: &'static str, values| Row { label: Words::Key(label), values, stage };
    let plain = |text: &Option<String>| text.iter().cloned().map(Words::Plain).collect::<Vec<_>>();
    let mut rows = vec![
        row(Stage::Name, "field-name", vec![Words::Plain(person.names.written())]),
        row(Stage::Name, "field-own-script", plain(&person.names.own_script)),
        row(Stage::Birth, "field-birth", vec![Words::Born(person.birth)]),
        row(Stage::Sex, "field-sex", vec![Words::One("sex", person.sex.as_str().to_owned())]),
        row(
            Stage::Origin,
            "field-nationality",
            vec![Words::One("country", person.nationality.to_string())],
        ),
        row(
            Stage::Origin,
            "field-languages",
            person
                .languages
                .iter()
                .map(|it| Words::One("language", it.as_str().to_owned()))
                .collect(),
        ),
        row(Stage::People, "field-people", person.people.iter().flat_map(told).collect()),
        row(Stage::Contact, "field-phone", plain(&person.contact.phone)),
        row(Stage::Contact, "field-email", plain(&person.contact.email)),
        row(Stage::Contact, "field-address", plain(&person.contact.address)),
    ];
    rows.extend(own.iter().map(|question| {
        Row {
            label: Words::Law(question.label.clone()),
            values: person
                .answers
                .get(&question.id)
                .map(|answer| said(question, answer))
                .into_iter()
                .collect(),
            stage: Stage::Own,
        }
    }));
    rows
}

fn told(relative: &Relative) -> [Words; 1] {
    [Words::Relative {
        name: relative.name.clone(),
        birth: relative.birth,
        relation: relative.relation.clone(),
    }]
}
