//! Documents and notes of a case, at the desk.

use app::NewNote;
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{CaseId, Compartment, DocumentId};

use super::super::failed::Answer;
use super::super::fill;
use super::super::portal::attach;
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::file::open;
use crate::form::{Posted, Problems, Wrong};
use crate::i18n::Words;
use crate::pages::desk::{Upload, WriteNote};

pub(in crate::server) async fn upload_form(reader: Reader, Path(case): Path<CaseId>) -> Answer {
    let (session, file) = open(&reader, case).await?;
    let asked = fill::all_asked(&file, session.role());
    let nothing = (&Posted::default(), &Problems::new());
    reader.show(&Upload::new(fill::head(&file), &asked, nothing, reader.command()))
}

pub(in crate::server) async fn upload(Path(case): Path<CaseId>, sent: Sent) -> Answer {
    let reader = sent.reader.clone();
    let (session, file) = open(&reader, case).await?;
    let role = session.role();
    let command = sent.command();
    let outcome = match fill::upload(&file, &sent.posted, sent.files.into_values().next()) {
        Ok(upload) => attach(&reader, session, command, case, upload).await?,
        Err(problems) => Err(problems),
    };
    match outcome {
        Ok(()) => reader.go(&format!("/desk/cases/{case}"), Some("notice-document-added")),
        Err(problems) => {
            let asked = fill::all_asked(&file, role);
            let typed = (&sent.posted, &problems);
            let page = Upload::new(fill::head(&file), &asked, typed, reader.command());
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

pub(in crate::server) async fn read(
    reader: Reader,
    Path((case, document)): Path<(CaseId, DocumentId)>,
) -> Answer {
    let session = reader.agent()?;
    let found = reader.ask(move |house| house.read_document(&session, case, document)).await?;
    Ok(fill::document(found))
}

pub(in crate::server) async fn note_form(reader: Reader, Path(case): Path<CaseId>) -> Answer {
    let (session, file) = open(&reader, case).await?;
    let compartments = app::compartments(session.role());
    let nothing = (&Posted::default(), &Problems::new());
    reader.show(&WriteNote::new(fill::head(&file), compartments, nothing, reader.command()))
}

pub(in crate::server) async fn note(Path(case): Path<CaseId>, sent: Sent) -> Answer {
    let reader = &sent.reader;
    let (session, file) = open(reader, case).await?;
    let compartments = app::compartments(session.role());
    let chosen = Compartment::named(sent.posted.get("compartment"));
    let again = |name: &str, wrong: Wrong| {
        let problems = Problems::from([(name.to_owned(), wrong)]);
        let typed = (&sent.posted, &problems);
        let page = WriteNote::new(fill::head(&file), compartments, typed, sent.command());
        reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
    };
    let Some(compartment) = chosen.filter(|chosen| compartments.contains(chosen)) else {
        return again("compartment", Wrong::Missing);
    };
    let note = NewNote { case, compartment, text: sent.posted.typed("text") };
    let command = sent.command();
    match reader.try_ask(move |house| house.write_note(&session, command, &note)).await? {
        Ok(_) => reader.go(&format!("/desk/cases/{case}"), Some("notice-note-written")),
        Err(app::Error::Note(reception::note::Refusal::Empty)) => again("text", Wrong::Missing),
        Err(app::Error::Note(reception::note::Refusal::TooLong)) => {
            again("text", Wrong::Said(Words::Key("refused-note")))
        }
        Err(error) => Err(reader.fail(&error)),
    }
}
