//! A file to be kept: the bytes, of which type, under which name.

use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// An answer that browsers keep as a file of this name, which has nothing of a person in it.
pub(super) fn download(kind: &'static str, name: &str, content: impl Into<Body>) -> Response {
    let mut response = content.into().into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    let kept = HeaderValue::try_from(format!("attachment; filename=\"{name}\""));
    // A name that no header takes is left out; the file is kept all the same.
    let kept = kept.unwrap_or_else(|_| HeaderValue::from_static("attachment"));
    headers.insert(CONTENT_DISPOSITION, kept);
    response
}
