//! Text that is pasted into a field or sent as a file, and files that are given back.
//!
//! It must never keep what was given: it goes back to whoever sent it, and nowhere else.

use axum::response::Response;

use super::super::download::download;
use super::super::failed::{Failed, unexpected};
use super::super::reader::Reader;
use super::super::sent::Files;
use crate::form::Posted;
use crate::png::png;

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

/// What a file is asked for, and whether a picture is to be dots: `map`, or `map.png`.
pub(super) fn wanted(asked: &str) -> (&str, bool) {
    asked.strip_suffix(".png").map_or((asked, false), |what| (what, true))
}

/// A picture, as lines (SVG) or as dots (PNG), under a name without its ending.
pub(super) async fn picture(
    reader: &Reader,
    name: &str,
    svg: String,
    dots: bool,
) -> Result<Response, Failed> {
    if !dots {
        return Ok(download("image/svg+xml", &format!("{name}.svg"), svg));
    }
    let file = reader.ask(move |_| Ok(png(&svg))).await?.ok_or_else(|| unexpected(reader))?;
    Ok(download("image/png", &format!("{name}.png"), file))
}

/// A table.
pub(super) fn csv(name: &str, table: String) -> Response {
    download("text/csv; charset=utf-8", name, table)
}

/// An answer as the command line writes it, without the name of a file.
pub(super) fn json(
    name: &str,
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
