//! One file on one page, its history, one entry of it.

use std::collections::BTreeMap;

use app::{CaseFile, Session};
use axum::extract::{Path, Query};
use kernel::{CaseId, Compartment, EventId, NoteId};
use record::Purpose;

use super::super::failed::{Answer, Failed};
use super::super::fill;
use super::super::reader::Reader;
use crate::pages::desk::{DecisionPage, Doable, FilePage, OtherCase, Timeline};
use crate::parts::{Article, Duty, Note, Pager, way_for};

/// How many entries the file page shows, and a page of the history.
const LATEST: usize = 6;
const PAGE: usize = 40;

/// Opens a file for an agent; the look is written down.
pub(super) async fn open(reader: &Reader, case: CaseId) -> Result<(Session, CaseFile), Failed> {
    let session = reader.agent()?;
    let asked = session.clone();
    let file = reader.ask(move |house| house.open_file(&asked, case, Purpose::Procedure)).await?;
    Ok((session, file))
}

pub(in crate::server) async fn file(reader: Reader, Path(case): Path<CaseId>) -> Answer {
    let (session, file) = open(&reader, case).await?;
    let role = session.role();
    let opens = |compartment| app::compartments(role).contains(&compartment);
    let (run, now) = (&file.run, file.now);
    let entries = fill::entries(&file, role);
    let day = |at| file.procedure().day(at);
    let doable = reader.doable(run, role);
    let page = FilePage {
        head: fill::head(&file),
        opened: run.opened(),
        closed: run
            .closed()
            .map(|(outcome, at)| (fill::both("outcome", outcome.as_str()), day(*at))),
        newer: newer(&file),
        can: Doable::list(run, now, role),
        owed: Duty::list(run, now, role, |step| doable.contains(&step.id)),
        way: way_for(run, now, role),
        entries_total: entries.len(),
        entries: entries.into_iter().take(LATEST).collect(),
        documents: opens(Compartment::Documents).then(|| fill::filed(&file)),
        notes: Some(notes(&file)),
        claims: fill::claims(&file),
        household: opens(Compartment::Family).then(|| fill::household(&file)),
        others: others(&reader, &session, &file).await?,
        compares: app::may(role, app::Use::Compare),
    };
    reader.show(&page)
}

/// The other cases of the person, also under a file found to be the same person's.
async fn others(
    reader: &Reader,
    session: &Session,
    file: &CaseFile,
) -> Result<Vec<OtherCase>, Failed> {
    let (asking, person) = (session.clone(), file.dossier.applicant.person);
    let cases = reader.ask(move |house| house.cases_of_person(&asking, person)).await?;
    let library = &reader.web.house().library;
    let other = |line: &app::CaseOf| {
        let procedure = library.pinned(&line.procedure)?;
        let (id, number) = (line.case, line.number.clone());
        Some(OtherCase { id, number, procedure: procedure.title.clone() })
    };
    Ok(cases.iter().filter(|line| line.case != file.case).filter_map(other).collect())
}

/// The version the law lets this case move to now.
fn newer(file: &CaseFile) -> Option<String> {
    let facts = file.run.facts();
    let mut open = file
        .procedure()
        .transitions
        .iter()
        .filter(|transition| transition.when.as_ref().is_none_or(|when| when.holds(facts)));
    open.next().map(|transition| transition.to.to_string())
}

/// The notes the reader's role opens, the latest first.
fn notes(file: &CaseFile) -> Vec<Note> {
    let entries = file.dossier.entries.iter().rev();
    entries
        .filter_map(|entry| match &entry.kind {
            app::EntryKind::Note(compartment, Some(text)) => Some(Note {
                id: NoteId::new(entry.event.uuid()),
                text: text.clone(),
                compartment: *compartment,
                at: entry.at,
                by: entry
                    .office
                    .as_ref()
                    .map_or_else(|| entry.role.to_string(), ToString::to_string),
            }),
            app::EntryKind::Note(_, None)
            | app::EntryKind::Opened
            | app::EntryKind::Done { .. }
            | app::EntryKind::Annulled { .. }
            | app::EntryKind::Moved(_)
            | app::EntryKind::DocumentReceived(_)
            | app::EntryKind::DocumentWithdrawn => None,
        })
        .collect()
}

pub(in crate::server) async fn timeline(
    reader: Reader,
    Path(case): Path<CaseId>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let (session, file) = open(&reader, case).await?;
    let entries = fill::entries(&file, session.role());
    let (rows, pages) = (entries.len(), entries.len().div_ceil(PAGE).max(1));
    let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, pages);
    reader.show(&Timeline {
        head: fill::head(&file),
        entries: entries.into_iter().skip((page - 1) * PAGE).take(PAGE).collect(),
        pager: Pager { page, pages, rows, base: format!("/desk/cases/{case}/timeline") },
    })
}

pub(in crate::server) async fn entry(
    reader: Reader,
    Path((case, event)): Path<(CaseId, EventId)>,
) -> Answer {
    let (session, file) = open(&reader, case).await?;
    let happened = file.dossier.entries.iter().find(|entry| entry.event == event);
    let happened = happened.ok_or_else(|| reader.fail(&app::Error::NotFound))?;
    let app::EntryKind::Done { step, .. } = &happened.kind else {
        return Err(reader.fail(&app::Error::NotFound));
    };
    let step = file.procedure().find(step.as_str());
    let step = step.ok_or_else(|| reader.fail(&app::Error::NotFound))?;
    let started = |owed: &law::Owed| owed.since == happened.at;
    let follows = file.run.owed(file.now).into_iter().filter(started).map(|owed| owed.step);
    let follows: Vec<_> =
        follows.filter_map(|ix| file.procedure().step(ix)).map(|step| step.id.clone()).collect();
    let mut duties = Duty::list(&file.run, file.now, session.role(), |_| false);
    duties.retain(|duty| follows.contains(&duty.step));
    reader.show(&DecisionPage {
        head: fill::head(&file),
        entry: fill::entry_of(&file, happened, session.role()),
        does: step.does.clone(),
        articles: Article::list(&file.procedure().pack, &step.cites),
        follows: duties,
    })
}
