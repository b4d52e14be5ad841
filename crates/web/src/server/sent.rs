//! What a form sent: read, bounded, and refused when its token is not that of the visit, or shown
//! again where that would lose what somebody took long to write.

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
        match SentLate::from_request(request, web).await? {
            SentLate { sent, late: false } => Ok(sent),
            SentLate { sent, late: true } => {
                Err(sent.reader.fail_as(FailureKind::Unreadable, None).into_response())
            }
        }
    }
}

/// A form that may have been sent after its visit was over: its token is then another one's. Nothing
/// may be done with it but showing it again, with what was typed and a token that holds.
pub(super) struct SentLate {
    pub(super) sent: Sent,
    pub(super) late: bool,
}

impl FromRequest<Web> for SentLate {
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
            return Ok(Self { sent: Sent { reader, posted, files: Files::new() }, late: false });
        } else {
            (form(body).await.map_err(fail)?, Files::new())
        };
        let late = posted.get("csrf") != reader.visit.token();
        Ok(Self { sent: Sent { reader, posted, files }, late })
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
