//! Registering a person at the desk, on one page.

use app::{Found, Registration, Session};
use axum::extract::State;
use axum::http::StatusCode;
use kernel::{Code, Timestamp};
use law::{Text, pack};

use super::super::failed::{Answer, Failed};
use super::super::fill;
use super::super::portal::{front_door, own, registration};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::super::state::Web;
use super::doubles;
use crate::form::{Posted, Problems, Wrong, moment_parts};
use crate::pages::desk::Register;
use crate::parts::Double;
use crate::start;

/// How many rows of the household are drawn at least.
const ROWS: usize = 4;

/// The procedures that the desk opens, and what the first asks.
fn doors(web: &Web) -> (Vec<(Code, Text)>, Vec<pack::Field>) {
    let door = front_door(web.house());
    let own = own(web);
    let doors = door.iter().map(|door| (door.id.clone(), door.title.clone())).collect();
    (doors, own)
}

pub(in crate::server) async fn form(State(web): State<Web>, reader: Reader) -> Answer {
    let session = reader.agent()?;
    if !app::may(session.role(), app::Use::Register) {
        return Err(reader.fail(&app::Error::Forbidden));
    }
    let (doors, own) = doors(&web);
    let mut posted = Posted::default();
    if let [(only, _)] = doors.as_slice() {
        posted.set("procedure", only.as_str());
    }
    let now = reader.zone().to_datetime(reader.now());
    for (part, value) in [
        ("day", now.day().to_string()),
        ("month", now.month().to_string()),
        ("year", now.year().to_string()),
        ("hour", format!("{:02}:{:02}", now.hour(), now.minute())),
    ] {
        posted.set(format!("arrived-{part}"), value);
    }
    let nothing = Problems::new();
    reader.show(&Register::new(&doors, &own, (&posted, &nothing), ROWS, reader.command()))
}

pub(in crate::server) async fn send(State(web): State<Web>, sent: Sent) -> Answer {
    let reader = &sent.reader;
    let session = reader.agent()?;
    let (doors, own) = doors(&web);
    let again = |problems: &Problems| {
        let typed = (&sent.posted, problems);
        let page = Register::new(&doors, &own, typed, ROWS, sent.command());
        reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
    };
    let registration = match read(reader, &sent.posted, &doors, &own) {
        Ok(registration) => registration,
        Err(problems) => return again(&problems),
    };
    let findings = match compared(reader, &session, &sent.posted, &registration).await? {
        Compared::Decided(findings) => findings,
        Compared::Asked(doubles, problems) => {
            // To be asked is no fault of the one who typed; to leave the question open is one.
            let status =
                if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            let typed = (&sent.posted, &problems);
            let page = Register::new(&doors, &own, typed, ROWS, sent.command());
            return reader.show_as(status, &page.asking(doubles, typed));
        }
    };
    let command = sent.command();
    let registering = move |house: &app::House| {
        house.register_beside(&session, command, &registration, &findings)
    };
    match reader.try_ask(registering).await? {
        Ok(registered) => {
            let path = format!("/desk/cases/{}", registered.case);
            reader.go(&path, Some("notice-registered"))
        }
        Err(error @ app::Error::Form(_)) => again(&fill::problems(&error)),
        Err(error) => Err(reader.fail(&error)),
    }
}

/// What is known of those registered who may be the person.
enum Compared {
    /// Nobody may be, or it was said of everyone whether they are.
    Decided(Vec<Found>),
    /// It has to be asked, and what of the answer is missing.
    Asked(Vec<Double>, Problems),
}

/// Looks whether the person is registered already, and reads what was said about those found.
async fn compared(
    reader: &Reader,
    session: &Session,
    posted: &Posted,
    registration: &Registration,
) -> Result<Compared, Failed> {
    if !app::may(session.role(), app::Use::Compare) {
        return Ok(Compared::Decided(Vec::new()));
    }
    let (asking, person) = (session.clone(), registration.applicant.clone());
    let candidates = reader.ask(move |house| house.registered_already(&asking, &person)).await?;
    let (mut problems, mut findings) = (Problems::new(), Vec::new());
    for candidate in &candidates {
        let other = candidate.card.person;
        let name = format!("found-{other}");
        findings.extend(doubles::read(posted, other, (&name, "found-reason"), &mut problems));
    }
    if findings.len() == candidates.len() {
        return Ok(Compared::Decided(findings));
    }
    let asked_before = candidates.iter().any(|it| posted.has(&format!("found-{}", it.card.person)))
        || posted.has("found-reason");
    let here = fill::Here::typed(&registration.applicant);
    let doubles = candidates.iter().map(|candidate| fill::double(candidate, &here)).collect();
    let problems = if asked_before { problems } else { Problems::new() };
    Ok(Compared::Asked(doubles, problems))
}

/// The whole form as a registration, or everything that is wrong with it.
fn read(
    reader: &Reader,
    posted: &Posted,
    doors: &[(Code, Text)],
    own: &[pack::Field],
) -> Result<Registration, Problems> {
    let mut problems = Problems::new();
    let chosen = doors.iter().find(|(id, _)| *id == *posted.get("procedure"));
    if chosen.is_none() {
        problems.insert("procedure".to_owned(), Wrong::Missing);
    }
    let at = arrived(reader, posted).map_err(|wrong| problems.insert("arrived".to_owned(), wrong));
    let person = start::read(posted, own, reader.frame().today());
    match (chosen, person) {
        (Some((procedure, _)), Ok(person)) if problems.is_empty() => {
            let at = at.unwrap_or_default();
            Ok(Registration { at, ..registration(&reader.web, &person, procedure.clone()) })
        }
        (_, person) => {
            problems.extend(person.err().unwrap_or_default());
            Err(problems)
        }
    }
}

fn arrived(reader: &Reader, posted: &Posted) -> Result<Option<Timestamp>, Wrong> {
    let Some(wall) = moment_parts("arrived", posted)? else { return Ok(None) };
    let at = reader.zone().to_timestamp(wall).map_err(|_| Wrong::NotDate)?;
    let now = reader.now();
    if at > now {
        return Err(Wrong::InFuture);
    }
    let this_minute = now.duration_since(at) < jiff::SignedDuration::from_mins(2);
    Ok((!this_minute).then_some(at))
}
