//! Who reads, and how an answer is made for this reader: the frame around pages, the house behind.

use app::{House, Session, Use, may};
use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT, ACCEPT_LANGUAGE, REFERER};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect};
use axum_extra::extract::cookie::{Cookie, CookieJar};
use jiff::tz::TimeZone;
use kernel::Role;
use law::{Run, Text};

use super::failed::{Answer, Failed, unexpected};
use super::state::Web;
use super::visit::{Visit, Who};
use crate::i18n::{Locale, Words};
use crate::layout::{Frame, Viewer};
use crate::pages::Page;

/// The cookie of the language chosen.
pub(super) const LANGUAGE: &str = "havre_language";

/// What is told once after a redirect.
const NOTICES: [&str; 10] = [
    "notice-signed-out",
    "notice-step-done",
    "notice-document-added",
    "notice-document-withdrawn",
    "notice-note-written",
    "notice-annulled",
    "notice-moved",
    "notice-registered",
    "notice-session-over",
    "notice-report-dealt",
];

/// Everything a handler needs to know of a request.
#[derive(Clone)]
pub(super) struct Reader {
    pub(super) web: Web,
    pub(super) visit: Visit,
    pub(super) locale: Locale,
    /// Whether a machine asks: problems are then told in JSON.
    pub(super) machine: bool,
    /// The path and query asked for.
    pub(super) here: String,
    /// The page before, if it is one of this house.
    pub(super) before: Option<String>,
}

impl FromRequestParts<Web> for Reader {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, StatusCode> {
        let visit = Visit::from_request_parts(parts, web).await?;
        let jar = CookieJar::from_headers(&parts.headers);
        let text = |headers: &HeaderMap, name| {
            headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        let chosen = jar.get(LANGUAGE).map(Cookie::value);
        let accepted = text(&parts.headers, ACCEPT_LANGUAGE);
        let here = parts.uri.path_and_query().map_or("/", |it| it.as_str()).to_owned();
        Ok(Self {
            web: web.clone(),
            visit,
            locale: Locale::negotiate(chosen, Some(&accepted)),
            machine: text(&parts.headers, ACCEPT).contains("json"),
            before: path_of(&text(&parts.headers, REFERER)),
            here,
        })
    }
}

/// The path of an address, without host: links never lead out of the house.
fn path_of(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = rest.get(rest.find('/')?..)?;
    local(path).then(|| path.to_owned())
}

/// Whether a path stays in this house.
pub(super) fn local(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n'])
}

impl Reader {
    /// Runs a use case on a thread for blocking work.
    pub(super) async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&House) -> app::Result<T> + Send + 'static,
    ) -> Result<T, Failed> {
        self.try_ask(question).await?.map_err(|error| self.fail(&error))
    }

    /// The same, leaving what is refused to the handler, who shows the page again.
    pub(super) async fn try_ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&House) -> app::Result<T> + Send + 'static,
    ) -> Result<app::Result<T>, Failed> {
        let web = self.web.clone();
        let asked = tokio::task::spawn_blocking(move || question(web.house())).await;
        asked.map_err(|_| unexpected(self))
    }

    /// The session of whoever is signed in; nobody is sent to sign in.
    pub(super) fn session(&self) -> Result<Session, Failed> {
        self.visit.session(&self.web).ok_or_else(|| {
            if self.machine {
                return self.fail(&app::Error::Forbidden);
            }
            let back = crate::layout::percent(&self.here);
            let home = if self.here.starts_with("/desk") { "/desk/sign-in" } else { "/sign-in" };
            Failed::from(Redirect::to(&format!("{home}?back={back}")).into_response())
        })
    }

    /// The session of a person at the own file.
    pub(super) fn person(&self) -> Result<Session, Failed> {
        let session = self.session()?;
        if session.own.is_some() { Ok(session) } else { Err(self.fail(&app::Error::NotFound)) }
    }

    /// The session of an agent.
    pub(super) fn agent(&self) -> Result<Session, Failed> {
        let session = self.session()?;
        if session.own.is_none() { Ok(session) } else { Err(self.fail(&app::Error::NotFound)) }
    }

    /// A fresh command id, for a form.
    pub(super) fn command<T>(&self) -> kernel::Id<T> {
        self.web.house().world.id()
    }

    /// Now.
    pub(super) fn now(&self) -> kernel::Timestamp {
        self.web.house().world.now()
    }

    /// The zone in which hours are told: that of the country where the house stands.
    pub(super) fn zone(&self) -> TimeZone {
        self.web.house().home.zone.clone()
    }

    /// What a role is called where the house stands.
    pub(super) fn body(&self, role: Role) -> Text {
        let named = self.web.house().home.actors.get(&role).cloned();
        named.unwrap_or_else(|| {
            let said = |locale| Words::One("role", role.to_string()).in_language(locale);
            Text { fr: said(Locale::Fr), en: said(Locale::En) }
        })
    }

    /// The frame around a page.
    pub(super) fn frame(&self) -> Frame {
        let told = self.visit.told();
        let notice = told.and_then(|told| NOTICES.into_iter().find(|known| *known == told));
        Frame {
            locale: self.locale,
            now: self.now(),
            zone: self.zone(),
            here: self.here.clone(),
            viewer: self.viewer(),
            csrf: self.visit.token(),
            notice: notice.map(Words::Key),
            demo: !self.web.accounts().open_to_all().is_empty(),
            sought: String::new(),
        }
    }

    fn viewer(&self) -> Viewer {
        match self.visit.who() {
            Who::Nobody => Viewer::Nobody,
            Who::Person(_) => Viewer::Person { name: String::new() },
            Who::Agent(_) => match self.visit.agent(&self.web) {
                Some(agent) => Viewer::Agent {
                    body: self.body(agent.role),
                    office: Some(agent.office.to_string()),
                    uses: Use::ALL.into_iter().filter(|what| may(agent.role, *what)).collect(),
                    name: agent.name,
                },
                None => Viewer::Nobody,
            },
        }
    }

    /// A page.
    pub(super) fn show(&self, page: &impl Page) -> Answer {
        self.show_as(StatusCode::OK, page)
    }

    /// A page with another status: 422 when a form is shown again.
    pub(super) fn show_as(&self, status: StatusCode, page: &impl Page) -> Answer {
        self.show_in(status, page, &self.frame())
    }

    /// A page in a frame made beforehand.
    pub(super) fn show_in(&self, status: StatusCode, page: &impl Page, frame: &Frame) -> Answer {
        let html = page.draw(frame).map_err(|_| unexpected(self))?;
        Ok((status, Html(html)).into_response())
    }

    /// Goes to another page after something was done, telling it there.
    pub(super) fn go(&self, path: &str, notice: Option<&'static str>) -> Answer {
        if let Some(notice) = notice {
            self.visit.tell(notice);
        }
        Ok(Redirect::to(path).into_response())
    }

    /// Which steps of a case a role may record on this face.
    pub(super) fn doable(&self, run: &Run, role: Role) -> Vec<kernel::Code> {
        let now = self.now();
        let may = |step: &&law::Step| {
            let online = role != Role::Person || step.places.contains(&law::pack::Place::Online);
            step.may(role) && online
        };
        run.possible(now).into_iter().filter(may).map(|step| step.id.clone()).collect()
    }
}
