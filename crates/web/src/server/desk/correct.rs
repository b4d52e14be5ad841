//! Correcting a case: a step that does not count, another version of the law.

use app::{Annulment, CaseFile, Session};
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{CaseId, Code, EventId};
use law::{Procedure, Run, Text};
use record::Purpose;

use super::super::failed::{Answer, Failed};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::super::{fill, refused};
use super::file::open;
use crate::form::{Posted, Problems, Wrong};
use crate::pages::desk::{Annul, Change, ChangeKind, Move};
use crate::parts::Article;

pub(in crate::server) async fn annul_form(
    reader: Reader,
    Path((case, event)): Path<(CaseId, EventId)>,
) -> Answer {
    let (session, file) = open(&reader, case).await?;
    let nothing = (&Posted::default(), &Problems::new());
    reader.show(&annul_page(&reader, (&session, &file), event, nothing)?)
}

fn annul_page(
    reader: &Reader,
    (session, file): (&Session, &CaseFile),
    event: EventId,
    (posted, problems): (&Posted, &Problems),
) -> Result<Annul, Failed> {
    let missing = || reader.fail(&app::Error::NotFound);
    let happened = file.dossier.entries.iter().find(|entry| entry.event == event);
    let entry = fill::entry_of(file, happened.ok_or_else(missing)?, session.role());
    if !entry.can_annul {
        return Err(missing());
    }
    let head = fill::head(file);
    let action = format!("{}/entries/{event}/annul", head.path());
    let before = owed(&file.run, file);
    let after = without(file, event).map_or_else(Vec::new, |run| owed(&run, file));
    Ok(Annul {
        head,
        entry,
        undone: before.iter().filter(|title| !after.contains(title)).cloned().collect(),
        owed_again: after.iter().filter(|title| !before.contains(title)).cloned().collect(),
        form: Annul::form(action, posted, problems, reader.command()),
    })
}

/// The titles of what is owed in a run.
fn owed(run: &Run, file: &CaseFile) -> Vec<Text> {
    let owed = run.owed(file.now);
    let steps = owed.iter().filter_map(|owed| file.procedure().step(owed.step));
    steps.map(|step| step.at_desk.clone()).collect()
}

/// The case as it would stand without one of its steps.
fn without(file: &CaseFile, event: EventId) -> Option<Run> {
    let opened = file.run.opened();
    let procedure = std::sync::Arc::clone(file.procedure());
    let mut run = Run::open(procedure, file.run.opening_facts().clone(), opened);
    for entry in &file.dossier.entries {
        if let app::EntryKind::Done { step, facts, annulled: false, .. } = &entry.kind
            && entry.event != event
        {
            run.happens(step, entry.at, facts).ok()?;
        }
    }
    Some(run)
}

pub(in crate::server) async fn annul(
    Path((case, event)): Path<(CaseId, EventId)>,
    sent: Sent,
) -> Answer {
    let reader = &sent.reader;
    let (session, file) = open(reader, case).await?;
    let annulment = Annulment { case, event, reason: sent.posted.typed("reason") };
    let (command, asked) = (sent.command(), session.clone());
    match reader.try_ask(move |house| house.annul(&asked, command, &annulment)).await? {
        Ok(_) => reader.go(&format!("/desk/cases/{case}"), Some("notice-annulled")),
        Err(app::Error::Case(reception::case::Refusal::NoReason)) if !reader.machine => {
            let problems = Problems::from([("reason".to_owned(), Wrong::Missing)]);
            let typed = (&sent.posted, &problems);
            let page = annul_page(reader, (&session, &file), event, typed)?;
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(reader.refuse(&file, session.role(), &error)),
    }
}

/// The version a case may move to now, with the law of both.
fn target<'a>(
    reader: &Reader,
    file: &'a CaseFile,
) -> Result<(&'a law::pack::Transition, std::sync::Arc<Procedure>), Failed> {
    let missing = || reader.fail(&app::Error::NotFound);
    let facts = file.run.facts();
    let open = |it: &&law::pack::Transition| it.when.as_ref().is_none_or(|when| when.holds(facts));
    let transition = file.procedure().transitions.iter().find(open).ok_or_else(missing)?;
    let id = file.procedure().id.as_str();
    let library = &reader.web.house().library;
    let to = library.version(id, transition.to.as_str()).ok_or_else(missing)?;
    Ok((transition, std::sync::Arc::clone(to)))
}

pub(in crate::server) async fn move_form(reader: Reader, Path(case): Path<CaseId>) -> Answer {
    let (_, file) = open(&reader, case).await?;
    let page = move_page(&reader, &file)?;
    reader.show(&page)
}

fn move_page(reader: &Reader, file: &CaseFile) -> Result<Move, Failed> {
    let (transition, to) = target(reader, file)?;
    let from = file.procedure();
    let missing_in =
        |procedure: &Procedure, step: &law::Step| procedure.find(step.id.as_str()).is_none();
    let change = |kind, step: &law::Step| Change { kind, step: step.at_desk.clone(), about: None };
    let added = to.steps.iter().filter(|step| missing_in(from, step));
    let removed = from.steps.iter().filter(|step| missing_in(&to, step));
    Ok(Move {
        head: fill::head(file),
        to: transition.to.to_string(),
        changes: added
            .map(|step| change(ChangeKind::Added, step))
            .chain(removed.map(|step| change(ChangeKind::Removed, step)))
            .collect(),
        articles: Article::list(&from.pack, &transition.cites),
        verified: transition.verified,
        command: reader.command(),
        refusal: None,
    })
}

pub(in crate::server) async fn go_over(Path(case): Path<CaseId>, sent: Sent) -> Answer {
    let reader = &sent.reader;
    let session = reader.agent()?;
    let asked = session.clone();
    let file = reader.ask(move |house| house.open_file(&asked, case, Purpose::Procedure)).await?;
    let to: Code = target(reader, &file)?.0.to.clone();
    let (command, asked) = (sent.command(), session.clone());
    match reader.try_ask(move |house| house.move_case(&asked, command, case, &to)).await? {
        Ok(_) => reader.go(&format!("/desk/cases/{case}"), Some("notice-moved")),
        Err(error) if reader.machine => Err(reader.refuse(&file, session.role(), &error)),
        Err(error) => {
            let refusal = refused::of(&file, session.role(), &error, reader.locale);
            let page = Move { refusal, ..move_page(reader, &file)? };
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}
