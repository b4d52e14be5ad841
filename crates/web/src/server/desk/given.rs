//! Text that is pasted into a field or sent as a file, and files that are given back.
//!
//! It must never keep what was given: it goes back to whoever sent it, and nowhere else.

use axum::response::Response;

use super::super::download::download;
use super::super::sent::Files;
use crate::form::Posted;

/// Text of a file that is put into the field, to be mended there; more is not shown back.
const SHOWN_BACK: usize = 64 * 1024;

/// What was given: as it is shown back, and as it is read.
pub(super) struct Given {
    pub(super) typed: String,
    pub(super) bytes: Vec<u8>,
}

impl Given {
    /// The file beside a field, or the text of the field where there is none.
    pub(super) fn of(posted: &Posted, files: &mut Files, field: &str) -> Self {
        match files.remove(&format!("{field}-file")) {
            Some((_, bytes)) => {
                let short = bytes.len() <= SHOWN_BACK;
                let text = String::from_utf8(bytes.clone()).ok().filter(|_| short);
                Self { typed: text.unwrap_or_default(), bytes }
            }
            None => {
                let typed = posted.get(field).to_owned();
                Self { bytes: typed.clone().into_bytes(), typed }
            }
        }
    }
}

/// A picture.
pub(super) fn svg(name: &'static str, picture: String) -> Response {
    download("image/svg+xml", name, picture)
}

/// A table.
pub(super) fn csv(name: &'static str, table: String) -> Response {
    download("text/csv; charset=utf-8", name, table)
}

/// An answer as the command line writes it, without the name of a file.
pub(super) fn json(
    name: &'static str,
    command: &'static str,
    answer: &impl serde::Serialize,
) -> serde_json::Result<Response> {
    #[derive(serde::Serialize)]
    struct Whole<'a, T> {
        schema: &'static str,
        command: &'static str,
        #[serde(flatten)]
        answer: &'a T,
    }
    let whole = Whole { schema: "havre.count/1", command, answer };
    Ok(download("application/json", name, serde_json::to_string_pretty(&whole)?))
}
