//! Pre-registration, one thing a page, without script: each answer goes into the visitor's draft.

use app::{NewPerson as Newcomer, Registration, Session};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::PrivateCookieJar;
use kernel::{PersonId, Sex};
use law::pack;
use record::{Identity, Name, NameKind, Relation, Source};
use std::collections::BTreeMap;

use super::super::draft::{self, TooLong};
use super::super::failed::{Answer, Failed};
use super::super::reader::Reader;
use super::super::refused;
use super::super::sent::Sent;
use super::super::state::Web;
use super::super::visit::Who;
use super::opening::own;
use super::{front_door, opening};
use crate::form::{Posted, Problems};
use crate::pages::portal::{Check, Done, People, Question, Welcome};
use crate::pages::shared::FailureKind;
use crate::start::{self, NewPerson, Stage};

pub(in crate::server) async fn welcome(reader: Reader, jar: PrivateCookieJar) -> Answer {
    reader.show(&Welcome { draft: draft::exists(&jar) })
}

pub(in crate::server) async fn begin() -> Redirect {
    Redirect::to(&Stage::Name.path())
}

pub(in crate::server) async fn ask(
    reader: Reader,
    jar: PrivateCookieJar,
    Path(slug): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let stage = Stage::at(&slug).ok_or_else(|| reader.fail(&app::Error::NotFound))?;
    let draft = draft::read(&jar);
    let from_check = query.get("then").is_some_and(|then| then == "check");
    let nothing = Problems::new();
    if stage == Stage::People {
        let page = People::new(&draft, &Posted::default(), &nothing, reader.command());
        return reader.show(&page);
    }
    let own = own(&reader.web);
    let page = Question::new(stage, &draft, &nothing, &own, reader.command());
    reader.show(&Question { from_check, ..page })
}

pub(in crate::server) async fn answer(
    State(web): State<Web>,
    jar: PrivateCookieJar,
    Path(slug): Path<String>,
    sent: Sent,
) -> Answer {
    let reader = &sent.reader;
    let stage = Stage::at(&slug).ok_or_else(|| reader.fail(&app::Error::NotFound))?;
    let mut draft = draft::read(&jar);
    let own = own(&web);
    if stage == Stage::People {
        return people(&web, jar, draft, &sent);
    }
    let asked = start::fields(stage, &draft, &Problems::new(), &own);
    let names: Vec<String> = asked.iter().flat_map(crate::form::Field::names).collect();
    draft.replace(&names, &sent.posted);
    let today = reader.frame().today();
    let problems = start::problems(stage, &draft, &own, today);
    let from_check = sent.posted.get("then") == "check";
    if !problems.is_empty() {
        let page = Question::new(stage, &draft, &problems, &own, reader.command());
        return reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &Question { from_check, ..page });
    }
    let next = if from_check { "/start/check".to_owned() } else { stage.next_path() };
    go_on(&web, jar, &draft, reader, &next)
}

/// Adds, takes away, or goes on.
fn people(web: &Web, jar: PrivateCookieJar, mut draft: Posted, sent: &Sent) -> Answer {
    let reader = &sent.reader;
    let (stage, what) = (Stage::People, sent.posted.get("do").to_owned());
    if let Some(row) = what.strip_prefix("remove-").and_then(|row| row.parse().ok()) {
        start::remove_relative(&mut draft, row);
        return go_on(web, jar, &draft, reader, &stage.path());
    }
    if let Err(problems) = start::add_relative(&mut draft, &sent.posted) {
        let page = People::new(&draft, &sent.posted, &problems, reader.command());
        return reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let next = if what == "add" { stage.path() } else { stage.next_path() };
    go_on(web, jar, &draft, reader, &next)
}

fn go_on(web: &Web, jar: PrivateCookieJar, draft: &Posted, reader: &Reader, next: &str) -> Answer {
    match draft::keep(web, jar, draft) {
        Ok(jar) => Ok((jar, Redirect::to(next)).into_response()),
        Err(TooLong) => Err(reader.fail_as(FailureKind::TooLarge, None)),
    }
}

pub(in crate::server) async fn check(
    State(web): State<Web>,
    reader: Reader,
    jar: PrivateCookieJar,
) -> Answer {
    let draft = draft::read(&jar);
    let own = own(&web);
    match start::read(&draft, &own, reader.frame().today()) {
        Ok(person) => reader.show(&Check {
            rows: start::review(&person, &own),
            command: reader.command(),
            carried: None,
            refusal: None,
        }),
        Err(_) => Ok(Redirect::to(&first_wrong(&draft, &own, &reader).path()).into_response()),
    }
}

/// The first question that is not answered well.
fn first_wrong(draft: &Posted, own: &[pack::Field], reader: &Reader) -> Stage {
    let today = reader.frame().today();
    let wrong = |stage: &Stage| !start::problems(*stage, draft, own, today).is_empty();
    Stage::ALL.into_iter().find(wrong).unwrap_or(Stage::Name)
}

pub(in crate::server) async fn send(
    State(web): State<Web>,
    jar: PrivateCookieJar,
    sent: Sent,
) -> Answer {
    let reader = &sent.reader;
    let draft = draft::read(&jar);
    let own = own(&web);
    let Ok(person) = start::read(&draft, &own, reader.frame().today()) else {
        let wrong = first_wrong(&draft, &own, reader);
        return Ok(Redirect::to(&wrong.path()).into_response());
    };
    let door = front_door(web.house());
    let door = door.ok_or_else(|| reader.fail(&app::Error::NotFound))?;
    let registration = registration(&web, &person, door.id.clone());
    let (session, command) = (newcomer(reader), sent.command());
    let registered =
        reader.try_ask(move |house| house.register(&session, command, &registration)).await?;
    match registered {
        Ok(registered) => done(&web, reader, draft::forget(jar), registered).await,
        Err(error) => {
            let rows = start::review(&person, &own);
            let refusal = Some(refused::plain(&error));
            let page = Check { rows, command, carried: None, refusal };
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// A visitor nobody knows yet acts as the person that the registration makes.
fn newcomer(reader: &Reader) -> Session {
    Session { own: None, ..Session::person(PersonId::new(reader.web.house().world.uuid())) }
}

async fn done(
    web: &Web,
    reader: &Reader,
    jar: PrivateCookieJar,
    registered: app::Registered,
) -> Answer {
    let person = registered.applicant;
    reader.visit.becomes(Who::Person(person), web.house());
    let (session, case) = (Session::person(person), registered.case);
    let file =
        reader.ask(move |house| house.open_file(&session, case, record::Purpose::Own)).await?;
    let duties = crate::parts::Duty::list(&file.run, file.now, kernel::Role::Person, |_| true);
    let page = Done {
        number: registered.number.to_string(),
        next: duties.into_iter().next(),
        code: Some(registered.access_code),
    };
    let shown: Result<Response, Failed> = reader.show(&page);
    shown.map(|page| (jar, page).into_response())
}

/// What was answered, as the house registers it.
pub(in crate::server) fn registration(
    web: &Web,
    person: &NewPerson,
    procedure: kernel::Code,
) -> Registration {
    let latin = Name {
        kind: NameKind::Latin,
        family: person.names.family.clone().unwrap_or_default(),
        given: person.names.given.clone(),
    };
    let own_script = person.names.own_script.clone().map(|name| Name {
        kind: NameKind::Original,
        family: String::new(),
        given: name,
    });
    let applicant = Newcomer {
        source: Source::Statement,
        sex: person.sex,
        nationality: person.nationality,
        identity: Identity {
            names: std::iter::once(latin).chain(own_script).collect(),
            birth: Some(person.birth),
            birth_place: None,
        },
        relation: None,
    };
    let members = person.people.iter().map(|relative| Newcomer {
        source: Source::Statement,
        sex: Sex::Unknown,
        nationality: person.nationality,
        identity: Identity {
            names: vec![Name {
                kind: NameKind::Latin,
                family: String::new(),
                given: relative.name.clone(),
            }],
            birth: Some(relative.birth),
            birth_place: None,
        },
        relation: Relation::named(&relative.relation),
    });
    Registration {
        procedure,
        applicant,
        members: members.collect(),
        typed: opening::typed(web, person),
        at: None,
    }
}
