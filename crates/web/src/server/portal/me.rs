//! The person's own file: where she is, what is next, each step, what is recorded, who looked.

use std::collections::BTreeMap;

use app::{Action, CaseFile, Session};
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use kernel::{CaseId, Code, Role};
use law::Step;
use law::pack::Place;
use record::Purpose;

use super::super::failed::{Answer, Failed};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::super::{fill, refused};
use crate::form::{Field, Form, Posted, Problems};
use crate::pages::portal::{Access, Compared, Help, Information, Look, MyCase, MyPage, StepPage};
use crate::parts::{Article, Duty, Pager, Waiting};

/// How many looks are on a page.
const LOOKS: usize = 30;

pub(in crate::server) async fn help(reader: Reader) -> Answer {
    reader.show(&Help { helpers: Vec::new() })
}

/// The files of the person who reads, newest first.
async fn files(reader: &Reader, session: &Session) -> Result<Vec<CaseFile>, Failed> {
    let session = session.clone();
    reader
        .ask(move |house| {
            let cases = house.own_cases(&session)?;
            cases.into_iter().map(|case| house.open_file(&session, case, Purpose::Own)).collect()
        })
        .await
}

/// Whether the person may do a step online.
fn online(step: &Step) -> bool {
    step.may(Role::Person) && step.places.contains(&Place::Online)
}

pub(in crate::server) async fn page(reader: Reader) -> Answer {
    let session = reader.person()?;
    let files = files(&reader, &session).await?;
    let name = files.first().and_then(|file| file.dossier.applicant.name());
    let mut cases: Vec<MyCase> = files
        .iter()
        .map(|file| MyCase::of(file.case, file.number.to_string(), &file.run, file.now, online))
        .collect();
    cases.sort_by_key(|case| {
        let due = case.next.as_ref().and_then(|next| next.due);
        (case.closed.is_some(), due.is_none(), due)
    });
    let page = MyPage { name: name.unwrap_or_default(), cases, helpers: Vec::new() };
    reader.show(&page)
}

pub(in crate::server) async fn information(reader: Reader) -> Answer {
    let session = reader.person()?;
    let files = files(&reader, &session).await?;
    let file = files.first().ok_or_else(|| reader.fail(&app::Error::NotFound))?;
    reader.show(&Information { claims: fill::claims(file), household: fill::household(file) })
}

pub(in crate::server) async fn looks(
    reader: Reader,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let session = reader.person()?;
    let own = session.clone();
    let compared = reader.ask(move |house| house.comparisons(&own)).await?;
    let compared = compared.into_iter().map(|decision| Compared {
        at: decision.at,
        by: reader.body(decision.role),
        office: decision.office.as_ref().map(ToString::to_string),
        finding: decision.finding,
        undone: decision.undone,
    });
    let compared = compared.collect();
    let looks = reader.ask(move |house| house.looks(&session)).await?;
    let looks = Look::joined(looks.iter().map(|look| Look {
        at: look.at,
        by: reader.body(look.role),
        office: look.office.as_ref().map(ToString::to_string),
        purpose: fill::purpose(look.purpose),
        seen: look.compartments.clone(),
        times: 1,
    }));
    let pages = looks.len().div_ceil(LOOKS).max(1);
    let page = query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, pages);
    let pager = Pager { page, pages, rows: looks.len(), base: "/me/access".to_owned() };
    let shown = looks.into_iter().skip((page - 1) * LOOKS).take(LOOKS);
    reader.show(&Access { looks: shown.collect(), pager, compared })
}

pub(in crate::server) async fn step(
    reader: Reader,
    Path((case, step)): Path<(CaseId, String)>,
) -> Answer {
    let session = reader.person()?;
    let file = reader.ask(move |house| house.open_file(&session, case, Purpose::Own)).await?;
    let found = file.procedure().find(&step);
    let found = found.ok_or_else(|| reader.fail(&app::Error::NotFound))?;
    let nothing = (&Posted::default(), &Problems::new());
    reader.show(&step_page(&reader, &file, found, nothing))
}

fn step_page(
    reader: &Reader,
    file: &CaseFile,
    step: &Step,
    (posted, problems): (&Posted, &Problems),
) -> StepPage {
    let (run, now) = (&file.run, file.now);
    let waiting = Waiting::of(run, step, now, Role::Person);
    let duties = Duty::list(run, now, Role::Person, online);
    let form = (waiting.is_none() && online(step)).then(|| {
        let fields = step.fields.iter().map(|it| Field::of_law(it, posted, problems)).collect();
        let action = format!("/me/cases/{}/steps/{}", file.case, step.id);
        Form::new(action, reader.command(), fields)
    });
    let by = run.procedure().actor(step.actor).cloned();
    StepPage {
        case: file.case,
        title: step.title.clone(),
        does: step.does.clone(),
        by: by.unwrap_or_else(|| reader.body(step.actor)),
        places: step.places.clone(),
        bring: step.bring.clone(),
        articles: Article::list(&run.procedure().pack, &step.cites),
        verified: step.verified,
        done: run.times(step.ix).last().copied(),
        duty: duties.into_iter().find(|duty| duty.step == step.id),
        waiting,
        form,
        documents: fill::asked(file, step),
    }
}

pub(in crate::server) async fn act(
    Path((case, step)): Path<(CaseId, String)>,
    sent: Sent,
) -> Answer {
    let reader = &sent.reader;
    let session = reader.person()?;
    let opened = session.clone();
    let file = reader.ask(move |house| house.open_file(&opened, case, Purpose::Own)).await?;
    let found = file.procedure().find(&step);
    let found = found.ok_or_else(|| reader.fail(&app::Error::NotFound))?;
    let typed = match fill::typed(&found.fields, &sent.posted) {
        Ok(typed) => typed,
        Err(problems) => {
            let page = step_page(reader, &file, found, (&sent.posted, &problems));
            return reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
        }
    };
    let action = Action { case, step: Code::lenient(&step), typed, at: None };
    let command = sent.command();
    match reader.try_ask(move |house| house.act(&session, command, &action)).await? {
        Ok(_) => reader.go("/me", Some("notice-step-done")),
        Err(error) if reader.machine => Err(reader.refuse(&file, Role::Person, &error)),
        Err(error) => {
            let problems = fill::problems(&error);
            let mut page = step_page(reader, &file, found, (&sent.posted, &problems));
            if let Some(form) = &mut page.form {
                form.command = command;
                form.refusal = refused::of(&file, Role::Person, &error, reader.locale);
                return reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
            }
            Err(reader.refuse(&file, Role::Person, &error))
        }
    }
}
