//! Documents of a file on a page, and a file as it was sent.

use app::{CaseFile, Error, IntakeError, Upload};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use kernel::{Code, Role};
use law::Step;
use record::MediaType;

use crate::form::{Posted, Problems, Wrong};
use crate::i18n::Words;
use crate::parts::{Asked, Filed};

/// The documents a step asks for.
pub(in crate::server) fn asked(file: &CaseFile, step: &Step) -> Vec<Asked> {
    let given = |id: &Code| {
        let name = asked_as(&step.id, id);
        file.dossier.documents.iter().any(|kept| kept.asked_as.as_ref() == Some(&name))
    };
    step.documents
        .iter()
        .map(|document| Asked {
            id: document.id.clone(),
            step: step.id.clone(),
            title: document.title.clone(),
            required: document.required,
            given: given(&document.id),
        })
        .collect()
}

/// What every step that is part of the case and for a role still asks for.
pub(in crate::server) fn all_asked(file: &CaseFile, role: Role) -> Vec<Asked> {
    let included = file.run.marking().included;
    let steps = file.procedure().steps.iter();
    steps
        .filter(|step| included.contains(step.ix) && step.may(role))
        .flat_map(|step| asked(file, step))
        .filter(|asked| !asked.given)
        .collect()
}

/// The name under which a document that a step asks for is filed.
fn asked_as(step: &Code, document: &Code) -> Code {
    Code::lenient(&format!("{step}.{document}"))
}

/// The documents a file holds, the latest first.
pub(in crate::server) fn filed(file: &CaseFile) -> Vec<Filed> {
    file.dossier
        .documents
        .iter()
        .rev()
        .map(|kept| Filed {
            id: kept.document,
            title: kept.title.clone().unwrap_or_default(),
            format: format(kept.media_type).to_owned(),
            bytes: kept.bytes,
            at: kept.at,
            by: None,
        })
        .collect()
}

const fn format(kind: MediaType) -> &'static str {
    match kind {
        MediaType::Jpeg => "JPEG",
        MediaType::Png => "PNG",
        MediaType::Webp => "WebP",
        MediaType::Pdf => "PDF",
    }
}

/// A file as it was sent with its form.
///
/// # Errors
/// What is wrong with the form.
pub(in crate::server) fn upload(
    file: &CaseFile,
    posted: &Posted,
    sent: Option<(String, Vec<u8>)>,
) -> Result<Upload, Problems> {
    let Some((name, bytes)) = sent else {
        return Err(Problems::from([("file".to_owned(), Wrong::Missing)]));
    };
    let kind = Code::new(posted.get("kind")).ok().filter(|kind| *kind != *"other");
    let steps = file.procedure().steps.iter();
    let documents = steps.flat_map(|step| step.documents.iter().map(move |it| (step, it)));
    let asked = kind.as_ref().and_then(|kind| {
        documents.into_iter().find(|(step, it)| asked_as(&step.id, &it.id) == *kind)
    });
    let title = match (posted.get("title"), asked) {
        ("", Some((_, document))) => document.title.fr.clone(),
        ("", None) => name,
        (typed, _) => typed.to_owned(),
    };
    Ok(Upload { title, asked_as: kind, bytes })
}

/// What is wrong with a file, as the form tells it; none when it is no fault of the file.
pub(in crate::server) fn wrong_upload(error: &Error) -> Option<Problems> {
    let wrong = match error {
        Error::Intake(IntakeError::TooLarge) => Wrong::FileTooBig(10),
        Error::Intake(IntakeError::WrongType) => Wrong::FileKind,
        Error::Intake(other) => Wrong::Said(Words::Key(intake_key(*other))),
        Error::Document(_) => Wrong::Said(Words::Key("refused-document")),
        Error::Forbidden
        | Error::NotFound
        | Error::NotInForce(_)
        | Error::Form(_)
        | Error::Case(_)
        | Error::Person(_)
        | Error::Household(_)
        | Error::Report(_)
        | Error::Note(_)
        | Error::Duplicate(_)
        | Error::Vault(_)
        | Error::Log(_)
        | Error::Seal(_)
        | Error::Decode(_) => return None,
    };
    Some(Problems::from([("file".to_owned(), wrong)]))
}

const fn intake_key(error: IntakeError) -> &'static str {
    match error {
        IntakeError::Empty => "wrong-file-empty",
        IntakeError::Active => "wrong-file-active",
        IntakeError::Locked => "wrong-file-locked",
        IntakeError::Damaged | IntakeError::WrongType | IntakeError::TooLarge => {
            "wrong-file-damaged"
        }
    }
}

/// A document to be shown or saved; never run in the page that shows it.
pub(in crate::server) fn document((kind, bytes): (MediaType, Vec<u8>)) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind.as_str()));
    let inline = HeaderValue::from_static("inline; filename=\"document\"");
    headers.insert(CONTENT_DISPOSITION, inline);
    response
}
