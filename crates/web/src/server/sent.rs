//! What a form sent: read, bounded, and refused when its token is not that of the visit.

use std::collections::BTreeMap;

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use kernel::CommandId;

use super::reader::Reader;
use super::state::Web;
use crate::form::Posted;
use crate::pages::shared::FailureKind;

/// The largest form without a file.
const FORM: usize = 256 * 1024;
/// The largest form with a file; the house itself takes files of 10 MiB.
pub(super) const UPLOAD: usize = 11 * 1024 * 1024;

/// Files by the name of their field: the name of each and its bytes.
pub(super) type Files = BTreeMap<String, (String, Vec<u8>)>;

/// A form that was sent, with its reader.
pub(super) struct Sent {
    pub(super) reader: Reader,
    pub(super) posted: Posted,
    /// The files that were sent, by the name of their field: the name of each and its bytes.
    pub(super) files: Files,
}

impl Sent {
    /// The command this form becomes; the same however often it is sent.
    pub(super) fn command(&self) -> CommandId {
        let sent = self.posted.get("command").parse();
        sent.unwrap_or_else(|_| self.reader.command())
    }
}

impl FromRequest<Web> for Sent {
    type Rejection = Response;

    async fn from_request(request: Request, web: &Web) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let reader =
            <Reader as axum::extract::FromRequestParts<Web>>::from_request_parts(&mut parts, web)
                .await
                .map_err(IntoResponse::into_response)?;
        let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let kind = kind.unwrap_or_default().to_owned();
        let fail = |kind| reader.fail_as(kind, None).into_response();
        let (posted, files) = if kind.starts_with("multipart/form-data") {
            let request = Request::from_parts(parts, body);
            parts_of(request).await.map_err(fail)?
        } else if kind.starts_with("application/json") {
            // A script of another origin cannot send this type without being allowed to first.
            let posted = json(body).await.map_err(fail)?;
            return Ok(Self { reader, posted, files: Files::new() });
        } else {
            (form(body).await.map_err(fail)?, Files::new())
        };
        if posted.get("csrf") != reader.visit.token() {
            return Err(fail(FailureKind::Unreadable));
        }
        Ok(Self { reader, posted, files })
    }
}

async fn form(body: Body) -> Result<Posted, FailureKind> {
    let bytes = to_bytes(body, FORM).await.map_err(|_| FailureKind::TooLarge)?;
    let pairs: Vec<(String, String)> =
        serde_urlencoded::from_bytes(&bytes).map_err(|_| FailureKind::Unreadable)?;
    Ok(Posted::from_pairs(pairs))
}

async fn json(body: Body) -> Result<Posted, FailureKind> {
    let bytes = to_bytes(body, FORM).await.map_err(|_| FailureKind::TooLarge)?;
    let sent: BTreeMap<String, String> =
        serde_json::from_slice(&bytes).map_err(|_| FailureKind::Unreadable)?;
    Ok(Posted::from_pairs(sent))
}

async fn parts_of(request: Request) -> Result<(Posted, Files), FailureKind> {
    let mut parts =
        Multipart::from_request(request, &()).await.map_err(|_| FailureKind::Unreadable)?;
    let (mut pairs, mut files) = (Vec::new(), Files::new());
    loop {
        let part = parts.next_field().await.map_err(|error| too_large(error.status()))?;
        let Some(part) = part else { break };
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await.map_err(|error| too_large(error.status()))?;
        match file_name {
            Some(file_name) if !bytes.is_empty() => {
                files.insert(name, (file_name, bytes.to_vec()));
            }
            Some(_) => {}
            None => {
                let text =
                    String::from_utf8(bytes.to_vec()).map_err(|_| FailureKind::Unreadable)?;
                pairs.push((name, text));
            }
        }
    }
    Ok((Posted::from_pairs(pairs), files))
}

fn too_large(status: axum::http::StatusCode) -> FailureKind {
    if status == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        FailureKind::TooLarge
    } else {
        FailureKind::Unreadable
    }
}
