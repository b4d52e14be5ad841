//! The person's documents: those asked for, those given, a form to add one.

use app::{CaseFile, Session, Upload};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use kernel::{CaseId, DocumentId};
use record::Purpose;
use std::collections::BTreeMap;

use super::super::failed::{Answer, Failed};
use super::super::fill;
use super::super::reader::Reader;
use super::super::sent::Sent;
use crate::form::{Posted, Problems};
use crate::pages::portal::Documents;

/// The file that takes the person's documents: the newest that is open, else the newest.
async fn file(reader: &Reader, session: &Session) -> Result<CaseFile, Failed> {
    let session = session.clone();
    reader
        .ask(move |house| {
            let mut newest = None;
            for case in house.own_cases(&session)? {
                let file = house.open_file(&session, case, Purpose::Own)?;
                if file.run.closed().is_none() {
                    return Ok(file);
                }
                newest = newest.or(Some(file));
            }
            newest.ok_or(app::Error::NotFound)
        })
        .await
}

fn page(reader: &Reader, file: &CaseFile, posted: &Posted, problems: &Problems) -> Documents {
    let asked = fill::all_asked(file, kernel::Role::Person);
    Documents {
        form: Documents::form(&asked, posted, problems, reader.command()),
        filed: fill::filed(file),
        asked,
        most_megabytes: 10,
    }
}

pub(in crate::server) async fn list(
    reader: Reader,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let session = reader.person()?;
    let file = file(&reader, &session).await?;
    reader.show(&page(&reader, &file, &Posted::from_pairs(query), &Problems::new()))
}

pub(in crate::server) async fn add(sent: Sent) -> Answer {
    let reader = sent.reader.clone();
    let session = reader.person()?;
    let file = file(&reader, &session).await?;
    let command = sent.command();
    let outcome = match fill::upload(&file, &sent.posted, sent.files.into_values().next()) {
        Ok(upload) => attach(&reader, session, command, file.case, upload).await?,
        Err(problems) => Err(problems),
    };
    match outcome {
        Ok(()) => reader.go("/me/documents", Some("notice-document-added")),
        Err(problems) => {
            let page = page(&reader, &file, &sent.posted, &problems);
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Puts a document in a file, or says what is wrong with it.
pub(in crate::server) async fn attach(
    reader: &Reader,
    session: Session,
    command: kernel::CommandId,
    case: CaseId,
    upload: Upload,
) -> Result<Result<(), Problems>, Failed> {
    let done = reader.try_ask(move |house| house.attach(&session, command, case, &upload)).await?;
    match done {
        Ok(_) => Ok(Ok(())),
        Err(error) => match fill::wrong_upload(&error) {
            Some(problems) => Ok(Err(problems)),
            None => Err(reader.fail(&error)),
        },
    }
}

pub(in crate::server) async fn read(reader: Reader, Path(document): Path<DocumentId>) -> Answer {
    let session = reader.person()?;
    let file = file(&reader, &session).await?;
    let case = file.case;
    let found = reader.ask(move |house| house.read_document(&session, case, document)).await?;
    Ok(fill::document(found))
}

pub(in crate::server) async fn withdraw(Path(document): Path<DocumentId>, sent: Sent) -> Answer {
    let reader = &sent.reader;
    let session = reader.person()?;
    let file = file(reader, &session).await?;
    let (case, command) = (file.case, sent.command());
    reader.ask(move |house| house.withdraw_document(&session, command, case, document)).await?;
    reader.go("/me/documents", Some("notice-document-withdrawn"))
}
