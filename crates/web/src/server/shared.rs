//! What both faces share: signing in and out, the language, the files of pages, what is not there.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

use super::failed::Answer;
use super::reader::{LANGUAGE, Reader, local};
use super::sent::Sent;
use super::visit::Who;
use crate::assets;
use crate::form::{Posted, Problems};
use crate::i18n::Locale;
use crate::layout::Face;
use crate::pages::shared::SignIn;
use crate::parts::Account;

/// Where to go after signing in: a path of this house, or its home.
fn onward(back: &str, home: &str) -> String {
    if local(back) { back.to_owned() } else { home.to_owned() }
}

/// The sign-in page of a face, with the accounts anybody may try in a house of demonstration.
fn page(reader: &Reader, face: Face, posted: &Posted, back: &str) -> SignIn {
    let nothing = Problems::new();
    let mut page = SignIn::new(face, posted, &nothing, reader.command());
    page.back = local(back).then(|| back.to_owned());
    if face == Face::Desk {
        let agents = reader.web.accounts().open_to_all();
        let shown = agents.into_iter().map(|agent| Account {
            id: agent.account,
            about: reader.body(agent.role),
            name: agent.name,
        });
        page.agents = shown.collect();
    }
    page
}

fn back(query: &BTreeMap<String, String>) -> &str {
    query.get("back").map_or("", String::as_str)
}

pub(super) async fn person_form(
    reader: Reader,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    reader.show(&page(&reader, Face::Portal, &Posted::default(), back(&query)))
}

pub(super) async fn agent_form(
    reader: Reader,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    reader.show(&page(&reader, Face::Desk, &Posted::default(), back(&query)))
}

/// A person comes back with the number of the case and the code.
pub(super) async fn person(sent: Sent) -> Answer {
    let reader = &sent.reader;
    let back = sent.posted.get("back").to_owned();
    let (number, code) = (sent.posted.typed("number"), sent.posted.typed("code"));
    let session = reader.ask(move |house| house.sign_in(&number, &code)).await?;
    match session.and_then(|session| session.own) {
        Some(person) => {
            reader.visit.becomes(Who::Person(person), reader.web.house());
            reader.go(&onward(&back, "/me"), None)
        }
        None => unknown(&sent, Face::Portal, &back),
    }
}

/// An agent signs in with login and password, or by choosing an account of the demonstration.
pub(super) async fn agent(sent: Sent) -> Answer {
    let reader = &sent.reader;
    let back = sent.posted.get("back").to_owned();
    let chosen = sent.posted.get("account").parse().ok();
    let mut open = reader.web.accounts().open_to_all().into_iter();
    let agent = open.find(|agent| Some(agent.account) == chosen).or_else(|| {
        let (login, password) = (sent.posted.get("login"), sent.posted.typed("password"));
        reader.web.accounts().sign_in(login, &password)
    });
    match agent {
        Some(agent) => {
            reader.visit.becomes(Who::Agent(agent.account), reader.web.house());
            reader.go(&onward(&back, "/desk"), None)
        }
        None => unknown(&sent, Face::Desk, &back),
    }
}

fn unknown(sent: &Sent, face: Face, back: &str) -> Answer {
    let page = SignIn { unknown: true, ..page(&sent.reader, face, &sent.posted, back) };
    sent.reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

pub(super) async fn sign_out(sent: Sent) -> Answer {
    let reader = &sent.reader;
    reader.visit.becomes(Who::Nobody, reader.web.house());
    reader.go("/", Some("notice-signed-out"))
}

pub(super) async fn language(
    reader: Reader,
    jar: CookieJar,
    Path(tag): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Answer {
    let locale = Locale::offered(&tag).ok_or_else(|| reader.fail(&app::Error::NotFound))?;
    let back = query.get("back").map_or("/", String::as_str);
    let cookie = Cookie::build((LANGUAGE, locale.tag()))
        .path("/")
        .same_site(SameSite::Lax)
        .http_only(true)
        .max_age(time::Duration::days(365))
        .secure(reader.web.https());
    Ok((jar.add(cookie), Redirect::to(&onward(back, "/"))).into_response())
}

pub(super) async fn asset(reader: Reader, Path(name): Path<String>) -> Answer {
    let found = assets::find(&format!("/assets/{name}"));
    let asset = found.ok_or_else(|| reader.fail(&app::Error::NotFound))?;
    let mut response: Response = asset.content.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(assets::FOREVER));
    Ok(response)
}

pub(super) async fn missing(reader: Reader) -> Answer {
    Err(reader.fail(&app::Error::NotFound))
}
