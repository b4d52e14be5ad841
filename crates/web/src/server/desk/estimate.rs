//! How many in all, from lists that are pasted or sent: answered, never kept.

use app::{Card, Use};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::IntoResponse;

use super::super::failed::{Answer, unexpected};
use super::super::reader::Reader;
use super::super::sent::Sent;
use crate::pages::desk::EstimatePage;

/// Text of a file that is put into the field, to be mended there; more is not shown back.
const SHOWN_BACK: usize = 64 * 1024;

pub(in crate::server) async fn form(reader: Reader) -> Answer {
    let session = reader.agent()?;
    if !app::may(session.role(), Use::Estimate) {
        return Err(reader.fail(&app::Error::Forbidden));
    }
    reader.show(&EstimatePage::default())
}

pub(in crate::server) async fn answer(sent: Sent) -> Answer {
    let Sent { reader, posted, file } = sent;
    let session = reader.agent()?;
    // A field keeps its lines as browsers end them.
    let (typed, bytes) = match file {
        Some((_, bytes)) => {
            let short = bytes.len() <= SHOWN_BACK;
            let text = String::from_utf8(bytes.clone()).ok().filter(|_| short);
            (text.unwrap_or_default(), bytes)
        }
        None => {
            let typed = posted.get("lists").to_owned();
            (typed.clone(), typed.into_bytes())
        }
    };
    let estimated = reader.ask(move |house| house.estimate(&session, &bytes)).await?;
    match estimated {
        Err(wrong) => {
            let page = EstimatePage { typed, wrong: Some(wrong), card: None };
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Ok(card) => match posted.get("as") {
            "svg" => {
                let svg =
                    app::draw_card(&card, &EstimatePage::picture_words(&card, &reader.frame()));
                Ok(download("image/svg+xml", "attachment; filename=\"estimate.svg\"", svg))
            }
            "patterns" => {
                let name = "attachment; filename=\"patterns.csv\"";
                Ok(download("text/csv; charset=utf-8", name, card.patterns.csv()))
            }
            "models" => {
                let name = "attachment; filename=\"models.csv\"";
                Ok(download("text/csv; charset=utf-8", name, card.models_csv()))
            }
            "json" => {
                let json = json(&card).map_err(|_| unexpected(&reader))?;
                Ok(download("application/json", "attachment; filename=\"estimate.json\"", json))
            }
            _ => reader.show(&EstimatePage { typed, wrong: None, card: Some(card) }),
        },
    }
}

/// The card as the command line writes it.
fn json(card: &Card) -> serde_json::Result<String> {
    #[derive(serde::Serialize)]
    struct Whole<'a> {
        schema: &'static str,
        command: &'static str,
        #[serde(flatten)]
        card: &'a Card,
    }
    serde_json::to_string_pretty(&Whole { schema: "havre.count/1", command: "estimate", card })
}

fn download(kind: &'static str, name: &'static str, text: String) -> axum::response::Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CONTENT_DISPOSITION, HeaderValue::from_static(name));
    response
}
