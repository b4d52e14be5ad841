//! Whether the person of a file is somebody registered elsewhere: compared, decided, undone.

use std::collections::BTreeMap;

use app::{CaseFile, Decision, Error, Found, Session};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use kernel::{CaseId, EventId, PersonId};
use record::Finding;

use super::super::failed::{Answer, Failed};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::super::{fill, refused};
use super::file::open;
use crate::form::{Posted, Problems, Wrong};
use crate::pages::desk::{Decided, DoublesPage};

pub(in crate::server) async fn page(reader: Reader, Path(case): Path<CaseId>) -> Answer {
    let (session, file) = allowed(&reader, case).await?;
    let nothing = (&Posted::default(), &Problems::new());
    reader.show(&drawn(&reader, (&session, &file), nothing).await?)
}

/// Opens a file for a role that may compare people.
async fn allowed(reader: &Reader, case: CaseId) -> Result<(Session, CaseFile), Failed> {
    let session = reader.agent()?;
    if !app::may(session.role(), app::Use::Compare) {
        return Err(reader.fail(&Error::Forbidden));
    }
    open(reader, case).await
}

async fn drawn(
    reader: &Reader,
    (session, file): (&Session, &CaseFile),
    typed: (&Posted, &Problems),
) -> Result<DoublesPage, Failed> {
    let (asking, person) = (session.clone(), file.dossier.applicant.person);
    let doubles = reader.ask(move |house| house.doubles(&asking, person)).await?;
    let head = fill::head(file);
    let action = format!("{}/doubles", head.path());
    let here = fill::Here::of(&file.dossier.applicant);
    let candidates = doubles.candidates.iter().map(|candidate| {
        let double = fill::double(candidate, &here);
        let form = DoublesPage::deciding(&action, &double, typed, reader.command());
        (double, form)
    });
    let decided = doubles.decided.iter().map(|decision| {
        (told(decision), DoublesPage::undoing(&action, decision.id, typed, reader.command()))
    });
    let (candidates, decided) = (candidates.collect(), decided.collect());
    Ok(DoublesPage { head, candidates, decided, undone: doubles.undone.iter().map(told).collect() })
}

fn told(decision: &Decision) -> Decided {
    Decided {
        id: decision.id,
        other: fill::line(&decision.other),
        cases: decision.cases.clone(),
        finding: decision.finding,
        reason: decision.reason.clone(),
        at: decision.at,
        office: decision.office.as_ref().map(ToString::to_string),
        undone: decision.undone.clone(),
    }
}

pub(in crate::server) async fn send(
    Path(case): Path<CaseId>,
    Query(query): Query<BTreeMap<String, String>>,
    sent: Sent,
) -> Answer {
    let reader = &sent.reader;
    let (session, file) = allowed(reader, case).await?;
    let asked = |name: &str| query.get(name).map(String::as_str).unwrap_or_default();
    let about = asked("about").parse::<PersonId>().ok();
    let undo = asked("undo").parse::<EventId>().ok();
    let (person, command) = (file.dossier.applicant.person, sent.command());
    let mut problems = Problems::new();
    let asking = session.clone();
    let done = if let Some(other) = about {
        let found = found(&sent.posted, other, &mut problems);
        let Some(found) = found else {
            let page = drawn(reader, (&session, &file), (&sent.posted, &problems)).await?;
            return reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
        };
        reader
            .try_ask(move |house| house.decide_duplicate(&asking, command, person, &found))
            .await?
    } else if let Some(decision) = undo {
        let name = format!("reason-{decision}");
        let reason = sent.posted.get(&name).trim().to_owned();
        if reason.is_empty() {
            problems.insert(name, Wrong::Missing);
            let page = drawn(reader, (&session, &file), (&sent.posted, &problems)).await?;
            return reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
        reader
            .try_ask(move |house| {
                house.undo_duplicate(&asking, command, person, (decision, &reason))
            })
            .await?
    } else {
        return Err(reader.fail(&Error::NotFound));
    };
    match done {
        Ok(_) => reader.go(&format!("/desk/cases/{case}/doubles"), Some("notice-step-done")),
        Err(error @ Error::Duplicate(_)) => {
            let problems = Problems::new();
            let mut page = drawn(reader, (&session, &file), (&sent.posted, &problems)).await?;
            let refusal = refused::of(&file, session.role(), &error, reader.locale);
            let forms = page.candidates.iter_mut().map(|(_, form)| form);
            if let Some(form) = forms.chain(page.decided.iter_mut().map(|(_, form)| form)).next() {
                form.refusal = refusal;
            }
            reader.show_as(StatusCode::CONFLICT, &page)
        }
        Err(error) => Err(reader.fail(&error)),
    }
}

/// What was found of another person, or what is missing.
fn found(posted: &Posted, other: PersonId, problems: &mut Problems) -> Option<Found> {
    let (finding, reason) = (format!("finding-{other}"), format!("reason-{other}"));
    read(posted, other, (&finding, &reason), problems)
}

/// The answer about one person under two names of fields.
pub(super) fn read(
    posted: &Posted,
    other: PersonId,
    (finding, reason): (&str, &str),
    problems: &mut Problems,
) -> Option<Found> {
    let chosen = match posted.get(finding) {
        "same" => Some(Finding::Same),
        "different" => Some(Finding::Different),
        "" => {
            problems.insert(finding.to_owned(), Wrong::Missing);
            None
        }
        _ => {
            problems.insert(finding.to_owned(), Wrong::NotListed);
            None
        }
    };
    let why = posted.get(reason).trim().to_owned();
    if why.is_empty() {
        problems.insert(reason.to_owned(), Wrong::Missing);
    } else if why.chars().count() > 2_000 {
        problems.insert(reason.to_owned(), Wrong::TooLong(2_000));
    }
    let good = !why.is_empty() && !problems.contains_key(reason);
    Some(Found { other, finding: chosen?, reason: why }).filter(|_| good)
}
