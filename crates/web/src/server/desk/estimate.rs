//! How many in all, from lists that are pasted or sent: answered, never kept.

use app::Use;
use axum::http::StatusCode;

use super::super::failed::{Answer, unexpected};
use super::super::reader::Reader;
use super::super::sent::Sent;
use super::given::{Given, csv, json, picture, wanted};
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
        Ok(card) => match wanted(posted.get("as")) {
            ("card", dots) => {
                let words = EstimatePage::picture_words(&card, &reader.frame());
                picture(&reader, "estimate", app::draw_card(&card, &words), dots).await
            }
            ("patterns", _) => Ok(csv("patterns.csv", card.patterns.csv())),
            ("models", _) => Ok(csv("models.csv", card.models_csv())),
            ("json", _) => {
                json("estimate.json", "estimate", &card).map_err(|_| unexpected(&reader))
            }
            _ => reader.show(&EstimatePage { typed, wrong: None, card: Some(card) }),
        },
    }
}
