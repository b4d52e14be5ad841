//! A file to be kept: the bytes, of which type, under which name.

use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

/// An answer that browsers keep as a file. The disposition is `attachment; filename="…"`.
pub(super) fn download(
    kind: &'static str,
    disposition: &'static str,
    content: impl Into<Body>,
) -> Response {
    let mut response = content.into().into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static(disposition));
    response
}
