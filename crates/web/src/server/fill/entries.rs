//! What happened on a file, as pages tell it.

use app::{CaseFile, Entry as Happened, EntryKind as Kind};
use jiff::tz::TimeZone;
use kernel::{Code, Coded, Compartment, Facets, Role};
use law::pack::{Field, FieldType, StepKind};
use law::{Step, Text};
use record::Answers;

use super::both;
use crate::i18n::Words;
use crate::parts::{Annulled, Entry, EntryKind, Said};

/// Everything that happened, the latest first.
pub(in crate::server) fn entries(file: &CaseFile, role: Role) -> Vec<Entry> {
    file.dossier.entries.iter().rev().map(|happened| entry_of(file, happened, role)).collect()
}

/// One thing that happened.
pub(in crate::server) fn entry_of(file: &CaseFile, happened: &Happened, role: Role) -> Entry {
    let day = |at| file.procedure().day(at);
    let late = day(happened.recorded_at) != day(happened.at);
    let (kind, title, said) = told(file, &happened.kind, role);
    let by = file.procedure().actor(happened.role).cloned();
    Entry {
        event: happened.event,
        kind,
        at: happened.at,
        recorded: late.then_some(happened.recorded_at),
        title,
        by: by.unwrap_or_else(|| both("role", happened.role.as_str())),
        name: happened.office.as_ref().map(ToString::to_string),
        said,
        can_annul: can_annul(file, happened, role),
        annulled: annulled(file, happened),
    }
}

fn can_annul(file: &CaseFile, happened: &Happened, role: Role) -> bool {
    match &happened.kind {
        Kind::Done { step, annulled: false, .. } => {
            let opening = file.procedure().opens.and_then(|ix| file.procedure().step(ix));
            let own = file.procedure().find(step.as_str()).is_some_and(|step| step.may(role));
            own && opening.is_none_or(|opening| opening.id != *step)
        }
        Kind::Done { .. }
        | Kind::Opened
        | Kind::Annulled { .. }
        | Kind::Moved(_)
        | Kind::Note(..)
        | Kind::DocumentReceived(_)
        | Kind::DocumentWithdrawn => false,
    }
}

fn annulled(file: &CaseFile, happened: &Happened) -> Option<Annulled> {
    file.dossier.entries.iter().find_map(|later| match &later.kind {
        Kind::Annulled { event, reason } if *event == happened.event => Some(Annulled {
            at: later.at,
            by: later.office.as_ref().map_or_else(|| later.role.to_string(), ToString::to_string),
            reason: reason.clone().unwrap_or_default(),
        }),
        Kind::Annulled { .. }
        | Kind::Opened
        | Kind::Done { .. }
        | Kind::Moved(_)
        | Kind::Note(..)
        | Kind::DocumentReceived(_)
        | Kind::DocumentWithdrawn => None,
    })
}

fn told(file: &CaseFile, kind: &Kind, reader: Role) -> (EntryKind, Words, Vec<Said>) {
    let plain = |kind, title| (kind, title, Vec::new());
    match kind {
        Kind::Opened => plain(EntryKind::Case, Words::Key("entry-opened")),
        Kind::Done { step, facts, answers, .. } => {
            let Some(step) = file.procedure().find(step.as_str()) else {
                return plain(EntryKind::Step, Words::Plain(step.to_string()));
            };
            let kind = match step.kind {
                StepKind::Decision => EntryKind::Decision,
                StepKind::Act | StepKind::Hearing | StepKind::Notice | StepKind::Consequence => {
                    EntryKind::Step
                }
            };
            (
                kind,
                Words::Law(step.title_for(reader).clone()),
                said(step, &file.procedure().pack.zone, facts, answers),
            )
        }
        Kind::Annulled { event, .. } => {
            let title = annulled_title(file, *event, reader);
            plain(EntryKind::Case, title)
        }
        Kind::Moved(to) => plain(EntryKind::Case, Words::Named("entry-moved", to.to_string())),
        Kind::Note(compartment, text) => {
            let said = Said {
                label: Words::One("compartment", compartment.as_str().to_owned()),
                value: shown(text.as_ref()),
            };
            (EntryKind::Note, Words::Key("entry-note-written"), vec![said])
        }
        Kind::DocumentReceived(title) => plain(
            EntryKind::Document,
            title.clone().map_or(Words::Key("entry-document"), Words::Plain),
        ),
        Kind::DocumentWithdrawn => {
            plain(EntryKind::Document, Words::Key("entry-document-withdrawn"))
        }
    }
}

fn annulled_title(file: &CaseFile, event: kernel::EventId, reader: Role) -> Words {
    let step = file.dossier.entries.iter().find_map(|entry| match &entry.kind {
        Kind::Done { step, .. } if entry.event == event => file.procedure().find(step.as_str()),
        Kind::Done { .. }
        | Kind::Opened
        | Kind::Annulled { .. }
        | Kind::Moved(_)
        | Kind::Note(..)
        | Kind::DocumentReceived(_)
        | Kind::DocumentWithdrawn => None,
    });
    step.map_or(Words::Key("entry-annulment"), |step| Words::Law(prefixed(step.title_for(reader))))
}

fn prefixed(title: &Text) -> Text {
    Text { fr: format!("Annulé : {}", title.fr), en: format!("Annulled: {}", title.en) }
}

fn shown(text: Option<&String>) -> Words {
    text.cloned().map_or(Words::Key("sealed"), Words::Plain)
}

/// The answers given in a step, question by question, as far as the reader's role opens them.
fn said(
    step: &Step,
    zone: &TimeZone,
    facts: &Facets,
    answers: &[(Compartment, Option<Answers>)],
) -> Vec<Said> {
    let sealed =
        |field: &Code| answers.iter().find_map(|(_, open)| open.as_ref()?.get(field).cloned());
    let closed = answers.iter().any(|(_, open)| open.is_none());
    step.fields
        .iter()
        .filter_map(|field| {
            let value = match field.keeping {
                law::pack::Keeping::Fact => coded(field, facts.get(&field.id)?, zone),
                law::pack::Keeping::Sealed(_) => match sealed(&field.id) {
                    Some(text) => Words::Plain(text),
                    None if closed && field.required => Words::Key("sealed"),
                    None => return None,
                },
            };
            Some(Said { label: Words::Law(field.label.clone()), value })
        })
        .collect()
}

fn coded(field: &Field, value: &Coded, zone: &TimeZone) -> Words {
    match value {
        Coded::Flag(true) => Words::Key("yes"),
        Coded::Flag(false) => Words::Key("no"),
        Coded::Number(number) => Words::Count("number", *number),
        Coded::Instant(at) => Words::Moment(zone.to_datetime(*at)),
        Coded::Date(date) => Words::Day(*date),
        Coded::Code(code) => {
            if let FieldType::Choice(options) = &field.kind {
                let option = options.iter().find(|option| option.id == *code);
                return option.map_or_else(
                    || Words::Plain(code.to_string()),
                    |it| Words::Law(it.label.clone()),
                );
            }
            let family = if field.kind == FieldType::Country { "country" } else { "language" };
            Words::One(family, code.to_string())
        }
    }
}
