//! The draft of a pre-registration: encrypted in the visitor's own cookie, nowhere else.

use axum_extra::extract::PrivateCookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

use super::state::Web;
use crate::form::Posted;

const COOKIE: &str = "havre_draft";
/// What a browser keeps for sure, less what encryption adds.
const MOST: usize = 2_800;

/// A draft too long for a cookie: the rest is added at the desk.
pub(super) struct TooLong;

/// The draft of this visitor; empty when there is none.
pub(super) fn read(jar: &PrivateCookieJar) -> Posted {
    let kept = jar.get(COOKIE);
    kept.and_then(|cookie| serde_json::from_str(cookie.value()).ok()).unwrap_or_default()
}

/// Whether there is one.
pub(super) fn exists(jar: &PrivateCookieJar) -> bool {
    jar.get(COOKIE).is_some()
}

/// Keeps a draft until the browser closes.
pub(super) fn keep(
    web: &Web,
    jar: PrivateCookieJar,
    draft: &Posted,
) -> Result<PrivateCookieJar, TooLong> {
    let text = serde_json::to_string(draft).map_err(|_| TooLong)?;
    if text.len() > MOST {
        return Err(TooLong);
    }
    let cookie = Cookie::build((COOKIE, text))
        .path("/start")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(web.https());
    Ok(jar.add(cookie))
}

/// Forgets the draft.
pub(super) fn forget(jar: PrivateCookieJar) -> PrivateCookieJar {
    jar.remove(Cookie::build((COOKIE, "")).path("/start"))
}
