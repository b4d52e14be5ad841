//! How many in all, from lists that are pasted or sent: answered, never kept.

use app::Use;
use axum::http::StatusCode;

use super::super::failed::{Answer, unexpected};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::given::{Given, csv, json, svg};
use crate::pages::desk::EstimatePage;

pub(in crate::server) async fn form(reader: Reader) -> Answer {
    let session = reader.agent()?;
    if !app::may(session.role(), Use::Estimate) {
        return Err(reader.fail(&app::Error::Forbidden));
    }
    reader.show(&EstimatePage::default())
}

pub(in crate::server) async fn answer(sent: Sent) -> Answer {
    let Sent { reader, posted, mut files } = sent;
    let session = reader.agent()?;
    let Given { typed, bytes } = Given::of(&posted, &mut files, "lists");
    let estimated = reader.ask(move |house| house.estimate(&session, &bytes)).await?;
    match estimated {
        Err(wrong) => {
            let page = EstimatePage { typed, wrong: Some(wrong), card: None };
            reader.show_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Ok(card) => match posted.get("as") {
            "svg" => {
                let words = EstimatePage::picture_words(&card, &reader.frame());
                let name = "attachment; filename=\"estimate.svg\"";
                Ok(svg(name, app::draw_card(&card, &words)))
            }
            "patterns" => Ok(csv("attachment; filename=\"patterns.csv\"", card.patterns.csv())),
            "models" => Ok(csv("attachment; filename=\"models.csv\"", card.models_csv())),
            "json" => json("attachment; filename=\"estimate.json\"", "estimate", &card)
                .map_err(|_| unexpected(&reader)),
            _ => reader.show(&EstimatePage { typed, wrong: None, card: Some(card) }),
        },
    }
}
