//! Doing a step of a case.

use app::{Action, CaseFile, Session};
use axum::extract::Path;
use axum::http::StatusCode;
use kernel::{CaseId, Code, Role, Timestamp};
use law::{Step, Text};

use super::super::failed::{Answer, Failed};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::super::{fill, refused};
use super::file::open;
use crate::form::{Form, Posted, Problems, Wrong, moment_parts};
use crate::pages::desk::{Act, ActForm};
use crate::parts::{Article, Duty, Waiting};

pub(in crate::server) async fn form(
    reader: Reader,
    Path((case, step)): Path<(CaseId, String)>,
) -> Answer {
    let (session, file) = open(&reader, case).await?;
    let step = find(&reader, &file, &step)?;
    reader.show(&page(&reader, &session, (&file, step), (&Posted::default(), &Problems::new())))
}

fn find<'a>(reader: &Reader, file: &'a CaseFile, step: &str) -> Result<&'a Step, Failed> {
    file.procedure().find(step).ok_or_else(|| reader.fail(&app::Error::NotFound))
}

/// The role a step is recorded in: the reader's own.
fn roles(reader: &Reader, session: &Session) -> Vec<(Role, Text)> {
    vec![(session.role(), reader.body(session.role()))]
}

fn page(
    reader: &Reader,
    session: &Session,
    (file, step): (&CaseFile, &Step),
    (posted, problems): (&Posted, &Problems),
) -> Act {
    let head = fill::head(file);
    let action = format!("{}/steps/{}", head.path(), step.id);
    let zone = &file.procedure().pack.zone;
    let fields = ActForm {
        questions: &step.fields,
        roles: &roles(reader, session),
        now: zone.to_datetime(file.now),
    }
    .fields(posted, problems);
    let duties = Duty::list(&file.run, file.now, session.role(), |_| true);
    Act {
        title: step.at_desk.clone(),
        does: step.does.clone(),
        kind: step.kind,
        articles: Article::list(&file.procedure().pack, &step.cites),
        verified: step.verified,
        duty: duties.into_iter().find(|duty| duty.step == step.id),
        waiting: Waiting::of(&file.run, step, file.now, session.role()),
        documents: fill::asked(file, step),
        form: Form::new(action, reader.command(), fields),
        head,
    }
}

/// When the step happened, as typed; now when nothing was, or when what was typed is this minute.
fn when(file: &CaseFile, posted: &Posted) -> Result<Option<Timestamp>, Problems> {
    let wrong = |wrong| Problems::from([("done".to_owned(), wrong)]);
    let Some(wall) = moment_parts("done", posted).map_err(wrong)? else { return Ok(None) };
    let zone = &file.procedure().pack.zone;
    let at = zone.to_timestamp(wall).map_err(|_| wrong(Wrong::NotDate))?;
    if at > file.now {
        return Err(wrong(Wrong::InFuture));
    }
    let this_minute = file.now.duration_since(at) < jiff::SignedDuration::from_mins(2);
    Ok((!this_minute).then_some(at))
}

pub(in crate::server) async fn act(
    Path((case, step)): Path<(CaseId, String)>,
    sent: Sent,
) -> Answer {
    let reader = &sent.reader;
    let (session, file) = open(reader, case).await?;
    let found = find(reader, &file, &step)?;
    let again =
        |problems: &Problems| page(reader, &session, (&file, found), (&sent.posted, problems));
    let (typed, at) = match (fill::typed(&found.fields, &sent.posted), when(&file, &sent.posted)) {
        (Ok(typed), Ok(at)) => (typed, at),
        (typed, at) => {
            let problems = typed.err().into_iter().chain(at.err()).flatten().collect();
            let mut page = again(&problems);
            page.form.command = sent.command();
            if reader.machine || page.waiting.is_some() {
                return refuse_or(reader, (&session, &file), found, &page);
            }
            return reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let action = Action { case, step: Code::lenient(&step), typed, at };
    let (command, asked) = (sent.command(), session.clone());
    match reader.try_ask(move |house| house.act(&asked, command, &action)).await? {
        Ok(_) => reader.go(&format!("/desk/cases/{case}"), Some("notice-step-done")),
        Err(error) if reader.machine => Err(reader.refuse(&file, session.role(), &error)),
        Err(error @ (app::Error::Case(_) | app::Error::Form(_))) => {
            let mut page = again(&fill::problems(&error));
            page.form.command = command;
            page.form.refusal = refused::of(&file, session.role(), &error, reader.locale);
            // What was typed is shown again, also where the law makes the step wait.
            page.waiting = None;
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(reader.refuse(&file, session.role(), &error)),
    }
}

/// The law's refusal where the step must wait; what is wrong with the form otherwise.
fn refuse_or(
    reader: &Reader,
    (session, file): (&Session, &CaseFile),
    step: &Step,
    page: &Act,
) -> Answer {
    let reasons = file.run.hindrances(step.ix, file.now);
    if reasons.is_empty() && !reader.machine {
        return reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, page);
    }
    let error = if reasons.is_empty() {
        let wrong = page.form.fields.iter().filter(|field| field.wrong.is_some());
        let fault = |field: &crate::form::Field| reception::form::FieldFault {
            field: Code::lenient(field.name.trim_start_matches("q-")),
            fault: reception::form::Fault::Missing,
        };
        app::Error::Form(wrong.map(fault).collect())
    } else {
        let step = step.id.clone();
        app::Error::Case(reception::case::Refusal::Hindered { step, reasons })
    };
    Err(reader.refuse(file, session.role(), &error))
}
