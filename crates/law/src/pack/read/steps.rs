//! Reads the steps of a procedure: phases, actors, forms, documents.

use std::collections::BTreeSet;

use kernel::{Code, Compartment, Role};

use crate::graph::StepIx;
use crate::pack::model::{
    Choice, Document, Field, FieldType, Keeping, Pack, Phase, Step, StepKind,
};
use crate::pack::problem::Page;
use crate::pack::raw::{RawChoice, RawDocument, RawField, RawPhase, RawStep, Word};
use crate::text::Text;

const LINE: i64 = 200;
const PAGES: i64 = 20_000;

pub(super) fn code(page: &mut Page<'_>, word: &Word) -> Option<Code> {
    page.keep(word.span(), Code::new(word.get_ref()))
}

pub(super) fn role(page: &mut Page<'_>, word: &Word) -> Option<Role> {
    let known = || Role::ALL.map(Role::as_str).join(", ");
    let found = Role::named(word.get_ref())
        .ok_or_else(|| format!("no role is called `{}`: one of {}", word.get_ref(), known()));
    page.keep(word.span(), found)
}

/// Resolves citations against the pack's sources.
pub(super) fn cites(page: &mut Page<'_>, pack: &Pack, words: &[Word]) -> Vec<Code> {
    let mut cited = Vec::new();
    for word in words {
        match pack.sources.get_key_value(word.get_ref().as_str()) {
            Some((id, _)) => cited.push(id.clone()),
            None => page.note(
                word.span(),
                format!("no source is called `{}` in pack.toml or this file", word.get_ref()),
            ),
        }
    }
    cited
}

/// Notes a text one of whose languages is empty.
pub(super) fn both(page: &mut Page<'_>, text: &Text, of: &Word) {
    if text.fr.trim().is_empty() || text.en.trim().is_empty() {
        page.note(of.span(), format!("a text of `{}` has no translation", of.get_ref()));
    }
}

pub(super) fn phases(page: &mut Page<'_>, raw: Vec<RawPhase>) -> Vec<Phase> {
    let mut phases: Vec<Phase> = Vec::new();
    for phase in raw {
        both(page, &phase.title, &phase.id);
        let Some(id) = code(page, &phase.id) else { continue };
        if phases.iter().any(|known| known.id == id) {
            page.note(phase.id.span(), format!("two phases are called `{id}`"));
            continue;
        }
        let within = phase.within.as_ref().and_then(|outer| {
            let known = phases.iter().find(|known| known.id == *outer.get_ref().as_str());
            if known.is_none() {
                page.note(
                    outer.span(),
                    format!("no phase called `{}` stands above this one", outer.get_ref()),
                );
            }
            known.map(|known| known.id.clone())
        });
        phases.push(Phase { id, title: phase.title, within });
    }
    phases
}

pub(super) fn steps(
    page: &mut Page<'_>,
    pack: &Pack,
    phases: &[Phase],
    raw: &[RawStep],
) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut facts = BTreeSet::new();
    for entry in raw {
        if let Some(step) = step(page, pack, phases, entry, steps.len()) {
            if steps.iter().any(|known| known.id == step.id) {
                page.note(entry.id.span(), format!("two steps are called `{}`", step.id));
            }
            if phases.iter().any(|phase| phase.id == step.id) {
                page.note(
                    entry.id.span(),
                    format!("a phase is called `{}` too: relations could mean either", step.id),
                );
            }
            for field in step.fields.iter().filter(|field| field.keeping == Keeping::Fact) {
                if !facts.insert(field.id.clone()) {
                    page.note(
                        entry.id.span(),
                        format!("the fact `{}` is recorded by two fields", field.id),
                    );
                }
            }
            steps.push(step);
        }
    }
    steps
}

fn step(
    page: &mut Page<'_>,
    pack: &Pack,
    phases: &[Phase],
    raw: &RawStep,
    number: usize,
) -> Option<Step> {
    let texts = [&raw.title, &raw.does].into_iter().chain(&raw.at_desk).chain(&raw.bring);
    for text in texts {
        both(page, text, &raw.id);
    }
    let phase = phases.iter().find(|phase| phase.id == *raw.phase.get_ref().as_str());
    if phase.is_none() {
        page.note(raw.phase.span(), format!("no phase is called `{}`", raw.phase.get_ref()));
    }
    if raw.place.get_ref().is_empty() {
        page.note(raw.place.span(), "a step is done online, at a desk or by post");
    }
    if raw.cites.is_empty() {
        page.note(raw.id.span(), format!("the step `{}` cites no source", raw.id.get_ref()));
    }
    let actor = who(page, pack, raw)?;
    Some(Step {
        ix: page.keep(raw.id.span(), StepIx::new(number))?,
        id: code(page, &raw.id)?,
        phase: phase?.id.clone(),
        actor,
        also: raw.also.iter().filter_map(|word| role(page, word)).collect(),
        places: raw.place.get_ref().clone(),
        kind: raw.kind,
        title: raw.title.clone(),
        at_desk: raw.at_desk.as_ref().unwrap_or(&raw.title).clone(),
        does: raw.does.clone(),
        bring: raw.bring.clone(),
        effort_minutes: raw.effort_minutes,
        cites: cites(page, pack, &raw.cites),
        verified: raw.verified,
        repeats: raw.repeats,
        closes: raw.closes.as_ref().and_then(|word| code(page, word)),
        fields: fields(page, &raw.field),
        at: page.place(&raw.id.span()),
        documents: documents(page, &raw.document),
    })
}

/// Who does a step: someone the pack names, or the system if it is a consequence.
fn who(page: &mut Page<'_>, pack: &Pack, raw: &RawStep) -> Option<Role> {
    let actor = role(page, &raw.actor)?;
    if (raw.kind == StepKind::Consequence) != (actor == Role::System) {
        page.note(
            raw.actor.span(),
            "a consequence is carried out by the system, and the system does nothing else",
        );
    }
    if !pack.actors.contains_key(&actor) && actor != Role::System {
        page.note(raw.actor.span(), format!("pack.toml does not say who holds `{actor}`"));
    }
    if let Some(word) = raw.also.iter().find(|word| word.get_ref() == Role::System.as_str()) {
        page.note(word.span(), "the system records consequences, nothing in another's name");
    }
    Some(actor)
}

fn documents(page: &mut Page<'_>, raw: &[RawDocument]) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    for entry in raw {
        both(page, &entry.title, &entry.id);
        let Some(id) = code(page, &entry.id) else { continue };
        if documents.iter().any(|known| known.id == id) {
            page.note(entry.id.span(), format!("two documents are called `{id}`"));
        }
        documents.push(Document { id, title: entry.title.clone(), required: entry.required });
    }
    documents
}

fn fields(page: &mut Page<'_>, raw: &[RawField]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for entry in raw {
        for text in [Some(&entry.label), entry.help.as_ref()].into_iter().flatten() {
            both(page, text, &entry.id);
        }
        let Some(field) = field(page, entry) else { continue };
        if fields.iter().any(|known| known.id == field.id) {
            page.note(entry.id.span(), format!("two fields are called `{}`", field.id));
        }
        fields.push(field);
    }
    fields
}

fn field(page: &mut Page<'_>, raw: &RawField) -> Option<Field> {
    let kind = field_type(page, raw)?;
    Some(Field {
        id: code(page, &raw.id)?,
        label: raw.label.clone(),
        help: raw.help.clone(),
        keeping: keeping(page, raw, &kind)?,
        kind,
        required: raw.required,
    })
}

fn field_type(page: &mut Page<'_>, raw: &RawField) -> Option<FieldType> {
    let length = |most: i64| u32::try_from(raw.max.unwrap_or(most).clamp(1, PAGES)).unwrap_or(1);
    let kind = match raw.kind.get_ref().as_str() {
        "text" => FieldType::Text(length(LINE)),
        "long_text" => FieldType::LongText(length(PAGES)),
        "number" => FieldType::Number(raw.min.unwrap_or(i64::MIN), raw.max.unwrap_or(i64::MAX)),
        "flag" => FieldType::Flag,
        "choice" => FieldType::Choice(choices(page, &raw.options)),
        "date" => FieldType::Date,
        "partial_date" => FieldType::PartialDate,
        "instant" => FieldType::Instant,
        "country" => FieldType::Country,
        "language" => FieldType::Language,
        "phone" => FieldType::Phone,
        "email" => FieldType::Email,
        other => {
            page.note(
                raw.kind.span(),
                format!(
                    "no field is of type `{other}`: text, long_text, number, flag, choice, date, \
                     partial_date, instant, country, language, phone or email"
                ),
            );
            return None;
        }
    };
    bounds(page, raw, &kind);
    if matches!(&kind, FieldType::Choice(options) if options.len() < 2) {
        page.note(raw.id.span(), "a choice has at least two options");
    }
    if !matches!(kind, FieldType::Choice(_)) && !raw.options.is_empty() {
        page.note(raw.id.span(), "only a choice has options");
    }
    Some(kind)
}

/// Notes bounds that this type of answer does not have, or that leave no answer.
fn bounds(page: &mut Page<'_>, raw: &RawField, kind: &FieldType) {
    let (min, max) = match kind {
        FieldType::Number(..) => (true, true),
        FieldType::Text(_) | FieldType::LongText(_) => (false, true),
        FieldType::Flag
        | FieldType::Choice(_)
        | FieldType::Date
        | FieldType::PartialDate
        | FieldType::Instant
        | FieldType::Country
        | FieldType::Language
        | FieldType::Phone
        | FieldType::Email => (false, false),
    };
    if raw.min.is_some() && !min || raw.max.is_some() && !max {
        page.note(raw.id.span(), "`min` and `max` bound a number, `max` the length of a text");
    } else if raw.min.is_some() && raw.max.is_some() && raw.min > raw.max {
        page.note(raw.id.span(), "`min` is above `max`");
    }
}

fn choices(page: &mut Page<'_>, raw: &[RawChoice]) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for option in raw {
        let label = Text { fr: option.fr.clone(), en: option.en.clone() };
        both(page, &label, &option.id);
        let Some(id) = code(page, &option.id) else { continue };
        if choices.iter().any(|known| known.id == id) {
            page.note(option.id.span(), format!("two options are called `{id}`"));
        }
        let word = id.as_str();
        let is_value = word.parse::<i64>().is_ok() || word.parse::<bool>().is_ok();
        if is_value || word.parse::<jiff::civil::Date>().is_ok() {
            page.note(option.id.span(), format!("`{id}` is no word: no guard could ask about it"));
        }
        choices.push(Choice { id, label });
    }
    choices
}

fn keeping(page: &mut Page<'_>, raw: &RawField, kind: &FieldType) -> Option<Keeping> {
    let coded = match kind {
        FieldType::Number(..)
        | FieldType::Flag
        | FieldType::Choice(_)
        | FieldType::Date
        | FieldType::Instant
        | FieldType::Country
        | FieldType::Language => true,
        FieldType::Text(_)
        | FieldType::LongText(_)
        | FieldType::PartialDate
        | FieldType::Phone
        | FieldType::Email => false,
    };
    match (raw.fact, &raw.compartment) {
        (true, None) if coded => Some(Keeping::Fact),
        (true, None) => {
            page.note(
                raw.kind.span(),
                "an answer of this type may name someone: give it a compartment, not `fact = true`",
            );
            None
        }
        (false, Some(word)) => {
            let known = || Compartment::ALL.map(Compartment::as_str).join(", ");
            let found = Compartment::named(word.get_ref());
            let found = found.filter(|place| Compartment::ALL.contains(place)).ok_or_else(|| {
                format!("no compartment is called `{}`: one of {}", word.get_ref(), known())
            });
            page.keep(word.span(), found).map(Keeping::Sealed)
        }
        (true, Some(_)) | (false, None) => {
            page.note(
                raw.id.span(),
                "a field has either `fact = true` or a `compartment`, not both and not neither",
            );
            None
        }
    }
}
