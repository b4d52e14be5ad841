//! A question of a procedure pack as a field of a page, and its answer in words.

use law::pack::{self, FieldType};

use super::answer::Answer;
use super::field::{Control, Field, LineKind, Opt};
use super::posted::Posted;
use super::wrong::Problems;
use crate::i18n::Words;

/// The name under which the answer to a question of a pack is sent.
#[must_use]
pub fn field_name(question: &pack::Field) -> String {
    format!("q-{}", question.id)
}

impl Field {
    /// A question of a pack, with what was typed and what was wrong with it.
    #[must_use]
    pub fn of_law(question: &pack::Field, posted: &Posted, problems: &Problems) -> Self {
        let name = field_name(question);
        Self {
            label: Words::Law(question.label.clone()),
            hint: question.help.as_ref().map(Words::from),
            required: question.required,
            control: control(question, &name, posted),
            wrong: problems.get(&name).cloned(),
            of: None,
            name,
        }
    }
}

fn control(question: &pack::Field, name: &str, posted: &Posted) -> Control {
    let value = posted.typed(name);
    let line = |kind| Control::Line { kind, value: value.clone(), autocomplete: None };
    let part = |part: &str| posted.typed(&format!("{name}-{part}"));
    match &question.kind {
        FieldType::Text(_) => line(LineKind::Text),
        FieldType::LongText(_) => Control::Lines { value },
        FieldType::Number(..) => line(LineKind::Number),
        FieldType::Phone => line(LineKind::Phone),
        FieldType::Email => line(LineKind::Email),
        FieldType::Flag => Control::Radios {
            options: vec![Opt::new("yes", Words::Key("yes")), Opt::new("no", Words::Key("no"))],
            chosen: value,
        },
        FieldType::Choice(choices) => {
            let options: Vec<Opt> =
                choices.iter().map(|it| Opt::new(it.id.as_str(), &it.label)).collect();
            if options.len() > 8 {
                Control::Select { options, chosen: value }
            } else {
                Control::Radios { options, chosen: value }
            }
        }
        FieldType::Date | FieldType::PartialDate => Control::Date {
            typed: [part("day"), part("month"), part("year")],
            partial: question.kind == FieldType::PartialDate,
            birthday: false,
        },
        FieldType::Instant => {
            Control::Moment { typed: [part("day"), part("month"), part("year"), part("hour")] }
        }
        FieldType::Country => Control::Country { chosen: value },
        FieldType::Language => Control::Language { chosen: value },
    }
}

/// An answer in words, for a page that shows it.
#[must_use]
pub fn said(question: &pack::Field, answer: &Answer) -> Words {
    match answer {
        Answer::Text(text) => Words::Plain(text.clone()),
        Answer::Number(number) => Words::Count("number", *number),
        Answer::Flag(true) => Words::Key("yes"),
        Answer::Flag(false) => Words::Key("no"),
        Answer::Choice(code) => match &question.kind {
            FieldType::Choice(choices) => {
                choices.iter().find(|choice| choice.id == *code).map_or_else(
                    || Words::Plain(code.to_string()),
                    |choice| Words::from(&choice.label),
                )
            }
            FieldType::Text(_)
            | FieldType::LongText(_)
            | FieldType::Number(..)
            | FieldType::Flag
            | FieldType::Date
            | FieldType::PartialDate
            | FieldType::Instant
            | FieldType::Country
            | FieldType::Language
            | FieldType::Phone
            | FieldType::Email => Words::Plain(code.to_string()),
        },
        Answer::Date(date) => Words::Day(*date),
        Answer::Partial(date) => Words::Born(*date),
        Answer::Moment(at) => Words::Moment(*at),
        Answer::Country(country) => Words::One("country", country.to_string()),
        Answer::Language(language) => Words::One("language", language.as_str().to_owned()),
    }
}
