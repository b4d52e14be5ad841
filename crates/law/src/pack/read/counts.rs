//! Reads what steps count as in statistics.
//!
//! It must never guess: an answer nobody records, or a status without a reason, is noted.

use std::mem::discriminant;

use kernel::{Code, Coded};
use toml::Spanned;

use super::relations::Scope;
use super::steps::cites;
use crate::pack::model::{Answered, Count, Counted, Field, FieldType, Keeping, Loss, Status, Step};
use crate::pack::problem::Page;
use crate::pack::raw::{Names, RawCount};

/// The words of `as` beside `status:…`.
const WORDS: &str = "applied, positive, negative, withdrawn, arrival, departure, death, transfer, \
                     disappearance, reappearance, or status: and one of applicant, protected, \
                     refused, withdrawn";

/// The rows of the section, each resolved; what is wrong is noted.
pub(super) fn counts(page: &mut Page<'_>, scope: &Scope<'_>, raw: &[RawCount]) -> Vec<Count> {
    let mut counts: Vec<Count> = Vec::new();
    for row in raw {
        let Some(count) = count(page, scope, row) else { continue };
        if counts.iter().any(|known| overlap(known, &count)) {
            page.note(row.step.span(), "this is counted by a row above already");
        }
        counts.push(count);
    }
    counts
}

/// Whether the same step with the same answer would be counted by both as one kind of thing.
fn overlap(one: &Count, other: &Count) -> bool {
    let same_answer = match (&one.when, &other.when) {
        (Some(one), Some(other)) => {
            one.field == other.field && one.values.iter().any(|it| other.values.contains(it))
        }
        (None, _) | (_, None) => true,
    };
    let kind = |it: &Counted| (it.is_of_application(), discriminant(it));
    let clash = |one: &Counted, other: &Counted| {
        kind(one) == kind(other) || one.is_of_application() && other.is_of_application()
    };
    let clash = one.counted.iter().any(|it| other.counted.iter().any(|its| clash(it, its)));
    one.on == other.on && same_answer && clash
}

fn count(page: &mut Page<'_>, scope: &Scope<'_>, raw: &RawCount) -> Option<Count> {
    let on = scope.one(page, &raw.step)?;
    let step = scope.steps.iter().find(|step| step.ix == on)?;
    let when = answered(page, step, raw).ok()?;
    Some(Count {
        on,
        when,
        counted: counted(page, raw)?,
        cites: cites(page, scope.pack, &raw.cites),
        verified: raw.verified,
        at: page.place(&raw.step.span()),
    })
}

/// What is wrong was noted.
struct Noted;

/// The answers a row is about; none when it is about every answer.
fn answered(page: &mut Page<'_>, step: &Step, raw: &RawCount) -> Result<Option<Answered>, Noted> {
    let (word, values) = match (&raw.field, &raw.value) {
        (None, None) => return Ok(None),
        (Some(word), Some(values)) => (word, values),
        (Some(word), None) => {
            page.note(word.span(), "say with which `value` of the field it is counted");
            return Err(Noted);
        }
        (None, Some(values)) => {
            page.note(values.span(), "say of which `field` this is a value");
            return Err(Noted);
        }
    };
    let asked = step.fields.iter().find(|field| field.id == *word.get_ref().as_str());
    let Some(field) = asked else {
        page.note(word.span(), format!("the step `{}` has no field `{}`", step.id, word.get_ref()));
        return Err(Noted);
    };
    if field.keeping != Keeping::Fact {
        let message = format!("the answer to `{}` is sealed: nothing sealed is counted", field.id);
        page.note(word.span(), message);
        return Err(Noted);
    }
    let values = coded(page, field, values).ok_or(Noted)?;
    Ok(Some(Answered { field: field.id.clone(), values }))
}

/// The values named, each one that the field can have.
fn coded(page: &mut Page<'_>, field: &Field, names: &Spanned<Names>) -> Option<Vec<Coded>> {
    let mut values = Vec::new();
    for name in names.get_ref().as_slice() {
        let value = value_of(field, name);
        values.push(page.keep(names.span(), value)?);
    }
    if values.is_empty() {
        page.note(names.span(), "name at least one value");
    }
    Some(values)
}

fn value_of(field: &Field, name: &str) -> Result<Coded, String> {
    match &field.kind {
        FieldType::Choice(options) => {
            let known = || options.iter().map(|it| it.id.as_str()).collect::<Vec<_>>().join(", ");
            let found = options.iter().find(|option| option.id == *name);
            found.map(|option| Coded::Code(option.id.clone())).ok_or_else(|| {
                format!("`{name}` is no value of `{}`, one of {}", field.id, known())
            })
        }
        FieldType::Flag => name
            .parse()
            .map(Coded::Flag)
            .map_err(|_| format!("`{name}` is no value of `{}`, true or false", field.id)),
        FieldType::Country => Code::new(name).map(Coded::Code).map_err(|it| it.to_string()),
        FieldType::Text(_)
        | FieldType::LongText(_)
        | FieldType::Number(..)
        | FieldType::Date
        | FieldType::PartialDate
        | FieldType::Instant
        | FieldType::Language
        | FieldType::Phone
        | FieldType::Email => {
            Err(format!("`{}` is no choice: only choices, flags and countries count", field.id))
        }
    }
}

/// What a row counts as: its words put together, a status with the arrival or the reason it needs.
fn counted(page: &mut Page<'_>, raw: &RawCount) -> Option<Vec<Counted>> {
    let span = raw.counted.span();
    let words = raw.counted.get_ref().as_slice();
    let statuses: Vec<&str> = words.iter().filter_map(|it| it.strip_prefix("status:")).collect();
    let status = match statuses.as_slice() {
        [] => None,
        [word] => {
            let known = Status::named(word).ok_or_else(|| unknown(&format!("status:{word}")));
            Some(page.keep(span.clone(), known)?)
        }
        _ => {
            page.note(span, "a person has one status");
            return None;
        }
    };
    let mut counted = Vec::new();
    for word in words.iter().filter(|it| !it.starts_with("status:")) {
        counted.push(page.keep(span.clone(), plain(word, status))?);
    }
    let arrives = counted.iter().any(|it| matches!(it, Counted::Arrival(_)));
    match (status, &raw.by) {
        (Some(status), Some(word)) if !arrives => {
            let known = || Loss::ALL.map(Loss::as_str).join(", ");
            let by = Loss::named(word.get_ref())
                .ok_or_else(|| format!("`{}` is no reason: {}", word.get_ref(), known()));
            counted.push(Counted::Becomes(status, page.keep(word.span(), by)?));
        }
        (Some(_), None) if !arrives => {
            page.note(span, "say by what the status before was lost: `by`");
            return None;
        }
        (_, Some(word)) => {
            page.note(word.span(), "`by` says how a status was lost for another: name that one");
            return None;
        }
        (Some(_) | None, None) => {}
    }
    sound(page, raw, counted)
}

/// The words of a row when they can stand together.
fn sound(page: &mut Page<'_>, raw: &RawCount, counted: Vec<Counted>) -> Option<Vec<Counted>> {
    let span = raw.counted.span();
    let same = |one: &Counted, other: &Counted| discriminant(one) == discriminant(other);
    let mut rest = counted.as_slice();
    let mut twice = false;
    while let Some((first, others)) = rest.split_first() {
        twice = twice || others.iter().any(|other| same(first, other));
        rest = others;
    }
    if counted.is_empty() || twice {
        page.note(span, format!("say what it counts as, each word once: {WORDS}"));
        return None;
    }
    if counted.iter().filter(|it| it.is_of_application()).count() > 1 {
        page.note(span, "an application is lodged, granted, refused or withdrawn, one at a time");
        return None;
    }
    Some(counted)
}

fn plain(word: &str, status: Option<Status>) -> Result<Counted, String> {
    match word {
        "applied" => Ok(Counted::Applied),
        "positive" => Ok(Counted::Positive),
        "negative" => Ok(Counted::Negative),
        "withdrawn" => Ok(Counted::Withdrawn),
        "arrival" => status
            .map(Counted::Arrival)
            .ok_or_else(|| "say with which status they arrive: add status:applicant".to_owned()),
        "departure" => Ok(Counted::Departure),
        "death" => Ok(Counted::Death),
        "transfer" => Ok(Counted::Transfer),
        "disappearance" => Ok(Counted::Disappearance),
        "reappearance" => Ok(Counted::Reappearance),
        other => Err(unknown(other)),
    }
}

fn unknown(word: &str) -> String {
    format!("nothing counts as `{word}`: {WORDS}")
}

#[cfg(test)]
mod tests;
