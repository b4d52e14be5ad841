//! A visit: who is signed in, the token of its forms, what to tell once. It lives in one signed
//! cookie, so that any node can serve any request and nothing about visitors is stored.

use std::sync::{Arc, Mutex, PoisonError};

use app::{House, Session};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::SignedCookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use jiff::SignedDuration;
use kernel::{AccountId, PersonId, Timestamp};
use serde::{Deserialize, Serialize};

use super::accounts::Agent;
use super::state::Web;

const COOKIE: &str = "havre";
/// A visit that stands still this long is over.
const IDLE: SignedDuration = SignedDuration::from_mins(30);

/// What the cookie holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    token: String,
    who: Who,
    at: Timestamp,
    notice: Option<String>,
}

/// Who is signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Who {
    /// Nobody.
    Nobody,
    /// A person, at the own file.
    Person(PersonId),
    /// An agent.
    Agent(AccountId),
}

/// The visit of a request.
#[derive(Debug, Clone)]
pub(super) struct Visit(Arc<Mutex<Kept>>);

impl Visit {
    fn with<R>(&self, f: impl FnOnce(&mut Kept) -> R) -> R {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The token every form of this visit carries.
    #[must_use]
    pub(super) fn token(&self) -> String {
        self.with(|kept| kept.token.clone())
    }

    /// Who is signed in.
    #[must_use]
    pub(super) fn who(&self) -> Who {
        self.with(|kept| kept.who)
    }

    /// Signs in or out; the token changes with it.
    pub(super) fn becomes(&self, who: Who, house: &House) {
        let token = house.world.uuid().simple().to_string();
        self.with(|kept| {
            kept.who = who;
            kept.token = token;
        });
    }

    /// Tells something on the next page, by the key of its text.
    pub(super) fn tell(&self, key: &'static str) {
        self.with(|kept| kept.notice = Some(key.to_owned()));
    }

    /// What is to be told now, once.
    #[must_use]
    pub(super) fn told(&self) -> Option<String> {
        self.with(|kept| kept.notice.take())
    }

    /// The agent signed in, if one is.
    #[must_use]
    pub(super) fn agent(&self, web: &Web) -> Option<Agent> {
        match self.who() {
            Who::Agent(account) => web.accounts().find(account),
            Who::Nobody | Who::Person(_) => None,
        }
    }

    /// The session of whoever is signed in.
    #[must_use]
    pub(super) fn session(&self, web: &Web) -> Option<Session> {
        match self.who() {
            Who::Nobody => None,
            Who::Person(person) => Some(Session::person(person)),
            Who::Agent(_) => self.agent(web).map(|agent| agent.session()),
        }
    }
}

/// Reads the cookie before a request and writes it after, when it changed.
pub(super) async fn keep(
    State(web): State<Web>,
    jar: SignedCookieJar,
    mut request: Request,
    next: Next,
) -> Response {
    let now = web.house().world.now();
    let before = jar
        .get(COOKIE)
        .and_then(|cookie| serde_json::from_str::<Kept>(cookie.value()).ok())
        .filter(|kept| now.duration_since(kept.at) < IDLE);
    let kept = before.clone().unwrap_or_else(|| Kept {
        token: web.house().world.uuid().simple().to_string(),
        who: Who::Nobody,
        at: now,
        notice: None,
    });
    let visit = Visit(Arc::new(Mutex::new(kept)));
    request.extensions_mut().insert(visit.clone());
    let response = next.run(request).await;
    let mut after = visit.with(|kept| kept.clone());
    // The clock of the visit is written again only each minute, so that most answers set no cookie.
    let stale = now.duration_since(after.at) >= SignedDuration::from_mins(1);
    if before.as_ref() == Some(&after) && !stale {
        return response;
    }
    after.at = now;
    let Ok(value) = serde_json::to_string(&after) else { return response };
    let cookie = Cookie::build((COOKIE, value))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(web.https());
    (jar.add(cookie), response).into_response()
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = axum::http::StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let visit = parts.extensions.get::<Self>().cloned();
        visit.ok_or(axum::http::StatusCode::INTERNAL_SERVER_ERROR)
    }
}
