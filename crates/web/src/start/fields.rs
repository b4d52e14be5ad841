//! The fields of each question.

use kernel::Sex;
use law::pack;

use super::Stage;
use crate::form::{Control, Field, LineKind, Opt, Posted, Problems};
use crate::i18n::Words;

/// The fields of a question, with what was typed and what was wrong; `own` are the questions of the
/// procedure's first step. Who is with her is asked by [`super::relative_fields`].
#[must_use]
pub fn fields(
    stage: Stage,
    draft: &Posted,
    problems: &Problems,
    own: &[pack::Field],
) -> Vec<Field> {
    let mut asked = match stage {
        Stage::Name => names(draft),
        Stage::Birth => vec![birth("birth", draft, true)],
        Stage::Sex => vec![sex(draft)],
        Stage::Origin => origin(draft),
        Stage::People => Vec::new(),
        Stage::Contact => contact(draft),
        Stage::Own => own.iter().map(|question| Field::of_law(question, draft, problems)).collect(),
    };
    for field in &mut asked {
        field.wrong = problems.get(&field.name).cloned();
    }
    asked
}

fn line(name: &str, kind: LineKind, autocomplete: &'static str, draft: &Posted) -> Control {
    Control::Line { kind, value: draft.typed(name), autocomplete: Some(autocomplete) }
}

fn names(draft: &Posted) -> Vec<Field> {
    let name = |id: &'static str, label: &'static str, autocomplete| {
        Field::new(id, label, line(id, LineKind::Name, autocomplete, draft))
    };
    let only_one = draft.get("one_name") == "yes";
    vec![
        name("family", "field-family", "family-name").hint("field-family-hint"),
        name("given", "field-given", "given-name"),
        Field::new("one_name", "field-one-name", Control::Tick { ticked: only_one }).optional(),
        name("own_script", "field-own-script", "off").hint("field-own-script-hint").optional(),
    ]
}

/// A day of birth, of which only the year must be known.
pub(super) fn birth(name: &str, draft: &Posted, birthday: bool) -> Field {
    let part = |part: &str| draft.typed(&format!("{name}-{part}"));
    let typed = [part("day"), part("month"), part("year")];
    Field::new(name, "field-birth", Control::Date { typed, partial: true, birthday })
        .hint("field-birth-hint")
}

fn sex(draft: &Posted) -> Field {
    let options = [Sex::Female, Sex::Male, Sex::Other, Sex::Unknown]
        .map(|sex| Opt::new(sex.as_str(), Words::One("sex", sex.as_str().to_owned())));
    let chosen = draft.typed("sex");
    Field::new("sex", "field-sex", Control::Radios { options: options.into(), chosen })
}

fn origin(draft: &Posted) -> Vec<Field> {
    let language = |id: &'static str, label: &'static str| {
        Field::new(id, label, Control::Language { chosen: draft.typed(id) })
    };
    vec![
        Field::new(
            "nationality",
            "field-nationality",
            Control::Country { chosen: draft.typed("nationality") },
        )
        .hint("field-nationality-hint"),
        language("language", "field-language"),
        language("language_other", "field-language-other").optional(),
    ]
}

fn contact(draft: &Posted) -> Vec<Field> {
    vec![
        Field::new("phone", "field-phone", line("phone", LineKind::Phone, "tel", draft))
            .hint("field-phone-hint")
            .optional(),
        Field::new("email", "field-email", line("email", LineKind::Email, "email", draft))
            .optional(),
        Field::new("address", "field-address", Control::Lines { value: draft.typed("address") })
            .hint("field-address-hint")
            .optional(),
    ]
}
